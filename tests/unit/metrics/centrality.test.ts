import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../../src/lib/graph/adjacency';
import { computeBetweenness } from '../../../src/lib/metrics/betweenness';
import { computeCloseness } from '../../../src/lib/metrics/closeness';
import { computeHits } from '../../../src/lib/metrics/hits';
import { choosePivots } from '../../../src/lib/metrics/pivots';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import { columnsOf, smallGraphs, type SmallGraph } from '../../fixtures/random-graph';

const graphOf = ({ n, pairs }: SmallGraph) => buildAdjacency(n, columnsOf(pairs));
const all = (n: number) => choosePivots(n, 1);
const close = (got: Float32Array, wanted: number[]) => {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(got[i]).toBeCloseTo(value, 5));
};

/** Every shortest path between two nodes, each as its list of nodes, by going deeper until some arrive. */
function allShortestPaths({ n, pairs }: SmallGraph, from: number, to: number): number[][] {
  const near = (v: number) => pairs.flatMap(([a, b]) => (a === v ? [b] : b === v ? [a] : []));
  let ways = [[from]];
  for (let step = 0; step < n; step++) {
    const there = ways.filter((way) => way.at(-1) === to);
    if (there.length > 0) return there;
    ways = ways.flatMap((way) =>
      near(way.at(-1)!)
        .filter((v) => !way.includes(v))
        .map((v) => [...way, v]),
    );
  }
  return [];
}

function naiveBetweenness(graph: SmallGraph): number[] {
  const { n } = graph;
  const sums = new Array<number>(n).fill(0);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const ways = allShortestPaths(graph, a, b);
      for (let v = 0; v < n; v++) {
        if (v === a || v === b || ways.length === 0) continue;
        sums[v]! += ways.filter((way) => way.includes(v)).length / ways.length;
      }
    }
  }
  return sums.map((sum) => (n > 2 ? (2 * sum) / ((n - 1) * (n - 2)) : 0));
}

function naiveCloseness(graph: SmallGraph): number[] {
  const { n } = graph;
  return Array.from({ length: n }, (_, a) => {
    let sum = 0;
    for (let b = 0; b < n; b++) {
      const [way] = a === b ? [] : allShortestPaths(graph, a, b);
      if (way) sum += 1 / (way.length - 1);
    }
    return n > 1 ? sum / (n - 1) : 0;
  });
}

