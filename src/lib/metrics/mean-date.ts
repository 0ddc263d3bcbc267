import { NODE_KINDS } from '../model/network';
import { toEpochDay } from '../model/partial-date';
import type { PartialDate } from '../model/record';
import { NO_DATE } from '../model/snapshot';
import { paperLists, type MapSource } from './paper-lists';

const DAYS_PER_YEAR = 365.2425;

/**
 * The date of each paper and cited work, and the mean date of the papers behind each author, keyword and source, as a year with a
 * fraction: 1 July 2016 is 2016.5, a bare 2016 is 2016. NaN where none is dated, but for the mean years that a finished map gives.
 */
export function meanDates(source: MapSource): Float32Array {
  const { input, snapshot } = source;
  const papersOf = paperLists(source);
  const years = input.corpus.papers.map(({ date }) => (date ? yearOf(date) : NaN));
  return Float32Array.from(snapshot.kinds, (kind, node) => {
    if (NODE_KINDS[kind] === 'work') {
      return input.corpus.citedWorks[snapshot.entities[node]!]?.year ?? NaN;
    }
    let sum = 0;
    let count = 0;
    for (const paper of papersOf(node)) {
      const year = years[paper] ?? NaN;
      if (Number.isNaN(year)) continue;
      sum += year;
      count++;
    }
    if (count > 0) return sum / count;
    const day = snapshot.day[node]!;
    return day === NO_DATE ? NaN : 1970 + day / DAYS_PER_YEAR;
  });
}

function yearOf(date: PartialDate): number {
  const start = toEpochDay({ year: date.year });
  const length = toEpochDay({ year: date.year + 1 }) - start;
  return date.year + (toEpochDay(date) - start) / length;
}
