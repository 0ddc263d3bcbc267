import { NO_CLUSTER, regionNodes, type Snapshot } from '../model/snapshot';
import { trayMask, withoutTray } from './tray';

/** Columns of the grid that densities are summed on; rows follow from the map's shape. */
const GRID = 176;
/** Where a territory ends: share of the density of a single paper at its own place. */
export const OUTLINE_LEVEL = 0.3;
/** Papers that the distance between papers is measured on. */
const SAMPLE = 240;

/** Densities of the clusters over the map. Cell (column, row) has its centre at `left + column * cell`, `top + row * cell`, data units. */
export interface TerritoryGrid {
  columns: number;
  rows: number;
  left: number;
  /** The lowest y: rows run upwards. */
  top: number;
  cell: number;
  /** Per cluster, per cell. */
  densities: Float32Array[];
  /** Per cell: the largest density and the second largest. */
  first: Float32Array;
  second: Float32Array;
}

/** What a density is worth to its cluster where `other` is the strongest of the others: territories meet at borders instead of mixing. */
export function claim(own: number, other: number): number {
  return Math.min(own, 2.5 * (own - other));
}

/** Per cell: the cluster whose territory it is part of, or -1. At most one cluster's claim is above zero. */
export function territoryOwners({ densities, first, second }: TerritoryGrid): Int32Array {
  const owners = new Int32Array(first.length).fill(-1);
  for (const [cluster, density] of densities.entries()) {
    for (let at = 0; at < density.length; at++) {
      const own = density[at] as number;
      if (own === first[at] && claim(own, second[at] as number) >= OUTLINE_LEVEL) owners[at] = cluster;
    }
  }
  return owners;
}

const known = new WeakMap<Snapshot, TerritoryGrid>();

/**
 * Where each cluster's papers lie: densities on a grid (Gaussian kernel). Nodes in the tray have no place. A generator that yields now and
 * then, for callers that must not block for long; what was worked out for a snapshot is kept, for its names and its grounds.
 */
export function* buildTerritoryGrid(snapshot: Snapshot): Generator<null, TerritoryGrid> {
  const found = known.get(snapshot);
  if (found) return found;
  const grid = yield* sumDensities(withoutTray(snapshot), trayMask(snapshot));
  known.set(snapshot, grid);
  return grid;
}

function* sumDensities(snapshot: Snapshot, tray: Uint8Array | null): Generator<null, TerritoryGrid> {
  const { nodeCount: n, x, y, kinds, cluster, clusters } = snapshot;
  const [x0, x1] = extent(x, tray);
  const [y0, y1] = extent(y, tray);
  const sigma = kernelWidth(snapshot, Math.max(x1 - x0, y1 - y0));
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
  return { columns, rows, left, top, cell, densities, first, second };
}

/** The kernel covers the usual distance between papers, so that regions close and papers far out keep an area of their own. */
function kernelWidth(snapshot: MapPlaces, extent: number): number {
  // Where no cluster has two papers there is no distance to go by, on a map of one paper no extent either.
  const gap = usualGap(snapshot) || Infinity;
  return Math.min(1.15 * gap, extent / 14) || 2 * Math.max(snapshot.radius[0] ?? 0, 0.5);
}

/** How far territories reach beyond their outermost papers, data units: where the density of one paper falls to the outline's level. 0 on a map with axes. */
export function territoryReach(snapshot: Snapshot): number {
  if (snapshot.axes || snapshot.nodeCount === 0) return 0;
  const tray = trayMask(snapshot);
  const [x0, x1] = extent(snapshot.x, tray);
  const [y0, y1] = extent(snapshot.y, tray);
  return (
    kernelWidth(withoutTray(snapshot), Math.max(x1 - x0, y1 - y0)) * Math.sqrt(-2 * Math.log(OUTLINE_LEVEL))
  );
}

type MapPlaces = Pick<Snapshot, 'nodeCount' | 'x' | 'y' | 'kinds' | 'cluster' | 'radius'>;

/** Median distance of a paper to its third nearest in the same cluster, over a sample; data units. */
function usualGap(snapshot: MapPlaces): number {
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

/** Least and greatest of what is not in the tray. */
function extent(values: Float32Array, tray: Uint8Array | null): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (tray?.[i] === 1) continue;
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}
