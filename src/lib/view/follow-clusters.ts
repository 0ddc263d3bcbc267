import { NO_CLUSTER, type Snapshot } from '../model/snapshot';

/**
 * Where topics went when only the clusters of a map changed: id before -> id now. One that is still there keeps its id; one that was merged
 * into another is where most of its nodes are; one that is gone has no entry.
 */
export function followClusters(
  before: Pick<Snapshot, 'clusters' | 'cluster'>,
  after: Pick<Snapshot, 'clusters' | 'cluster'>,
): Map<string, string> {
  const now = new Set(after.clusters.map(({ id }) => id));
  const went = new Map<string, string>();
  const lost = new Map<number, Map<number, number>>();
  before.clusters.forEach(({ id }, index) => {
    if (now.has(id)) went.set(id, id);
    else lost.set(index, new Map());
  });
  if (lost.size > 0) {
    before.cluster.forEach((index, node) => {
      const to = after.cluster[node]!;
      const counts = lost.get(index);
      if (counts && to !== NO_CLUSTER) counts.set(to, (counts.get(to) ?? 0) + 1);
    });
  }
  for (const [index, counts] of lost) {
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const to = most && after.clusters[most[0]];
    if (to) went.set(before.clusters[index]!.id, to.id);
  }
  return went;
}

/** Chosen topics as they are called now, each once, in their order. What is not among them stays as it is. */
export function followIds(ids: readonly string[], went: ReadonlyMap<string, string>): string[] {
  return [...new Set(ids.map((id) => went.get(id) ?? id))];
}
