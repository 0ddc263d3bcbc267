/** Which cluster of a partition a list of members means. */
import { NO_CLUSTER } from '../model/snapshot';

export type Match =
  | { kind: 'found'; cluster: number }
  /** None of the members is on the map, or none counts. */
  | { kind: 'absent' }
  /** No cluster holds half of them, or two hold equally many. */
  | { kind: 'split' };

/**
 * The cluster that holds at least half of the members that are on the map, and more of them than any other cluster. What was moved by
 * hand is not to count, nor authors and keywords that go with their papers: where they stand says nothing of the cluster that they were in.
 *
 * @param nodeOf node of each id that is on the map
 * @param clusterOf cluster of a node, or NO_CLUSTER
 */
export function matchMembers(
  members: readonly string[],
  nodeOf: ReadonlyMap<string, number>,
  clusterOf: (node: number) => number,
  counted: (id: string, node: number) => boolean,
): Match {
  const counts = new Map<number, number>();
  let present = 0;
  for (const id of members) {
    const node = nodeOf.get(id);
    if (node === undefined || !counted(id, node)) continue;
    present++;
    const cluster = clusterOf(node);
    if (cluster !== NO_CLUSTER) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  if (present === 0) return { kind: 'absent' };
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] * 2 < present || first[1] === second?.[1]) return { kind: 'split' };
  return { kind: 'found', cluster: first[0] };
}
