import type { MetricColumn, MetricId } from './answers/metrics';
import type { Snapshot } from './snapshot';
import type { Encodings, LabelChoice, View } from './view';

/** What a film is made of: plain data, so that it can be sent to a worker. */
export interface FilmOrder {
  /** The field as it grows with time, or a story from step to step. */
  kind: 'growth' | 'story';
  format: 'video' | 'gif';
  /** Pixels of the picture; a video's are made even. */
  width: number;
  height: number;
  framesPerSecond: number;
  /** Of a growth; a story takes as long as its scenes and the ways between them. */
  seconds: number;
  theme: 'light' | 'dark';
  title: string;
  snapshot: Snapshot;
  /** The metrics that the scenes' encodings name, beside those of the snapshot. */
  columns: Partial<Record<MetricId, MetricColumn>>;
  /** One for a growth, one a step for a story. */
  scenes: FilmScene[];
}

/** What is shown of the map, and what is said about it. */
export interface FilmScene {
  title: string;
  caption: string;
  seconds: number;
  box: View['box'];
  /** n bytes, 1 = shown; null: all */
  mask: Uint8Array | null;
  encodings: Encodings;
  labelChoices: readonly LabelChoice[];
  /** In words what the filters leave; '' for none. */
  filters: string;
}

export interface Film {
  bytes: Uint8Array<ArrayBuffer>;
  /** Media type. */
  type: string;
  /** ".mp4", ".webm" or ".gif" */
  extension: string;
  width: number;
  height: number;
  seconds: number;
}
