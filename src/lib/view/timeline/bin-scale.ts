import { toIsoDate } from '../../model/partial-date';
import { PRECISION } from '../../model/snapshot';
import { dateOfDay } from '../dates';

/** Lengths of a bin that a reader can name, in months. */
export const BIN_MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000] as const;

/** Bins of days are for a few weeks at most: a page of new papers, a conference. */
const MOST_DAYS = 62;
/** Bins finer than what is known of more papers than this share would pile them all up on the first of January, or of the month. */
const MOST_COARSE = 0.05;
/** A side's outliers are set apart when they are at most this share of the papers … */
const MOST_OUTLIERS = 0.05;
const LEAST_PAPERS_FOR_OUTLIERS = 6;
/** … and when the rest takes at most this share of the axis without them. */
const SQUEEZED = 0.6;

/** Bins of equal length, numbered in order of time. */
export interface BinScale {
  /** Length in months; 0: a day. */
  months: number;
  /** How exactly an end of an outliers' bin is said (see PRECISION). */
  precision: number;
  /** First and last bin of the stretch without outliers. */
  first: number;
  last: number;
  /** The bin of a day (since 1970-01-01). */
  indexOf(day: number): number;
  /** First and last day, month or year of a bin, ISO. */
  rangeOf(index: number): [from: string, to: string];
}

/**
 * The scale with the shortest bins of which no more than `maxBins` are needed, but not so short that most of them would be empty, nor
 * shorter than what is known of the dates.
 *
 * @param days days since 1970-01-01, ascending, at least one
 * @param precisions what is known of each (see PRECISION)
 */
export function chooseScale(days: Int32Array, precisions: Uint8Array, maxBins: number): BinScale {
  const most = Math.max(1, Math.min(maxBins, Math.max(24, 2 * days.length)));
  const [low, high] = mainStretch(days.map(monthOfDay));
  const coarserThan = (precision: number): boolean =>
    precisions.filter((each) => each < precision).length > MOST_COARSE * days.length;

  if (high - low <= 2 && !coarserThan(PRECISION.day)) {
    const first = days.find((day) => monthOfDay(day) >= low)!;
    const last = days.findLast((day) => monthOfDay(day) <= high)!;
    if (last - first < Math.min(most, MOST_DAYS)) return dayScale(first, last);
  }
  const least = coarserThan(PRECISION.month) ? 12 : 1;
  const months =
    BIN_MONTHS.find(
      (each) => each >= least && Math.floor(high / each) - Math.floor(low / each) + 1 <= most,
    ) ?? BIN_MONTHS.at(-1)!;
  return {
    months,
    precision: months >= 12 ? PRECISION.year : PRECISION.month,
    first: Math.floor(low / months),
    last: Math.floor(high / months),
    indexOf: (day) => Math.floor(monthOfDay(day) / months),
    rangeOf: (index) => [isoMonth(index * months), isoMonth((index + 1) * months - 1)],
  };
}

function dayScale(first: number, last: number): BinScale {
  return {
    ...{ months: 0, precision: PRECISION.day, first, last },
    indexOf: (day) => day,
    rangeOf: (day) => {
      const iso = toIsoDate(dateOfDay(day)!);
      return [iso, iso];
    },
  };
}

/**
 * First and last month of the stretch that is worth its place on the axis. A month counts as an outlier when it lies further outside
 * the 5 % and 95 % points than half their distance (and a year); outliers are few, and leaving them out must gain much.
 */
function mainStretch(months: Int32Array): [low: number, high: number] {
  const n = months.length;
  const [lowest, highest] = [months[0]!, months[n - 1]!];
  if (n < LEAST_PAPERS_FOR_OUTLIERS) return [lowest, highest];
  const few = Math.max(1, Math.floor(MOST_OUTLIERS * n));
  const [low, high] = [months[few]!, months[n - 1 - few]!];
  const reach = Math.max(12, (high - low) / 2);
  const firstKept = months.find((month) => month >= low - reach)!;
  const lastKept = months.findLast((month) => month <= high + reach)!;
  const kept = lastKept - firstKept + 1;
  return [
    kept <= SQUEEZED * (lastKept - lowest + 1) ? firstKept : lowest,
    kept <= SQUEEZED * (highest - firstKept + 1) ? lastKept : highest,
  ];
}

/**
 * Months since the year 0 of a day since 1970-01-01, without a Date for each of many papers. Years are counted from March, in cycles of
 * 400 years (H. Hinnant, chrono-compatible low-level date algorithms, 2013).
 */
export function monthOfDay(day: number): number {
  const shifted = day + 719_468;
  const cycle = Math.floor(shifted / 146_097);
  const dayOfCycle = shifted - cycle * 146_097;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const year = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear = dayOfCycle - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  return (year + cycle * 400) * 12 + Math.floor((5 * dayOfYear + 2) / 153) + 2;
}

function isoMonth(month: number): string {
  return toIsoDate({ year: Math.floor(month / 12), month: (month % 12) + 1 });
}
