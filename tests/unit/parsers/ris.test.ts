import { describe, expect, it } from 'vitest';
import { risParser } from '../../../src/lib/parsers/tagged/ris';
import { expectCutsToKeepRecords, expectNoiseToKeepRecords } from './damage';
import { codes, fixture, readText } from './read';

/** One entry of these lines, between TY and ER. */
const entry = (...lines: string[]) => ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\n');
const readOne = async (...lines: string[]) => (await readText(entry(...lines))).records[0]!;
const titles = async (text: string) => (await readText(text)).records.map((record) => record.title);

describe('RIS, references in a note', () => {
  it('are not parted at a bar, nor robbed of a number', async () => {
    const text =
      'TY  - JOUR\nTI  - x\nN1  - References: Roe, A.B., The | (1900) Journal, 4, pp. 1-2\nER  - \n';
    const other = 'TY  - JOUR\nTI  - x\nN1  - References: 1. Of bars | and numbers; Two\nER  - \n';
    expect((await readText(text, 'x.ris')).records[0]!.references).toMatchObject([
      { raw: 'Roe, A.B., The | (1900) Journal, 4, pp. 1-2', year: 1900 },
    ]);
    expect((await readText(other, 'x.ris')).records[0]!.references).toEqual([
      { raw: '1. Of bars | and numbers' },
      { raw: 'Two' },
    ]);
  });
});

describe('RIS, dialect by dialect', async () => {
  const { files, records, unread } = await readText(fixture('formats/dialects.ris'), 'dialects.ris');
  const [scopus, wos, endnote, ieee, indented, book] = records;

  it('is told by its content, and every entry is read', () => {
    expect(files[0]).toMatchObject({ format: 'ris', records: 6, confidence: 1 });
    expect(unread).toEqual([]);
  });

  it('Scopus', () => {
    expect(scopus).toEqual({
      type: 'article-journal',
      title: 'Bees on rooftops: Apis mellifera & the city',
      authors: [
        { family: 'García', given: 'M.' },
        { particle: 'van der', family: 'Berg', given: 'J.P.' },
        { literal: 'Rooftop Survey Group' },
      ],
      date: { year: 2019 },
      venue: 'Journal of Urban Insects',
      venueAbbreviation: 'J. Urban Insects',
      publisher: 'Paper Wasp Press',
      volume: '12',
      issue: '3',
      pages: 'e1042',
      doi: '10.5555/jui.2019.1042',
      catalogueIds: { scopus: '2-s2.0-85012345678' },
      url: 'https://www.scopus.com/inward/record.uri?eid=2-s2.0-85012345678&doi=10.5555%2fjui.2019.1042&partnerID=40&md5=00',
      language: 'English',
      abstract: 'Bees live on roofs. We counted them.',
      keywords: ['Urban ecology', 'Bees', 'Roofs, green'],
      references: [
        {
          firstAuthor: 'Ash, B.C.',
          title: 'A history of hives',
          year: 1974,
          venue: 'Hive Studies',
          volume: '4',
          page: '17',
          raw: 'Ash, B.C., Elm, D., A history of hives (1974) Hive Studies, 4 (1), pp. 17-40',
        },
        {
          firstAuthor: 'Oak, E.F.',
          year: 1999,
          venue: 'Roof Lett.',
          volume: '56',
          page: '1518',
          doi: '10.5555/rl.56.1518',
          raw: 'Oak, E.F., (1999) Roof Lett., 56, p. 1518. , https://doi.org/10.5555/rl.56.1518',
        },
        {
          title: 'Hives and how to keep them',
          year: 2001,
          raw: 'Hives and how to keep them (2001), Meadow Press',
        },
      ],
      timesCited: 12,
      place: { file: 'dialects.ris', line: 4, what: 'Bees on rooftops: Apis mellifera & the city' },
    });
  });

  it('Web of Science', () => {
    expect(wos).toMatchObject({
      type: 'paper-conference',
      authors: [
        { family: 'Linde', given: 'AB' },
        { family: "O'Neill", given: 'K' },
      ],
      date: { year: 2010, month: 8, day: 12 },
      venue: 'PROCEEDINGS OF THE 3RD MEETING ON COUNTING',
      pages: '523-538',
      catalogueIds: { wos: '000999000100013' },
      keywords: ['counting', 'flight'],
      timesCited: 7,
      references: [{ firstAuthor: 'Small X', year: 1973, doi: '10.5555/jrs.24.265' }],
    });
  });

  it('EndNote', () => {
    expect(endnote).toMatchObject({
      key: '117',
      type: 'report',
      title: 'Roofs of the world',
      authors: [{ literal: 'World Roof Organization' }],
      date: { year: 2016, month: 3, day: 9 },
      abstract: 'First paragraph, broken over two lines.\n\nSecond paragraph.',
      keywords: ['green roofs', 'honey', 'wax'],
      place: { line: 55, what: '117' },
    });
    expect(endnote!.venue).toBeUndefined();
  });

  it('IEEE', () => {
    expect(ieee).toMatchObject({
      title: 'A sensor for hives, and what it hears',
      authors: [
        { family: 'Meyer', given: 'A. B.' },
        { family: 'Öz', given: 'Ü.' },
      ],
      date: { year: 2018, month: 4, day: 15 },
      venue: '2018 Conference on Hives',
      pages: '12-19',
      doi: '10.5555/hives.2018.12',
      keywords: ['sensors', 'hives', 'sound'],
    });
  });

  it('indented tags, one blank, no end line', () => {
    expect(indented).toMatchObject({
      title: 'Swarms in spring',
      authors: [{ family: 'Żak', given: 'Łucja' }],
      date: { year: 2012 },
      venue: 'Swarm Quarterly',
      venueAbbreviation: 'Swarm Q.',
      pmid: '23456789',
      abstract: 'Swarms leave in spring.',
      place: { line: 82 },
    });
    expect(files[0]!.problems.map(({ code, where }) => [code, where?.line])).toEqual([
      ['ris-unclosed-entry', 82],
    ]);
  });

  it('a book: its series is no venue, its editors are named', () => {
    expect(book).toMatchObject({
      type: 'book',
      title: 'Handbook of wax',
      authors: [],
      editors: [{ family: 'Weber', given: 'Anna' }],
      date: { year: 1998 },
      publisher: 'Kerzen Verlag',
      doi: '10.5555/978-3-16-148410-0',
    });
    expect(book!.venue).toBeUndefined();
  });

  it('reads the same with other line ends, and with a byte order mark', async () => {
    const text = fixture('formats/dialects.ris');
    for (const end of ['\r\n', '\r'])
      expect((await readText(`\ufeff${text.replaceAll('\n', end)}`, 'dialects.ris')).records).toEqual(
        records,
      );
    const mixed = text.replace(/\n(?!\n)/g, (end, at: number) => ['\n', '\r\n', '\r'][at % 3]!);
    expect((await readText(mixed, 'dialects.ris')).records).toEqual(records);
  });
});

