import type { MetricId } from './answers/metrics';
import { NODE_KINDS, type NodeKind, type NetworkName } from './network';
import type { Settings } from './settings';

/** What is shown of a map. URL, project file and embed are serialisations of this type. Ids are strings, never indices. */
export interface View {
  /** A sample by name, or null for the reader's own files (no link can carry those). */
  sample: string | null;
  /** Settings that differ from the defaults. */
  settings: Partial<Settings>;
  filters: Filters;
  /** Text in the search box. */
  query: string;
  /** Chosen nodes. */
  selection: string[];
  /** Chosen link, by its ends, or null. */
  link: { source: string; target: string } | null;
  /** The part of the map on screen: data space [x0, y0, x1, y1]; null: all of it. */
  box: [number, number, number, number] | null;
  encodings: Encodings;
  /** Labels that do not stand where they would by themselves; each at most once. What is not on the map is passed over. */
  labelChoices: readonly LabelChoice[];
  /** The map that it was made on, in eight letters and digits (see dataHash); absent: not known. */
  data?: string;
}

export interface Filters {
  /** ISO dates, inclusive: "2016", "2016-03", "2016-03-09"; null: open. */
  from: string | null;
  to: string | null;
  /** What happens to papers without a date while a range is set. */
  undated: 'keep' | 'hide';
  /** Papers that are retracted are left out, or shown alone; absent: shown with the others. */
  retracted?: 'hide' | 'only' | undefined;
  authors: string[];
  /** Papers by one of them at least, by all of them together, or by one of them or anybody who wrote with one. */
  authorMode: 'any' | 'all' | 'co-authors';
  /** Kinds shown. */
  kinds: NodeKind[];
  /** Cluster ids; empty: all. */
  clusters: string[];
  /** Nodes with fewer links are left out. */
  minLinks: number;
}

export interface Encodings {
  /** What the areas of the discs stand for. */
  sizeBy: MetricId | 'uniform';
  colourBy: 'cluster' | 'date' | MetricId;
  /** What happens to filtered-out nodes. */
  filtered: 'ghost' | 'hide';
  /** Label density, 0 (none) to 2 (many). */
  labels: number;
}

/** What a label names: a node, or a region by its cluster. */
export interface LabelTarget {
  of: 'node' | 'region';
  id: string;
}

/**
 * What the reader has decided about one label: it is always shown, never, or always and where she moved it.
 *
 * `by` is in data units of the whole map, y upwards: for a node from the middle of its disc to the nearest point of the label; for a region
 * from the middle of its cluster to the middle of the name. `form`: how large the name of a region was when it was moved (see NAME_FORMS).
 */
export type LabelChoice = LabelTarget &
  ({ how: 'pinned' | 'hidden' } | { how: 'moved'; by: readonly [dx: number, dy: number]; form?: number });

export const DEFAULT_FILTERS: Filters = {
  from: null,
  to: null,
  undated: 'keep',
  authors: [],
  authorMode: 'any',
  kinds: [...NODE_KINDS],
  clusters: [],
  minLinks: 0,
};

export const DEFAULT_ENCODINGS: Encodings = {
  sizeBy: 'count',
  colourBy: 'cluster',
  filtered: 'ghost',
  labels: 1,
};

export const DEFAULT_VIEW: View = {
  sample: 'landmarks',
  settings: {},
  filters: DEFAULT_FILTERS,
  query: '',
  selection: [],
  link: null,
  box: null,
  encodings: DEFAULT_ENCODINGS,
  labelChoices: [],
};

export type { NetworkName };
