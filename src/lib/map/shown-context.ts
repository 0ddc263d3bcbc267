import type { NodeLine } from '../model/details';
import { WORK } from '../model/network';
import type { ShownPart } from '../model/shown-part';
import type { MapContext } from './map-context';
import { listShownPapers } from './papers-behind';

/**
 * The map as a question about its shown part sees it. The same context where nothing is filtered or the part is of another map. On a map of
 * cited works filters choose works, and say nothing of the papers that cite them.
 */
export function withShown(context: MapContext, part: ShownPart | undefined): MapContext {
  const { snapshot } = context;
  if (!part || part.nodes.length !== snapshot.nodeCount) return context;
  const hasPapers = snapshot.counts.papers > 0 || snapshot.behind !== undefined;
  const papers =
    hasPapers && !snapshot.kinds.includes(WORK) ? new Set(listShownPapers(context, part.papers)) : null;
  return { ...context, shown: { nodes: part.nodes, papers } };
}

/** How many of some papers are shown; null where no filter is set. Dense indices in the corpus. */
export function countShownPapers({ shown }: MapContext, papers: readonly number[]): number | null {
  const among = shown?.papers;
  return among ? papers.filter((paper) => among.has(paper)).length : null;
}

/** Lines that are shown first, each in the order given. */
export function shownFirst<Line extends NodeLine>(lines: readonly Line[]): Line[] {
  return [...lines.filter(({ heldBack }) => !heldBack), ...lines.filter(({ heldBack }) => heldBack)];
}

/** "3 papers", "1 of 3 papers" where not all are shown. */
export function papersInWords(context: MapContext, papers: readonly number[]): string {
  const count = countShownPapers(context, papers);
  const part = count === null || count === papers.length ? '' : `${count.toLocaleString('en')} of `;
  return `${part}${papers.length.toLocaleString('en')} ${papers.length === 1 ? 'paper' : 'papers'}`;
}
