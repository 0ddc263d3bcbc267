import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency, type Adjacency } from '../../../src/lib/graph/adjacency';
import { neighbourhoodPreservation } from '../../../src/lib/layout/layout-quality';

/** As the measure is defined: the nearest nodes are found by sorting all of them, ties by index. */
function naive(graph: Adjacency, x: readonly number[], y: readonly number[], hops: 1 | 2): number {
  const linked = (node: number) => [...graph.targets.subarray(graph.offsets[node], graph.offsets[node + 1])];
  const shares: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    const near = new Set(linked(node));
    if (hops === 2) for (const other of linked(node)) linked(other).forEach((one) => near.add(one));
    near.delete(node);
    if (near.size === 0) continue;
    const away = (other: number) => (x[other]! - x[node]!) ** 2 + (y[other]! - y[node]!) ** 2;
    const nearest = Array.from(x.keys())
      .filter((other) => other !== node)
      .sort((a, b) => away(a) - away(b) || a - b)
      .slice(0, near.size);
    const both = nearest.filter((other) => near.has(other)).length;
    shares.push(both / (2 * near.size - both));
  }
  return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : 0;
}

describe('neighbourhood preservation', () => {
  const path = (n: number) =>
    buildAdjacency(n, {
      source: Uint32Array.from({ length: n - 1 }, (_, i) => i),
      target: Uint32Array.from({ length: n - 1 }, (_, i) => i + 1),
      weight: new Float64Array(n - 1).fill(1),
    });

  it('is 1 where the nearest are the linked, and 0 without links', () => {
    expect(neighbourhoodPreservation(path(5), [0, 1, 2, 3, 4], [0, 0, 0, 0, 0], 1)).toBe(1);
    const none = { source: new Uint32Array(), target: new Uint32Array(), weight: new Float64Array() };
    expect(neighbourhoodPreservation(buildAdjacency(3, none), [0, 1, 2], [0, 0, 0], 1)).toBe(0);
  });

  it('takes the lower index where two are as far', () => {
    // Three nodes lie as far from node 1, which is linked to the last of them; from node 3 node 1 is the nearest.
    const graph = buildAdjacency(4, {
      source: Uint32Array.of(1),
      target: Uint32Array.of(3),
      weight: Float64Array.of(1),
    });
    expect(neighbourhoodPreservation(graph, [-1, 0, 1, 0], [0, 0, 0, 1], 1)).toBe(0.5);
    expect(neighbourhoodPreservation(graph, [-2, 0, 2, 0], [0, 0, 0, 1], 1)).toBe(1);
  });

  it('is what a plain sorting finds, on grids full of ties too', () => {
    const places = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 24 });
    fc.assert(
      fc.property(places, fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 40 }), (at, pairs) => {
        const links = pairs.filter(([a, b]) => a !== b && a < at.length && b < at.length);
        const graph = buildAdjacency(at.length, {
          source: Uint32Array.from(links, ([a]) => a),
          target: Uint32Array.from(links, ([, b]) => b),
          weight: new Float64Array(links.length).fill(1),
        });
        const [x, y] = [at.map(([one]) => one), at.map(([, two]) => two)];
        for (const hops of [1, 2] as const)
          expect(neighbourhoodPreservation(graph, x, y, hops)).toBeCloseTo(naive(graph, x, y, hops), 12);
      }),
    );
  });
});
