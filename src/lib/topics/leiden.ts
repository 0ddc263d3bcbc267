/**
 * One pass of the Leiden algorithm (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z): move nodes, refine, aggregate, and
 * again on the coarser graph. Quality as in communities.ts.
 */
import type { Adjacency } from '../graph/adjacency';
import { randomOrder, type Rng } from '../graph/rng';

/** A graph whose nodes are groups of the original nodes. */
export interface Level extends Adjacency {
  nodeWeights: Float64Array;
}

/**
 * One pass over all levels; `membership` (communities named 0 … nodeCount-1) is improved in place. Returns whether the division changed.
 */
export function improve(
  level: Level,
  membership: Uint32Array,
  resolution: number,
  randomness: number,
  random: Rng,
): boolean {
  const changed = moveNodes(level, membership, resolution, random);
  const count = renumber(membership);
  if (count === level.nodeCount) return changed;
  const refined = refine(level, membership, count, resolution, randomness, random);
  let parts = refined;
  let partCount = renumber(parts);
  if (partCount === level.nodeCount) {
    // Nothing could be joined inside the communities: go on with the communities themselves, else the pass would not end.
    parts = membership.slice();
    partCount = count;
  }
  const coarse = aggregate(level, parts, partCount);
  const coarseMembership = new Uint32Array(partCount);
  for (let i = 0; i < level.nodeCount; i++) coarseMembership[parts[i]!] = membership[i]!;
  const changedAbove = improve(coarse, coarseMembership, resolution, randomness, random);
  for (let i = 0; i < level.nodeCount; i++) membership[i] = coarseMembership[parts[i]!]!;
  return changed || changedAbove;
}

/** Moves single nodes to the neighbouring community that gains most, revisiting only nodes whose surroundings changed. */
function moveNodes(level: Level, membership: Uint32Array, resolution: number, random: Rng): boolean {
  const { nodeCount, offsets, targets, weights, nodeWeights } = level;
  const sums = new Float64Array(nodeCount);
  const sizes = new Uint32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) {
    sums[membership[i]!]! += nodeWeights[i]!;
    sizes[membership[i]!]!++;
  }
  const empty: number[] = [];
  for (let c = nodeCount - 1; c >= 0; c--) if (sizes[c] === 0) empty.push(c);
  const queue = randomOrder(nodeCount, random);
  const queued = new Uint8Array(nodeCount).fill(1);
  const shared = new Float64Array(nodeCount);
  const near = new Uint32Array(nodeCount);
  let head = 0;
  let waiting = nodeCount;
  let changed = false;
  while (waiting > 0) {
    const node = queue[head]!;
    head = head + 1 === nodeCount ? 0 : head + 1;
    waiting--;
    queued[node] = 0;
    const own = membership[node]!;
    const weight = nodeWeights[node]!;
    let nearCount = 0;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const community = membership[targets[e]!]!;
      if (shared[community] === 0) near[nearCount++] = community;
      shared[community]! += weights[e]!;
    }
    sums[own]! -= weight;
    sizes[own]!--;
    let best = own;
    let bestGain = shared[own]! - resolution * weight * sums[own]!;
    for (let k = 0; k < nearCount; k++) {
      const community = near[k]!;
      const gain = shared[community]! - resolution * weight * sums[community]!;
      if (gain > bestGain + 1e-12) {
        best = community;
        bestGain = gain;
      }
      shared[community] = 0;
    }
    shared[own] = 0;
    if (bestGain < -1e-12 && sizes[own]! > 0) best = empty.pop()!;
    sums[best]! += weight;
    sizes[best]!++;
    if (best === own) continue;
    changed = true;
    if (sizes[own] === 0) empty.push(own);
    membership[node] = best;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const next = targets[e]!;
      if (queued[next] || membership[next] === best) continue;
      queued[next] = 1;
      const tail = head + waiting;
      queue[tail >= nodeCount ? tail - nodeCount : tail] = next;
      waiting++;
    }
  }
  return changed;
}

/**
 * Divides each community again, starting from single nodes and joining only what is well connected; the parts become the nodes of the
 * next level. This is what keeps every community connected.
 */
