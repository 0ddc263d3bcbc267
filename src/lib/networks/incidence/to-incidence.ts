import type { Incidence } from './types';

/** Kinds of context, in the order of Incidence.contexts.kinds: a paper of the corpus, or a cited work outside it. */
export const CONTEXT_KINDS = ['paper', 'work'] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];
export const PAPER_CONTEXT = 0;
export const WORK_CONTEXT = 1;

/** Items and their contexts, collected. */
export interface IncidenceRows {
  /** n: index into NODE_KINDS, sorted by kind, then by entity. */
  kinds: Uint8Array;
  entities: Uint32Array;
  /** n; default: the item's number of contexts. */
  occurrences?: Uint32Array;
  ignored?: number;
  /** Goes through the contexts, papers first, ascending; an item may be named twice in one. */
  visit(add: (contextKind: 0 | 1, entity: number, items: ArrayLike<number>) => void): void;
}

/** Makes the matrix from lists of items by context; contexts without an item are left out. */
export function toIncidence({ kinds, entities, occurrences, ignored = 0, visit }: IncidenceRows): Incidence {
  const n = kinds.length;
  const counts = new Uint32Array(n);
  const seen = new Int32Array(n).fill(-1);
  const items: number[] = [];
  const contextKinds: number[] = [];
  const contextEntities: number[] = [];
  const sizes: number[] = [];
  visit((kind, entity, list) => {
    let size = 0;
    for (let i = 0; i < list.length; i++) {
      const item = list[i]!;
      if (seen[item] === sizes.length) continue;
      seen[item] = sizes.length;
      items.push(item);
      counts[item]!++;
      size++;
    }
    if (size === 0) return;
    contextKinds.push(kind);
    contextEntities.push(entity);
    sizes.push(size);
  });
  const offsets = new Uint32Array(n + 1);
  for (let i = 0; i < n; i++) offsets[i + 1] = offsets[i]! + counts[i]!;
  const next = offsets.slice(0, n);
  const columns = new Uint32Array(items.length);
  let at = 0;
  sizes.forEach((size, context) => {
    for (const end = at + size; at < end; at++) columns[next[items[at]!]!++] = context;
  });
  return {
    kinds,
    entities,
    offsets,
    columns,
    contexts: { kinds: Uint8Array.from(contextKinds), entities: Uint32Array.from(contextEntities) },
    sizes: Uint32Array.from(sizes),
    occurrences: occurrences ?? counts,
    ignored,
  };
}
