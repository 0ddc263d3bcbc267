import type { ClusterEdits } from '../cluster-edits';
import type { Corrections } from '../corrections';
import type { NodeKind } from '../network';
import type { Settings } from '../settings';

/** The part of a map file that is kept instead of computed anew. */
export interface SavedMap {
  settings: Settings;
  title?: string;
  /** In clusters as they were found, before the reader's edits. */
  nodes: { id: string; kind: NodeKind; x: number; y: number; cluster: string | null }[];
  clusters: { id: string; label: string; terms: string[] }[];
  view?: string;
  corrections?: Corrections;
  clusterEdits?: ClusterEdits;
  /** The key `story` as it stands in the file: the page reads it. */
  story?: unknown;
  others?: UnknownKeys;
}

/** What stands in a map file and this version does not know: kept as it is. Of papers it stands in their records. */
export interface UnknownKeys {
  /** Of the file itself. */
  file: Record<string, unknown>;
  /** Of entries of its lists: list -> id -> keys. */
  entries: ReadonlyMap<string, ReadonlyMap<string, Record<string, unknown>>>;
}