function refine(
  level: Level,
  membership: Uint32Array,
  count: number,
  resolution: number,
  randomness: number,
  random: Rng,
): Uint32Array {
  const { nodeCount, offsets, targets, weights, nodeWeights } = level;
  const parts = Uint32Array.from({ length: nodeCount }, (_, i) => i);
  const partWeight = nodeWeights.slice();
  const single = new Uint8Array(nodeCount).fill(1);
  const totals = new Float64Array(count);
  for (let i = 0; i < nodeCount; i++) totals[membership[i]!]! += nodeWeights[i]!;
  // Weight of the links between a part and the rest of its community.
  const outside = new Float64Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (membership[targets[e]!] === membership[i]) outside[i]! += weights[e]!;
    }
  }
  const isWellConnected = (part: number, community: number): boolean =>
    outside[part]! >= resolution * partWeight[part]! * (totals[community]! - partWeight[part]!) - 1e-12;
  const shared = new Float64Array(nodeCount);
  const near = new Uint32Array(nodeCount);
  const chances = new Float64Array(nodeCount);
  for (const node of randomOrder(nodeCount, random)) {
    const community = membership[node]!;
    if (!single[node] || !isWellConnected(node, community)) continue;
    let nearCount = 0;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      if (membership[targets[e]!] !== community) continue;
      const part = parts[targets[e]!]!;
      if (shared[part] === 0) near[nearCount++] = part;
      shared[part]! += weights[e]!;
    }
    let bestGain = 0;
    let best = -1;
    for (let k = 0; k < nearCount; k++) {
      const part = near[k]!;
      const gain = shared[part]! - resolution * nodeWeights[node]! * partWeight[part]!;
      chances[k] = gain >= 0 && isWellConnected(part, community) ? gain : -1;
      if (chances[k]! > bestGain) {
        bestGain = chances[k]!;
        best = k;
      }
    }
    let chosen = best;
    if (best >= 0 && randomness > 0) {
      let sum = 0;
      for (let k = 0; k < nearCount; k++) {
        // Relative to the best gain, so that the exponential never overflows.
        if (chances[k]! >= 0) sum += Math.exp((chances[k]! - bestGain) / randomness);
      }
      let mark = random() * sum;
      for (let k = 0; k < nearCount; k++) {
        if (chances[k]! < 0) continue;
        mark -= Math.exp((chances[k]! - bestGain) / randomness);
        if (mark <= 0) {
          chosen = k;
          break;
        }
      }
    }
    if (chosen >= 0) {
      const part = near[chosen]!;
      parts[node] = part;
      partWeight[part]! += nodeWeights[node]!;
      partWeight[node]! -= part === node ? 0 : nodeWeights[node]!;
      outside[part]! += outside[node]! - 2 * shared[part]!;
      single[part] = 0;
      single[node] = 0;
    }
    for (let k = 0; k < nearCount; k++) shared[near[k]!] = 0;
  }
  return parts;
}

/** The graph of the parts, which are named 0 … count-1. */
export function aggregate(level: Level, parts: Uint32Array, count: number): Level {
  const { nodeCount, offsets, targets, weights, selfWeights, nodeWeights } = level;
  const coarseWeights = new Float64Array(count);
  const selfLoops = new Float64Array(count);
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < nodeCount; i++) {
    coarseWeights[parts[i]!]! += nodeWeights[i]!;
    selfLoops[parts[i]!]! += selfWeights[i]!;
    starts[parts[i]! + 1]!++;
  }
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const members = new Uint32Array(nodeCount);
  const cursor = starts.slice();
  for (let i = 0; i < nodeCount; i++) members[cursor[parts[i]!]!++] = i;
  const rowOffsets = new Uint32Array(count + 1);
  const rowTargets = new Uint32Array(targets.length);
  const rowWeights = new Float64Array(targets.length);
  const shared = new Float64Array(count);
  let out = 0;
  for (let c = 0; c < count; c++) {
    const rowStart = out;
    for (let m = starts[c]!; m < starts[c + 1]!; m++) {
      const node = members[m]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = parts[targets[e]!]!;
        if (other === c) {
          selfLoops[c]! += weights[e]! / 2;
          continue;
        }
        if (shared[other] === 0) rowTargets[out++] = other;
        shared[other]! += weights[e]!;
      }
    }
    for (let e = rowStart; e < out; e++) {
      rowWeights[e] = shared[rowTargets[e]!]!;
      shared[rowTargets[e]!] = 0;
    }
    rowOffsets[c + 1] = out;
  }
  return {
    nodeCount: count,
    offsets: rowOffsets,
    targets: rowTargets.slice(0, out),
    weights: rowWeights.slice(0, out),
    selfWeights: selfLoops,
    nodeWeights: coarseWeights,
  };
}

/** Numbers communities 0, 1, … in order of their first node, in place; returns how many there are. */
export function renumber(membership: Uint32Array): number {
  const names = new Map<number, number>();
  for (let i = 0; i < membership.length; i++) {
    const old = membership[i]!;
    let name = names.get(old);
    if (name === undefined) {
      name = names.size;
      names.set(old, name);
    }
    membership[i] = name;
  }
  return names.size;
}
