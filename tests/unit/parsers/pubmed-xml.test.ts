import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/pubmed.xml');
const read = async (xml: string) => (await readText(xml, 'pubmed.xml')).records;
const article = (inner: string) =>
  `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>${inner}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
const titled = (inner: string) => article(`<ArticleTitle>T</ArticleTitle>${inner}`);
const dated = (date: string) =>
  titled(`<Journal><JournalIssue><PubDate>${date}</PubDate></JournalIssue></Journal>`);

describe('PubMed XML', () => {
  it('reads an article with all it has', async () => {
    const { files, records } = await readText(text, 'pubmed.xml');
    expect(files[0]).toMatchObject({ format: 'pubmed-xml', records: 4, problems: [] });
    expect(records[0]).toEqual({
      key: '90000001',
      type: 'article-journal',
      title: 'Growth of Cladonia ficta on 10 mm2 of slate',
      authors: [
        { family: 'Ødegård', given: 'Kari M.', orcid: '0000-0002-1825-0097' },
        { family: 'Meer', given: 'J. P.', particle: 'van der', suffix: 'Jr' },
        { literal: 'Nordic Slate Survey' },
      ],
      date: { year: 2021, month: 3, day: 9 },
      venue: 'Journal of Invented Lichens',
      venueAbbreviation: 'J Invent Lichens',
      volume: '12',
      issue: '3',
      pages: '101-109',
      doi: '10.5555/lichen.2021.101',
      pmid: '90000001',
      language: 'eng',
      abstract:
        'BACKGROUND: Slate is poor & dry.\n\nRESULTS: Growth was < 1 mm a year (n = 12).\n\nNothing else grew.',
      keywords: ['Lichens', 'Norway', 'slate'],
      references: [
        {
          raw: 'Ann Moss Sci. 1999 Jul 3;15(1):28-39',
          venue: 'Ann Moss Sci',
          year: 1999,
          volume: '15',
          page: '28',
          pmid: '80000001',
          doi: '10.5555/moss.1999.28',
        },
        { raw: 'Berg A. Slate for beginners. Stonehouse (1987).', year: 1987 },
      ],
      place: { file: 'pubmed.xml', line: 4, what: '90000001' },
    });
  });

  it('reads a translated title, a date in words, an article number and works that are said to be cited', async () => {
    const [, record] = await read(text);
    expect(record).toMatchObject({
      title: 'Mosses of the northern bogs',
      authors: [{ family: 'Müller-Łaski', given: 'Zoë' }],
      date: { year: 1998, month: 12 },
      venue: 'Annals of Moss Science',
      pages: 'e42',
      doi: '10.5555/bogs.1998',
      references: [{ pmid: '70000001', venue: 'Bog Lett', year: 1976, volume: '3', page: '7' }],
    });
    expect(record!.abstract).toBeUndefined();
  });

  it('takes the server of a preprint for its publisher, and finds the arXiv id', async () => {
    const [, , record] = await read(text);
    expect(record).toMatchObject({
      type: 'article',
      title: 'How stones roll when nobody looks',
      publisher: 'ArXiv',
      arxivId: '2304.00001',
      date: { year: 2023 },
      authors: [{ family: 'Stone', given: 'R. J.' }],
    });
    expect(record!.venue).toBeUndefined();
    expect(record!.pages).toBeUndefined();
  });

  it('reads chapters of books', async () => {
    const record = (await read(text))[3];
    expect(record).toMatchObject({
      type: 'chapter',
      title: 'Cutting it thin',
      authors: [{ family: 'Cutter', given: 'Ben' }],
      venue: 'The slate handbook',
      publisher: 'Slate House',
      date: { year: 2005 },
      abstract: 'Use a wide chisel.',
      url: 'https://www.ncbi.nlm.nih.gov/books/NBK000004/',
    });
  });

  it('reads whole books', async () => {
    const [record] = await read(
      text.replace(/<ArticleTitle book.*\n.*Cutter.*\n/, '').slice(text.indexOf('<PubmedBookArticle>')),
    );
    expect(record).toMatchObject({
      type: 'book',
      title: 'The slate handbook',
      authors: [],
      editors: [{ family: 'Berg', given: 'Anna' }],
    });
  });

  it.each([
    ['<Year>2019</Year><Month>07</Month><Day>4</Day>', { year: 2019, month: 7, day: 4 }],
    ['<Year>2019</Year><Month>Sept</Month>', { year: 2019, month: 9 }],
    ['<Year>2019</Year><Season>Winter</Season>', { year: 2019 }],
    ['<MedlineDate>2010 Sep-Oct</MedlineDate>', { year: 2010, month: 9 }],
    ['<MedlineDate>Spring 2000</MedlineDate>', { year: 2000 }],
    ['<MedlineDate>1979-1980</MedlineDate>', { year: 1979 }],
  ])('reads the date %s', async (date, expected) => {
    expect((await read(dated(date)))[0]!.date).toEqual(expected);
  });

  it('takes the day it went online where the issue has no date, and says which date is none', async () => {
    const online = titled('<ArticleDate><Year>2020</Year><Month>02</Month><Day>03</Day></ArticleDate>');
    expect((await read(online))[0]!.date).toEqual({ year: 2020, month: 2, day: 3 });
    expect(codes(await readText(dated('<MedlineDate>soon</MedlineDate>')))).toEqual(['date-unreadable']);
  });

  it('takes the title in its own language where there is no other', async () => {
    for (const title of ['', '[Not Available].', '[Article in Swedish]'])
      expect(
        (
          await read(
            article(
              `<ArticleTitle>${title}</ArticleTitle><VernacularTitle>Sten och slant.</VernacularTitle>`,
            ),
          )
        )[0]!.title,
      ).toBe('Sten och slant');
  });

  it('reads formulas, and pages given one by one', async () => {
    const [record] = await read(
      article(
        '<ArticleTitle>On <mml:math xmlns:mml="x"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> &lt; 1</ArticleTitle><Pagination><StartPage>16</StartPage><EndPage>19</EndPage></Pagination>',
      ),
    );
    expect(record).toMatchObject({ title: 'On x2 < 1', pages: '16-19' });
  });

  it('reads what is left of an article whose start tag is damaged', async () => {
    const result = await readText(text.replace('<PubmedArticle>', '<Pub#edArticle>'));
    expect(result.records).toHaveLength(4);
    expect(result.records[0]!.title).toMatch(/^Growth/);
    expect(codes(result)).toEqual(['pubmed-xml-unreadable']);
    expect(result.unread[0]!.text).toMatch(/^<PubmedData>[^]*<\/PubmedArticle>$/);
  });

  it('reads files of the old kind, without the set or with citations alone', async () => {
    const citation =
      '<MedlineCitation><PMID>7</PMID><Article><ArticleTitle>Alone</ArticleTitle></Article></MedlineCitation>';
    for (const xml of [citation, `<MedlineCitationSet>${citation}</MedlineCitationSet>`]) {
      const result = await readText(xml);
      expect(result.files[0]!.format).toBe('pubmed-xml');
      expect(result.records).toMatchObject([{ title: 'Alone', pmid: '7' }]);
    }
  });

  it('says when there is nothing in it', async () => {
    expect(codes(await readText('<PubmedArticleSet></PubmedArticleSet>'))).toEqual(['pubmed-xml-empty']);
  });
});
