import { describe, expect, it } from 'vitest';
import { codes, readText } from './read';

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

  it('accepts an object with items, and one item by itself', async () => {
    expect((await readText(JSON.stringify({ items: [item({})] }))).records).toHaveLength(1);
    expect((await readText(JSON.stringify(item({})))).records).toHaveLength(1);
  });

  it('names what it left out', async () => {
    const result = await readText(JSON.stringify([item({ issued: { literal: 'n.d.' } }), 7, item({})]));
    expect(result.records).toHaveLength(2);
    expect(codes(result)).toEqual(['date-unreadable', 'csl-not-an-item']);
    expect(result.files[0]!.problems[1]!.where?.what).toBe('element 2');
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
