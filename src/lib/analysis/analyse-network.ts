import { AUTHOR, KEYWORD, LINK_KINDS, PAPER, type Network } from '../model/network';
import type { Pace } from '../model/pace';
import type { SavedMap } from '../model/map-file';
import { defaultResolution, type Settings } from '../model/settings';
import { NO_CLUSTER, type Snapshot, type SnapshotCluster, type SnapshotCounts } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { labelClusters, mapTitle } from '../text/labels';
import { arrangeNodes } from './arrange-nodes';
import { clusterNodes } from './cluster-nodes';
import { computeDegree, computePageRank } from './metrics';
import { computeRadius } from './node-radius';
import { restoreMap } from './restore-map';
import { countNodes, dateNodes, listAuthors, nameNodes, sortLinks } from './to-snapshot';

export interface AnalyseOptions {
  pace: Pace;
  /** Once, before the layout runs: the map with its starting positions. */
  onPreview?: (snapshot: Snapshot) => void;
  /** Some 10 to 20 times while the layout runs: x0 y0 x1 y1 … of all nodes, an array of its own each time. */
  onPositions?: (positions: Float32Array, done: number, total: number) => void;
  /** Positions and clusters to keep instead of computing them, where the nodes are (nearly) the same. */
  savedMap?: SavedMap;
  /** Default: the saved map's title, else the terms that most papers share. */
  title?: string;
}

/**
 * Clusters, labels, metrics and positions of a network. Same input and settings: the same bytes.
 * Rejects with CancelledError when the job is cancelled.
 */
export async function analyseNetwork(
  input: NetworkInput,
  network: Network,
  settings: Settings,
  options: AnalyseOptions,
): Promise<{ snapshot: Snapshot }> {
  const { nodeCount, kinds } = network;
  const links = sortLinks(network.links);
  const names = nameNodes(input, network);
  const saved = options.savedMap ? restoreMap(options.savedMap, network, names.ids) : null;
  const found = saved ? null : await clusterNodes(network, settings, options.pace);
  const clustering = saved ?? found!;
  // A saved map was clustered with the settings that it was saved with.
  const resolution =
    clustering.count > 0 ? (settings.resolution ?? defaultResolution(input.corpus.papers.length)) : null;
  const paperClusters = new Uint16Array(input.corpus.papers.length).fill(NO_CLUSTER);
  for (let node = 0; node < nodeCount; node++) {
    if (kinds[node] === PAPER) paperClusters[network.entities[node]!] = clustering.cluster[node]!;
  }
  const count = countNodes(input, network);
  const degree = computeDegree(nodeCount, links);
  const counts = countAll(input, network, degree, clustering.count);
  const snapshot: Snapshot = {
    network: network.name,
    title: options.title ?? options.savedMap?.title ?? mapTitle(input.text),
    settings,
    method: describeMethod(input, network, settings, counts, resolution),
    nodeCount,
    kinds,
    entities: network.entities,
    ...names,
    x: new Float32Array(nodeCount),
    y: new Float32Array(nodeCount),
    cluster: clustering.cluster,
    count,
    degree,
    pagerank: computePageRank(nodeCount, links),
    radius: computeRadius(kinds, count),
    ...dateNodes(input, network),
    links,
    ...listAuthors(input, network),
    clusters: saved?.clusters ?? nameClusters(input, paperClusters, clustering.count),
    counts,
  };
  if (saved) {
    placeInSnapshot(snapshot, saved.x, saved.y);
    return { snapshot };
  }
  const positions = await arrangeNodes(
    {
      nodeCount,
      kinds,
      links,
      cluster: snapshot.cluster,
      radius: snapshot.radius,
      seed: settings.seed,
    },
    {
      pace: options.pace,
      onStart: (x, y) => {
        if (!options.onPreview) return;
        const preview = { ...snapshot, clusters: snapshot.clusters.map((cluster) => ({ ...cluster })) };
        placeInSnapshot(preview, x, y);
        options.onPreview(preview);
      },
      onPositions: options.onPositions,
    },
  );
  placeInSnapshot(snapshot, positions.x, positions.y);
  return { snapshot };
}

function nameClusters(input: NetworkInput, paperClusters: Uint16Array, count: number): SnapshotCluster[] {
  const sizes = new Uint32Array(count);
  for (const cluster of paperClusters) if (cluster < count) sizes[cluster]!++;
  return labelClusters(input.text, paperClusters, count).map(({ label, terms }, index) => ({
    id: `c${index + 1}`,
    label,
    terms: terms.map((term) => input.text.terms[term]!.label),
    papers: sizes[index]!,
    x: 0,
    y: 0,
  }));
}

/** Sets the positions and the centres of the clusters, which are the means of their papers. */
function placeInSnapshot(snapshot: Snapshot, x: Float32Array, y: Float32Array): void {
  snapshot.x = x;
  snapshot.y = y;
  const sums = snapshot.clusters.map(() => ({ x: 0, y: 0, papers: 0 }));
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const sum = sums[snapshot.cluster[node]!];
    if (!sum || snapshot.kinds[node] !== PAPER) continue;
    sum.x += x[node]!;
    sum.y += y[node]!;
    sum.papers++;
  }
  snapshot.clusters.forEach((cluster, index) => {
    const sum = sums[index]!;
    cluster.x = sum.papers > 0 ? sum.x / sum.papers : 0;
    cluster.y = sum.papers > 0 ? sum.y / sum.papers : 0;
  });
}

function countAll(
  input: NetworkInput,
  network: Network,
  degree: Uint32Array,
  clusters: number,
): SnapshotCounts {
  const nodes = [0, 0, 0];
  let unlinked = 0;
  network.kinds.forEach((kind, node) => {
    nodes[kind]!++;
    if (kind === PAPER && degree[node] === 0) unlinked++;
  });
  return {
    papers: nodes[PAPER]!,
    authors: nodes[AUTHOR]!,
    keywords: nodes[KEYWORD]!,
    citations: input.corpus.citing.length,
    links: network.links.source.length,
    clusters,
    unlinked,
  };
}

function describeMethod(
  input: NetworkInput,
  network: Network,
  settings: Settings,
  counts: SnapshotCounts,
  resolution: number | null,
): string {
  const parts = [network.method];
  if (settings.minWeight > 0) parts.push(`links from weight ${settings.minWeight}`);
  if (resolution !== null) parts.push(`Leiden ${resolution}, seed ${settings.seed}`);
  const usesTerms = counts.keywords > 0 || network.links.kinds.includes(LINK_KINDS.indexOf('similar'));
  if (usesTerms && input.text.method) parts.push(input.text.method);
  const papers = `${counts.papers} ${counts.papers === 1 ? 'paper' : 'papers'}`;
  parts.push(counts.unlinked > 0 ? `${papers}, ${counts.unlinked} without links` : papers);
  return parts.join('; ');
}
