/**
 * A bee swarm: discs at given places along a line step aside, each as little as it can, so that none overlap. The largest take the middle.
 *
 * @param x places along the line; kept
 * @param gap least free space between two discs
 * @returns distances from the line
 */
export function swarm(x: readonly number[], radius: readonly number[], gap: number): Float64Array {
  const n = x.length;
  const y = new Float64Array(n);
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => radius[b]! - radius[a]! || x[a]! - x[b]! || a - b,
  );
  let widest = 0;
  for (const r of radius) widest = Math.max(widest, r);
  const cell = 2 * widest + gap || 1;
  /** Column of the grid along the line -> the discs that are placed in it. */
  const placed = new Map<number, number[]>();
  for (const disc of order) {
    const column = Math.floor(x[disc]! / cell);
    const near = [column - 1, column, column + 1].flatMap((at) => placed.get(at) ?? []);
    // Where it would touch a neighbour: the ends of the stretches that are taken.
    const taken: [from: number, to: number][] = [];
    for (const other of near) {
      const apart = radius[disc]! + radius[other]! + gap;
      const across = x[disc]! - x[other]!;
      if (Math.abs(across) >= apart) continue;
      const reach = Math.sqrt(apart * apart - across * across);
      taken.push([y[other]! - reach, y[other]! + reach]);
    }
    y[disc] = nearestFree(taken);
    const row = placed.get(column);
    if (row) row.push(disc);
    else placed.set(column, [disc]);
  }
  return y;
}

/** The place nearest to 0 that no stretch covers; of two alike the positive one. */
function nearestFree(taken: [number, number][]): number {
  taken.sort((a, b) => a[0] - b[0]);
  let up = 0;
  for (const [from, to] of taken) if (from < up && to > up) up = to;
  let down = 0;
  taken.sort((a, b) => b[1] - a[1]);
  for (const [from, to] of taken) if (to > down && from < down) down = from;
  return up <= -down ? up : down;
}
