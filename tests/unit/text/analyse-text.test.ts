import { describe, expect, it } from 'vitest';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import type { TextModel } from '../../../src/lib/model/text';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { explainSimilarity } from '../../../src/lib/text/explain-similarity';
import { findNeighbours } from '../../../src/lib/text/neighbours';
import { makeCorpus, type PaperInput } from './make-corpus';

const BEES: PaperInput[] = [
  {
    title: 'Pollination networks in alpine meadows',
    abstract:
      'Wild bees visit alpine meadows. Pollination networks are nested, and wild bees hold them together.',
  },
  {
    title: 'Wild bees and the nesting of pollination networks',
    abstract: 'We measure how wild bees shape pollination networks after a drought.',
  },
  {
    title: 'A sediment record of glacial lakes',
    abstract: 'Glacial lakes keep a sediment record of floods. Sediment cores date the floods.',
  },
  {
    title: 'Dating floods with sediment cores',
    abstract: 'Sediment cores from glacial lakes date floods of the last millennium.',
  },
];

const labels = (text: TextModel) => text.terms.map(({ label }) => label);

describe('analyseText', () => {
  it('finds the terms of papers, shared ones first', async () => {
    const text = await analyseText(makeCorpus(BEES), NO_PROGRESS);
    expect(labels(text)).toEqual(
      expect.arrayContaining(['wild bees', 'pollination networks', 'sediment cores', 'glacial lakes']),
    );
    const term = text.terms.find(({ label }) => label === 'sediment cores');
    expect(term).toMatchObject({ key: 'sedimentcore', length: 2, given: false, df: 2 });
    expect(text.method).toBe('noun phrases (English)');
  });

  it('counts papers as the rows of paperTerms do', async () => {
    const text = await analyseText(makeCorpus(BEES), NO_PROGRESS);
    const counts = new Array<number>(text.terms.length).fill(0);
    for (const term of text.paperTerms.columns) counts[term] = (counts[term] ?? 0) + 1;
    expect(counts).toEqual(text.terms.map(({ df }) => df));
    for (let row = 0; row < 4; row++) {
      const values = [
        ...text.paperTerms.values.slice(text.paperTerms.offsets[row], text.paperTerms.offsets[row + 1]),
      ];
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
  });

  it('gives rows of length 1 with ascending columns', async () => {
    const { vectors } = await analyseText(makeCorpus(BEES), NO_PROGRESS);
    for (let row = 0; row < vectors.rowCount; row++) {
      const from = vectors.offsets[row] ?? 0;
      const to = vectors.offsets[row + 1] ?? 0;
      expect(Math.hypot(...vectors.values.slice(from, to))).toBeCloseTo(1, 5);
      const columns = [...vectors.columns.slice(from, to)];
      expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
    }
  });

  it('finds the same terms whatever the order of the papers', async () => {
    const there = await analyseText(makeCorpus(BEES), NO_PROGRESS);
    const back = await analyseText(makeCorpus([...BEES].reverse()), NO_PROGRESS);
    expect(back.terms).toEqual(there.terms);
    expect(back.features).toEqual(there.features);
  });

  it('says why papers are alike, in parts that add up', async () => {
    const text = await analyseText(makeCorpus(BEES), NO_PROGRESS);
    const near = await findNeighbours(text.vectors, 3, NO_PROGRESS);
    expect(near.ids[0]).toBe(1);
    const parts = explainSimilarity(text, 0, 1);
    expect(parts.map(({ label }) => label)).toContain('wild bee');
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(near.weights[0] ?? -1, 5);
    expect(explainSimilarity(text, 1, 0)).toEqual(parts);
  });

  it('joins given keywords with the terms of the same meaning', async () => {
    const text = await analyseText(
      makeCorpus(
        BEES.map((paper, i) => ({
          ...paper,
          keywords: i < 2 ? ['Wild bees', 'phenology'] : ['Sediment-core'],
        })),
      ),
      NO_PROGRESS,
    );
    const given = text.terms.filter((term) => term.given);
    expect(given.map(({ key }) => key).sort()).toEqual(['phenology', 'sedimentcore', 'wildbee']);
    expect(given.find(({ key }) => key === 'wildbee')).toMatchObject({ keyword: 0, df: 2 });
    // The first term of a paper is one that its authors name.
    expect(text.terms[text.paperTerms.columns[0] ?? -1]?.key).toBe('wildbee');
  });

  it('learns acronyms from the corpus, a paper’s own first', async () => {
    const text = await analyseText(
      makeCorpus([
        {
          title: 'Speech',
          abstract: 'We train automatic speech recognition (ASR) on clinics. ASR fails on noise.',
        },
        {
          title: 'Noise in ASR',
          abstract: 'The noise of clinics hurts ASR and automatic speech recognition alike.',
        },
        {
          title: 'Attacks',
          abstract: 'We report the attack success rate (ASR) on clinics. The ASR rises with time.',
        },
        { title: 'Clinics', abstract: 'Automatic speech recognition (ASR) helps clinics.' },
      ]),
      NO_PROGRESS,
    );
    expect(text.acronyms).toEqual([['ASR', 'automatic speech recognition']]);
    expect(text.terms.find(({ key }) => key === 'automaticspeechrecognition')).toMatchObject({
      df: 3,
      label: 'automatic speech recognition',
    });
    expect(labels(text)).not.toContain('ASR');
  });

  it('takes words that objects have for words', async () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    const text = await analyseText(
      makeCorpus(words.map((word) => ({ title: `The ${word} pattern`, keywords: words }))),
      NO_PROGRESS,
    );
    expect(text.terms.filter(({ given }) => given)).toHaveLength(4);
    expect(text.features).toContain('constructor');
  });

  it('names terms in more than half of the papers the theme', async () => {
    const text = await analyseText(
      makeCorpus(
        ['graph', 'tree', 'grid', 'mesh', 'ring'].map((word) => ({ title: `Percolation on a ${word}` })),
      ),
      NO_PROGRESS,
    );
    expect(text.theme.map((index) => text.terms[index]?.label)).toEqual(['percolation']);
  });

  it('reads other languages by word n-grams and says so', async () => {
    const text = await analyseText(
      makeCorpus([
        {
          title: 'Die Ökologie der Wildbienen',
          abstract:
            'Die Wildbienen sind für die Bestäubung der Wiesen wichtig und werden seit Jahren gezählt.',
        },
        {
          title: 'Bestäubung durch Wildbienen',
          abstract: 'Wir zeigen, wie die Wildbienen auf den Wiesen mit der Bestäubung zusammenhängen.',
        },
      ]),
      NO_PROGRESS,
    );
    expect(text.method).toBe('word n-grams (de)');
    expect(labels(text).map((label) => label.toLowerCase())).toEqual(
      expect.arrayContaining(['wildbienen', 'bestäubung']),
    );
    expect(labels(text).some((label) => /\b(?:die|der|und)\b/i.test(label))).toBe(false);
  });

  it('reads languages without spaces', async () => {
    const text = await analyseText(
      makeCorpus([{ title: '基于深度学习的图像分类方法' }, { title: '深度学习在图像分类中的应用' }]),
      NO_PROGRESS,
    );
    expect(text.method).toBe('word n-grams (zh)');
    expect(text.features.length).toBeGreaterThan(0);
    const near = await findNeighbours(text.vectors, 1, NO_PROGRESS);
    expect(near.weights[0]).toBeGreaterThan(0);
  });

  it('takes papers without text', async () => {
    const text = await analyseText(
      makeCorpus([{ title: '' }, { title: '...' }, { title: 'Coral reefs' }]),
      NO_PROGRESS,
    );
    expect(text.paperTerms.rowCount).toBe(3);
    expect(labels(text)[0]).toBe('coral reefs');
    expect([...text.paperTerms.offsets.slice(0, 3)]).toEqual([0, 0, 0]);
    const empty = await analyseText(makeCorpus([]), NO_PROGRESS);
    expect(empty).toMatchObject({ terms: [], features: [], theme: [] });
  });

  it('stops when the job is cancelled', async () => {
    const job = analyseText(makeCorpus(BEES), () => Promise.reject(new CancelledError()));
    await expect(job).rejects.toBeInstanceOf(CancelledError);
  });
});
