/** A stream of numbers in [0, 1). */
export type Rng = () => number;

/**
 * A seeded random generator (mulberry32, Tommy Ettinger, public domain): 32 bits of state, period 2^32, the same stream on every
 * engine because it only uses integer arithmetic.
 *
 * @param seed any number; its lower 32 bits count
 */
export function createRng(seed: number): Rng {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** 0 … n-1 in random order (Fisher and Yates). */
export function randomOrder(n: number, random: Rng): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i]!;
    order[i] = order[j]!;
    order[j] = swap;
  }
  return order;
}
