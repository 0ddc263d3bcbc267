import { AUTHOR, KEYWORD, NODE_KINDS, PAPER, WORK } from '../model/network';
import { NO_CLUSTER, NO_DATE, type Snapshot } from '../model/snapshot';
import { DEFAULT_FILTERS, type Filters } from '../model/view';
import { datedPapers } from './timeline/dated-papers';
import { endOfDay, firstDayOf, lastDayOf } from './dates';

/**
 * Which nodes pass the filters: n bytes, 1 = passes.
 *
 * Papers pass when each filter lets them through:
 * - dates: what is known of the paper's date overlaps the range, so a paper of "2016" is in "March to May 2016";
 *   undated papers pass unless `undated` is 'hide' and a range is set;
 * - retracted: 'hide' lets pass those that are not retracted, 'only' those that are;
 * - clusters: in one of the chosen ones;
 * - authors: 'any' by at least one of the chosen, 'all' by all of them together, 'co-authors' by one of the chosen or by somebody who
 *   has written with one of them;
 * - minLinks: has at least as many links.
 * On a map of authors, keywords or sources the papers behind a node decide about dates and retractions: one that passes is enough.
 * On a map without papers a choice of authors keeps them and those that they are linked to, in the same three ways.
 * Authors and keywords pass when at least one of their papers does and they have enough links themselves; those that no paper is
 * linked to are judged by their own cluster. Kinds are hidden last, so that hidden papers still decide about their authors.
 * A chosen author or cluster that is not on this map filters nothing (activeFilters says so).
 */
export function computeMask(snapshot: Snapshot, filters: Filters): Uint8Array {
  const mask = new Uint8Array(snapshot.nodeCount).fill(1);
  applyClusters(snapshot, filters.clusters, mask);
  applyDates(snapshot, filters, mask);
  applyAuthors(snapshot, filters, mask);
  if (filters.minLinks > 0) {
    for (let i = 0; i < mask.length; i++) if (snapshot.degree[i]! < filters.minLinks) mask[i] = 0;
  }
  applyPapersToOthers(snapshot, filters.minLinks, mask);
  applyKinds(snapshot, filters, mask);
  return mask;
}

function applyClusters(snapshot: Snapshot, clusters: string[], mask: Uint8Array): void {
  if (clusters.length === 0) return;
  const chosen = new Set(clusters);
  const passes = snapshot.clusters.map((cluster) => chosen.has(cluster.id));
  if (!passes.includes(true)) return;
  for (let i = 0; i < mask.length; i++) {
    const cluster = snapshot.cluster[i]!;
    if (cluster === NO_CLUSTER || !passes[cluster]) mask[i] = 0;
  }
}

function applyDates(snapshot: Snapshot, filters: Filters, mask: Uint8Array): void {
  const from = filters.from === null ? null : firstDayOf(filters.from);
  const to = filters.to === null ? null : lastDayOf(filters.to);
  if (from === null && to === null && filters.retracted === undefined) return;
  const passes = papersInRange(snapshot, filters);
  const { itemsOf } = datedPapers(snapshot);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const papers = itemsOf(i);
    if (papers.length > 0 ? !papers.some((paper) => passes[paper] === 1) : hasNoDates(snapshot, filters))
      mask[i] = 0;
  }
}

/** Nodes that no paper stands behind, on a map of others: they are as undated papers are, and not retracted. */
function hasNoDates({ behind }: Snapshot, { undated, retracted, from, to }: Filters): boolean {
  const isRange = from !== null || to !== null;
  return behind !== undefined && ((isRange && undated === 'hide') || retracted === 'only');
}

/** By item of datedPapers: 1 where its date is in the range of the filters, and it may be retracted or not as they say. */
function papersInRange(snapshot: Snapshot, filters: Filters): Uint8Array {
  const { day, dayPrecision, retracted } = datedPapers(snapshot);
  const first = (filters.from === null ? null : firstDayOf(filters.from)) ?? -Infinity;
  const last = (filters.to === null ? null : lastDayOf(filters.to)) ?? Infinity;
  const isOpen = first === -Infinity && last === Infinity;
  return Uint8Array.from(day, (start, paper) => {
    if (filters.retracted !== undefined && (retracted?.[paper] === 1) !== (filters.retracted === 'only'))
      return 0;
    if (start === NO_DATE) return isOpen || filters.undated === 'keep' ? 1 : 0;
    return start > last || (start < first && endOfDay(start, dayPrecision[paper]!) < first) ? 0 : 1;
  });
}

