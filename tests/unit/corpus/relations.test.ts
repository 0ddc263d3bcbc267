import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { toCslJson } from '../../../src/lib/export/papers/csl-json';
import { toRecords } from '../../../src/lib/export/papers/to-records';
import { writeMapFile } from '../../../src/lib/export/map-file';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { makeMap, makeMapOf } from '../export/make-map';
import { readText } from '../parsers/read';

const CROSSREF = JSON.stringify({
  status: 'ok',
  message: {
    items: [
      {
        type: 'posted-content',
        DOI: '10.1101/2019.03.02.555001',
        title: ['Moths that drink from sleeping birds'],
        author: [{ family: 'Ahl', given: 'Ann' }],
        issued: { 'date-parts': [[2019]] },
        relation: { 'is-preprint-of': [{ 'id-type': 'doi', id: '10.5555/Moths.7' }] },
      },
      {
        type: 'journal-article',
        DOI: '10.5555/wasps.8',
        title: ['Wasps and the price of figs'],
        author: [{ family: 'Roe', given: 'Jo' }],
        issued: { 'date-parts': [[2020]] },
        relation: {
          'has-preprint': [{ 'id-type': 'doi', id: '10.1101/2019.09.09.555002' }],
          'is-version-of': [{ 'id-type': 'pmid', id: '777001' }],
        },
      },
    ],
  },
});
const PUBMED = `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>777100</PMID><Article><Journal><Title>medRxiv</Title>
<JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue></Journal><ArticleTitle>Beetles in old bread</ArticleTitle>
<AuthorList><Author><LastName>Lund</LastName><ForeName>Mette</ForeName></Author></AuthorList>
<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="UpdateIn"><RefSource>J Bread. 2022</RefSource><PMID>777101</PMID></CommentsCorrections></CommentsCorrectionsList>
</MedlineCitation></PubmedArticle></PubmedArticleSet>`;

async function saved(texts: Record<string, string>): Promise<string> {
  const made = await makeMapOf(texts);
  return writeMapFile({ ...made.input, snapshot: made.snapshot, report: made.report });
}

const papersOf = (text: string) =>
  (JSON.parse(text) as { papers: { id: string; relations?: unknown }[] }).papers;

describe('relations of preprints and versions', () => {
  it('stand in the map file and come back from it byte by byte', async () => {
    const first = await saved({ 'works.json': CROSSREF, 'pubmed.xml': PUBMED });
    expect(papersOf(first).map(({ relations }) => relations)).toEqual([
      [{ kind: 'preprint-of', doi: '10.5555/moths.7' }],
      [
        { kind: 'has-preprint', doi: '10.1101/2019.09.09.555002' },
        { kind: 'version-of', pmid: '777001' },
      ],
      [{ kind: 'preprint-of', pmid: '777101' }],
    ]);
    expect(await saved({ 'map.json': first })).toBe(first);
  });

  it('still join the paper that is opened beside the map', async () => {
    const map = await saved({ 'works.json': CROSSREF });
    const { corpus } = await makeMapOf({
      'map.json': map,
      'more.bib':
        '@article{m, title={Birds asleep feed moths}, author={Ahl, Ann}, doi={10.5555/moths.7}, year=2020}',
    });
    expect(corpus.papers).toHaveLength(2);
    expect(corpus.merges).toMatchObject([{ by: 'relation' }]);
  });

  it('are told from the side of the paper where the preprint is merged into it', async () => {
    const { corpus } = await makeMapOf({
      'works.json': CROSSREF,
      'more.bib':
        '@article{m, title={Birds asleep feed moths}, author={Ahl, Ann}, doi={10.5555/moths.7}, year=2020}',
    });
    const paper = corpus.papers.find(({ doi }) => doi === '10.5555/moths.7');
    expect(paper?.relations).toEqual([{ kind: 'has-preprint', doi: '10.1101/2019.03.02.555001' }]);
  });

  it('go with the export as CSL-JSON', async () => {
    const { corpus } = await makeMap('works.json', CROSSREF);
    const { records } = await readText(toCslJson(toRecords(corpus, [1])));
    expect(records[0]!.relations).toEqual([
      { kind: 'has-preprint', doi: '10.1101/2019.09.09.555002' },
      { kind: 'version-of', pmid: '777001' },
    ]);
  });

  it('leave out what is no relation, and whatever else a damaged file has in their place', async () => {
    const first = JSON.parse(await saved({ 'works.json': CROSSREF })) as { papers: object[] };
    first.papers[0] = {
      ...first.papers[0],
      relations: ['x', 7, { kind: 'cousin-of', doi: '10.5555/a' }, { kind: 'version-of' }, null],
    };
    const { records } = await readText(JSON.stringify(first), 'map.json');
    expect(records[0]).not.toHaveProperty('relations');
    const corpus = await buildCorpus(records, NO_PROGRESS);
    expect(corpus.papers[0]).not.toHaveProperty('relations');
  });
});
