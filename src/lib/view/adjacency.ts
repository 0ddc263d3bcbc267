import type { LinkColumns } from '../model/network';

/** Links by node: those of node i are links[offsets[i] .. offsets[i+1]), their other ends nodes[...] at the same places, strongest first. */
export interface Adjacency {
  offsets: Uint32Array;
  nodes: Uint32Array;
  links: Uint32Array;
}

/** Sorts the ends of all links by node. Runs in O(n + m); keeps the order of the links, which is by weight. */
export function buildAdjacency(nodeCount: number, links: LinkColumns): Adjacency {
  const m = links.source.length;
  const offsets = new Uint32Array(nodeCount + 1);
  for (let i = 0; i < m; i++) {
    const a = (links.source[i] as number) + 1;
    const b = (links.target[i] as number) + 1;
    offsets[a] = (offsets[a] as number) + 1;
    offsets[b] = (offsets[b] as number) + 1;
  }
  for (let i = 0; i < nodeCount; i++) offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
  const next = offsets.slice();
  const nodes = new Uint32Array(2 * m);
  const byNode = new Uint32Array(2 * m);
  for (let i = 0; i < m; i++) {
    const a = links.source[i] as number;
    const b = links.target[i] as number;
    const atA = next[a] as number;
    nodes[atA] = b;
    byNode[atA] = i;
    next[a] = atA + 1;
    const atB = next[b] as number;
    nodes[atB] = a;
    byNode[atB] = i;
    next[b] = atB + 1;
  }
  return { offsets, nodes, links: byNode };
}
