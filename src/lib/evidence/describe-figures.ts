import type { PaperFigures } from '../model/details';
import { PAPER } from '../model/network';
import type { MapContext } from '../map/map-context';
import { papersOfCluster, changeOf, emergenceInWords, recentSince } from '../metrics/time/emergence';
import { burstInWords, burstsOf, whyNoBursts } from '../metrics/time/bursts';
import { NO_YEAR, yearsOfPapers, type Years } from '../metrics/time/years';

/** Years of the papers of a corpus, kept with it: every card asks for them. */
const yearsByCorpus = new WeakMap<object, Years>();

function yearsOf({ input }: MapContext): Years {
  const known = yearsByCorpus.get(input.corpus);
  if (known) return known;
  const years = yearsOfPapers(input.corpus);
  yearsByCorpus.set(input.corpus, years);
  return years;
}

/** Figures of a paper that cost nothing to work out. */
export function figuresOfPaper(
  context: MapContext,
  node: number,
  paper: number,
  citations: number,
): PaperFigures {
  const { pagerank, kinds } = context.snapshot;
  const years = yearsOf(context);
  const year = years.of[paper] ?? NO_YEAR;
  let rank = 1;
  let papers = 0;
  for (let other = 0; other < kinds.length; other++) {
    if (kinds[other] !== PAPER) continue;
    papers++;
    if (pagerank[other]! > pagerank[node]!) rank++;
  }
  return {
    citations,
    citationsPerYear: year === NO_YEAR ? null : citations / (years.last - year + 1),
    pagerankRank: rank,
    papers,
  };
}

/** What has happened to a term over time, in lines for its card: its strongest burst, its change of share. Empty where nothing can be said. */
export function timeOfPapers(context: MapContext, papers: readonly number[]): string[] {
  const years = yearsOf(context);
  const lines: string[] = [];
  const [burst] = whyNoBursts(years) === null ? (burstsOf(papers, years) ?? []) : [];
  if (burst) lines.push(`${burstInWords(burst)}.`);
  const since = recentSince(years);
  const change = since === null ? null : changeOf(papers, years, since);
  if (change) lines.push(emergenceInWords(change));
  return lines;
}

/** The same for a cluster; empty on a map without papers. */
export function timeOfCluster(context: MapContext, cluster: number): string[] {
  return timeOfPapers(context, papersOfCluster(context, cluster));
}
