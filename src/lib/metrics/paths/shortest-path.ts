import { LINK_KINDS, type LinkColumns, type LinkKind } from '../../model/network';
import { ONE_WAY } from '../degree';

export interface FoundPath {
  /** Node indices, both ends included. */
  nodes: number[];
  /** Between each node and the next: places in the link columns, strongest first. */
  links: number[][];
}

/**
 * The way with the fewest links between two nodes: breadth first from the far end. Of several the one with the largest sum of weights
 * (a step weighs as its strongest link), of several such the one that comes first by node index. The same question has the same
 * answer, whatever the order of the links.
 *
 * @param kinds links to walk on; all where empty
 * @param directed directed links only from source to target; others always both ways
 * @returns null where no way leads, or a node doesn't exist
 */
export function findShortestPath(
  nodeCount: number,
  links: LinkColumns,
  from: number,
  to: number,
  kinds: readonly LinkKind[] = [],
  directed = false,
): FoundPath | null {
  const isNode = (node: number) => Number.isInteger(node) && node >= 0 && node < nodeCount;
  if (!isNode(from) || !isNode(to)) return null;
  const wanted = Uint8Array.from(LINK_KINDS, (kind) => (kinds.length === 0 || kinds.includes(kind) ? 1 : 0));
  const { offsets, ends, places } = arrivals(nodeCount, links, wanted, directed);
  const distance = new Int32Array(nodeCount).fill(-1);
  const order = [to];
  distance[to] = 0;
  for (let head = 0; head < order.length && distance[from] === -1; head++) {
    const node = order[head]!;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      if (distance[ends[e]!] !== -1) continue;
      distance[ends[e]!] = distance[node]! + 1;
      order.push(ends[e]!);
    }
  }
  if (distance[from] === -1) return null;
  // From the far end outwards: the best sum of weights of each node's way there, and the next node on it.
  const best = new Float64Array(nodeCount).fill(-Infinity);
  const next = new Int32Array(nodeCount).fill(-1);
  best[to] = 0;
  for (const node of order) {
    if (distance[node]! >= distance[from]!) break;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const before = ends[e]!;
      if (distance[before] !== distance[node]! + 1) continue;
      const sum = best[node]! + links.weight[places[e]!]!;
      if (sum > best[before]! || (sum === best[before]! && node < next[before]!)) {
        best[before] = sum;
        next[before] = node;
      }
    }
  }
  const path: FoundPath = { nodes: [from], links: [] };
  for (let node = from; node !== to; node = next[node]!) {
    const after = next[node]!;
    const between: number[] = [];
    for (let e = offsets[after]!; e < offsets[after + 1]!; e++)
      if (ends[e] === node) between.push(places[e]!);
    between.sort((a, b) => links.weight[b]! - links.weight[a]! || links.kinds[a]! - links.kinds[b]!);
    path.links.push(between);
    path.nodes.push(after);
  }
  return path;
}

/** Per node the links over which it can be entered: from where, and their places in the columns. */
function arrivals(nodeCount: number, links: LinkColumns, wanted: Uint8Array, directed: boolean) {
  const { source, target, kinds } = links;
  const offsets = new Uint32Array(nodeCount + 1);
  const each = (use: (into: number, end: number, place: number) => void) => {
    for (let e = 0; e < source.length; e++) {
      if (!wanted[kinds[e]!]) continue;
      use(target[e]!, source[e]!, e);
      if (!directed || !ONE_WAY[kinds[e]!]) use(source[e]!, target[e]!, e);
    }
  };
  each((into) => offsets[into + 1]!++);
  for (let i = 0; i < nodeCount; i++) offsets[i + 1]! += offsets[i]!;
  const ends = new Uint32Array(offsets[nodeCount]!);
  const places = new Uint32Array(offsets[nodeCount]!);
  const cursor = offsets.slice();
  each((into, end, place) => {
    const at = cursor[into]!++;
    ends[at] = end;
    places[at] = place;
  });
  return { offsets, ends, places };
}
