import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEpochDay, toIsoDate } from '../../../src/lib/model/partial-date';
import { PRECISION } from '../../../src/lib/model/snapshot';
import {
  dateOfDay,
  daysInMonth,
  endOfDay,
  firstDayOf,
  lastDayOf,
  parseDateText,
  parseIsoDate,
  parseRangeText,
  rangeInWords,
  shortenRange,
} from '../../../src/lib/view/dates';

const isoDates = fc
  .record({
    year: fc.integer({ min: 1000, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.nat(30),
  })
  .chain(({ year, month, day }) =>
    fc.constantFrom(
      toIsoDate({ year }),
      toIsoDate({ year, month }),
      toIsoDate({ year, month, day: (day % daysInMonth(year, month)) + 1 }),
    ),
  );

describe('ISO dates and days', () => {
  it('knows first and last days', () => {
    expect([firstDayOf('1970'), lastDayOf('1970')]).toEqual([0, 364]);
    expect([firstDayOf('1972-02'), lastDayOf('1972-02')]).toEqual([761, 789]);
    expect([firstDayOf('1969-12-31'), lastDayOf('1969-12-31')]).toEqual([-1, -1]);
    expect(firstDayOf('0099')).toBe(toEpochDay({ year: 99 }));
  });

  it.each([
    '',
    '16',
    '2016-13',
    '2016-00',
    '2015-02-29',
    '2016-2',
    '2016-02-31',
    'May 2016',
    '2016-05-01T00',
  ])('refuses %j', (text) => expect(parseIsoDate(text)).toBeNull());

  it('gives a date back from its first day and precision', () => {
    fc.assert(
      fc.property(isoDates, (iso) => {
        const date = parseIsoDate(iso)!;
        const precision = date.day ? PRECISION.day : date.month ? PRECISION.month : PRECISION.year;
        expect(toIsoDate(dateOfDay(toEpochDay(date), precision)!)).toBe(iso);
        expect(endOfDay(toEpochDay(date), precision)).toBe(lastDayOf(iso));
      }),
    );
    expect(dateOfDay(0, PRECISION.none)).toBeNull();
  });

  it('shortens a range without changing its days, and only at both ends', () => {
    expect(shortenRange({ from: '2016-01', to: '2017-12' })).toEqual({ from: '2016', to: '2017' });
    expect(shortenRange({ from: '2016-01', to: '2016-01' })).toEqual({ from: '2016-01', to: '2016-01' });
    expect(shortenRange({ from: '2016-02-01', to: '2016-02-29' })).toEqual({
      from: '2016-02',
      to: '2016-02',
    });
    expect(shortenRange({ from: null, to: '2016-12-31' })).toEqual({ from: null, to: '2016' });
    fc.assert(
      fc.property(isoDates, isoDates, (from, to) => {
        const short = shortenRange({ from, to });
        expect([firstDayOf(short.from!), lastDayOf(short.to!)]).toEqual([firstDayOf(from), lastDayOf(to)]);
      }),
    );
  });
});

describe('dates in words', () => {
  it.each([
    [null, null, 'all dates'],
    ['2016', '2019', '2016 to 2019'],
    ['2016', '2016', '2016'],
    ['2016', null, 'since 2016'],
    [null, '2016-03', 'until March 2016'],
    ['2016-03', '2016-05', 'March to May 2016'],
    ['2016-03-03', '2016-03-09', '3 to 9 March 2016'],
    ['2016-03-03', '2016-05-09', '3 March to 9 May 2016'],
    ['2016', '2016-05', '2016 to May 2016'],
    ['2015-12', '2016-01', 'December 2015 to January 2016'],
  ])('%s .. %s is "%s"', (from, to, words) => expect(rangeInWords({ from, to })).toBe(words));

  it('reads back what it writes', () => {
    const ends = fc.option(isoDates);
    fc.assert(
      fc.property(ends, ends, (a, b) => {
        const inOrder = a === null || b === null || firstDayOf(a)! <= firstDayOf(b)!;
        const range = inOrder ? { from: a, to: b } : { from: b, to: a };
        expect(parseRangeText(`${rangeInWords(range)}: 412 of 6,025 papers`)).toEqual(range);
      }),
    );
  });

  it.each([
    ['2016', '2016'],
    [' 2016-3 ', '2016-03'],
    ['03/2016', '2016-03'],
    ['2016/03/09', '2016-03-09'],
    ['Mar 2016', '2016-03'],
    ['sept. 2016', '2016-09'],
    ['9 March 2016', '2016-03-09'],
    ['March 9, 2016', '2016-03-09'],
    ['Marx 2016', null],
    ['30 Feb 2016', null],
    ['16', null],
    ['constructor 2016', null],
  ])('reads the date %j as %s', (text, iso) => expect(parseDateText(text)).toBe(iso));

  it.each([
    ['2016-2019', '2016', '2019'],
    ['2016–2019', '2016', '2019'],
    ['from 2016 to 2019', '2016', '2019'],
    ['between 2016 and 2019', '2016', '2019'],
    ['2019 - 2016', '2016', '2019'],
    ['2016-03..2016-09', '2016-03', '2016-09'],
    ['Mar 2016 to 2019', '2016-03', '2019'],
    ['from 2016', '2016', null],
    ['2016-', '2016', null],
    ['2016 to', '2016', null],
    ['-2019', null, '2019'],
    ['after 2016', '2017', null],
    ['before March 2016', null, '2016-02'],
    ['before 1 March 2016', null, '2016-02-29'],
    ['', null, null],
    ['All dates', null, null],
  ])('reads the range %j', (text, from, to) => expect(parseRangeText(text)).toEqual({ from, to }));

  it.each(['soon', 'to', '2016 to soon', '31 to 32 March 2016', 'before soon'])(
    'does not make sense of %j',
    (text) => expect(parseRangeText(text)).toBeNull(),
  );
});
