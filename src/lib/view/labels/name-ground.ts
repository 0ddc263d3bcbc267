import type { Snapshot } from '../../model/snapshot';
import { territoryOwners, type TerritoryGrid } from '../territory-grid';
import type { Rect } from './place-labels';

/** Side of a cell of the raster, CSS pixels. */
export const CELL = 5;
/** Free cells around the map: names may stand a little outside. */
const MARGIN = 160 / CELL;

/**
 * The map as names of regions see it, at one scale: whose territory every cell of CELL x CELL pixels is part of, whose is nearest, and how
 * much of it lies under discs. Sums over rectangles are answered from summed-area tables (Crow 1984, doi:10.1145/964965.808600).
 * Pixels, y downwards, the origin of the data space at (0, 0).
 */
export class NameGround {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  /** Per cell: the cluster, or -1. */
  private readonly owners: Int32Array;
  /** Per cell: the cluster whose territory is nearest, or -1 where there is none at all. */
  private readonly nearest: Int32Array;
  private readonly anyOwner: Float64Array;
  private readonly discs: Float64Array;
  /** Area of all discs, square pixels; what lies under several counts once for each. */
  readonly discArea: number;

  /** @param radii CSS pixels, per node */
  constructor(snapshot: Snapshot, radii: Float32Array, scale: number, grid: TerritoryGrid) {
    this.left = Math.floor((grid.left * scale) / CELL - MARGIN) * CELL;
    const right = (grid.left + grid.columns * grid.cell) * scale + MARGIN * CELL;
    this.top = Math.floor((-(grid.top + grid.rows * grid.cell) * scale) / CELL - MARGIN) * CELL;
    const bottom = -grid.top * scale + MARGIN * CELL;
    this.columns = Math.ceil((right - this.left) / CELL);
    this.rows = Math.ceil((bottom - this.top) / CELL);
    this.owners = this.ownersAt(grid, scale);
    this.nearest = nearestOwners(this.owners, this.columns, this.rows);
    this.anyOwner = this.sums((at) => ((this.owners[at] as number) >= 0 ? 1 : 0));
    const covered = this.cover(snapshot, radii, scale);
    this.discs = this.sums((at) => covered[at] as number);
    this.discArea = this.discs[this.discs.length - 1] as number;
  }

  /** The table of one cluster's own cells, to be handed to `cellsIn`. */
  ownCells(cluster: number): Float64Array {
    return this.sums((at) => (this.owners[at] === cluster ? 1 : 0));
  }

  /** The smallest rectangle of pixels around a cluster's territory; null where it has none. */
  boundsOf(cluster: number): Rect | null {
    const { columns, rows, owners } = this;
    let [x0, y0, x1, y1] = [columns, rows, -1, -1];
    for (let at = 0; at < owners.length; at++) {
      if (owners[at] !== cluster) continue;
      const column = at % columns;
      const row = (at - column) / columns;
      if (column < x0) x0 = column;
      if (column > x1) x1 = column;
      if (row < y0) y0 = row;
      y1 = row;
    }
    if (x1 < 0) return null;
    return {
      left: this.left + x0 * CELL,
      top: this.top + y0 * CELL,
      width: (x1 - x0 + 1) * CELL,
      height: (y1 - y0 + 1) * CELL,
    };
  }

