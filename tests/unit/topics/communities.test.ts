import fc from 'fast-check';
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { describe, expect, it } from 'vitest';
import { buildAdjacency, findComponents, type WeightedLinks } from '../../../src/lib/graph/adjacency';
import { computeQuality, detectCommunities } from '../../../src/lib/topics/communities';
import { createRng, randomOrder } from '../../../src/lib/graph/rng';

/** Two triangles joined by one link. */
const TWO_TRIANGLES = { source: [0, 0, 1, 3, 3, 4, 2], target: [1, 2, 2, 4, 5, 5, 3] };

const graphs = fc
  .integer({ min: 1, max: 24 })
  .chain((n) =>
    fc.record({
      n: fc.constant(n),
      links: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: n - 1 }),
          fc.integer({ min: 0, max: n - 1 }),
          fc.double({ min: 0.05, max: 2, noNaN: true }),
        ),
        { maxLength: 70 },
      ),
    }),
  )
  .map(({ n, links }) => ({
    n,
    source: links.map(([a]) => a),
    target: links.map(([, b]) => b),
    weight: links.map(([, , w]) => w),
  }));

function planted(n: number, groups: number, degree: number, inside: number): Required<WeightedLinks> {
  const random = createRng(5);
  const links = new Map<number, number>();
  for (let i = 0; i < (n * degree) / 2; i++) {
    const a = Math.floor(random() * n);
    let b = Math.floor(random() * n);
    if (random() < inside) b = Math.floor(b / groups) * groups + (a % groups);
    if (a !== b && b < n) links.set(Math.min(a, b) * n + Math.max(a, b), 0.2 + 0.6 * random());
  }
  const keys = [...links.keys()].sort((a, b) => a - b);
  return {
    source: keys.map((key) => Math.floor(key / n)),
    target: keys.map((key) => key % n),
    weight: keys.map((key) => links.get(key)!),
  };
}

/** Adjusted Rand index (Hubert & Arabie 1985). */
function agreement(a: Uint32Array, b: Uint32Array): number {
  const pairs = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, c) => sum + (c * (c - 1)) / 2, 0);
  const count = (keys: string[]): Iterable<number> => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.values();
  };
  const both = pairs(count(Array.from(a, (x, i) => `${x},${b[i]}`)));
  const left = pairs(count(Array.from(a, String)));
  const right = pairs(count(Array.from(b, String)));
  const chance = (left * right) / pairs([a.length]);
  return (both - chance) / ((left + right) / 2 - chance);
}

describe('buildAdjacency', () => {
  it('keeps rows sorted, adds parallel links up, and sets self-links apart', () => {
    const rows = buildAdjacency(3, { source: [2, 0, 1, 1], target: [0, 2, 0, 1], weight: [1, 2, 4, 8] });
    expect([...rows.offsets]).toEqual([0, 2, 3, 4]);
    expect([...rows.targets]).toEqual([1, 2, 0, 0]);
    expect([...rows.weights]).toEqual([4, 3, 4, 3]);
    expect([...rows.selfWeights]).toEqual([0, 8, 0]);
  });

  it('agrees with a table of sums', () => {
    fc.assert(
      fc.property(graphs, ({ n, ...links }) => {
        const sums = new Map<string, number>();
        const add = (a: number, b: number, w: number): void =>
          void sums.set(`${a},${b}`, (sums.get(`${a},${b}`) ?? 0) + w);
        links.source.forEach((a, e) => {
          if (a === links.target[e]) return;
          add(a, links.target[e]!, links.weight[e]!);
          add(links.target[e]!, a, links.weight[e]!);
        });
        const rows = buildAdjacency(n, links);
        let seen = 0;
        for (let a = 0; a < n; a++) {
          for (let e = rows.offsets[a]!; e < rows.offsets[a + 1]!; e++) {
            expect(rows.weights[e]).toBeCloseTo(sums.get(`${a},${rows.targets[e]}`)!, 9);
            if (e > rows.offsets[a]!) expect(rows.targets[e]).toBeGreaterThan(rows.targets[e - 1]!);
            seen++;
          }
        }
        expect(seen).toBe(sums.size);
      }),
    );
  });
});

