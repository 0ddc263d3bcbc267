import { describe, expect, it } from 'vitest';
import { readInvertedIndex } from '../../../src/lib/parsers/json/openalex-abstract';
import { codes, fixture, readText } from './read';

const text = fixture('formats/openalex.json');
const [work] = (JSON.parse(text) as { results: Record<string, unknown>[] }).results;

describe('OpenAlex', () => {
  it('reads the list that its API answers with', async () => {
    const { records, files } = await readText(text, 'works.json');
    expect(files[0]).toMatchObject({ format: 'openalex', records: 5, unread: 0, problems: [] });
    expect(records[0]).toEqual({
      title: 'Harbour seals count the evening tides',
      authors: [
        {
          family: 'Meer',
          given: 'Zoë',
          particle: 'van der',
          orcid: '0000-0001-2345-6789',
          databaseId: 'openalex:A5000000001',
        },
        { family: 'Ødegård', given: 'K. L.' },
      ],
      type: 'article-journal',
      venue: 'Journal of Coastal Counting',
      publisher: 'Strand Press',
      date: { year: 2019, month: 4, day: 2 },
      volume: '12',
      issue: '3',
      pages: '101-119',
      doi: '10.5555/seals.2019.01',
      pmid: '30000001',
      catalogueIds: { openalex: 'W2000000001' },
      language: 'en',
      abstract: 'Seals haul out when the tide falls. We counted them for two years .',
      keywords: ['Tide', 'seals'],
      // Each once, and without the work that stands for all deleted ones.
      references: [
        { catalogueIds: { openalex: 'W2000000003' } },
        { catalogueIds: { openalex: 'W2000000099' } },
      ],
      timesCited: 17,
      place: { file: 'works.json', what: 'Harbour seals count the evening tides' },
    });
  });

  it('knows the kinds of works, and what is no venue of one', async () => {
    const { records } = await readText(text);
    expect(records.map(({ type, venue, publisher }) => [type, venue, publisher])).toEqual([
      ['article-journal', 'Journal of Coastal Counting', 'Strand Press'],
      ['chapter', 'Lighthouses of the North', 'Keeper & Daughters'],
      ['article', undefined, 'arXiv (Cornell University)'],
      ['article-journal', 'Annals of Piers', 'Pier Society'],
      ['paper-conference', 'Workshop on Foam', undefined],
    ]);
    expect(records[2]).toMatchObject({
      arxivId: '2101.00001',
      authors: [{ literal: 'Coastal Tide Consortium', databaseId: 'openalex:A5000000003' }],
    });
    expect(records[1]!.pages).toBe('7');
    expect(records[3]).toMatchObject({ date: { year: 1999 }, pages: 'e12' });
  });

  it('takes concepts for keywords only where there were none yet', async () => {
    const { records } = await readText(text);
    // An empty list of keywords says that there are none; level 0 is a whole discipline, and a low score a guess.
    expect(records.map(({ keywords }) => keywords)).toEqual([['Tide', 'seals'], [], ['Tidal force'], [], []]);
  });

  it('reads one work, a bare list and JSON lines', async () => {
    expect((await readText(JSON.stringify(work))).records).toHaveLength(1);
    expect((await readText(JSON.stringify([work, work]))).records).toHaveLength(2);
    const lines = await readText(fixture('formats/openalex.jsonl'), 'works.jsonl');
    expect(lines.files[0]).toMatchObject({
      format: 'openalex',
      formatLabel: 'OpenAlex (JSON lines)',
      records: 5,
    });
    const whole = await readText(text, 'works.jsonl');
    const plain = lines.records.map((record) => ({ ...record, place: { ...record.place, line: undefined } }));
    expect(plain).toEqual(whole.records);
    expect(lines.records.map(({ place }) => place.line)).toEqual([1, 2, 3, 4, 5]);
  });

  it('says what is missing', async () => {
    const noTitle = {
      id: 'https://openalex.org/W2000000007',
      title: null,
      authorships: null,
      referenced_works: null,
    };
    const result = await readText(JSON.stringify({ meta: {}, results: [work, noTitle, { id: 'A1' }, 7] }));
    expect(result.records).toHaveLength(2);
    expect(codes(result)).toEqual(['title-missing', 'openalex-not-an-item', 'openalex-not-an-item']);
    expect(result.unread.map((piece) => piece.text)).toEqual(['{"id":"A1"}', '7']);
    expect(codes(await readText('{"meta":{"count":0},"results":[],"group_by":[]}'))).toEqual([
      'openalex-empty',
    ]);
    expect(codes(await readText('{"meta":{},"results":[],"group_by":[{"key":"2019","count":4}]}'))).toEqual([
      'openalex-empty',
    ]);
  });
});

describe('readInvertedIndex', () => {
  it('puts the words in order', () => {
    expect(readInvertedIndex({ tides: [1, 3], 'of the': [2], Tides: [0] })).toBe('Tides tides of the tides');
  });

  it('costs nothing for positions of any size, and takes a place once', () => {
    const index = {
      end: [1e9],
      a: [0, 0, -1, NaN],
      b: [0, 2 ** 53],
      c: 'x',
      __proto__: [5],
      constructor: [3],
    };
    expect(readInvertedIndex(index)).toBe('a constructor end b');
    expect(readInvertedIndex(JSON.parse('{"__proto__":[1],"a":[0]}'))).toBe('a __proto__');
  });

  it('takes mark-up out and ends somewhere', () => {
    expect(readInvertedIndex({ '<jats:p>Foam': [0], 'lasts.</jats:p>': [1] })).toBe('Foam lasts.');
    const words = readInvertedIndex({ w: Array.from({ length: 50_000 }, (_, i) => i) })!.split(' ');
    expect(words).toHaveLength(20_000);
    expect(readInvertedIndex({})).toBeUndefined();
    expect(readInvertedIndex(null)).toBeUndefined();
  });
});
