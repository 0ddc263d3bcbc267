import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const item = (extra: Record<string, unknown>) => ({ type: 'article-journal', title: 'A Title', ...extra });
const read = async (...items: unknown[]) => (await readText(JSON.stringify(items))).records;

describe('CSL-JSON', () => {
  it('reads dates in all their spellings', async () => {
    const dates = [
      { 'date-parts': [[2013, 2, 3]] },
      { 'date-parts': [['2013', '2']] },
      { 'date-parts': [[2013, 13]] },
      { raw: '2013-02-03' },
      { literal: 'March 2013' },
      '2013-02',
      2013,
    ];
    const records = await read(...dates.map((issued) => item({ issued })));
    expect(records.map((record) => record.date)).toEqual([
      { year: 2013, month: 2, day: 3 },
      { year: 2013, month: 2 },
      { year: 2013 },
      { year: 2013, month: 2, day: 3 },
      { year: 2013, month: 3 },
      { year: 2013, month: 2 },
      { year: 2013 },
    ]);
  });

  it('dates a talk by its meeting where nothing else does', async () => {
    const talk = { type: 'paper-conference', title: 'Tides', 'event-title': 'Proceedings of the Tides' };
    const meeting = { 'event-date': { 'date-parts': [[2001, 6]] } };
    const { records } = await readText(
      JSON.stringify([
        { id: 'a', ...talk, ...meeting },
        { id: 'b', ...talk, ...meeting, issued: { 'date-parts': [[2002]] } },
      ]),
    );
    expect(records.map(({ date, venue }) => [date, venue])).toEqual([
      [{ year: 2001, month: 6 }, 'Proceedings of the Tides'],
      [{ year: 2002 }, 'Proceedings of the Tides'],
    ]);
  });

  it('reads names, keywords and references', async () => {
    const [record] = await read(
      item({
        id: 'x',
        author: [
          { family: 'Eck', given: 'Nees Jan', 'non-dropping-particle': 'van' },
          { literal: 'World Health Organization' },
          { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
          {},
        ],
        keyword: 'maps, networks; colour',
        references: ['y', { DOI: '10.1/z', title: 'Z', issued: { 'date-parts': [[1999]] } }, null],
      }),
    );
    expect(record).toMatchObject({
      authors: [
        { family: 'Eck', given: 'Nees Jan', particle: 'van' },
        { literal: 'World Health Organization' },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      ],
      keywords: ['maps, networks', 'colour'],
      references: [{ key: 'y' }, { doi: '10.1/z', title: 'Z', year: 1999 }],
    });
  });

  it('takes the tags of catalogues out and leaves all other text alone', async () => {
    const [record] = await read(
      item({
        title: '<i>E. coli</i> &amp; <script>alert(1)</script>',
        abstract: '<jats:p>One.</jats:p><jats:p>Two.</jats:p>',
      }),
    );
    expect(record!.title).toBe('E. coli & <script>alert(1)</script>');
    expect(record!.abstract).toBe('One.\n\nTwo.');
  });

  it('finds arXiv ids outside the link', async () => {
    const records = await read(
      item({ number: 'arXiv:1810.08473' }),
      item({ archive: 'arXiv', archive_location: '2001.00001' }),
    );
    expect(records.map((record) => record.arxivId)).toEqual(['1810.08473', '2001.00001']);
  });

  it('accepts an object with items, data or items by their ids, and one item by itself', async () => {
    for (const value of [
      { items: [item({})] },
      { data: [item({})] },
      { a: item({}), b: item({}) },
      item({}),
    ]) {
      const { records, files } = await readText(JSON.stringify(value));
      expect(files[0]!.format).toBe('csl-json');
      expect(records.length).toBeGreaterThan(0);
    }
  });

  it('reads what reference managers and resolvers of DOIs write', async () => {
    const { records, files } = await readText(fixture('formats/csl-json.json'), 'items.json');
    expect(files[0]).toMatchObject({ format: 'csl-json', records: 5, problems: [] });
    expect(records).toEqual([
      {
        key: 'quay2001',
        type: 'article-journal',
        title: 'On quays',
        authors: [
          { family: 'Gogh', given: 'Vita', particle: 'van', orcid: '0000-0001-0000-0009' },
          { literal: 'Quay Authority' },
        ],
        date: { year: 2001, month: 5, day: 3 },
        venue: 'Annals of Piers',
        venueAbbreviation: 'Ann. Piers',
        volume: '4',
        issue: '1',
        pages: '5-9',
        doi: '10.5555/quay',
        abstract: 'One.\n\nTwo.',
        keywords: ['quay', 'stone, cut'],
        references: [
          { key: 'moor1990' },
          {
            doi: '10.5555/ext',
            title: 'Elsewhere',
            year: 1980,
            firstAuthor: 'Far, A.',
            venue: 'Far Journal',
            volume: '2',
            page: '3',
          },
        ],
        place: { file: 'items.json', what: 'quay2001' },
      },
      {
        key: 'moor1990',
        type: 'book',
        title: 'Mooring',
        authors: [],
        editors: [{ family: 'Sørensen', given: 'Åse' }],
        date: { year: 1990, month: 11 },
        publisher: 'Ebb Books',
        keywords: [],
        references: [],
        place: { file: 'items.json', what: 'moor1990' },
      },
      {
        key: 'lee2015',
        type: 'article',
        title: 'A preprint of the quay',
        authors: [{ family: 'Lee', given: 'Ann', suffix: 'III' }],
        date: { year: 2015 },
        doi: '10.5555/note.3',
        arxivId: '1501.00003',
        pmid: '21000003',
        keywords: [],
        references: [{ key: 'quay2001' }],
        place: { file: 'items.json', what: 'lee2015' },
      },
      {
        key: '4',
        type: 'paper-conference',
        title: 'Undated talk',
        authors: [{ literal: 'Somebody' }],
        venue: 'Day of Talks',
        keywords: [],
        references: [],
        place: { file: 'items.json', what: '4' },
      },
      {
        key: 'doi5',
        type: 'article-journal',
        title: 'From a resolver of DOIs',
        authors: [{ family: 'Ito', given: 'Rei' }],
        date: { year: 2012 },
        venue: 'Annals of Piers',
        abstract: 'Resolved.',
        keywords: [],
        references: [{ doi: '10.5555/quay' }],
        timesCited: 7,
        place: { file: 'items.json', what: 'doi5' },
      },
    ]);
  });

  it('names what it left out', async () => {
    const result = await readText(JSON.stringify([item({ issued: { literal: 'n.d.' } }), 7, item({})]));
    expect(result.records).toHaveLength(2);
    expect(codes(result)).toEqual(['date-unreadable', 'csl-not-an-item']);
    expect(result.files[0]!.problems[1]!.where?.what).toBe('element 2');
    expect(result.unread).toEqual([{ text: '7', where: { file: 'pasted text', what: 'element 2' } }]);
  });

  it('treats names of the language as plain text', async () => {
    const [record] = (
      await readText(
        '[{"type":"book","title":"constructor","__proto__":{"x":1},"keyword":"__proto__, constructor","author":[{"family":"toString"}]}]',
      )
    ).records;
    expect(record).toMatchObject({ title: 'constructor', keywords: ['__proto__', 'constructor'] });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
