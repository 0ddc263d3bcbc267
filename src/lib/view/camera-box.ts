/** Part of the data space: x to the right, y upwards. */
export type Box = [x0: number, y0: number, x1: number, y1: number];

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * How the data space lies on the screen. The renderer normalises the square [-half, half]² to the unit square; at camera ratio 1 that
 * square fills the shorter side of the viewport.
 */
export interface Frame {
  half: number;
  /** CSS pixels. */
  width: number;
  height: number;
  /** What panels cover. */
  insets: Insets;
}

/** Sigma's camera: centre in the unit square, ratio > 1 is further away. */
export interface CameraState {
  x: number;
  y: number;
  ratio: number;
}

/** CSS pixels for one data unit. */
export function pixelsPerUnit(ratio: number, frame: Frame): number {
  return Math.min(frame.width, frame.height) / (2 * frame.half * ratio);
}

/** The area that no panel covers, in CSS pixels; never less than a fifth of the viewport. */
export function freeArea(frame: Frame): { left: number; top: number; width: number; height: number } {
  const { width, height, insets } = frame;
  const freeWidth = Math.max(width - insets.left - insets.right, width * 0.2);
  const freeHeight = Math.max(height - insets.top - insets.bottom, height * 0.2);
  return {
    left: Math.min(insets.left, width - freeWidth),
    top: Math.min(insets.top, height - freeHeight),
    width: freeWidth,
    height: freeHeight,
  };
}

/** The camera that shows `box` as large as it goes, centred in the free area. */
export function cameraForBox(box: Box, frame: Frame): CameraState {
  const area = freeArea(frame);
  const boxWidth = Math.max(Math.abs(box[2] - box[0]), 1e-9);
  const boxHeight = Math.max(Math.abs(box[3] - box[1]), 1e-9);
  const scale = Math.min(area.width / boxWidth, area.height / boxHeight);
  const ratio = Math.min(frame.width, frame.height) / (2 * frame.half * scale);
  const dx = area.left + area.width / 2 - frame.width / 2;
  const dy = area.top + area.height / 2 - frame.height / 2;
  const centreX = (box[0] + box[2]) / 2 - dx / scale;
  const centreY = (box[1] + box[3]) / 2 + dy / scale;
  return { x: 0.5 + centreX / (2 * frame.half), y: 0.5 + centreY / (2 * frame.half), ratio };
}

/** The part of the data space that the free area shows. */
export function boxForCamera(camera: CameraState, frame: Frame): Box {
  const area = freeArea(frame);
  const topLeft = screenToData({ x: area.left, y: area.top }, camera, frame);
  const bottomRight = screenToData({ x: area.left + area.width, y: area.top + area.height }, camera, frame);
  return [topLeft.x, bottomRight.y, bottomRight.x, topLeft.y];
}

/** Data space to CSS pixels of the viewport. */
export function dataToScreen(
  point: { x: number; y: number },
  camera: CameraState,
  frame: Frame,
): { x: number; y: number } {
  const scale = pixelsPerUnit(camera.ratio, frame);
  return {
    x: frame.width / 2 + (point.x - (camera.x - 0.5) * 2 * frame.half) * scale,
    y: frame.height / 2 - (point.y - (camera.y - 0.5) * 2 * frame.half) * scale,
  };
}

/** CSS pixels of the viewport to data space. */
export function screenToData(
  point: { x: number; y: number },
  camera: CameraState,
  frame: Frame,
): { x: number; y: number } {
  const scale = pixelsPerUnit(camera.ratio, frame);
  return {
    x: (camera.x - 0.5) * 2 * frame.half + (point.x - frame.width / 2) / scale,
    y: (camera.y - 0.5) * 2 * frame.half - (point.y - frame.height / 2) / scale,
  };
}

/**
 * The box that a map is fitted to: all nodes, unless a few of them lie far out; then the box of the rest, widened a little. On a map with
 * axes far out means something, and nothing is left out.
 *
 * @param radius data units, per node
 * @param absent n: 1 where a node is not on the map itself (see trayMask)
 */
export function mapBounds(
  at: { x: Float32Array; y: Float32Array; axes?: unknown },
  radius: Float32Array,
  absent: Uint8Array | null = null,
): Box {
  const { axes } = at;
  const isThere = (_: number, node: number): boolean => absent?.[node] !== 1;
  const [x, y] = absent ? [at.x.filter(isThere), at.y.filter(isThere)] : [at.x, at.y];
  const n = x.length;
  if (n === 0) return [-1, -1, 1, 1];
  const bounds = (values: Float32Array): [number, number] => {
    const sorted = Float32Array.from(values).sort();
    const low = sorted[0] as number;
    const high = sorted[n - 1] as number;
    const coreLow = sorted[Math.floor((n - 1) * 0.01)] as number;
    const coreHigh = sorted[Math.ceil((n - 1) * 0.99)] as number;
    const slack = 0.15 * (coreHigh - coreLow);
    return n < 20 || axes ? [low, high] : [Math.max(low, coreLow - slack), Math.min(high, coreHigh + slack)];
  };
  let reach = 0;
  for (const r of radius) reach = Math.max(reach, r);
  const [x0, x1] = bounds(x);
  const [y0, y1] = bounds(y);
  return [x0 - reach, y0 - reach, x1 + reach, y1 + reach];
}

/** A box around some nodes with a margin; at least `least` data units wide and high. */
export function boxAround(
  nodes: Iterable<number>,
  x: Float32Array,
  y: Float32Array,
  least: number,
): Box | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    const px = x[node];
    const py = y[node];
    if (px === undefined || py === undefined) continue;
    x0 = Math.min(x0, px);
    x1 = Math.max(x1, px);
    y0 = Math.min(y0, py);
    y1 = Math.max(y1, py);
  }
  if (x1 < x0) return null;
  const growX = Math.max((x1 - x0) * 0.12, (least - (x1 - x0)) / 2);
  const growY = Math.max((y1 - y0) * 0.12, (least - (y1 - y0)) / 2);
  return [x0 - growX, y0 - growY, x1 + growX, y1 + growY];
}
