import { regionNodes, type Snapshot } from '../model/snapshot';

/** Sets the centres of the clusters: the means of their papers, or of their nodes where they have no paper. In place. */
export function centreClusters({
  clusters,
  cluster: clusterOf,
  kinds,
  x,
  y,
}: Pick<Snapshot, 'clusters' | 'cluster' | 'kinds' | 'x' | 'y'>): void {
  const sums = clusters.map(() => ({ x: 0, y: 0, n: 0 }));
  const isCounted = regionNodes(kinds);
  clusterOf.forEach((index, node) => {
    const sum = sums[index];
    if (!sum || (clusters[index]!.papers > 0 && !isCounted(node))) return;
    sum.x += x[node]!;
    sum.y += y[node]!;
    sum.n++;
  });
  clusters.forEach((cluster, index) => {
    const sum = sums[index]!;
    cluster.x = sum.n > 0 ? sum.x / sum.n : 0;
    cluster.y = sum.n > 0 ? sum.y / sum.n : 0;
  });
}
