import { describe, expect, it } from 'vitest';
import { parseWosReference } from '../../../src/lib/parsers/tagged/wos-references';
import { wosTaggedParser } from '../../../src/lib/parsers/tagged/wos-tagged';
import { expectCutsToKeepRecords, expectNoiseToKeepRecords } from './damage';
import { codes, fixture, readText } from './read';

const entry = (...lines: string[]) =>
  ['FN Clarivate Analytics Web of Science', 'VR 1.0', 'PT J', ...lines, 'ER', '', 'EF'].join('\n');
const readOne = async (...lines: string[]) => (await readText(entry(...lines))).records[0]!;

describe('Web of Science, plain text', async () => {
  const { files, records } = await readText(fixture('formats/wos-tagged.txt'), 'savedrecs.txt');
  const [article, paper, early, book] = records;

  it('is told by its content and read without a problem', () => {
    expect(files[0]).toMatchObject({ format: 'wos-tagged', records: 4, unread: 0, problems: [] });
  });

  it('reads an article', () => {
    const { references, ...rest } = article!;
    expect(rest).toEqual({
      key: 'WOS:000999264000013',
      type: 'article-journal',
      title: 'Maps of the forest floor: what lives under fallen leaves',
      authors: [
        { particle: 'van', family: 'Eik', given: 'Nora Jo', orcid: '0000-0001-8448-4520' },
        { family: 'Wald', given: 'Ludo', orcid: '0000-0002-1825-0097' },
        { literal: 'Forest Mapping Grp' },
      ],
      date: { year: 2010, month: 3, day: 9 },
      venue: 'JOURNAL OF FOREST FLOORS',
      venueAbbreviation: 'J FOREST FLOORS',
      publisher: 'ROOT PRESS',
      volume: '84',
      issue: '2',
      pages: '523-538',
      doi: '10.5555/s11192-009-0146-3',
      pmid: '20585380',
      catalogueIds: { wos: '000999264000013' },
      language: 'English',
      abstract: 'We map the floor of a forest. IN many places it is full of life.',
      keywords: ['leaf litter', 'soil fauna', 'forest mapping'],
      timesCited: 5,
      place: {
        file: 'savedrecs.txt',
        line: 3,
        what: 'Maps of the forest floor: what lives under fallen leaves',
      },
    });
    expect(references).toHaveLength(7);
  });

  it('reads a paper, Keywords Plus where there are no others, and Z9 where there is no TC', () => {
    expect(paper).toMatchObject({
      type: 'paper-conference',
      authors: [{ family: 'Çelik', given: 'K. T.' }],
      date: { year: 2005, month: 1 },
      venue: '7TH MEETING ON CONES, VOLS 1 AND 2',
      pages: '42',
      keywords: ['CONES', 'PINES'],
      timesCited: 3,
    });
  });

  it('reads early access, and a book by its editor', () => {
    expect(early).toMatchObject({ title: 'Early leaves', date: { year: 2026, month: 2 } });
    expect(book).toMatchObject({
      type: 'book',
      title: 'Wood and water.',
      authors: [],
      editors: [{ family: 'Elm', given: 'D. R.' }],
      date: { year: 1988 },
      doi: '10.5555/978-0-00-000000-2',
    });
    expect(book!.venue).toBeUndefined();
    expect(book!.catalogueIds).toBeUndefined();
  });

  it.each([
    [
      'Birch H, 1973, J LEAF SCI, V24, P265, DOI 10.5555/leaf.463',
      {
        firstAuthor: 'Birch H',
        year: 1973,
        venue: 'J LEAF SCI',
        volume: '24',
        page: '265',
        doi: '10.5555/leaf.463',
      },
    ],
    [
      'Cedar NJ, 2018, FOREST INT, V7, DOI [10.5555/a705,DOI 10.5555/B1]',
      { firstAuthor: 'Cedar NJ', year: 2018, venue: 'FOREST INT', volume: '7', doi: '10.5555/a705' },
    ],
    [
      'Oak A, 1991, J OAKS, V42, P290, DOI 10.1002/(SICI)1097(199105)42:4<290::AID-ASI5>3.0.CO;2-9',
      {
        firstAuthor: 'Oak A',
        year: 1991,
        venue: 'J OAKS',
        volume: '42',
        page: '290',
        doi: '10.1002/(SICI)1097(199105)42:4<290::AID-ASI5>3.0.CO;2-9',
      },
    ],
    [
      'Fir P., 2009, CELEBRATING FIRS, DOI DOI 1458990/FILE',
      { firstAuthor: 'Fir P.', year: 2009, venue: 'CELEBRATING FIRS' },
    ],
    [
      'Dogwood A, Elder B, 1999, MOSS LETT, V3, PE12',
      { firstAuthor: 'Dogwood A, Elder B', year: 1999, venue: 'MOSS LETT', volume: '3', page: 'E12' },
    ],
    [
      '[Anonymous], 2009, Trees, roots, and more, P328',
      { year: 2009, venue: 'Trees, roots, and more', page: '328' },
    ],
    ['[Anonymous], J LEAF SCI', { venue: 'J LEAF SCI' }],
    ['*WHO, 2012, VACCINE, V30', { firstAuthor: 'WHO', year: 2012, venue: 'VACCINE', volume: '30' }],
    [
      'Yew H, 2001, P NATL ACAD TREES, V4TH',
      { firstAuthor: 'Yew H', year: 2001, venue: 'P NATL ACAD TREES', volume: '4TH' },
    ],
    [
      'Fir K, 2015, ARXIV150203167',
      { firstAuthor: 'Fir K', year: 2015, venue: 'ARXIV150203167', arxivId: '1502.03167' },
    ],
    [
      'Fir K, 2018, arXiv preprint arXiv:1810.08473',
      { firstAuthor: 'Fir K', year: 2018, venue: 'arXiv preprint arXiv:1810.08473', arxivId: '1810.08473' },
    ],
    ['2024, Journal of Needles, V9', { year: 2024, venue: 'Journal of Needles', volume: '9' }],
    ['2024', { year: 2024 }],
    ['INTRO R', {}],
  ])('takes the reference %s apart', (raw, parts) =>
    expect(parseWosReference(raw)).toEqual({ ...parts, raw }),
  );

  it('reads files whose further lines are not indented', async () => {
    const record = await readOne(
      'TI A title that goes on',
      'over two lines',
      'AU Ash, Bo (bo@example.org)',
      'Elm, Di',
      'AB Some text',
      'UK readers know. And',
      'more.',
      'PY 2013',
    );
    expect(record).toMatchObject({
      title: 'A title that goes on over two lines',
      authors: [
        { family: 'Ash', given: 'Bo' },
        { family: 'Elm', given: 'Di' },
      ],
      abstract: 'Some text UK readers know. And more.',
      date: { year: 2013 },
    });
  });

  it('tells the types apart', async () => {
    const type = async (...lines: string[]) =>
      (await readText(`PT ${lines.join('\n')}\nTI T\nER\n`)).records[0]!.type;
    expect(await type('J', 'DT Article; Proceedings Paper')).toBe('article-journal');
    expect(await type('J', 'DT Proceedings Paper')).toBe('paper-conference');
    expect(await type('S', 'DT Review', 'BN 978-0')).toBe('chapter');
    expect(await type('B', 'DT Article')).toBe('chapter');
    expect(await type('P')).toBe('patent');
    expect(await type('C')).toBe('paper-conference');
    expect(await type('J', 'DT Book Review')).toBe('review-book');
  });

  it('gives an ORCID only to the one who may have it', async () => {
    const { authors } = await readOne(
      'TI T',
      'AF Wang, Li',
      '   Wang, Lin',
      '   Müller, Jörg P.',
      'OI Wang, L./0000-0001-0000-0001; Wang, Lin/0000-0001-0000-0002; MULLER, Jorg/0000-0001-0000-000X; Else, X/0000-0001-0000-0004',
    );
    expect(authors.map(({ orcid }) => orcid)).toEqual([
      undefined,
      '0000-0001-0000-0002',
      '0000-0001-0000-000X',
    ]);
  });

  it('begins a record at the next PT, and names an entry without anything in it', async () => {
    const result = await readText(
      'FN Clarivate\nVR 1.0\nPT J\nTI One\nPT J\nTI Two\nER\n\nPT J\nLA English\nER\n\nEF',
    );
    expect(result.records.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(codes(result)).toEqual(['wos-empty-entry', 'wos-unclosed-entry']);
    expect(result.unread).toEqual([
      { text: 'PT J\nLA English\nER', where: { file: 'pasted text', line: 9 } },
    ]);
  });

  it('reads several files put behind each other', async () => {
    const text = fixture('formats/wos-tagged.txt');
    const result = await readText(`${text}${text.replaceAll('\n', '\r\n')}`);
    expect(result.records).toHaveLength(8);
    expect(codes(result)).toEqual([]);
  });

  it('keeps the records before damage', async () => {
    const text = fixture('formats/wos-tagged.txt');
    await expectCutsToKeepRecords(wosTaggedParser, text);
    await expectNoiseToKeepRecords(wosTaggedParser, text);
  });
});
