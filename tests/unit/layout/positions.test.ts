import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeNodes } from '../../../src/lib/layout/arrange-nodes';
import type { ArrangeInput } from '../../../src/lib/layout/types';
import { boundsOf, fillFrame, rotateToPrincipalAxes } from '../../../src/lib/layout/fit-picture';
import { foldTray, packAround } from '../../../src/lib/layout/pack-components';
import { countOverlaps, removeOverlaps } from '../../../src/lib/layout/remove-overlaps';
import { createRng } from '../../../src/lib/graph/rng';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';

const discs = fc.array(
  fc.record({
    x: fc.double({ min: -200, max: 200, noNaN: true }),
    y: fc.double({ min: -200, max: 200, noNaN: true }),
    radius: fc.double({ min: 0.5, max: 20, noNaN: true }),
  }),
  { maxLength: 40 },
);

function overlapsByBruteForce(x: ArrayLike<number>, y: ArrayLike<number>, radius: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const reach = radius[i]! + radius[j]! - 1e-3;
      if (Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) < reach) count++;
    }
  }
  return count;
}

/** Three groups of papers, linked inside and a little between, a pair by itself and three papers without links. */
function groups(seed: number): ArrangeInput {
  const random = createRng(9);
  const source: number[] = [];
  const target: number[] = [];
  const link = (a: number, b: number): void => {
    source.push(Math.min(a, b));
    target.push(Math.max(a, b));
  };
  for (let i = 0; i < 60; i++) {
    if (i >= 3) link(i, i - 3);
    const other = Math.floor(random() * 20) * 3 + (i % 3);
    if (other !== i) link(i, other);
  }
  link(0, 1);
  link(1, 2);
  link(60, 61);
  const nodeCount = 65;
  return {
    nodeCount,
    kinds: new Uint8Array(nodeCount),
    links: {
      source: Uint32Array.from(source),
      target: Uint32Array.from(target),
      kinds: new Uint8Array(source.length).fill(3),
      weight: new Float32Array(source.length).fill(0.5),
    },
    cluster: Uint16Array.from({ length: nodeCount }, (_, i) => (i < 60 ? i % 3 : NO_CLUSTER)),
    radius: Float32Array.from({ length: nodeCount }, (_, i) => 4 + (i % 7)),
    seed,
  };
}

