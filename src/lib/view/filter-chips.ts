import { KIND_WORDS } from '../model/kind-words';
import { NODE_KINDS } from '../model/network';
import type { Snapshot } from '../model/snapshot';
import { DEFAULT_FILTERS, type Filters } from '../model/view';
import { rangeInWords } from './dates';
import { computeMask, countVisible } from './shown';

/** One active filter, in words. */
export interface FilterChip {
  /** Unique among the chips: "dates", "author:<id>", "cluster:<id>", "kind:<kind>", "min-links", "undated", "retracted". */
  id: string;
  kind: 'dates' | 'undated' | 'retracted' | 'author' | 'cluster' | 'kind' | 'min-links';
  label: string;
  /** False when this map doesn't have the chosen author or cluster: the chip filters nothing here. */
  applies: boolean;
  /** The filters with this one lifted. */
  without: Filters;
}

/** The filters that are set, one chip each, in the order dates, retractions, topics, authors, kinds, links. */
export function activeFilters(snapshot: Snapshot, filters: Filters): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (chip: Omit<FilterChip, 'without'>, lifted: Partial<Filters>): void => {
    chips.push({ ...chip, without: { ...filters, ...lifted } });
  };
  if (filters.from !== null || filters.to !== null) {
    add(
      { id: 'dates', kind: 'dates', label: rangeInWords(filters), applies: true },
      { from: null, to: null },
    );
    if (filters.undated !== DEFAULT_FILTERS.undated) {
      add(
        { id: 'undated', kind: 'undated', label: 'without undated papers', applies: true },
        { undated: DEFAULT_FILTERS.undated },
      );
    }
  }
  if (filters.retracted !== undefined) {
    const label = filters.retracted === 'hide' ? 'without retracted papers' : 'retracted papers only';
    add({ id: 'retracted', kind: 'retracted', label, applies: true }, { retracted: undefined });
  }
  for (const id of filters.clusters) {
    const cluster = snapshot.clusters.find((each) => each.id === id);
    add(
      {
        id: `cluster:${id}`,
        kind: 'cluster',
        label: cluster ? `topic: ${cluster.label}` : `topic ${id} (not on this map)`,
        applies: cluster !== undefined,
      },
      { clusters: filters.clusters.filter((other) => other !== id) },
    );
  }
  const nodes = findNodes(snapshot, filters.authors);
  for (const id of filters.authors) {
    const node = nodes.get(id);
    add(
      {
        id: `author:${id}`,
        kind: 'author',
        label: node === undefined ? `${id} (not on this map)` : authorLabel(snapshot.labels[node]!, filters),
        applies: node !== undefined,
      },
      { authors: filters.authors.filter((other) => other !== id) },
    );
  }
  for (const kind of NODE_KINDS) {
    if (filters.kinds.includes(kind)) continue;
    const kinds = NODE_KINDS.filter((each) => each === kind || filters.kinds.includes(each));
    add(
      { id: `kind:${kind}`, kind: 'kind', label: `${KIND_WORDS[kind].many} hidden`, applies: true },
      { kinds },
    );
  }
  if (filters.minLinks > 0) {
    const label = filters.minLinks === 1 ? 'at least 1 link' : `at least ${filters.minLinks} links`;
    add({ id: 'min-links', kind: 'min-links', label, applies: true }, { minLinks: 0 });
  }
  return chips;
}

/** A filter whose removal alone would show something again. */
export interface EmptyingFilter {
  chip: FilterChip;
  /** Nodes that would be visible without it. */
  visible: number;
}

/** When nothing passes: the filters that can be lifted, the one that brings back most first. */
export function explainEmpty(snapshot: Snapshot, filters: Filters): EmptyingFilter[] {
  return activeFilters(snapshot, filters)
    .map((chip) => ({ chip, visible: countVisible(computeMask(snapshot, chip.without)) }))
    .filter(({ visible }) => visible > 0)
    .sort((a, b) => b.visible - a.visible);
}

function authorLabel(name: string, filters: Filters): string {
  if (filters.authorMode === 'co-authors') return `${name} and co-authors`;
  return filters.authorMode === 'all' && filters.authors.length > 1 ? `together with ${name}` : `by ${name}`;
}

function findNodes(snapshot: Snapshot, ids: string[]): Map<string, number> {
  const wanted = new Set(ids);
  const found = new Map<string, number>();
  if (wanted.size > 0) snapshot.ids.forEach((id, node) => wanted.has(id) && found.set(id, node));
  return found;
}
