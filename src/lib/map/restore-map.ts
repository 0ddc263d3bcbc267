import type { Network } from '../model/network';
import type { SavedMap } from '../model/exchange/saved-map';
import { NO_CLUSTER, regionNodes, type SnapshotCluster } from '../model/snapshot';

/** Share of the nodes that a saved map must know, else it is another map. */
const KNOWN = 0.9;

export interface RestoredMap {
  x: Float32Array;
  y: Float32Array;
  cluster: Uint16Array;
  count: number;
  clusters: SnapshotCluster[];
}

/**
 * Positions and clusters of a saved map for the nodes of a network, matched by id. Nodes that it does not know stand amid their linked
 * neighbours. Returns null when it knows too few.
 */
export function restoreMap(saved: SavedMap, network: Network, ids: readonly string[]): RestoredMap | null {
  const byId = new Map(saved.nodes.map((node) => [node.id, node]));
  const known = ids.map((id) => byId.get(id));
  const matched = known.filter((node) => node !== undefined).length;
  if (matched === 0 || matched < ids.length * KNOWN) return null;
  const x = Float32Array.from(known, (node) => node?.x ?? NaN);
  const y = Float32Array.from(known, (node) => node?.y ?? NaN);
  placeUnknown(network, x, y);

  const isCounted = regionNodes(network.kinds);
  const papers = new Map(saved.clusters.map((cluster) => [cluster.id, 0]));
  known.forEach((node, i) => {
    const size = node?.cluster == null ? undefined : papers.get(node.cluster);
    if (size !== undefined && isCounted(i)) papers.set(node!.cluster!, size + 1);
  });
  // The order in the file is the order by size, unless someone has edited it; sort is stable.
  const order = [...saved.clusters]
    .sort((a, b) => papers.get(b.id)! - papers.get(a.id)!)
    .slice(0, NO_CLUSTER);
  const rank = new Map(order.map((cluster, place) => [cluster.id, place]));
  return {
    x,
    y,
    cluster: Uint16Array.from(known, (node) =>
      node?.cluster == null ? NO_CLUSTER : (rank.get(node.cluster) ?? NO_CLUSTER),
    ),
    count: order.length,
    clusters: order.map(({ id, label, terms }) => ({
      id,
      label,
      terms,
      papers: papers.get(id)!,
      x: 0,
      y: 0,
    })),
  };
}

/** Gives nodes without a place (NaN) one amid those they are linked to, else in rows below all others. In place. */
export function placeUnknown(network: Network, x: Float32Array, y: Float32Array): void {
  const sums = new Map<number, { x: number; y: number; n: number }>();
  let lowest = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) lowest = Math.min(lowest, y[i]!);
    else sums.set(i, { x: 0, y: 0, n: 0 });
  }
  const { source, target } = network.links;
  for (let e = 0; e < source.length; e++) {
    for (const [node, other] of [
      [source[e]!, target[e]!],
      [target[e]!, source[e]!],
    ] as const) {
      const sum = sums.get(node);
      if (!sum || sums.has(other)) continue;
      sum.x += x[other]!;
      sum.y += y[other]!;
      sum.n++;
    }
  }
  let loose = 0;
  for (const [node, sum] of sums) {
    x[node] = sum.n > 0 ? sum.x / sum.n : 12 * (loose % 40);
    y[node] = sum.n > 0 ? sum.y / sum.n : lowest - 30 - 12 * Math.floor(loose++ / 40);
  }
}
