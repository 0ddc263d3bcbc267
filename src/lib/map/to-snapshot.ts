/** The columns of a snapshot that follow from corpus and network alone. */
import type { CitedWork } from '../model/corpus';
import { toEpochDay } from '../model/partial-date';
import {
  AUTHOR,
  ITEM,
  KEYWORD,
  LINK_KINDS,
  PAPER,
  SOURCE,
  WORK,
  countKinds,
  type LinkColumns,
  type Network,
} from '../model/network';
import type { PartialDate } from '../model/record';
import { NO_DATE, PRECISION, regionNodes, type Snapshot, type SnapshotCounts } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { paperLabel, workLabel } from '../networks/paper-label';

/** A longer label is a title. */
const LONGEST_LABEL = 40;

/** Ids and labels of all nodes, and which of them are found terms. Ids are unique: one that is taken already gets a number. */
export function nameNodes(input: NetworkInput, network: Network): Pick<Snapshot, 'ids' | 'labels' | 'found'> {
  const { papers, authors, keywords, venues, citedWorks } = input.corpus;
  const ids: string[] = [];
  const labels: string[] = [];
  const taken = new Set<string>();
  const found = new Uint8Array(network.nodeCount);
  for (let node = 0; node < network.nodeCount; node++) {
    const entity = network.entities[node]!;
    let id: string;
    if (network.kinds[node] === AUTHOR) {
      id = authors[entity]!.id;
      labels.push(authors[entity]!.name);
    } else if (network.kinds[node] === KEYWORD || network.kinds[node] === ITEM) {
      const term = input.text.terms[entity]!;
      id = (term.keyword === undefined ? undefined : keywords[term.keyword]?.id) ?? `k:${term.key}`;
      labels.push(term.label);
      if (!term.given) found[node] = 1;
    } else if (network.kinds[node] === SOURCE) {
      id = `s:${venues[entity]!.id}`;
      labels.push(venues[entity]!.name);
    } else if (network.kinds[node] === WORK) {
      id = citedWorks[entity]!.id;
      labels.push(workLabel(citedWorks[entity]!));
    } else {
      id = papers[entity]!.id;
      labels.push(paperLabel(papers[entity]!, authors));
    }
    let unique = id;
    for (let number = 2; taken.has(unique); number++) unique = `${id}-${number}`;
    taken.add(unique);
    ids.push(unique);
  }
  const marks = found.includes(1) ? { found } : {};
  return {
    ...marks,
    ids,
    labels: network.finished ? labelFinished(network.finished.labels, labels) : labels,
  };
}

/** The file's own labels; where one is as long as a title, ours. */
function labelFinished(given: readonly string[], ours: readonly string[]): string[] {
  return given.map((label, node) => (label.length <= LONGEST_LABEL ? label : (ours[node] ?? label)));
}

/** Sizes of nodes: what the network counts, else see countNodes. */
export function countByNetwork(
  input: NetworkInput,
  network: Network,
): Pick<Snapshot, 'count'> & Partial<Pick<Snapshot, 'measures'>> {
  const { occurrences, occurrenceWords: words } = network;
  if (!occurrences) return { count: countNodes(input, network) };
  // A snapshot's columns are its own: they are sent away.
  const count = occurrences.slice();
  return words === undefined ? { count } : { count, measures: { size: words, count: words } };
}

/**
 * What papers are sized by where none is cited here: the times cited that their records give, else their links. Empty where a paper is
 * cited, where there is no paper, and where this would make all alike as well.
 *
 * @param count n: as countByNetwork gives it
 * @param degree n: number of links
 */
export function sizeUncited(
  input: NetworkInput,
  network: Network,
  count: Uint32Array,
  degree: Uint32Array,
): Pick<Snapshot, 'sizedBy'> {
  if (network.occurrences || network.finished || network.kinds.includes(WORK)) return {};
  const papers = Array.from(network.kinds.keys()).filter((node) => network.kinds[node] === PAPER);
  if (papers.some((node) => count[node]! > 0)) return {};
  const timesCited = (node: number): number => input.corpus.papers[network.entities[node]!]!.timesCited ?? 0;
  const choose = (metric: 'times-cited' | 'degree', of: (node: number) => number) => {
    if (new Set(papers.map(of)).size < 2) return null;
    const values = count.slice();
    for (const node of papers) values[node] = Math.min(0xffffffff, Math.max(0, Math.round(of(node))));
    return { sizedBy: { metric, values } };
  };
  return choose('times-cited', timesCited) ?? choose('degree', (node) => degree[node]!) ?? {};
}

