import type { Progress } from '../model/progress';
import type { Adjacency } from '../graph/adjacency';
import type { Pivots } from './pivots';

/**
 * Harmonic closeness of an undirected graph whose links all have length 1: the mean over all other nodes of 1 / distance, 0 where no
 * path leads (Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686). It
 * stays right in networks that fall apart, where the classical closeness doesn't. 0..1; 1 where a node is linked to all others.
 *
 * From a sample of pivots it is the mean over the pivots alone, which is unbiased; pivots themselves get their exact value.
 */
export async function computeCloseness(
  graph: Adjacency,
  { nodes: pivots, exact }: Pick<Pivots, 'nodes' | 'exact'>,
  progress: Progress,
): Promise<Float32Array> {
  const { nodeCount: n, offsets, targets } = graph;
  const sum = new Float64Array(n);
  const own = new Float64Array(n).fill(NaN);
  const order = new Uint32Array(n);
  const distance = new Int32Array(n).fill(-1);
  for (let p = 0; p < pivots.length; p++) {
    const start = pivots[p]!;
    let tail = 0;
    order[tail++] = start;
    distance[start] = 0;
    let inverse = 0;
    for (let head = 0; head < tail; head++) {
      const node = order[head]!;
      if (head > 0) {
        sum[node]! += 1 / distance[node]!;
        inverse += 1 / distance[node]!;
      }
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = targets[e]!;
        if (distance[next] !== -1) continue;
        distance[next] = distance[node]! + 1;
        order[tail++] = next;
      }
    }
    for (let place = 0; place < tail; place++) distance[order[place]!] = -1;
    own[start] = inverse;
    const yielded = progress('arranging', p, pivots.length);
    if (yielded) await yielded;
  }
  if (n < 2) return new Float32Array(n);
  return Float32Array.from(sum, (value, node) =>
    exact || !Number.isNaN(own[node]) ? own[node]! / (n - 1) : value / pivots.length,
  );
}
