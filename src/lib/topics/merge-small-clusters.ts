import type { Adjacency } from '../graph/adjacency';

/** Joins clusters below the minimum, smallest first, to the cluster they are most strongly linked to for its size. In place. */
export function mergeSmallClusters(graph: Adjacency, membership: Uint32Array, least: number): void {
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
