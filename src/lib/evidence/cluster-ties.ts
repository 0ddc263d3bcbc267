import type { Network } from '../model/network';
import { NO_CLUSTER, type Snapshot } from '../model/snapshot';
import { buildAdjacency, type Adjacency } from '../graph/adjacency';
import type { MapContext } from '../map/map-context';

/** What a node is tied to in one cluster. */
export interface Tie {
  /** Cluster index or NO_CLUSTER. */
  cluster: number;
  weight: number;
  nodes: number;
  /** Weight that chance would give: k_i · K_c / 2m, the node itself left out of K_c (Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113). */
  expected: number;
}

interface ClusteringGraph {
  graph: Adjacency;
  /** n: weight of all links of a node. */
  strength: Float64Array;
  /** By cluster; the last one is that of the nodes in none. */
  clusterStrength: Float64Array;
  total: number;
}

const graphOf = new WeakMap<Snapshot, ClusteringGraph>();

/** The network that clusters were found in, as rows; the map's links where it is gone. Built at the first question about a map. */
export function clusteringGraph({ snapshot, clustering }: MapContext): ClusteringGraph {
  const known = graphOf.get(snapshot);
  if (known) return known;
  const links: Network['clustering'] = clustering ?? snapshot.links;
  const graph = buildAdjacency(snapshot.nodeCount, links);
  const strength = new Float64Array(snapshot.nodeCount);
  const clusterStrength = new Float64Array(snapshot.clusters.length + 1);
  let total = 0;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++)
      strength[node]! += graph.weights[e]!;
    clusterStrength[placeOf(snapshot, snapshot.cluster[node]!)]! += strength[node]!;
    total += strength[node]!;
  }
  const built = { graph, strength, clusterStrength, total };
  graphOf.set(snapshot, built);
  return built;
}

/** A node's ties in the clustering network, by cluster: its own first, then by weight, ties by index. */
export function tiesOf(context: MapContext, node: number): Tie[] {
  const { snapshot } = context;
  const { graph, strength, clusterStrength, total } = clusteringGraph(context);
  const own = snapshot.cluster[node]!;
  const ties = new Map<number, Tie>();
  for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
    const cluster = snapshot.cluster[graph.targets[e]!]!;
    const tie = ties.get(cluster) ?? { cluster, weight: 0, nodes: 0, expected: 0 };
    tie.weight += graph.weights[e]!;
    tie.nodes++;
    ties.set(cluster, tie);
  }
  for (const tie of ties.values()) {
    const others =
      clusterStrength[placeOf(snapshot, tie.cluster)]! - (tie.cluster === own ? strength[node]! : 0);
    tie.expected = total > 0 ? (strength[node]! * others) / total : 0;
  }
  return sortTies([...ties.values()], own);
}

/** The node's own cluster first, then the strongest. */
export function sortTies(ties: Tie[], own: number): Tie[] {
  return ties.sort(
    (a, b) =>
      Number(b.cluster === own) - Number(a.cluster === own) || b.weight - a.weight || a.cluster - b.cluster,
  );
}

function placeOf({ clusters }: Snapshot, cluster: number): number {
  return cluster === NO_CLUSTER ? clusters.length : Math.min(cluster, clusters.length);
}
