import type { Snapshot } from '../../model/snapshot';
import { territoryOwners, type TerritoryGrid } from '../territory-grid';
import type { Rect } from './place-labels';

/** Side of a cell of the raster, CSS pixels. */
export const CELL = 5;
/** Free cells around the map: names may stand a little outside. */
const MARGIN = 80 / CELL;
/** Nodes between two pauses. */
const NODES_A_STEP = 4096;

/** How the raster lies: its cells, and the pixels of its upper left corner. */
interface Raster {
  columns: number;
  rows: number;
  left: number;
  top: number;
}

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
  /** Area of all discs that are looked at, square pixels; what lies under several counts once for each. */
  readonly discArea: number;

  private constructor(
    raster: Raster,
    /** Per cell: the cluster, or -1. */
    private readonly owners: Int32Array,
    /** Per cell: the cluster whose territory is nearest, or -1 where there is none at all. */
    private readonly nearest: Int32Array,
    private readonly anyOwner: Float64Array,
    private readonly discs: Float64Array,
    window?: Rect,
  ) {
    ({ columns: this.columns, rows: this.rows, left: this.left, top: this.top } = raster);
    this.discArea = window ? this.discsIn(window) : (discs[discs.length - 1] as number);
  }

  /**
   * Works it out in steps, for callers that must not block for long.
   *
   * @param radii CSS pixels, per node; 0 for one that is not drawn
   * @param window pixels; no disc outside of it is looked at
   */
  static *build(
    snapshot: Pick<Snapshot, 'x' | 'y' | 'nodeCount'>,
    radii: Float32Array,
    scale: number,
    grid: TerritoryGrid,
    window?: Rect,
  ): Generator<void, NameGround> {
    const from = [grid.left * scale, -(grid.top + grid.rows * grid.cell) * scale] as const;
    const to = [(grid.left + grid.columns * grid.cell) * scale, -grid.top * scale] as const;
    const [x0, x1] = span(from[0], to[0], window && [window.left, window.left + window.width]);
    const [y0, y1] = span(from[1], to[1], window && [window.top, window.top + window.height]);
    const left = Math.floor(x0 / CELL - MARGIN) * CELL;
    const top = Math.floor(y0 / CELL - MARGIN) * CELL;
    const raster = {
      columns: Math.ceil((x1 + MARGIN * CELL - left) / CELL),
      rows: Math.ceil((y1 + MARGIN * CELL - top) / CELL),
      left,
      top,
    };
    const owners = ownersAt(raster, grid, scale);
    yield;
    const nearest = yield* nearestOwners(owners, raster.columns, raster.rows);
    const anyOwner = sums(raster, (at) => ((owners[at] as number) >= 0 ? 1 : 0));
    yield;
    const covered = yield* coverByDiscs(raster, snapshot, radii, scale);
    return new NameGround(
      raster,
      owners,
      nearest,
      anyOwner,
      sums(raster, (at) => covered[at] as number),
      window,
    );
  }

  /** The table of one cluster's own cells, to be handed to `cellsIn`. */
  ownCells(cluster: number): Float64Array {
    return sums(this, (at) => (this.owners[at] === cluster ? 1 : 0));
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
}

/** What two stretches have in common; at least a point. */
function span(from: number, to: number, part?: readonly [number, number]): [from: number, to: number] {
  if (!part) return [from, to];
  const start = Math.min(Math.max(from, part[0]), to);
  return [start, Math.max(start, Math.min(to, part[1]))];
}

