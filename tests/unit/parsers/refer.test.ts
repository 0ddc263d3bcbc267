import { describe, expect, it } from 'vitest';
import { referParser } from '../../../src/lib/parsers/tagged/refer';
import { expectCutsToKeepRecords, expectNoiseToKeepRecords } from './damage';
import { codes, fixture, readText } from './read';

describe('EndNote Refer', async () => {
  const { files, records } = await readText(fixture('formats/endnote.enw'), 'endnote.enw');
  const [article, paper, book, thesis] = records;

  it('is told by its content and read without a problem', () => {
    expect(files[0]).toMatchObject({ format: 'refer', records: 4, unread: 0, problems: [] });
  });

  it('reads an article', () => {
    expect(article).toEqual({
      key: 'vandijk2016',
      type: 'article-journal',
      title: 'Ripening of cheese: a review & some tastings',
      authors: [{ particle: 'van', family: 'Dijk', given: 'Nele' }, { literal: 'World Cheese Organization' }],
      date: { year: 2016, month: 3, day: 9 },
      venue: 'Cheese Science',
      volume: '12',
      issue: '4',
      pages: '101-119',
      doi: '10.5555/cheese.12.101',
      catalogueIds: { wos: '000999000200001' },
      url: 'https://example.org/cheese',
      language: 'English',
      abstract: 'Cheese ripens.\n\nIt takes months.',
      keywords: ['cheese', 'ripening', 'cellars'],
      references: [],
      place: { file: 'endnote.enw', line: 1, what: 'vandijk2016' },
    });
  });

  it('reads a paper with names as they are spoken, a book by its editor, a thesis without a year', () => {
    expect(paper).toMatchObject({
      type: 'paper-conference',
      authors: [
        { family: 'Roquefort', given: 'Émile' },
        { particle: 'von', family: 'Berg', given: 'Anna M.' },
      ],
      venue: 'Meeting on Moulds',
      doi: '10.5555/moulds.7',
      keywords: ['moulds', 'cheese', 'cellars'],
    });
    expect(book).toMatchObject({
      type: 'book',
      authors: [],
      editors: [{ family: 'Käse', given: 'Karl' }],
      date: { year: 1999 },
    });
    expect(book!.venue).toBeUndefined();
    expect(thesis).toMatchObject({
      type: 'thesis',
      title: 'On whey',
      authors: [{ family: 'Molke', given: 'Mia' }],
    });
    expect(thesis!.date).toBeUndefined();
  });

  it('reads the refer of Unix, where an empty line is all that parts entries', async () => {
    const result = await readText(
      '%A Donald E. Knuth\n%T One\n%D 1968\n%K a b\n\n\n%T Two\n%A Institute of Cheese\n%D 1969\n',
    );
    expect(result.files[0]!.format).toBe('refer');
    expect(result.records).toMatchObject([
      { title: 'One', authors: [{ family: 'Knuth', given: 'Donald E.' }], keywords: ['a b'] },
      { title: 'Two', authors: [{ literal: 'Institute of Cheese' }], place: { line: 7 } },
    ]);
  });

  it('goes on over lines, and finds numbers', async () => {
    const { records } = await readText(
      '%0 Journal Article\n%T A title that\n goes on\n%A B, C\n%M PMID: 123\n%J arXiv:1810.08473\n%U https://a.example\nhttps://b.example\n',
    );
    expect(records[0]).toMatchObject({
      title: 'A title that goes on',
      pmid: '123',
      arxivId: '1810.08473',
      url: 'https://a.example',
    });
  });

  it('names what can’t be read', async () => {
    const result = await readText(
      'A list of mine\n%0 Book\n%T One\n%D 19x9\n\n%0 Book\n%C Berlin\n\n%0 Book\n%A A, B',
    );
    expect(codes(result)).toEqual([
      'refer-text-skipped',
      'date-unreadable',
      'refer-empty-entry',
      'title-missing',
    ]);
    expect(result.unread.map(({ where }) => where.line)).toEqual([1, 6]);
  });

  it('is not told from comments', () => {
    expect(referParser.detect('% A comment\n%T another\nx = 1;\n', '')).toBe(0);
    expect(referParser.detect('@article{a,\n  title = {%T x}\n}\n', '')).toBe(0);
  });

  it('keeps the records before damage', async () => {
    const text = fixture('formats/endnote.enw');
    await expectCutsToKeepRecords(referParser, text);
    await expectNoiseToKeepRecords(referParser, text);
  });
});
