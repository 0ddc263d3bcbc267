/** Links that say by themselves why they are there: citations of papers, authors, keywords, and those of a finished map's file. */
import type { LinkEvidence } from '../model/details';
import { LINK_KINDS, type LinkKind } from '../model/network';
import { explainImported } from './explain-imported';
import { kindOf, lineOfNode, type MapContext } from '../map/map-context';
import { graphOf } from '../map/map-graph';

export type Reasons = Pick<LinkEvidence, 'sentence'> & Partial<LinkEvidence>;

/** Links between two nodes, either way: indices in the snapshot's columns. */
export function linksBetween({ snapshot }: MapContext, a: number, b: number): number[] {
  const graph = graphOf(snapshot);
  const ends = [snapshot.ids[a], snapshot.ids[b]] as const;
  if (!graph.hasNode(ends[0]) || !graph.hasNode(ends[1])) return [];
  return graph.edges(ends[0], ends[1]).map((edge) => graph.getEdgeAttribute(edge, 'link') as number);
}

/**
 * Why a link is there, where no more than corpus and file are needed to say so; null for all others.
 *
 * @param link index in the snapshot's columns
 */
export function explainDirect(context: MapContext, link: number): Reasons | null {
  const { input, snapshot } = context;
  const [source, target] = [snapshot.links.source[link] ?? 0, snapshot.links.target[link] ?? 0];
  const kind = LINK_KINDS[snapshot.links.kinds[link] ?? 0] ?? 'similar';
  const [a, b] = [snapshot.entities[source] ?? 0, snapshot.entities[target] ?? 0];
  if (snapshot.network === 'imported' && !tellsByItself(context, kind, source, target)) {
    const weight = snapshot.links.weight[link] ?? 0;
    return { sentence: explainImported(context, source, target, kind, weight) };
  }
  switch (kind) {
    case 'cites':
      return kindOf(snapshot, source) === 'paper'
        ? {
            sentence: `The first lists the second among its references.${describeSelfCitation(context, a, b)}`,
          }
        : null;
    case 'wrote': {
      const [author, paper] = kindOf(snapshot, source) === 'author' ? [source, target] : [target, source];
      const ends = { source: lineOfNode(context, author), target: lineOfNode(context, paper) };
      const count = input.corpus.papers[snapshot.entities[paper] ?? 0]?.authors.length ?? 1;
      return {
        ...ends,
        sentence: `${ends.source.label} is ${count === 1 ? 'the only author' : `one of ${count} authors`}.`,
      };
    }
    case 'has-keyword': {
      const isKeyword = kindOf(snapshot, source) === 'keyword';
      return { sentence: describeKeyword(context, isKeyword ? source : target, isKeyword ? b : a) };
    }
    default:
      return null;
  }
}

/** Whether a link of a finished map says by its kind why it is there. */
function tellsByItself({ snapshot }: MapContext, kind: LinkKind, source: number, target: number): boolean {
  const bothPapers = [source, target].every((node) => kindOf(snapshot, node) === 'paper');
  return (
    kind === 'wrote' || kind === 'has-keyword' || (bothPapers && (kind === 'cites' || kind === 'similar'))
  );
}

function describeKeyword(context: MapContext, node: number, paper: number): string {
  const { input, snapshot } = context;
  const { label, detail = '' } = lineOfNode(context, node);
  const keyword = input.text.terms[snapshot.entities[node] ?? 0]?.keyword;
  const given = keyword !== undefined && input.corpus.papers[paper]?.keywords.includes(keyword);
  return given
    ? `“${label}” is among the paper's keywords; ${detail} have it.`
    : `“${label}” was found in the paper's title or abstract; ${detail} use it.`;
}

/** " A self-citation: both are by Waltman, Ludo." or nothing. */
function describeSelfCitation({ input }: MapContext, citing: number, cited: number): string {
  const { papers, authors } = input.corpus;
  const both = (papers[citing]?.authors ?? []).filter((author) => papers[cited]?.authors.includes(author));
  const names = both.map((author) => authors[author]?.name ?? '');
  return names.length > 0 ? ` A self-citation: both are by ${names.join('; ')}.` : '';
}
