/**
 * The best division of a graph from several runs of Leiden. Each run ends in another of many divisions that are nearly as good; the nodes
 * that four runs agree on are joined to single ones, and the small graph that is left is searched again, which finds a better division than
 * the best of the runs, and nearly the same one whatever the seed (core groups: Ovelgönne & Geyer-Schulz 2013, "An ensemble learning
 * strategy for graph clustering", Contemporary Mathematics 588, 187-206).
 */
import { aggregate, improve, renumber, type Level } from './leiden';
import { createRng } from '../graph/rng';

export interface SearchOptions {
  seed: number;
  /** Independent runs, joined four at a time until one division is left. */
  runs: number;
  /** At most so many passes a run; a run ends earlier when a pass changes nothing. */
  passes: number;
  /** How freely the refinement chooses among merges that do no harm; 0: always the best. */
  randomness: number;
}

export interface Division {
  /** Communities named 0 … nodeCount-1, in no order. */
  membership: Uint32Array;
  /** See potts(). */
  quality: number;
}

/** Runs whose agreement is looked at together; of more, too little is left to agree on. */
const JOINED = 4;
/** Runs on a graph of agreed groups: many where it is small. */
const GROUP_RUNS = { most: 20, least: 2, nodes: 4000 };

/** Finds a division whose communities are connected; pauses after each pass. */
export function* searchLevel(
  level: Level,
  resolution: number,
  options: SearchOptions,
): Generator<void, Division, void> {
  let run = 0;
  const runOn = function* (graph: Level): Generator<void, Division, void> {
    const random = createRng(options.seed * 7919 + run++);
    const membership = Uint32Array.from({ length: graph.nodeCount }, (_, i) => i);
    for (let pass = 0; pass < options.passes; pass++) {
      if (!improve(graph, membership, resolution, options.randomness, random)) break;
      yield;
    }
    return { membership, quality: potts(graph, membership, resolution) };
  };
  const join = function* (found: Division[]): Generator<void, Division, void> {
    let best = found.reduce(better);
    if (found.length === 1) return best;
    const groups = agreedGroups(
      level,
      found.map(({ membership }) => membership),
    );
    const small = aggregate(level, groups.membership, groups.count);
    const { most, least, nodes } = GROUP_RUNS;
    const runs = Math.max(least, Math.min(most, Math.round(nodes / Math.max(1, groups.count))));
    for (let i = 0; i < runs; i++) {
      const { membership, quality } = yield* runOn(small);
      best = better(best, { membership: groups.membership.map((group) => membership[group]!), quality });
    }
    return best;
  };

  let found: Division[] = [];
  for (let i = 0; i < Math.max(1, options.runs); i++) found.push(yield* runOn(level));
  while (found.length > 1) {
    const joined: Division[] = [];
    for (let i = 0; i < found.length; i += JOINED) joined.push(yield* join(found.slice(i, i + JOINED)));
    found = joined;
  }
  return found[0]!;
}

/** A hair's breadth is rounding, not an improvement; keeping the earlier one keeps the answer steady. */
function better(first: Division, second: Division): Division {
  return second.quality > first.quality + 1e-9 * Math.max(1, Math.abs(first.quality)) ? second : first;
}

/** Connected groups of nodes that are together in each of the divisions. */
export function agreedGroups(
  { nodeCount, offsets, targets }: Level,
  divisions: readonly Uint32Array[],
): { membership: Uint32Array; count: number } {
  const membership = new Uint32Array(nodeCount).fill(nodeCount);
  const queue = new Uint32Array(nodeCount);
  let count = 0;
  for (let start = 0; start < nodeCount; start++) {
    if (membership[start] !== nodeCount) continue;
    let head = 0;
    let tail = 0;
    queue[tail++] = start;
    membership[start] = count;
    while (head < tail) {
      const node = queue[head++]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = targets[e]!;
        if (membership[next] !== nodeCount) continue;
        if (divisions.some((division) => division[node] !== division[next])) continue;
        membership[next] = count;
        queue[tail++] = next;
      }
    }
    count++;
  }
  return { membership, count };
}

/** The constant Potts model of the node weights: sum over communities of (weight inside) - resolution / 2 * (node weight)^2. */
export function potts(level: Level, membership: Uint32Array, resolution: number): number {
  const { nodeCount, offsets, targets, weights, selfWeights, nodeWeights } = level;
  const sums = new Float64Array(nodeCount);
  let inside = 0;
  for (let i = 0; i < nodeCount; i++) {
    const own = membership[i]!;
    sums[own]! += nodeWeights[i]!;
    inside += selfWeights[i]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (membership[targets[e]!] === own) inside += weights[e]! / 2;
    }
  }
  let penalty = 0;
  for (let c = 0; c < nodeCount; c++) penalty += sums[c]! * sums[c]!;
  return inside - (resolution / 2) * penalty;
}

/** Names communities 0 … count-1 by number of nodes, largest first; ties by lowest node. */
export function numberBySize(membership: Uint32Array): { membership: Uint32Array; count: number } {
  const own = membership.slice();
  const count = renumber(own);
  const sizes = new Uint32Array(count);
  for (const community of own) sizes[community]!++;
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const rank = new Uint32Array(count);
  order.forEach((community, place) => (rank[community] = place));
  return { membership: own.map((community) => rank[community]!), count };
}
