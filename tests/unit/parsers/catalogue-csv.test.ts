import { describe, expect, it } from 'vitest';
import { fixture, readText } from './read';

describe('Dimensions CSV', () => {
  it('reads the full export, below the line about the data', async () => {
    const { records, files } = await readText(fixture('formats/dimensions.csv'), 'd.csv');
    expect(files[0]).toMatchObject({ format: 'dimensions-csv', records: 4, problems: [] });
    expect(records[0]).toEqual({
      title: 'Maps of tidal "meadows"',
      authors: [
        { particle: 'van', family: 'Beek', given: 'Nora Jane' },
        { family: 'Ørsted', given: 'Åse' },
      ],
      keywords: ['Seagrass', 'Tides'],
      references: [],
      type: 'article-journal',
      date: { year: 2021, month: 2, day: 25 },
      venue: 'Journal of Invented Ecology',
      volume: '12',
      issue: '3',
      pages: '101-119',
      doi: '10.5555/inv.2021.101',
      pmid: '31000001',
      url: 'https://example.org/1',
      abstract: 'Seagrass meadows move.',
      timesCited: 17,
      catalogueIds: { dimensions: 'pub.1100000001' },
      place: { file: 'd.csv', line: 3, what: 'Maps of tidal "meadows"' },
    });
    expect(records.map(({ type, date }) => [type, date])).toEqual([
      ['article-journal', { year: 2021, month: 2, day: 25 }],
      ['chapter', { year: 2019, month: 7 }],
      ['article', { year: 2020 }],
      ['paper-conference', { year: 2011, month: 12, day: 1 }],
    ]);
    expect(records[1]!.venue).toBe('Handbook of Shores');
    expect(records[3]!.authors).toEqual([{ literal: 'World Estuary Organization' }]);
  });

  it('reads the export for mapping, with cited references', async () => {
    const { records, files } = await readText(fixture('formats/dimensions-mapping.csv'));
    expect(files[0]).toMatchObject({ format: 'dimensions-csv', records: 4, problems: [] });
    expect(records[0]!.references).toEqual([
      {
        doi: '10.5555/lett.17',
        catalogueIds: { dimensions: 'pub.1000000017' },
        title: 'Drift of leaves; shoots and seeds',
        year: 1999,
        firstAuthor: 'Holm, Anna',
        venue: 'Inv. Ecol. Lett.',
        volume: '4',
        page: '17',
        raw: '[Holm, Anna; Ito, Bo C.]|Drift of leaves; shoots and seeds|Inv. Ecol. Lett.|1999|4|2|17-40|10.5555/lett.17|pub.1000000017|40',
      },
      {
        title: 'A history of meadows',
        year: 1974,
        firstAuthor: 'Lund, Carl',
        raw: '[Lund, Carl]|A history of meadows||1974||||| pub.x|3',
      },
      {
        year: 1974,
        venue: 'Shore Studies',
        volume: '4',
        page: '17',
        raw: '[]||Shore Studies|1974|4|1|17|||',
      },
    ]);
    expect(records[2]).toMatchObject({ pages: '44-59', authors: [{ family: 'Moreau', given: 'Émile' }] });
  });
});

describe('Lens CSV', () => {
  it('reads every row', async () => {
    const { records, files } = await readText(fixture('formats/lens.csv'), 'l.csv');
    expect(files[0]).toMatchObject({ format: 'lens-csv', records: 4, problems: [] });
    expect(records[0]).toEqual({
      title: 'Maps of tidal meadows',
      authors: [
        { particle: 'van', family: 'Beek', given: 'Nora Jane' },
        { family: 'Ørsted', given: 'Åse' },
      ],
      keywords: ['seagrass', 'mapping'],
      references: [
        { catalogueIds: { lens: '000-111-222-333-445' } },
        { catalogueIds: { lens: '000-111-222-333-44X' } },
      ],
      type: 'article-journal',
      date: { year: 2021, month: 2, day: 25 },
      venue: 'Journal of Invented Ecology',
      publisher: 'Invented Press',
      volume: '12',
      issue: '3',
      pages: '101-119',
      doi: '10.5555/inv.2021.101',
      pmid: '31000001',
      url: 'http://dx.doi.org/10.5555/inv.2021.101',
      abstract: 'First.\n\nSecond.',
      timesCited: 17,
      catalogueIds: { lens: '000-111-222-333-444' },
      place: { file: 'l.csv', line: 2, what: 'Maps of tidal meadows' },
    });
    expect(records.map(({ keywords }) => keywords)).toEqual([
      ['seagrass', 'mapping'],
      ['Seeds', 'Leaves'],
      ['History'],
      [],
    ]);
    expect(records[1]).not.toHaveProperty('pmid');
    expect(records[3]).toMatchObject({ authors: [{ literal: 'Estuary Survey Group' }], type: 'article' });
  });
});

