import { regionNodes } from '../model/snapshot';
import type { Encodings } from '../model/view';
import type { Adjacency } from './adjacency';

/** What the reader points at, has chosen and has found. Node indices. */
export interface Emphasis {
  hovered: number | null;
  selected: number[];
  /** A chosen link, by its ends. */
  link: { source: number; target: number } | null;
  /** What the search found; null: no search. */
  matches: Uint32Array | null;
  /** Lit together without their neighbours and without rings: the papers of a bar of the timeline. Comes before the selection. */
  lit?: ArrayLike<number> | null;
  /** The nodes of a path: lit with the links among them. Comes before the selection. */
  path?: readonly number[] | null;
}

export const NO_EMPHASIS: Emphasis = {
  hovered: null,
  selected: [],
  link: null,
  matches: null,
  lit: null,
};

/** Bytes of a node's state, in the order in which the shaders read them. */
export const PRESENCE = { shown: 255, ghost: 31, hidden: 0 } as const;
export const LIGHT = { none: 0, near: 128, focus: 255 } as const;
export const RING = { none: 0, match: 128, selected: 255 } as const;

export interface NodeStates {
  /** 4n bytes: presence, light, ring, 255. */
  bytes: Uint8Array;
  /** Whether all that is not lit fades towards the background. */
  fades: boolean;
  /** Which links are lit: none, those at a focus node, or only those between two focus nodes. */
  links: 'none' | 'touching' | 'between';
}

/**
 * The state of every node. Hovering lights the node and its neighbours and comes before all else; a chosen link lights its two
 * ends; the selection lights its neighbourhood while nothing is hovered. Filtered-out nodes (mask 0) ghost or hide, and are never lit.
 *
 * @param absentNodes n: 1 where a node is not on the map itself (see trayMask)
 */
export function computeStates(
  nodeCount: number,
  adjacency: Adjacency,
  mask: Uint8Array | null,
  emphasis: Emphasis,
  filtered: Encodings['filtered'],
  absentNodes: Uint8Array | null = null,
): NodeStates {
  const bytes = new Uint8Array(nodeCount * 4);
  const absent = filtered === 'ghost' ? PRESENCE.ghost : PRESENCE.hidden;
  for (let i = 0; i < nodeCount; i++) {
    bytes[4 * i] = absentNodes?.[i] ? PRESENCE.hidden : !mask || mask[i] ? PRESENCE.shown : absent;
    bytes[4 * i + 3] = 255;
  }
  const isThere = (node: number) => node >= 0 && node < nodeCount && bytes[4 * node] === PRESENCE.shown;
  const light = (node: number, value: number) => {
    if (isThere(node) && (bytes[4 * node + 1] as number) < value) bytes[4 * node + 1] = value;
  };
  const lightAround = (node: number) => {
    if (!isThere(node)) return;
    light(node, LIGHT.focus);
    const end = adjacency.offsets[node + 1] as number;
    for (let k = adjacency.offsets[node] as number; k < end; k++)
      light(adjacency.nodes[k] as number, LIGHT.near);
  };
  if (emphasis.matches) {
    for (const node of emphasis.matches) if (isThere(node)) bytes[4 * node + 2] = RING.match;
  }
  for (const node of emphasis.selected) if (isThere(node)) bytes[4 * node + 2] = RING.selected;

  if (emphasis.hovered !== null && isThere(emphasis.hovered)) {
    lightAround(emphasis.hovered);
    for (const node of emphasis.selected) light(node, LIGHT.near);
    return { bytes, fades: true, links: 'touching' };
  }
  if (emphasis.link && isThere(emphasis.link.source) && isThere(emphasis.link.target)) {
    light(emphasis.link.source, LIGHT.focus);
    light(emphasis.link.target, LIGHT.focus);
    return { bytes, fades: true, links: 'between' };
  }
  if (emphasis.lit) {
    for (let i = 0; i < emphasis.lit.length; i++) light(emphasis.lit[i] as number, LIGHT.near);
    return { bytes, fades: true, links: 'none' };
  }
  if (emphasis.path && emphasis.path.length > 0) {
    for (const node of emphasis.path) light(node, LIGHT.focus);
    return { bytes, fades: true, links: 'between' };
  }
  const chosen = emphasis.selected.filter(isThere);
  for (const node of chosen) lightAround(node);
  return chosen.length > 0
    ? { bytes, fades: true, links: 'touching' }
    : { bytes, fades: false, links: 'none' };
}

/** Per cluster the share of its papers (on a map without papers, of its nodes) that are shown, 0..1: names and grounds of emptied regions step back. */
export function clusterPresence(
  cluster: Uint16Array,
  kinds: Uint8Array,
  bytes: Uint8Array,
  clusterCount: number,
): Float32Array {
  const all = new Uint32Array(clusterCount);
  const shown = new Uint32Array(clusterCount);
  const isRegion = regionNodes(kinds);
  for (let i = 0; i < cluster.length; i++) {
    const group = cluster[i] as number;
    if (!isRegion(i) || group >= clusterCount) continue;
    all[group] = (all[group] as number) + 1;
    if (bytes[4 * i] === PRESENCE.shown) shown[group] = (shown[group] as number) + 1;
  }
  return Float32Array.from(all, (count, group) => (count > 0 ? (shown[group] as number) / count : 0));
}
