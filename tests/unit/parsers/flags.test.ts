import { describe, expect, it } from 'vitest';
import type { PaperFlag } from '../../../src/lib/model/flags';
import { flagsOfKinds, flagsOfNote, flagsOfTitle } from '../../../src/lib/parsers/read-flags';
import { codes, readText } from './read';

describe('titles', () => {
  it.each<[string, PaperFlag | undefined]>([
    ['RETRACTED: Rain on tin', 'retracted'],
    ['Retracted Article: Rain on tin', 'retracted'],
    ['[Retracted] Rain on tin', 'retracted'],
    ['WITHDRAWN: Rain on tin', 'retracted'],
    ['Rain on tin (Retracted article. See vol. 3, pg. 9, 2003)', 'retracted'],
    ['Retraction: Rain on tin', 'notice'],
    ['Retraction notice to “Rain on tin”', 'notice'],
    ['Corrigendum to: Rain on tin', 'notice'],
    ['Author Correction: Rain on tin', 'notice'],
    ['Expression of concern: Rain on tin', 'notice'],
    ['Correction of gauges in the wind', undefined],
    ['Retraction of the lens by light', undefined],
    ['Withdrawn: growing up by the sea', undefined],
    ['Errata in weather records as evidence', 'notice'],
    ['Retracted papers and their citations', undefined],
  ])('%s', (title, flag) => {
    expect(flagsOfTitle(title)).toEqual(flag && [flag]);
  });
});

it('kinds and notes', () => {
  expect(flagsOfKinds('Article; Retracted Publication')).toEqual(['retracted']);
  expect(flagsOfKinds('Journal Article', 'Published Erratum')).toEqual(['notice']);
  expect(flagsOfKinds('Retracted')).toEqual(['retracted']);
  expect(flagsOfKinds('Article')).toBeUndefined();
  expect(flagsOfNote('Retraction in: Rain J. 2016')).toEqual(['retracted']);
  expect(flagsOfNote('[Erratum: Rain J. 10, 1669 (1974)]')).toEqual(['corrected']);
  expect(flagsOfNote('Status: retracted, authors-cut')).toEqual(['retracted', 'authors-cut']);
  expect(flagsOfNote('Cited by 12')).toBeUndefined();
});

const pubmed = (kind: string, comments: string, complete = 'Y') =>
  `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>Rain on tin.</ArticleTitle><AuthorList CompleteYN="${complete}"><Author><LastName>Roe</LastName><ForeName>Jo</ForeName></Author></AuthorList><PublicationTypeList><PublicationType>${kind}</PublicationType></PublicationTypeList></Article><CommentsCorrectionsList>${comments}</CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>`;

describe('formats', () => {
  it.each<[string, string, PaperFlag[]]>([
    ['bibtex', '@article{a, title={Rain on tin}, type={Retracted}}', ['retracted']],
    [
      'bibtex',
      '@article{a, author={Roe, Jo and et al.}, title={Rain on tin}, note={Erratum in: J. Rain 3}}',
      ['corrected', 'authors-cut'],
    ],
    [
      'ris',
      'TY  - JOUR\nTI  - Rain on tin\nAU  - Roe, Jo\nAU  - et al.\nM3  - Retracted\nER  - \n',
      ['retracted', 'authors-cut'],
    ],
    [
      'medline',
      'PMID- 7\nTI  - Rain on tin\nFAU - Roe, Jo\nPT  - Journal Article\nRIN - Rain J. 2016. PMID: 9\nRIN - Rain J. 2017. PMID: 8\nEIN - Rain J. 2015\n',
      ['retracted', 'corrected'],
    ],
    ['pubmed-xml', pubmed('Retracted Publication', ''), ['retracted']],
    [
      'pubmed-xml',
      pubmed(
        'Journal Article',
        '<CommentsCorrections RefType="ExpressionOfConcernIn"/><CommentsCorrections RefType="ErratumIn"/>',
        'N',
      ),
      ['concern', 'corrected', 'authors-cut'],
    ],
    ['pubmed-xml', pubmed('Preprint', '<CommentsCorrections RefType="UpdateIn"/>'), ['preprint']],
    ['pubmed-xml', pubmed('Retraction Notice', '<CommentsCorrections RefType="RetractionOf"/>'), ['notice']],
    [
      'wos-tagged',
      'FN Clarivate Analytics Web of Science\nPT J\nAU Roe, J\nTI Rain on tin\nDT Article; Retracted Publication\nER\n\nEF\n',
      ['retracted'],
    ],
    [
      'csv',
      'Title,Authors,Document Type\nRain on tin,"Roe, Jo et al.",Retracted Publication\nHail,"Roe, Jo",Article\n',
      ['retracted', 'authors-cut'],
    ],
    [
      'csl-json',
      '[{"id":"a","type":"article-journal","title":"Rain on tin","note":"Status: retracted"}]',
      ['retracted'],
    ],
  ])('%s', async (format, text, flags) => {
    const { files, records } = await readText(text);
    expect(files[0]!.format).toBe(format);
    expect(records).not.toHaveLength(0);
    expect(records[0]!.flags).toEqual(flags);
    expect(records[0]!.authors.length).toBeLessThan(2);
  });

  it('Crossref: what is registered with the paper, and what a notice in the same file says of it', async () => {
    const work = (doi: string, more: object) => ({
      DOI: doi,
      title: [`Work ${doi}`],
      author: [{ family: 'Roe', sequence: 'first' }],
      ...more,
    });
    const items = [
      work('10.5555/a', { 'updated-by': [{ type: 'expression_of_concern', DOI: '10.5555/x' }] }),
      work('10.5555/B', {}),
      work('10.5555/r', { 'update-to': [{ type: 'retraction', DOI: '10.5555/b' }] }),
      work('10.5555/v2', { 'update-to': [{ type: 'new_version', DOI: '10.5555/v1' }] }),
      work('10.5555/p', { relation: { 'is-preprint-of': [{ 'id-type': 'doi', id: '10.5555/a' }] } }),
    ];
    const { records } = await readText(JSON.stringify({ message: { items } }));
    expect(records.map(({ flags }) => flags)).toEqual([
      ['concern'],
      ['retracted'],
      ['notice'],
      undefined,
      ['preprint'],
    ]);
  });

  it('OpenAlex: tells both counts of a list that it cut', async () => {
    const names = ['Jo Roe', 'Mette Lund', 'Ann Ahl'];
    const work = {
      id: 'https://openalex.org/W123456',
      title: 'Rain on tin',
      is_retracted: true,
      is_authors_truncated: true,
      authors_count: 212,
      authorships: names.map((display_name) => ({ author: { display_name } })),
    };
    const result = await readText(JSON.stringify({ results: [work] }));
    expect(result.records[0]).toMatchObject({ flags: ['retracted', 'authors-cut'], authorCount: 212 });
    expect(codes(result)).toEqual(['openalex-authors-cut']);
    expect(result.files[0]!.problems[0]!.message).toContain('3 of 212');
  });
});
