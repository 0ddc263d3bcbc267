import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../../src/lib/model/columns';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { genericCsvParser } from '../../../src/lib/parsers/tables/generic-csv';
import { textInputOf } from '../../../src/lib/parsers/text-input';
import { codes, fixture, readText } from './read';

const parse = (text: string, columnMappings: Record<string, ColumnMapping> = {}) =>
  genericCsvParser.parse(textInputOf(text), { file: 't.csv', progress: NO_PROGRESS, columnMappings });

describe('tables by the names of their columns', () => {
  it('reads a German table for Excel', async () => {
    const { records, files } = await readText(fixture('formats/literatur.csv'), 'literatur.csv');
    expect(files[0]).toMatchObject({ format: 'csv', records: 4 });
    expect(files[0]!.problems).toMatchObject([{ code: 'csv-row-length', where: { line: 10 } }]);
    expect(records[0]).toEqual({
      title: 'Karten der "Seegraswiesen"; ein Anfang',
      authors: [
        { particle: 'van', family: 'Beek', given: 'Nora' },
        { family: 'Ørsted', given: 'Åse' },
      ],
      keywords: ['Seegras', 'Gezeiten'],
      references: [
        { doi: '10.5555/lett.17' },
        { firstAuthor: 'Lund C', year: 1974, venue: 'HIST MEADOWS', raw: 'Lund C, 1974, HIST MEADOWS' },
      ],
      date: { year: 2021 },
      venue: 'Zeitschrift für Erfundene Ökologie',
      volume: '12',
      issue: '3',
      pages: '101-119',
      doi: '10.5555/inv.2021.101',
      abstract: 'Erste Zeile.\n\nZweite Zeile.',
      timesCited: 17,
      place: { file: 'literatur.csv', line: 3, what: 'Karten der "Seegraswiesen"; ein Anfang' },
    });
    expect(records[1]).toMatchObject({
      authors: [{ family: 'Holm' }, { family: 'Ito' }],
      place: { line: 7 },
    });
    expect(records[2]).toMatchObject({
      authors: [{ literal: 'Gesellschaft für Watvögel' }],
      date: { year: 2018, month: 6, day: 30 },
    });
    expect(records[3]).toMatchObject({ title: 'Fjorde im Winter', volume: '7' });
  });

  it.each([
    ['English', 'Article Title,Author(s),Publication Year,Journal'],
    ['German', 'Titel,Autor/innen,Erscheinungsjahr,Zeitschrift'],
    ['French', 'Titre,Auteurs,Année,Revue'],
    ['Spanish', 'Título,Autores,Año,Revista'],
    ['Portuguese', 'Título,Autores,Ano,Periódico'],
    ['Italian', 'Titolo,Autori,Anno,Rivista'],
    ['Dutch', 'Titel,Auteurs,Jaar,Tijdschrift'],
    ['Chinese', '题名,作者,年份,期刊'],
    ['Japanese', 'タイトル,著者,出版年,雑誌名'],
    ['Russian', 'Название,Авторы,Год,Журнал'],
    ['two letters', 'TI,AU,PY,SO'],
    ['snake case', 'paper_title,author_names,publication_year,journal_name'],
    ['words in one', 'ArticleTitle,AuthorList,PubYear,JournalName'],
  ])('knows names in %s', async (_, header) => {
    const { records, columns } = await parse(`${header}\nSalt,Anna Holm; Bo Ito,2020,Shore Letters\n`);
    expect(columns!.mapping).toEqual(['title', 'authors', 'year', 'venue']);
    expect(records[0]).toMatchObject({
      title: 'Salt',
      authors: [{ family: 'Holm' }, { family: 'Ito' }],
      date: { year: 2020 },
      venue: 'Shore Letters',
    });
  });

  it('reads what Zotero, Publish or Perish and PubMed export', async () => {
    const zotero = await parse(
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Pages","Issue","Volume","Journal Abbreviation","Manual Tags"\n"ABCD1234","journalArticle","2020","Holm, Anna; Ito, Bo","Salt","Shore Letters","10.5555/x","https://example.org","Text.","2020-03-05","1-9","2","7","Shore Lett.","salt; sand"\n',
    );
    expect(zotero.records[0]).toEqual({
      title: 'Salt',
      authors: [
        { family: 'Holm', given: 'Anna' },
        { family: 'Ito', given: 'Bo' },
      ],
      keywords: ['salt', 'sand'],
      references: [],
      date: { year: 2020, month: 3, day: 5 },
      venue: 'Shore Letters',
      venueAbbreviation: 'Shore Lett.',
      volume: '7',
      issue: '2',
      pages: '1-9',
      doi: '10.5555/x',
      abstract: 'Text.',
      type: 'article-journal',
      url: 'https://example.org',
      key: 'ABCD1234',
      place: { file: 't.csv', line: 2, what: 'Salt' },
    });
    const perish = await parse(
      'Cites,Authors,Title,Year,Source,Publisher,ArticleURL,Type,DOI,Volume,Issue,StartPage,EndPage,AuthorCount,Abstract\n12,"A Holm, B Ito",Salt,2020,Shore Letters,Press,https://example.org,,10.5555/x,7,2,1,9,2,Text\n',
    );
    expect(perish.records[0]).toMatchObject({
      authors: [
        { family: 'Holm', given: 'A' },
        { family: 'Ito', given: 'B' },
      ],
      timesCited: 12,
      pages: '1-9',
      authorCount: 2,
      url: 'https://example.org',
    });
    const pubmed = await parse(
      'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n31000001,Salt.,"Holm A, Ito BC.",Shore Lett. 2020,Holm A,Shore Lett,2020,2020/03/05,,,10.5555/x\n',
    );
    expect(pubmed.records[0]).toMatchObject({
      authors: [{ family: 'Holm', given: 'A' }, { family: 'Ito' }],
      venue: 'Shore Lett',
      pmid: '31000001',
      date: { year: 2020 },
    });
  });

  it('reads dates, references and numbers in many spellings', async () => {
    const { records } = await parse(
      [
        'Title\tDate\tReferences\tTimes cited\tarXiv ID\tVolume',
        'A\t2019年3月9日\t10.5555/a, 10.5555/b\t1,234\tarXiv:1706.03762\t7.0',
        'B\t12/03/2019\tHolm A, 1999, INV ECOL LETT, V4, P17; Ito B, 2001, SHORE\t12.0\t\t',
        'C\t5 March 2019\thttps://openalex.org/W2700|https://openalex.org/W2800\tmany\t\t',
        'D\t2019.0\tarXiv:1706.03762; A thing somebody wrote\t\t\t',
      ].join('\n'),
    );
    expect(records.map(({ date }) => date)).toEqual([
      { year: 2019, month: 3, day: 9 },
      { year: 2019 },
      { year: 2019, month: 3, day: 5 },
      { year: 2019 },
    ]);
    expect(records.map(({ references }) => references)).toEqual([
      [{ doi: '10.5555/a' }, { doi: '10.5555/b' }],
      [
        {
          firstAuthor: 'Holm A',
          year: 1999,
          venue: 'INV ECOL LETT',
          volume: '4',
          page: '17',
          raw: 'Holm A, 1999, INV ECOL LETT, V4, P17',
        },
        { firstAuthor: 'Ito B', year: 2001, venue: 'SHORE', raw: 'Ito B, 2001, SHORE' },
      ],
      [{ catalogueIds: { openalex: 'W2700' } }, { catalogueIds: { openalex: 'W2800' } }],
      [{ arxivId: '1706.03762' }, { raw: 'A thing somebody wrote' }],
    ]);
    expect(records.map(({ timesCited }) => timesCited)).toEqual([1234, 12, undefined, undefined]);
    expect(records[0]).toMatchObject({ arxivId: '1706.03762', volume: '7' });
  });
});

