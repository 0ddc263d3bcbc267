/** What makers of tables write in their cells: signs for no value, kinds of documents, inventors, ISSNs; the web site's table of OpenAlex. */
import { describe, expect, it } from 'vitest';
import { nameVenues } from '../../../src/lib/corpus/index-venues';
import { toCslType } from '../../../src/lib/parsers/tables/csv-types';
import { readText } from './read';

const SIGNS = ['-', '--', '–', 'NA', 'N/A', 'n/a', 'null', 'NULL', 'None', '#N/A', 'NaN'];
const HEADERS: [string, string][] = [
  ['csv', 'Title,Authors,Year,Journal,Volume,Issue,Pages,DOI,Abstract,Keywords,PubMed ID,Type'],
  [
    'scopus-csv',
    'Title,Authors,Year,Source title,Volume,Issue,Page start,DOI,Abstract,Author Keywords,EID,Document Type',
  ],
  [
    'lens-csv',
    'Title,Author/s,Publication Year,Source Title,Volume,Issue Number,Start Page,DOI,Abstract,Keywords,PMID,Lens ID',
  ],
  [
    'openalex-csv',
    'display_name,authors,publication_year,source,volume,issue,first_page,doi,abstract,keywords,Work ID,is_oa',
  ],
  [
    'dimensions-csv',
    'Title,Authors,PubYear,Source title,Volume,Issue,Pagination,DOI,Abstract,MeSH terms,PMID,Publication ID',
  ],
  [
    'wos-table',
    'Article Title,Authors,Publication Year,Source Title,Volume,Issue,Start Page,DOI,Abstract,Author Keywords,Pubmed Id,UT (Unique WOS ID)',
  ],
];

describe.each(HEADERS)('%s', (format, header) => {
  it.each(SIGNS)('takes “%s” for an empty cell', async (sign) => {
    const row = ['On arches', ...new Array<string>(11).fill(sign)].join(',');
    const read = await readText(
      `${header}\n${row}\nOn ropes,"Weir, T.",2019,Bridges,1,1,1,10.5555/b,Text.,rope,,\n`,
      'x.csv',
    );
    expect(read.files[0]!.format).toBe(format);
    const { place: _, ...record } = read.records[0]!;
    expect(record).toEqual({ title: 'On arches', authors: [], keywords: [], references: [] });
  });

  it('keeps a title and a person that look like a sign', async () => {
    const row = (title: string, authors: string) =>
      [title, authors, '2018', ...new Array<string>(9).fill('')].join(',');
    const read = await readText(
      `${header}\n${row('None', '"Na, L."')}\n${row('None', '')}\n${row('-', '"Brook, A."')}\n${row('On ice', '"Null, J."')}\n`,
      'x.csv',
    );
    expect(read.records.map(({ title }) => title)).toEqual(
      ['None', '', 'On ice'].filter((title) => title !== '' || read.records.length === 3),
    );
    expect(read.records[0]!.authors).toMatchObject([{ family: 'Na' }]);
    expect(read.records.at(-1)!.authors).toMatchObject([{ family: 'Null' }]);
  });
});

describe('“NA” in other formats', () => {
  it.each([
    ['RIS', 'TY  - JOUR\nTI  - On arches\nAB  - N/A\nER  - \n'],
    ['CSL-JSON', '[{"id":"a","type":"article-journal","title":"On arches","abstract":"NA"}]'],
    ['BibTeX', '@article{a, title={On arches}, abstract={n/a}}'],
    ['MEDLINE', 'PMID- 31000001\nTI  - On arches\nAB  - N/A\n'],
  ])('is no abstract in %s', async (_, text) => {
    const { records } = await readText(text);
    expect(records[0]!.title).toBe('On arches');
    expect(records[0]).not.toHaveProperty('abstract');
  });
});

describe("the table of OpenAlex' web site", () => {
  const people = [
    { family: 'Brook', given: 'Anna', databaseId: 'openalex:A5000000001' },
    { family: 'Weir', given: 'Tom', databaseId: 'openalex:A5000000002' },
  ];
  it.each([
    ['|', ','],
    ['; ', ','],
    ['|', '\t'],
    ['; ', ';'],
  ])('is read with “%s” in its lists and “%s” between its cells', async (list, mark) => {
    const cells = [
      [
        'Work ID',
        'Title',
        'Author',
        'Source',
        'Author IDs',
        'Institution',
        'Publication Year',
        'Cited by',
        'Topic',
        'DOI',
        'Referenced works',
        'Type',
        'ISSN',
        'Open access status',
      ],
      [
        'https://openalex.org/W2000000001',
        'On arches',
        ['Anna Brook', 'Tom Weir'].join(list),
        'Journal of Bridges',
        ['https://openalex.org/A5000000001', 'A5000000002'].join(list),
        ['Canal University', 'Fog Institute'].join(list),
        '2019',
        '1,204',
        ['Arches', 'Ice'].join(list),
        'https://doi.org/10.5555/a.1',
        ['https://openalex.org/W2000000002', 'W2000000003'].join(list),
        'article',
        '0317-8471',
        'gold',
      ],
      [
        'W2000000002',
        'On ropes',
        'Tom Weir',
        'Bridge Days',
        'A5000000002',
        '',
        '2020',
        '0',
        '',
        '',
        '',
        'book-chapter',
        '',
        'closed',
      ],
    ];
    const text = cells.map((row) => row.map((cell) => `"${cell}"`).join(mark)).join('\n');
    const read = await readText(`${text}\n`, 'works.csv');
    expect(read.files[0]!.format).toBe('openalex-csv');
    expect(read.files[0]!.problems).toEqual([]);
    expect(read.records[0]).toMatchObject({
      title: 'On arches',
      authors: people,
      venue: 'Journal of Bridges',
      date: { year: 2019 },
      timesCited: 1204,
      keywords: ['Arches', 'Ice'],
      doi: '10.5555/a.1',
      type: 'article-journal',
      issn: ['0317-8471'],
      catalogueIds: { openalex: 'W2000000001' },
      references: [
        { catalogueIds: { openalex: 'W2000000002' } },
        { catalogueIds: { openalex: 'W2000000003' } },
      ],
    });
    expect(read.records[1]).toMatchObject({ title: 'On ropes', authors: [people[1]], type: 'chapter' });
  });

  it('is read with the six columns alone', async () => {
    const read = await readText(
      'Work ID,Title,Author,Source,Author IDs,Institution\nW2000000001,On arches,"Anna Brook, Tom Weir",Bridges,"A5000000001, A5000000002",Canal University\n',
      'works.csv',
    );
    expect(read.files[0]!.format).toBe('openalex-csv');
    expect(read.records[0]).toMatchObject({ authors: people, venue: 'Bridges' });
  });
});