/** Papers and works: citations inside the corpus; authors and sources: papers; keywords: papers linked to it here. */
export function countNodes(input: NetworkInput, network: Network): Uint32Array {
  const count = new Uint32Array(network.nodeCount);
  const citedBy = new Uint32Array(input.corpus.papers.length);
  for (const paper of input.corpus.cited) citedBy[paper]!++;
  const { source, target, kinds } = network.links;
  const hasKeyword = LINK_KINDS.indexOf('has-keyword');
  for (let node = 0; node < network.nodeCount; node++) {
    const entity = network.entities[node]!;
    if (network.kinds[node] === PAPER) count[node] = citedBy[entity]!;
    else if (network.kinds[node] === AUTHOR) count[node] = input.corpus.authors[entity]!.papers.length;
    else if (network.kinds[node] === SOURCE) count[node] = input.corpus.venues[entity]!.papers.length;
    else if (network.kinds[node] === WORK) count[node] = input.corpus.citedWorks[entity]!.citedBy.length;
  }
  for (let e = 0; e < source.length; e++) {
    if (kinds[e] !== hasKeyword) continue;
    count[network.kinds[source[e]!] === KEYWORD ? source[e]! : target[e]!]!++;
  }
  return count;
}

/** Dates of papers and cited works; other nodes have none, but for the mean years that a finished map gives. */
export function dateNodes(input: NetworkInput, network: Network): Pick<Snapshot, 'day' | 'dayPrecision'> {
  const day = new Int32Array(network.nodeCount).fill(NO_DATE);
  const dayPrecision = new Uint8Array(network.nodeCount);
  for (let node = 0; node < network.nodeCount; node++) {
    const entity = network.entities[node]!;
    const date =
      network.kinds[node] === PAPER
        ? input.corpus.papers[entity]!.date
        : network.kinds[node] === WORK
          ? dateOfWork(input.corpus.citedWorks[entity]!)
          : undefined;
    const year = network.finished?.year[node] ?? NaN;
    if (!date && Number.isFinite(year)) {
      day[node] = Math.round(toEpochDay({ year: Math.floor(year) }) + 365 * (year % 1));
      dayPrecision[node] = PRECISION.year;
    }
    if (!date) continue;
    day[node] = toEpochDay(date);
    if (date.month === undefined) dayPrecision[node] = PRECISION.year;
    else dayPrecision[node] = date.day === undefined ? PRECISION.month : PRECISION.day;
  }
  return { day, dayPrecision };
}

/** Papers that are retracted; nothing where none is. */
export function markRetracted(input: NetworkInput, network: Network): Pick<Snapshot, 'retracted'> {
  const { papers } = input.corpus;
  const retracted = Uint8Array.from(network.kinds, (kind, node) =>
    kind === PAPER && papers[network.entities[node]!]!.flags?.includes('retracted') ? 1 : 0,
  );
  return retracted.includes(1) ? { retracted } : {};
}

function dateOfWork({ year }: CitedWork): PartialDate | undefined {
  return year === undefined || !Number.isInteger(year) ? undefined : { year };
}

/** Author nodes of each paper node, in byline order, as compressed rows. */
export function listAuthors(
  input: NetworkInput,
  network: Network,
): Pick<Snapshot, 'authorOffsets' | 'authorNodes'> {
  const nodeOf = new Map<number, number>();
  for (let node = 0; node < network.nodeCount; node++) {
    if (network.kinds[node] === AUTHOR) nodeOf.set(network.entities[node]!, node);
  }
  const authorOffsets = new Uint32Array(network.nodeCount + 1);
  const nodes: number[] = [];
  for (let node = 0; node < network.nodeCount; node++) {
    if (network.kinds[node] === PAPER) {
      for (const author of input.corpus.papers[network.entities[node]!]!.authors) {
        const found = nodeOf.get(author);
        if (found !== undefined) nodes.push(found);
      }
    }
    authorOffsets[node + 1] = nodes.length;
  }
  return { authorOffsets, authorNodes: Uint32Array.from(nodes) };
}

/** Links by weight, strongest first; ties by source, target, kind. */
export function sortLinks(links: LinkColumns): LinkColumns {
  const { source, target, kinds, weight } = links;
  const order = Uint32Array.from(source.keys()).sort(
    (a, b) =>
      weight[b]! - weight[a]! || source[a]! - source[b]! || target[a]! - target[b]! || kinds[a]! - kinds[b]!,
  );
  return {
    source: Uint32Array.from(order, (e) => source[e]!),
    target: Uint32Array.from(order, (e) => target[e]!),
    kinds: Uint8Array.from(order, (e) => kinds[e]!),
    weight: Float32Array.from(order, (e) => weight[e]!),
  };
}

/** How many nodes, links, citations and clusters a map has. */
export function countAll(
  input: NetworkInput,
  network: Network,
  degree: Uint32Array,
  clusters: number,
): SnapshotCounts {
  let unlinked = 0;
  const isCounted = regionNodes(network.kinds);
  network.kinds.forEach((_, node) => {
    if (isCounted(node) && degree[node] === 0) unlinked++;
  });
  const nodes = countKinds(network.kinds);
  return {
    papers: nodes.paper,
    authors: nodes.author,
    keywords: nodes.keyword,
    citations: input.corpus.citing.length,
    links: network.links.source.length,
    clusters,
    unlinked,
  };
}
