import { formatPartialDate, toEpochDay, toIsoDate } from '../model/partial-date';
import type { PartialDate } from '../model/record';
import { PRECISION } from '../model/snapshot';

/** From and to, inclusive, as ISO dates of any precision; null: open. */
export interface DateRange {
  from: string | null;
  to: string | null;
}

export const OPEN_RANGE: DateRange = { from: null, to: null };

const MONTH_STEMS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MS_PER_DAY = 86_400_000;

/** Number of days of a month (1-based), proleptic Gregorian. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** "2016", "2016-03", "2016-03-09" -> its parts; null when it is none of these or no such day exists. */
export function parseIsoDate(text: string): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return null;
  return checked(Number(match[1]), optional(match[2]), optional(match[3]));
}

/** Days since 1970-01-01 of the first day that an ISO date of any precision covers; null when it is no date. */
export function firstDayOf(iso: string): number | null {
  const date = parseIsoDate(iso);
  return date && toEpochDay(date);
}

/** Days since 1970-01-01 of the last day that an ISO date of any precision covers; null when it is no date. */
export function lastDayOf(iso: string): number | null {
  const date = parseIsoDate(iso);
  return date && lastDay(date);
}

/** Last day that a date covers: 31 December of a bare year. */
export function lastDay(date: PartialDate): number {
  const month = date.month ?? 12;
  return toEpochDay({ year: date.year, month, day: date.day ?? daysInMonth(date.year, month) });
}

/** The calendar date of a day, as much of it as `precision` (see PRECISION) says; null for PRECISION.none. */
export function dateOfDay(day: number, precision: number = PRECISION.day): PartialDate | null {
  if (precision === PRECISION.none) return null;
  const at = new Date(day * MS_PER_DAY);
  const date: PartialDate = { year: at.getUTCFullYear() };
  if (precision >= PRECISION.month) date.month = at.getUTCMonth() + 1;
  if (precision >= PRECISION.day) date.day = at.getUTCDate();
  return date;
}

/** Last day of what is known of a date that is given as its first day and a precision (columns of a snapshot). */
export function endOfDay(day: number, precision: number): number {
  if (precision === PRECISION.day) return day;
  const date = dateOfDay(day, precision);
  return date ? lastDay(date) : day;
}

/** The same stretch of time in whole years or months where both ends allow it: "2016-01" to "2017-12" is "2016" to "2017". */
export function shortenRange({ from, to }: DateRange): DateRange {
  for (const parts of [1, 2]) {
    const start = from === null ? null : shortened(from, parts, firstDayOf);
    const end = to === null ? null : shortened(to, parts, lastDayOf);
    if (start !== undefined && end !== undefined) return { from: start, to: end };
  }
  return { from, to };
}

/** An ISO date cut to its first parts, where it still begins or ends on the same day. */
function shortened(iso: string, parts: number, edge: (iso: string) => number | null): string | undefined {
  const short = iso.split('-').slice(0, parts).join('-');
  return edge(short) === edge(iso) ? short : undefined;
}

/** "9 March 2016", "March 2016", "2016"; the text itself when it is no ISO date. */
export function dateInWords(iso: string): string {
  const date = parseIsoDate(iso);
  return date ? formatPartialDate(date) : iso;
}

/** "2016 to 2019", "March to May 2016", "2016", "since 2016", "until 2019", "all dates". */
export function rangeInWords({ from, to }: DateRange): string {
  if (from === null) return to === null ? 'all dates' : `until ${dateInWords(to)}`;
  if (to === null) return `since ${dateInWords(from)}`;
  if (from === to) return dateInWords(from);
  const [start, end] = [parseIsoDate(from), parseIsoDate(to)];
  const last = dateInWords(to);
  if (!start || !end || from.length !== to.length || start.year !== end.year || !start.month) {
    return `${dateInWords(from)} to ${last}`;
  }
  const first = formatPartialDate(start).slice(0, -5);
  if (start.day === undefined || start.month !== end.month) return `${first} to ${last}`;
  return `${start.day} to ${last}`;
}

