/** Fits clusters of points into the discs that were laid out for them. In place, pure. */
import { NO_CLUSTER } from '../model/snapshot';
import { boundsOf } from './fit-picture';
import type { Centres } from './start-positions';

/** Mean distance from the middle that clusters are brought to, as a share of the disc's radius. */
export const FILL = 0.62;

export interface Fill {
  x: number;
  y: number;
  /** Mean distance of the nodes from (x, y). An evenly filled disc has 2/3 of its radius. */
  mean: number;
}

/** Middle and spread of each cluster. */
export function measureFill(
  x: Float64Array,
  y: Float64Array,
  n: number,
  cluster: Uint16Array,
  count: number,
): Fill[] {
  const fills: Fill[] = Array.from({ length: count }, () => ({ x: 0, y: 0, mean: 0 }));
  const sizes = new Uint32Array(count);
  for (let i = 0; i < n; i++) {
    const fill = fills[cluster[i]!];
    if (!fill) continue;
    sizes[cluster[i]!]!++;
    fill.x += x[i]!;
    fill.y += y[i]!;
  }
  fills.forEach((fill, c) => {
    fill.x /= sizes[c]! || 1;
    fill.y /= sizes[c]! || 1;
  });
  for (let i = 0; i < n; i++) {
    const fill = fills[cluster[i]!];
    if (fill) fill.mean += Math.hypot(x[i]! - fill.x, y[i]! - fill.y) / sizes[cluster[i]!]!;
  }
  return fills;
}

/**
 * Moves each cluster back to its disc and scales it to fill that; what lies far out is drawn in.
 *
 * @param share 0 leaves everything where it is, 1 goes all the way
 */
export function fillDiscs(
  x: Float64Array,
  y: Float64Array,
  cluster: Uint16Array,
  centres: Centres,
  share: number,
): void {
  const fills = measureFill(x, y, x.length, cluster, centres.radius.length);
  for (let i = 0; i < x.length; i++) {
    const c = cluster[i]!;
    const fill = fills[c];
    if (!fill || fill.mean === 0) continue;
    const radius = centres.radius[c]!;
    const scale = (FILL * radius) / fill.mean;
    const dx = (x[i]! - fill.x) * scale;
    const dy = (y[i]! - fill.y) * scale;
    const distance = Math.hypot(dx, dy) / radius;
    const inward = distance > 0.9 ? (0.9 + Math.log(1 + (distance - 0.9)) * 0.5) / distance : 1;
    x[i]! += share * (centres.x[c]! + dx * inward - x[i]!);
    y[i]! += share * (centres.y[c]! + dy * inward - y[i]!);
  }
}

/** Keeps nodes that belong to no cluster within the frame of those that do. */
export function drawInLoose(x: Float64Array, y: Float64Array, cluster: Uint16Array): void {
  const placed = Array.from(cluster.keys()).filter((i) => cluster[i] !== NO_CLUSTER);
  const box = boundsOf(placed, x, y, new Float32Array(x.length));
  for (let i = 0; i < x.length; i++) {
    if (cluster[i] !== NO_CLUSTER) continue;
    x[i] = Math.min(box.right, Math.max(box.left, x[i]!));
    y[i] = Math.min(box.top, Math.max(box.bottom, y[i]!));
  }
}
