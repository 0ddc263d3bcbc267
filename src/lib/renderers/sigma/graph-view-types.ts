import type { Problem } from '../../model/problem';
import type { Snapshot } from '../../model/snapshot';
import type { Encodings, LabelChoice } from '../../model/view';
import type { Box, Insets } from '../../view/camera-box';
import type { Emphasis } from '../../view/emphasis';
import type { MetricColumns } from '../../view/metric-values';
import type { Rect } from '../../view/labels/place-labels';
import type { LabelShift, StandingLabel } from '../../view/labels/standing-label';
import type { RegionName } from '../../view/labels/region-names';
import type { ThemeName } from '../../view/theme';
import type { DrawnLabel } from './label-layer';

/** 'on': zooms; 'ctrl': scrolls the page unless Ctrl or Cmd is held (embeds); 'off': never zooms. */
export type WheelMode = 'on' | 'ctrl' | 'off';

export interface GraphViewOptions {
  theme: ThemeName;
  reducedMotion: boolean;
  /** What the wheel does. Default 'on'. */
  wheel?: WheelMode;
  /** Nothing is drawn behind the map: the page around it shows through. */
  transparent?: boolean;
  /** Name of the map for screen readers. */
  label?: string;
  onHover?: (node: number | null) => void;
  /** null: the empty map was clicked, or Escape pressed. */
  onSelect?: (node: number | null, how: { add: boolean }) => void;
  onSelectLink?: (link: { source: number; target: number } | null) => void;
  /** Double click on a region: its cluster. The view zooms there itself. */
  onCluster?: (cluster: number) => void;
  /** The camera has come to rest elsewhere: the part of the data space in the free area. `isFit`: the whole map, as fit() shows it. */
  onCamera?: (box: Box, isFit: boolean) => void;
  /** Papers near enough to show their titles that `titles` does not know yet. Answer with update({ titles }). */
  onTitlesWanted?: (nodes: number[]) => void;
  /** A new snapshot is on the screen. */
  onReady?: (snapshot: Snapshot) => void;
  onProblem?: (problem: Problem) => void;
}

export interface GraphViewProps {
  snapshot: Snapshot;
  /** Positions while the layout runs: x0 y0 x1 y1 … of the snapshot's nodes. */
  positions: Float32Array;
  /** 1: passes the filters; null: all do. */
  mask: Uint8Array | null;
  emphasis: Emphasis;
  encodings: Encodings;
  /** The metrics that the encodings name, beside those of the snapshot; what is missing is drawn as by default. */
  columns: MetricColumns;
  theme: ThemeName;
  titles: (node: number) => string | undefined;
  /** What the reader decided about single labels. */
  labelChoices: readonly LabelChoice[];
  /** A label on its way: it stands so many CSS pixels from its place. null: none is moved. */
  labelShift: LabelShift | null;
  /** What panels cover, CSS pixels. Taken into account by the next fit, flight or box; never moves the map itself. */
  insets: Insets;
  /** Pixels that are covered as long as nothing is chosen: sizes and names are set for this. Default: `insets`. */
  baseInsets: Insets;
  /** Pixels that names of regions keep out of. Default: `baseInsets`. */
  nameInsets: Insets;
  /** What chips, captions, buttons and panels lie over; names and labels keep clear of them. CSS pixels of the viewport. */
  covers: Covers;
  reducedMotion: boolean;
}

export interface Covers {
  /** As long as nothing is chosen: names of regions are placed for this. */
  base: readonly Rect[];
  /** Now. */
  all: readonly Rect[];
}

export const NO_COVERS: Covers = { base: [], all: [] };

/** What is on the screen, for exports and tests. */
export interface DrawnMap {
  labels: DrawnLabel[];
  regions: RegionName[];
  /** Of the names of regions that can be read now, CSS pixels of the viewport. */
  regionRects: Rect[];
  /** CSS pixels for one data unit. */
  scale: number;
  /** Radius on screen = radius in data units times this. */
  sizeScale: number;
  /** Of the viewport, CSS pixels. */
  width: number;
  height: number;
  /** Number of links drawn at rest. */
  links: number;
}

export interface GraphView {
  update(props: Partial<GraphViewProps>): void;
  /** Shows the whole map in the free area. */
  fit(): void;
  flyTo(nodes: Iterable<number>): void;
  /** > 1 comes nearer. */
  zoom(factor: number): void;
  /** CSS pixels. */
  pan(dx: number, dy: number): void;
  setBox(box: Box | null): void;
  box(): Box;
  /** A node's place on the page, CSS pixels of the window, or null when it is unknown or hidden. Takes an id or an index. */
  nodeAt(node: string | number): { x: number; y: number } | null;
  drawn(): DrawnMap;
  /** Labels and names that can be read now, in the order in which they are drawn. */
  standing(): StandingLabel[];
  /** What is on the screen; null before the first one. */
  snapshot(): Snapshot | null;
  /** Draws anew for another devicePixelRatio. */
  sharpen(): void;
  /** The map as it is drawn now, on paper colour unless it is transparent. */
  toCanvas(): HTMLCanvasElement | null;
  /** Nothing is being built, flown or faded. */
  isSettled(): boolean;
  destroy(): void;
}
