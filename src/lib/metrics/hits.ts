import type { LinkColumns } from '../model/network';
import type { Progress } from '../model/progress';
import { blankUndirected, ONE_WAY } from './degree';

const MOST_STEPS = 1000;
const CLOSE_ENOUGH = 1e-10;

export interface Hits {
  /** n each: squares sum to 1; NaN for the kinds of node that no directed link joins. */
  hubs: Float32Array;
  authorities: Float32Array;
  /** false: the last step still changed something that can be seen. */
  isSettled: boolean;
}

/**
 * Hubs and authorities (Kleinberg 1999, doi:10.1145/324133.324140) of the directed links with their weights, by power iteration from
 * equal hubs. Where the network falls apart, the part with the largest eigenvalue takes all.
 */
export async function computeHits(kinds: Uint8Array, links: LinkColumns, progress: Progress): Promise<Hits> {
  const n = kinds.length;
  const directed = Uint32Array.from(links.source.keys()).filter((e) => ONE_WAY[links.kinds[e]!]);
  let hubs = new Float64Array(n).fill(1 / Math.sqrt(Math.max(1, n)));
  let next = new Float64Array(n);
  const authorities = new Float64Array(n);
  let change = directed.length > 0 ? Infinity : 0;
  for (let step = 0; step < MOST_STEPS && change > CLOSE_ENOUGH; step++) {
    authorities.fill(0);
    for (const e of directed) authorities[links.target[e]!]! += links.weight[e]! * hubs[links.source[e]!]!;
    normalize(authorities);
    next.fill(0);
    for (const e of directed) next[links.source[e]!]! += links.weight[e]! * authorities[links.target[e]!]!;
    normalize(next);
    change = 0;
    for (let i = 0; i < n; i++) change += Math.abs(next[i]! - hubs[i]!);
    [hubs, next] = [next, hubs];
    const yielded = progress('arranging', step, MOST_STEPS);
    if (yielded) await yielded;
  }
  const blank = blankUndirected(kinds, links);
  const defined = (values: Float64Array) =>
    Float32Array.from(values, (value, i) => (Number.isNaN(blank[i]) ? NaN : value));
  return {
    hubs: defined(directed.length > 0 ? hubs : hubs.fill(0)),
    authorities: defined(authorities),
    isSettled: change <= 1e-6,
  };
}

function normalize(values: Float64Array): void {
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let i = 0; i < values.length; i++) values[i]! /= length;
}
