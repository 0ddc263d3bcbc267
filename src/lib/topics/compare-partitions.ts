/**
 * How alike two divisions of the same nodes are. A group is a number of any size; every number is a group of its own, so a caller who
 * wants nodes of no group left out leaves them out of both lists.
 */

/** Sizes of the groups of each division and of their meetings, from which both measures follow. */
interface Meetings {
  n: number;
  left: number[];
  right: number[];
  both: { left: number; right: number; count: number }[];
}

/**
 * The adjusted Rand index (Hubert & Arabie 1985, doi:10.1007/BF01908075): the share of pairs of nodes that both divisions treat alike,
 * less what chance would give. 1: the same division; 0: as chance; below 0: less than chance. Two divisions that leave no choice (all
 * nodes alone in both, or all together in both) are the same: 1.
 *
 * @param a n, group of each node
 * @param b n, group of each node
 * Throws RangeError when the lengths differ.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { n, left, right, both } = countMeetings(a, b);
  const together = both.reduce((sum, { count }) => sum + pairs(count), 0);
  const inLeft = left.reduce((sum, count) => sum + pairs(count), 0);
  const inRight = right.reduce((sum, count) => sum + pairs(count), 0);
  const all = pairs(n);
  const expected = all > 0 ? (inLeft * inRight) / all : 0;
  const most = (inLeft + inRight) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/**
 * Normalised mutual information: what one division tells of the other, over the mean of what each tells (arithmetic mean; Strehl & Ghosh
 * 2002 use the geometric one). 0 … 1. Two divisions of one group each: 1.
 *
 * @param a n, group of each node
 * @param b n, group of each node
 * Throws RangeError when the lengths differ.
 */
export function mutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { n, left, right, both } = countMeetings(a, b);
  const entropy = (counts: number[]) =>
    counts.reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0);
  const mean = (entropy(left) + entropy(right)) / 2;
  if (!(mean > 0)) return 1;
  let shared = 0;
  for (const meeting of both) {
    const { count } = meeting;
    shared += (count / n) * Math.log((count * n) / (left[meeting.left]! * right[meeting.right]!));
  }
  return Math.max(0, Math.min(1, shared / mean));
}

function countMeetings(a: ArrayLike<number>, b: ArrayLike<number>): Meetings {
  if (a.length !== b.length) throw new RangeError(`${a.length} nodes against ${b.length}`);
  const [left, groupsA] = numberGroups(a);
  const [right, groupsB] = numberGroups(b);
  const both = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const key = groupsA[i]! * right.length + groupsB[i]!;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  return {
    n: a.length,
    left,
    right,
    both: [...both].map(([key, count]) => ({
      left: Math.floor(key / right.length),
      right: key % right.length,
      count,
    })),
  };
}

/** Sizes of the groups, and the place of each node's group among them. */
function numberGroups(groups: ArrayLike<number>): [sizes: number[], places: Uint32Array] {
  const placeOf = new Map<number, number>();
  const sizes: number[] = [];
  const places = Uint32Array.from(groups, (group) => {
    let place = placeOf.get(group);
    if (place === undefined) {
      place = sizes.push(0) - 1;
      placeOf.set(group, place);
    }
    sizes[place]!++;
    return place;
  });
  return [sizes, places];
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