describe('tables without a known title', () => {
  const text =
    'Kartei;Wer;Wann\nSalz im Meer;Anna Holm;2020\nSand am Ufer;Bo Ito;2021\nWind;Carl Lund;2022\n';

  it('give their columns to the reader instead of records', async () => {
    const result = await parse(text);
    expect(result.records).toEqual([]);
    expect(result.problems.map(({ code }) => code)).toEqual(['csv-no-title-column']);
    expect(result.columns).toEqual({
      file: 't.csv',
      separator: ';',
      headers: ['Kartei', 'Wer', 'Wann'],
      rows: [
        ['Salz im Meer', 'Anna Holm', '2020'],
        ['Sand am Ufer', 'Bo Ito', '2021'],
        ['Wind', 'Carl Lund', '2022'],
      ],
      mapping: [null, null, null],
      signature: 'kartei|wer|wann',
    });
    expect(codes(await readText(text, 't.csv'))).toEqual(['csv-no-title-column']);
  });

  it('are read by what the reader says of them', async () => {
    const { columns } = await parse(text);
    const mapping: ColumnMapping = ['title', 'authors', 'year'];
    const result = await parse(text, { [columns!.signature]: mapping });
    expect(result.columns!.mapping).toEqual(mapping);
    expect(result.problems).toEqual([]);
    expect(result.records).toMatchObject([
      { title: 'Salz im Meer', authors: [{ family: 'Holm' }], date: { year: 2020 } },
      { title: 'Sand am Ufer', authors: [{ family: 'Ito' }], date: { year: 2021 } },
      { title: 'Wind', authors: [{ family: 'Lund' }], date: { year: 2022 } },
    ]);
  });

  it('have columns by number where there is no header', async () => {
    const bare = '10.5555/a,Salt in the sea,2020\n10.5555/b,Sand on the shore,2021\n10.5555/c,Wind,2022\n';
    const { columns, records } = await parse(bare);
    expect(records).toEqual([]);
    expect(columns).toMatchObject({
      headers: ['Column 1', 'Column 2', 'Column 3'],
      signature: 'column 1|column 2|column 3',
    });
    expect(columns!.rows[0]).toEqual(['10.5555/a', 'Salt in the sea', '2020']);
    const said = await parse(bare, { [columns!.signature]: ['doi', 'title', 'year'] });
    expect(said.records.map(({ title, doi }) => [title, doi])).toEqual([
      ['Salt in the sea', '10.5555/a'],
      ['Sand on the shore', '10.5555/b'],
      ['Wind', '10.5555/c'],
    ]);
  });

  it('are not told by names that objects are born with', async () => {
    const { columns, records } = await parse('constructor,__proto__\na,b\nc,d\n');
    expect(records).toEqual([]);
    expect(columns!.mapping).toEqual([null, null]);
  });

  it('the reader’s word also counts against a guess', async () => {
    const table = 'Title,Name\nDr,Salt in the sea\n';
    expect((await parse(table)).records[0]!.title).toBe('Dr');
    const said = await parse(table, { 'title|name': [null, 'title'] });
    expect(said.records[0]!.title).toBe('Salt in the sea');
  });
});

