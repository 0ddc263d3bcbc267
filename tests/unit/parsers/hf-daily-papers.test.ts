import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/hf-daily-papers.json');

describe('daily papers of Hugging Face', () => {
  it('reads the list that its API answers with', async () => {
    const { records, files } = await readText(text, 'daily.json');
    expect(files[0]).toMatchObject({ format: 'hf-daily-papers', records: 4, problems: [] });
    expect(records[0]).toEqual({
      title: 'Small models for small boats',
      type: 'article',
      authors: [
        { family: 'Lindqvist', given: 'Ada' },
        { family: 'Berg', given: 'Bo', particle: 'van' },
      ],
      organisation: 'Tidal Institute',
      date: { year: 2025, month: 1, day: 2 },
      arxivId: '2501.00011',
      abstract: 'Boats are small. So are the models.',
      keywords: ['small models', 'boats, small'],
      references: [],
      pageCount: 2,
      place: { file: 'daily.json', what: 'Small models for small boats' },
    });
    expect(
      records.map(({ organisation, pageCount, authors }) => [organisation, pageCount, authors.length]),
    ).toEqual([
      ['Tidal Institute', 2, 2],
      [undefined, 0, 0],
      ['wavelab', 5, 1],
      [undefined, 1, 1],
    ]);
    expect(records[3]!.authors).toEqual([{ literal: 'Open Reef Team' }]);
  });

  it('reads one paper as it stands by itself', async () => {
    const [{ paper }] = JSON.parse(text) as [{ paper: unknown }];
    const { records, files } = await readText(JSON.stringify(paper));
    expect(files[0]!.format).toBe('hf-daily-papers');
    expect(records).toMatchObject([{ arxivId: '2501.00011', organisation: 'Tidal Institute' }]);
  });

  it('keeps what stands before damage', async () => {
    const { records, unread } = await readText(text.slice(0, text.indexOf('Waves of tokens')));
    expect(records.map(({ title }) => title)).toEqual([
      'Small models for small boats',
      'Lanterns as rewards',
    ]);
    expect(unread).toHaveLength(1);
  });

  it('names what it leaves out', async () => {
    const result = await readText(
      JSON.stringify([...(JSON.parse(text) as unknown[]), { paper: { id: 'x' } }]),
    );
    expect(codes(result)).toEqual(['hf-papers-not-an-item']);
  });
});
