import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/lib/export/papers/csv';
import { type PaperRecord, type PersonName, type Reference } from '../../../src/lib/model/record';
import { CATALOGUES } from '../../../src/lib/model/catalogues';
import { toPartialDate } from '../../../src/lib/parsers/parse-date';
import { readText } from '../parsers/read';

const place = {};
const bare: PaperRecord = { title: 'Salt', authors: [], keywords: [], references: [], place };

/** The records of a file that was just written. */
async function readBack(records: readonly PaperRecord[]): Promise<PaperRecord[]> {
  const result = await readText(toCsv(records), 'papers.csv');
  expect(result.files[0]!.format).toBe('csv');
  return result.records.map((record) => ({ ...record, place }));
}

const cells = (csv: string) => csv.split('\r\n')[1]!.split(',');

describe('CSV export', () => {
  it('has plain names of columns and plain cells', () => {
    const csv = toCsv([
      {
        ...bare,
        authors: [
          { particle: 'van', family: 'Eck', given: 'Nees Jan' },
          { literal: 'World Health Organization' },
        ],
        date: { year: 2016, month: 3 },
        keywords: ['salt', 'sand; wind'],
        doi: '10.5555/x',
        references: [{ doi: '10.5555/y', title: 'Not written' }, { raw: 'Holm A, 1999, SHORE' }],
        catalogueIds: { wos: '000600000000001' },
      },
    ]);
    expect(csv).toBe(
      '\ufeffTitle,Authors,Date,Venue,Venue abbreviation,Volume,Issue,Pages,DOI,arXiv id,PubMed id,Link,Type,Publisher,Organisation,Language,Abstract,Key,Keywords,Number of authors,Times cited,References,Web of Science id\r\n' +
        'Salt,"van Eck, Nees Jan; World Health Organization",2016-03,,,,,,10.5555/x,,,,,,,,,,salt; sand\\; wind,,,"doi:10.5555/y; Holm A, 1999, SHORE",000600000000001\r\n',
    );
  });

  it('keeps spreadsheets from computing a cell, and takes the guard off again', async () => {
    const titles = ['=1+1', '+a', '-b', '@c', "'=d", "it's", "'quoted'", '=cmd|" /C calc"!A0'];
    const records = titles.map((title) => ({ ...bare, title }));
    expect(titles.map((title) => cells(toCsv([{ ...bare, title }]))[0])).toEqual([
      "'=1+1",
      "'+a",
      "'-b",
      "'@c",
      "''=d",
      "it's",
      "'quoted'",
      '"\'=cmd|"" /C calc""!A0"',
    ]);
    expect(await readBack(records)).toEqual(records);
  });

  it('writes names so that they stay what they are', async () => {
    const authors: PersonName[] = [
      { literal: 'Apple, Inc.' },
      { literal: 'Watt, Tidal and Sons' },
      { literal: 'Nees Jan van Eck' },
      { family: 'van Eck', given: 'Nees' },
      { particle: 'Van', family: 'Kleek', given: 'Max' },
      { family: 'Madonna' },
      { family: 'A; B', given: 'C\\D' },
      { literal: 'a|b' },
      { literal: '{x}' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { family: 'Aria', given: 'Massimo', orcid: '0000-0002-8517-9411', databaseId: 'openalex:A5069892096' },
      { literal: 'Team [A]' },
    ];
    expect((await readBack([{ ...bare, authors }]))[0]!.authors).toEqual(authors);
  });

  it('writes every kind of reference', async () => {
    const references: Reference[] = [
      { doi: '10.5555/x;y' },
      { arxivId: 'hep-th/9301001' },
      { pmid: '31000001' },
      { key: 'holm1999' },
      { catalogueIds: { lens: '000-111' } },
      { raw: 'words; and \\ more, of 1999' },
      { raw: 'key:not a key' },
    ];
    expect((await readBack([{ ...bare, references }]))[0]!.references).toEqual(references);
    const parsed = (await readBack([{ ...bare, references: [{ raw: 'Holm A, 1999, SHORE, V4, P17' }] }]))[0]!;
    expect(parsed.references[0]).toMatchObject({
      firstAuthor: 'Holm A',
      year: 1999,
      venue: 'SHORE',
      volume: '4',
    });
    const wordless = [{ firstAuthor: 'Holm A', year: 1999, title: 'Salt' }];
    expect((await readBack([{ ...bare, references: wordless }]))[0]!.references[0]!.raw).toBe(
      'Holm A, 1999, Salt',
    );
  });

  it('reads back what it has written', async () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      'ß',
      '王',
      '"',
      "'",
      ',',
      ';',
      '\\',
      '{',
      '}',
      '|',
      '=',
      '+',
      '-',
      '@',
      '[',
      ']',
      '.',
      ' ',
      '<i>',
      '&amp;',
      'NA',
      'von',
      '10.5555/x',
      '(1999)',
      'key:',
    );
    const text = fc
      .array(piece, { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
      .filter((word) => word !== '');
    const some = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined });
    const abstract = fc
      .array(text, { minLength: 1, maxLength: 3 })
      .map((paragraphs) => paragraphs.join('\n\n'));
    const person = fc.record({ particle: some(text), family: text, given: some(text), suffix: some(text) });
    const name: fc.Arbitrary<PersonName> = fc.oneof(person, fc.record({ literal: text }));
    const date = fc
      .tuple(
        fc.integer({ min: -500, max: 2100 }),
        fc.option(fc.integer({ min: 1, max: 12 })),
        fc.option(fc.integer({ min: 1, max: 31 })),
      )
      .map(([year, month, day]) => toPartialDate(year, month ?? undefined, day ?? undefined));
    const reference: fc.Arbitrary<Reference> = fc.oneof(fc.record({ doi: text }), fc.record({ raw: text }));
    const ids = fc.option(fc.dictionary(fc.constantFrom(...CATALOGUES), text, { minKeys: 1 }), {
      nil: undefined,
    });
    const record = fc.record({
      title: text,
      authors: fc.array(name, { maxLength: 3 }),
      keywords: fc.uniqueArray(text, { maxLength: 3 }),
      references: fc.array(reference, { maxLength: 3 }),
      date,
      venue: some(text),
      volume: some(text),
      pages: some(text),
      doi: some(text),
      abstract: fc.option(abstract, { nil: undefined }),
      timesCited: fc.option(fc.nat(1e6), { nil: undefined }),
      authorCount: fc.option(fc.nat(100), { nil: undefined }),
      catalogueIds: ids,
      key: some(text),
      place: fc.constant(place),
    });
    const rawOrDoi = ({ doi, raw }: Reference) => (raw === undefined ? { doi } : { raw });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
        const back = await readBack(records);
        const plain = back.map((read) => ({ ...read, references: read.references.map(rawOrDoi) }));
        expect(plain).toEqual(records);
      }),
      { numRuns: 400 },
    );
  });
});
