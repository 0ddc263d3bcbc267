import type { Progress } from '../model/progress';
import type { Adjacency } from '../graph/adjacency';
import type { Pivots } from './pivots';

/**
 * Betweenness (Freeman 1977, doi:10.2307/3033543) of an undirected graph whose links all have length 1: the sum over all pairs of
 * others of the share of their shortest paths that pass through a node, over the number of such pairs, (n - 1)(n - 2) / 2. So 0..1; 1
 * in the middle of a star. Computed after Brandes (2001, doi:10.1080/0022250X.2001.9990249) from the pivots; dependencies on a sample
 * of k pivots are multiplied by n / k, which makes the estimate unbiased (Brandes & Pich 2007, doi:10.1142/S0218127407018403).
 * O(k (n + m)).
 */
export async function computeBetweenness(
  graph: Adjacency,
  { nodes: pivots }: Pick<Pivots, 'nodes'>,
  progress: Progress,
): Promise<Float32Array> {
  const { nodeCount: n, offsets, targets } = graph;
  const total = new Float64Array(n);
  const order = new Uint32Array(n);
  const distance = new Int32Array(n).fill(-1);
  /** Number of shortest paths from the pivot; may be huge, so not an integer type. */
  const paths = new Float64Array(n);
  const dependency = new Float64Array(n);
  for (let p = 0; p < pivots.length; p++) {
    const start = pivots[p]!;
    let tail = 0;
    order[tail++] = start;
    distance[start] = 0;
    paths[start] = 1;
    for (let head = 0; head < tail; head++) {
      const node = order[head]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = targets[e]!;
        if (distance[next] === -1) {
          distance[next] = distance[node]! + 1;
          order[tail++] = next;
        }
        if (distance[next] === distance[node]! + 1) paths[next]! += paths[node]!;
      }
    }
    for (let place = tail - 1; place > 0; place--) {
      const node = order[place]!;
      const part = (1 + dependency[node]!) / paths[node]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const before = targets[e]!;
        if (distance[before] === distance[node]! - 1) dependency[before]! += paths[before]! * part;
      }
      total[node]! += dependency[node]!;
    }
    for (let place = 0; place < tail; place++) {
      const node = order[place]!;
      distance[node] = -1;
      paths[node] = 0;
      dependency[node] = 0;
    }
    const yielded = progress('arranging', p, pivots.length);
    if (yielded) await yielded;
  }
  // Every pair is met from both its ends, hence (n - 1)(n - 2) and not half of it.
  const scale = n > 2 ? n / (pivots.length * (n - 1) * (n - 2)) : 0;
  return Float32Array.from(total, (value) => value * scale);
}
