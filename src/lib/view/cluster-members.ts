import type { Snapshot } from '../model/snapshot';

/** The nodes of a cluster. */
export function membersOf(snapshot: Snapshot, cluster: number): number[] {
  return [...snapshot.cluster.keys()].filter((node) => snapshot.cluster[node] === cluster);
}
