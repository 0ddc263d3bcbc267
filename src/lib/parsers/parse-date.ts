import type { PartialDate } from '../model/record';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1 to 12 for an English month name or its first three letters ("Sept." too), else undefined. */
export function parseMonth(text: string): number | undefined {
  const month = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return month > 0 && /^[a-z]{3,9}\.?$/i.test(text) ? month : undefined;
}

/** A date from numbers, without the parts that no calendar has (month 13, 31 February). Undefined without a whole year. */
export function toPartialDate(year?: number, month?: number, day?: number): PartialDate | undefined {
  if (year === undefined || !Number.isInteger(year) || Math.abs(year) > 9999 || year === 0) return undefined;
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return { year };
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day !== undefined && Number.isInteger(day) && day >= 1 && day <= days
    ? { year, month, day }
    : { year, month };
}

/**
 * Dates of ISO 8601-2, level 1 (https://www.loc.gov/standards/datetime/), that are more than a plain date: a year of which digits are
 * not known ("199X", "19XX-05", also "199u" and "199-") gives no year; an unspecified month or day ("2004-06-XX") gives what is known; of an
 * interval ("2004-06/2006") the beginning counts or, where that is open, the end; a year before our era is negative; "?", "~" and "%" say
 * that the rest is not certain. Undefined for all other texts.
 */
export function readUncertain(text: string): { date?: PartialDate | undefined } | undefined {
  const given = text.trim().replace(/^\[([^[\]]{1,40})\]$/, '$1');
  if (given.length < 4 || given.length > 40 || !/^[\d./?~%-]/.test(given)) return undefined;
  if (/^\d{4}(?:-\d\d){0,2}$/.test(given)) return undefined;
  const parts = given.split('/');
  if (parts.length === 2 && /^(?:\.\.)?$/.test(parts[0]!) && /^\d{4}/.test(parts[1]!))
    return readPart(parts[1]!);
  const isInterval =
    parts.length === 2 && (/^(?:\.\.)?$/.test(parts[1]!) || /^[?~%]?\d{2}[\dX?]{2}/i.test(parts[1]!));
  if (parts.length > 1 && !isInterval) return undefined;
  return readPart(parts[0]!);
}

function readPart(part: string): { date?: PartialDate | undefined } | undefined {
  if (/^(?:\d{3}[Xu?-]|\d{2}[Xu?-]{2}|\d[Xu]{3})(?:[?~%]|-(?:\d\d|XX|uu)){0,3}[-?~%]{0,2}$/i.test(part))
    return {};
  const plain = part.replace(/[?~%]/g, '');
  const found = /^(-?)(\d{4})(?:-(\d\d|XX|uu)(?:-(\d\d|XX|uu))?)?$/i.exec(plain);
  if (!found) return undefined;
  const [, sign, year, month, day] = found;
  const number = (figures: string | undefined) =>
    figures === undefined || !/^\d/.test(figures) ? undefined : Number(figures);
  return { date: toPartialDate(sign === '-' ? -Number(year) : Number(year), number(month), number(day)) };
}

/** What is said of a date of which no year could be made out. */
export function describeUndated(text: string): string {
  const given = text.trim();
  const said = `“${given.slice(0, 60)}”`;
  return readUncertain(given)
    ? `The date ${said} leaves its year open; the paper is undated. Give the year as four digits if it is known.`
    : `The date ${said} could not be read; the paper is undated. Give the year as four digits.`;
}

/**
 * "2016", "2016-03", "2016-03-09", "2016/03", with a time after it or not, and dates that are uncertain (readUncertain); else the first
 * free-standing year of four digits in the text.
 */
export function parseDate(text: string): PartialDate | undefined {
  const uncertain = readUncertain(text);
  if (uncertain) return uncertain.date;
  const iso = /^\s{0,9}(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d-])/.exec(text);
  if (iso) return toPartialDate(Number(iso[1]), toNumber(iso[2]), toNumber(iso[3]));
  const year = /(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)/.exec(text);
  if (!year) return undefined;
  const words = text.split(/[^A-Za-z0-9]+/);
  const month = words.map(parseMonth).find((value) => value !== undefined);
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  return toPartialDate(Number(year[1]), month, month === undefined ? undefined : toNumber(day));
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
