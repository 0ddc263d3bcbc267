/** Axes and lanes of a map as plain shapes, for the screen and for figures. Pixels, y downwards. */
import { shorten } from './labels/map-labels';
import type { Rect } from './labels/place-labels';
import type { Snapshot } from '../model/snapshot';

export interface AxesDrawing {
  bands: { left: number; top: number; width: number; height: number; cluster: number }[];
  lines: { x0: number; y0: number; x1: number; y1: number }[];
  texts: AxisText[];
}

export interface AxisText {
  text: string;
  x: number;
  /** Baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** Names of lanes have their cluster's ink, others the second ink. */
  cluster: number | null;
  size: number;
  weight: number;
}

/** Where a text stands. @param width of its letters, pixels */
export function axisTextRect({ x, y, anchor, size }: AxisText, width: number): Rect {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - size, width, height: size * 1.3 };
}

const TICK_SIZE = 11;
const NAME_SIZE = 15;
/** Least height between the labels of two ticks, and least space between two beside each other. */
const LINE_STEP = 16;
const LABEL_GAP = 10;
/** Width of a letter, about, as a share of the size of the type. */
const LETTER = 0.58;
const LEAST_NAME_SIZE = 11;
/** The same of the bold letters of names. */
const NAME_LETTER = 0.66;
/** Space between the name of a lane and the middle of a disc beside it. */
const BESIDE = 12;
const ABOVE = 5;
/** Room around the nodes that lines and lanes still cover. */
const MARGIN = 10;

/**
 * @param area the part that can be seen; labels stay in it
 * @returns nothing for a map without axes
 */
export function drawAxes(
  snapshot: Pick<Snapshot, 'axes' | 'cluster' | 'clusters' | 'x' | 'y'>,
  toX: (x: number) => number,
  toY: (y: number) => number,
  area: Rect,
): AxesDrawing {
  const drawing: AxesDrawing = { bands: [], lines: [], texts: [] };
  const { axes } = snapshot;
  if (!axes || snapshot.x.length === 0) return drawing;
  const [x0, x1] = extent(snapshot.x);
  const [y0, y1] = extent(snapshot.y);
  const lanes = axes.lanes;
  const inLanes = laneMembers(snapshot);
  const left = toX(x0) - MARGIN;
  const right = toX(x1) + MARGIN;
  const top = Math.min(toY(y1), ...lanes.map((lane) => toY(lane.top))) - MARGIN;
  const bottom = Math.max(toY(y0), ...lanes.map((lane) => toY(lane.bottom))) + MARGIN;
  const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  for (const lane of lanes) {
    const upper = toY(lane.top);
    const lower = toY(lane.bottom);
    drawing.bands.push({
      left,
      top: upper,
      width: right - left,
      height: lower - upper,
      cluster: lane.cluster,
    });
    const size = within((lower - upper) * 0.32, LEAST_NAME_SIZE, NAME_SIZE);
    const y = upper + size + 2;
    if (y < area.top + size || y > area.top + area.height) continue;
    const [name = ''] = (snapshot.clusters[lane.cluster]?.label ?? '').split(' · ');
    const start = Math.max(left + 6, area.left + 8);
    const room = Math.min(right, area.left + area.width) - start - 8;
    const text = shorten(
      name.charAt(0).toUpperCase() + name.slice(1),
      Math.max(6, Math.floor(room / (NAME_LETTER * size))),
    );
    const wide = text.length * NAME_LETTER * size;
    const place = { left: start, top: upper, width: wide, height: size * 1.3 };
    const end = start + Math.max(0, room - wide);
    const x = freePlace(inLanes.get(lane.cluster) ?? [], toX, toY, place, end);
    drawing.texts.push({ text, x, y, anchor: 'start', cluster: lane.cluster, size, weight: 650 });
  }
  // Above lanes, where no legend stands; below a scatter, as everywhere.
  const foot =
    lanes.length > 0
      ? within(top - 5, area.top + TICK_SIZE + 3, area.top + area.height - 6)
      : within(bottom + TICK_SIZE + 3, area.top + 30, area.top + area.height - 6);
  // The name of the axis ends the row of its ticks.
  let rowEnd = area.left + area.width;
  if (axes.x && lanes.length === 0) {
    const wide = axes.x.label.length * LETTER * TICK_SIZE;
    const x = within(right + wide / 2, area.left + 60, area.left + area.width - 6);
    rowEnd = x - wide - LABEL_GAP;
    drawing.texts.push({ ...tickText(axes.x.label, x, foot, 'end'), weight: 650 });
  }
  let last = -Infinity;
  for (const { at, label } of axes.x?.ticks ?? []) {
    const x = toX(at);
    drawing.lines.push({ x0: x, y0: top, x1: x, y1: bottom });
    const half = (label.length * LETTER * TICK_SIZE) / 2;
    if (x - half - last < LABEL_GAP || x < area.left || x + half > rowEnd) continue;
    last = x + half;
    drawing.texts.push(tickText(label, x, foot, 'middle'));
  }
  // Beside the axis where there is room, else inside the picture.
  const isBeside = left - area.left > 44;
  const side = isBeside ? left - 6 : Math.max(left, area.left) + 4;
  // The name of the axis stands above it; inside the picture a tick must not run into it.
  const nameY = within(top - 4, area.top + TICK_SIZE + 2, area.top + area.height);
  last = Infinity;
  for (const { at, label } of axes.y?.ticks ?? []) {
    const y = toY(at);
    drawing.lines.push({ x0: left, y0: y, x1: right, y1: y });
    if (!isBeside && y - 3 - nameY < LINE_STEP) continue;
    if (last - y < LINE_STEP || y < area.top || y > area.top + area.height) continue;
    last = y;
    drawing.texts.push(tickText(label, side, y + (isBeside ? 4 : -3), isBeside ? 'end' : 'start'));
  }
  if (axes.y) {
    const x = Math.max(left, area.left + 4);
    drawing.texts.push({ ...tickText(axes.y.label, x, nameY, 'start'), weight: 650 });
  }
  return drawing;
}

