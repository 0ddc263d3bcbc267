import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../../src/lib/export/papers/bibtex';
import type { PaperRecord, PersonName, Reference } from '../../../src/lib/model/record';
import { parseWosReference } from '../../../src/lib/parsers/tagged/wos-references';
import { toBibtexType, toCslType } from '../../../src/lib/parsers/bibtex/bibtex-types';
import { cleanText, isNoAbstract } from '../../../src/lib/parsers/clean-text';
import { isOthersName } from '../../../src/lib/parsers/complete-record';
import { readText } from '../parsers/read';

const CSL_TYPES =
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
  entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture
  musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review
  review-book software song speech standard thesis treaty webpage`.split(/\s+/);

function record(values: Partial<PaperRecord>): PaperRecord {
  return { title: 'T', authors: [], keywords: [], references: [], place: {}, ...values };
}

async function readBack(records: readonly PaperRecord[]): Promise<PaperRecord[]> {
  const { records: result, files } = await readText(toBibtex(records), 'export.bib');
  expect(files[0]!.problems.filter(({ code }) => code !== 'title-missing')).toEqual([]);
  return result;
}

/** What stands in the file for certain. */
const held = ({ place: _, ...fields }: PaperRecord) => fields;

describe('toBibtex', () => {
  it('writes an entry as reference managers read it', () => {
    const text = toBibtex([
      record({
        key: 'eck2010',
        type: 'article-journal',
        title: 'R&D in 50% of {cases}: a_b',
        authors: [
          { family: 'Eck', given: 'Nees Jan', particle: 'van', orcid: '0000-0001-8448-4521' },
          { family: 'King', given: 'Martin', suffix: 'Jr.' },
          { literal: 'World Health Organization' },
        ],
        date: { year: 2010, month: 3, day: 9 },
        venue: 'Scientometrics',
        venueAbbreviation: 'Scientom.',
        publisher: 'Press & Sons',
        volume: '84',
        issue: '2',
        pages: '523-538',
        doi: '10.1007/s11192_1',
        arxivId: '1003.1234',
        pmid: '20585380',
        catalogueIds: { wos: '000279300300014' },
        url: 'https://example.org/a_b?c=d&e=%20',
        language: 'en',
        keywords: ['maps', 'science, open'],
        abstract: 'One.\n\nTwo.',
        timesCited: 7,
        authorCount: 4,
      }),
    ]);
    expect(text).toBe(`@article{eck2010,
  title = {{R\\&D in 50\\% of \\textbraceleft{}cases\\textbraceright{}: a\\_b}},
  author = {van Eck, Nees Jan and King, Jr., Martin and {World Health Organization} and others},
  author+an:orcid = {1="0000-0001-8448-4521"},
  date = {2010-03-09},
  year = {2010},
  journal = {Scientometrics},
  shortjournal = {Scientom.},
  publisher = {Press \\& Sons},
  volume = {84},
  number = {2},
  pages = {523--538},
  doi = {10.1007/s11192_1},
  eprint = {1003.1234},
  archiveprefix = {arXiv},
  pmid = {20585380},
  wos-id = {000279300300014},
  url = {https://example.org/a_b?c=d&e=%20},
  language = {en},
  keywords = {maps, {science, open}},
  abstract = {One.

Two.},
  times-cited = {7}
}
`);
  });

  it.each([
    [{ family: 'Eck', given: 'Nees Jan', particle: 'van' }, 'van Eck, Nees Jan'],
    [{ family: 'de facto', given: 'A.' }, '{de facto}, A.'],
    [{ family: 'jacob', given: 'sudhin' }, 'jacob, sudhin'],
    [{ family: 'Cruz', given: 'Ana', particle: 'De la' }, 'family={Cruz}, given={Ana}, prefix={De la}'],
    [{ family: 'Plato' }, 'family={Plato}'],
    [{ family: 'Smith', given: 'III' }, 'Smith, {III}'],
    [{ family: 'Rand and Co', given: 'A, B' }, '{Rand and Co}, {A, B}'],
    [{ family: 'word', given: 'al. Jr.' }, 'family={word}, given={al. Jr.}'],
    [{ family: 'Berg', given: 'Jon III' }, 'family={Berg}, given={Jon III}'],
    [{ literal: 'others' }, '{{others}}'],
  ] satisfies [PersonName, string][])('writes the name %j', async (person, name) => {
    const text = toBibtex([record({ authors: [person] })]);
    expect(text).toContain(`author = {${name}}`);
    expect((await readBack([record({ authors: [person] })]))[0]!.authors).toEqual([person]);
  });

  it('has an entry type for each type, and reads it back', () => {
    for (const cslType of CSL_TYPES) {
      const { type, subtype } = toBibtexType(cslType);
      expect([cslType, toCslType(type, subtype)]).toEqual([cslType, cslType]);
    }
    expect(toBibtexType('nonsense')).toEqual({ type: 'misc' });
  });

  it('gives each entry a key of its own', async () => {
    const records = [
      record({ key: 'Same' }),
      record({ key: 'same' }),
      record({ key: 'two words, {odd}' }),
      record({ title: 'The Weather', authors: [{ family: 'Müller', given: 'A.' }], date: { year: 2001 } }),
      record({ title: 'Über' }),
      record({ title: '天気' }),
    ];
    expect((await readBack(records)).map(({ key }) => key)).toEqual([
      'Same',
      'same-2',
      'two-words-odd',
      'muller2001weather',
      'uber',
      'record',
    ]);
  });

  it('writes references: keys of works in the file, lines for others', async () => {
    const place = { file: 'a.json' };
    const outside: Reference = {
      title: 'Far',
      firstAuthor: 'Far F',
      year: 1990,
      venue: 'J, FAR',
      volume: '2',
    };
    const records = [
      record({ key: 'one', place, doi: '10.1/A', catalogueIds: { openalex: 'W1' } }),
      record({
        key: 'two',
        place,
        references: [
          { key: 'one' },
          { catalogueIds: { openalex: 'W1' } },
          { doi: '10.1/a' },
          { key: 'gone' },
          outside,
          parseWosReference('Small H., 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406')!,
        ],
      }),
      // The same key in another file means another work.
      record({ key: 'three', place: { file: 'b.json' }, references: [{ key: 'one' }] }),
    ];
    const [, two, three] = await readBack(records);
    expect(two!.references).toEqual([
      parseWosReference('Far F, 1990, J FAR, V2'),
      parseWosReference('Small H., 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406'),
      { key: 'one' },
    ]);
    expect(three!.references).toEqual([]);
  });

  it('writes what a file gave so that it comes back, even where a title is missing', async () => {
    const records = [record({ key: 'k', type: 'chapter', title: '', venue: 'A Book' })];
    expect((await readBack(records)).map(held)).toEqual(records.map(held));
  });

  it('keeps an address that is not of the web where no program makes a link of it', async () => {
    for (const url of ['ftp://example.org/a_b.txt', 'javascript:x']) {
      const records = [record({ key: 'k', url })];
      expect(toBibtex(records)).not.toMatch(/^\s*url =/m);
      expect((await readBack(records)).map(({ url: read }) => read)).toEqual([url]);
    }
  });

  it('comes back whole, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { minLength: 1, maxLength: 4 }), async (records) => {
        const keyed = records.map((each, i) => ({ ...each, key: `${each.key}${i}` }));
        expect((await readBack(keyed)).map(held)).toEqual(keyed.map(held));
      }),
      { numRuns: 500 },
    );
  });
});

const odd = fc.constantFrom(
  ...`\\ { } {} }{ $ % & # _ ~ ^ \` ' '' -- --- < > <i> </i> &lt; &amp; &#39; &#x41; \\alpha \\par \\& @article{x, " "" = ; , . : and and; others
  AND et al. {\\'e} $x^2$ http://x.y/_z% é ł İ 漢字 🙂 Ω ﬁ ½ – — “ ” … Jr. III van de 't d' 0001`.split(
    /\s+/,
  ),
  ' ',
  '\u00a0',
  '\u0301',
);
/** One line in its normal form. What stands for a value that is not known, a record never has. */
const line = fc
  .array(
    fc.oneof(
      odd,
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('word', 'Word', 'two words'),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((glue) => cleanText(parts.join(glue))))
  .filter((text) => !/^[?\s–—-]*$/.test(text) && !isNoAbstract(text));
const digits = (most: number) => fc.integer({ min: 1, max: most }).map(String);

const person: fc.Arbitrary<PersonName> = fc
  .oneof(
    fc.record({ literal: line }),
    fc.record(
      { family: line, given: line, particle: fc.constantFrom('van', 'de la', 'De', "d'"), suffix: line },
      { requiredKeys: ['family'] },
    ),
    fc.record({
      family: fc.constantFrom('Eck', 'jacob', 'de facto', 'Łoś'),
      given: fc.constantFrom('A. B.', 'ana', 'Zoë'),
    }),
  )
  .chain((name) =>
    fc
      .record({ orcid: fc.constant('0000-0002-1825-009X'), databaseId: line }, { requiredKeys: [] })
      .map((ids) => ({ ...name, ...ids })),
  )
  .filter((name) => !isOthersName(name));
const date = fc.oneof(
  fc.record({ year: fc.integer({ min: -9999, max: 9999 }).filter((year) => year !== 0) }),
  fc.record({ year: fc.integer({ min: 1, max: 2100 }), month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    year: fc.integer({ min: 1400, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
);
const reference = fc
  .tuple(line, fc.integer({ min: 1400, max: 2099 }), line, digits(99))
  .map(([author, year, venue, volume]) =>
    parseWosReference(cleanText(`${author}, ${year}, ${venue}, V${volume}, P7`))!,
  )
  .filter(({ raw }) => !/\(\d{4}\)/.test(raw ?? ''));
const pages = fc.oneof(
  fc.tuple(digits(999), digits(999)).map(([first, last]) => `${first}-${last}`),
  fc.constantFrom('e1234', 'S1-S9', '12:1-12:20', '100123', '5, 7-9'),
);

const anyRecord: fc.Arbitrary<PaperRecord> = fc
  .record<PaperRecord, keyof PaperRecord>(
    {
      key: fc.constantFrom('smith2001', 'conf/x/Y', 'é_1', 'a:b+c*d'),
      type: fc.constantFrom(...CSL_TYPES),
      title: line,
      authors: fc.array(person, { maxLength: 3 }),
      date,
      venue: line,
      venueAbbreviation: line,
      publisher: line,
      volume: line,
      issue: line,
      pages,
      doi: fc.constantFrom(
        '10.1007/s11192-009-0146-3',
        '10.1002/(SICI)1097<1::AID>3.0.CO;2-X',
        '10.1/a_b%c#d',
      ),
      arxivId: fc.constantFrom('1706.03762', 'math/0309136'),
      pmid: digits(99_999_999),
      catalogueIds: fc.record(
        {
          wos: fc.constant('000279300300014'),
          dblp: fc.constant('conf/x/Y'),
          scopus: fc.constant('2-s2.0-85044'),
        },
        { requiredKeys: ['wos'] },
      ),
      url: fc.constantFrom('https://example.org/~a_b?c=%7B&d=#e', 'http://x.y/$^`|'),
      language: line,
      abstract: fc.array(line, { minLength: 1, maxLength: 3 }).map((paragraphs) => paragraphs.join('\n\n')),
      keywords: fc.uniqueArray(line, { maxLength: 4 }),
      references: fc.array(reference, { maxLength: 3 }),
      timesCited: fc.nat({ max: 99_999 }),
      place: fc.constant({}),
    },
    { requiredKeys: ['key', 'type', 'title', 'authors', 'keywords', 'references', 'place'] },
  )
  // A book does not appear in itself.
  .filter(({ type, title, venue }) => venue !== title || (type !== 'book' && type !== 'periodical'));
