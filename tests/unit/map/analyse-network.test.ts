import { describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { clusterNodes } from '../../../src/lib/topics/cluster-nodes';
import { computeDegree } from '../../../src/lib/metrics/degree';
import { computePageRank } from '../../../src/lib/metrics/pagerank';
import { paperLabel, shortTitle } from '../../../src/lib/networks/paper-label';
import { reassignMisplaced } from '../../../src/lib/topics/reassign-misplaced';
import { buildAdjacency } from '../../../src/lib/graph/adjacency';
import { sortLinks } from '../../../src/lib/map/to-snapshot';
import type { SavedMap } from '../../../src/lib/model/exchange/saved-map';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { NO_CLUSTER, NO_DATE, PRECISION, type Snapshot } from '../../../src/lib/model/snapshot';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { toGraphology } from '../../../src/lib/networks/to-graphology';
import { smallInput, type SmallPaper } from '../../fixtures/small-input';

const papers: SmallPaper[] = [
  { id: 'p0', title: 'Looms', authors: ['Ada Byron'], keywords: ['loom'], date: { year: 1843 } },
  {
    id: 'p1',
    title: 'More looms',
    authors: ['Ada Byron', 'Mary Somerville'],
    keywords: ['loom'],
    cites: ['p0'],
    date: { year: 1844, month: 2 },
  },
  {
    id: 'p2',
    title: 'Stars',
    authors: ['Mary Somerville'],
    keywords: ['star'],
    date: { year: 1970, month: 1, day: 2 },
  },
  { id: 'p3', title: 'More stars', authors: [], keywords: ['star', 'sky'], cites: ['p2'] },
  { id: 'p4', title: 'Bees', keywords: ['bee'] },
];
const similar: [string, string, number][] = [
  ['p0', 'p1', 0.6],
  ['p2', 'p3', 0.5],
  ['p1', 'p2', 0.05],
];

async function map(options: Partial<Parameters<typeof analyseNetwork>[3]> = {}): Promise<Snapshot> {
  const input = smallInput(papers, similar);
  const network = await buildNetwork(input, DEFAULT_SETTINGS, NO_PROGRESS);
  return (await analyseNetwork(input, network, DEFAULT_SETTINGS, { progress: NO_PROGRESS, ...options }))
    .snapshot;
}

const node = (snapshot: Snapshot, id: string): number => snapshot.ids.indexOf(id);

describe('analyseNetwork', () => {
  it('clusters papers; authors and keywords join the cluster of most of their papers', async () => {
    const s = await map();
    const of = (id: string): number => s.cluster[node(s, id)]!;
    expect(of('p0')).toBe(of('p1'));
    expect(of('p2')).toBe(of('p3'));
    expect(of('p0')).not.toBe(of('p2'));
    expect(of('p4')).toBe(NO_CLUSTER);
    expect(of('a:ada-byron')).toBe(of('p0'));
    expect(of('k:star')).toBe(of('p2'));
    expect(s.clusters.map(({ id, papers: size }) => [id, size])).toEqual([
      ['c1', 2],
      ['c2', 2],
    ]);
    expect(s.clusters[of('p0')]!.label).toContain('loom');
  });

  it('fills every column', async () => {
    const s = await map();
    const p1 = node(s, 'p1');
    expect(s.labels.slice(0, 5)).toEqual([
      'Byron 1843',
      'Byron 1844',
      'Somerville 1970',
      'More stars',
      'Bees',
    ]);
    expect([...s.count]).toEqual([1, 0, 1, 0, 0, 2, 2, ...s.count.slice(7)]);
    expect(s.count[node(s, 'k:loom')]).toBe(2);
    expect(s.day[node(s, 'p2')]).toBe(1);
    expect([...s.dayPrecision.slice(0, 4)]).toEqual([
      PRECISION.year,
      PRECISION.month,
      PRECISION.day,
      PRECISION.none,
    ]);
    expect(s.day[node(s, 'p3')]).toBe(NO_DATE);
    expect(
      [...s.authorNodes.slice(s.authorOffsets[p1], s.authorOffsets[p1 + 1])].map((i) => s.ids[i]),
    ).toEqual(['a:ada-byron', 'a:mary-somerville']);
    expect(s.counts).toEqual({
      papers: 5,
      authors: 2,
      keywords: 4,
      citations: 2,
      links: 13,
      clusters: 2,
      unlinked: 0,
    });
    expect(s.degree.reduce((sum, d) => sum + d, 0)).toBe(26);
    expect(s.method).toBe(
      'Papers, authors and given keywords; papers related by text (6 nearest) and citations; Leiden 2.2, seed 1; terms by hand; 5 papers',
    );
    const members = [...s.cluster.keys()].filter((i) => s.cluster[i] === 0 && s.kinds[i] === 0);
    expect(s.clusters[0]!.x).toBeCloseTo(members.reduce((sum, i) => sum + s.x[i]!, 0) / members.length, 3);
  });

  it('sorts links by weight, so that a prefix is the strongest', async () => {
    const { links } = await map();
    for (let e = 1; e < links.weight.length; e++)
      expect(links.weight[e - 1]).toBeGreaterThanOrEqual(links.weight[e]!);
    const sorted = sortLinks({
      source: Uint32Array.of(4, 1, 0),
      target: Uint32Array.of(5, 2, 3),
      kinds: Uint8Array.of(0, 1, 2),
      weight: Float32Array.of(0.5, 0.5, 0.9),
    });
    expect([...sorted.source]).toEqual([0, 1, 4]);
    expect([...sorted.kinds]).toEqual([2, 1, 0]);
  });

  it('gives the same bytes for the same seed, and a preview with everything but the final positions', async () => {
    let preview: Snapshot | undefined;
    const first = await map({ onPreview: (early) => (preview = early) });
    expect(await map()).toEqual(first);
    expect(preview!.ids).toEqual(first.ids);
    expect(preview!.cluster).toEqual(first.cluster);
    expect(preview!.x).not.toEqual(first.x);
    expect(preview!.clusters[0]!.x).not.toBe(first.clusters[0]!.x);
  });

  it('keeps positions and clusters of a saved map of the same nodes, whatever their order', async () => {
    const before = await map();
    const saved: SavedMap = {
      settings: DEFAULT_SETTINGS,
      title: 'Kept',
      clusters: [
        { id: 'red', label: 'Stars by hand', terms: ['star'] },
        { id: 'blue', label: 'Looms by hand', terms: [] },
      ],
      nodes: before.ids
        .map((id, i) => ({
          id,
          kind: 'paper' as const,
          x: i * 10,
          y: -i,
          cluster: id === 'p2' ? 'red' : id === 'p4' ? null : 'blue',
        }))
        .reverse(),
    };
    const s = await map({ savedMap: saved });
    expect([...s.x]).toEqual(before.ids.map((_, i) => i * 10));
    expect(s.title).toBe('Kept');
    expect(s.clusters.map(({ id, label, papers: size }) => [id, label, size])).toEqual([
      ['blue', 'Looms by hand', 3],
      ['red', 'Stars by hand', 1],
    ]);
    expect(s.cluster[node(s, 'p2')]).toBe(1);
    expect(s.cluster[node(s, 'p4')]).toBe(NO_CLUSTER);
    expect(s.method).toContain('Leiden');
    const other = await map({ savedMap: { ...saved, nodes: saved.nodes.slice(0, 3) } });
    expect(other.x).toEqual(before.x);
  });
});

describe('clusterNodes', () => {
  it('joins a cluster that is too small to its neighbour', async () => {
    // A triangle of five papers each, and a single paper that hangs on one of them by a thread.
    const source = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 5];
    const target = [1, 2, 3, 4, 2, 3, 4, 3, 4, 4, 0];
    const weight = Float32Array.from(source, (_, e) => (e === 10 ? 0.01 : 1));
    const columns = { source: Uint32Array.from(source), target: Uint32Array.from(target) };
    const { cluster, count } = await clusterNodes(
      {
        name: 'similarity',
        nodeCount: 6,
        kinds: new Uint8Array(6),
        entities: new Uint32Array(6),
        links: { ...columns, kinds: new Uint8Array(11), weight },
        clustering: { ...columns, weight },
        method: '',
      },
      { ...DEFAULT_SETTINGS, resolution: 1.2, seed: 1 },
      NO_PROGRESS,
    );
    expect(count).toBe(1);
    expect([...cluster]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('reassignMisplaced', () => {
  it('moves a paper whose nearest papers are elsewhere, but never splits or empties a cluster', () => {
    const graph = buildAdjacency(6, {
      source: [0, 1, 0, 3, 3, 4, 2, 2],
      target: [1, 2, 2, 4, 5, 5, 3, 4],
      weight: [0.5, 0.1, 0.1, 0.5, 0.5, 0.5, 0.4, 0.4],
    });
    const membership = Uint32Array.of(0, 0, 0, 1, 1, 1);
    reassignMisplaced(graph, membership);
    expect([...membership]).toEqual([0, 0, 1, 1, 1, 1]);
    const bridge = buildAdjacency(5, {
      source: [0, 0, 0, 3],
      target: [1, 2, 3, 4],
      weight: [0.2, 0.2, 0.9, 0.9],
    });
    const kept = Uint32Array.of(0, 0, 0, 1, 1);
    reassignMisplaced(bridge, kept);
    expect([...kept]).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('metrics', () => {
  const cites = {
    source: Uint32Array.of(1, 2),
    target: Uint32Array.of(0, 0),
    kinds: Uint8Array.of(0, 0),
    weight: Float32Array.of(1, 1),
  };

  it('counts links', () => {
    expect([...computeDegree(4, cites)]).toEqual([2, 1, 1, 0]);
  });

  it('PageRank: sums to 1; two papers citing a third', () => {
    const rank = computePageRank(3, cites);
    // r0 = t + .85 (r1 + r2), r1 = r2 = t with t = .05 + .85 r0 / 3: r1 = 1 / (3 + 2 * .85), r0 = 1 - 2 r1.
    expect(rank[1]).toBeCloseTo(1 / 4.7, 6);
    expect(rank[0]).toBeCloseTo(1 - 2 / 4.7, 6);
    expect(rank.reduce((sum, r) => sum + r, 0)).toBeCloseTo(1, 6);
  });

  it('PageRank: other links run both ways', () => {
    const rank = computePageRank(2, {
      source: Uint32Array.of(0),
      target: Uint32Array.of(1),
      kinds: Uint8Array.of(3),
      weight: Float32Array.of(0.2),
    });
    expect(rank[0]).toBeCloseTo(0.5, 6);
    expect(computePageRank(0, cites)).toHaveLength(0);
  });
});

describe('paperLabel', () => {
  const label = (title: string, person?: object, year?: number): string =>
    paperLabel(
      {
        id: 'x',
        title,
        authors: person ? [0] : [],
        keywords: [],
        citedWorks: [],
        sources: [],
        fieldSource: {},
        ...(year ? { date: { year } } : {}),
      },
      person ? [{ id: 'a', name: '', person, papers: [0] }] : [],
    );

  it('is family name and year, with the particle', () => {
    expect(label('T', { family: 'Eck', particle: 'van', given: 'Nees Jan' }, 2010)).toBe('van Eck 2010');
    expect(label('T', { literal: 'World Health Organization' }, 2020)).toBe('World Health Organization 2020');
    expect(label('T', { family: 'Knuth' })).toBe('Knuth');
  });

  it('without authors is the name before a colon, or the first words', () => {
    expect(label('SoundReactor: Frame-level Online Video-to-Audio Generation')).toBe('SoundReactor');
    expect(shortTitle('Can Transformers Do Enumerative Geometry?')).toBe('Can Transformers Do…');
    expect(shortTitle('A title with a ratio of 3:1')).toBe('A title with a ratio of 3:1');
    expect(shortTitle('What needs to go right for an induction head? A study: circuits')).toBe(
      'What needs to go right for…',
    );
    expect(shortTitle('  ')).toBe('Untitled');
    expect([...shortTitle('因'.repeat(60))]).toHaveLength(29);
  });
});

describe('toGraphology', () => {
  it('has every node and link, citations directed', async () => {
    const s = await map();
    const graph = toGraphology(s);
    expect(graph.order).toBe(s.nodeCount);
    expect(graph.size).toBe(s.links.source.length);
    expect(graph.hasDirectedEdge('p1', 'p0')).toBe(true);
    expect(graph.hasDirectedEdge('p0', 'p1')).toBe(false);
    expect(graph.getNodeAttribute('p0', 'year')).toBe(1843);
  });
});
