import { doiAddress } from '../model/addresses';
import { clipText } from '../model/clip-text';
import type { NodeLine, SharedItem } from '../model/details';
import { detailOfPaper, detailOfWork, lineOfNode, titleOfWork, type MapContext } from '../map/map-context';

/** A paper as a clickable line; on a map of other nodes, a line that leads nowhere (node: -1). */
export function lineOfPaper(context: MapContext, paper: number, weight?: number): NodeLine {
  const node = context.nodeOf.paper[paper] ?? -1;
  if (node >= 0) return lineOfNode(context, node, weight);
  const { corpus } = context.input;
  const { id = '', title = '' } = corpus.papers[paper] ?? {};
  const line: NodeLine = { node: -1, id, kind: 'paper', label: clipText(title) || 'Untitled' };
  line.detail = detailOfPaper(corpus, paper);
  if (context.shown?.papers?.has(paper) === false) line.heldBack = true;
  if (weight !== undefined) line.weight = weight;
  return line;
}

/** A cited work as a line, which leads to its node where the map has one. */
export function lineOfWork(context: MapContext, work: number): NodeLine {
  const node = context.nodeOf.work[work] ?? -1;
  if (node >= 0) return lineOfNode(context, node);
  const cited = context.input.corpus.citedWorks[work];
  return {
    node: -1,
    id: cited?.id ?? '',
    kind: 'work',
    label: clipText(titleOfWork(cited)) || (cited?.id ?? ''),
    detail: detailOfWork(cited),
  };
}

/** A citation as a line: the citing paper, and in its detail the one that it cites. */
export function lineOfCitation(context: MapContext, citing: number, cited: number): SharedItem {
  const line = lineOfPaper(context, citing);
  const work = lineOfPaper(context, cited);
  return {
    ...line,
    detail: `${line.detail ? `${line.detail}: ` : ''}cites “${work.label}”${work.detail ? ` (${work.detail})` : ''}`,
    share: 1,
    cites: work.id,
    ...addressOf(context.input.corpus.papers[citing]?.doi),
  };
}

export function addressOf(doi: string | undefined): { href?: string } {
  return doi ? { href: doiAddress(doi) } : {};
}
