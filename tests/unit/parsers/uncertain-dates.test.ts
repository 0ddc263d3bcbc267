import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/lib/parsers/parse-date';
import { parseTaggedDate } from '../../../src/lib/parsers/tagged/tagged-dates';
import { codes, readText } from './read';

describe.each([
  ['parseDate', parseDate],
  ['parseTaggedDate', parseTaggedDate],
])('%s on dates of ISO 8601-2', (_, parse) => {
  it.each(['199X', '19XX', '1XXX', '199u', '199-', '199?', '19--', '199X-05', '199X/2004', '[199-?]'])(
    '“%s” gives no year',
    (text) => expect(parse(text)).toBeUndefined(),
  );

  it.each([
    ['2001-21', { year: 2001 }],
    ['2001-24~', { year: 2001 }],
    ['1984?', { year: 1984 }],
    ['1984~', { year: 1984 }],
    ['2004-06%', { year: 2004, month: 6 }],
    ['2004-06-XX', { year: 2004, month: 6 }],
    ['2004-XX-XX', { year: 2004 }],
    ['2004/2005', { year: 2004 }],
    ['2004-06/2006-08', { year: 2004, month: 6 }],
    ['2004-06-01/..', { year: 2004, month: 6, day: 1 }],
    ['../2005-02', { year: 2005, month: 2 }],
    ['-0876', { year: -876 }],
  ])('%s', (text, date) => expect(parse(text)).toEqual(date));
});

const item = (date: string) => JSON.stringify([{ id: 'a', type: 'book', title: 'Fog', issued: date }]);

describe('a decade in place of a year', () => {
  it.each([
    ['x.bib', '@book{a, title={Fog}, date={199X}}'],
    ['x.ris', 'TY  - BOOK\nTI  - Fog\nPY  - 199X\nER  - \n'],
    ['x.enw', '%0 Book\n%T Fog\n%A Ash, B.\n%D 199X\n'],
    ['x.json', item('199X')],
    [
      'x.xml',
      '<mods><titleInfo><title>Fog</title></titleInfo><originInfo><dateIssued>199X</dateIssued></originInfo></mods>',
    ],
  ])('%s: leaves the paper undated, and says so', async (name, text) => {
    const result = await readText(text, name);
    expect(result.records[0]!.date).toBeUndefined();
    expect(codes(result)).toEqual(['date-unreadable']);
  });
});

describe('the date of the issue', () => {
  const work = (dates: object) =>
    JSON.stringify([{ DOI: '10.5555/a', title: ['Fog'], member: '1', prefix: '10.5555', ...dates }]);
  const parts = (...of: number[]) => ({ 'date-parts': [of] });
  const dateOf = async (dates: object) => (await readText(work(dates), 'x.json')).records[0]!.date;

  it('goes before the date online in Crossref', async () => {
    const online = { issued: parts(2013, 5, 28), 'published-online': parts(2013, 5, 28) };
    expect(await dateOf({ ...online, 'published-print': parts(2014, 4) })).toEqual({ year: 2014, month: 4 });
    expect(await dateOf({ ...online, 'journal-issue': { 'published-print': parts(2014) } })).toEqual({
      year: 2014,
    });
    expect(await dateOf({ ...online, 'published-print': parts(2013) })).toEqual({
      year: 2013,
      month: 5,
      day: 28,
    });
    expect(await dateOf(online)).toEqual({ year: 2013, month: 5, day: 28 });
  });

  it('and in Refer', async () => {
    const { records } = await readText(
      '%0 Journal Article\n%T Fog\n%A Ash, B.\n%D 2013\n%8 April 1, 2014\n',
      'x.enw',
    );
    expect(records[0]!.date).toEqual({ year: 2014, month: 4 });
  });
});
