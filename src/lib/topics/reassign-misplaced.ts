import type { Adjacency } from '../graph/adjacency';

/** A paper moves when another cluster is closer by this factor. */
const CLEARLY = 1.05;
/** … and when the nearest paper of its own cluster is further away than the nearest one there, by this factor of similarity. */
const NEARLY = 0.9;

/**
 * Moves papers that modularity left in the wrong cluster of a small map, in place, each at most once and the clearest case first.
 * Modularity weighs a link against the sizes of whole clusters, and among a few dozen papers that makes odd pairs; here the tie of a paper
 * to a cluster is the weight of its links to it over the square root of its size. No cluster falls apart or below two papers.
 *
 * @param membership n, community of each node
 */
export function reassignMisplaced(graph: Adjacency, membership: Uint32Array): void {
  const sizes = new Map<number, number>();
  for (const cluster of membership) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const left = new Set(membership.keys());
  for (;;) {
    let best: { node: number; to: number; gain: number } | undefined;
    for (const node of left) {
      const move = bestMove(graph, membership, sizes, node);
      if (move && move.gain > (best?.gain ?? CLEARLY) && staysConnected(graph, membership, node))
        best = { node, ...move };
    }
    if (!best) return;
    const own = membership[best.node]!;
    sizes.set(own, sizes.get(own)! - 1);
    sizes.set(best.to, sizes.get(best.to)! + 1);
    membership[best.node] = best.to;
    left.delete(best.node);
  }
}

/** The other cluster that a node is most strongly tied to, and how many times more strongly than to its own. */
function bestMove(
  graph: Adjacency,
  membership: Uint32Array,
  sizes: ReadonlyMap<number, number>,
  node: number,
): { to: number; gain: number } | undefined {
  const own = membership[node]!;
  if (sizes.get(own)! <= 2) return undefined;
  const ties = new Map<number, { sum: number; strongest: number }>();
  for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
    const cluster = membership[graph.targets[e]!]!;
    const tie = ties.get(cluster) ?? { sum: 0, strongest: 0 };
    tie.sum += graph.weights[e]!;
    tie.strongest = Math.max(tie.strongest, graph.weights[e]!);
    ties.set(cluster, tie);
  }
  const held = ties.get(own) ?? { sum: 0, strongest: 0 };
  let best: { to: number; gain: number } | undefined;
  for (const [to, tie] of ties) {
    // A paper stays with its nearest paper.
    if (to === own || tie.strongest * NEARLY < held.strongest) continue;
    const gain = tie.sum / Math.sqrt(sizes.get(to)!) / (held.sum / Math.sqrt(sizes.get(own)! - 1));
    if (gain > (best?.gain ?? 0)) best = { to, gain };
  }
  return best;
}

/** Whether the cluster of a node hangs together without it. */
function staysConnected(graph: Adjacency, membership: Uint32Array, without: number): boolean {
  const cluster = membership[without]!;
  const rest = new Set<number>();
  membership.forEach((other, node) => {
    if (other === cluster && node !== without) rest.add(node);
  });
  const [first] = rest;
  if (first === undefined) return false;
  rest.delete(first);
  const queue = [first];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
      if (rest.delete(graph.targets[e]!)) queue.push(graph.targets[e]!);
    }
  }
  return rest.size === 0;
}
