import type { Corpus } from '../../model/corpus';

/** In Years.of: no date. */
export const NO_YEAR = -0x80000000;

/** The years of the papers of a corpus. */
export interface Years {
  /** Per paper. */
  of: Int32Array;
  /** Of the dated papers; first > last where there are none. */
  first: number;
  last: number;
  /** Dated papers by year, from `first` to `last`. */
  totals: Uint32Array;
  /** Number of dated papers. */
  dated: number;
}

export function yearsOfPapers({ papers }: Pick<Corpus, 'papers'>): Years {
  const of = Int32Array.from(papers, ({ date }) => date?.year ?? NO_YEAR);
  let first = Infinity;
  let last = -Infinity;
  for (const year of of) {
    if (year === NO_YEAR) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  const totals = countByYear(of, of.keys(), first, last);
  return { of, first, last, totals, dated: totals.reduce((sum, count) => sum + count, 0) };
}

/** Dated papers of a list by year, from `first` to `last`; others are passed over. */
export function countByYear(
  years: Int32Array,
  papers: Iterable<number>,
  first: number,
  last: number,
): Uint32Array {
  const counts = new Uint32Array(Math.max(0, last - first + 1) || 0);
  for (const paper of papers) {
    const year = years[paper]!;
    if (year >= first && year <= last) counts[year - first]!++;
  }
  return counts;
}
