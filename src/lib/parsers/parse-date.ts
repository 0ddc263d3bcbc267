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

/** "2016", "2016-03", "2016-03-09", "2016/03", with a time after it or not; else the first free-standing year of four digits in the text. */
export function parseDate(text: string): PartialDate | undefined {
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
