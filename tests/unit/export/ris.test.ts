import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizePerson } from '../../../src/lib/corpus/normalize/normalize-name';
import { toRis } from '../../../src/lib/export/papers/ris';
import type { PaperRecord, PersonName, Reference } from '../../../src/lib/model/record';
import { isNoAbstract } from '../../../src/lib/parsers/clean-text';
import { toCslType, toRisType } from '../../../src/lib/parsers/tagged/ris-types';
import { toText } from '../../../src/lib/parsers/tagged/tagged-values';
import { fixture, readText } from '../parsers/read';

const make = (own: Partial<PaperRecord>): PaperRecord => ({
  title: 'A title',
  authors: [],
  keywords: [],
  references: [],
  place: {},
  ...own,
});
const readBack = async (records: readonly PaperRecord[]) => (await readText(toRis(records), 'x.ris')).records;

function isSuffix(name: string): boolean {
  return /^(?:jr|sr|[ivx]+)\.?$/i.test(name.trim());
}

describe('RIS export', () => {
  it('writes one line a value', () => {
    const record = make({
      key: 'eik2010',
      type: 'article-journal',
      title: 'Maps of the\nforest floor',
      authors: [
        { particle: 'van', family: 'Eik', given: 'Nora Jo', orcid: '0000-0001-8448-4520' },
        { family: 'King', given: 'Martin', suffix: 'Jr.' },
        { literal: 'University of Trees, Woodtown' },
        { literal: 'World Leaf Organization' },
      ],
      date: { year: 2010, month: 3, day: 9 },
      venue: 'Journal of Forest Floors',
      venueAbbreviation: 'J. Forest Floors',
      publisher: 'Root Press',
      volume: '84',
      issue: '2',
      pages: '523-538',
      doi: '10.5555/s11192-009-0146-3',
      pmid: '20585380',
      arxivId: 'arXiv:1003.2198',
      catalogueIds: { wos: '000999264000013', openalex: 'W123' },
      url: 'https://example.org/maps',
      language: 'en',
      abstract: 'One.\n\nTwo.',
      keywords: ['leaf litter', 'soil; fauna'],
      references: [
        { raw: 'Birch H, 1973, J LEAF SCI, V24, P265', doi: '10.5555/leaf.4' },
        {
          firstAuthor: 'Ash, B.',
          title: 'Hives; and more',
          year: 1974,
          venue: 'Hive Studies',
          volume: '4',
          page: '17',
        },
        { key: 'only-a-key' },
      ],
      timesCited: 12,
    });
    expect(toRis([record])).toBe(
      [
        'TY  - JOUR',
        'AU  - van Eik, Nora Jo',
        'AU  - King, Martin, Jr.',
        'AU  - University of Trees,, Woodtown',
        'AU  - World Leaf Organization',
        'TI  - Maps of the forest floor',
        'T2  - Journal of Forest Floors',
        'J2  - J. Forest Floors',
        'PY  - 2010',
        'DA  - 2010/03/09/',
        'VL  - 84',
        'IS  - 2',
        'SP  - 523',
        'EP  - 538',
        'PB  - Root Press',
        'DO  - 10.5555/s11192-009-0146-3',
        'UR  - https://example.org/maps',
        'LA  - en',
        'AB  - One. Two.',
        'KW  - leaf litter',
        'KW  - soil, fauna',
        'AN  - WOS:000999264000013',
        'AN  - openalex:W123',
        'AN  - PMID:20585380',
        'AN  - arXiv:1003.2198',
        'N1  - Cited By :12',
        'N1  - References: Birch H, 1973, J LEAF SCI, V24, P265, https://doi.org/10.5555/leaf.4; Ash, B., Hives, and more (1974) Hive Studies, 4, pp. 17',
        'ID  - eik2010',
        'ER  - ',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('writes nothing of what is not known', () => {
    expect(toRis([make({ title: '' })])).toBe('TY  - GEN\r\nER  - \r\n\r\n');
    expect(toRis([])).toBe('');
  });

  it.each(['dialects.ris', 'wos-tagged.txt', 'medline.nbib', 'endnote.enw'])(
    'gives %s back so that a second reading finds nothing new',
    async (name) => {
      const { records } = await readText(fixture(`formats/${name}`), name);
      const once = await readBack(records);
      const withoutPlace = (list: readonly PaperRecord[]) =>
        list.map(({ place: _, type, authors, abstract, references, ...rest }) => ({
          ...rest,
          type: toCslType(toRisType(type)),
          references: references.map(({ raw }) => raw?.replace(', arXiv:1502.03167', '')),
          authors: authors.map(({ orcid: _orcid, ...author }) => author),
          abstract: abstract?.replace('\n\n', ' '),
        }));
      expect(withoutPlace(once)).toEqual(withoutPlace(records));
      expect(toRis(once)).toBe(toRis(records));
    },
  );
});

describe('RIS: names of one piece', () => {
  it.each([
    'Hans MÜLLER',
    'MÜLLER Hans',
    'Hans VAN DER BERG',
    'Team NIAGARA',
    'A. B. Smith',
    'B. -Y. Oie',
    'Anna Holm and Bo Ito',
    'Holm, A. and Ito, B.',
    'E. coli Reference Center',
    'Fog Watch Fund',
    'J. Keel Fund',
    'Holm A & Ito B',
    'Mr X.',
    '|',
  ])('“%s” comes back whole, by itself and beside others', async (literal) => {
    const person = { family: 'Oar', given: 'Eva' };
    for (const authors of [
      [{ literal }],
      [{ literal: 'World Leaf Fund' }, { literal }],
      [{ literal }, { literal: 'World Leaf Fund' }, person],
    ])
      expect((await readBack([make({ authors, editors: authors })]))[0]).toMatchObject({
        authors,
        editors: authors,
      });
  });

  it('a vertical bar between two names of a body becomes a slash', async () => {
    const [record] = await readBack([make({ authors: [{ literal: 'Holm A|Ito B' }] })]);
    expect(record!.authors).toEqual([{ literal: 'Holm A/Ito B' }]);
  });

  it('a word in capitals at the end is no sign of a family name, several are', async () => {
    const lines = ['Hans MÜLLER', 'Team NIAGARA', 'Hans VAN DER BERG', 'MÜLLER Hans'];
    const ris = ['TY  - JOUR', ...lines.map((name) => `AU  - ${name}`), 'TI  - T', 'ER  - ', ''].join('\n');
    const refer = ['%0 Journal Article', ...lines.map((name) => `%A ${name},`), '%T T', ''].join('\n');
    expect((await readText(ris, 'x.ris')).records[0]!.authors).toEqual([
      { literal: 'Hans MÜLLER' },
      { literal: 'Team NIAGARA' },
      { family: 'VAN DER BERG', given: 'Hans' },
      { family: 'MÜLLER', given: 'Hans' },
    ]);
    expect((await readText(refer, 'x.enw')).records[0]!.authors).toEqual(
      lines.map((literal) => ({ literal })),
    );
  });
});

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
  .map((it) => toText(it) ?? 'x')
  .filter((it) => toText(it) === it);
const word = fc.stringMatching(/^[A-ZÄÉŁÇŞ][a-zäéłçş’-]{1,10}$/);
const person: fc.Arbitrary<PersonName> = fc.record(
  {
    family: fc.oneof(word, fc.constantFrom("O'Neill", 'Smith-Jones', 'García Márquez', '李', 'de Souza')),
    // "Jr" as the only given name is told from no suffix by nobody.
    given: fc.oneof(
      word.filter((name) => !isSuffix(name)),
      fc.constantFrom('Nees Jan', 'J.-P.', 'N. J.', 'A', '小明'),
    ),
    particle: fc.constantFrom('van', 'van der', 'de la', 'von'),
    suffix: fc.constantFrom('Jr.', 'III'),
    orcid: fc.constant('0000-0001-8448-4520'),
  },
  { requiredKeys: ['family', 'given'] },
);
const body = fc.record({
  literal: fc.oneof(
    text.filter((it) => !/[,;]|^\[?anon|^et al/i.test(it)),
    fc.constantFrom(
      'World Health Organization',
      'University of California, Berkeley, and others',
      'A. B. Smith',
      'Jones A.',
      'U.S. Department of Agriculture',
      'Team X; Team Y',
    ),
  ),
});
const date = fc
  .record({
    year: fc.integer({ min: 1, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .chain(({ year, month, day }) => fc.constantFrom({ year }, { year, month }, { year, month, day }));
const reference: fc.Arbitrary<Reference> = fc.record(
  {
    raw: fc
      .tuple(word, text, fc.integer({ min: 1900, max: 2020 }))
      .map(([name, title, year]) => `${name}, A.B., The ${title} (${year}) Journal, 4, pp. 1-2`),
    doi: fc.integer({ min: 1, max: 9_999 }).map((n) => `10.5555/ref.${n}`),
  },
  { requiredKeys: ['raw'] },
);
const record: fc.Arbitrary<PaperRecord> = fc
  .record(
    {
      key: word,
      type: fc.constantFrom(
        'article-journal',
        'paper-conference',
        'chapter',
        'book',
        'thesis',
        'webpage',
        'article',
        'review',
        'none',
      ),
      title: text,
      authors: fc.array(fc.oneof(person, body), { maxLength: 4 }),
      date,
      venue: text,
      publisher: text,
      volume: fc.constantFrom('84', 'XII', '3-4'),
      issue: fc.constantFrom('2', '3-4', 'Suppl. 1'),
      pages: fc.constantFrom('1303-1319', 'e1042', 'S1-S9', '12', '1-2, 5-7', '100-104, 110'),
      doi: fc.stringMatching(/^10\.[1-9]\d{3}\/[a-z0-9().<>;:/-]{1,20}[a-z0-9]$/),
      pmid: fc.integer({ min: 1, max: 99_999_999 }).map(String),
      arxivId: fc.constantFrom('1810.08473', 'math.GT/0309136', 'hep-th/9901001'),
      catalogueIds: fc.record(
        {
          openalex: fc.constant('W27'),
          wos: fc.constant('000268524900001'),
          scopus: fc.constant('2-s2.0-85044'),
        },
        { requiredKeys: [] },
      ),
      url: fc.integer().map((n) => `https://example.org/a;b?c=${n}&d=1,2`),
      language: fc.constantFrom('en', 'English', 'zh'),
      abstract: fc
        .array(text, { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join('\n\n'))
        .filter((it) => !isNoAbstract(it)),
      keywords: fc.array(
        fc.oneof(text, fc.constantFrom('a, b, c', 'a; b', 'soil; fauna, small', ',', 'constructor')),
        { maxLength: 4 },
      ),
      references: fc.array(reference, { maxLength: 3 }),
      timesCited: fc.nat(10_000),
      organisation: text,
      pageCount: fc.nat(9),
    },
    { requiredKeys: ['title', 'authors', 'keywords', 'references'] },
  )
  .map((own) => make(own));

/** What RIS holds of a record, as the head of the export says it. */
function expected(given: PaperRecord): Omit<PaperRecord, 'place'> {
  const {
    place: _place,
    organisation: _organisation,
    pageCount: _pageCount,
    authorCount: _authorCount,
    ...held
  } = given;
  held.type = toCslType(toRisType(given.type))!;
  held.authors = given.authors.map(({ orcid: _, ...name }) =>
    normalizePerson(name.literal === undefined ? name : { literal: name.literal.replaceAll(';', ',') }),
  );
  held.keywords = [...new Set(given.keywords.map((keyword) => toText(keyword.replaceAll(';', ','))!))];
  held.references = given.references.map(({ raw = '', doi }) => {
    const line = raw.replaceAll(';', ',');
    return {
      raw: doi === undefined ? line : `${line}, https://doi.org/${doi}`,
      ...(doi === undefined ? {} : { doi }),
    };
  });
  if (held.abstract !== undefined) held.abstract = toText(held.abstract)!;
  if (held.catalogueIds && Object.keys(held.catalogueIds).length === 0) delete held.catalogueIds;
  return held;
}

describe('RIS there and back', () => {
  it('loses nothing but what RIS does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
        const back = await readBack(records);
        const shown = back.map(({ place: _, ...held }) => ({
          ...held,
          authors: held.authors.map(normalizePerson),
          references: held.references.map(({ raw, doi }) => ({ raw, ...(doi === undefined ? {} : { doi }) })),
        }));
        expect(shown).toEqual(records.map(expected));
        expect(toRis(await readBack(back))).toBe(toRis(back));
      }),
      { numRuns: 300 },
    );
  });
});
