import { describe, expect, it } from 'vitest';
import { NO_PACE } from '../../../src/lib/model/pace';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { labelClusters, mapTitle } from '../../../src/lib/text/labels';
import { makeCorpus } from './make-corpus';

const TITLES = [
  'Percolation and coral reefs in warm seas',
  'Percolation: coral reefs after bleaching',
  'Percolation of coral reefs',
  'Percolation and glacial lakes in spring',
  'Percolation: glacial lakes after floods',
  'Percolation of glacial lakes',
];

async function label(titles: string[], clusterOf: number[], count: number) {
  const text = await analyseText(makeCorpus(titles.map((title) => ({ title }))), NO_PACE);
  return { text, labels: labelClusters(text, Uint16Array.from(clusterOf), count) };
}

describe('labelClusters', () => {
  it('names clusters by what parts them, not by the theme', async () => {
    const { labels } = await label(TITLES, [0, 0, 0, 1, 1, 1], 2);
    expect(labels.map(({ label: name }) => name)).toEqual(['coral reef', 'glacial lake']);
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
    expect(labels[0]?.label).toBe('coral reef');
    expect(labels.every(({ label: name }) => name.length > 0)).toBe(true);
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
