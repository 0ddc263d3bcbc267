import type { Snapshot } from '../model/snapshot';

/** True when two maps have the same nodes, in the same topics and at the same places. */
export function isSamePicture(a: Snapshot, b: Snapshot): boolean {
  const same = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    one.length === other.length && Array.prototype.every.call(one, (value, i) => value === other[i]);
  return (
    a.ids.length === b.ids.length &&
    a.ids.every((id, node) => id === b.ids[node]) &&
    same(a.cluster, b.cluster) &&
    same(a.x, b.x) &&
    same(a.y, b.y)
  );
}
