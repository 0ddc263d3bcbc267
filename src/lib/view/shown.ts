/**
 * What is shown of a map: the one answer that the map, its timeline, its counts, its cards and its files all go by.
 *
 * Papers pass when each filter lets them through:
 * - dates: what is known of the paper's date overlaps the range, so a paper of "2016" is in "March to May 2016";
 *   undated papers pass unless `undated` is 'hide' and a range is set;
 * - retracted: 'hide' lets pass those that are not retracted, 'only' those that are;
 * - authors: 'any' by at least one of the chosen, 'all' by all of them together, 'co-authors' by one of the chosen or by somebody who
 *   has written with one of them;
 * - clusters, minLinks: its node is in one of the chosen clusters and has at least as many links. Cited works pass by the same rules.
 *
 * Where papers are nodes, authors and keywords pass when at least one of their papers does and they have enough links themselves; those
 * that no paper is linked to are judged by their own cluster.
 *
 * Where papers stand behind the nodes (authors, keywords, sources), clusters, minLinks and kinds are asked of the nodes, all else of the
 * papers. A node is shown when it passes and one of its papers does; a paper is shown when it passes and one of its nodes does. A node
 * without papers counts as an undated one, and is kept by a choice of authors only where it is chosen itself.
 *
 * On a map without any paper a choice of authors keeps them and those that they are linked to, in the same three ways. Kinds are hidden
 * last, so that hidden papers still decide about their authors. A chosen author or cluster that is not on this map filters nothing
 * (activeFilters says so).
 */
import { countKinds, NODE_KINDS, PAPER, WORK, type NodeKind } from '../model/network';
import { NO_CLUSTER, regionNodes, type Snapshot } from '../model/snapshot';
import type { ShownPart } from '../model/shown-part';
import type { Filters } from '../model/view';
import { applyAuthors, applyLinkedAuthors, chosenAuthors, keepPapersOf } from './author-filter';
import { hasFilters, isRanged, itemsInRange } from './filters';
import { datedPapers } from './timeline/dated-papers';

export interface Shown {
  /** n: 1 where the node is shown. */
  mask: Uint8Array;
  /** By item of datedPapers: 1 where it is shown. */
  items: Uint8Array;
  /** false: no filter is set, and all is shown. */
  isFiltered: boolean;
  counts: ShownCounts;
}

/** Of no map. */
export const NOTHING_SHOWN: Shown = {
  mask: new Uint8Array(0),
  items: new Uint8Array(0),
  isFiltered: false,
  counts: {
    ...{ nodes: 0, links: 0, papers: 0, items: 0 },
    kinds: countKinds(new Uint8Array(0)),
    clusters: new Uint32Array(0),
  },
};

export interface ShownCounts {
  nodes: number;
  /** Between nodes that are shown. */
  links: number;
  kinds: Record<NodeKind, number>;
  /** By cluster: its nodes that it is counted by, see regionNodes. */
  clusters: Uint32Array;
  /** What a bibliography of the map holds: papers that are nodes, or stand behind them. */
  papers: number;
  /** What the timeline counts: papers and cited works. */
  items: number;
}

/** What a map without filters shows of everything: the totals that ShownCounts is a part of. O(n). */
export function totalCounts(snapshot: Snapshot): Pick<ShownCounts, 'kinds' | 'papers' | 'items'> {
  const kinds = countKinds(snapshot.kinds);
  return {
    kinds,
    papers: snapshot.behind?.day.length ?? kinds.paper,
    items: datedPapers(snapshot).items.length,
  };
}

/** O(nodes + links + papers). Changes nothing. */
export function computeShown(snapshot: Snapshot, filters: Filters): Shown {
  const { mask, items } = snapshot.behind ? showWithBehind(snapshot, filters) : showNodes(snapshot, filters);
  return { mask, items, isFiltered: hasFilters(filters), counts: countShown(snapshot, mask, items) };
}

/** Which nodes are shown: n bytes. */
export function computeMask(snapshot: Snapshot, filters: Filters): Uint8Array {
  return computeShown(snapshot, filters).mask;
}

