/** A stretch of batches, both ends inclusive. */
export interface BatchBurst {
  start: number;
  end: number;
  weight: number;
}

/** Kleinberg's s: how many times the usual rate the raised one is. */
export const RATE = 2;
/** Kleinberg's gamma: how dear it is to enter a burst. */
export const TRANSITION_COST = 1;

/**
 * Bursts of a batched stream in the two-state model of Kleinberg (2002; journal version 2003, doi:10.1023/A:1024940629314). Batch t
 * has d_t documents, r_t of them relevant. The usual rate is p0 = R / D, the raised one s p0; a state costs -ln of its binomial
 * probability of r_t, entering the raised one gamma ln(n) more, leaving it nothing; the cheapest sequence of states is found by dynamic
 * programming, ties in favour of the usual state. Weight of a burst: the sum over its batches of what the raised state saves.
 *
 * Empty where the raised rate would not be below 1: twice as many as half of all is no rate.
 *
 * @param relevant n counts
 * @param totals n counts, each at least that of `relevant`
 */
export function findBursts(
  relevant: ArrayLike<number>,
  totals: ArrayLike<number>,
  rate = RATE,
  transitionCost = TRANSITION_COST,
): BatchBurst[] {
  const n = totals.length;
  let r = 0;
  let d = 0;
  for (let t = 0; t < n; t++) {
    r += relevant[t]!;
    d += totals[t]!;
  }
  const usual = d > 0 ? r / d : 0;
  const raised = usual * rate;
  if (usual === 0 || raised >= 1) return [];
  const hit = Math.log(rate);
  const miss = Math.log((1 - raised) / (1 - usual));
  const gains = Float64Array.from(
    { length: n },
    (_, t) => relevant[t]! * hit + (totals[t]! - relevant[t]!) * miss,
  );
  const states = cheapestStates(gains, transitionCost * Math.log(n));
  const bursts: BatchBurst[] = [];
  for (let t = 0; t < n; t++) {
    if (!states[t]) continue;
    const last = bursts.at(-1);
    if (last && last.end === t - 1) {
      last.end = t;
      last.weight += gains[t]!;
    } else bursts.push({ start: t, end: t, weight: gains[t]! });
  }
  return bursts;
}

/** The cheaper sequence of 0 (usual) and 1 (raised), beginning from 0: a 1 at t saves gains[t], a step from 0 to 1 costs `entry`. */
export function cheapestStates(gains: ArrayLike<number>, entry: number): Uint8Array {
  const n = gains.length;
  /** Per batch and state: 1 where the cheapest way comes from the raised state. */
  const from = [new Uint8Array(n), new Uint8Array(n)] as const;
  let usual = 0;
  let raised = Infinity;
  for (let t = 0; t < n; t++) {
    from[0][t] = raised < usual ? 1 : 0;
    from[1][t] = raised < usual + entry ? 1 : 0;
    const next = Math.min(raised, usual + entry) - gains[t]!;
    usual = Math.min(usual, raised);
    raised = next;
  }
  const states = new Uint8Array(n);
  let state: 0 | 1 = raised < usual ? 1 : 0;
  for (let t = n - 1; t >= 0; t--) {
    states[t] = state;
    state = from[state][t] as 0 | 1;
  }
  return states;
}