/** What a reader types for a date: "2016", "2016-03", "3/2016", "Mar 2016", "9 March 2016", "March 9, 2016" -> ISO, or null. */
export function parseDateText(text: string): string | null {
  const trimmed = text.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ');
  const numeric =
    /^(?<y>\d{4})(?:[-/.](?<m>\d{1,2})(?:[-/.](?<d>\d{1,2}))?)?$/.exec(trimmed) ??
    /^(?<m>\d{1,2})[/.](?<y>\d{4})$/.exec(trimmed);
  if (numeric?.groups) {
    const { y, m, d } = numeric.groups;
    return isoOrNull(checked(Number(y), optional(m), optional(d)));
  }
  const worded =
    /^(?:(?<d>\d{1,2}) )?(?<name>[a-z]{3,9})\.? (?<y>\d{4})$/.exec(trimmed) ??
    /^(?<name>[a-z]{3,9})\.? (?<d>\d{1,2}) (?<y>\d{4})$/.exec(trimmed);
  const name = worded?.groups?.name;
  if (!worded?.groups || !name) return null;
  const month = MONTH_STEMS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0 || !formatPartialDate({ year: 2000, month }).toLowerCase().startsWith(name)) return null;
  return isoOrNull(checked(Number(worded.groups.y), month, optional(worded.groups.d)));
}

/**
 * What a reader types for a range, also what rangeInWords prints: "2016 to 2019", "2016-2019", "March to May 2016", "since 2016",
 * "until 2019", "before 2016", "after 2016", "2016", "all dates". What follows a colon is ignored, so that the whole sentence
 * "2016 to 2019: 412 of 6,025 papers" can be edited in place. Ends in the wrong order are swapped. null when not understood.
 */
export function parseRangeText(text: string): DateRange | null {
  const phrase = (text.split(':')[0] ?? '').trim().toLowerCase();
  if (phrase === '' || /^(all|any)( (dates?|years?|time))?$/.test(phrase)) return OPEN_RANGE;

  const single = parseDateText(phrase);
  if (single) return { from: single, to: single };

  const open = /^(since|from|after|until|till|to|before|up to)\s+(.+)$/.exec(phrase);
  if (open && !/\s(to|until)\s/.test(open[2]!)) {
    const date = parseDateText(open[2]!);
    if (!date) return null;
    if (open[1] === 'since' || open[1] === 'from') return { from: date, to: null };
    if (open[1] === 'after') return { from: neighbour(date, 1), to: null };
    return { from: null, to: open[1] === 'before' ? neighbour(date, -1) : date };
  }

  const parts =
    /^(?:from |between )?(.+?)(?:\s+(?:to|until|till|and|-|–|—)\s+|\s*(?:–|—|\.\.\.?|…)\s*)(.+)$/.exec(
      phrase,
    ) ?? /^(\d{4})\s*-\s*(\d{4})$/.exec(phrase);
  if (parts) {
    const to = parseDateText(parts[2]!);
    const from = to && (parseDateText(parts[1]!) ?? completeStart(parts[1]!, to));
    if (!from) return null;
    return firstDayOf(from)! <= firstDayOf(to)! ? { from, to } : { from: to, to: from };
  }
  const half = /^(?:(.+?)\s*(?:-|–|—|\.\.|to)|(?:-|–|—|\.\.)\s*(.+))$/.exec(phrase);
  const date = half && parseDateText(half[1] ?? half[2]!);
  if (!half || !date) return null;
  return half[1] ? { from: date, to: null } : { from: null, to: date };
}

/** "March" of "March to May 2016", "3" of "3 to 9 March 2016": the end says the rest. */
function completeStart(text: string, end: string): string | null {
  const date = parseIsoDate(end)!;
  return (
    parseDateText(`${text} ${date.year}`) ??
    (date.month
      ? parseDateText(`${text} ${formatPartialDate({ year: date.year, month: date.month })}`)
      : null)
  );
}

/** The next (1) or previous (-1) year, month or day, by the precision of the date. */
function neighbour(iso: string, step: 1 | -1): string {
  const date = parseIsoDate(iso)!;
  const precision = date.day ? PRECISION.day : date.month ? PRECISION.month : PRECISION.year;
  const day = step === 1 ? lastDay(date) + 1 : toEpochDay(date) - 1;
  return toIsoDate(dateOfDay(day, precision)!);
}

function optional(part: string | undefined): number | undefined {
  return part === undefined ? undefined : Number(part);
}

function checked(year: number, month?: number, day?: number): PartialDate | null {
  if (month !== undefined && (month < 1 || month > 12)) return null;
  if (day !== undefined && (month === undefined || day < 1 || day > daysInMonth(year, month))) return null;
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

function isoOrNull(date: PartialDate | null): string | null {
  return date && toIsoDate(date);
}

/** "1999 to 2004", "2004", "" when no year is known. */
export function spanOfYears(first: number | null, last: number | null): string {
  if (first === null) return '';
  return first === last || last === null ? `${first}` : `${first} to ${last}`;
}
