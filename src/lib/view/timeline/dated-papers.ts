/** What the timeline counts: the papers and cited works on a map, or the papers behind its authors, keywords and sources. */
import { PAPER, WORK } from '../../model/network';
import type { Snapshot } from '../../model/snapshot';

/** Columns by item. An item is a node, or a paper behind nodes. */
export interface DatedPapers {
  day: Int32Array;
  dayPrecision: Uint8Array;
  /** 1 where it is retracted; absent where none is. */
  retracted?: Uint8Array;
  cluster: Uint16Array;
  /** Ascending. */
  items: Uint32Array;
  /** The items of a node: itself, or the papers behind it. */
  itemsOf(node: number): Uint32Array;
  /** The nodes that some items belong to, ascending. */
  nodesOf(items: Uint32Array): Uint32Array;
}

const known = new WeakMap<Snapshot, DatedPapers>();

export function datedPapers(snapshot: Snapshot): DatedPapers {
  let found = known.get(snapshot);
  if (!found) known.set(snapshot, (found = snapshot.behind ? fromBehind(snapshot) : fromNodes(snapshot)));
  return found;
}

function fromNodes({ day, dayPrecision, retracted, cluster, kinds }: Snapshot): DatedPapers {
  const isItem = (node: number) => kinds[node] === PAPER || kinds[node] === WORK;
  return {
    day,
    dayPrecision,
    ...(retracted ? { retracted } : {}),
    cluster,
    items: Uint32Array.from(kinds.keys()).filter(isItem),
    itemsOf: (node) => (isItem(node) ? Uint32Array.of(node) : new Uint32Array(0)),
    nodesOf: (items) => items,
  };
}

function fromBehind({ behind, nodeCount }: Snapshot): DatedPapers {
  const { day, dayPrecision, retracted, cluster, offsets, papers } = behind!;
  const itemsOf = (node: number) => papers.subarray(offsets[node], offsets[node + 1]);
  return {
    day,
    dayPrecision,
    ...(retracted ? { retracted } : {}),
    cluster,
    items: Uint32Array.from(day.keys()),
    itemsOf,
    nodesOf(items) {
      const wanted = new Set(items);
      const nodes: number[] = [];
      for (let node = 0; node < nodeCount; node++) {
        if (itemsOf(node).some((paper) => wanted.has(paper))) nodes.push(node);
      }
      return Uint32Array.from(nodes);
    },
  };
}