function applyAuthors(snapshot: Snapshot, filters: Filters, mask: Uint8Array): void {
  const wanted = new Set(filters.authors);
  if (wanted.size === 0) return;
  const { kinds, ids, authorOffsets, authorNodes } = snapshot;
  const chosen = new Uint8Array(snapshot.nodeCount);
  let count = 0;
  for (let i = 0; i < chosen.length; i++) {
    if (kinds[i] !== AUTHOR || !wanted.has(ids[i]!)) continue;
    chosen[i] = 1;
    count++;
  }
  if (count === 0) return;
  if (snapshot.counts.papers === 0) {
    applyLinkedAuthors(snapshot, chosen, filters.authorMode === 'all' ? count : 1, filters.authorMode, mask);
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
  const needed = filters.authorMode === 'all' ? count : 1;
  for (let i = 0; i < chosen.length; i++) {
    if (kinds[i] !== PAPER || mask[i] === 0) continue;
    let found = 0;
    for (let k = authorOffsets[i]!; k < authorOffsets[i + 1]!; k++) found += chosen[authorNodes[k]!]!;
    if (found < needed) mask[i] = 0;
  }
}

/** A map without papers: the chosen authors and whom they are linked to (all of them, or one at least), or those these are linked to as well. */
function applyLinkedAuthors(
  { links }: Snapshot,
  chosen: Uint8Array,
  needed: number,
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
  let kept = spread(chosen, needed);
  if (mode === 'co-authors') kept = spread(kept, 1);
  for (let i = 0; i < mask.length; i++) if (!kept[i]) mask[i] = 0;
}

function applyPapersToOthers(snapshot: Snapshot, minLinks: number, mask: Uint8Array): void {
  const { kinds, links, degree, authorOffsets, authorNodes } = snapshot;
  // A cited work stands for itself.
  const isOther = (node: number): boolean => kinds[node] !== PAPER && kinds[node] !== WORK;
  const linked = new Uint8Array(mask.length);
  const reached = new Uint8Array(mask.length);
  const reach = (paper: number, other: number): void => {
    linked[other] = 1;
    if (mask[paper] === 1) reached[other] = 1;
  };
  for (let l = 0; l < links.source.length; l++) {
    const [a, b] = [links.source[l]!, links.target[l]!];
    if (kinds[a] === PAPER) {
      if (isOther(b)) reach(a, b);
    } else if (kinds[b] === PAPER && isOther(a)) reach(b, a);
  }
  for (let i = 0; i < mask.length; i++) {
    if (kinds[i] !== PAPER) continue;
    for (let k = authorOffsets[i]!; k < authorOffsets[i + 1]!; k++) reach(i, authorNodes[k]!);
  }
  for (let i = 0; i < mask.length; i++) {
    if (isOther(i) && linked[i] === 1) mask[i] = reached[i]! && degree[i]! >= minLinks ? 1 : 0;
  }
}

function applyKinds(snapshot: Snapshot, filters: Filters, mask: Uint8Array): void {
  const shown = NODE_KINDS.map((kind) => filters.kinds.includes(kind));
  if (!shown.includes(false)) return;
  for (let i = 0; i < mask.length; i++) if (!shown[snapshot.kinds[i]!]) mask[i] = 0;
}

export interface VisibleCounts {
  /** On a map of authors, keywords or sources: papers in the range of dates behind one that passes. */
  papers: number;
  authors: number;
  keywords: number;
  nodes: number;
  /** Links between nodes that both pass. */
  links: number;
}

/** How many nodes a mask lets through. */
export function countVisible(snapshot: Snapshot, mask: Uint8Array): number {
  let nodes = 0;
  for (let i = 0; i < snapshot.nodeCount; i++) nodes += mask[i]!;
  return nodes;
}

/** How many nodes of each kind, and links between them, a mask lets through. `filters`: those that the mask comes from. */
export function visibleCounts(
  snapshot: Snapshot,
  mask: Uint8Array,
  filters: Filters = DEFAULT_FILTERS,
): VisibleCounts {
  const byKind = new Uint32Array(NODE_KINDS.length);
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) byKind[snapshot.kinds[i]!]!++;
  const { source, target } = snapshot.links;
  let links = 0;
  for (let l = 0; l < source.length; l++) links += mask[source[l]!]! & mask[target[l]!]!;
  const nodes = byKind.reduce((sum, count) => sum + count, 0);
  const papers = snapshot.behind
    ? shownBehind(snapshot, mask, filters).length
    : byKind[PAPER]! + byKind[WORK]!;
  return { papers, authors: byKind[AUTHOR]!, keywords: byKind[KEYWORD]!, nodes, links };
}

/** What a bibliography of the map holds, as Engine.exportPapers takes it: the nodes that pass, or the papers behind them. */
export function shownPapers(snapshot: Snapshot, mask: Uint8Array, filters: Filters): Uint32Array {
  if (snapshot.behind) return shownBehind(snapshot, mask, filters);
  return Uint32Array.from(mask.keys()).filter((node) => mask[node] === 1);
}

/** Papers in the range of dates behind the nodes that pass: places in the columns of Snapshot.behind, ascending. */
function shownBehind(snapshot: Snapshot, mask: Uint8Array, filters: Filters): Uint32Array {
  const inRange = papersInRange(snapshot, filters);
  const passes = datedPapers(snapshot).passing(mask);
  return Uint32Array.from(passes.keys()).filter((paper) => passes[paper] === 1 && inRange[paper] === 1);
}

/** Whether anything is filtered out on purpose: false for filters that equal the defaults in effect. */
export function hasFilters(filters: Filters): boolean {
  return (
    filters.from !== null ||
    filters.to !== null ||
    filters.retracted !== undefined ||
    filters.authors.length > 0 ||
    filters.clusters.length > 0 ||
    filters.minLinks > 0 ||
    NODE_KINDS.some((kind) => !filters.kinds.includes(kind))
  );
}
