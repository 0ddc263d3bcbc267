import type { ImportedCluster } from '../../model/imported-graph';
import { NO_CLUSTER } from '../../model/snapshot';

export interface ClusterMember {
  /** The cluster as the file writes it: "3", "c3", "Scientometrics"; undefined: none. */
  key: string | undefined;
  /** The cluster's name, where the file writes it beside the node. */
  label?: string | undefined;
}

/** "3", "3.0", "c3", "Cluster 3": a number with or without a word before it; its name says nothing. */
const NUMBERED = /^([a-z]{0,12})[\s_-]?(\d{1,6})(?:\.0{1,6})?$/i;

/**
 * Numbers the clusters of a graph. Where the file counts them from 1, that is their order; else the largest comes first, ties by first
 * member. "-1" and "" are no cluster.
 *
 * @param labels names by key
 */
export function orderClusters(
  members: readonly ClusterMember[],
  labels: ReadonlyMap<string, string> = new Map(),
): { clusters: ImportedCluster[]; clusterOf: (number | undefined)[] } {
  const sizes = new Map<string, number>();
  const names = new Map<string, string>();
  const keyOf = members.map(({ key, label }) => {
    if (key === undefined || key === '' || key === '-1') return undefined;
    const whole = /^\d{1,9}\.0{1,6}$/.test(key) ? key.slice(0, key.indexOf('.')) : key;
    sizes.set(whole, (sizes.get(whole) ?? 0) + 1);
    if (label && !names.has(whole)) names.set(whole, label);
    return whole;
  });
  const keys = [...sizes.keys()];
  const numbers = keys.map((key) => Number(NUMBERED.exec(key)?.[2] ?? NaN));
  const counted = [...numbers].sort((a, b) => a - b).every((number, place) => number === place + 1);
  const order = keys
    .map((key, place) => ({ key, place, number: numbers[place]! }))
    .sort((a, b) =>
      counted ? a.number - b.number : sizes.get(b.key)! - sizes.get(a.key)! || a.place - b.place,
    )
    .slice(0, NO_CLUSTER);
  const rank = new Map(order.map(({ key }, place) => [key, place]));
  return {
    clusters: order.map(({ key }) => {
      const label = labels.get(key) ?? names.get(key) ?? (NUMBERED.test(key) ? undefined : key);
      return label === undefined ? {} : { label };
    }),
    clusterOf: keyOf.map((key) => (key === undefined ? undefined : rank.get(key))),
  };
}