describe('removeOverlaps', () => {
  it('leaves no two discs on top of each other, even when all start at one place', () => {
    fc.assert(
      fc.property(discs, fc.boolean(), (given, atOnePlace) => {
        const x = Float64Array.from(given, (disc) => (atOnePlace ? 1 : disc.x));
        const y = Float64Array.from(given, (disc) => (atOnePlace ? 1 : disc.y));
        const radius = given.map((disc) => disc.radius);
        expect(countOverlaps(x, y, radius)).toBe(overlapsByBruteForce(x, y, radius));
        removeOverlaps(x, y, radius);
        expect(overlapsByBruteForce(x, y, radius)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('does not touch what does not overlap', () => {
    const x = Float64Array.of(0, 30, 60);
    const y = new Float64Array(3);
    removeOverlaps(x, y, [10, 10, 10], { gap: 1 });
    expect([...x]).toEqual([0, 30, 60]);
  });

  it('moves the smaller disc further', () => {
    const x = Float64Array.of(0, 8);
    const y = new Float64Array(2);
    removeOverlaps(x, y, [10, 1], { gap: 0 });
    expect(x[1]! - x[0]!).toBeGreaterThanOrEqual(11 - 1e-3);
    expect(Math.abs(x[0]!)).toBeLessThan(0.1);
  });
});

describe('fit-picture', () => {
  it('lays the long side flat and keeps distances', () => {
    const x = Float64Array.of(0, 1, 2, 3);
    const y = Float64Array.of(0, 2, 4, 6);
    rotateToPrincipalAxes(x, y);
    for (const value of y) expect(value).toBeCloseTo(0, 9);
    expect(Math.abs(x[3]! - x[0]!)).toBeCloseTo(Math.hypot(3, 6), 9);
    expect(x[0]! + x[1]! + x[2]! + x[3]!).toBeCloseTo(0, 9);
  });

  it('widens a square to fill its area and draws outliers in', () => {
    const random = createRng(2);
    const x = Float64Array.from({ length: 400 }, () => random() - 0.5);
    const y = Float64Array.from({ length: 400 }, () => random() - 0.5);
    x[0] = 500;
    fillFrame(x, y, 10_000);
    const box = boundsOf(x.keys(), x, y, new Float64Array(400));
    expect((box.right - box.left) / (box.top - box.bottom)).toBeGreaterThan(1.3);
    expect(box.right).toBeLessThan(500);
  });
});

describe('packAround', () => {
  it('puts discs beside what is there, never onto it or each other', () => {
    fc.assert(
      fc.property(
        discs,
        fc.array(fc.double({ min: 3, max: 40, noNaN: true }), { maxLength: 12 }),
        (occupied, radii) => {
          const sorted = [...radii].sort((a, b) => b - a);
          const placed = packAround(
            occupied,
            sorted.map((radius) => ({ radius })),
            5,
          );
          placed.forEach((at, i) => {
            for (const disc of occupied) {
              expect(Math.hypot(at.x - disc.x, at.y - disc.y)).toBeGreaterThan(sorted[i]! + disc.radius);
            }
            for (let j = 0; j < i; j++) {
              expect(Math.hypot(at.x - placed[j]!.x, at.y - placed[j]!.y)).toBeGreaterThan(
                sorted[i]! + sorted[j]!,
              );
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('foldTray', () => {
  it('fills rows from the left, top to bottom', () => {
    const places = foldTray([1, 1, 1, 1, 1], 9, 1);
    expect(places).toEqual([
      { x: -3, y: -1.5 },
      { x: 0, y: -1.5 },
      { x: 3, y: -1.5 },
      { x: -3, y: -4.5 },
      { x: 0, y: -4.5 },
    ]);
  });

  it('takes the shape of a screen when it is all there is', () => {
    const places = foldTray(new Array<number>(900).fill(2), 0, 1);
    const width = Math.max(...places.map(({ x }) => x)) * 2;
    const height = -Math.min(...places.map(({ y }) => y));
    expect(width / height).toBeGreaterThan(1.5);
    expect(width / height).toBeLessThan(2.1);
  });
});

describe('arrangeNodes', () => {
  it('parts the clusters, without overlaps, wide and centred, with single papers in a tray below', async () => {
    const input = groups(1);
    const { x, y } = await arrangeNodes(input, { progress: NO_PROGRESS });
    expect(overlapsByBruteForce(x, y, input.radius)).toBe(0);
    const box = boundsOf(x.keys(), x, y, input.radius);
    expect(box.left + box.right).toBeCloseTo(0, 1);
    expect(box.top + box.bottom).toBeCloseTo(0, 1);
    const centre = (nodes: number[]): [number, number] => [
      nodes.reduce((sum, i) => sum + x[i]!, 0) / nodes.length,
      nodes.reduce((sum, i) => sum + y[i]!, 0) / nodes.length,
    ];
    const centres = [0, 1, 2].map((c) => centre(Array.from({ length: 20 }, (_, i) => i * 3 + c)));
    let atHome = 0;
    for (let i = 0; i < 60; i++) {
      const distances = centres.map(([cx, cy]) => Math.hypot(x[i]! - cx, y[i]! - cy));
      if (distances.indexOf(Math.min(...distances)) === i % 3) atHome++;
    }
    expect(atHome).toBeGreaterThanOrEqual(57);
    const lowest = Math.min(...Array.from({ length: 62 }, (_, i) => y[i]!));
    for (const single of [62, 63, 64]) expect(y[single]).toBeLessThan(lowest);
    expect(new Set([62, 63, 64].map((i) => y[i])).size).toBe(1);
    expect(Math.hypot(x[60]! - x[61]!, y[60]! - y[61]!)).toBeLessThan(60);
  });

  it('is the same for the same seed, and another for another', async () => {
    const first = await arrangeNodes(groups(1), { progress: NO_PROGRESS });
    expect(await arrangeNodes(groups(1), { progress: NO_PROGRESS, onPositions: () => undefined })).toEqual(
      first,
    );
    expect(await arrangeNodes(groups(2), { progress: NO_PROGRESS })).not.toEqual(first);
  });

  it('tells the start once and positions now and then, rests, and stops when cancelled', async () => {
    let starts = 0;
    const updates: number[] = [];
    await arrangeNodes(groups(1), {
      progress: NO_PROGRESS,
      onStart: (x) => {
        starts++;
        expect(x.every(Number.isFinite)).toBe(true);
      },
      onPositions: (positions, done) => {
        expect(positions).toHaveLength(130);
        updates.push(done);
      },
    });
    expect(starts).toBe(1);
    expect(updates.length).toBeGreaterThanOrEqual(5);
    expect(updates.length).toBeLessThanOrEqual(25);
    let calls = 0;
    const progress = () => (++calls > 3 ? Promise.reject(new CancelledError()) : undefined);
    await expect(arrangeNodes(groups(1), { progress })).rejects.toThrow(CancelledError);
  });

  it('arranges nothing, one paper, and papers without any link', async () => {
    const bare = (n: number): ArrangeInput => ({
      nodeCount: n,
      kinds: new Uint8Array(n),
      links: {
        source: new Uint32Array(0),
        target: new Uint32Array(0),
        kinds: new Uint8Array(0),
        weight: new Float32Array(0),
      },
      cluster: new Uint16Array(n).fill(NO_CLUSTER),
      radius: new Float32Array(n).fill(5),
      seed: 1,
    });
    expect((await arrangeNodes(bare(0), { progress: NO_PROGRESS })).x).toHaveLength(0);
    expect([...(await arrangeNodes(bare(1), { progress: NO_PROGRESS })).x]).toEqual([0]);
    const { x, y } = await arrangeNodes(bare(50), { progress: NO_PROGRESS });
    expect(overlapsByBruteForce(x, y, new Float32Array(50).fill(5))).toBe(0);
  });

  it('arranges parts that have clusters of their own', async () => {
    // Four separate cliques of five, two clusters for the first and one for each other.
    const source: number[] = [];
    const target: number[] = [];
    for (let part = 0; part < 20; part += 5) {
      for (let a = 0; a < 5; a++) {
        for (let b = 0; b < a; b++) {
          source.push(part + b);
          target.push(part + a);
        }
      }
    }
    const radius = new Float32Array(20).fill(5);
    const { x, y } = await arrangeNodes(
      {
        nodeCount: 20,
        kinds: new Uint8Array(20),
        links: {
          source: Uint32Array.from(source),
          target: Uint32Array.from(target),
          kinds: new Uint8Array(source.length),
          weight: new Float32Array(source.length).fill(1),
        },
        cluster: Uint16Array.from({ length: 20 }, (_, i) => (i < 2 ? 4 : Math.floor(i / 5))),
        radius,
        seed: 1,
      },
      { progress: NO_PROGRESS },
    );
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
    expect(overlapsByBruteForce(x, y, radius)).toBe(0);
    // Parts stand beside each other, not flung away.
    const box = boundsOf(x.keys(), x, y, radius);
    expect(box.right - box.left).toBeLessThan(1500);
  });

  it('arranges a chain that no cluster was found in', async () => {
    const n = 8;
    const { x, y } = await arrangeNodes(
      {
        nodeCount: n,
        kinds: new Uint8Array(n),
        links: {
          source: Uint32Array.from({ length: n - 1 }, (_, i) => i),
          target: Uint32Array.from({ length: n - 1 }, (_, i) => i + 1),
          kinds: new Uint8Array(n - 1),
          weight: new Float32Array(n - 1).fill(1),
        },
        cluster: new Uint16Array(n).fill(NO_CLUSTER),
        radius: new Float32Array(n).fill(6),
        seed: 1,
      },
      { progress: NO_PROGRESS },
    );
    expect(overlapsByBruteForce(x, y, new Float32Array(n).fill(6))).toBe(0);
    expect(Math.hypot(x[0]! - x[7]!, y[0]! - y[7]!)).toBeGreaterThan(
      Math.hypot(x[0]! - x[1]!, y[0]! - y[1]!),
    );
  });
});
