import type { Snapshot } from '../../model/snapshot';
import type { View } from '../../model/view';

/** How many nodes and topics a view names, and which of them are not on a map. */
export interface Gone {
  named: number;
  nodes: string[];
  topics: string[];
}

/** What of a view is not on this map any more: chosen nodes, ends of the chosen link, authors and topics of the filters. O(nodes). */
export function whatIsGone(view: View, { ids, clusters }: Pick<Snapshot, 'ids' | 'clusters'>): Gone {
  const link = view.link ? [view.link.source, view.link.target] : [];
  const nodes = new Set([...view.selection, ...link, ...view.filters.authors]);
  const topics = new Set(view.filters.clusters);
  const named = nodes.size + topics.size;
  if (nodes.size > 0) for (const id of ids) nodes.delete(id);
  for (const { id } of clusters) topics.delete(id);
  return { named, nodes: [...nodes], topics: [...topics] };
}

/** "2 papers or authors and 1 topic of this step are not on this map any more; what is left is shown."; null: all is there. */
export function goneInWords({ nodes, topics }: Gone): string | null {
  const parts = [
    nodes.length === 0 ? '' : nodes.length === 1 ? '1 paper or author' : `${nodes.length} papers or authors`,
    topics.length === 0 ? '' : topics.length === 1 ? '1 topic' : `${topics.length} topics`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  const isOne = nodes.length + topics.length === 1;
  return `${parts.join(' and ')} of this step ${isOne ? 'is' : 'are'} not on this map any more; what is left is shown.`;
}
