import { clipText } from '../../model/clip-text';
import type { Snapshot } from '../../model/snapshot';
import type { LabelTarget } from '../../model/view';

const LONGEST = 60;

/** What a label says, as it is told in lists; null: what it names is not on the map. O(nodes). */
export function nameOfLabel(
  { of, id }: LabelTarget,
  { ids, labels, clusters }: Pick<Snapshot, 'ids' | 'labels' | 'clusters'>,
): string | null {
  const name =
    of === 'node'
      ? labels[ids.indexOf(id)]
      : clusters.find((cluster) => cluster.id === id)?.label.split(' · ')[0];
  if (name === undefined) return null;
  return clipText(of === 'region' ? name.charAt(0).toLocaleUpperCase('en') + name.slice(1) : name, LONGEST);
}
