/** What stands on a timeline, as numbers: for the screen and for figures. */
import { ticks as niceTicks } from 'd3';
import { NO_CLUSTER, type Snapshot } from '../../model/snapshot';
import type { Encodings } from '../../model/view';
import { clusterColour, dateColour, dayExtent } from '../encodings';
import type { Theme } from '../theme';
import type { TimelineLayout } from './timeline-layout';
import { stackBin, type TimelineBin } from './timeline-model';

/** Below this height, px, the axis of counts is left out. */
const LEAST_HEIGHT_FOR_COUNTS = 96;
/** Bars at least this wide stand a hairline apart. */
const LEAST_WIDTH_FOR_GAP = 6;
/** Key of the pale rest on top of a bar. */
export const HELD_BACK = 'held-back';
/** How much of its colour the rest has. */
export const HELD_BACK_OPACITY = 0.2;

export interface Piece {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
}

export interface BarColours {
  theme: Theme;
  colourOf: (cluster: number, bin: TimelineBin) => string;
}

/** One stack: the papers that pass in the map's colours, those held back as a rest on top. */
export function piecesOf(
  bin: TimelineBin,
  index: number,
  layout: TimelineLayout,
  snapshot: Snapshot,
  mask: Uint8Array | null,
  style: BarColours,
): Piece[] {
  const { parts, rest } = stackBin(bin, snapshot, mask);
  const x = Math.round(layout.starts[index]!);
  const full = Math.round(layout.ends[index]!) - x;
  const width = Math.max(1, full >= LEAST_WIDTH_FOR_GAP ? full - 1 : full);
  const scale = (layout.base - layout.top) / layout.most;
  const pieces: Piece[] = [];
  let y = layout.base;
  const stack = (key: string, count: number, fill: string): void => {
    y -= count * scale;
    const below = pieces.at(-1);
    // Neighbours of one colour are one piece: no seam runs through them.
    if (below?.fill === fill && key !== HELD_BACK)
      Object.assign(below, { y, height: below.height + count * scale });
    else pieces.push({ key, x, y, width, height: count * scale, fill });
  };
  for (const { cluster, count } of parts) stack(`c${cluster}`, count, style.colourOf(cluster, bin));
  if (rest > 0) stack(HELD_BACK, rest, style.theme.secondInk);
  return pieces;
}

/** Bars take their cluster's colour, or on the scale of time that of their middle. */
export function binColours(
  snapshot: Snapshot,
  { colourBy }: Pick<Encodings, 'colourBy'>,
  theme: Theme,
): BarColours['colourOf'] {
  const extent = colourBy === 'date' ? dayExtent(snapshot) : null;
  // Coloured by a metric, clusters have no colours on the map either.
  const isNeutral = colourBy !== 'cluster' && colourBy !== 'date';
  if (!extent) return (cluster) => clusterColour(isNeutral ? NO_CLUSTER : cluster, theme);
  return (_, bin) =>
    dateColour(((bin.firstDay + bin.lastDay) / 2 - extent[0]) / Math.max(1, extent[1] - extent[0]));
}

/** The one or two counts that a hairline stands at; none on a low strip. */
export function countsOf(layout: TimelineLayout): number[] {
  if (layout.height < LEAST_HEIGHT_FOR_COUNTS || layout.starts.length === 0) return [];
  return niceTicks(0, layout.most, 2).filter((count) => count > 0 && Number.isInteger(count));
}

/** Where the hairline of a count stands, px. */
export function yOfCount({ base, top, most }: TimelineLayout, count: number): number {
  return Math.round(base - (count * (base - top)) / most) + 0.5;
}
