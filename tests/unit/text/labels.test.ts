import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { labelClusters, mapTitle } from '../../../src/lib/text/labels/labels';
import { divergence } from '../../../src/lib/text/labels/label-scores';
import { isAdjectival, isClassCode } from '../../../src/lib/text/labels/label-words';
import { makeCorpus, type PaperInput } from './make-corpus';

const TITLES = [
  'Percolation and coral reefs in warm seas',
  'Percolation: coral reefs after bleaching',
  'Percolation of coral reefs',
  'Percolation and glacial lakes in spring',
  'Percolation: glacial lakes after floods',
  'Percolation of glacial lakes',
];

async function label(titles: string[], clusterOf: number[], count: number) {
  const text = await analyseText(makeCorpus(titles.map((title) => ({ title }))), NO_PROGRESS);
  return { text, labels: labelClusters(text, Uint16Array.from(clusterOf), count) };
}

describe('labelClusters', () => {
  it('names clusters by what parts them, not by the theme', async () => {
    const { labels } = await label(TITLES, [0, 0, 0, 1, 1, 1], 2);
    expect(labels.map(({ label: name }) => name)).toEqual(['coral reefs', 'glacial lakes']);
  });

  it('lists terms of the cluster, best first, without repeats', async () => {
    const { text, labels } = await label(TITLES, [0, 0, 0, 1, 1, 1], 2);
    for (const { terms } of labels) {
      expect(new Set(terms).size).toBe(terms.length);
      expect(terms.some((term) => text.theme.includes(term))).toBe(false);
    }
  });

  it('gives siblings different names', async () => {
    const { labels } = await label(TITLES, [0, 1, 1, 2, 3, 3], 4);
    const names = labels.map(({ label: name }) => name);
    expect(new Set(names).size).toBe(4);
  });

  it('names single papers, papers of no cluster and empty clusters', async () => {
    const { labels } = await label(['Coral reefs', 'Glacial lakes', '!'], [0, NO_CLUSTER, 1], 3);
    expect(labels).toHaveLength(3);
    expect(labels[0]?.label).toBe('coral reefs');
    expect(labels.every(({ label: name }) => name.length > 0)).toBe(true);
  });
});

/** Labels of papers in clusters: the first letter of a title says which. */
async function labelPapers(papers: PaperInput[], clusterOf: number[], count: number) {
  const text = await analyseText(makeCorpus(papers), NO_PROGRESS);
  return labelClusters(text, Uint16Array.from(clusterOf), count).map((own) => own.label);
}

