/**
 * Pivot MDS (Brandes & Pich 2007, doi:10.1007/978-3-540-70904-6_6): positions whose distances are like the numbers of links between the
 * nodes, from the distances to a few pivots alone. A start that knows the whole graph, for forces that only see what is near.
 */
import type { Adjacency } from '../graph/adjacency';
import { createRng } from '../graph/rng';

const PIVOTS = 50;
const ITERATIONS = 200;
/** Nodes with the same neighbours would lie on one spot. Links. */
const JITTER = 1e-3;

/**
 * @param graph connected; distances count links, weights play no part
 * @returns two coordinates a node, in links, the wider one first; deterministic
 */
export function pivotMds(graph: Adjacency, seed: number): { x: Float64Array; y: Float64Array } {
  const n = graph.nodeCount;
  const random = createRng(seed + 29);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  if (n > 2) {
    const columns = centre(distancesToPivots(graph, Math.min(PIVOTS, n)), n);
    const gram = columns.map((a) => columns.map((b) => dot(a, b)));
    const first = eigenvector(gram, [], random);
    const second = eigenvector(gram, [first], random);
    project(columns, first, x);
    project(columns, second, y);
  } else if (n === 2) x.set([-0.5, 0.5]);
  for (let node = 0; node < n; node++) {
    x[node]! += (random() - 0.5) * JITTER;
    y[node]! += (random() - 0.5) * JITTER;
  }
  return { x, y };
}

/** Squared distances in links; each pivot is the node farthest from those before it, the first one the node with most links. */
function distancesToPivots({ nodeCount: n, offsets, targets }: Adjacency, count: number): Float64Array[] {
  let pivot = 0;
  const degree = (node: number) => offsets[node + 1]! - offsets[node]!;
  for (let node = 1; node < n; node++) if (degree(node) > degree(pivot)) pivot = node;
  const nearest = new Float64Array(n).fill(Infinity);
  const queue = new Uint32Array(n);
  return Array.from({ length: count }, () => {
    const distance = new Float64Array(n).fill(-1);
    distance[pivot] = 0;
    queue[0] = pivot;
    let end = 1;
    for (let head = 0; head < end; head++) {
      const node = queue[head]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = targets[e]!;
        if (distance[other]! >= 0) continue;
        distance[other] = distance[node]! + 1;
        queue[end++] = other;
      }
    }
    for (let node = 0; node < n; node++) nearest[node] = Math.min(nearest[node]!, distance[node]!);
    for (let node = 0; node < n; node++) if (nearest[node]! > nearest[pivot]!) pivot = node;
    return distance.map((links) => links * links);
  });
}

/** Double centring, in place: rows and columns have a mean of 0. */
function centre(columns: Float64Array[], n: number): Float64Array[] {
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / n);
  const all = means.reduce((sum, mean) => sum + mean, 0) / columns.length;
  for (let node = 0; node < n; node++) {
    let row = 0;
    for (const column of columns) row += column[node]! / columns.length;
    columns.forEach((column, c) => (column[node] = -0.5 * (column[node]! - means[c]! - row + all)));
  }
  return columns;
}

/** By power iteration, at right angles to those before it. */
function eigenvector(matrix: number[][], before: number[][], random: () => number): number[] {
  let vector = matrix.map(() => random() - 0.5);
  for (let step = 0; step < ITERATIONS; step++) {
    let next = matrix.map((row) => dot(row, vector));
    for (const other of before) {
      const share = dot(next, other);
      next = next.map((value, i) => value - share * other[i]!);
    }
    const length = Math.hypot(...next);
    if (length < 1e-12) return vector.map(() => 0);
    vector = next.map((value) => value / length);
  }
  return vector;
}

function project(columns: readonly Float64Array[], vector: readonly number[], out: Float64Array): void {
  columns.forEach((column, c) => {
    for (let node = 0; node < out.length; node++) out[node]! += column[node]! * vector[c]!;
  });
  const scale = Math.sqrt(dot(out, out) / Math.max(1, out.length)) || 1;
  for (let node = 0; node < out.length; node++) out[node]! /= scale;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
