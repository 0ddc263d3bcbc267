import { countKinds } from '../../../src/lib/model/network';
import { describe, expect, it } from 'vitest';
import { describeCluster } from '../../../src/lib/evidence/describe-cluster';
import { describeNode } from '../../../src/lib/evidence/describe-node';
import { explainLink } from '../../../src/lib/evidence/explain-link';
import { createMapContext } from '../../../src/lib/map/map-context';
import { createSearchIndex } from '../../../src/lib/map/search-index';
import { LINK_KINDS } from '../../../src/lib/model/network';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { makeMap, makeMapOf } from '../export/make-map';
import { fixture } from '../parsers/read';

const harbour = () =>
  makeMapOf({
    'map.txt': fixture('formats/harbour-map.txt'),
    'network.txt': fixture('formats/harbour-network.txt'),
  });
const reefs = () => makeMap('reefs.gexf', fixture('formats/reefs.gexf'));

/** x and y of a map file's nodes, in the order of the snapshot. */
const PLACES = [
  [-0.5, 0.5],
  [0.75, 0.25],
  [0.5, -0.5],
  [-0.25, -0.75],
  [1, -1],
] as const;

describe('a finished map', () => {
  it('keeps places up to one scale and one shift, clusters and links', async () => {
    const { snapshot, report } = await harbour();
    expect(snapshot.network).toBe('imported');
    expect(snapshot.counts).toMatchObject({
      papers: 0,
      authors: 5,
      keywords: 0,
      links: 3,
      clusters: 2,
      unlinked: 1,
    });
    expect(report).toMatchObject({ papers: 0, authors: 5, graph: { nodes: 5, links: 3, clusters: 2 } });
    const scale = (snapshot.x[1]! - snapshot.x[0]!) / (PLACES[1]![0] - PLACES[0]![0]);
    expect(scale).toBeGreaterThan(0);
    PLACES.forEach(([x, y], node) => {
      expect(snapshot.x[node]! - snapshot.x[0]!).toBeCloseTo((x - PLACES[0]![0]) * scale, 2);
      expect(snapshot.y[node]! - snapshot.y[0]!).toBeCloseTo((y - PLACES[0]![1]) * scale, 2);
    });
    expect(Math.max(...snapshot.x)).toBeCloseTo(-Math.min(...snapshot.x), 2);
    expect([...snapshot.cluster]).toEqual([0, 0, 1, 1, NO_CLUSTER]);
    expect([...snapshot.links.weight]).toEqual([6, 1.5, 1]);
    expect(snapshot.links.kinds.every((kind) => LINK_KINDS[kind] === 'linked')).toBe(true);
    expect(snapshot.method).toBe(
      'As in map.txt; positions and clusters from the file; 5 authors, 1 without links',
    );
  });

  it('names clusters by their heaviest nodes where the file does not, and sizes nodes by what the file counts', async () => {
    const { snapshot } = await harbour();
    expect(snapshot.clusters.map(({ label, papers }) => [label, papers])).toEqual([
      ['hügel, å · van dijk, m', 2],
      ['o\'neill "sam", s · lindqvist, é', 2],
    ]);
    expect(snapshot.clusters[0]!.x).toBeCloseTo((snapshot.x[0]! + snapshot.x[1]!) / 2, 3);
    expect([...snapshot.count]).toEqual([12, 7, 3, 1, 2]);
    expect(snapshot.measures).toEqual({ size: 'Documents', count: 'Documents' });
    const order = [...snapshot.radius.keys()].sort((a, b) => snapshot.radius[b]! - snapshot.radius[a]!);
    expect(order).toEqual([0, 1, 2, 4, 3]);
    expect((await makeMap('tides.json', fixture('formats/tides.json'))).snapshot.clusters).toMatchObject([
      { label: 'Bays', papers: 2 },
      { label: 'Currents', papers: 2 },
    ]);
  });

  it('gives the days that it knows', async () => {
    const { snapshot } = await harbour();
    const years = Array.from(snapshot.day, (day) => new Date(day * 86_400_000).getUTCFullYear());
    expect(years.slice(0, 3)).toEqual([2001, 1999, 2010]);
    const { snapshot: dated } = await reefs();
    expect(Array.from(dated.dayPrecision.subarray(0, 2))).toEqual([3, 1]);
  });

  it('puts nodes without a place amid their neighbours', async () => {
    const { snapshot } = await reefs();
    const [paper, keyword] = [snapshot.ids.indexOf('p1'), snapshot.ids.indexOf('k:bleaching')];
    expect(snapshot.x[keyword]).toBe(snapshot.x[paper]);
    expect(snapshot.x.every(Number.isFinite)).toBe(true);
  });

  it('is laid out and clustered where the file has no places and no clusters', async () => {
    const { snapshot } = await makeMap(
      'plain.txt',
      '1\t2\t5\n2\t3\t5\n1\t3\t5\n4\t5\t5\n5\t6\t5\n4\t6\t5\n3\t4\t1\n',
    );
    expect(countKinds(snapshot.kinds).item).toBe(6);
    expect(snapshot.counts).toMatchObject({ links: 7, clusters: 2 });
    expect([...snapshot.cluster]).toEqual([0, 0, 0, 1, 1, 1]);
    expect(new Set(snapshot.x).size).toBe(6);
    expect(snapshot.method).toBe('As in plain.txt; Leiden 1, seed 1; 6 items');
    expect(snapshot.measures).toEqual({ size: 'links', count: 'links' });
  });

  it('with all nodes on one point is laid out', async () => {
    const rows = [1, 2, 3].map((id) => `${id}\tname ${id}\t0\t0\t1`);
    const { snapshot } = await makeMap('point.txt', ['id\tlabel\tx\ty\tcluster', ...rows].join('\n'));
    expect(new Set(Array.from(snapshot.x, (x, i) => `${x} ${snapshot.y[i]}`)).size).toBe(3);
    expect(snapshot.method).toContain('; clusters from the file; ');
  });
});

