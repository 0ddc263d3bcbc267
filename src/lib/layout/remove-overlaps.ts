/** Moves discs apart until none overlaps, as little as possible. */

export interface OverlapOptions {
  /** Free space kept between any two discs, data units. */
  gap: number;
  /** Rounds of pushing before the whole picture is spread a little and pushed again. */
  rounds: number;
}

export const DEFAULT_OVERLAP_OPTIONS: OverlapOptions = { gap: 1.5, rounds: 60 };

const SPREAD = 1.06;
const MOST_SPREADS = 60;
/** Overlaps smaller than this are rounding. */
const TOLERANCE = 1e-3;

/**
 * Removes overlaps in place. Deterministic; terminates because each spreading makes more room.
 *
 * @param x n, data units
 * @param radius n, data units
 */
export function removeOverlaps(
  x: Float64Array,
  y: Float64Array,
  radius: ArrayLike<number>,
  options: Partial<OverlapOptions> = {},
): void {
  const rounds = overlapRounds(x, y, radius, options);
  while (!rounds.next().done);
}

/** The same, pausing after each round so that the caller can rest. */
export function* overlapRounds(
  x: Float64Array,
  y: Float64Array,
  radius: ArrayLike<number>,
  options: Partial<OverlapOptions> = {},
): Generator<void, void, void> {
  const { gap, rounds } = { ...DEFAULT_OVERLAP_OPTIONS, ...options };
  const n = x.length;
  if (n < 2) return;
  let widest = 0;
  for (let i = 0; i < n; i++) widest = Math.max(widest, radius[i]!);
  const cell = Math.max(2 * widest + gap, 1e-6);
  for (let spread = 0; spread < MOST_SPREADS; spread++) {
    for (let round = 0; round < rounds; round++) {
      if (!pushApart(x, y, radius, gap, cell)) return;
      yield;
    }
    for (let i = 0; i < n; i++) {
      x[i]! *= SPREAD;
      y[i]! *= SPREAD;
    }
  }
}

/** Number of pairs of discs that overlap; for tests and reports. O(n) for discs of like size. */
export function countOverlaps(x: ArrayLike<number>, y: ArrayLike<number>, radius: ArrayLike<number>): number {
  let widest = 0;
  for (let i = 0; i < x.length; i++) widest = Math.max(widest, radius[i]!);
  let count = 0;
  eachClosePair(x, y, Math.max(2 * widest, 1e-6), (i, j) => {
    const reach = radius[i]! + radius[j]!;
    if ((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2 < (reach - TOLERANCE) ** 2) count++;
  });
  return count;
}

/** One round: each overlapping pair is pushed apart, the smaller disc further. Returns whether any pair overlapped. */
function pushApart(
  x: Float64Array,
  y: Float64Array,
  radius: ArrayLike<number>,
  gap: number,
  cell: number,
): boolean {
  let found = false;
  eachClosePair(x, y, cell, (i, j) => {
    const reach = radius[i]! + radius[j]! + gap;
    let dx = x[j]! - x[i]!;
    let dy = y[j]! - y[i]!;
    let distance = Math.sqrt(dx * dx + dy * dy);
    if (distance >= reach - TOLERANCE) return;
    found = true;
    if (distance < 1e-6) {
      // Two at one place: part them in a direction of their own.
      const angle = i * 2.399963 + j;
      dx = Math.cos(angle);
      dy = Math.sin(angle);
      distance = 1;
    }
    const push = (reach - Math.sqrt((x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2)) * 1.02;
    const areaI = radius[i]! * radius[i]!;
    const share = areaI / (areaI + radius[j]! * radius[j]! || 1);
    x[i]! -= (dx / distance) * push * (1 - share);
    y[i]! -= (dy / distance) * push * (1 - share);
    x[j]! += (dx / distance) * push * share;
    y[j]! += (dy / distance) * push * share;
  });
  return found;
}

/** Calls back each pair i, j in the same or adjoining cells of a grid, in a fixed order. */
function eachClosePair(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  cell: number,
  visit: (i: number, j: number) => void,
): void {
  const n = x.length;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  for (let i = 0; i < n; i++) {
    minX = Math.min(minX, x[i]!);
    maxX = Math.max(maxX, x[i]!);
    minY = Math.min(minY, y[i]!);
  }
  const columns = Math.floor((maxX - minX) / cell) + 3;
  const cells = new Float64Array(n);
  const first = new Map<number, number>();
  const next = new Int32Array(n).fill(-1);
  for (let i = n - 1; i >= 0; i--) {
    const place = (Math.floor((y[i]! - minY) / cell) + 1) * columns + Math.floor((x[i]! - minX) / cell) + 1;
    cells[i] = place;
    next[i] = first.get(place) ?? -1;
    first.set(place, i);
  }
  const around = [0, 1, columns - 1, columns, columns + 1];
  for (let i = 0; i < n; i++) {
    for (const step of around) {
      let j = step === 0 ? next[i]! : (first.get(cells[i]! + step) ?? -1);
      for (; j !== -1; j = next[j]!) visit(i, j);
    }
  }
}
