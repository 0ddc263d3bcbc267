/** Figures of nodes that axes show. Papers have them; other nodes take the mean of the papers they are linked to. */
import { LINK_KINDS, PAPER, WORK, type LinkColumns } from '../model/network';
import type { Corpus } from '../model/corpus';
import type { Axis } from '../model/settings';
import { NO_CLUSTER, NO_DATE } from '../model/snapshot';

/** n each; NaN where a node has no such figure. Dates in days since 1970-01-01. */
export type NodeValues = Record<Axis, Float64Array>;

export interface ValueColumns {
  nodeCount: number;
  kinds: Uint8Array;
  entities: Uint32Array;
  day: Int32Array;
  pagerank: Float32Array;
  cluster: Uint16Array;
  links: LinkColumns;
}

/** Citations of the last so many years, as seen from the newest paper, make up a paper's momentum. */
const MOMENTUM_YEARS = 3;
const CITES = LINK_KINDS.indexOf('cites');

export function nodeValues(columns: ValueColumns, corpus: Corpus): NodeValues {
  const { nodeCount, kinds, entities, day, pagerank, cluster } = columns;
  const byPaper = citationFigures(corpus);
  const hasNoPapers = !kinds.includes(PAPER) && !kinds.includes(WORK);
  const own = (of: (node: number) => number): Float64Array => {
    const values = Float64Array.from({ length: nodeCount }, (_, node) =>
      kinds[node] === PAPER ? of(node) : NaN,
    );
    return spreadToOthers(columns, values);
  };
  return {
    // On maps without papers the nodes have the mean day of theirs.
    date: spreadToOthers(
      columns,
      Float64Array.from(day, (value, node) =>
        value === NO_DATE || !(hasNoPapers || kinds[node] === PAPER || kinds[node] === WORK) ? NaN : value,
      ),
    ),
    citations: own((node) => byPaper.citations[entities[node]!]!),
    references: own((node) => byPaper.references[entities[node]!]!),
    momentum: own((node) => byPaper.momentum[entities[node]!]!),
    pagerank: Float64Array.from(pagerank),
    cluster: Float64Array.from(cluster, (value) => (value === NO_CLUSTER ? NaN : value)),
  };
}

/**
 * Citations and references inside the corpus, and momentum: citations a year by papers of the last three years of the corpus, or of the
 * years since the paper itself came out, where these are fewer.
 */
export function citationFigures({ papers, citing, cited }: Corpus): {
  citations: Float64Array;
  references: Float64Array;
  momentum: Float64Array;
} {
  const n = papers.length;
  const citations = new Float64Array(n);
  const references = new Float64Array(n);
  const recent = new Float64Array(n);
  const years = papers.map(({ date }) => date?.year ?? NaN);
  const last = years.reduce((most, year) => (year > most ? year : most), -Infinity);
  for (let e = 0; e < citing.length; e++) {
    citations[cited[e]!]!++;
    references[citing[e]!]!++;
    if (years[citing[e]!]! > last - MOMENTUM_YEARS) recent[cited[e]!]!++;
  }
  const momentum = recent.map((count, paper) => {
    const age = last - years[paper]! + 1;
    return count / (age >= 1 ? Math.min(MOMENTUM_YEARS, age) : MOMENTUM_YEARS);
  });
  return { citations, references, momentum };
}

/** Nodes without a value take the mean of those that they are linked to, but for citations, which say nothing of their ends' likeness. */
function spreadToOthers({ nodeCount, kinds, links }: ValueColumns, values: Float64Array): Float64Array {
  const sums = new Float64Array(nodeCount);
  const counts = new Uint32Array(nodeCount);
  const add = (node: number, from: number): void => {
    if (kinds[node] === PAPER || kinds[node] === WORK || Number.isNaN(values[from]!)) return;
    sums[node]! += values[from]!;
    counts[node]!++;
  };
  for (let e = 0; e < links.source.length; e++) {
    if (links.kinds[e] === CITES) continue;
    add(links.source[e]!, links.target[e]!);
    add(links.target[e]!, links.source[e]!);
  }
  return values.map((value, node) =>
    Number.isNaN(value) && counts[node]! > 0 ? sums[node]! / counts[node]! : value,
  );
}