describe('findComponents', () => {
  it('numbers components by size', () => {
    const { component, sizes } = findComponents(buildAdjacency(6, { source: [1, 3, 4], target: [2, 4, 5] }));
    expect([...component]).toEqual([2, 1, 1, 0, 0, 0]);
    expect(sizes).toEqual([3, 2, 1]);
  });
});

describe('detectCommunities', () => {
  it('finds two triangles', () => {
    const graph = buildAdjacency(6, TWO_TRIANGLES);
    const found = detectCommunities(graph);
    expect([...found.membership]).toEqual([0, 0, 0, 1, 1, 1]);
    // 6 of 7 links inside; both communities hold half of the strength: 6/7 - 2 * (1/2)^2.
    expect(found.quality).toBeCloseTo(6 / 7 - 0.5, 10);
  });

  it('CPM: a higher density asks for denser communities', () => {
    const graph = buildAdjacency(6, TWO_TRIANGLES);
    expect(detectCommunities(graph, { quality: 'cpm', resolution: 0.05 }).count).toBe(1);
    expect(detectCommunities(graph, { quality: 'cpm', resolution: 0.5 }).count).toBe(2);
    expect(detectCommunities(graph, { quality: 'cpm', resolution: 1.5 }).count).toBe(6);
  });

  it('leaves nodes without links alone, and an empty graph empty', () => {
    expect(detectCommunities(buildAdjacency(3, { source: [], target: [] })).count).toBe(3);
    expect(detectCommunities(buildAdjacency(0, { source: [], target: [] })).count).toBe(0);
  });

  it('is connected, numbered by size, repeatable, and never worse than every node alone or all in one', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.constantFrom('modularity' as const, 'cpm' as const),
        ({ n, ...links }, quality) => {
          const graph = buildAdjacency(n, links);
          const options = { quality, resolution: quality === 'cpm' ? 0.3 : 1.2, seed: 3 };
          const { membership, count, quality: reached } = detectCommunities(graph, options);
          expect(detectCommunities(graph, options).membership).toEqual(membership);
          expect(reached).toBeCloseTo(computeQuality(graph, membership, options), 9);
          const alone = Uint32Array.from({ length: n }, (_, i) => i);
          expect(reached).toBeGreaterThanOrEqual(computeQuality(graph, alone, options) - 1e-9);
          const sizes = Array.from({ length: count }, (_, c) => membership.filter((own) => own === c).length);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          const inside = links.source
            .map((_, e) => e)
            .filter((e) => membership[links.source[e]!] === membership[links.target[e]!]);
          const { sizes: parts } = findComponents(
            buildAdjacency(n, {
              source: inside.map((e) => links.source[e]!),
              target: inside.map((e) => links.target[e]!),
            }),
          );
          expect(parts).toHaveLength(count);
        },
      ),
    );
  });

  it.each([
    [60, 6, 6, 0.6, 2.2],
    [600, 12, 14, 0.5, 1.5],
    [600, 12, 14, 0.5, 2.2],
    [2000, 15, 16, 0.4, 1],
  ])(
    'reaches at least the modularity of Louvain: %i nodes, %i groups',
    (n, groups, degree, inside, resolution) => {
      const links = planted(n, groups, degree, inside);
      const graph = buildAdjacency(n, links);
      const peer = new Graph({ type: 'undirected' });
      for (let i = 0; i < n; i++) peer.addNode(i);
      Array.from(links.source).forEach((a, e) =>
        peer.addEdge(a, links.target[e], { weight: links.weight[e] }),
      );
      const { communities } = louvain.detailed(peer, {
        resolution,
        rng: createRng(1),
        getEdgeWeight: 'weight',
      });
      const theirs = computeQuality(
        graph,
        Uint32Array.from({ length: n }, (_, i) => communities[i]!),
        { resolution },
      );
      expect(detectCommunities(graph, { resolution, runs: 3 }).quality).toBeGreaterThanOrEqual(theirs);
    },
  );

  it('hardly depends on the seed where there is something to find', () => {
    const graph = buildAdjacency(600, planted(600, 12, 14, 0.5));
    const [first, second] = [1, 2].map((seed) => detectCommunities(graph, { runs: 10, seed }).membership);
    expect(agreement(first!, second!)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('randomOrder', () => {
  it('is a permutation that the seed decides', () => {
    const order = randomOrder(100, createRng(4));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(randomOrder(100, createRng(4))).toEqual(order);
    expect(randomOrder(100, createRng(5))).not.toEqual(order);
  });
});