describe('patents', () => {
  it.each([
    [
      'lens-csv',
      'Lens ID,Title,Publication Date,Applicants,Inventors,Document Type\n000-1,Rope,2018-03-01,ROPE AG,BROOK ANNA;;WEIR TOM,',
    ],
    [
      'csv',
      'No,Title,Inventors,Applicants,Publication date\n1,Rope,"BROOK ANNA [GB]\nWEIR TOM [DE]",ROPE AG,2018-03-01',
    ],
    [
      'csv',
      'search URL:,https://patents.example/?q=rope\nid,title,assignee,inventor/author,publication date\nGB-1,Rope,Rope AG,"Anna Brook, Tom Weir",2018-03-01',
    ],
  ])('in %s: have their inventors', async (format, text) => {
    for (const kind of ['', ',Limited Patent', ',Design Right']) {
      const [head, ...rows] = text.split('\n');
      const at = format === 'lens-csv' ? kind.slice(1) : '';
      const read = await readText(`${[head, ...rows].join('\n')}${at}\n`, 'x.csv');
      expect(read.files[0]!.format).toBe(format);
      expect(read.records).toMatchObject([
        { type: 'patent', title: 'Rope', date: { year: 2018, month: 3, day: 1 } },
      ]);
      expect(read.records[0]!.authors.map(({ family }) => family?.toLowerCase())).toEqual(['brook', 'weir']);
    }
  });

  it('cite papers by the numbers of Lens and DOIs', async () => {
    const { records } = await readText(
      'Lens ID,Title,Inventors,NPL Resolved Lens ID(s),NPL Resolved External ID(s)\n000-1,Rope,BROOK ANNA,000-7;;000-8,10.5555/a;;10.5555/b\n',
    );
    expect(records[0]!.references).toEqual([
      { doi: '10.5555/a', catalogueIds: { lens: '000-7' } },
      { doi: '10.5555/b', catalogueIds: { lens: '000-8' } },
    ]);
  });
});

describe('kinds of documents', () => {
  it.each([
    ['IEEE Conferences', 'paper-conference'],
    ['IET Conferences', 'paper-conference'],
    ['IEEE Journals', 'article-journal'],
    ['IEEE Journals & Magazines', 'article-journal'],
    ['IEEE Early Access Articles', 'article-journal'],
    ['IEEE Standards', 'report'],
    ['MIT Press eBook Chapters', 'chapter'],
    ['Wiley-IEEE Press eBook Chapters', 'chapter'],
    ['Now Publishers Books', 'book'],
    ['Granted Patent', 'patent'],
    ['Search Report', 'patent'],
    ['Amended Application', 'patent'],
    ['Patent of Addition', 'patent'],
    ['IEEE Courses', undefined],
  ])('“%s” is %s', (name, type) => expect(toCslType(name)).toBe(type));
});

describe('ISSNs', () => {
  it.each([
    [
      'csv',
      'Title,Journal,Year,ISSN,EISSN,Document Type\nOn arches,J Bridg,2018,0317-8471,2049-3630,Article\n',
    ],
    [
      'scopus-csv',
      'Title,EID,Source title,Year,ISSN,Document Type\nOn arches,2-s2.0-85000000001,J Bridg,2018,03178471; 20493630,Article\n',
    ],
    ['wos-table', 'PT\tTI\tAU\tSO\tSN\tEI\nJ\tOn arches\tBrook, A\tJ Bridg\t0317-8471\t2049-3630\n'],
    [
      'zotero-rdf',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#">
      <bib:Article rdf:about="#a"><z:itemType>journalArticle</z:itemType><dcterms:isPartOf rdf:resource="urn:issn:0317-8471"/><dc:title>On arches</dc:title></bib:Article>
      <bib:Journal rdf:about="urn:issn:0317-8471"><dc:title>J Bridg</dc:title><dc:identifier>ISSN 0317-8471, 2049-3630</dc:identifier></bib:Journal></rdf:RDF>`,
    ],
  ])('in %s make spellings of a journal one', async (format, text) => {
    const read = await readText(text, format === 'zotero-rdf' ? 'x.rdf' : 'x.csv');
    expect(read.files[0]!.format).toBe(format);
    expect(read.records[0]!.issn).toEqual(['0317-8471', '2049-3630']);
    const other = { type: 'article-journal', venue: 'Journal of Bridges', issn: ['2049-3630'] };
    const names = nameVenues([read.records[0]!, other, other]);
    expect(new Set(names)).toEqual(new Set(['Journal of Bridges']));
  });
});
