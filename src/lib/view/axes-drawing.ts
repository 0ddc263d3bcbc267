/** Axes and lanes of a map as plain shapes, for the screen and for figures. Pixels, y downwards. */
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

const TICK_SIZE = 11;
const NAME_SIZE = 15;
/** Least height between the labels of two ticks, and least space between two beside each other. */
const LINE_STEP = 16;
const LABEL_GAP = 10;
/** Width of a letter, about, as a share of the size of the type. */
const LETTER = 0.58;
/** Room around the nodes that lines and lanes still cover. */
const MARGIN = 10;

/**
 * @param area the part that can be seen; labels stay in it
 * @returns nothing for a map without axes
 */
export function drawAxes(
  snapshot: Pick<Snapshot, 'axes' | 'clusters' | 'x' | 'y'>,
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
    const size = within((lower - upper) * 0.32, 9, NAME_SIZE);
    const y = upper + size + 2;
    if (y < area.top + size || y > area.top + area.height) continue;
    const [name = ''] = (snapshot.clusters[lane.cluster]?.label ?? '').split(' · ');
    const text = name.charAt(0).toUpperCase() + name.slice(1);
    const x = Math.max(left + 6, area.left + 8);
    drawing.texts.push({ text, x, y, anchor: 'start', cluster: lane.cluster, size, weight: 650 });
  }
  // Above lanes, where no legend stands; below a scatter, as everywhere.
  const foot =
    lanes.length > 0
      ? within(top - 5, area.top + TICK_SIZE + 3, area.top + area.height - 6)
      : within(bottom + TICK_SIZE + 3, area.top + 30, area.top + area.height - 6);
  let last = -Infinity;
  for (const { at, label } of axes.x?.ticks ?? []) {
    const x = toX(at);
    drawing.lines.push({ x0: x, y0: top, x1: x, y1: bottom });
    const half = (label.length * LETTER * TICK_SIZE) / 2;
    if (x - half - last < LABEL_GAP || x < area.left || x > area.left + area.width) continue;
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
  if (axes.x && lanes.length === 0) {
    const x = within(right, area.left + 60, area.left + area.width - 6);
    drawing.texts.push({ ...tickText(axes.x.label, x, foot - TICK_SIZE - 6, 'end'), weight: 650 });
  }
  if (axes.y) {
    const x = Math.max(left, area.left + 4);
    drawing.texts.push({ ...tickText(axes.y.label, x, nameY, 'start'), weight: 650 });
  }
  return drawing;
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