describe('OpenAlex CSV', () => {
  it('reads every row; ids and ORCIDs go to their authors', async () => {
    const { records, files } = await readText(fixture('formats/openalex.csv'), 'o.csv');
    expect(files[0]).toMatchObject({ format: 'openalex-csv', records: 4, problems: [] });
    expect(records[0]).toEqual({
      title: 'Maps of tidal meadows',
      authors: [
        { particle: 'van', family: 'Beek', given: 'Nora Jane', databaseId: 'openalex:A5000000001' },
        { family: 'Ørsted', given: 'Åse', orcid: '0000-0001-2345-6789', databaseId: 'openalex:A5000000002' },
      ],
      keywords: ['Seagrass', 'Mapping'],
      references: [
        { catalogueIds: { openalex: 'W2100000002' } },
        { catalogueIds: { openalex: 'W2100000009' } },
      ],
      type: 'article-journal',
      date: { year: 2021, month: 2, day: 25 },
      venue: 'Journal of Invented Ecology',
      doi: '10.5555/inv.2021.101',
      pmid: '31000001',
      language: 'en',
      abstract: 'Meadows, mapped.',
      timesCited: 17,
      catalogueIds: { openalex: 'W2100000001' },
      place: { file: 'o.csv', line: 2, what: 'Maps of tidal meadows' },
    });
    // Two ids for three names: whose they are can't be told.
    expect(records[1]!.authors).toEqual([
      { family: 'Holm', given: 'Anna' },
      { family: 'Ito', given: 'Bo C.' },
      { literal: 'Estuary Survey Group' },
    ]);
    expect(records.map(({ type }) => type)).toEqual([
      'article-journal',
      'paper-conference',
      'book',
      'article',
    ]);
  });

  it('reads the names of columns of earlier exports', async () => {
    const { records, files } = await readText(
      'id,doi,title,display_name,publication_year,author_names,author_ids,host_venue_display_name,referenced_works\nhttps://openalex.org/W1234,https://doi.org/10.5555/x,T,Old columns,2020,Anna Holm|Bo Ito,https://openalex.org/A111|https://openalex.org/A222,Shore Letters,https://openalex.org/W999\n',
    );
    expect(files[0]!.format).toBe('openalex-csv');
    expect(records[0]).toMatchObject({
      title: 'Old columns',
      authors: [
        { family: 'Holm', databaseId: 'openalex:A111' },
        { family: 'Ito', databaseId: 'openalex:A222' },
      ],
      venue: 'Shore Letters',
      references: [{ catalogueIds: { openalex: 'W999' } }],
    });
  });
});

describe('rows that do not fit the header', () => {
  const header = 'Lens ID,Title,Author/s,DOI';

  it('are kept where they have a title, and noted once', async () => {
    const text = `${header}\n1,Short,Anna Holm\n\n2,Long,Bo Ito,10.5555/x,more,and more\n3,Right,Carl Lund,10.5555/y\n4\n`;
    const result = await readText(text, 'l.csv');
    expect(result.records.map(({ title, place }) => [title, place.line])).toEqual([
      ['Short', 2],
      ['Long', 4],
      ['Right', 5],
    ]);
    expect(result.unread).toEqual([{ text: '4', where: { file: 'l.csv', line: 6 } }]);
    expect(result.files[0]!.problems).toMatchObject([
      { code: 'lens-csv-row-unread', where: { line: 6 } },
      { code: 'lens-csv-row-length', severity: 'note', where: { line: 2 } },
    ]);
    expect(result.files[0]!.problems[1]!.message).toContain('3 rows');
  });

  it('are not missed where a letter of the header is damaged', async () => {
    const { records, files } = await readText(fixture('formats/lens.csv').replace('"Title"', '"Tit\u0000e"'));
    expect(files[0]!.format).toBe('lens-csv');
    expect(records[0]!.title).toBe('Maps of tidal meadows');
  });

  it('tell a missing title, and an open quote with its line', async () => {
    const text = `${header}\n1,,Anna Holm,10.5555/x\n2,"Open,Bo Ito,10.5555/y\n3,Right,Carl Lund,10.5555/z\n`;
    const result = await readText(text);
    expect(result.records.map(({ title }) => title)).toEqual(['', '"Open', 'Right']);
    expect(result.files[0]!.problems).toMatchObject([
      { code: 'lens-csv-title-missing', where: { line: 2 } },
      { code: 'lens-csv-open-quote', where: { line: 3 } },
    ]);
  });
});
