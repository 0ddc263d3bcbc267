import type { LinkColumns } from '../model/network';
import { ONE_WAY } from './degree';

/**
 * PageRank (Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X): the share of time that a reader spends at each node who follows
 * links at random, directed ones (citations: from citing to cited) and all others both ways, and now and then starts anew. Sums to 1.
 *
 * @param damping chance of following a link rather than starting anew
 */
export function computePageRank(nodeCount: number, links: LinkColumns, damping = 0.85): Float32Array {
  if (nodeCount === 0) return new Float32Array(0);
  const { source, target, kinds, weight } = links;
  const out = new Float64Array(nodeCount);
  for (let e = 0; e < source.length; e++) {
    out[source[e]!]! += weight[e]!;
    if (!ONE_WAY[kinds[e]!]) out[target[e]!]! += weight[e]!;
  }
  let rank = new Float64Array(nodeCount).fill(1 / nodeCount);
  let next = new Float64Array(nodeCount);
  for (let step = 0; step < 100; step++) {
    let stuck = 0;
    for (let i = 0; i < nodeCount; i++) if (out[i] === 0) stuck += rank[i]!;
    next.fill((1 - damping + damping * stuck) / nodeCount);
    for (let e = 0; e < source.length; e++) {
      const a = source[e]!;
      const b = target[e]!;
      if (out[a]! > 0) next[b]! += (damping * rank[a]! * weight[e]!) / out[a]!;
      if (!ONE_WAY[kinds[e]!] && out[b]! > 0) next[a]! += (damping * rank[b]! * weight[e]!) / out[b]!;
    }
    let change = 0;
    for (let i = 0; i < nodeCount; i++) change += Math.abs(next[i]! - rank[i]!);
    [rank, next] = [next, rank];
    if (change < 1e-9) break;
  }
  return Float32Array.from(rank);
}