/** How many nodes a mask lets through. */
export function countVisible(mask: Uint8Array): number {
  return mask.reduce((sum, one) => sum + one, 0);
}

/** What the engine is told when it is asked about the part that is shown, or is to write it down; undefined: the whole. */
export function shownPart(snapshot: Snapshot, { mask, items, isFiltered }: Shown): ShownPart | undefined {
  return isFiltered ? { nodes: mask, papers: shownPapers(snapshot, { items }) } : undefined;
}

/** The papers that a bibliography of the shown part holds, as ShownPart has them. */
export function shownPapers({ behind, kinds }: Snapshot, { items }: Pick<Shown, 'items'>): Uint32Array {
  return Uint32Array.from(items.keys()).filter(
    (item) => items[item] === 1 && (behind !== undefined || kinds[item] === PAPER),
  );
}

function countShown(snapshot: Snapshot, mask: Uint8Array, items: Uint8Array): ShownCounts {
  const isCounted = regionNodes(snapshot.kinds);
  const kinds = countKinds(snapshot.kinds.filter((_, node) => mask[node] === 1));
  const clusters = new Uint32Array(snapshot.clusters.length);
  for (let i = 0; i < mask.length; i++) {
    const cluster = snapshot.cluster[i]!;
    if (mask[i] === 1 && cluster !== NO_CLUSTER && isCounted(i)) clusters[cluster]!++;
  }
  const { source, target } = snapshot.links;
  let links = 0;
  for (let l = 0; l < source.length; l++) links += mask[source[l]!]! & mask[target[l]!]!;
  const dated = datedPapers(snapshot).items.reduce((sum, item) => sum + items[item]!, 0);
  return {
    nodes: countVisible(mask),
    links,
    kinds,
    clusters,
    papers: snapshot.behind ? dated : kinds.paper,
    items: dated,
  };
}

type Part = Pick<Shown, 'mask' | 'items'>;

function showNodes(snapshot: Snapshot, filters: Filters): Part {
  const mask = new Uint8Array(snapshot.nodeCount).fill(1);
  applyClusters(snapshot, filters.clusters, mask);
  if (isRanged(filters) || filters.retracted !== undefined) {
    const passes = itemsInRange(snapshot, filters);
    for (const item of datedPapers(snapshot).items) mask[item]! &= passes[item]!;
  }
  applyAuthors(snapshot, filters, mask);
  applyMinLinks(snapshot, filters.minLinks, mask);
  applyPapersToOthers(snapshot, filters.minLinks, mask);
  applyKinds(snapshot, filters, mask);
  return { mask, items: mask };
}

function showWithBehind(snapshot: Snapshot, filters: Filters): Part {
  const { itemsOf } = datedPapers(snapshot);
  const mask = new Uint8Array(snapshot.nodeCount).fill(1);
  applyClusters(snapshot, filters.clusters, mask);
  applyMinLinks(snapshot, filters.minLinks, mask);
  applyKinds(snapshot, filters, mask);
  const passes = itemsInRange(snapshot, filters);
  const chosen = chosenAuthors(snapshot, filters);
  const isByPapers = chosen !== null && chosen.nodes.some((node) => itemsOf(node).length > 0);
  if (chosen && isByPapers) keepPapersOf(snapshot, chosen.nodes, filters.authorMode, passes);
  else if (chosen) applyLinkedAuthors(snapshot, chosen, filters.authorMode, mask);
  const isUnknown = isRanged(filters) && filters.undated === 'hide';
  const items = new Uint8Array(passes.length);
  for (let node = 0; node < mask.length; node++) {
    if (mask[node] === 0) continue;
    const papers = itemsOf(node);
    const isKept =
      papers.length > 0
        ? papers.some((paper) => passes[paper] === 1)
        : !isUnknown && filters.retracted !== 'only' && (!isByPapers || chosen.mask[node] === 1);
    if (!isKept) mask[node] = 0;
    else for (const paper of papers) items[paper]! |= passes[paper]!;
  }
  return { mask, items };
}

function applyMinLinks({ degree }: Snapshot, minLinks: number, mask: Uint8Array): void {
  for (let i = 0; i < mask.length; i++) if (degree[i]! < minLinks) mask[i] = 0;
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