describe('answers about a finished map', () => {
  it('say what the file says of an author, and whom she is linked to', async () => {
    const { input, snapshot } = await harbour();
    const context = createMapContext(input, snapshot);
    expect(describeNode(context, 0)).toMatchObject({
      kind: 'author',
      name: 'hügel, å',
      papers: [],
      inFile: {
        facts: [{ name: 'Links' }, { name: 'Documents', value: 12 }, { name: 'Avg. pub. year' }],
        links: [{ href: 'https://example.org/hugel' }],
        linked: [
          { label: 'van dijk, m', weight: 6, detail: 'Documents: 7' },
          { label: 'lindqvist, é', weight: 1 },
        ],
      },
    });
    expect(describeCluster(context, 0)).toMatchObject({
      papers: 0,
      nodes: 2,
      terms: [],
      core: [{ label: 'hügel, å' }, { label: 'van dijk, m' }],
      firstYear: null,
    });
    expect(createSearchIndex(context).find('lindqvist', 3)).toMatchObject([{ node: 3 }]);
  });

  it('say why a link is there', async () => {
    const { input, snapshot } = await reefs();
    const context = createMapContext(input, snapshot);
    const at = (id: string) => snapshot.ids.indexOf(id);
    const sentences = async (a: string, b: string) =>
      (await explainLink(context, at(a), at(b))).map(({ kind, sentence }) => [kind, sentence]);
    expect(await sentences('p1', 'p2')).toEqual([
      ['cites', 'The first lists the second among its references.'],
    ]);
    expect(await sentences('p1', 'k:bleaching')).toEqual([
      ['linked', 'The file links them, with a weight of 3.5.'],
    ]);
    expect((await sentences('p1', 'a:ngo-bao')).sort()).toEqual([
      ['points-to', 'The file links the first to the second as “thanks”, with a weight of 1.'],
      ['wrote', 'Ngo, Bao is the only author.'],
    ]);
    expect(describeNode(context, at('p1'))).toMatchObject({
      authors: [{ label: 'Ngo, Bao' }],
      citedBy: [{ id: 'p2' }],
      inFile: { facts: [{ name: 'depth', value: 1.5 }] },
    });
  });
});
