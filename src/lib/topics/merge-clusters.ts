/** Merges clusters as the reader said, on whatever partition was found. */
import type { ClusterEdits } from '../model/cluster-edits';
import type { Match } from './match-members';

export interface MergedClusters {
  /** Per found cluster: the one whose place it stands in, itself where it was not merged. */
  root: Uint16Array;
  /** Per group of the edits, per part: the found cluster that it means. */
  parts: Match[][];
}

/**
 * Joins the clusters that the parts of each group mean. A part that means none at first may do so once others are joined: parts are looked up
 * again until nothing is joined any more, so that applying the same edits to the outcome joins no further. The order of groups does not matter.
 *
 * @param size per found cluster: papers; of joined clusters the largest one's place is kept
 * @param first per found cluster: its first node, by which equal sizes are distinguished
 * @param match finds the cluster of some members, given each found cluster's place
 */
export function mergeClusters(
  merged: ClusterEdits['merged'],
  size: ArrayLike<number>,
  first: ArrayLike<number>,
  match: (members: readonly string[], root: Uint16Array) => Match,
): MergedClusters {
  const root = Uint16Array.from({ length: size.length }, (_, cluster) => cluster);
  const parts: Match[][] = merged.map(({ members }) => members.map(() => ({ kind: 'absent' })));
  let isOpen = merged.length > 0;
  while (isOpen) {
    isOpen = false;
    merged.forEach(({ members }, group) => {
      parts[group]!.forEach((part, i) => {
        if (part.kind !== 'found') parts[group]![i] = match(members[i]!, root);
      });
    });
    for (const group of parts) {
      const roots = new Set(group.flatMap((part) => (part.kind === 'found' ? [root[part.cluster]!] : [])));
      if (roots.size > 1) {
        join(root, roots, size, first);
        isOpen = true;
      }
    }
  }
  return { root, parts };
}

function join(
  root: Uint16Array,
  roots: ReadonlySet<number>,
  size: ArrayLike<number>,
  first: ArrayLike<number>,
): void {
  const all = [...root.keys()].filter((cluster) => roots.has(root[cluster]!));
  const largest = all.reduce((best, cluster) => {
    const more = size[cluster]! - size[best]! || first[best]! - first[cluster]!;
    return more > 0 ? cluster : best;
  });
  for (const cluster of all) root[cluster] = largest;
}
