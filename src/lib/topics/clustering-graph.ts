/** What Leiden runs on: which nodes of a network, with which weights, and what its resolution is measured in. */
import { clustersAllNodes, PAPER, type Network } from '../model/network';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import { buildAdjacency, type Adjacency } from '../graph/adjacency';

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
 * The graph that is clustered. Resolution 1 of CPM is the mean weight over all pairs of nodes, linked or not: the density of the whole,
 * whatever the weights are measured in; on a graph whose nodes all have the same strength that is what modularity compares with at the
 * same resolution. On a finished map with association strength s(i, j) = c(i, j) / (k(i) k(j)) it is VOSviewer's: s times twice the sum of
 * all weights, so that 1 is what chance would give (Waltman, van Eck & Noyons 2010, doi:10.1016/j.joi.2010.07.002, eq. 3).
 */
export function buildClusteringGraph(network: Network): ClusteringGraph {
  const graph = buildAdjacency(clusteredCount(network), network.clustering);
  return { ...graph, densityUnit: network.strength ? 1 / network.strength : meanTie(graph) };
}

/** Mean weight over all pairs of nodes, linked or not; 1 where there is no link. */
export function meanTie({ nodeCount, weights }: Adjacency): number {
  let twice = 0;
  for (let e = 0; e < weights.length; e++) twice += weights[e]!;
  return twice > 0 ? twice / (nodeCount * (nodeCount - 1)) : 1;
}
