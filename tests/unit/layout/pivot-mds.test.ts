import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../../src/lib/graph/adjacency';
import { pivotMds } from '../../../src/lib/layout/pivot-mds';

const graphOf = (n: number, links: [number, number][]) =>
  buildAdjacency(n, {
    source: links.map(([a]) => a),
    target: links.map(([, b]) => b),
    weight: links.map(() => 1),
  });

describe('pivotMds', () => {
  it('lays a chain out in order, at equal distances', () => {
    const { x, y } = pivotMds(
      graphOf(
        8,
        Array.from({ length: 7 }, (_, i): [number, number] => [i, i + 1]),
      ),
      1,
    );
    const turn = Math.sign(x[7]! - x[0]!);
    const steps = Array.from({ length: 7 }, (_, i) => turn * (x[i + 1]! - x[i]!));
    for (const step of steps) expect(step / steps[0]!).toBeCloseTo(1, 1);
    expect(Math.max(...y.map(Math.abs))).toBeLessThan(Math.max(...x.map(Math.abs)));
  });

  it('puts the four corners of a square ring apart, opposite ones farthest', () => {
    const { x, y } = pivotMds(
      graphOf(4, [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ]),
      1,
    );
    const distance = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ] as const) {
      expect(distance(0, 2)).toBeGreaterThan(distance(a, b) * 1.2);
    }
  });

  it('is the same each time, and finite for the smallest graphs', () => {
    expect(pivotMds(graphOf(2, [[0, 1]]), 1)).toEqual(pivotMds(graphOf(2, [[0, 1]]), 1));
    for (const n of [1, 2, 3]) {
      const { x, y } = pivotMds(
        graphOf(
          n,
          Array.from({ length: n - 1 }, (_, i): [number, number] => [i, i + 1]),
        ),
        3,
      );
      expect([...x, ...y].every(Number.isFinite)).toBe(true);
    }
  });
});
