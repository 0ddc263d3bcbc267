/** Turns, widens and scales a cloud of points so that it fills a screen. Pure functions on coordinates, in place. */

/** Width to height that a picture is widened to, and by how much at most. */
const ASPECT = 1.65;
const MOST_WIDENING = 1.45;
/** Share of points at each side that may lie outside the frame that is scaled. */
const OUTSIDE = 0.02;

/** Moves the mean to 0 and turns the principal axis to the horizontal, the way round that is nearest to `before`. Returns the angle turned. */
export function rotateToPrincipalAxes(x: Float64Array, y: Float64Array, before = 0): number {
  const n = x.length;
  if (n === 0) return 0;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n;
    meanY += y[i]! / n;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    x[i]! -= meanX;
    y[i]! -= meanY;
    xx += x[i]! * x[i]!;
    xy += x[i]! * y[i]!;
    yy += y[i]! * y[i]!;
  }
  let angle = -0.5 * Math.atan2(2 * xy, xx - yy);
  angle += Math.PI * Math.round((before - angle) / Math.PI);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let i = 0; i < n; i++) {
    const px = x[i]!;
    x[i] = px * cos - y[i]! * sin;
    y[i] = px * sin + y[i]! * cos;
  }
  return angle;
}

/**
 * Widens a squarish picture and scales it so that its frame (the middle 96 % of the points, each way) has the given area; what lies
 * further out is drawn in, so that a few outliers do not decide the size of all.
 */
export function fillFrame(x: Float64Array, y: Float64Array, area: number): void {
  const n = x.length;
  if (n < 2) {
    x.fill(0);
    y.fill(0);
    return;
  }
  const frame = (values: Float64Array): { middle: number; half: number } => {
    const sorted = values.slice().sort();
    const out = Math.floor(n * OUTSIDE);
    const low = sorted[out]!;
    const high = sorted[n - 1 - out]!;
    return { middle: (low + high) / 2, half: Math.max((high - low) / 2, 1e-9) };
  };
  const fx = frame(x);
  const fy = frame(y);
  // A chain has no height to scale by.
  const flat = Math.max(fx.half, fy.half) * 0.3;
  const halfX = Math.max(fx.half, flat);
  const halfY = Math.max(fy.half, flat);
  const widen = Math.sqrt(Math.min(MOST_WIDENING, Math.max(1, ASPECT / (halfX / halfY))));
  const scale = Math.sqrt(area / (4 * halfX * halfY));
  for (let i = 0; i < n; i++) {
    x[i] = drawIn((x[i]! - fx.middle) / halfX) * halfX * widen * scale;
    y[i] = (drawIn((y[i]! - fy.middle) / halfY) * halfY * scale) / widen;
  }
}

/** The identity within the frame, logarithmic beyond. */
function drawIn(value: number): number {
  const size = Math.abs(value);
  return size <= 1 ? value : Math.sign(value) * (1 + Math.log(size) * 0.6);
}

export interface Box {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** The box around discs; all 0 for none. */
export function boundsOf(
  nodes: Iterable<number>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radius: ArrayLike<number>,
): Box {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const i of nodes) {
    box.left = Math.min(box.left, x[i]! - radius[i]!);
    box.right = Math.max(box.right, x[i]! + radius[i]!);
    box.bottom = Math.min(box.bottom, y[i]! - radius[i]!);
    box.top = Math.max(box.top, y[i]! + radius[i]!);
  }
  return box.left <= box.right ? box : { left: 0, right: 0, bottom: 0, top: 0 };
}
