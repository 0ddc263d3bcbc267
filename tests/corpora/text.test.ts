import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import type { Neighbours, TextModel } from '../../src/lib/model/text';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import type { Corpus } from '../../src/lib/model/corpus';
import { readFiles } from '../../src/lib/parsers/read-files';
import { analyseText } from '../../src/lib/text/analyse-text';
import { findNeighbours } from '../../src/lib/text/neighbours';
import { normalizeTerm } from '../../src/lib/text/normalize-term';
import { classAccuracy, keywordF1, precisionAt100 } from '../truth/topic-measures';
import { makeCorpus } from '../unit/text/make-corpus';

const SEED = '../shared/data/daily-papers-page.txt';
const COLM = '../shared/data/topics/colm.json';

interface ColmPaper {
  t: string;
  a: string;
  k: string[];
  l: string | null;
}

describe.runIf(existsSync(SEED))('text of the seed page', () => {
  let corpus: Corpus;
  let text: TextModel;
  let near: Neighbours;

  beforeAll(async () => {
    const bytes = new Uint8Array(readFileSync(SEED));
    const { records } = await readFiles([{ name: 'daily-papers-page.txt', bytes }], NO_PROGRESS);
    corpus = await buildCorpus(records, NO_PROGRESS);
    text = await analyseText(corpus, NO_PROGRESS);
    near = await findNeighbours(text.vectors, 3, NO_PROGRESS);
  });

  const top = () => text.terms.slice(0, 30).map(({ label }) => label.toLowerCase());

  it.each([
    'causal transformer',
    'diffusion transformer',
    'large language model',
    'video generation',
    'decoder-only transformer',
    'zero-shot generalization',
    'mechanistic interpretability',
  ])('has %s among its first 30 terms', (term) => expect(top()).toContain(term));

  it('has linear or causal attention there', () => {
    expect(top().some((term) => term === 'linear attention' || term === 'causal attention')).toBe(true);
  });

  it.each(['extensive experiment', 'remarkable progress', 'art performance', 'shot generalization'])(
    'finds no %s',
    (term) => expect(text.terms.filter(({ key }) => key === normalizeTerm(term.split(' ')))).toEqual([]),
  );

  it('learns what OCR means on this page', () => {
    expect(new Map(text.acronyms).get('OCR')).toBe('out-of-context reasoning');
  });

  it.each([
    [/CarelessWhisper/, /^Lookahead/],
    [/Hallo3/, /DiTaiListener/],
    [/Reversal Curse/, /^Generalization or Hallucination/],
  ])('has %s and %s among the first three neighbours, both ways', (one, other) => {
    const paperOf = (title: RegExp) => corpus.papers.findIndex((paper) => title.test(paper.title));
    const nearest = (paper: number) => [...near.ids.slice(near.offsets[paper], near.offsets[paper + 1])];
    expect(nearest(paperOf(one))).toContain(paperOf(other));
    expect(nearest(paperOf(other))).toContain(paperOf(one));
  });
});

describe.runIf(existsSync(COLM))('text of 717 papers with author keywords', () => {
  const papers = existsSync(COLM) ? (JSON.parse(readFileSync(COLM, 'utf8')) as ColmPaper[]) : [];
  const keywords = papers.map(({ k }) => k);
  const classes = papers.map(({ l }) => l);
  let text: TextModel;

  beforeAll(async () => {
    text = await analyseText(makeCorpus(papers.map(({ t, a }) => ({ title: t, abstract: a }))), NO_PROGRESS);
  }, 60_000);

  it('finds the authors’ keywords: F1@5 >= .235', () => {
    expect(keywordF1(text, keywords)).toBeGreaterThanOrEqual(0.235);
  });

  it('ranks terms that are someone’s keyword first: precision@100 >= .5', () => {
    expect(precisionAt100(text, keywords)).toBeGreaterThanOrEqual(0.5);
  });

  it('puts papers of a class together: 10-NN accuracy >= .55, by title, abstract and keywords', async () => {
    const corpus = makeCorpus(papers.map(({ t, a, k }) => ({ title: t, abstract: a, keywords: k })));
    const { vectors } = await analyseText(corpus, NO_PROGRESS);
    const near = await findNeighbours(vectors, papers.length, NO_PROGRESS);
    expect(classAccuracy(near, classes)).toBeGreaterThanOrEqual(0.55);
  }, 60_000);

  it('and without keywords, over the classes of 10 papers and more', async () => {
    const near = await findNeighbours(text.vectors, papers.length, NO_PROGRESS);
    const sizes = new Map<string, number>();
    for (const own of classes) if (own !== null) sizes.set(own, (sizes.get(own) ?? 0) + 1);
    const large = classes.map((own) => (own !== null && (sizes.get(own) ?? 0) >= 10 ? own : null));
    expect(large.filter((own) => own !== null)).toHaveLength(327);
    expect(classAccuracy(near, large)).toBeGreaterThanOrEqual(0.55);
  }, 60_000);
});
