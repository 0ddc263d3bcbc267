import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus, type PaperInput } from './make-corpus';

const FILLER: PaperInput[] = ['Coral reefs', 'Glacial lakes', 'Stone walls', 'Wild bees'].map((title) => ({
  title,
}));

/** The terms of some papers, with a few on other things so that none of them is the theme. */
async function termsOf(papers: PaperInput[]) {
  const { terms } = await analyseText(makeCorpus([...papers, ...FILLER, ...FILLER]), NO_PROGRESS);
  return new Map(terms.map((term) => [term.label, term]));
}

const abstracts = (...texts: string[]) => texts.map((abstract, i) => ({ title: `Note ${i}`, abstract }));

describe('spellings of one term', () => {
  it.each([
    [
      'hyphens',
      ['We study time-series forecasting.', 'We study time series forecasting.'],
      'timeseriesforecasting',
    ],
    ['plurals', ['We train a river network.', 'We train some river networks.'], 'rivernetwork'],
    [
      'plurals without a rule',
      ['We plot an adjacency matrix.', 'We plot adjacency matrices.'],
      'adjacencymatrix',
    ],
    ['British and American words', ['We map tumour behaviour.', 'We map tumor behavior.'], 'tumorbehavior'],
    [
      'British and American verbs',
      ['We study fibre optimisation.', 'We study fiber optimization.'],
      'fiberoptimization',
    ],
    ['capitals', ['We study River Deltas in peace.', 'We study river deltas in peace.'], 'riverdelta'],
    ['dashes', ['We map a sea\u2011level gauge.', 'We map the sea-level gauges.'], 'sealevelgauge'],
  ])('%s are joined', async (_, texts, key) => {
    const terms = [...(await termsOf(abstracts(...texts))).values()].filter((term) => term.key === key);
    expect(terms).toHaveLength(1);
    expect(terms[0]?.df).toBe(2);
  });

  it('joins an acronym with its long form, plural or not, and shows the long form', async () => {
    const terms = await termsOf(
      abstracts(
        'We use a spectral river model (SRM) in the delta.',
        'Two spectral river models meet in the estuary.',
        'Two SRMs meet in the harbour.',
        'One SRM stands alone by the quay.',
      ),
    );
    expect(terms.get('spectral river model')?.df).toBe(4);
    expect(terms.has('SRM')).toBe(false);
  });

  it('leaves an acronym that means two things to each paper', async () => {
    const terms = await termsOf(
      abstracts(
        'We use a spectral river model (SRM). The SRM is slow.',
        'The sleep recovery mask (SRM) is worn at night. The SRM is blue.',
      ),
    );
    expect(terms.get('spectral river model')?.df).toBe(1);
    expect(terms.get('sleep recovery mask')?.df).toBe(1);
  });

  it('shows the commonest spelling', async () => {
    const terms = await termsOf(
      abstracts('We like fibre bundles.', 'We like fibre bundles.', 'We like fiber bundles.'),
    );
    expect(terms.get('fibre bundles')?.df).toBe(3);
  });
});

describe('spelling of given keywords', () => {
  const texts = abstracts(
    'We map fibre bundles by the river model.',
    'We map fibre bundles for semantic reasons.',
  );

  it('goes before that of the texts', async () => {
    const terms = await termsOf(texts.map((paper) => ({ ...paper, keywords: ['fiber bundles'] })));
    expect(terms.get('fiber bundles')).toMatchObject({ df: 2, given: true });
  });

  it('keeps its capitals where most keywords have none', async () => {
    const terms = await termsOf(
      texts.map((paper) => ({ ...paper, keywords: ['Semantic Scholar', 'coral', 'reef'] })),
    );
    expect(terms.has('Semantic Scholar')).toBe(true);
  });

  it('gives up the capital at the head where all keywords have one', async () => {
    const terms = await termsOf(
      texts.map((paper) => ({ ...paper, keywords: ['Semantic maps', 'River model'] })),
    );
    expect([...terms.keys()]).toEqual(expect.arrayContaining(['semantic maps', 'river model']));
  });
});

describe('phrases inside longer ones', () => {
  const long = 'We observe braided river channels in spring.';
  const short = 'We observe river channels in spring.';

  it('go where the longer phrase holds 80 % of their papers', async () => {
    const terms = await termsOf(abstracts(long, long, long, long, short));
    expect(terms.get('braided river channels')?.df).toBe(4);
    expect(terms.has('river channels')).toBe(false);
  });

  it('stay where it holds less', async () => {
    const terms = await termsOf(abstracts(long, long, long, short, short));
    expect(terms.get('braided river channels')?.df).toBe(3);
    expect(terms.get('river channels')?.df).toBe(5);
  });

  it('stay where authors gave them as a keyword', async () => {
    const papers = abstracts(long, long, long, long, long).map((paper, i) =>
      i === 0 ? { ...paper, keywords: ['River channels'] } : paper,
    );
    expect((await termsOf(papers)).get('river channels')).toMatchObject({ df: 5, given: true });
  });
});

describe('generic words', () => {
  it('are stripped from the front, and end no term', async () => {
    const terms = await termsOf(
      abstracts(
        'We propose a novel river model with promising results and extensive experiments.',
        'A new river model shows remarkable progress in this low-resource domain.',
      ),
    );
    expect(terms.get('river model')?.df).toBe(2);
    for (const none of [
      'novel river model',
      'promising result',
      'extensive experiment',
      'low-resource',
      'progress',
    ]) {
      expect(terms.has(none)).toBe(false);
    }
  });
});
