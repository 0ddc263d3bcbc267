import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { parseWosReference } from '../../../src/lib/parsers/tagged/wos-references';
import { fixture, readText } from './read';

describe('cited references of Web of Science', () => {
  it.each([
    [
      'Holm A, 1999, INV ECOL LETT, V4, P17, DOI 10.5555/lett.17',
      {
        firstAuthor: 'Holm A',
        year: 1999,
        venue: 'INV ECOL LETT',
        volume: '4',
        page: '17',
        doi: '10.5555/lett.17',
      },
    ],
    [
      'White HD, 1998, J SHORE SOC, V49, P327, DOI 10.1002/(SICI)1097-4571(19980401)49:4<327::AID-ASI4>3.0.CO;2-W',
      {
        firstAuthor: 'White HD',
        year: 1998,
        venue: 'J SHORE SOC',
        volume: '49',
        page: '327',
        doi: '10.1002/(SICI)1097-4571(19980401)49:4<327::AID-ASI4>3.0.CO;2-W',
      },
    ],
    [
      'Ceh M, 2018, INV J GEO-INF, V7, DOI [10.5555/ijgi705168, 10.5555/ijgi7050168]',
      { firstAuthor: 'Ceh M', year: 2018, venue: 'INV J GEO-INF', volume: '7', doi: '10.5555/ijgi705168' },
    ],
    [
      '2024, Journal of Invented Research, V9, DOI DOI 10.5555/jcr.V9I2',
      { year: 2024, venue: 'Journal of Invented Research', volume: '9', doi: '10.5555/jcr.V9I2' },
    ],
    ['[Anonymous], ANAL OF SHORES', { venue: 'ANAL OF SHORES' }],
    [
      '*WORLD EST ORG, 2010, RULES COUNTING BIRDS',
      { firstAuthor: 'WORLD EST ORG', year: 2010, venue: 'RULES COUNTING BIRDS' },
    ],
    [
      'Gu W, 2013, DUNES, V9, ARTN e77',
      { firstAuthor: 'Gu W', year: 2013, venue: 'DUNES', volume: '9', page: 'e77' },
    ],
    [
      'Vas A, 2017, ARXIV170603762, arXiv:1706.03762',
      { firstAuthor: 'Vas A', year: 2017, arxivId: '1706.03762' },
    ],
    [
      'van der Holm, J, 2001, P 3 INV C SHORES, P5',
      { firstAuthor: 'van der Holm, J', year: 2001, venue: 'P 3 INV C SHORES', page: '5' },
    ],
  ])('%s', (text, reference) => {
    expect(parseWosReference(text)).toMatchObject({ ...reference, raw: text });
    for (const field of ['firstAuthor', 'volume', 'page', 'doi', 'year'] as const)
      if (!(field in reference)) expect(parseWosReference(text)).not.toHaveProperty(field);
  });

  it('has nothing for an empty text', () => {
    expect(parseWosReference(' ; ')).toBeUndefined();
  });
});

describe('Web of Science tables', () => {
  it('reads the tab-delimited export, whose quotes are the authors’ own', async () => {
    const { records, files } = await readText(fixture('formats/wos-table.tab'), 'savedrecs.txt');
    expect(files[0]).toMatchObject({ format: 'wos-table', records: 4, problems: [] });
    expect(records[0]).toEqual({
      title: '"Meadow maps" and their makers',
      authors: [
        { particle: 'van', family: 'Beek', given: 'Nora J.' },
        { family: 'Ørsted', given: 'Åse', orcid: '0000-0001-2345-6789' },
      ],
      keywords: ['seagrass', 'mapping'],
      references: [
        {
          firstAuthor: 'Holm A',
          year: 1999,
          venue: 'INV ECOL LETT',
          volume: '4',
          page: '17',
          doi: '10.5555/lett.17',
          raw: 'Holm A, 1999, INV ECOL LETT, V4, P17, DOI 10.5555/lett.17',
        },
        { year: 2010, venue: 'RULES COUNTING BIRDS', raw: '[Anonymous], 2010, RULES COUNTING BIRDS' },
        {
          firstAuthor: 'Small P',
          year: 1974,
          venue: 'SHORE STUD',
          volume: '4',
          page: '17',
          raw: 'Small P, 1974, SHORE STUD, V4, P17',
        },
      ],
      type: 'article-journal',
      date: { year: 2021, month: 2, day: 25 },
      venue: 'JOURNAL OF INVENTED ECOLOGY',
      venueAbbreviation: 'J INVENT ECOL',
      publisher: 'INVENTED PRESS',
      volume: '12',
      issue: '3',
      pages: '101-119',
      doi: '10.5555/inv.2021.101',
      pmid: '31000001',
      language: 'English',
      abstract: 'Meadows, mapped.',
      timesCited: 12,
      catalogueIds: { wos: '000600000000001' },
      place: { file: 'savedrecs.txt', line: 2, what: '"Meadow maps" and their makers' },
    });
    expect(records[1]).toMatchObject({
      authors: [{ family: 'Ito', given: 'Bo' }, { literal: 'Tidal Survey Grp' }],
      keywords: ['SALINITY', 'SPRING'],
      date: { year: 2020, month: 3 },
      pages: 'e77',
    });
    expect(records[2]).toMatchObject({
      title: 'Counting waders with one "eye" closed',
      type: 'paper-conference',
    });
    expect(records[3]).toMatchObject({ type: 'book', date: { year: 1974 } });
  });

  it('reads the same from UTF-16, and from the sheet with whole names', async () => {
    const text = fixture('formats/wos-table.tab').replace(/^\ufeff/, '');
    const expected = (await readText(text, 'x')).records;
    const units = Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0));
    const wide = await readFiles([{ name: 'x', bytes: new Uint8Array(units.buffer) }], NO_PROGRESS);
    expect(wide.records).toEqual(expected);
    const sheet = await readText(fixture('formats/wos-full-names.csv'), 'x');
    expect(sheet.files[0]).toMatchObject({ format: 'wos-table', problems: [] });
    expect(sheet.records).toEqual(expected);
  });

  it('keeps the records before a cut', async () => {
    const text = fixture('formats/wos-table.tab');
    for (let cut = 200; cut < text.length; cut += 11) {
      const { records } = await readText(text.slice(0, cut), 'savedrecs.txt');
      const whole = text.slice(0, cut).split('\r\n').length - 2;
      expect(records.length).toBeGreaterThanOrEqual(whole);
    }
  });
});
