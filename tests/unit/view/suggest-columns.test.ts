import { describe, expect, it } from 'vitest';
import { suggestColumns } from '../../../src/lib/view/suggest-columns';

const table = (rows: string[][], mapping: (null | 'title' | 'year')[] = []) => ({
  file: 'mine.csv',
  separator: ',',
  headers: rows[0]!.map((_, i) => `Column ${i + 1}`),
  rows,
  mapping: rows[0]!.map((_, i) => mapping[i] ?? null),
  signature: 'x',
});

describe('suggestColumns', () => {
  it('tells years, DOIs, titles and abstracts by what they look like', () => {
    const abstract = 'We measure the tides of many small harbours for years. '.repeat(8);
    expect(
      suggestColumns(
        table([
          ['1', 'Roe, Jo', 'The rhythm of tides in harbours', '2001', abstract, '10.5555/a'],
          ['2', 'Li, Xin', 'Lanterns on the night ferry', '1999', abstract, 'https://doi.org/10.5555/b'],
        ]),
      ),
    ).toEqual([null, null, 'title', 'year', 'abstract', 'doi']);
  });

  it('keeps what is known, and proposes nothing for numbers and short words', () => {
    expect(suggestColumns(table([['Tides', '2001', '17', 'x']], ['title', null]))).toEqual([
      'title',
      'year',
      null,
      null,
    ]);
    expect(suggestColumns(table([['17', 'ab', '3.5']]))).toEqual([null, null, null]);
  });
});
