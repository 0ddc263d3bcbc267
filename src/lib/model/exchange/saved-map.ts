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
  /** Keys of the file that this version does not know, as they stand. */
  others?: Record<string, unknown>;
}
