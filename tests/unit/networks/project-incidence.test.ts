import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTHOR } from '../../../src/lib/model/network';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import { COUNTINGS } from '../../../src/lib/model/settings';
import { countPair, findItem, totalOf } from '../../../src/lib/networks/incidence/incidence';
import type { Incidence } from '../../../src/lib/networks/incidence/types';
import { projectIncidence } from '../../../src/lib/networks/incidence/project-incidence';
import { PAPER_CONTEXT, toIncidence } from '../../../src/lib/networks/incidence/to-incidence';

const matrix = (n: number, contexts: number[][]): Incidence =>
  toIncidence({
    kinds: new Uint8Array(n).fill(AUTHOR),
    entities: Uint32Array.from({ length: n }, (_, i) => 3 * i),
    visit: (add) => contexts.forEach((items, context) => add(PAPER_CONTEXT, context, items)),
  });

const shapes = fc
  .integer({ min: 1, max: 14 })
  .chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.array(fc.integer({ min: 0, max: n - 1 }), { maxLength: 9 }), { maxLength: 25 }),
    ),
  );

/** Every pair of different items in every context, one after the other. */
function naive(contexts: number[][], counting: string, shown: number[]): Map<string, [number, number]> {
  const pairs = new Map<string, [number, number]>();
  for (const context of contexts) {
    const items = [...new Set(context)].sort((a, b) => a - b);
    for (const a of items) {
      for (const b of items) {
        if (a >= b || !shown.includes(a) || !shown.includes(b)) continue;
        const key = `${shown.indexOf(a)} ${shown.indexOf(b)}`;
        const [shared, count] = pairs.get(key) ?? [0, 0];
        pairs.set(key, [shared + 1, count + (counting === 'full' ? 1 : 1 / (items.length - 1))]);
      }
    }
  }
  return pairs;
}

describe('projectIncidence', () => {
  it('is what a double loop counts, whatever the matrix', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        fc.constantFrom(...COUNTINGS),
        fc.integer({ min: 1, max: 3 }),
        async ([n, contexts], counting, step) => {
          const shown = Array.from({ length: n }, (_, i) => i).filter((i) => i % step === 0);
          const found = await projectIncidence(
            matrix(n, contexts),
            { counting, items: Uint32Array.from(shown) },
            NO_PROGRESS,
          );
          const expected = naive(contexts, counting, shown);
          expect(found.source).toHaveLength(expected.size);
          let before = -1;
          found.source.forEach((a, e) => {
            const b = found.target[e]!;
            const [shared, count] = expected.get(`${a} ${b}`)!;
            expect(found.shared[e]).toBe(shared);
            expect(found.count[e]).toBeCloseTo(count, 12);
            expect(a * n + b).toBeGreaterThan(before);
            before = a * n + b;
          });
        },
      ),
    );
  });

  it('gives each item, with fractional counting, a total of its contexts with two items', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async ([n, contexts]) => {
        const incidence = matrix(n, contexts);
        const { source, target, count } = await projectIncidence(
          incidence,
          { counting: 'fractional' },
          NO_PROGRESS,
        );
        const strength = new Float64Array(n);
        count.forEach((c, e) => {
          strength[source[e]!]! += c;
          strength[target[e]!]! += c;
        });
        for (let i = 0; i < n; i++) expect(strength[i]).toBeCloseTo(totalOf(incidence, i, 'fractional'), 9);
      }),
    );
  });

  it('says of each link what countPair says of the pair', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.constantFrom(...COUNTINGS), async ([n, contexts], counting) => {
        const incidence = matrix(n, contexts);
        const found = await projectIncidence(incidence, { counting }, NO_PROGRESS);
        found.source.forEach((a, e) => {
          const pair = countPair(incidence, a, found.target[e]!, counting);
          expect(pair.shared).toBe(found.shared[e]);
          expect(pair.count).toBeCloseTo(found.count[e]!, 12);
          expect(pair.total).toBe(contexts.filter((items) => items.length > 0).length);
        });
      }),
    );
  });

  it('keeps the pairs that share most where there is no room for all, and says from where on', async () => {
    // 0 and 1 share three contexts, 0 and 2 two, 1 and 2 one, 3 and 4 one.
    const incidence = matrix(5, [
      [0, 1],
      [0, 1],
      [0, 1, 2],
      [0, 2],
      [3, 4],
    ]);
    const keep = (mostPairs: number) =>
      projectIncidence(incidence, { counting: 'full', mostPairs }, NO_PROGRESS);
    expect(await keep(4)).toMatchObject({ minShared: 1, source: Uint32Array.of(0, 0, 1, 3) });
    expect(await keep(3)).toMatchObject({
      minShared: 2,
      source: Uint32Array.of(0, 0),
      shared: Uint32Array.of(3, 2),
    });
    expect(await keep(1)).toMatchObject({ minShared: 3, target: Uint32Array.of(1) });
  });

  it('leaves out pairs that share too little', async () => {
    const { target, minShared } = await projectIncidence(
      matrix(3, [
        [0, 1],
        [0, 1],
        [0, 2],
      ]),
      { counting: 'full', minShared: 2 },
      NO_PROGRESS,
    );
    expect([...target]).toEqual([1]);
    expect(minShared).toBe(2);
  });

  it('can be cancelled', async () => {
    const stop = () => Promise.reject(new CancelledError());
    await expect(projectIncidence(matrix(2, [[0, 1]]), { counting: 'full' }, stop)).rejects.toThrow(
      CancelledError,
    );
  });
});

describe('findItem', () => {
  it('finds an item by kind and entity', () => {
    const incidence = matrix(4, [[0, 1, 2, 3]]);
    expect([0, 3, 6, 9].map((entity) => findItem(incidence, AUTHOR, entity))).toEqual([0, 1, 2, 3]);
    expect(findItem(incidence, AUTHOR, 4)).toBe(-1);
    expect(findItem(incidence, 0, 3)).toBe(-1);
  });
});
