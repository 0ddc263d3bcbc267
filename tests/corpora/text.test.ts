import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_PACE } from '../../src/lib/model/pace';
import type { Neighbours, TextModel } from '../../src/lib/model/text';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import type { Corpus } from '../../src/lib/model/corpus';
import { readFiles } from '../../src/lib/parsers/read-files';
import { analyseText } from '../../src/lib/text/analyse-text';
import { findNeighbours } from '../../src/lib/text/neighbours';
import { normalizeTerm } from '../../src/lib/text/normalize-term';
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
    const { records } = await readFiles([{ name: 'daily-papers-page.txt', bytes }], NO_PACE);
    corpus = await buildCorpus(records, NO_PACE);
    text = await analyseText(corpus, NO_PACE);
    near = await findNeighbours(text.vectors, 3, NO_PACE);
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
  let text: TextModel;

  beforeAll(async () => {
    text = await analyseText(makeCorpus(papers.map(({ t, a }) => ({ title: t, abstract: a }))), NO_PACE);
  }, 60_000);

  /** Merge keys of keywords, acronyms written out as the corpus defines them. */
  const keysOf = (keywords: string[]) => {
    const acronyms = new Map(text.acronyms);
    return new Set(
      keywords.map((keyword) => {
        const words = keyword
          .replace(/\s*\([^)]*\)\s*/g, ' ')
          .trim()
          .split(/\s+/);
        return normalizeTerm(
          words.flatMap((word) => acronyms.get(word.replace(/(?<=\p{Lu})s$/u, ''))?.split(' ') ?? [word]),
        );
      }),
    );
  };

  it('finds the authors’ keywords: F1@5 >= .235', () => {
    let sum = 0;
    papers.forEach(({ k }, paper) => {
      const wanted = keysOf(k);
      const start = text.paperTerms.offsets[paper] ?? 0;
      const found = [
        ...text.paperTerms.columns.slice(start, Math.min(start + 5, text.paperTerms.offsets[paper + 1] ?? 0)),
      ];
      const hits = found.filter((term) => wanted.has(text.terms[term]?.key ?? '')).length;
      const precision = hits / 5;
      const recall = hits / wanted.size;
      sum += hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    });
    expect(sum / papers.length).toBeGreaterThanOrEqual(0.235);
  });

  it('ranks terms that are someone’s keyword first: precision@100 >= .5', () => {
    const all = keysOf(papers.flatMap(({ k }) => k));
    expect(text.terms.slice(0, 100).filter(({ key }) => all.has(key)).length).toBeGreaterThanOrEqual(50);
  });

  it('puts papers of a class together: 10-NN accuracy >= .55 over the classes of 10 papers and more', async () => {
    const sizes = new Map<string, number>();
    for (const { l } of papers) if (l) sizes.set(l, (sizes.get(l) ?? 0) + 1);
    const labelled = papers.filter(({ l }) => l !== null && (sizes.get(l) ?? 0) >= 10);
    const own = await analyseText(
      makeCorpus(labelled.map(({ t, a }) => ({ title: t, abstract: a }))),
      NO_PACE,
    );
    const near = await findNeighbours(own.vectors, 10, NO_PACE);
    const right = labelled.filter(({ l }, paper) => {
      const votes = new Map<string, number>();
      for (let i = near.offsets[paper] ?? 0; i < (near.offsets[paper + 1] ?? 0); i++) {
        const vote = labelled[near.ids[i] ?? 0]?.l ?? '';
        // Nearer ones decide between equal counts.
        votes.set(vote, (votes.get(vote) ?? 0) + 1 + (near.weights[i] ?? 0) / 1000);
      }
      return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] === l;
    }).length;
    expect(right / labelled.length).toBeGreaterThanOrEqual(0.55);
  }, 60_000);
});
