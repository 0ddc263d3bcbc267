/** The filters by themselves: which papers their dates and retractions let through, whether any is set, and how what passes is called. */
import { NODE_KINDS } from '../model/network';
import { NO_DATE, type Snapshot } from '../model/snapshot';
import type { Filters } from '../model/view';
import { datedPapers } from './timeline/dated-papers';
import { endOfDay, firstDayOf, lastDayOf } from './dates';

/** By item of datedPapers: 1 where its date is in the range of the filters, and it may be retracted or not as they say. */
export function itemsInRange(snapshot: Snapshot, filters: Filters): Uint8Array {
  const { day, dayPrecision, retracted } = datedPapers(snapshot);
  const first = (filters.from === null ? null : firstDayOf(filters.from)) ?? -Infinity;
  const last = (filters.to === null ? null : lastDayOf(filters.to)) ?? Infinity;
  const isOpen = first === -Infinity && last === Infinity;
  return Uint8Array.from(day, (start, paper) => {
    if (filters.retracted !== undefined && (retracted?.[paper] === 1) !== (filters.retracted === 'only'))
      return 0;
    if (start === NO_DATE) return isOpen || filters.undated === 'keep' ? 1 : 0;
    return start > last || (start < first && endOfDay(start, dayPrecision[paper]!) < first) ? 0 : 1;
  });
}

/** Whether a range of dates is set. */
export function isRanged({ from, to }: Pick<Filters, 'from' | 'to'>): boolean {
  return from !== null || to !== null;
}

/** Whether anything is filtered out on purpose: false for filters that equal the defaults in effect. */
export function hasFilters(filters: Filters): boolean {
  return (
    filters.from !== null ||
    filters.to !== null ||
    filters.retracted !== undefined ||
    filters.authors.length > 0 ||
    filters.clusters.length > 0 ||
    filters.minLinks > 0 ||
    NODE_KINDS.some((kind) => !filters.kinds.includes(kind))
  );
}

/** What passes and what does not, after a number: "12 in the range", "29 outside the range". */
export function shownWords(filters: Filters): { shown: string; heldBack: string } {
  const isDatesOnly = isRanged(filters) && !hasFilters({ ...filters, from: null, to: null });
  return isDatesOnly
    ? { shown: 'in the range', heldBack: 'outside the range' }
    : { shown: 'shown', heldBack: 'that the filters leave out' };
}
