/** What a choice of authors keeps; see shown.ts for the rules. */
import { AUTHOR, PAPER } from '../model/network';
import type { Snapshot } from '../model/snapshot';
import type { Filters } from '../model/view';
import { datedPapers } from './timeline/dated-papers';

export interface ChosenAuthors {
  /** Ascending; at least one. */
  nodes: number[];
  /** n: 1 for each of them. */
  mask: Uint8Array;
}

/** The chosen authors that are on the map; null: none is. */
export function chosenAuthors({ kinds, ids }: Snapshot, filters: Filters): ChosenAuthors | null {
  const wanted = new Set(filters.authors);
  if (wanted.size === 0) return null;
  const nodes = Array.from(kinds.keys()).filter((node) => kinds[node] === AUTHOR && wanted.has(ids[node]!));
  const mask = new Uint8Array(kinds.length);
  for (const node of nodes) mask[node] = 1;
  return nodes.length > 0 ? { nodes, mask } : null;
}

/** Leaves the papers, by item, that some authors on the map have written, alone, together, or with those who wrote with them. */
export function keepPapersOf(
  snapshot: Snapshot,
  authors: readonly number[],
  mode: Filters['authorMode'],
  passes: Uint8Array,
): void {
  const { itemsOf } = datedPapers(snapshot);
  const by = new Uint32Array(passes.length);
  for (const author of authors) for (const paper of itemsOf(author)) by[paper]!++;
  if (mode === 'co-authors') {
    const met = by.slice();
    for (let node = 0; node < snapshot.nodeCount; node++) {
      if (snapshot.kinds[node] !== AUTHOR) continue;
      const papers = itemsOf(node);
      if (papers.some((paper) => met[paper]! > 0)) for (const paper of papers) by[paper]!++;
    }
  }
  const needed = mode === 'all' ? authors.length : 1;
  for (let paper = 0; paper < passes.length; paper++) if (by[paper]! < needed) passes[paper] = 0;
}

/** A map of papers: keeps the papers that the chosen authors wrote. */
export function applyAuthors(snapshot: Snapshot, filters: Filters, mask: Uint8Array): void {
  const found = chosenAuthors(snapshot, filters);
  if (!found) return;
  const { kinds, authorOffsets, authorNodes } = snapshot;
  const { nodes, mask: chosen } = found;
  if (snapshot.counts.papers === 0) {
    applyLinkedAuthors(snapshot, found, filters.authorMode, mask);
    return;
  }

  if (filters.authorMode === 'co-authors') {
    const circle = chosen.slice();
    for (let i = 0; i < chosen.length; i++) {
      if (kinds[i] !== PAPER) continue;
      const byline = authorNodes.subarray(authorOffsets[i]!, authorOffsets[i + 1]!);
      if (byline.some((author) => chosen[author] === 1)) byline.forEach((author) => (circle[author] = 1));
    }
    chosen.set(circle);
  }
  const needed = filters.authorMode === 'all' ? nodes.length : 1;
  for (let i = 0; i < chosen.length; i++) {
    if (kinds[i] !== PAPER || mask[i] === 0) continue;
    let found = 0;
    for (let k = authorOffsets[i]!; k < authorOffsets[i + 1]!; k++) found += chosen[authorNodes[k]!]!;
    if (found < needed) mask[i] = 0;
  }
}

/** A map without papers: the chosen authors and whom they are linked to (all of them, or one at least), or those these are linked to as well. */
export function applyLinkedAuthors(
  { links }: Snapshot,
  chosen: ChosenAuthors,
  mode: Filters['authorMode'],
  mask: Uint8Array,
): void {
  const spread = (from: Uint8Array, least: number): Uint8Array => {
    const met = new Uint32Array(from.length);
    for (let l = 0; l < links.source.length; l++) {
      const [a, b] = [links.source[l]!, links.target[l]!];
      if (from[a]) met[b]!++;
      if (from[b]) met[a]!++;
    }
    return from.map((own, node) => (own || met[node]! >= least ? 1 : 0));
  };
  let kept = spread(chosen.mask, mode === 'all' ? chosen.nodes.length : 1);
  if (mode === 'co-authors') kept = spread(kept, 1);
  for (let i = 0; i < mask.length; i++) if (!kept[i]) mask[i] = 0;
}
