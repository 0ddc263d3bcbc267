import { contours } from 'd3';
import { PAPER } from '../model/network';
import { NO_CLUSTER, type Snapshot } from '../model/snapshot';

/** The ground of a cluster: rings of points in data space, from its coast inwards. */
export interface Territory {
  cluster: number;
  /** Per level, outermost first: closed rings as x0 y0 x1 y1 …, holes among them (fill with the even-odd rule). */
  levels: Float32Array[][];
}

/** Columns of the grid that densities are summed on; rows follow from the map's shape. */
const GRID = 168;
/** Levels, as shares of the density of a single paper at its own place. */
const LEVELS = [0.42, 1.5, 3.4];

/**
 * Where each cluster's papers lie, as on a map with heights tinted: densities on a grid (Gaussian kernel), each cluster's weighted with
 * its share of the density of all, so that territories part instead of mixing. Contours by marching squares (d3-contour).
 *
 * A generator, one cluster a step, for callers that must not block for long.
 */
export function* buildTerritories(snapshot: Snapshot): Generator<Territory | null, Territory[]> {
  const { nodeCount: n, x, y, kinds, cluster, clusters } = snapshot;
  const [x0, x1] = extent(x);
  const [y0, y1] = extent(y);
  const papers = Math.max(1, snapshot.counts.papers);
  // The kernel covers about the room that one paper has, so that dense regions close and stray papers stay islands.
  const room = Math.sqrt(((x1 - x0) * (y1 - y0)) / papers) || 1;
  const sigma = 0.8 * Math.min(room, Math.max(x1 - x0, y1 - y0) / 12);
  const margin = 4 * sigma;
  const cell = (Math.max(x1 - x0, y1 - y0) + 2 * margin) / GRID;
  const columns = Math.max(8, Math.ceil((x1 - x0 + 2 * margin) / cell));
  const rows = Math.max(8, Math.ceil((y1 - y0 + 2 * margin) / cell));
  const left = x0 - margin;
  const top = y0 - margin;

  const reach = Math.max(2, Math.ceil((2.6 * sigma) / cell));
  const densities = clusters.map(() => new Float32Array(columns * rows));
  const total = new Float32Array(columns * rows);
  for (let i = 0; i < n; i++) {
    const group = cluster[i] as number;
    if (group === NO_CLUSTER) continue;
    const density = densities[group];
    if (!density) continue;
    const weight = kinds[i] === PAPER ? 1 : 0.3;
    const cx = ((x[i] as number) - left) / cell;
    const cy = ((y[i] as number) - top) / cell;
    const spread = (2 * sigma * sigma) / (cell * cell);
    for (let row = Math.max(0, Math.ceil(cy - reach)); row <= Math.min(rows - 1, cy + reach); row++) {
      for (
        let column = Math.max(0, Math.ceil(cx - reach));
        column <= Math.min(columns - 1, cx + reach);
        column++
      ) {
        const value = weight * Math.exp(-((row - cy) ** 2 + (column - cx) ** 2) / spread);
        const at = row * columns + column;
        density[at] = (density[at] as number) + value;
        total[at] = (total[at] as number) + value;
      }
    }
    if (i % 512 === 511) yield null;
  }
  yield null;

  const trace = contours().size([columns, rows]).smooth(true);
  const territories: Territory[] = [];
  for (let index = 0; index < clusters.length; index++) {
    const density = densities[index] as Float32Array;
    const field = Array.from(density, (value, at) =>
      value > 0 ? (value * value) / (total[at] as number) : 0,
    );
    const levels = LEVELS.map((level) =>
      trace
        .contour(field, level)
        .coordinates.flatMap((polygon) =>
          polygon.map((ring) =>
            Float32Array.from(
              ring.flatMap(([column = 0, row = 0]) => [
                left + (column - 0.5) * cell,
                top + (row - 0.5) * cell,
              ]),
            ),
          ),
        ),
    );
    const territory = { cluster: index, levels };
    territories.push(territory);
    yield territory;
  }
  return territories;
}

function extent(values: Float32Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}
