import { clustersAllNodes, PAPER, type Network } from '../model/network';
import type { Pace } from '../model/pace';
import { defaultResolution, type Settings } from '../model/settings';
import { NO_CLUSTER } from '../model/snapshot';
import { buildAdjacency, type Adjacency } from './adjacency';
import { searchCommunities } from './communities';
import { settleStrays } from './settle-strays';

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

/** Number of nodes that are clustered by their links, the first ones of the network: its papers, or all (see clustersAllNodes). */
export function clusteredCount(network: Network): number {
  let count = clustersAllNodes(network) ? network.nodeCount : 0;
  while (count < network.nodeCount && network.kinds[count] === PAPER) count++;
  return count;
}

/** Clusters the papers, or all nodes (see clustersAllNodes); authors and keywords beside papers join the cluster that most of their papers are in. */
export async function clusterNodes(
  network: Network,
  settings: Pick<Settings, 'resolution' | 'seed'>,
  pace: Pace,
): Promise<NodeClusters> {
  const paperCount = clusteredCount(network);
  const graph = buildAdjacency(paperCount, network.clustering);
  const resolution = settings.resolution ?? defaultResolution(paperCount, network.name);
  const search = searchCommunities(graph, {
    resolution,
    seed: settings.seed,
    runs: paperCount <= 1000 ? 10 : paperCount <= 5000 ? 4 : 1,
  });
  let found = search.next();
  while (!found.done) {
    const rest = pace('linking', 1, 1);
    if (rest) await rest;
    found = search.next();
  }
  const { membership } = found.value;
  if (paperCount < SMALL_MAP) settleStrays(graph, membership);
  absorbSmall(graph, membership, smallestCluster(paperCount));
  const { cluster, count } = numberClusters(membership, smallestCluster(paperCount));
  const ofNode = new Uint16Array(network.nodeCount).fill(NO_CLUSTER);
  ofNode.set(cluster);
  spreadToOthers(network, ofNode, paperCount, count);
  return { cluster: ofNode, count };
}

/** Joins clusters below the minimum, smallest first, to the cluster they are most strongly linked to for its size. In place. */
function absorbSmall(graph: Adjacency, membership: Uint32Array, least: number): void {
  const members = new Map<number, number[]>();
  membership.forEach((cluster, node) => {
    const list = members.get(cluster);
    if (list) list.push(node);
    else members.set(cluster, [node]);
  });
  const small = [...members.keys()]
    .filter((cluster) => members.get(cluster)!.length < least)
    .sort((a, b) => members.get(a)!.length - members.get(b)!.length || b - a);
  for (const cluster of small) {
    const nodes = members.get(cluster)!;
    if (nodes.length >= least) continue;
    const ties = new Map<number, number>();
    for (const node of nodes) {
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const other = membership[graph.targets[e]!]!;
        if (other !== cluster) ties.set(other, (ties.get(other) ?? 0) + graph.weights[e]!);
      }
    }
    let best = -1;
    let bestTie = 0;
    for (const [other, weight] of ties) {
      const tie = weight / Math.sqrt(members.get(other)!.length);
      if (tie > bestTie || (tie === bestTie && other < best)) {
        best = other;
        bestTie = tie;
      }
    }
    if (best < 0) continue;
    for (const node of nodes) membership[node] = best;
    members.get(best)!.push(...nodes);
    members.set(cluster, []);
  }
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
    let ballot = votes.get(other);
    if (!ballot) votes.set(other, (ballot = new Map()));
    ballot.set(cluster[paper]!, (ballot.get(cluster[paper]!) ?? 0) + 1);
  }
  for (const [node, ballot] of votes) {
    let best = NO_CLUSTER;
    let most = 0;
    for (const [choice, number] of ballot) {
      if (number > most || (number === most && choice < best)) {
        best = choice;
        most = number;
      }
    }
    cluster[node] = best;
  }
}
