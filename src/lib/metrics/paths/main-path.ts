import type { MainPathKind } from '../../model/answers/paths';
import { groupArcs, type Arcs } from './components';

/** Key routes: as many of the most travelled arcs as are followed to their ends; more where the last ones are equal. */
export const KEY_ROUTES = 10;

export interface PathCounts {
  /** Per arc: the number of ways from a first to a last vertex that run over it. Exact: such numbers soon leave what a double can hold. */
  arcs: bigint[];
  /** All ways. */
  total: bigint;
}

/**
 * Search path counts (SPC) of a network without cycles (Hummon & Doreian 1989, doi:10.1016/0378-8733(89)90017-8; Batagelj 2003,
 * arXiv:cs/0309023): how many of all ways from a vertex that nothing leads to, to one that leads nowhere, run over each arc.
 * In one pass each way, O(n + m) additions.
 *
 * @param count vertices in topological order: every arc runs from a lower to a higher one
 */
export function searchPathCounts(count: number, { from, to }: Arcs): PathCounts {
  const leaving = groupArcs(count, from);
  const arriving = groupArcs(count, to);
  const ways = (v: number, { offsets, arcs }: typeof leaving, ends: Uint32Array, known: bigint[]) => {
    let sum = 0n;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) sum += known[ends[arcs[e]!]!]!;
    return offsets[v] === offsets[v + 1] ? 1n : sum;
  };
  const before: bigint[] = [];
  for (let v = 0; v < count; v++) before[v] = ways(v, arriving, from, before);
  const after: bigint[] = new Array<bigint>(count);
  for (let v = count - 1; v >= 0; v--) after[v] = ways(v, leaving, to, after);
  let total = 0n;
  for (let v = 0; v < count; v++) {
    const isFirst = arriving.offsets[v] === arriving.offsets[v + 1];
    const isLone = isFirst && leaving.offsets[v] === leaving.offsets[v + 1];
    if (isFirst && !isLone) total += after[v]!;
  }
  return { arcs: Array.from(from, (v, arc) => before[v]! * after[to[arc]!]!), total };
}

/**
 * The arcs of the main path, ascending. All ties are kept, so that the answer does not depend on an order.
 *
 * local      from the most travelled arcs that leave a first vertex, always on over the most travelled next ones
 * global     the ways from a first to a last vertex with the largest sum of counts
 * key-route  the most travelled arcs, each followed back and on locally (Liu & Lu 2012, doi:10.1002/asi.21692)
 */
export function findMainPath(count: number, arcs: Arcs, counts: PathCounts, kind: MainPathKind): number[] {
  if (arcs.from.length === 0) return [];
  if (kind === 'global') return findGlobal(count, arcs, counts.arcs);
  const leaving = groupArcs(count, arcs.from);
  const arriving = groupArcs(count, arcs.to);
  const chosen = new Set<number>();
  const follow = (start: number[], next: typeof leaving, ends: Uint32Array) => {
    const queue = [...start];
    const walked = new Set<number>();
    for (let arc = queue.pop(); arc !== undefined; arc = queue.pop()) {
      chosen.add(arc);
      const v = ends[arc]!;
      if (walked.has(v)) continue;
      walked.add(v);
      queue.push(...largest(next.arcs.subarray(next.offsets[v]!, next.offsets[v + 1]!), counts.arcs));
    }
  };
  if (kind === 'local') {
    const first = Uint32Array.from(arcs.from.keys()).filter((arc) => {
      const v = arcs.from[arc]!;
      return arriving.offsets[v] === arriving.offsets[v + 1];
    });
    follow(largest(first, counts.arcs), leaving, arcs.to);
  } else {
    const ranked = [...arcs.from.keys()].sort((a, b) => compare(counts.arcs[b]!, counts.arcs[a]!));
    const least = counts.arcs[ranked[Math.min(KEY_ROUTES, ranked.length) - 1]!]!;
    const routes = ranked.filter((arc) => counts.arcs[arc]! >= least);
    follow(routes, leaving, arcs.to);
    follow(routes, arriving, arcs.from);
  }
  return [...chosen].sort((a, b) => a - b);
}

function findGlobal(count: number, { from, to }: Arcs, weight: bigint[]): number[] {
  const best = (vertices: Iterable<number>, group: ReturnType<typeof groupArcs>, ends: Uint32Array) => {
    const sums = new Array<bigint>(count).fill(0n);
    for (const v of vertices) {
      for (let e = group.offsets[v]!; e < group.offsets[v + 1]!; e++) {
        const arc = group.arcs[e]!;
        const sum = sums[ends[arc]!]! + weight[arc]!;
        if (sum > sums[v]!) sums[v] = sum;
      }
    }
    return sums;
  };
  const before = best(Array(count).keys(), groupArcs(count, to), from);
  const after = best([...Array(count).keys()].reverse(), groupArcs(count, from), to);
  const whole = (arc: number) => before[from[arc]!]! + weight[arc]! + after[to[arc]!]!;
  return largest(
    Uint32Array.from(from.keys()),
    Array.from(from, (_, arc) => whole(arc)),
  );
}

/** Those with the largest weight. */
function largest(arcs: Uint32Array, weight: bigint[]): number[] {
  let top = -1n;
  let found: number[] = [];
  for (const arc of arcs) {
    if (weight[arc]! > top) {
      top = weight[arc]!;
      found = [arc];
    } else if (weight[arc] === top) found.push(arc);
  }
  return found;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** a / b as a double, also where both are beyond one. */
export function shareOf(a: bigint, b: bigint): number {
  if (b === 0n) return 0;
  return Number((a * 1_000_000_000n) / b) / 1e9;
}
