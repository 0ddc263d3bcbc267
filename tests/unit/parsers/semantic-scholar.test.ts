import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { codes, fixture, readText } from './read';

const text = fixture('formats/semantic-scholar.json');
const id = (letter: string) => letter.repeat(40);

describe('Semantic Scholar', () => {
  it('reads a batch', async () => {
    const result = await readText(text, 'batch.json');
    expect(result.files[0]).toMatchObject({ format: 'semantic-scholar', records: 4, unread: 0 });
    expect(codes(result)).toEqual(['s2-not-found']);
    expect(result.records[0]).toEqual({
      title: 'Buoys that talk',
      authors: [
        {
          family: 'Boer',
          given: 'Anna-Lena',
          particle: 'de',
          orcid: '0000-0003-1111-2222',
          databaseId: 's2:7001',
        },
        { family: 'Ray', given: 'M.' },
      ],
      type: 'paper-conference',
      venue: 'Neural Buoy Systems',
      venueAbbreviation: 'NeurBuoy',
      date: { year: 2020, month: 2, day: 3 },
      volume: '4',
      pages: '1-12',
      doi: '10.5555/s2.1',
      arxivId: '2001.00001',
      pmid: '31000001',
      catalogueIds: { s2: id('a'), dblp: 'journals/corr/abs-2001-00001', acl: 'P19-1001' },
      url: `https://www.semanticscholar.org/paper/${id('a')}`,
      abstract: 'Buoys exchange words.\n\nWe list them.',
      keywords: [],
      references: [
        {
          doi: '10.5555/rope',
          catalogueIds: { s2: id('b') },
          title: 'Ropes',
          year: 1988,
          firstAuthor: 'R. Ope',
        },
        { title: 'A reference without an id' },
      ],
      timesCited: 3,
      place: { file: 'batch.json', what: 'Buoys that talk' },
    });
  });

  it('takes fields of study for keywords only where nothing else says what a paper is about', async () => {
    const { records } = await readText(text);
    expect(records.map(({ title, abstract, keywords }) => [title, abstract, keywords])).toEqual([
      ['Buoys that talk', 'Buoys exchange words.\n\nWe list them.', []],
      ['Anchors, briefly', 'On anchors.', []],
      ['Harbour law', undefined, ['Law', 'History']],
      ['Answers to buoys', undefined, []],
    ]);
    expect(records[1]).toMatchObject({
      type: 'article',
      publisher: 'arXiv.org',
      authors: [],
      date: { year: 2018 },
    });
    expect(records[2]!.authors).toEqual([{ literal: 'Harbour Society', databaseId: 's2:7009' }]);
  });

  it('makes records of the citing papers that have a title, each once', async () => {
    const { records } = await readText(text);
    const toBuoys = {
      doi: '10.5555/s2.1',
      catalogueIds: { s2: id('a'), dblp: 'journals/corr/abs-2001-00001', acl: 'P19-1001' },
      title: 'Buoys that talk',
      year: 2020,
    };
    expect(records[3]).toMatchObject({
      title: 'Answers to buoys',
      authors: [{ family: 'Jima', given: 'Ko', databaseId: 's2:7003' }],
      catalogueIds: { s2: id('c') },
      references: [toBuoys],
    });
    const corpus = await buildCorpus(records, NO_PROGRESS);
    expect(corpus.papers).toHaveLength(4);
    const citing = [...corpus.citing].map((paper) => corpus.papers[paper]!.title);
    expect(citing).toEqual(['Answers to buoys']);
  });

  it('adds the reference to a citing paper that is in the list itself', async () => {
    const a = {
      paperId: id('a'),
      title: 'Cited one',
      citations: [{ paperId: id('b'), title: 'Citing one' }],
    };
    const c = {
      paperId: id('c'),
      title: 'Cited two',
      citations: [{ paperId: id('b'), title: 'Citing one' }],
    };
    const b = {
      paperId: id('b'),
      title: 'Citing one',
      references: [{ paperId: id('a'), title: 'Cited one' }],
    };
    const whole = await readText(JSON.stringify([a, b, c]));
    expect(whole.records.map(({ title, references }) => [title, references.map((it) => it.title)])).toEqual([
      ['Cited one', []],
      ['Citing one', ['Cited one', 'Cited two']],
      ['Cited two', []],
    ]);
    const without = await readText(JSON.stringify([a, c]));
    expect(without.records[2]!.references).toHaveLength(2);
  });

  it('reads a paper, a search, what cites and what is cited, recommendations and an author', async () => {
    const paper = { paperId: id('a'), title: 'Only a title' };
    for (const value of [
      paper,
      { total: 1, offset: 0, data: [paper] },
      { total: 1, token: 'x', data: [paper] },
      { offset: 0, data: [{ contexts: [], citingPaper: paper }] },
      { offset: 0, data: [{ isInfluential: true, citedPaper: paper }] },
      { recommendedPapers: [paper] },
      { authorId: '7', name: 'Ann', papers: [paper] },
    ]) {
      const { records, files } = await readText(JSON.stringify(value));
      expect(files[0]!.format).toBe('semantic-scholar');
      expect(records).toMatchObject([{ title: 'Only a title', catalogueIds: { s2: id('a') } }]);
    }
  });

  it('reads lines of its data set, with keys in lower case', async () => {
    const line = {
      corpusid: 42,
      externalids: { DOI: '10.5555/bulk', ArXiv: null },
      title: 'From the data set',
      authors: [{ authorId: '9', name: 'B. Ulk' }],
      publicationdate: '2017-03-04',
      year: 2017,
      citationcount: 6,
      s2fieldsofstudy: [{ category: 'Geology', source: 'x' }],
      publicationtypes: ['JournalArticle'],
      journal: { name: 'Rock Notes', pages: '5-6', volume: '2' },
    };
    const { records, files } = await readText(
      `${JSON.stringify(line)}\n${JSON.stringify({ ...line, corpusid: 43 })}\n`,
    );
    expect(files[0]!.formatLabel).toBe('Semantic Scholar (JSON lines)');
    expect(records[0]).toMatchObject({
      catalogueIds: { s2: 'CorpusId:42' },
      doi: '10.5555/bulk',
      date: { year: 2017, month: 3, day: 4 },
      type: 'article-journal',
      venue: 'Rock Notes',
      timesCited: 6,
      keywords: ['Geology'],
      place: { line: 1 },
    });
  });

  it('says what is missing', async () => {
    const empty = { paperId: id('a'), authors: null, citations: null, references: null };
    const result = await readText(JSON.stringify(empty));
    expect(codes(result)).toEqual(['s2-no-fields']);
    expect(result.unread).toHaveLength(1);
    expect(codes(await readText('{"total":0,"offset":0,"data":[]}'))).toEqual(['s2-empty']);
  });
});
