import { PAPER } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Emergence, EmergenceLine, EmergenceReport } from '../../model/answers/time';
import { papersByTerm, type MapSource } from '../paper-lists';
import { nodesOfEntities } from './bursts';
import { differenceInterval, wilsonInterval } from './wilson';
import { countByYear, yearsOfPapers, type Years } from './years';

/** The last years count as recent that hold at least this share of the papers. */
const RECENT_SHARE = 0.25;
/** Fewest papers on either side of the line. */
const FEWEST_PAPERS = 10;
/** Terms of fewer dated papers are not judged. */
const FEWEST_OF_TERM = 5;

/**
 * The first of the recent years: the fewest last years that hold at least a quarter of the dated papers. null where no year parts the
 * papers so that ten at least lie on either side.
 */
export function recentSince({ totals, first, dated }: Years): number | null {
  let recent = 0;
  for (let place = totals.length - 1; place > 0; place--) {
    recent += totals[place]!;
    if (recent < RECENT_SHARE * dated || recent < FEWEST_PAPERS) continue;
    return dated - recent >= FEWEST_PAPERS ? first + place : null;
  }
  return null;
}

/** How the share of some papers among all has changed. */
export function emergenceOf(papers: Iterable<number>, years: Years, since: number): Emergence {
  const counts = countByYear(years.of, papers, years.first, years.last);
  const split = since - years.first;
  const sum = (of: Uint32Array, from: number, to: number) =>
    of.subarray(from, to).reduce((total, count) => total + count, 0);
  const side = (from: number, to: number) => {
    const [k, n] = [sum(counts, from, to), sum(years.totals, from, to)];
    return { papers: k, of: n, share: n > 0 ? k / n : 0, interval: wilsonInterval(k, n) };
  };
  const recent = side(split, counts.length);
  const before = side(0, split);
  const interval = differenceInterval(recent.papers, recent.of, before.papers, before.of);
  return {
    since,
    recent,
    before,
    difference: recent.share - before.share,
    interval,
    direction: interval[0] > 0 ? 1 : interval[1] < 0 ? -1 : 0,
  };
}

/**
 * Terms and clusters whose share of the papers has changed: recent years against all before, with an interval for the difference
 * (see wilson.ts). Only those of which the 95 % interval excludes no change are listed; of twenty that have not changed one may still
 * be among them by chance.
 */
export async function computeEmergence(source: MapSource, progress: Progress): Promise<EmergenceReport> {
  const { input, snapshot } = source;
  const years = yearsOfPapers(input.corpus);
  const since = recentSince(years);
  if (since === null) return { why: whyNot(years), terms: [], clusters: [] };
  const nodeOf = nodesOfEntities(source);
  const papersOf = papersByTerm(input);
  const terms: EmergenceLine[] = [];
  for (const [entity, papers] of papersOf.entries()) {
    const yielded = entity % 256 === 0 ? progress('arranging', entity, papersOf.length) : undefined;
    if (yielded) await yielded;
    const change = changeOf(papers, years, since);
    if (!change) continue;
    const { label } = input.text.terms[entity]!;
    terms.push({
      entity,
      label,
      node: nodeOf('keyword', entity),
      change,
      sentence: emergenceInWords(change),
    });
  }
  const clusters = snapshot.clusters.flatMap(({ label }, entity): EmergenceLine[] => {
    const change = changeOf(papersOfCluster(source, entity), years, since);
    return change ? [{ entity, label, node: null, change, sentence: emergenceInWords(change) }] : [];
  });
  const byDifference = (a: EmergenceLine, b: EmergenceLine) =>
    b.change.difference - a.change.difference || a.entity - b.entity;
  return { why: null, terms: terms.sort(byDifference), clusters: clusters.sort(byDifference) };
}

function whyNot({ dated }: Years): string {
  return dated < 2 * FEWEST_PAPERS
    ? `Change over time needs ${2 * FEWEST_PAPERS} dated papers or more; there are ${dated}.`
    : `Change over time needs at least ${FEWEST_PAPERS} papers before the recent years and in them.`;
}

/** The change of a list of papers, where it can be distinguished from chance. */
export function changeOf(papers: readonly number[], years: Years, since: number): Emergence | null {
  const change = emergenceOf(papers, years, since);
  if (change.recent.papers + change.before.papers < FEWEST_OF_TERM) return null;
  return change.direction === 0 ? null : change;
}

/** Dense indices of the papers of a cluster; none on a map without papers. */
export function papersOfCluster({ snapshot }: Pick<MapSource, 'snapshot'>, cluster: number): number[] {
  const papers: number[] = [];
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (snapshot.cluster[node] === cluster && snapshot.kinds[node] === PAPER)
      papers.push(snapshot.entities[node]!);
  }
  return papers;
}

/** "Growing: in 12 % of the papers since 2019, in 4 % of those before (8 points more; 95 % interval 3 to 14)." */
export function emergenceInWords({
  since,
  recent,
  before,
  difference,
  interval,
  direction,
}: Emergence): string {
  const percent = (share: number) => `${roundShare(share)} %`;
  const [low, high] = direction < 0 ? [-interval[1], -interval[0]] : interval;
  const points = `${roundShare(Math.abs(difference))} points ${direction < 0 ? 'fewer' : 'more'}`;
  return `${direction < 0 ? 'Shrinking' : 'Growing'}: ${percent(recent.share)} of the papers since ${since}, ${percent(before.share)} of those before (${points}; 95 % interval ${roundShare(low)} to ${roundShare(high)}).`;
}

/** In per cent: whole from 10 on, else with one digit where it is not 0. */
function roundShare(share: number): string {
  const percent = 100 * share;
  return String(Number(percent.toFixed(Math.abs(percent) >= 10 ? 0 : 1)));
}
