import type { DrawnMap } from '../export/figure/view-figure';
import type { Workspace } from './workspace.svelte';

/** The map that is open, as far as the page knows it: titles that it has asked for, metrics that it shows, what its search finds. */
export function drawnMapOf({ snapshot, titles, metrics, finder }: Workspace): DrawnMap {
  if (!snapshot) throw new Error('There is no map yet.');
  return { snapshot, titles: titles.get, columns: metrics.columns, matches: finder.hits };
}
