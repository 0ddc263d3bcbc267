/** Orthogonal Procrustes problem in the plane (Schönemann 1966, doi:10.1007/BF02289451). */

export interface Alignment {
  /** Radians, anticlockwise, after the mirroring. */
  angle: number;
  /** Whether y is mirrored first. */
  isMirrored: boolean;
}

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
  // Sums of products: of the points as they are, and mirrored.
  const sums = { cos: 0, sin: 0, mirroredCos: 0, mirroredSin: 0 };
  for (const i of known) {
    const [px, py] = [x[i]! - meanX, y[i]! - meanY];
    const [qx, qy] = [toX[i]! - aimX, toY[i]! - aimY];
    sums.cos += px * qx + py * qy;
    sums.sin += px * qy - py * qx;
    sums.mirroredCos += px * qx - py * qy;
    sums.mirroredSin += px * qy + py * qx;
  }
  // Relative, so that it means the same at every size of a map; points on a line are as near either way.
  const plain = Math.hypot(sums.cos, sums.sin);
  const isMirrored = Math.hypot(sums.mirroredCos, sums.mirroredSin) > plain * (1 + 1e-9);
  const angle = isMirrored ? Math.atan2(sums.mirroredSin, sums.mirroredCos) : Math.atan2(sums.sin, sums.cos);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < x.length; i++) {
    const px = x[i]! - meanX;
    const py = (y[i]! - meanY) * (isMirrored ? -1 : 1);
    x[i] = px * cos - py * sin + aimX;
    y[i] = px * sin + py * cos + aimY;
  }
  return { angle, isMirrored };
}
