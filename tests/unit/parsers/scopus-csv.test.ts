import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

describe('Scopus CSV', () => {
  it('reads today’s export', async () => {
    const { records, files } = await readText(fixture('formats/scopus.csv'), 'scopus.csv');
    expect(files[0]).toMatchObject({ format: 'scopus-csv', records: 4, problems: [] });
    expect(records[0]).toEqual({
      title: 'Maps of tidal "meadows": a first survey',
      authors: [
        { particle: 'van', family: 'Beek', given: 'Nora Jane', databaseId: 'scopus:70000000001' },
        { family: 'Ørsted', given: 'Åse', databaseId: 'scopus:70000000002' },
      ],
      keywords: ['seagrass', 'mapping', 'tides'],
      references: [
        {
          firstAuthor: 'Holm A.',
          year: 1999,
          title: 'Drift of leaves, shoots, and seeds',
          venue: 'Inv. Ecol. Lett.',
          volume: '4',
          page: '17',
          raw: 'Holm A.; Ito B.C., Drift of leaves, shoots, and seeds, Inv. Ecol. Lett., 4, 2, pp. 17-40, (1999)',
        },
        {
          firstAuthor: 'Lund C.',
          year: 1974,
          title: 'A history of meadows',
          raw: 'Lund C., A history of meadows, (1974)',
        },
        {
          firstAuthor: 'Estuary Society',
          year: 2010,
          title: 'Rules for counting birds',
          raw: 'Estuary Society, Rules for counting birds, (2010)',
        },
      ],
      type: 'article-journal',
      date: { year: 2021 },
      venue: 'Journal of Invented Ecology',
      venueAbbreviation: 'J. Inv. Ecol.',
      volume: '12',
      issue: '3',
      pages: '101-119',
      timesCited: 17,
      doi: '10.5555/inv.2021.101',
      url: 'https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&partnerID=40',
      abstract: 'Seagrass meadows move. We map them, year by year; 40 < 50 hectares remain.',
      publisher: 'Invented Press',
      pmid: '31000001',
      language: 'English',
      catalogueIds: { scopus: '2-s2.0-85000000001' },
      place: { file: 'scopus.csv', line: 2, what: 'Maps of tidal "meadows": a first survey' },
    });
    expect(records[1]).toMatchObject({
      authors: [{ literal: 'World Estuary Organization', databaseId: 'scopus:60000000009' }],
      keywords: ['Birds', 'Counting'],
      pages: 'e1204',
      type: 'report',
      place: { line: 4 },
    });
    expect(records[1]).not.toHaveProperty('abstract');
    expect(records[2]).toMatchObject({
      authors: [{ family: 'Castro' }, { particle: 'de la', family: 'Vega', given: 'Jean-Pierre' }],
      pages: '7',
      type: 'paper-conference',
    });
    expect(records[3]!.authors).toEqual([]);
  });

  it('reads an older export: names between commas, ids of their own, years inside references', async () => {
    const { records, files } = await readText(fixture('formats/scopus-older.csv'));
    expect(files[0]).toMatchObject({ format: 'scopus-csv', records: 4, problems: [] });
    expect(records[0]!.authors).toEqual([
      { family: 'Holm', given: 'A.', databaseId: 'scopus:70000000011' },
      { family: 'Ito', given: 'B.C.', databaseId: 'scopus:70000000012' },
      { particle: 'de', family: 'Vries', given: 'T.', databaseId: 'scopus:70000000013' },
    ]);
    expect(records[0]!.references.map(({ title, year }) => [title, year])).toEqual([
      ['The structure of shore literatures I; identifying and graphing specialties', 1974],
      ['The Structure of Tidal Revolutions', 1962],
      ['Tide tables', 1955],
    ]);
    expect(records[1]).toMatchObject({ pages: '33', keywords: ['Fjord', 'Winter'] });
    expect(records[1]).not.toHaveProperty('timesCited');
    expect(records[2]).toMatchObject({ type: 'chapter' });
  });

  it('keeps every record that stands before a cut', async () => {
    const text = fixture('formats/scopus.csv');
    const ends = [...text.matchAll(/2-s2\.0-8500000000\d"\r\n/g)].map(
      (match) => match.index + match[0].length,
    );
    for (let cut = 250; cut < text.length; cut += 7) {
      const { records } = await readText(text.slice(0, cut), 'scopus.csv');
      const whole = ends.filter((end) => end <= cut).length;
      expect(records.length, `cut at ${cut}`).toBeGreaterThanOrEqual(whole);
      expect(records.length).toBeLessThanOrEqual(whole + 1);
    }
  });

  it('loses one row to a broken quote', async () => {
    const text = fixture('formats/scopus.csv').replace('first survey",', 'first survey,');
    const result = await readText(text);
    expect(result.records.map(({ title }) => title.slice(0, 8))).toContain('Sal y ar');
    expect(result.records.length).toBeGreaterThanOrEqual(3);
  });

  it('says so where the header has no rows', async () => {
    const header = fixture('formats/scopus.csv').split('\r\n')[0]!;
    const result = await readText(header);
    expect(result.files[0]!.format).toBe('scopus-csv');
    expect(codes(result)).toEqual(['scopus-csv-no-rows']);
  });
});
