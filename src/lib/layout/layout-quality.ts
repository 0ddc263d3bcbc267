/** How true a layout is to its links, in figures that can be compared between layouts. Pure; positions in any unit. */
import type { Adjacency } from '../graph/adjacency';

/** Nodes that are looked at in a large map. */
const MOST_NODES = 4000;
/** Overlaps smaller than this are rounding. */
const TOLERANCE = 1e-3;

/**
 * Neighbourhood preservation (Kruiger, Rauber, Martins, Kerren, Kobourov & Telea 2017, doi:10.1111/cgf.13187): for each node the nodes
 * within `hops` links, and as many nodes that are nearest in the plane; the size of what both have over the size of what either has,
 * as a mean of all nodes that have a neighbour. 1 is perfect. Ties go to the lower index. O(n² log n) up to 4,000 nodes, of which more
 * every k-th is taken.
 *
 * @param x n
 * @param y n
 * @returns 0 for a graph without links
 */
export function neighbourhoodPreservation(
  graph: Adjacency,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  hops: 1 | 2,
): number {
  const n = graph.nodeCount;
  const stride = Math.ceil(n / MOST_NODES) || 1;
  const distance = new Float64Array(n);
  const sorted = new Float64Array(n);
  const near = new Uint32Array(n).fill(n);
  let sum = 0;
  let count = 0;
  for (let node = 0; node < n; node += stride) {
    const size = markNeighbours(graph, node, hops, near);
    if (size === 0) continue;
    for (let other = 0; other < n; other++) {
      distance[other] = (x[other]! - x[node]!) ** 2 + (y[other]! - y[node]!) ** 2;
    }
    distance[node] = Infinity;
    // Numbers alone sort many times as fast as nodes by a comparison; the order among the nearest does not matter.
    sorted.set(distance);
    const farthest = sorted.sort()[size - 1]!;
    let both = 0;
    let room = size;
    for (let other = 0; other < n; other++) {
      if (!(distance[other]! < farthest)) continue;
      room--;
      if (near[other] === node) both++;
    }
    for (let other = 0; other < n && room > 0; other++) {
      if (distance[other] !== farthest) continue;
      room--;
      if (near[other] === node) both++;
    }
    sum += both / (2 * size - both);
    count++;
  }
  return count > 0 ? sum / count : 0;
}

/** Writes `node` into `mark` of each other node within one or two links; returns how many there are. */
function markNeighbours(
  { offsets, targets }: Adjacency,
  node: number,
  hops: 1 | 2,
  mark: Uint32Array,
): number {
  let size = 0;
  const visit = (from: number): void => {
    for (let e = offsets[from]!; e < offsets[from + 1]!; e++) {
      const other = targets[e]!;
      if (other === node || mark[other] === node) continue;
      mark[other] = node;
      size++;
    }
  };
  visit(node);
  if (hops === 2) {
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) visit(targets[e]!);
  }
  return size;
}

/**
 * Normalised stress: the mean of (1 - s·e/d)² over pairs of a pivot and a node, where d is the number of links on the shortest way
 * between the two, e their distance in the plane and s the scale at which the sum is least. 0 is perfect. The pivots are spread: each is
 * the node farthest from those before it (Brandes & Pich 2007, doi:10.1007/978-3-540-70904-6_6). Pairs without a way are left out.
 */
export function normalisedStress(
  graph: Adjacency,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  mostPivots = 50,
): number {
  const n = graph.nodeCount;
  let [ratios, squares, pairs] = [0, 0, 0];
  for (const { node, hops } of spreadPivots(graph, mostPivots)) {
    for (let other = 0; other < n; other++) {
      if (!(hops[other]! > 0)) continue;
      const ratio = Math.hypot(x[other]! - x[node]!, y[other]! - y[node]!) / hops[other]!;
      ratios += ratio;
      squares += ratio * ratio;
      pairs++;
    }
  }
  if (pairs === 0) return 0;
  // Least over s of the sum of (1 - s·r)² is at s = Σr / Σr².
  return squares > 0 ? 1 - (ratios * ratios) / squares / pairs : 1;
}

/** Pivots with the number of links to each node (-1: none leads there). */
function* spreadPivots(graph: Adjacency, most: number): Generator<{ node: number; hops: Int32Array }> {
  const n = graph.nodeCount;
  const nearest = new Float64Array(n).fill(Infinity);
  for (let taken = 0, node = 0; taken < Math.min(most, n); taken++) {
    const hops = countHops(graph, node);
    yield { node, hops };
    let next = -1;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i]!, hops[i]! < 0 ? Infinity : hops[i]!);
      if (nearest[i]! > 0 && (next < 0 || nearest[i]! > nearest[next]!)) next = i;
    }
    if (next < 0) return;
    node = next;
  }
}

/** Number of links on the shortest way from a node to each other; -1 where none leads there. */
export function countHops({ nodeCount, offsets, targets }: Adjacency, from: number): Int32Array {
  const hops = new Int32Array(nodeCount).fill(-1);
  const queue = new Uint32Array(nodeCount);
  let tail = 0;
  queue[tail++] = from;
  hops[from] = 0;
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const other = targets[e]!;
      if (hops[other] !== -1) continue;
      hops[other] = hops[node]! + 1;
      queue[tail++] = other;
    }
  }
  return hops;
}

/** Number of pairs of discs that overlap, exactly: discs are swept from left to right, each against those that it can still reach. */
export function overlappingPairs(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radius: ArrayLike<number>,
): number {
  const order = Array.from({ length: x.length }, (_, i) => i).sort(
    (a, b) => x[a]! - radius[a]! - (x[b]! - radius[b]!) || a - b,
  );
  let open: number[] = [];
  let count = 0;
  for (const node of order) {
    const left = x[node]! - radius[node]!;
    open = open.filter((other) => x[other]! + radius[other]! > left);
    for (const other of open) {
      const reach = Math.max(0, radius[node]! + radius[other]! - TOLERANCE);
      if ((x[node]! - x[other]!) ** 2 + (y[node]! - y[other]!) ** 2 < reach * reach) count++;
    }
    open.push(node);
  }
  return count;
}
