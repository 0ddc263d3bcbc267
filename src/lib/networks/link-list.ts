import { DIRECTED_KINDS, LINK_KINDS, type LinkColumns, type LinkKind } from '../model/network';

/** Collects links and turns them into columns. */
export interface LinkList {
  /** Adds a link. Undirected kinds are turned so that source < target; directed ones keep their direction. */
  add(kind: LinkKind, source: number, target: number, weight: number): void;
  toColumns(): LinkColumns;
}

/** @param minWeight links below it are left out */
export function createLinkList(minWeight = 0): LinkList {
  const source: number[] = [];
  const target: number[] = [];
  const kinds: number[] = [];
  const weights: number[] = [];
  return {
    add(kind, a, b, weight) {
      if (a === b || !(weight >= minWeight)) return;
      const turn = !DIRECTED_KINDS.has(kind) && a > b;
      source.push(turn ? b : a);
      target.push(turn ? a : b);
      kinds.push(LINK_KINDS.indexOf(kind));
      weights.push(weight);
    },
    toColumns: () => ({
      source: Uint32Array.from(source),
      target: Uint32Array.from(target),
      kinds: Uint8Array.from(kinds),
      weight: Float32Array.from(weights),
    }),
  };
}
