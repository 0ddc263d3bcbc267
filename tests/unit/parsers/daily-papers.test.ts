import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const page = fixture('daily-page.txt');

describe('a daily papers page', () => {
  it('gives every paper its own title, abstract, block and date', async () => {
    const { files, records } = await readText(page);
    expect(files[0]).toMatchObject({ format: 'daily-papers', records: 4 });
    expect(records.map((record) => record.title)).toEqual([
      'Slow Tides: Reading the Sea with Small Transformers',
      'Lanterns: A Corpus of Night Photographs',
      'No Block Follows This Paper and It Still Counts',
      'Can a Question Be a Title?',
    ]);
    expect(
      records.map(({ authorCount, organisation, date, pageCount }) => [
        authorCount,
        organisation,
        date,
        pageCount,
      ]),
    ).toEqual([
      [3, undefined, { year: 2023, month: 5, day: 6 }, undefined],
      [undefined, 'Sony', { year: 2025, month: 10, day: 2 }, 2],
      [undefined, undefined, undefined, undefined],
      [1, undefined, { year: 2024, month: 12, day: 5 }, 7],
    ]);
    expect(records[0]!.abstract).toMatch(/splines\.\n\nThe second paragraph .* public\.$/);
    expect(records[2]!.abstract).toMatch(/^Papers without .* neighbour\.$/);
    expect(records[3]!.abstract).toMatch(/shows it …$/);
    expect(records.every((record) => record.authors.length === 0)).toBe(true);
  });

  it('says which dates were given a year, and which paper has no block', async () => {
    const result = await readText(page);
    expect(codes(result).sort()).toEqual(['daily-papers-no-block', 'daily-papers-year-inferred']);
    expect(result.files[0]!.problems[0]!.where).toMatchObject({ line: 31 });
  });

  it('reads the same from Windows and old Macintosh line ends', async () => {
    const { records } = await readText(page);
    for (const end of ['\r\n', '\r']) {
      expect((await readText(page.replaceAll('\n', end))).records).toEqual(records);
    }
  });

  it('leaves papers undated when no date on the page has a year', async () => {
    const result = await readText(page.replaceAll(/, 20\d\d/g, ''));
    expect(result.records.map((record) => record.date)).toEqual([undefined, undefined, undefined, undefined]);
    expect(codes(result)).toContain('daily-papers-year-unknown');
  });

  it("takes the page's own year where it is written", async () => {
    const { records } = await readText(page.replace('Dec 8', 'Dec 8, 2031'));
    expect(records[1]!.date).toEqual({ year: 2031, month: 10, day: 2 });
  });

  it('reads a piece from the middle of the page, and one on packed lines', async () => {
    const middle = page.slice(page.indexOf('Lanterns'));
    expect((await readText(middle)).records.map((record) => record.title)).toHaveLength(3);
    const packed = 'A Packed Title\nIts abstract stands right below it.\n• 2 authors\n·\nMay 1, 2020';
    expect((await readText(packed)).records[0]).toMatchObject({
      title: 'A Packed Title',
      abstract: 'Its abstract stands right below it.',
      authorCount: 2,
    });
  });

  it('is not led astray by empty lines between all lines, or by counts of votes', async () => {
    const { records } = await readText(page);
    const strip = (list: typeof records) => list.map(({ place, ...rest }) => ({ ...rest, what: place.what }));
    const spaced = (await readText(page.replaceAll('\n', '\n\n'))).records;
    expect(strip(spaced)).toEqual(strip(records));
    const voted = (await readText(page.replaceAll(/\n\n(Lanterns|No Block|Can a)/g, '\n\n12\n\n$1'))).records;
    expect(voted[1]!.title).toBe(records[1]!.title);
  });

  it('keeps the month of a day that no calendar has', async () => {
    const result = await readText(page.replace('May 6, 2023', 'Feb 30, 2023'));
    expect(result.records[0]!.date).toEqual({ year: 2023, month: 2 });
    expect(codes(result)).toContain('date-impossible');
  });

  it('refuses a page without papers', async () => {
    const result = await readText('Daily Papers\n\nbyAK and the research community\n\nDec 8\n');
    expect(result.files[0]!.format).toBe('daily-papers');
    expect(codes(result)).toEqual(['daily-papers-empty']);
  });

  it('keeps a title of 10,000 characters', async () => {
    const title = 'Very Long Words '.repeat(625).trim();
    const { records } = await readText(page.replace('Lanterns: A Corpus of Night Photographs', title));
    expect(records[1]!.title).toBe(title);
    expect(records).toHaveLength(4);
  });
});
