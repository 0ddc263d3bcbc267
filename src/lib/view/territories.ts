import { contours } from 'd3';
import { NO_CLUSTER, regionNodes, type Snapshot } from '../model/snapshot';

/** The ground of a cluster: rings of points in data space, from its outline inwards. */
export interface Territory {
  cluster: number;
  /** Per level, outermost first: closed rings as x0 y0 x1 y1 …, holes among them (fill with the even-odd rule). */
  levels: Float32Array[][];
}

/** Columns of the grid that densities are summed on; rows follow from the map's shape. */
const GRID = 176;
/** Levels, as shares of the density of a single paper at its own place. */
const LEVELS = [0.3, 1.3, 2.6];
/** Papers that the room around a paper is measured on. */
const SAMPLE = 240;

/**
 * Where each cluster's papers lie, as on a map with heights tinted: densities on a grid (Gaussian kernel), each lowered by the strongest
 * other cluster there, so that territories meet at borders instead of mixing. Contours by marching squares (d3-contour).
 *
 * A generator, one cluster a step, for callers that must not block for long.
 */
export function* buildTerritories(snapshot: Snapshot): Generator<Territory | null, Territory[]> {
  // Where places mean something else, a region would claim what is not so.
  if (snapshot.axes) return [];
  const { nodeCount: n, x, y, kinds, cluster, clusters } = snapshot;
  const [x0, x1] = extent(x);
  const [y0, y1] = extent(y);
  // The kernel covers the usual distance between papers, so that regions close and papers far out keep an area of their own.
  const sigma = Math.min(1.15 * usualGap(snapshot), Math.max(x1 - x0, y1 - y0) / 14) || 1;
  const margin = 4 * sigma;
  const cell = (Math.max(x1 - x0, y1 - y0) + 2 * margin) / GRID;
  const columns = Math.max(8, Math.ceil((x1 - x0 + 2 * margin) / cell));
  const rows = Math.max(8, Math.ceil((y1 - y0 + 2 * margin) / cell));
  const left = x0 - margin;
  const top = y0 - margin;

  const reach = Math.max(2, Math.ceil((2.6 * sigma) / cell));
  const isRegion = regionNodes(kinds);
  const densities = clusters.map(() => new Float32Array(columns * rows));
  for (let i = 0; i < n; i++) {
    const group = cluster[i] as number;
    if (group === NO_CLUSTER) continue;
    const density = densities[group];
    if (!density) continue;
    const weight = isRegion(i) ? 1 : 0.35;
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
      }
    }
    if (i % 64 === 63) yield null;
  }
  yield null;
  // The two strongest clusters of every cell: each gives way to the stronger of the others.
  const first = new Float32Array(columns * rows);
  const second = new Float32Array(columns * rows);
  for (const density of densities) {
    for (let at = 0; at < density.length; at++) {
      const value = density[at] as number;
      if (value > (first[at] as number)) {
        second[at] = first[at] as number;
        first[at] = value;
      } else if (value > (second[at] as number)) second[at] = value;
    }
    yield null;
  }

  const trace = contours().size([columns, rows]).smooth(true);
  const territories: Territory[] = [];
  for (let index = 0; index < clusters.length; index++) {
    const density = densities[index] as Float32Array;
    const field = Array.from(density, (value, at) => {
      const other = value === first[at] ? (second[at] as number) : (first[at] as number);
      return Math.min(value, 2.5 * (value - other));
    });
    const levels: Float32Array[][] = [];
    for (const level of LEVELS) {
      const polygons = trace.contour(field, level).coordinates;
      levels.push(
        polygons
          .flat()
          .map((ring) =>
            Float32Array.from(
              ring.flatMap(([column = 0, row = 0]) => [
                left + (column - 0.5) * cell,
                top + (row - 0.5) * cell,
              ]),
            ),
          ),
      );
      yield null;
    }
    const territory = { cluster: index, levels };
    territories.push(territory);
    yield territory;
  }
  return territories;
}

/** Median distance of a paper to its third nearest in the same cluster, over a sample; data units. */
function usualGap(snapshot: Snapshot): number {
  const { kinds, cluster, x, y, nodeCount } = snapshot;
  const members = new Map<number, number[]>();
  const papers: number[] = [];
  const isRegion = regionNodes(kinds);
  for (let i = 0; i < nodeCount; i++) {
    const group = cluster[i] as number;
    if (!isRegion(i) || group === NO_CLUSTER) continue;
    papers.push(i);
    const list = members.get(group);
    if (list) list.push(i);
    else members.set(group, [i]);
  }
  const step = Math.max(1, Math.floor(papers.length / SAMPLE));
  const gaps: number[] = [];
  for (let place = 0; place < papers.length; place += step) {
    const paper = papers[place] as number;
    const sameCluster = members.get(cluster[paper] as number) ?? [];
    // The three smallest distances, in order.
    let [first, second, third] = [Infinity, Infinity, Infinity];
    for (const other of sameCluster) {
      if (other === paper) continue;
      const distance = Math.hypot(
        (x[other] as number) - (x[paper] as number),
        (y[other] as number) - (y[paper] as number),
      );
      if (distance < first) [first, second, third] = [distance, first, second];
      else if (distance < second) [second, third] = [distance, second];
      else if (distance < third) third = distance;
    }
    const gap = [third, second, first].find(Number.isFinite);
    if (gap !== undefined) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
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
