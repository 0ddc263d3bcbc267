/** Orthogonal Procrustes problem in the plane (Schönemann 1966, doi:10.1007/BF02289451). */

export interface Alignment {
  /** Radians, anticlockwise, after the mirroring. */
  angle: number;
  /** Whether y is mirrored first. */
  isMirrored: boolean;
}

/** Share of the squared sums that rounding may make of a determinant of 0. */
const ROUNDING = 4e-15;

/**
 * Turns, mirrors where that is nearer, and moves points so that they lie as near as they can to where they should be: the sum of squared
 * distances is least. Sizes are kept. In place.
 *
 * @param x n
 * @param y n
 * @param toX n: NaN for points that should be nowhere; they move along
 * @param toY n
 * @returns what was done; null, and nothing moved, with fewer than two points to go by
 */
export function alignTo(
  x: Float64Array,
  y: Float64Array,
  toX: ArrayLike<number>,
  toY: ArrayLike<number>,
): Alignment | null {
  const known = Array.from(x.keys()).filter((i) => !Number.isNaN(toX[i]!) && !Number.isNaN(toY[i]!));
  if (known.length < 2) return null;
  const mean = (values: ArrayLike<number>) => known.reduce((sum, i) => sum + values[i]!, 0) / known.length;
  const [meanX, meanY, aimX, aimY] = [mean(x), mean(y), mean(toX), mean(toY)];
  // Cross-covariance of the points and their aims.
  const sums = { xx: 0, xy: 0, yx: 0, yy: 0 };
  for (const i of known) {
    const [px, py] = [x[i]! - meanX, y[i]! - meanY];
    const [qx, qy] = [toX[i]! - aimX, toY[i]! - aimY];
    sums.xx += px * qx;
    sums.xy += px * qy;
    sums.yx += py * qx;
    sums.yy += py * qy;
  }
  // Mirrored is nearer where its determinant is negative. Relative, so that it means the same at every size of a map; points on a line are as
  // near either way, and their determinant is what rounding leaves.
  const [straight, crossed] = [sums.xx * sums.yy, sums.xy * sums.yx];
  const isMirrored =
    straight - crossed < -ROUNDING * (sums.xx ** 2 + sums.xy ** 2 + sums.yx ** 2 + sums.yy ** 2);
  const angle = isMirrored
    ? Math.atan2(sums.xy + sums.yx, sums.xx - sums.yy)
    : Math.atan2(sums.xy - sums.yx, sums.xx + sums.yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < x.length; i++) {
    const px = x[i]! - meanX;
    const py = (y[i]! - meanY) * (isMirrored ? -1 : 1);
    x[i] = px * cos - py * sin + aimX;
    y[i] = px * sin + py * cos + aimY;
  }
  return { angle, isMirrored };
}
