import { DIRECTED_KINDS, LINK_KINDS, type LinkColumns } from '../model/network';

/** By kind: 1 where links run one way. */
export const ONE_WAY = Uint8Array.from(LINK_KINDS, (kind) => (DIRECTED_KINDS.has(kind) ? 1 : 0));

/** Number of links of each node. */
export function computeDegree(nodeCount: number, links: Pick<LinkColumns, 'source' | 'target'>): Uint32Array {
  const degree = new Uint32Array(nodeCount);
  for (let e = 0; e < links.source.length; e++) {
    degree[links.source[e]!]!++;
    degree[links.target[e]!]!++;
  }
  return degree;
}

/** Sum of the weights of the links of each node (weighted degree). */
export function computeStrength(nodeCount: number, links: LinkColumns): Float32Array {
  // Summed in double precision: many small weights would get lost in single.
  const strength = new Float64Array(nodeCount);
  for (let e = 0; e < links.source.length; e++) {
    strength[links.source[e]!]! += links.weight[e]!;
    strength[links.target[e]!]! += links.weight[e]!;
  }
  return Float32Array.from(strength);
}

/** Number of directed links that arrive at (`in`) or leave (`out`) each node; NaN for the kinds of node that no directed link joins. */
export function computeDirectedDegree(
  kinds: Uint8Array,
  links: LinkColumns,
  direction: 'in' | 'out',
): Float32Array {
  const ends = direction === 'in' ? links.target : links.source;
  const degree = blankUndirected(kinds, links);
  for (let e = 0; e < ends.length; e++) if (ONE_WAY[links.kinds[e]!]) degree[ends[e]!]!++;
  return degree;
}

export function hasDirectedLinks(links: LinkColumns): boolean {
  return links.kinds.some((kind) => ONE_WAY[kind]);
}

/** 0 for every node whose kind directed links join, NaN for all others: an author can't be cited, a paper can. */
export function blankUndirected(kinds: Uint8Array, links: LinkColumns): Float32Array {
  const joined = new Set<number>();
  for (let e = 0; e < links.source.length; e++) {
    if (!ONE_WAY[links.kinds[e]!]) continue;
    joined.add(kinds[links.source[e]!]!);
    joined.add(kinds[links.target[e]!]!);
  }
  return Float32Array.from(kinds, (kind) => (joined.has(kind) ? 0 : NaN));
}
