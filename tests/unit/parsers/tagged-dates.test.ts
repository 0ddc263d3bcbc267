import { describe, expect, it } from 'vitest';
import { parseTaggedDate, refineDate } from '../../../src/lib/parsers/tagged/tagged-dates';

describe('dates in tagged formats', () => {
  it.each([
    ['2016', [2016]],
    ['2016//', [2016]],
    ['2016///', [2016]],
    ['2016///Spring', [2016]],
    ['2016///Mar 9', [2016, 3, 9]],
    ['2016/03/09/', [2016, 3, 9]],
    ['2016/3/9', [2016, 3, 9]],
    ['2016/03//', [2016, 3]],
    ['2016/Mar/09', [2016, 3, 9]],
    ['2016/13/01', [2016]],
    ['2016-03-09T12:00:00', [2016, 3, 9]],
    ['2015/03/07 06:00', [2015, 3, 7]],
    ['20160309', [2016, 3, 9]],
    ['1996 Jul 9', [1996, 7, 9]],
    ['2009 Mar-Apr', [2009, 3]],
    ['JAN-FEB 2011', [2011, 1]],
    ['SPR 2011', [2011]],
    ['9 March 2016', [2016, 3, 9]],
    ['March 9th, 2016', [2016, 3, 9]],
    ['15-20 April 2018', [2018, 4, 15]],
    ['1998, thesis publ. 1997', [1998]],
    ['Article 10 2019', [2019]],
    ['0800', [800]],
  ])('%s', (text, [year, month, day]) => {
    const date: Record<string, number> = { year: year! };
    if (month !== undefined) date.month = month;
    if (day !== undefined) date.day = day;
    expect(parseTaggedDate(text)).toEqual(date);
  });

  it.each(['', '0000', 'n.d.', 'Year', 'in press', '9999'])('“%s” is no date', (text) =>
    expect(parseTaggedDate(text)).toBeUndefined(),
  );

  it('makes a year finer, but not another', () => {
    expect(refineDate({ year: 2016 }, 'MAR 9')).toEqual({ year: 2016, month: 3, day: 9 });
    expect(refineDate({ year: 2016 }, '2016/03')).toEqual({ year: 2016, month: 3 });
    expect(refineDate({ year: 2016 }, '2017/03')).toEqual({ year: 2016 });
    expect(refineDate({ year: 2016 }, 'SUM')).toEqual({ year: 2016 });
    expect(refineDate(undefined, '2017/03')).toEqual({ year: 2017, month: 3 });
  });
});