const PATH: SmallGraph = {
  n: 4,
  pairs: [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
};
/** 0 in the middle of 1, 2, 3; 4 alone. */
const STAR: SmallGraph = {
  n: 5,
  pairs: [
    [0, 1],
    [0, 2],
    [0, 3],
  ],
};
/** A square: two ways between opposite corners. */
const SQUARE: SmallGraph = {
  n: 4,
  pairs: [
    [0, 1],
    [1, 2],
    [2, 3],
    [0, 3],
  ],
};

describe('betweenness', () => {
  it('of a path, a star and a square, by hand', async () => {
    // Path: 1 lies between 0 and 2, 0 and 3; of the three pairs of others, two.
    close(await computeBetweenness(graphOf(PATH), all(4), NO_PROGRESS), [0, 2 / 3, 2 / 3, 0]);
    // Star: three of the six pairs of others go through 0; 4 is not reached.
    close(await computeBetweenness(graphOf(STAR), all(5), NO_PROGRESS), [3 / 6, 0, 0, 0, 0]);
    // Square: half of the one pair of opposite corners.
    close(await computeBetweenness(graphOf(SQUARE), all(4), NO_PROGRESS), Array<number>(4).fill(0.5 / 3));
  });

  it('is what listing all shortest paths gives', async () => {
    await fc.assert(
      fc.asyncProperty(smallGraphs(), async (graph) => {
        close(await computeBetweenness(graphOf(graph), all(graph.n), NO_PROGRESS), naiveBetweenness(graph));
      }),
      { numRuns: 150 },
    );
  });

  it('from a sample is right on average', async () => {
    // Every sample of two of the four nodes of the path, once each.
    const graph = graphOf(PATH);
    const mean = new Float64Array(4);
    for (let a = 0; a < 4; a++)
      for (let b = a + 1; b < 4; b++) {
        const nodes = Uint32Array.of(a, b);
        (await computeBetweenness(graph, { nodes }, NO_PROGRESS)).forEach(
          (value, i) => (mean[i]! += value / 6),
        );
      }
    close(Float32Array.from(mean), [0, 2 / 3, 2 / 3, 0]);
  });

  it('stops when it is cancelled', async () => {
    const progress = () => Promise.reject(new CancelledError());
    await expect(computeBetweenness(graphOf(PATH), all(4), progress)).rejects.toThrow(CancelledError);
    await expect(computeCloseness(graphOf(PATH), all(4), progress)).rejects.toThrow(CancelledError);
  });
});

describe('closeness', () => {
  it('of a path and a star, by hand', async () => {
    const ends = (1 + 1 / 2 + 1 / 3) / 3;
    const inner = (1 + 1 + 1 / 2) / 3;
    close(await computeCloseness(graphOf(PATH), all(4), NO_PROGRESS), [ends, inner, inner, ends]);
    close(await computeCloseness(graphOf(STAR), all(5), NO_PROGRESS), [3 / 4, 2 / 4, 2 / 4, 2 / 4, 0]);
  });

  it('is the mean of 1 / distance', async () => {
    await fc.assert(
      fc.asyncProperty(smallGraphs(), async (graph) => {
        close(await computeCloseness(graphOf(graph), all(graph.n), NO_PROGRESS), naiveCloseness(graph));
      }),
      { numRuns: 150 },
    );
  });

  it('from a sample is exact for the pivots, and right on average for the others', async () => {
    const graph = graphOf(PATH);
    const exact = naiveCloseness(PATH);
    const sums = new Float64Array(4);
    const times = new Float64Array(4);
    for (let a = 0; a < 4; a++)
      for (let b = a + 1; b < 4; b++) {
        const got = await computeCloseness(graph, { nodes: Uint32Array.of(a, b), exact: false }, NO_PROGRESS);
        got.forEach((value, i) => {
          if (i === a || i === b) expect(value).toBeCloseTo(exact[i]!, 6);
          else {
            sums[i]! += value;
            times[i]!++;
          }
        });
      }
    exact.forEach((value, i) => expect(sums[i]! / times[i]!).toBeCloseTo(value, 6));
  });
});

describe('pivots', () => {
  it('are all nodes of a small network, and a seeded sample of a large one', () => {
    expect([...choosePivots(3, 1).nodes]).toEqual([0, 1, 2]);
    expect(choosePivots(1999, 1).exact).toBe(true);
    const sample = choosePivots(6741, 7);
    expect(sample).toMatchObject({ exact: false, note: 'sampled from 200 of 6,741 nodes' });
    expect(new Set(sample.nodes).size).toBe(200);
    expect(sample.nodes).toEqual(choosePivots(6741, 7).nodes);
    expect(sample.nodes).not.toEqual(choosePivots(6741, 8).nodes);
  });
});

describe('hubs and authorities', () => {
  const cites = (pairs: [number, number][]) => ({
    ...columnsOf(pairs),
    kinds: new Uint8Array(pairs.length),
    weight: new Float32Array(pairs.length).fill(1),
  });

  it('of two papers that cite a third, and one of them a fourth, by hand', async () => {
    // 0 and 1 cite 2; 1 cites 3 too. A' = [a2, a3] is the first eigenvector of [[2, 1], [1, 1]]: the golden ratio to 1.
    const golden = (1 + Math.sqrt(5)) / 2;
    const length = Math.hypot(golden, 1);
    const { hubs, authorities, isSettled } = await computeHits(
      new Uint8Array(4),
      cites([
        [0, 2],
        [1, 2],
        [1, 3],
      ]),
      NO_PROGRESS,
    );
    close(authorities, [0, 0, golden / length, 1 / length]);
    const hubLength = Math.hypot(golden, golden + 1);
    close(hubs, [golden / hubLength, (golden + 1) / hubLength, 0, 0]);
    expect(isSettled).toBe(true);
  });

  it('is not defined for kinds that no directed link joins', async () => {
    const links = cites([[0, 1]]);
    const { hubs, authorities } = await computeHits(Uint8Array.of(0, 0, 1), links, NO_PROGRESS);
    expect([...hubs]).toEqual([1, 0, NaN]);
    expect([...authorities]).toEqual([0, 1, NaN]);
  });

  it('is a fixed point of authorities from hubs and hubs from authorities', async () => {
    await fc.assert(
      fc.asyncProperty(smallGraphs(7), async ({ n, pairs }) => {
        const result = await computeHits(new Uint8Array(n), cites(pairs), NO_PROGRESS);
        if (pairs.length === 0 || !result.isSettled) return;
        const wanted = new Array<number>(n).fill(0);
        for (const [a, b] of pairs) wanted[b]! += result.hubs[a]!;
        const length = Math.hypot(...wanted);
        wanted.forEach((value, i) => expect(result.authorities[i]).toBeCloseTo(value / length, 3));
        expect(Math.hypot(...result.hubs)).toBeCloseTo(1, 5);
      }),
      { numRuns: 100 },
    );
  });
});
