import { NODE_KINDS } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Burst, BurstLine, BurstReport } from '../../model/answers/time';
import { citingPapers, papersByTerm, type MapSource } from '../paper-lists';
import { findBursts } from './find-bursts';
import { countByYear, NO_YEAR, yearsOfPapers, type Years } from './years';

/** Fewest years with a paper, and fewest dated papers of a term (or that cite a paper), from which a burst can be distinguished from chance. */
export const FEWEST_YEARS = 5;
export const FEWEST_PAPERS = 20;

/** Why no burst is looked for in these papers, in words; null: they will do. */
export function whyNoBursts({ totals, dated }: Years): string | null {
  if (dated === 0) return 'No paper has a date.';
  const years = totals.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (years < FEWEST_YEARS)
    return `Bursts need papers of ${FEWEST_YEARS} years or more; these are of ${years}.`;
  return null;
}

/**
 * Bursts of a list of papers among all papers, year by year (see findBursts), strongest first; null: too few to tell.
 *
 * @param since the year with which the stream begins; that of the first paper by default
 */
export function burstsOf(papers: readonly number[], years: Years, since = years.first): Burst[] | null {
  const first = Math.max(since, years.first);
  const relevant = countByYear(years.of, papers, first, years.last);
  const count = relevant.reduce((sum, papersThen) => sum + papersThen, 0);
  const totals = years.totals.subarray(first - years.first);
  if (count < FEWEST_PAPERS || totals.filter((papersThen) => papersThen > 0).length < FEWEST_YEARS)
    return null;
  return findBursts(relevant, totals)
    .map(({ start, end, weight }) => ({
      from: first + start,
      to: first + end,
      weight,
      open: first + end === years.last,
    }))
    .sort((a, b) => b.weight - a.weight || a.from - b.from);
}

/** The year with which the citations of a work can begin: its own, or that of the first citation where that came earlier. */
function firstCitable(own: number | undefined, citing: readonly number[], years: Years): number {
  let first = own ?? Infinity;
  for (const paper of citing) {
    const year = years.of[paper]!;
    if (year !== NO_YEAR) first = Math.min(first, year);
  }
  return Number.isFinite(first) ? first : years.first;
}

/** Everything that bursts could be determined for, as strength a node: NaN where it could not, 0 where there is none. */
export interface BurstResult {
  report: BurstReport;
  /** n of the map */
  strength: Float32Array;
}

/**
 * Bursts of every term among the papers, and of every paper and cited work among the citing papers. Papers are batched by year; the
 * stream of a cited paper begins with its own year, as nothing could cite it before.
 */
export async function computeBursts(source: MapSource, progress: Progress): Promise<BurstResult> {
  const { input, snapshot } = source;
  const { corpus, text } = input;
  const years = yearsOfPapers(corpus);
  const strength = new Float32Array(snapshot.nodeCount).fill(NaN);
  const report: BurstReport = {
    why: whyNoBursts(years),
    firstYear: years.dated > 0 ? years.first : null,
    lastYear: years.dated > 0 ? years.last : null,
    terms: [],
    papers: [],
    works: [],
  };
  if (report.why !== null) return { report, strength };
  const nodeOf = nodesOfEntities(source);
  const scan = async (
    kind: 'keyword' | 'paper' | 'work',
    count: number,
    find: (entity: number) => Burst[] | null,
    label: (entity: number) => string,
  ): Promise<BurstLine[]> => {
    const lines: BurstLine[] = [];
    for (let entity = 0; entity < count; entity++) {
      const bursts = find(entity);
      const node = nodeOf(kind, entity);
      if (bursts && node !== null) strength[node] = bursts[0]?.weight ?? 0;
      if (bursts?.length) lines.push({ entity, node, label: label(entity), bursts });
      const yielded = entity % 64 === 0 ? progress('arranging', entity, count) : undefined;
      if (yielded) await yielded;
    }
    return lines.sort((a, b) => b.bursts[0]!.weight - a.bursts[0]!.weight || a.entity - b.entity);
  };
  const papersOf = papersByTerm(input);
  const citing = citingPapers(input);
  report.terms = await scan(
    'keyword',
    text.terms.length,
    (term) => burstsOf(papersOf[term]!, years),
    (term) => text.terms[term]!.label,
  );
  report.papers = await scan(
    'paper',
    corpus.papers.length,
    (paper) =>
      burstsOf(citing[paper]!, years, firstCitable(corpus.papers[paper]!.date?.year, citing[paper]!, years)),
    (paper) => corpus.papers[paper]!.title,
  );
  report.works = await scan(
    'work',
    corpus.citedWorks.length,
    (work) => {
      const { citedBy, year } = corpus.citedWorks[work]!;
      return burstsOf(citedBy, years, firstCitable(year, citedBy, years));
    },
    (work) => corpus.citedWorks[work]!.title ?? corpus.citedWorks[work]!.raw ?? corpus.citedWorks[work]!.id,
  );
  return { report, strength };
}

/** entity of a kind -> its node, or null. */
export function nodesOfEntities({ snapshot }: Pick<MapSource, 'snapshot'>) {
  const nodes = NODE_KINDS.map(() => new Map<number, number>());
  for (let node = 0; node < snapshot.nodeCount; node++) {
    nodes[snapshot.kinds[node]!]?.set(snapshot.entities[node]!, node);
  }
  return (kind: (typeof NODE_KINDS)[number], entity: number): number | null =>
    nodes[NODE_KINDS.indexOf(kind)]?.get(entity) ?? null;
}

/** "In a burst from 2012 to 2015 (weight 14.2)", "… since 2018 …". */
export function burstInWords({ from, to, weight, open }: Burst): string {
  const when = open ? `since ${from}` : from === to ? `in ${from}` : `from ${from} to ${to}`;
  return `Burst ${when} (weight ${weight.toFixed(1)})`;
}