interface Spot {
  x: number;
  y: number;
}

const members = new WeakMap<object, Map<number, Spot[]>>();

/** Where the nodes of each lane stand, in order along the axis; data space. */
function laneMembers({
  axes,
  cluster,
  x,
  y,
}: Pick<Snapshot, 'axes' | 'cluster' | 'x' | 'y'>): Map<number, Spot[]> {
  let found = members.get(x);
  if (!found) {
    found = new Map(axes?.lanes.map((lane) => [lane.cluster, []]));
    for (let node = 0; node < x.length; node++)
      found.get(cluster[node] ?? -1)?.push({ x: x[node] ?? 0, y: y[node] ?? 0 });
    for (const spots of found.values()) spots.sort((a, b) => a.x - b.x);
    members.set(x, found);
  }
  return found;
}

/** How far to the right of its place a name must go to stand between discs; its place, where there is no room up to `end`. Pixels. */
function freePlace(
  spots: readonly Spot[],
  toX: (x: number) => number,
  toY: (y: number) => number,
  name: Rect,
  end: number,
): number {
  let { left } = name;
  for (const spot of spots) {
    const [x, y] = [toX(spot.x), toY(spot.y)];
    if (x + BESIDE < left || y + ABOVE < name.top || y - ABOVE > name.top + name.height) continue;
    if (x - BESIDE >= left + name.width) break;
    left = x + BESIDE;
    if (left > end) return name.left;
  }
  return left;
}

/** Least and greatest, outliers included. */
function extent(values: Float32Array): [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}

function tickText(text: string, x: number, y: number, anchor: AxisText['anchor']): AxisText {
  return { text, x, y, anchor, cluster: null, size: TICK_SIZE, weight: 400 };
}