describe('what a label says', () => {
  it('scores by the share inside over the share outside, worked by hand', () => {
    // 3 of 4 papers inside, 5 of 20 in all: .75 · ln(.75 / (3 / 17)) · log2(3)
    expect(divergence(3, 5, 4, 20)).toBeCloseTo(0.75 * Math.log(0.75 / (3 / 17)), 10);
    expect(divergence(3, 5, 4, 20)).toBeCloseTo(1.0853, 3);
    // All inside, none outside; one word.
    expect(divergence(4, 4, 4, 20)).toBeCloseTo(Math.log(17), 10);
    expect(divergence(1, 20, 4, 20)).toBeLessThan(0);
  });

  it('has no classification codes while a term can name the cluster', async () => {
    const papers = ['coral reef', 'coral reef', 'glacial lake', 'glacial lake'].map((topic, i) => ({
      title: `On ${topic}s, part ${i}`,
      keywords: i < 2 ? ['hep-th', 'math.QA'] : ['gr-qc', '05C50'],
    }));
    expect(await labelPapers(papers, [0, 0, 1, 1], 2)).toEqual(['coral reefs', 'glacial lakes']);
    const codesOnly = [0, 1, 2, 3].map((i) => ({ title: '', keywords: i < 2 ? ['hep-th'] : ['gr-qc'] }));
    expect(await labelPapers(codesOnly, [0, 0, 1, 1], 2)).toEqual(['hep-th', 'gr-qc']);
  });

  it('says nothing that the title of the map says', async () => {
    const papers = [
      'A causal transformer for coral reefs',
      'The causal transformer and coral reefs',
      'A causal transformer for glacial lakes',
      'Our causal transformer on glacial lakes',
      'Causal transformers',
      'Transformers for wild bees',
      'Transformers and wild bees',
    ].map((title) => ({ title }));
    const labels = await labelPapers(papers, [0, 0, 1, 1, 0, 2, 2], 3);
    expect(labels).toEqual(['coral reefs', 'glacial lakes', 'wild bees']);
  });

  it('adds a second term for the papers that the first one is not true for', async () => {
    const papers = ['coral reef', 'coral reef', 'sea grass', 'sea grass', 'glacial lake', 'glacial lake'].map(
      (topic, i) => ({ title: `On ${topic}, part ${i}` }),
    );
    const [sea, ice] = await labelPapers(papers, [0, 0, 0, 0, 1, 1], 2);
    expect(sea?.split(' · ').sort()).toEqual(['coral reef', 'sea grass']);
    expect(ice).toBe('glacial lake');
  });

  it('names two papers without a common term by the phrase whose words both use', async () => {
    const papers = [
      { title: 'Tidal sediment transport' },
      { title: 'Sediment-rich rivers' },
      { title: 'Wild bees' },
      { title: 'Wild bees' },
    ];
    const [first] = await labelPapers(papers, [0, 0, 1, 1], 2);
    expect(first).toMatch(/sediment/);
  });

  it('never gives two clusters one label', async () => {
    const papers = Array.from({ length: 9 }, () => ({ title: 'Coral reefs' }));
    papers.push(...Array.from({ length: 9 }, () => ({ title: 'Stone walls' })));
    const clusters = papers.map((_, i) => Math.floor(i / 3));
    const labels = await labelPapers(papers, clusters, 6);
    expect(new Set(labels.map((name) => name.toLowerCase())).size).toBe(6);
  });

  it('leaves to a part of a cluster what the whole is not called', async () => {
    const titles = [
      'Coral reefs and sea grass',
      'Coral reefs by sea grass',
      'Glacial lakes',
      'Stone walls',
      'Bees',
    ];
    const text = await analyseText(makeCorpus(titles.map((title) => ({ title }))), NO_PROGRESS);
    const coral = text.terms.findIndex(({ label: name }) => name === 'coral reefs');
    const parent = { label: 'coral reefs', terms: [coral] };
    const clusters = Uint16Array.from([0, 0, 1, 1, 1]);
    expect(
      labelClusters(text, clusters, 2, (cluster) => (cluster === 0 ? parent : undefined))[0]?.label,
    ).toMatch(/^sea grass/);
  });
});

describe('words of labels', () => {
  it.each(['hep-th', 'math.QA', 'cs.LG', 'cond-mat.str-el', '05C50', '98.80.-k', 'H.3.3', 'nlin.CD'])(
    'knows %s for a code',
    (code) => expect(isClassCode(code)).toBe(true),
  );

  it.each([
    'graph',
    'U-Net',
    'GPT-4',
    'co-citation',
    'BERT',
    'e.g.',
    'node.js',
    'x-ray',
    'H2',
    '3D',
    'h-index',
  ])('takes %s for no code', (word) => expect(isClassCode(word)).toBe(false));

  it('tells adjectives from names', () => {
    expect(['supersymmetric', 'low-resource', 'autoregressive'].every(isAdjectival)).toBe(true);
    expect(['metric', 'derivative', 'variable', 'video', 'co-citation'].some(isAdjectival)).toBe(false);
  });
});

describe('mapTitle', () => {
  it('is made of the theme', async () => {
    const { text } = await label(TITLES, [0, 0, 0, 1, 1, 1], 2);
    expect(mapTitle(text)).toBe('Percolation');
  });

  it('takes a common word with it that stands before it', async () => {
    const titles = [
      'a causal transformer',
      'the causal transformer',
      'our causal transformer',
      'a causal look at transformers',
      'more transformers',
    ];
    const { text } = await label(titles, [0, 0, 0, 0, 0], 1);
    expect(mapTitle(text)).toMatch(/transformer/i);
  });

  it('is empty where papers have nothing in common', async () => {
    const { text } = await label(
      ['Coral reefs', 'Glacial lakes', 'Wild bees', 'Stone walls'],
      [0, 0, 1, 1],
      2,
    );
    expect(mapTitle(text)).toBe('');
  });
});
