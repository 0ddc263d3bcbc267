import { AUTHOR, KEYWORD, LINK_KINDS, PAPER, type Network } from '../model/network';
import type { Pace } from '../model/pace';
import type { SavedMap } from '../model/map-file';
import { defaultResolution, type Settings } from '../model/settings';
import {
  NO_CLUSTER,
  regionNodes,
  type Snapshot,
  type SnapshotCluster,
  type SnapshotCounts,
} from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { labelClusters, mapTitle } from '../text/labels';
import { arrangeNodes } from './arrange-nodes';
import { clusterNodes, type NodeClusters } from './cluster-nodes';
import { finishedClusters, finishedCount, finishedRadius, placeFinished } from './finished-map';
import { computeDegree } from './metrics/degree';
import { computePageRank } from './metrics/pagerank';
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
  const { finished } = network;
  const given: NodeClusters | null =
    saved ?? (finished?.cluster ? { cluster: finished.cluster, count: finished.clusters.length } : null);
  const clustering = given ?? (await clusterNodes(network, settings, options.pace));
  // A saved map was clustered with the settings that it was saved with.
  const resolution =
    clustering.count > 0 && !finished?.cluster
      ? (settings.resolution ?? defaultResolution(input.corpus.papers.length, network.name))
      : null;
  const paperClusters = new Uint16Array(input.corpus.papers.length).fill(NO_CLUSTER);
  for (let node = 0; node < nodeCount; node++) {
    if (kinds[node] === PAPER) paperClusters[network.entities[node]!] = clustering.cluster[node]!;
  }
  const degree = computeDegree(nodeCount, links);
  const counted = finished ? finishedCount(finished, degree) : { count: countNodes(input, network) };
  const radius = finished ? finishedRadius(finished, degree) : computeRadius(kinds, counted.count);
  // A saved map has all places; the method tells whether they were in the file that it came from.
  const hasPlaces = finished?.x.some(Number.isFinite) ?? false;
  const placed = saved ?? (finished ? placeFinished(network, finished, radius) : null);
  const counts = countAll(input, network, degree, clustering.count);
  const snapshot: Snapshot = {
    network: network.name,
    title: options.title ?? options.savedMap?.title ?? finished?.title ?? mapTitle(input.text),
    settings,
    method: describeMethod(input, network, settings, counts, resolution, saved ? hasPlaces : placed !== null),
    nodeCount,
    kinds,
    entities: network.entities,
    ...names,
    x: new Float32Array(nodeCount),
    y: new Float32Array(nodeCount),
    cluster: clustering.cluster,
    ...counted,
    degree,
    pagerank: computePageRank(nodeCount, links),
    radius,
    ...dateNodes(input, network),
    links,
    ...listAuthors(input, network),
    clusters:
      saved?.clusters ??
      (finished
        ? finishedClusters(
            network,
            finished,
            clustering.cluster,
            clustering.count,
            finished.sizes?.area ?? degree,
          )
        : nameClusters(input, paperClusters, clustering.count)),
    counts,
  };
  if (placed) {
    placeInSnapshot(snapshot, placed.x, placed.y);
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

/** Sets the positions and the centres of the clusters, which are the means of their papers, or of their nodes where they have no paper. */
function placeInSnapshot(snapshot: Snapshot, x: Float32Array, y: Float32Array): void {
  snapshot.x = x;
  snapshot.y = y;
  const sums = snapshot.clusters.map(() => ({ x: 0, y: 0, n: 0 }));
  const isCounted = regionNodes(snapshot.kinds);
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const index = snapshot.cluster[node]!;
    const sum = sums[index];
    if (!sum || (snapshot.clusters[index]!.papers > 0 && !isCounted(node))) continue;
    sum.x += x[node]!;
    sum.y += y[node]!;
    sum.n++;
  }
  snapshot.clusters.forEach((cluster, index) => {
    const sum = sums[index]!;
    cluster.x = sum.n > 0 ? sum.x / sum.n : 0;
    cluster.y = sum.n > 0 ? sum.y / sum.n : 0;
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
  const isCounted = regionNodes(network.kinds);
  network.kinds.forEach((kind, node) => {
    nodes[kind]!++;
    if (isCounted(node) && degree[node] === 0) unlinked++;
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
  isPlaced: boolean,
): string {
  const parts = [network.method];
  const { finished } = network;
  if (finished) {
    if (isPlaced || finished.cluster) {
      const kept = [isPlaced && 'positions', finished.cluster && 'clusters'].filter(Boolean).join(' and ');
      parts.push(`${kept} from the file`);
    }
  }
  if (settings.minWeight > 0) parts.push(`links from weight ${settings.minWeight}`);
  if (resolution !== null) parts.push(`Leiden ${resolution}, seed ${settings.seed}`);
  const usesTerms = counts.keywords > 0 || network.links.kinds.includes(LINK_KINDS.indexOf('similar'));
  if (usesTerms && !finished && input.text.method) parts.push(input.text.method);
  const amounts = [amount(counts.papers, 'paper')];
  if (finished) amounts.push(amount(counts.authors, 'author'), amount(counts.keywords, 'keyword'));
  const what = amounts.filter((words) => !finished || !words.startsWith('0 ')).join(', ');
  parts.push(counts.unlinked > 0 ? `${what}, ${counts.unlinked} without links` : what);
  return parts.join('; ');
}

function amount(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
