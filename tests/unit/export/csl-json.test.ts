import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCslJson } from '../../../src/lib/export/papers/csl-json';
import { toPartialDate } from '../../../src/lib/parsers/parse-date';
import { type PaperRecord, type PersonName, type Reference } from '../../../src/lib/model/record';
import { CATALOGUES } from '../../../src/lib/model/catalogues';
import { cleanParagraphs, cleanText } from '../../../src/lib/parsers/clean-text';
import { record } from '../corpus/records';
import { readText } from '../parsers/read';

const write = (records: readonly PaperRecord[]) =>
  JSON.parse(toCslJson(records)) as Record<string, unknown>[];
const readBack = async (records: readonly PaperRecord[]) =>
  (await readText(toCslJson(records), 'a')).records.map(({ place: _, ...fields }) => fields);

describe('toCslJson', () => {
  it('writes items as the standard has them, one a line', () => {
    const text = toCslJson([
      record('A <b>tag</b> & more', {
        key: 'eck2010',
        type: 'article-journal',
        authors: [
          { family: 'Eck', given: 'Nees Jan', particle: 'van', suffix: 'Jr.', orcid: '0000-0001-2345-6789' },
          { literal: 'World Health Organization' },
        ],
        date: { year: 2010, month: 5 },
        venue: 'Journal',
        venueAbbreviation: 'J.',
        pages: '1-9',
        doi: '10.5555/x',
        arxivId: '1001.00001',
        keywords: ['maps', 'words, and more'],
        references: [{ key: 'b' }, { doi: '10.5555/y', year: 1999, firstAuthor: 'Small, H' }],
        timesCited: 3,
      }),
      record('Second'),
    ]);
    expect(text.split('\n')).toHaveLength(5);
    expect(JSON.parse(text)).toEqual([
      {
        id: 'eck2010',
        type: 'article-journal',
        title: 'A &lt;b>tag&lt;/b> & more',
        author: [
          {
            family: 'Eck',
            given: 'Nees Jan',
            'non-dropping-particle': 'van',
            suffix: 'Jr.',
            ORCID: '0000-0001-2345-6789',
          },
          { literal: 'World Health Organization' },
        ],
        issued: { 'date-parts': [[2010, 5]] },
        'container-title': 'Journal',
        'container-title-short': 'J.',
        page: '1-9',
        DOI: '10.5555/x',
        archive: 'arXiv',
        archive_location: '1001.00001',
        keyword: 'maps; words, and more',
        references: [
          'b',
          { DOI: '10.5555/y', author: [{ literal: 'Small, H' }], issued: { 'date-parts': [[1999]] } },
        ],
        custom: { timesCited: 3 },
      },
      { id: 'item-2', type: 'document', title: 'Second' },
    ]);
    expect(toCslJson([])).toBe('[]\n');
  });

  it('writes keywords so that they are read back', async () => {
    for (const [keywords, written] of [
      [['a', 'b'], 'a; b'],
      [['a, b'], 'a, b;'],
      [['a, b', 'c'], 'a, b; c'],
      [
        ['a; b', 'c'],
        ['a; b', 'c'],
      ],
      [['etc.'], ['etc.']],
      [
        ['<i>', '&amp;'],
        ['<i>', '&amp;'],
      ],
    ] as const) {
      const records = [record('T', { keywords: [...keywords] })];
      expect(write(records)[0]!.keyword).toEqual(written);
      expect((await readBack(records))[0]!.keywords).toEqual(keywords);
    }
  });

  it('makes ids unique and leaves each reference in its file', () => {
    const at = (file: string) => ({ place: { file } });
    const items = write([
      record('A', { key: 'x', references: [{ key: 'y' }], ...at('one.bib') }),
      record('B', { key: 'y', ...at('one.bib') }),
      record('C', { key: 'x', references: [{ key: 'y' }, { key: 'gone' }], ...at('two.bib') }),
      record('D', { key: 'y', ...at('two.bib') }),
      record('E', at('two.bib')),
      record('F', { key: 'item-5', ...at('two.bib') }),
    ]);
    expect(items.map(({ id, references }) => [id, references])).toEqual([
      ['x', ['y']],
      ['y', undefined],
      ['x-2', ['y-2', 'gone']],
      ['y-2', undefined],
      ['item-5-2', undefined],
      ['item-5', undefined],
    ]);
  });

  it.each<PersonName>([
    { literal: 'Keel, B.-Y., Oar, C.' },
    { literal: 'Fog -Watch' },
    { family: 'Berg', given: 'Jon III' },
    { family: 'Berg', given: 'al. Jr.' },
    { family: 'Oie', given: 'B. -Y.' },
    { family: 'Oie', suffix: 'V.' },
  ])('marks the name %j, which a reader would take for another', async (name) => {
    const own = record('T', {
      key: 'one',
      type: 'book',
      authors: [name, { family: 'Ito', given: 'Bo' }],
      references: [{ firstAuthor: '<i>:, 𝒜' }, { firstAuthor: 'Holm, A.' }],
    });
    const { place: _, ...expected } = own;
    expect(await readBack([own])).toEqual([expected]);
    expect(toCslJson([own]).split('"parse-names":false')).toHaveLength(3);
  });

  it('is read back as it was, whatever the characters', async () => {
    const odd = fc.constantFrom(
      '<i>',
      '</b>',
      '&amp;',
      '&lt;b&gt;',
      ';',
      ', ',
      '.',
      ' and ',
      '"',
      '\\',
      '{',
      '“',
      'ﬁ',
      '\u2028',
      '𝒜',
      'é',
    );
    const raw = fc
      .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), odd), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(''));
    const text = raw.map(cleanText).filter((it) => it !== '');
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const orcid = optional(fc.constant('0000-0001-2345-678X'));
    const databaseId = optional(fc.constantFrom('s2:1', 'openalex:A5'));
    const person: fc.Arbitrary<PersonName> = fc.oneof(
      fc.record({ literal: text, orcid, databaseId }),
      fc.record({
        family: text,
        given: optional(text),
        particle: optional(fc.constantFrom('van', 'de la', 'von')),
        suffix: optional(text),
        orcid,
        databaseId,
      }),
    );
    const date = fc
      .tuple(
        fc.integer({ min: 1, max: 2100 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 31 }),
      )
      .map(([year, month, day]) => toPartialDate(year, month, day)!);
    const count = optional(fc.nat());
    const doi = optional(fc.constantFrom('10.5555/A(b)c', '10.1002/(SICI)1<1::AID>3.0;2-x'));
    const arxivId = optional(fc.constantFrom('2001.00001', 'math/0309136'));
    const pmid = optional(fc.constant('23439512'));
    const catalogueIds = optional(
      fc.dictionary(fc.constantFrom(...CATALOGUES), text, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    );
    const reference: fc.Arbitrary<Reference> = fc
      .record({
        key: optional(text),
        doi,
        arxivId,
        pmid,
        catalogueIds,
        title: optional(text),
        year: optional(fc.integer({ min: 1400, max: 2100 })),
        firstAuthor: optional(text),
        venue: optional(text),
        volume: optional(text),
        page: optional(text),
        raw: optional(text),
      })
      .filter((it) => Object.values(it).some((value) => value !== undefined));
    const paper = fc.record({
      type: fc.constantFrom('article-journal', 'book', 'thesis', 'document'),
      title: raw.map(cleanText),
      authors: fc.array(person, { maxLength: 3 }),
      authorCount: count,
      organisation: optional(text),
      date: optional(date),
      venue: optional(text),
      venueAbbreviation: optional(text),
      publisher: optional(text),
      volume: optional(text),
      issue: optional(text),
      pages: optional(text),
      doi,
      arxivId,
      pmid,
      catalogueIds,
      url: optional(text),
      language: optional(text),
      abstract: optional(
        fc
          .array(raw, { minLength: 1, maxLength: 3 })
          .map((parts) => cleanParagraphs(parts.join('\n\n')))
          .filter((it) => it !== ''),
      ),
      keywords: fc.uniqueArray(text, { maxLength: 4 }),
      references: fc.array(reference, { maxLength: 3 }),
      timesCited: count,
      pageCount: count,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(paper, { minLength: 1, maxLength: 4 }), async (papers) => {
        const records = papers.map((fields, i) => record(fields.title, { ...fields, key: `key-${i}` }));
        const expected = records.map(({ place: _, ...fields }) => fields);
        expect(await readBack(records)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});
