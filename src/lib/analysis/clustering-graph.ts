/** What Leiden runs on: which nodes of a network, with which weights, and what its resolution is measured in. */
import { clustersAllNodes, PAPER, type Network } from '../model/network';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import { buildAdjacency, type Adjacency } from './adjacency';

export type ClusterSettings = Pick<
  Settings,
  'resolution' | 'seed' | 'quality' | 'minClusterSize' | 'normalization'
>;

export interface ClusteringGraph extends Adjacency {
  /** The link density that resolution 1 of CPM stands for. */
  densityUnit: number;
}

/** Number of nodes that are clustered by their links, the first ones of the network: its papers, or all (see clustersAllNodes). */
export function clusteredCount(network: Network): number {
  let count = clustersAllNodes(network) ? network.nodeCount : 0;
  while (count < network.nodeCount && network.kinds[count] === PAPER) count++;
  return count;
}

/** Whether a finished map keeps the clusters of its file: until the reader asks for others, by any setting that makes clusters. */
export function keepsFileClusters(network: Network, settings: ClusterSettings): boolean {
  return (
    network.finished?.cluster != null &&
    settings.resolution === null &&
    settings.minClusterSize === null &&
    settings.normalization === null &&
    settings.quality === DEFAULT_SETTINGS.quality
  );
}

/**
 * The graph that is clustered. On a finished map with association strength its weights are normalised as VOSviewer does (see
 * associationStrengths), and resolution 1 of CPM is VOSviewer's. Otherwise resolution 1 of CPM is the mean weight over all pairs of nodes,
 * linked or not: the density of the whole, whatever the weights are measured in. On a graph whose nodes all have the same strength that is
 * what modularity compares with at the same resolution.
 */
export function buildClusteringGraph(network: Network, settings: ClusterSettings): ClusteringGraph {
  const nodeCount = clusteredCount(network);
  const { clustering } = network;
  if (network.finished && settings.normalization === 'association') {
    const weight = associationStrengths(nodeCount, clustering);
    return { ...buildAdjacency(nodeCount, { ...clustering, weight }), densityUnit: 1 };
  }
  const graph = buildAdjacency(nodeCount, clustering);
  return { ...graph, densityUnit: meanTie(graph) };
}

/**
 * Association strength s(i, j) = 2m c(i, j) / (k(i) k(j)), k(i) the total link strength of node i and m that of the network: how many times
 * stronger a link is than if strengths were spread by chance (Waltman, van Eck & Noyons 2010, doi:10.1016/j.joi.2010.07.002, eq. 3; their
 * clustering is CPM on it, node weights 1). Links from a node to itself do not count.
 */
export function associationStrengths(
  nodeCount: number,
  { source, target, weight }: Network['clustering'],
): Float64Array {
  const strength = new Float64Array(nodeCount);
  let twice = 0;
  for (let e = 0; e < source.length; e++) {
    if (source[e] === target[e]) continue;
    strength[source[e]!]! += weight[e]!;
    strength[target[e]!]! += weight[e]!;
    twice += 2 * weight[e]!;
  }
  return Float64Array.from(weight, (value, e) =>
    source[e] === target[e] || value === 0
      ? 0
      : (twice * value) / (strength[source[e]!]! * strength[target[e]!]!),
  );
}

/** Mean weight over all pairs of nodes, linked or not; 1 where there is no link. */
export function meanTie({ nodeCount, weights }: Adjacency): number {
  let twice = 0;
  for (let e = 0; e < weights.length; e++) twice += weights[e]!;
  return twice > 0 ? twice / (nodeCount * (nodeCount - 1)) : 1;
}
