import { NETWORK_WORDS } from '../../model/network';
import { NO_CLUSTER, regionNodes, type Snapshot } from '../../model/snapshot';
import type { View } from '../../model/view';
import { activeFilters } from '../filter-chips';

/** What a view shows, in a few words: the title of a step until the reader gives one. */
export function nameView(view: View, snapshot: Snapshot): string {
  const labelOf = (id: string): string | undefined => snapshot.labels[snapshot.ids.indexOf(id)];
  const chosen = view.selection.flatMap((id) => labelOf(id) ?? []);
  const [first, second] = chosen;
  if (first !== undefined)
    return chosen.length > 2
      ? `${first} and ${chosen.length - 1} more`
      : [first, second].filter(Boolean).join(' and ');
  const ends = view.link ? [labelOf(view.link.source), labelOf(view.link.target)].filter(Boolean) : [];
  if (ends.length === 2) return ends.join(' and ');
  const chips = activeFilters(snapshot, view.filters).filter(({ applies }) => applies);
  if (chips.length > 0)
    return sentence(
      chips
        .slice(0, 2)
        .map(({ label }) => label.replace(/^topic: /, ''))
        .join(', '),
    );
  if (view.query.trim() !== '') return `“${view.query.trim()}”`;
  const near = view.box && largestIn(view.box, snapshot);
  if (near) return near;
  const { label } = NETWORK_WORDS[snapshot.network];
  return snapshot.network === 'mixed' ? 'The whole map' : `The whole map: ${label.toLowerCase()}`;
}

/** The topic with most nodes within a part of the map; null: none has any. */
function largestIn([x0, y0, x1, y1]: NonNullable<View['box']>, snapshot: Snapshot): string | null {
  const { x, y, cluster, clusters } = snapshot;
  const isCounted = regionNodes(snapshot.kinds);
  const counts = new Uint32Array(clusters.length);
  cluster.forEach((index, node) => {
    const isIn = x[node]! >= x0 && x[node]! <= x1 && y[node]! >= y0 && y[node]! <= y1;
    if (isIn && index !== NO_CLUSTER && isCounted(node)) counts[index]!++;
  });
  const most = Math.max(0, ...counts);
  return most > 0 ? sentence(clusters[counts.indexOf(most)]!.label) : null;
}

function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}
