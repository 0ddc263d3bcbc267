import type { PartialDate } from './record';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "9 March 2016", "March 2016", "2016": as much as is known. */
export function formatPartialDate(date: PartialDate): string {
  const month = date.month === undefined ? undefined : MONTHS[date.month - 1];
  if (!month) return String(date.year);
  return date.day === undefined ? `${month} ${date.year}` : `${date.day} ${month} ${date.year}`;
}

/** ISO 8601 with as many parts as are known: "2016-03". */
export function toIsoDate(date: PartialDate): string {
  const year = String(date.year).padStart(4, '0');
  const two = (part: number) => String(part).padStart(2, '0');
  if (date.month === undefined) return year;
  return date.day === undefined
    ? `${year}-${two(date.month)}`
    : `${year}-${two(date.month)}-${two(date.day)}`;
}

/** Days from 1970-01-01 to the first day of what is known, in the proleptic Gregorian calendar. */
export function toEpochDay(date: PartialDate): number {
  const at = new Date(0);
  at.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  return Math.round(at.getTime() / 86_400_000);
}
