import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/crossref.json');
const { message } = JSON.parse(text) as { message: { items: Record<string, unknown>[] } };

describe('Crossref', () => {
  it('reads the list that its API answers with', async () => {
    const { records, files } = await readText(text, 'works.json');
    expect(files[0]).toMatchObject({ format: 'crossref', records: 4, unread: 0 });
    expect(records[0]).toEqual({
      title: 'Fog signals & the ear: A listening study',
      authors: [
        { family: 'Dijk', given: 'Nees', particle: 'van', orcid: '0000-0002-0000-000X' },
        { literal: 'Fog Working Group' },
        { family: 'Brûlé', given: 'Amélie', suffix: 'Jr.' },
      ],
      type: 'article-journal',
      date: { year: 2020, month: 2 },
      venue: 'Annals of Piers',
      venueAbbreviation: 'Ann. Piers',
      publisher: 'Strand Press',
      volume: '8',
      issue: '2',
      pages: '33-41',
      doi: '10.5555/FOG.1',
      url: 'https://example.org/fog/1',
      language: 'en',
      abstract: 'Methods: We listened to fog horns at 5 < 10 m2.\n\nResults: They were loud.',
      keywords: ['Acoustics', 'Marine signalling'],
      references: [
        {
          doi: '10.5555/horn.7',
          title: 'Horns',
          year: 1998,
          firstAuthor: 'Blow',
          venue: 'J. Horn Sci.',
          volume: '3',
          page: '9',
        },
        { title: 'The book of fog', year: 1950, firstAuthor: 'Mist' },
        { raw: 'A. Writer, Letters to a lighthouse, 1931.' },
      ],
      timesCited: 5,
      place: { file: 'works.json', what: 'Fog signals & the ear: A listening study' },
    });
  });

  it('takes editors where nobody else made it, the next date where one is empty, and never the day of the deposit', async () => {
    const result = await readText(text);
    expect(result.records.slice(1)).toMatchObject([
      {
        type: 'chapter',
        authors: [],
        editors: [{ family: 'Nordmann', given: 'Ola' }],
        date: { year: 2011, month: 7, day: 9 },
      },
      { type: 'article', publisher: 'Open Shelf', date: { year: 2022, month: 5, day: 6 } },
      { title: '', doi: '10.5555/comp.4', place: { what: '10.5555/comp.4' } },
    ]);
    expect(result.records[3]).not.toHaveProperty('date');
    expect(codes(result)).toEqual(['title-missing']);
  });

  it('reads one work, bare items, a list of items and lines', async () => {
    const [item] = message.items;
    for (const value of [
      { status: 'ok', 'message-type': 'work', message: item },
      item,
      [item],
      { items: [item] },
      [{ status: 'ok', message: item }],
    ]) {
      const { records, files } = await readText(JSON.stringify(value));
      expect(files[0]!.format).toBe('crossref');
      expect(records[0]!.doi).toBe('10.5555/FOG.1');
    }
    const lines = await readText(message.items.map((entry) => JSON.stringify(entry)).join('\n'));
    expect(lines.files[0]).toMatchObject({ formatLabel: 'Crossref (JSON lines)', records: 4 });
  });

  it('is told from CSL-JSON by the lists in it, both ways', async () => {
    const formatOf = async (item: unknown) => (await readText(JSON.stringify([item]))).files[0]!.format;
    expect(await formatOf({ DOI: '10.5555/x', title: ['A list'], author: [{ family: 'A' }] })).toBe(
      'crossref',
    );
    expect(await formatOf({ DOI: '10.5555/x', author: [{ family: 'A', sequence: 'first' }] })).toBe(
      'crossref',
    );
    expect(await formatOf({ DOI: '10.5555/x', title: 'A text', author: [{ family: 'A' }] })).toBe('csl-json');
    // What resolvers of DOIs answer with: CSL with most of Crossref's fields.
    const resolved = { ...message.items[0], title: 'A text', 'container-title': 'Annals of Piers' };
    expect(await formatOf(resolved)).toBe('csl-json');
  });

  it('says what is missing', async () => {
    expect(
      codes(await readText('{"status":"ok","message-type":"work-list","message":{"items":[]}}')),
    ).toEqual(['crossref-empty']);
    const result = await readText(JSON.stringify([...message.items, 'x']));
    expect(codes(result)).toContain('crossref-not-an-item');
    expect(result.unread).toEqual([{ text: '"x"', where: { file: 'pasted text', what: 'element 5' } }]);
  });
});
