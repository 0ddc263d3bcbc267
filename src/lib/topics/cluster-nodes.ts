import type { Network } from '../model/network';
import type { Progress } from '../model/progress';
import { defaultResolution } from '../model/settings';
import { NO_CLUSTER } from '../model/snapshot';
import { mergeSmallClusters } from './merge-small-clusters';
import { buildClusteringGraph, type ClusterSettings } from './clustering-graph';
import { searchCommunities } from './communities';
import { reassignMisplaced } from './reassign-misplaced';

/** Below so many papers single ones are looked at again after Leiden. */
const SMALL_MAP = 100;

export interface NodeClusters {
  /** n: cluster index or NO_CLUSTER; cluster 0 has most papers. */
  cluster: Uint16Array;
  count: number;
}

/** A cluster of fewer papers joins its nearest one. */
export function smallestCluster(paperCount: number): number {
  if (paperCount < 100) return 2;
  if (paperCount < 500) return 3;
  return paperCount < 2000 ? 5 : Math.max(8, Math.round(paperCount / 1000));
}

/**
 * Clusters the papers, or all nodes (see clusteredCount), by Leiden; authors and keywords beside papers join the cluster that most of their
 * papers are in. The default resolution of CPM is that of modularity, in its own unit (see buildClusteringGraph).
 */
export async function clusterNodes(
  network: Network,
  settings: ClusterSettings,
  progress: Progress,
): Promise<NodeClusters> {
  const graph = buildClusteringGraph(network);
  const paperCount = graph.nodeCount;
  const resolution = settings.resolution ?? defaultResolution(paperCount, network.name);
  const search = searchCommunities(graph, {
    quality: settings.quality,
    resolution: settings.quality === 'cpm' ? resolution * graph.densityUnit : resolution,
    seed: settings.seed,
    runs: paperCount <= 1000 ? 10 : paperCount <= 5000 ? 4 : 1,
  });
  let found = search.next();
  while (!found.done) {
    const yielded = progress('linking', 1, 1);
    if (yielded) await yielded;
    found = search.next();
  }
  const { membership } = found.value;
  if (paperCount < SMALL_MAP) reassignMisplaced(graph, membership);
  const least = settings.minClusterSize ?? smallestCluster(paperCount);
  mergeSmallClusters(graph, membership, least);
  const { cluster, count } = numberClusters(membership, least);
  const ofNode = new Uint16Array(network.nodeCount).fill(NO_CLUSTER);
  ofNode.set(cluster);
  spreadToOthers(network, ofNode, paperCount, count);
  return { cluster: ofNode, count };
}

/** Numbers clusters by size, ties by first paper; what is still too small belongs to none. */
function numberClusters(membership: Uint32Array, least: number): { cluster: Uint16Array; count: number } {
  const sizes = new Map<number, number>();
  for (const cluster of membership) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  // A Map keeps the order of insertion, which is that of the first papers; sort is stable.
  const order = [...sizes].filter(([, size]) => size >= least).sort((a, b) => b[1] - a[1]);
  const rank = new Map(order.slice(0, NO_CLUSTER).map(([cluster], place) => [cluster, place]));
  return {
    cluster: Uint16Array.from(membership, (cluster) => rank.get(cluster) ?? NO_CLUSTER),
    count: rank.size,
  };
}

function spreadToOthers(network: Network, cluster: Uint16Array, paperCount: number, count: number): void {
  const { source, target } = network.links;
  const votes = new Map<number, Map<number, number>>();
  for (let e = 0; e < source.length; e++) {
    const [paper, other] = source[e]! < target[e]! ? [source[e]!, target[e]!] : [target[e]!, source[e]!];
    if (other < paperCount || paper >= paperCount || cluster[paper]! >= count) continue;
    let counts = votes.get(other);
    if (!counts) votes.set(other, (counts = new Map()));
    counts.set(cluster[paper]!, (counts.get(cluster[paper]!) ?? 0) + 1);
  }
  for (const [node, counts] of votes) {
    let best = NO_CLUSTER;
    let most = 0;
    for (const [choice, number] of counts) {
      if (number > most || (number === most && choice < best)) {
        best = choice;
        most = number;
      }
    }
    cluster[node] = best;
  }
}
