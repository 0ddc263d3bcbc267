import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex, mutualInformation } from '../../../src/lib/topics/compare-partitions';

const divisions = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((rows) => ({ a: rows.map(([x]) => x), b: rows.map(([, y]) => y) }));

/** From all pairs of nodes, as the index is defined. */
function naiveRand(a: number[], b: number[]): number {
  let [both, left, right, all] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      all++;
      if (a[i] === a[j]) left++;
      if (b[i] === b[j]) right++;
      if (a[i] === a[j] && b[i] === b[j]) both++;
    }
  }
  const chance = (left * right) / all;
  return left + right === 2 * chance ? 1 : (both - chance) / ((left + right) / 2 - chance);
}

describe('adjustedRandIndex', () => {
  it('worked by hand: six nodes, one of them strayed', () => {
    // Pairs together: left 3 + 3 = 6, right 1 + 6 = 7, both 1 + 3 = 4, of 15. Chance 42/15 = 2.8; (4 - 2.8) / (6.5 - 2.8).
    expect(adjustedRandIndex([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 1])).toBeCloseTo(1.2 / 3.7, 12);
  });

  it('is 1 for the same division under other names, 0 where one division says nothing, and below 0 for less than chance', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [7, 7, 3, 3])).toBe(1);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 0, 0])).toBe(0);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
    expect(adjustedRandIndex([0, 1, 2], [0, 1, 2])).toBe(1);
    expect(adjustedRandIndex([], [])).toBe(1);
  });

  it('agrees with counting pairs, whichever way round', () => {
    fc.assert(
      fc.property(divisions, ({ a, b }) => {
        expect(adjustedRandIndex(a, b)).toBeCloseTo(naiveRand(a, b), 9);
        expect(adjustedRandIndex(b, a)).toBeCloseTo(adjustedRandIndex(a, b), 9);
      }),
    );
  });

  it('refuses lists of different lengths', () => {
    expect(() => adjustedRandIndex([0], [0, 1])).toThrow(RangeError);
  });
});

describe('mutualInformation', () => {
  it('worked by hand: halves against quarters', () => {
    // The quarters tell all of the halves: ln 2 over the mean of ln 2 and 2 ln 2.
    expect(mutualInformation([0, 0, 1, 1], [0, 1, 2, 3])).toBeCloseTo(1 / 1.5, 12);
  });

  it('is 1 for the same division, 0 for independent ones', () => {
    expect(mutualInformation([0, 0, 1, 1], [5, 5, 2, 2])).toBeCloseTo(1, 12);
    expect(mutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(0, 12);
    expect(mutualInformation([0, 0], [1, 1])).toBe(1);
  });

  it('stays between 0 and 1 and does not care which comes first', () => {
    fc.assert(
      fc.property(divisions, ({ a, b }) => {
        const value = mutualInformation(a, b);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(mutualInformation(b, a)).toBeCloseTo(value, 9);
      }),
    );
  });
});
