import { describe, expect, it } from 'vitest';
import { countKinds, type NetworkName } from '../../../src/lib/model/network';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/lib/model/settings';
import { loosenRules } from '../../../src/lib/networks/loosen-rules';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { linkRules } from '../../../src/lib/networks/threshold-links';
import { smallInput, type SmallPaper } from '../../fixtures/small-input';

/** Three papers of a thousand authors each, one of them on all three. */
const crowds: SmallPaper[] = [0, 1, 2].map((p) => ({
  id: `p${p}`,
  title: `Hall ${p}`,
  authors: ['Carl Common', ...Array.from({ length: 1000 }, (_, i) => `Anna Name${p}x${i}`)],
}));
/** Two papers with thousands of keywords each, none on both. */
const wordy: SmallPaper[] = [0, 1].map((p) => ({
  id: `p${p}`,
  title: `List ${p}`,
  keywords: Array.from({ length: 2500 }, (_, i) => `term ${p}x${i}`),
}));

const build = (papers: SmallPaper[], network: NetworkName, more: Partial<Settings> = {}) =>
  buildNetwork(smallInput(papers), { ...DEFAULT_SETTINGS, network, ...more }, NO_PROGRESS);

describe('thresholds by size', () => {
  it('leave a map of authors where hardly one has two papers', async () => {
    const authors = await build(crowds, 'co-authorship');
    expect(authors.nodeCount).toBe(1000);
    expect(authors.links.source.length).toBeGreaterThan(1000);
    expect(authors.links.source.length).toBeLessThan(11_000);
    expect(authors.method).toContain('at most 1,000 nodes');
    const mixed = await build(crowds, 'mixed');
    expect(countKinds(mixed.kinds).author).toBeGreaterThan(1000);
    expect(mixed.method).toContain('authors (the 1,997 of most papers)');
  });

  it('leave a map of keywords where no two share two papers', async () => {
    const keywords = await build(wordy, 'keyword-co-occurrence');
    expect(keywords.links.source.length).toBeGreaterThan(0);
    expect(keywords.nodeCount).toBeLessThanOrEqual(1000);
    const mixed = await build(wordy, 'mixed');
    expect(countKinds(mixed.kinds).keyword).toBe(2000);
    expect(mixed.method).toContain('given keywords (the 2,000 of most papers)');
  });

  it('are the reader’s where she has set them', async () => {
    expect((await build(crowds, 'co-authorship', { minOccurrences: 2 })).nodeCount).toBe(1);
    expect((await build(wordy, 'keyword-co-occurrence', { minShared: 2 })).links.source.length).toBe(0);
    const mixed = await build(crowds, 'mixed', { minAuthorPapers: 2 });
    expect(countKinds(mixed.kinds).author).toBe(1);
  });

  it('stay where there is a map', async () => {
    const papers: SmallPaper[] = [0, 1, 2].map((p) => ({
      id: `p${p}`,
      title: `Shore ${p}`,
      keywords: ['moss', 'shore', `rare ${p}`],
    }));
    const { method, links } = await build(papers, 'keyword-co-occurrence');
    expect(method).toContain('2 or more shared papers');
    expect(links.source.length).toBe(1);
  });

  it('are given up one after the other', () => {
    const rules = {
      ...linkRules({ ...DEFAULT_SETTINGS, network: 'keyword-co-occurrence' }),
      minOccurrences: 4,
    };
    const steps = (minShared: boolean, minOccurrences: boolean) =>
      [...loosenRules(rules, { minShared, minOccurrences }, [1, 2, 2, 4])].map((each) => [
        each.minOccurrences,
        each.minShared,
      ]);
    expect(steps(true, true)).toEqual([[4, 2], [4, 1], [2, 1], [1, 1]]); // prettier-ignore
    expect(steps(false, true)).toEqual([[4, 2], [2, 2], [1, 2]]); // prettier-ignore
    expect(steps(false, false)).toEqual([[4, 2]]);
  });
});
