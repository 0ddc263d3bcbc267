import { describe, expect, it } from 'vitest';
import { isLink, normalizeCount, normalizeGraph } from '../../../src/lib/networks/normalize';

describe('normalizeCount', () => {
  // Two items in 6 and 8 of 24 contexts, 4 of them shared.
  it.each([
    ['none', 4],
    ['association', 4 / 48],
    ['cosine', 4 / Math.sqrt(48)],
    ['jaccard', 0.4],
    ['inclusion', 4 / 6],
    ['equivalence', 1 / 3],
    // p 1/6 against 1/4 · 1/3: ln 2 / ln 6
    ['npmi', 0.3868528],
  ] as const)('%s', (kind, weight) => {
    expect(normalizeCount(kind, 4, 6, 8, 24)).toBeCloseTo(weight, 7);
  });

  it('NPMI is 1 for items that are always together, 0 by chance, below 0 for less', () => {
    expect(normalizeCount('npmi', 5, 5, 5, 20)).toBeCloseTo(1, 12);
    expect(normalizeCount('npmi', 20, 20, 20, 20)).toBe(1);
    expect(normalizeCount('npmi', 2, 4, 5, 10)).toBeCloseTo(0, 12);
    expect(normalizeCount('npmi', 1, 5, 4, 10)).toBeLessThan(0);
  });
});

describe('isLink', () => {
  it('wants a finite weight above 0', () => {
    expect([1, 1e-9, 0, -1, NaN, Infinity].map(isLink)).toEqual([true, true, false, false, false, false]);
  });
});

describe('normalizeGraph', () => {
  // 0 -2- 1 -1- 2 -3- 0: totals 5, 3, 4; all links weigh 6.
  const links = { source: [0, 1, 0], target: [1, 2, 2], weight: [2, 1, 3] };
  it.each([
    ['none', [2, 1, 3]],
    ['association', [2 / 15, 1 / 12, 3 / 20]],
    ['cosine', [2 / Math.sqrt(15), 1 / Math.sqrt(12), 3 / Math.sqrt(20)]],
    ['jaccard', [2 / 6, 1 / 6, 3 / 6]],
    ['inclusion', [2 / 3, 1 / 3, 3 / 4]],
    ['equivalence', [4 / 15, 1 / 12, 9 / 20]],
    // c / 6 against 2 · (wi / 12) (wj / 12)
    ['npmi', [Math.log(24 / 15) / Math.log(3), 0, Math.log(36 / 20) / Math.log(2)]],
  ] as const)('%s takes the total weight of a node’s links as its size', (kind, weights) => {
    const found = normalizeGraph(kind, 3, links);
    weights.forEach((weight, e) => expect(found[e]).toBeCloseTo(weight, 10));
  });
});
