/** Puts what is not linked to the main part of a map beside it: small components close by, single nodes in a folded tray. */

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Width to height that a whole map aims at. */
const ASPECT = 16 / 9;

export interface Disc {
  x: number;
  y: number;
  radius: number;
}

/**
 * Places discs one after the other at the nearest free place to the middle of those that are already there (distances count double
 * upwards, so that the whole becomes wide). Returns the centres in the order given; O(discs * cells tried).
 *
 * @param occupied what is there already; never moved
 */
export function packAround(
  occupied: Disc[],
  discs: { radius: number }[],
  gap: number,
): { x: number; y: number }[] {
  const cell = Math.max(gap, Math.min(...discs.map((disc) => disc.radius), Infinity));
  if (!Number.isFinite(cell)) return [];
  const taken = new Set<number>();
  const key = (column: number, row: number): number => (column + 30000) * 65536 + row + 30000;
  const reachOf = (radius: number): number => radius + gap;
  const mark = (disc: Disc): void =>
    eachCell(disc, disc.radius + gap / 2, cell, (c, r) => void taken.add(key(c, r)));
  occupied.forEach(mark);
  let step = 0;
  let lastRadius = Infinity;
  return discs.map(({ radius }) => {
    // Smaller than the last one: there may be room further in, though not worth starting from the very middle each time.
    if (radius < lastRadius * 0.7) step = 0;
    lastRadius = Math.min(lastRadius, radius);
    for (; ; step++) {
      const reach = cell * 0.7 * Math.sqrt(step);
      const disc = {
        x: reach * Math.cos(step * GOLDEN_ANGLE) * Math.sqrt(ASPECT),
        y: (reach * Math.sin(step * GOLDEN_ANGLE)) / Math.sqrt(ASPECT),
        radius,
      };
      let free = true;
      eachCell(disc, reachOf(radius), cell, (c, r) => {
        if (taken.has(key(c, r))) free = false;
      });
      if (!free) continue;
      mark(disc);
      return { x: disc.x, y: disc.y };
    }
  });
}

function eachCell(
  disc: Disc,
  reach: number,
  cell: number,
  visit: (column: number, row: number) => void,
): void {
  const left = Math.floor((disc.x - reach) / cell);
  const right = Math.floor((disc.x + reach) / cell);
  const bottom = Math.floor((disc.y - reach) / cell);
  const top = Math.floor((disc.y + reach) / cell);
  for (let column = left; column <= right; column++) {
    for (let row = bottom; row <= top; row++) {
      const dx = Math.max(column * cell - disc.x, 0, disc.x - (column + 1) * cell);
      const dy = Math.max(row * cell - disc.y, 0, disc.y - (row + 1) * cell);
      if (dx * dx + dy * dy <= reach * reach) visit(column, row);
    }
  }
}

/**
 * A tray of single nodes: rows from left to right, top to bottom, below a picture of the given width, in the order given.
 * With nothing above it the tray takes the aspect of a screen.
 *
 * @param radius radius of each node
 * @returns centres relative to the tray's top middle; y downwards is negative
 */
export function foldTray(radius: number[], width: number, gap: number): { x: number; y: number }[] {
  if (radius.length === 0) return [];
  const spacing = 2 * Math.max(...radius) + gap;
  const fitting = Math.floor(width / spacing);
  const wide = Math.ceil(Math.sqrt(radius.length * ASPECT));
  const columns = Math.max(1, Math.min(radius.length, fitting > 0 ? fitting : wide));
  return radius.map((_, place) => ({
    x: ((place % columns) - (columns - 1) / 2) * spacing,
    y: -(Math.floor(place / columns) + 0.5) * spacing,
  }));
}
