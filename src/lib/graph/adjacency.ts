/** An undirected weighted graph in compressed rows: each link stands in both rows. */
export interface Adjacency {
  nodeCount: number;
  /** nodeCount + 1 */
  offsets: Uint32Array;
  /** Neighbours, ascending in each row. */
  targets: Uint32Array;
  weights: Float64Array;
  /** Weight of links from a node to itself (each counted once). */
  selfWeights: Float64Array;
}

/** Links as columns; weight may be missing (then 1). */
export interface WeightedLinks {
  source: ArrayLike<number>;
  target: ArrayLike<number>;
  weight?: ArrayLike<number>;
}

/**
 * Builds compressed rows from a list of undirected links. Parallel links are added up, whichever way round they stand.
 * O(n + m) by two counting sorts, which also leaves each row sorted.
 */
export function buildAdjacency(nodeCount: number, links: WeightedLinks): Adjacency {
  const { source, target, weight } = links;
  const linkCount = source.length;
  const selfWeights = new Float64Array(nodeCount);
  const starts = new Uint32Array(nodeCount + 1);
  for (let i = 0; i < linkCount; i++) {
    if (source[i] === target[i]) {
      selfWeights[source[i]!]! += weight ? weight[i]! : 1;
      continue;
    }
    starts[source[i]! + 1]!++;
    starts[target[i]! + 1]!++;
  }
  for (let i = 0; i < nodeCount; i++) starts[i + 1]! += starts[i]!;
  const size = starts[nodeCount]!;
  // First pass: group by one end. Second pass: walk those groups in order, which drops them into the rows of the other end sorted.
  const ends = new Uint32Array(size);
  const values = new Float64Array(size);
  const cursor = starts.slice();
  for (let i = 0; i < linkCount; i++) {
    const a = source[i]!;
    const b = target[i]!;
    if (a === b) continue;
    const value = weight ? weight[i]! : 1;
    let at = cursor[a]!++;
    ends[at] = b;
    values[at] = value;
    at = cursor[b]!++;
    ends[at] = a;
    values[at] = value;
  }
  const targets = new Uint32Array(size);
  const weights = new Float64Array(size);
  cursor.set(starts);
  for (let a = 0; a < nodeCount; a++) {
    for (let e = starts[a]!; e < starts[a + 1]!; e++) {
      const at = cursor[ends[e]!]!++;
      targets[at] = a;
      weights[at] = values[e]!;
    }
  }
  return mergeParallel({ nodeCount, offsets: starts, targets, weights, selfWeights });
}

function mergeParallel(rows: Adjacency): Adjacency {
  const { nodeCount, offsets, targets, weights } = rows;
  const merged = new Uint32Array(nodeCount + 1);
  let out = 0;
  for (let i = 0; i < nodeCount; i++) {
    const rowStart = out;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (out > rowStart && targets[out - 1] === targets[e]) {
        weights[out - 1]! += weights[e]!;
      } else {
        targets[out] = targets[e]!;
        weights[out] = weights[e]!;
        out++;
      }
    }
    merged[i + 1] = out;
  }
  return { ...rows, offsets: merged, targets: targets.slice(0, out), weights: weights.slice(0, out) };
}

/** Connected components: the component of each node, numbered by size (largest 0; ties by lowest node), and their sizes. */
export function findComponents(graph: Adjacency): { component: Uint32Array; sizes: number[] } {
  const { nodeCount, offsets, targets } = graph;
  const found = new Int32Array(nodeCount).fill(-1);
  const queue = new Uint32Array(nodeCount);
  const sizes: number[] = [];
  for (let start = 0; start < nodeCount; start++) {
    if (found[start] !== -1) continue;
    const id = sizes.length;
    let head = 0;
    let tail = 0;
    queue[tail++] = start;
    found[start] = id;
    while (head < tail) {
      const node = queue[head++]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = targets[e]!;
        if (found[next] !== -1) continue;
        found[next] = id;
        queue[tail++] = next;
      }
    }
    sizes.push(tail);
  }
  const bySize = sizes.map((_, id) => id).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const rank = new Uint32Array(sizes.length);
  bySize.forEach((id, place) => (rank[id] = place));
  return { component: Uint32Array.from(found, (id) => rank[id]!), sizes: bySize.map((id) => sizes[id]!) };
}
