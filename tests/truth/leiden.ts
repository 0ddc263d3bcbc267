/** Topics: our Leiden beside graphology's Louvain, how much chance decides, and how it agrees with VOSviewer's clustering. */
import { readFileSync } from 'node:fs';
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { buildAdjacency, findComponents, type WeightedLinks } from '../../src/lib/graph/adjacency';
import { buildClusteringGraph } from '../../src/lib/topics/clustering-graph';
import { clusterNodes } from '../../src/lib/topics/cluster-nodes';
import { computeQuality, detectCommunities } from '../../src/lib/topics/communities';
import { adjustedRandIndex } from '../../src/lib/topics/compare-partitions';
import { createRng } from '../../src/lib/graph/rng';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { COLM, colmInput, inputOf, networkOf } from './read-networks';
import type { Row, Section } from './row';

const LANDMARKS = 'static/samples/landmarks.json';
const PSCP = '../shared/data/formats/paperscape/pscp-1993.csv';
const JOI = '../shared/data/formats/vosviewer/JOI_2007-2016_co-authorship_network.json';
const SEEDS = [1, 2, 3, 4, 5];
const LEAST_STABLE = 0.9;
const LEAST_ALIKE = 0.8;
const RESOLUTIONS = [0.5, 0.8, 1, 1.2, 1.5, 2];

export const section: Section = {
  title: 'Topics: Leiden',
  needs: [COLM, PSCP, JOI],
  async measure() {
    return [...(await besideLouvain()), ...(await betweenSeeds()), ...(await besideVosviewer())];
  },
};

interface Case {
  name: string;
  n: number;
  links: WeightedLinks;
}

async function besideLouvain(): Promise<Row[]> {
  const cases: Case[] = [];
  for (const [n, groups] of [
    [600, 12],
    [3000, 30],
    [20000, 100],
  ] as const) {
    cases.push({ name: `planted, ${n} nodes in ${groups} groups`, n, links: planted(n, groups) });
  }
  const landmarks = await inputOf(LANDMARKS);
  for (const name of ['mixed', 'citation', 'bibliographic-coupling', 'keyword-co-occurrence'] as const) {
    const network = await networkOf(landmarks, name);
    const n = buildClusteringGraph(network).nodeCount;
    cases.push({ name: `landmarks, ${name}`, n, links: network.clustering });
  }
  const colm = await networkOf(await colmInput(), 'similarity');
  cases.push({ name: 'COLM, similarity', n: colm.nodeCount, links: colm.clustering });
  const joi = await networkOf(await inputOf(JOI), 'imported');
  cases.push({ name: 'JOI, co-authorship', n: joi.nodeCount, links: joi.clustering });
  const pscp = await networkOf(await inputOf(PSCP), 'citation');
  cases.push({ name: 'pscp-1993, citation', n: pscp.nodeCount, links: pscp.clustering });
  return cases.flatMap(({ name, n, links }) => {
    const graph = buildAdjacency(n, links);
    const ours = detectCommunities(graph, { runs: n <= 1000 ? 10 : 4 });
    const peer = new Graph({ type: 'undirected', multi: true });
    for (let node = 0; node < n; node++) peer.addNode(node);
    for (let e = 0; e < links.source.length; e++) {
      peer.addEdge(links.source[e], links.target[e], { weight: links.weight?.[e] ?? 1 });
    }
    const found = louvain(peer, { rng: createRng(1) });
    const theirs = computeQuality(
      graph,
      Uint32Array.from({ length: n }, (_, node) => found[node]!),
    );
    const apart = disconnected(n, links, ours.membership);
    return [
      {
        what: `${name}: modularity, communities not connected`,
        value: `${ours.quality.toFixed(4)}  ${apart}`,
        goal: `Louvain ${theirs.toFixed(4)}, 0`,
        met: ours.quality >= theirs - 1e-9 && apart === 0,
      },
    ];
  });
}

/** Communities that are in more than one piece, beyond the pieces of nodes alone. */
function disconnected(n: number, { source, target }: WeightedLinks, membership: Uint32Array): number {
  const inside = Array.from(source, (_, e) => e).filter(
    (e) => membership[source[e]!] === membership[target[e]!],
  );
  const { sizes } = findComponents(
    buildAdjacency(n, { source: inside.map((e) => source[e]!), target: inside.map((e) => target[e]!) }),
  );
  return sizes.length - new Set(membership).size;
}

async function betweenSeeds(): Promise<Row[]> {
  const network = await networkOf(await colmInput(), 'similarity');
  const found: Uint16Array[] = [];
  for (const seed of SEEDS) {
    found.push((await clusterNodes(network, { ...DEFAULT_SETTINGS, seed }, NO_PROGRESS)).cluster);
  }
  const values = found.flatMap((a, i) => found.slice(i + 1).map((b) => adjustedRandIndex(a, b)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    {
      what: `COLM: adjusted Rand index between seeds, mean and least of ${values.length} pairs`,
      value: `${mean.toFixed(3)}  ${Math.min(...values).toFixed(3)}`,
      goal: `>= ${LEAST_STABLE.toFixed(2)} (mean)`,
      met: mean >= LEAST_STABLE,
    },
  ];
}

async function besideVosviewer(): Promise<Row[]> {
  const settings = { ...DEFAULT_SETTINGS, quality: 'cpm', normalization: 'association' } as const;
  const network = await networkOf(await inputOf(JOI), 'imported', settings);
  const file = network.finished!.cluster!;
  const rows: Row[] = [];
  const count = JSON.parse(readFileSync(JOI, 'utf8')) as { network: { items: { cluster: number }[] } };
  const wanted = new Set(count.network.items.map(({ cluster }) => cluster)).size;
  for (const resolution of RESOLUTIONS) {
    const own = await clusterNodes(network, { ...settings, resolution, minClusterSize: 1 }, NO_PROGRESS);
    const alike = adjustedRandIndex(own.cluster, file);
    const isLike = Math.abs(own.count - wanted) <= 1;
    rows.push({
      what: `JOI: CPM ${resolution} on association strength against the file's ${wanted} clusters`,
      value: `${alike.toFixed(3)}  ${own.count} clusters`,
      goal: isLike ? `>= ${LEAST_ALIKE.toFixed(2)}` : 'measured, no goal',
      met: !isLike || alike >= LEAST_ALIKE,
    });
  }
  return rows;
}

function planted(n: number, groups: number): Required<WeightedLinks> {
  const random = createRng(5);
  const links = new Map<number, number>();
  for (let i = 0; i < n * 5; i++) {
    const a = Math.floor(random() * n);
    let b = Math.floor(random() * n);
    if (random() < 0.6) b = Math.floor(b / groups) * groups + (a % groups);
    if (a !== b && b < n) links.set(Math.min(a, b) * n + Math.max(a, b), 0.2 + 0.6 * random());
  }
  const keys = [...links.keys()].sort((a, b) => a - b);
  return {
    source: keys.map((key) => Math.floor(key / n)),
    target: keys.map((key) => key % n),
    weight: keys.map((key) => links.get(key)!),
  };
}
