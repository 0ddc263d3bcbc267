import type { MetricColumn, MetricId } from '../model/answers/metrics';
import type { Snapshot } from '../model/snapshot';

/** Metrics that the engine has worked out, by name. */
export type MetricColumns = Partial<Record<MetricId, MetricColumn>>;

/** The values of a metric, n: those in the snapshot, or as worked out; null: not known yet. */
export function metricValues(
  snapshot: Snapshot,
  id: MetricId,
  columns: MetricColumns,
): ArrayLike<number> | null {
  if (id === 'count') return snapshot.sizedBy?.values ?? snapshot.count;
  if (id === 'degree' || id === 'pagerank') return snapshot[id];
  const values = columns[id]?.values;
  return values?.length === snapshot.nodeCount ? values : null;
}

/** How values become places on a scale of colours, 0..1. */
export interface ColourScale {
  /** n; NaN where there is no value */
  shares: Float32Array;
  /** The value at a place of the scale: at 0 the least, at 1 the largest; by rank the nearest that there is. */
  valueAt(share: number): number;
}

/**
 * The scale of some values; null where all are alike or missing. `linear`: by value. `rank`: by rank, equal values at the mean of their ranks,
 * stretched so that the least is at 0 and the largest at 1. By rank, as few nodes have most of what there is: by value all others would
 * look the same.
 */
export function buildColourScale(values: ArrayLike<number>, scale: 'rank' | 'linear'): ColourScale | null {
  const order = Uint32Array.from(Array.from(values).keys())
    .filter((i) => Number.isFinite(values[i]))
    .sort((a, b) => values[a]! - values[b]! || a - b);
  const least = values[order[0] ?? -1] ?? NaN;
  const most = values[order[order.length - 1] ?? -1] ?? NaN;
  if (!(most > least)) return null;
  const shares = new Float32Array(values.length).fill(NaN);
  if (scale === 'linear') {
    for (const i of order) shares[i] = (values[i]! - least) / (most - least);
    return { shares, valueAt: (share) => least + share * (most - least) };
  }
  const ranks = new Float64Array(order.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end++;
    ranks.fill((start + end) / 2, start, end + 1);
    start = end + 1;
  }
  const [low, high] = [ranks[0]!, ranks[ranks.length - 1]!];
  order.forEach((i, place) => (shares[i] = (ranks[place]! - low) / (high - low)));
  return {
    shares,
    valueAt(share) {
      let best = order[0]!;
      for (const i of order) if (Math.abs(shares[i]! - share) < Math.abs(shares[best]! - share)) best = i;
      return values[best]!;
    },
  };
}

/** A value as a legend shows it: "1,234", "0.42", "3.1e-5"; a mean date as a year, "2012.4". */
export function formatMetric(id: MetricId, value: number): string {
  if (id === 'mean-date') return value.toFixed(1);
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  if (Math.abs(value) < 0.001) return value.toExponential(1);
  return String(Number(value.toPrecision(2)));
}