describe('RIS', () => {
  it('begins a record at the next TY, and at the first tag where there is none', async () => {
    expect(await titles('TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n')).toEqual(['One', 'Two']);
    expect(await titles('TI  - One\nAU  - A, B\nPY  - 2001\nTI  - Two\nAU  - C, D\nPY  - 2002')).toEqual([
      'One',
      'Two',
    ]);
    expect(await titles('AU  - A, B\nAU  - C, D\nTI  - One\nPY  - 2001\nAU  - E, F\nTI  - Two')).toEqual([
      'One',
      'Two',
    ]);
    expect(
      await titles('TI  - One\nAU  - A, B\nPY  - 2001\nER  - \n\nTI  - Two\nAU  - A, B\nPY  - 2001\nER  -'),
    ).toEqual(['One', 'Two']);
  });

  it('takes lines that only look like tags for text', async () => {
    const record = await readOne(
      'TI  - A title',
      'AB  - On receptors:',
      'ER - alpha and',
      'T2-weighted images',
      'of TY - rosine.',
    );
    expect(record).toMatchObject({
      title: 'A title',
      abstract: 'On receptors: ER - alpha and T2-weighted images of TY - rosine.',
    });
  });

  it('parts keywords by lines and semicolons, and by commas in a lone list', async () => {
    const keywords = async (...lines: string[]) => (await readOne('TI  - T', ...lines)).keywords;
    expect(await keywords('KW  - a; b,c ;a;')).toEqual(['a', 'b,c']);
    expect(await keywords('KW  - a, b, c')).toEqual(['a', 'b', 'c']);
    expect(await keywords('KW  - Carcinoma, small')).toEqual(['Carcinoma, small']);
    expect(await keywords('KW  - Carcinoma, non-small, of the lung;')).toEqual([
      'Carcinoma, non-small, of the lung',
    ]);
    expect(await keywords('KW  - a, b, c', 'KW  - d')).toEqual(['a, b, c', 'd']);
    expect(await keywords('KW  - __proto__', 'KW  - constructor')).toEqual(['__proto__', 'constructor']);
  });

  it('takes DA before PY and Y1, and never the day of access', async () => {
    const date = async (...lines: string[]) => (await readOne('TI  - T', ...lines)).date;
    expect(await date('Y1  - 1900/01/01', 'DA  - 1950/01/01')).toEqual({ year: 1950, month: 1, day: 1 });
    expect(await date('PY  - 2016', 'DA  - 2017/02/03', 'Y1  - 2016/05//')).toEqual({
      year: 2017,
      month: 2,
      day: 3,
    });
    expect(await date('PY  - 2016', 'DA  - 2023/02/03')).toEqual({ year: 2016 });
    expect(await date('Y1  - 2013/05/28', 'PY  - 2013', 'DA  - 2014/04/01')).toEqual({
      year: 2014,
      month: 4,
    });
    expect(await date('PY  - 2013', 'DA  - Apr 9')).toEqual({ year: 2013, month: 4, day: 9 });
    expect(await date('PY  - 0000')).toBeUndefined();
    expect(await date('Y2  - 2020/01/01')).toBeUndefined();
  });

  it('finds DOIs, links and numbers where programs put them', async () => {
    expect(await readOne('TI  - T', 'DO  - https://doi.org/10.5555/Abc(1).')).toMatchObject({
      doi: '10.5555/Abc(1)',
    });
    expect(await readOne('TI  - T', 'N1  - 10.5555/note')).toMatchObject({ doi: '10.5555/note' });
    expect(await readOne('TI  - T', 'N1  - Erratum in 10.5555/other')).not.toHaveProperty('doi');
    expect(await readOne('TI  - T', 'UR  - somewhere', 'UR  - https://a.example/b')).toMatchObject({
      url: 'https://a.example/b',
    });
    expect(await readOne('TI  - T', 'AN  - 12345678', 'DB  - Embase')).toMatchObject({ pmid: '12345678' });
    expect(await readOne('TI  - T', 'AN  - 2612345678', 'DB  - ABI/INFORM')).not.toHaveProperty('pmid');
    expect(await readOne('TI  - T', 'AN  - openalex:W12', 'AN  - arXiv:1810.08473')).toMatchObject({
      catalogueIds: { openalex: 'W12' },
      arxivId: '1810.08473',
    });
  });

  it('reads the names of venues and issues under other tags', async () => {
    expect(await readOne('TI  - T', 'JO  - J.Neurosurg.', 'CP  - 4')).toMatchObject({
      venue: 'J.Neurosurg.',
      venueAbbreviation: 'J.Neurosurg.',
      issue: '4',
    });
    expect(await readOne('TI  - T', 'T2  - A', 'JO  - A', 'M1  - 7')).toMatchObject({
      venue: 'A',
      issue: '7',
    });
    expect(await readOne('TI  - T', 'T2  - A', 'M1  - (Smith J.) Dept')).not.toHaveProperty('issue');
  });

  it('names what is missing or can’t be read, and keeps the rest', async () => {
    const result = await readText(
      [
        'Exported by a program of ours',
        'TY  - JOUR',
        'ER  - ',
        entry('TI  - One', 'PY  - 20x6'),
        'a stray line',
        entry('T2  - A journal'),
        'TY  - JOUR',
        'TI  - Cut off',
      ].join('\n'),
    );
    expect(result.records.map(({ title }) => title)).toEqual(['One', '', 'Cut off']);
    expect(codes(result)).toEqual([
      'ris-text-skipped',
      'ris-empty-entry',
      'date-unreadable',
      'ris-text-skipped',
      'title-missing',
      'ris-unclosed-entry',
    ]);
    expect(result.unread.map(({ text, where }) => [text, where.line])).toEqual([
      ['Exported by a program of ours', 1],
      ['TY  - JOUR\nER  - ', 2],
      ['a stray line', 9],
    ]);
  });

  it('says once that no entry has an end line, and that there is no entry', async () => {
    expect(codes(await readText('TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n'))).toEqual([
      'ris-unclosed-entry',
    ]);
    expect(codes(await readText('TY  - JOUR\nER  - \n'))).toEqual(['ris-empty-entry', 'ris-no-entries']);
  });

  it('is not told from MEDLINE, prose or notes', () => {
    expect(risParser.detect('PMID- 1\nTI  - A\nAU  - B\nDP  - 2001\n', '')).toBe(0);
    expect(risParser.detect('TY is a tag.\nAU - gold\n', '')).toBe(0);
    expect(risParser.detect('TI  - A\nAU  - B\nPY  - 2001\n', '')).toBe(0.7);
    expect(risParser.detect('TY - JOUR\r\nTI - A\r\n', '')).toBe(0.97);
  });

  it('keeps the records before damage', async () => {
    const text = fixture('formats/dialects.ris');
    await expectCutsToKeepRecords(risParser, text);
    await expectNoiseToKeepRecords(risParser, text);
  });
});
