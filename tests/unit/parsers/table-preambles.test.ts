/** Tables whose header stands behind lines on what was searched for and when. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `Note ${i + 1}: "ice, fog"; and more`);

const PREAMBLES: [string, string][] = [
  ['a title, a day and a query', 'Bridges of ice\nExport date: 20 Nov 2024\n\n'],
  ['a query with quotes and commas', '"TITLE-ABS-KEY(""ice bridge"", fog) AND PUBYEAR > 2001"\n\n\n'],
  ['a quotation mark that is never closed', 'Query,"ice AND (bridge, fog\nDate,2024-11-20\n\n'],
  ['pairs of a name and a value', 'Title,Ice bridges\nAuthor,Me\nYear range,2001 to 2020\nData set,All\n\n'],
  ['five lines', `${lines(5).join('\n')}\n`],
  ['sixty lines', `${lines(60).join('\n')}\n\n`],
];
const TABLES: [string, string, string][] = [
  ['scopus.csv', 'scopus-csv', ','],
  ['scival.csv', 'scival-csv', ','],
  ['lens.csv', 'lens-csv', ','],
  ['openalex.csv', 'openalex-csv', ','],
  ['dimensions-mapping.csv', 'dimensions-csv', ','],
  ['wos-full-names.csv', 'wos-table', ','],
  ['wos-table.tab', 'wos-table', '\t'],
  ['bibliometrix.csv', 'wos-table', ','],
  ['opencitations.csv', 'opencitations-csv', ','],
];

describe.each(TABLES)('%s', (name, format, separator) => {
  const text = fixture(`formats/${name}`);
  it.each(PREAMBLES)('is read behind %s', async (_, preamble) => {
    const alone = await readText(text, name);
    const read = await readText(preamble + text.replace(/^\ufeff/, ''), name);
    expect(read.files[0]!.format).toBe(format);
    expect(codes(read)).toEqual(codes(alone));
    const skipped = preamble.split('\n').length - 1;
    expect(read.records).toEqual(
      alone.records.map((record) => ({
        ...record,
        place: { ...record.place, line: record.place.line! + skipped },
      })),
    );
  });

  it.each([';', '\t', ','].filter((other) => other !== separator && name !== 'opencitations.csv'))(
    'is read behind one with “%s” between its cells',
    async (other) => {
      const rows = text.replace(/^\ufeff/, '').trimEnd();
      const cells =
        separator === '\t'
          ? rows.split(/\r?\n/).map((row) => row.split('\t'))
          : Papa.parse<string[]>(rows, { delimiter: separator }).data;
      const table = Papa.unparse(cells, { delimiter: other, quotes: other !== '\t' });
      const read = await readText(`Query: "ice, fog"; all years\r\n\r\n\r\n${table}\r\n`, name);
      const alone = await readText(text, name);
      expect(read.files[0]!.format).toBe(format);
      expect(read.records.map(({ title }) => title)).toEqual(alone.records.map(({ title }) => title));
    },
  );
});

describe('a table that no catalogue wrote', () => {
  const rows = [
    ['Title', 'Authors', 'Year', 'Journal'],
    ['On arches', 'Brook, A.', '2018', 'Bridges'],
    ['On ropes', 'Weir, T.', '2019', 'Bridges'],
  ];
  it.each(PREAMBLES.flatMap(([name, preamble]) => [',', ';', '\t'].map((mark) => [name, mark, preamble])))(
    'is read behind %s, with “%s” between its cells',
    async (_, mark, preamble) => {
      const read = await readText(
        `${preamble}${rows.map((row) => row.map((cell) => `"${cell}"`).join(mark)).join('\n')}\n`,
        'x.csv',
      );
      expect(read.files[0]!.format).toBe('csv');
      expect(read.records.map(({ title, venue, date }) => [title, venue, date?.year])).toEqual([
        ['On arches', 'Bridges', 2018],
        ['On ropes', 'Bridges', 2019],
      ]);
    },
  );

  it('keeps its first line as the header where a later one only looks like it', async () => {
    const read = await readText(
      'Title,Abstract,Year\nOn arches,"Columns:\nTitle,Authors,Year,Journal\nare common.",2018\nOn ropes,None of these.,2019\nOn ice,Cold.,2020\n',
      'x.csv',
    );
    expect(read.records.map(({ title }) => title)).toEqual(['On arches', 'On ropes', 'On ice']);
    expect(read.records[0]!.abstract).toContain('Title,Authors,Year,Journal');
  });
});