describe('telling tables from other texts', () => {
  const sure = (text: string) => genericCsvParser.detect(text, 'x');

  it.each([
    ['prose', 'Dear reader, this is a letter.\n'.repeat(20)],
    [
      'prose of many commas',
      'We came, we saw, we measured, and we left.\nIt rained; it poured, and so on.\nThen, at night, stars.\n',
    ],
    ['RIS', 'TY  - JOUR\nAU  - Holm, Anna\nTI  - Salt, sand\nER  - \n'],
    ['BibTeX', '@article{a,\n author = {Holm, Anna},\n title = {Salt},\n year = {2020},\n}\n'],
    ['Refer', '%0 Journal Article\n%A Holm, Anna\n%T Salt, sand\n%D 2020\n'],
    ['MEDLINE', 'PMID- 1\nAU  - Holm, A\nTI  - Salt, sand\n'],
    ['XML', '<records><a b="1,2"/>\n<a b="1,2"/>\n<a b="1,2"/></records>'],
    ['a VOSviewer map', 'id\tlabel\tx\ty\n1\tholm, a\t0.1\t0.2\n2\tito, b\t0.3\t0.4\n3\tlund\t1\t2\n'],
    ['a VOSviewer network', '1\t2\t10\n1\t3\t5\n2\t3\t1\n3\t4\t2\n'],
    ['a VOSviewer thesaurus', 'label\treplace by\nsea grass\tseagrass\ntides\ttide\nsands\tsand\n'],
    ['a list of words', 'salt\nsand\nwind\n'],
    ['nothing', ''],
  ])('leaves %s alone', (_, text) => {
    expect(sure(text)).toBe(0);
  });

  it('is sure by names, and hardly so without', () => {
    expect(sure('Title,Authors\nSalt,Holm\n')).toBeGreaterThanOrEqual(0.7);
    expect(sure('a,b,c\nd,e,f\ng,h,i\n')).toBeCloseTo(0.35);
    expect(sure('sep=;\r\nTitle;Authors;Year\r\n')).toBeGreaterThanOrEqual(0.7);
  });

  it('finds the separator of any table', () => {
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(',', ';', '\t', '|'),
        fc.array(
          fc.tuple(fc.stringMatching(/^[a-z ,;|]{1,20}[a-z]$/), fc.integer({ min: 1900, max: 2030 })),
          { minLength: 1, maxLength: 9 },
        ),
        async (separator, rows) => {
          const quoted = rows.map(([title, year]) => `"x${title}"${separator}${year}`);
          const { columns } = await parse([`Title${separator}Year`, ...quoted].join('\n'));
          expect(columns!.separator).toBe(separator);
        },
      ),
    );
  });

  it('never throws', async () => {
    const parts = fc.array(
      fc.constantFrom('Title', 'a', '"', ',', ';', '\n', '\t', '|', 'sep=', '\r', '1999'),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(parts, async (list) => {
        const text = list.join('');
        sure(text);
        const { records, columns } = await parse(text);
        expect(Array.isArray(records)).toBe(true);
        expect(columns).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