  nearestAt(x: number, y: number): number {
    const column = Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.left) / CELL)));
    const row = Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.top) / CELL)));
    return this.nearest[row * this.columns + column] as number;
  }

  /** Number of cells of a table in a rectangle, those at its edge in full. */
  cellsIn(table: Float64Array, rect: Rect): number {
    return this.sumIn(table, rect);
  }

  /** Number of cells of anybody's territory in a rectangle. */
  ownedIn(rect: Rect): number {
    return this.sumIn(this.anyOwner, rect);
  }

  /** Area of discs in a rectangle, square pixels. */
  discsIn(rect: Rect): number {
    return this.sumIn(this.discs, rect);
  }

  private sumIn(table: Float64Array, rect: Rect): number {
    const { columns, rows } = this;
    const x0 = Math.max(0, Math.min(columns, Math.floor((rect.left - this.left) / CELL)));
    const x1 = Math.max(0, Math.min(columns, Math.ceil((rect.left + rect.width - this.left) / CELL)));
    const y0 = Math.max(0, Math.min(rows, Math.floor((rect.top - this.top) / CELL)));
    const y1 = Math.max(0, Math.min(rows, Math.ceil((rect.top + rect.height - this.top) / CELL)));
    const wide = columns + 1;
    return (
      (table[y1 * wide + x1] as number) -
      (table[y0 * wide + x1] as number) -
      (table[y1 * wide + x0] as number) +
      (table[y0 * wide + x0] as number)
    );
  }

  /** A summed-area table: entry (row, column) is the sum of all cells above and left of it. */
  private sums(valueOf: (at: number) => number): Float64Array {
    const { columns, rows } = this;
    const wide = columns + 1;
    const table = new Float64Array(wide * (rows + 1));
    for (let row = 0; row < rows; row++) {
      let line = 0;
      for (let column = 0; column < columns; column++) {
        line += valueOf(row * columns + column);
        table[(row + 1) * wide + column + 1] = (table[row * wide + column + 1] as number) + line;
      }
    }
    return table;
  }

  private ownersAt(grid: TerritoryGrid, scale: number): Int32Array {
    const { columns, rows } = this;
    const from = territoryOwners(grid);
    const owners = new Int32Array(columns * rows).fill(-1);
    for (let row = 0; row < rows; row++) {
      const y = -(this.top + (row + 0.5) * CELL) / scale;
      const gridRow = Math.round((y - grid.top) / grid.cell);
      if (gridRow < 0 || gridRow >= grid.rows) continue;
      for (let column = 0; column < columns; column++) {
        const x = (this.left + (column + 0.5) * CELL) / scale;
        const gridColumn = Math.round((x - grid.left) / grid.cell);
        if (gridColumn < 0 || gridColumn >= grid.columns) continue;
        owners[row * columns + column] = from[gridRow * grid.columns + gridColumn] as number;
      }
    }
    return owners;
  }

  /** Per cell: square pixels of discs. */
  private cover({ x, y, nodeCount }: Snapshot, radii: Float32Array, scale: number): Float32Array {
    const { columns, rows } = this;
    const covered = new Float32Array(columns * rows);
    for (let node = 0; node < nodeCount; node++) {
      const cx = ((x[node] as number) * scale - this.left) / CELL;
      const cy = (-(y[node] as number) * scale - this.top) / CELL;
      const r = (radii[node] as number) / CELL;
      const cells: [at: number, share: number][] = [];
      let sum = 0;
      const lastRow = Math.min(rows - 1, Math.floor(cy + r));
      const lastColumn = Math.min(columns - 1, Math.floor(cx + r));
      for (let row = Math.max(0, Math.floor(cy - r)); row <= lastRow; row++) {
        for (let column = Math.max(0, Math.floor(cx - r)); column <= lastColumn; column++) {
          const away = Math.hypot(column + 0.5 - cx, row + 0.5 - cy);
          const share = Math.max(0, Math.min(1, r - away + 0.5));
          if (share > 0) cells.push([row * columns + column, share]);
          sum += share;
        }
      }
      const area = Math.PI * r * r * CELL * CELL;
      for (const [at, share] of cells) covered[at] = (covered[at] as number) + (share / sum) * area;
    }
    return covered;
  }
}

/** Per cell: the value of the nearest cell that has one; propagates the nearest such cell in two passes (Danielsson 1980, doi:10.1016/0146-664X(80)90054-4). */
function nearestOwners(owners: Int32Array, columns: number, rows: number): Int32Array {
  const source = Int32Array.from(owners, (owner, at) => (owner >= 0 ? at : -1));
  const distance = (at: number, from: number) => {
    const dx = (at % columns) - (from % columns);
    const dy = Math.floor(at / columns) - Math.floor(from / columns);
    return dx * dx + dy * dy;
  };
  const consider = (at: number, other: number) => {
    const from = source[other] as number;
    if (from < 0) return;
    const present = source[at] as number;
    if (present < 0 || distance(at, from) < distance(at, present)) source[at] = from;
  };
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    if (row > 0) for (let at = start; at < start + columns; at++) consider(at, at - columns);
    for (let at = start + 1; at < start + columns; at++) consider(at, at - 1);
    for (let at = start + columns - 2; at >= start; at--) consider(at, at + 1);
  }
  for (let row = rows - 2; row >= 0; row--) {
    const start = row * columns;
    for (let at = start; at < start + columns; at++) consider(at, at + columns);
    for (let at = start + 1; at < start + columns; at++) consider(at, at - 1);
    for (let at = start + columns - 2; at >= start; at--) consider(at, at + 1);
  }
  return source.map((from) => (from < 0 ? -1 : (owners[from] as number)));
}
