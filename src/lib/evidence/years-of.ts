import type { MapContext } from '../map/map-context';

/** First and last year of some papers; null when none has a date. */
export function yearsOf(
  { input }: MapContext,
  papers: readonly number[],
): { firstYear: number | null; lastYear: number | null } {
  let firstYear: number | null = null;
  let lastYear: number | null = null;
  for (const paper of papers) {
    const year = input.corpus.papers[paper]?.date?.year;
    if (year === undefined) continue;
    firstYear = firstYear === null ? year : Math.min(firstYear, year);
    lastYear = lastYear === null ? year : Math.max(lastYear, year);
  }
  return { firstYear, lastYear };
}