/** A summed-area table: entry (row, column) is the sum of all cells above and left of it. */
function sums({ columns, rows }: Raster, valueOf: (at: number) => number): Float64Array {
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

function ownersAt({ columns, rows, left, top }: Raster, grid: TerritoryGrid, scale: number): Int32Array {
  const from = territoryOwners(grid);
  const owners = new Int32Array(columns * rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    const y = -(top + (row + 0.5) * CELL) / scale;
    const gridRow = Math.round((y - grid.top) / grid.cell);
    if (gridRow < 0 || gridRow >= grid.rows) continue;
    for (let column = 0; column < columns; column++) {
      const x = (left + (column + 0.5) * CELL) / scale;
      const gridColumn = Math.round((x - grid.left) / grid.cell);
      if (gridColumn < 0 || gridColumn >= grid.columns) continue;
      owners[row * columns + column] = from[gridRow * grid.columns + gridColumn] as number;
    }
  }
  return owners;
}

/** Per cell: square pixels of discs. */
function* coverByDiscs(
  { columns, rows, left, top }: Raster,
  { x, y, nodeCount }: Pick<Snapshot, 'x' | 'y' | 'nodeCount'>,
  radii: Float32Array,
  scale: number,
): Generator<void, Float32Array> {
  const covered = new Float32Array(columns * rows);
  for (let node = 0; node < nodeCount; node++) {
    if (node % NODES_A_STEP === NODES_A_STEP - 1) yield;
    const r = (radii[node] as number) / CELL;
    if (r <= 0) continue;
    const cx = ((x[node] as number) * scale - left) / CELL;
    const cy = (-(y[node] as number) * scale - top) / CELL;
    const firstRow = Math.max(0, Math.floor(cy - r));
    const lastRow = Math.min(rows - 1, Math.floor(cy + r));
    const firstColumn = Math.max(0, Math.floor(cx - r));
    const lastColumn = Math.min(columns - 1, Math.floor(cx + r));
    const shareAt = (column: number, row: number) =>
      Math.max(0, Math.min(1, r - Math.hypot(column + 0.5 - cx, row + 0.5 - cy) + 0.5));
    let sum = 0;
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) sum += shareAt(column, row);
    if (sum === 0) continue;
    const area = (Math.PI * r * r * CELL * CELL) / sum;
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const at = row * columns + column;
        covered[at] = (covered[at] as number) + area * shareAt(column, row);
      }
  }
  return covered;
}

/** Per cell: the value of the nearest cell that has one; propagates the nearest such cell in two passes (Danielsson 1980, doi:10.1016/0146-664X(80)90054-4). */
function* nearestOwners(owners: Int32Array, columns: number, rows: number): Generator<void, Int32Array> {
  const none = -1;
  const sourceColumn = new Int32Array(owners.length).fill(none);
  const sourceRow = new Int32Array(owners.length);
  const considerRow = (row: number, from: number) => {
    for (let column = 0; column < columns; column++) consider(column, row, column, from);
  };
  const considerSides = (row: number) => {
    for (let column = 1; column < columns; column++) consider(column, row, column - 1, row);
    for (let column = columns - 2; column >= 0; column--) consider(column, row, column + 1, row);
  };
  function consider(column: number, row: number, besideColumn: number, besideRow: number): void {
    const beside = besideRow * columns + besideColumn;
    const foundColumn = sourceColumn[beside] as number;
    if (foundColumn === none) return;
    const foundRow = sourceRow[beside] as number;
    const at = row * columns + column;
    const present = sourceColumn[at] as number;
    const away = (column - foundColumn) ** 2 + (row - foundRow) ** 2;
    if (present !== none && away >= (column - present) ** 2 + (row - (sourceRow[at] as number)) ** 2) return;
    sourceColumn[at] = foundColumn;
    sourceRow[at] = foundRow;
  }
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if ((owners[at] as number) < 0) continue;
      sourceColumn[at] = column;
      sourceRow[at] = row;
    }
  yield;
  for (let row = 0; row < rows; row++) {
    if (row > 0) considerRow(row, row - 1);
    considerSides(row);
  }
  yield;
  for (let row = rows - 2; row >= 0; row--) {
    considerRow(row, row + 1);
    considerSides(row);
  }
  yield;
  return owners.map((_, at) => {
    const column = sourceColumn[at] as number;
    return column === none ? -1 : (owners[(sourceRow[at] as number) * columns + column] as number);
  });
}
