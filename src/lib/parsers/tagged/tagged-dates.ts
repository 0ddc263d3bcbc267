/** Dates as exports write them, with slashes, with month names, or as one number. */
import type { PartialDate } from '../../model/record';
import { parseMonth, readUncertain, toPartialDate } from '../parse-date';

/**
 * "2016", "2016/03/09/", "2016///Spring", "2016/Mar/09", "20160309", "2016-03-09T12:00", "1996 Jul 9", "9 March 2016", "JAN-FEB 2011",
 * "15-20 April 2018", and dates of ISO 8601-2 (see parse-date.ts). A season tells no month. Undefined without a year; "0000" and "199X"
 * are none.
 */
export function parseTaggedDate(text: string | undefined): PartialDate | undefined {
  const line = (text ?? '').trim().slice(0, 200);
  const uncertain = readUncertain(line);
  if (uncertain) return uncertain.date;
  const number = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(line);
  if (number) return toPartialDate(Number(number[1]), Number(number[2]), Number(number[3]));
  if (/^\d{4}$/.test(line) && Number(line) < 2200) return toPartialDate(Number(line));
  const figures = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/.exec(line);
  if (figures)
    return toPartialDate(
      Number(figures[1]),
      Number(figures[2]),
      figures[3] === undefined ? undefined : Number(figures[3]),
    );
  const year = /(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)/.exec(line);
  if (!year) return undefined;
  const rest = `${line.slice(0, year.index)} ${line.slice(year.index + 4)}`;
  const { month, day } = parseMonthDay(rest) ?? {};
  return toPartialDate(Number(year[1]), month, day);
}

/** "MAR 9", "9 March", "JAN-FEB": month and, where one stands beside it, day. Undefined without the name of a month. */
export function parseMonthDay(text: string): { month: number; day?: number } | undefined {
  const words = text.slice(0, 100).split(/[^\p{L}\p{N}]+/u);
  const at = words.findIndex((word) => parseMonth(word) !== undefined);
  if (at < 0) return undefined;
  const month = parseMonth(words[at]!)!;
  const day = [...words.slice(at + 1), ...words.slice(0, at)].find((word) =>
    /^\d{1,2}(?:st|nd|rd|th)?$/i.test(word),
  );
  return day === undefined ? { month } : { month, day: Number.parseInt(day, 10) };
}

/**
 * A year from one field, made finer by another that may repeat the year or leave it out ("2016" and "MAR 9"; "2016" and "2016/03/09").
 * Where the two name different years, the first holds.
 */
export function refineDate(
  date: PartialDate | undefined,
  finer: string | undefined,
): PartialDate | undefined {
  if (!date) return parseTaggedDate(finer);
  if (date.month !== undefined || finer === undefined) return date;
  const other = parseTaggedDate(finer);
  if (other) return other.year === date.year ? other : date;
  const part = parseMonthDay(finer);
  return part ? (toPartialDate(date.year, part.month, part.day) ?? date) : date;
}

/** A date this many years behind the publication's own is that of an export, not of an issue. */
const LATEST_ISSUE = 3;

/**
 * The date of the issue over that of publication, which may be the day on which the paper went online. Where the two name different
 * months, the first day of a month stands for the whole of it.
 *
 * @param issue text of the issue's date; without a year it makes `published` finer
 */
export function chooseIssueDate(
  published: PartialDate | undefined,
  issue: string | undefined,
): PartialDate | undefined {
  const date = parseTaggedDate(issue);
  if (!published || !date) return refineDate(published, issue);
  const isOther =
    date.year !== published.year ||
    (date.month !== undefined && published.month !== undefined && date.month !== published.month);
  if (!isOther) return refineDate(published, issue);
  if (date.year > published.year + LATEST_ISSUE) return published;
  const { year, month } = date;
  return date.day === 1 && month !== undefined ? { year, month } : date;
}
