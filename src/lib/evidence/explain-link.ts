import type { LinkEvidence } from '../model/details';
import { LINK_KINDS, type LinkKind } from '../model/network';
import { explainSimilarity } from '../text/explain-similarity';
import { explainCitations } from './explain-citations';
import { explainImported } from './explain-imported';
import { explainRelated } from './explain-related';
import { explainShared } from './explain-shared';
import { amount } from './in-figures';
import { kindOf, lineOfNode, type MapContext } from '../map/map-context';

const TERMS_SHOWN = 12;

/** Why two nodes are linked: one answer for each link between them, from citing to cited, from author to paper. Empty when there is none. */
export async function explainLink(context: MapContext, a: number, b: number): Promise<LinkEvidence[]> {
  const { snapshot, graph } = context;
  const ends = [snapshot.ids[a], snapshot.ids[b]] as const;
  if (!graph.hasNode(ends[0]) || !graph.hasNode(ends[1])) return [];
  const links = graph.edges(ends[0], ends[1]).map((edge) => graph.getEdgeAttribute(edge, 'link') as number);
  return Promise.all(links.map((link) => explainOne(context, link)));
}

/**
 * Why one link is there.
 *
 * @param link index in the snapshot's columns
 * @param most items that two nodes share and terms that two texts share; missing: as many as a card shows
 */
export async function explainOne(context: MapContext, link: number, most?: number): Promise<LinkEvidence> {
  const { links } = context.snapshot;
  const [source, target] = [links.source[link] ?? 0, links.target[link] ?? 0];
  return {
    source: lineOfNode(context, source),
    target: lineOfNode(context, target),
    kind: LINK_KINDS[links.kinds[link] ?? 0] ?? 'similar',
    weight: links.weight[link] ?? 0,
    terms: [],
    ...(await reasonsFor(context, link, source, target, most)),
  };
}

type Reasons = Pick<LinkEvidence, 'sentence'> & Partial<LinkEvidence>;

function reasonsFor(
  context: MapContext,
  link: number,
  source: number,
  target: number,
  most?: number,
): Reasons | Promise<Reasons> {
  const { input, snapshot } = context;
  const kind = LINK_KINDS[snapshot.links.kinds[link] ?? 0] ?? 'similar';
  const weight = snapshot.links.weight[link] ?? 0;
  const [a, b] = [snapshot.entities[source] ?? 0, snapshot.entities[target] ?? 0];
  const isOfFile = snapshot.network === 'imported' && !tellsByItself(context, kind, source, target);
  if (isOfFile) return { sentence: explainImported(context, source, target, kind, weight) };
  switch (kind) {
    case 'similar':
      return explainTexts(context, a, b, most);
    case 'related':
      return explainRelated(context, a, b);
    case 'cites':
      if (kindOf(snapshot, source) !== 'paper') return explainCitations(context, source, target, most);
      return {
        sentence: `The first lists the second among its references.${describeSelfCitation(context, a, b)}`,
      };
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
      return (
        explainShared(context, source, target, most) ?? {
          sentence: 'Nothing is known of this link but its weight.',
        }
      );
  }
}

/** Whether a link of a finished map says by its kind why it is there. */
function tellsByItself({ snapshot }: MapContext, kind: LinkKind, source: number, target: number): boolean {
  const bothPapers = [source, target].every((node) => kindOf(snapshot, node) === 'paper');
  return (
    kind === 'wrote' || kind === 'has-keyword' || (bothPapers && (kind === 'cites' || kind === 'similar'))
  );
}

function explainTexts({ input }: MapContext, a: number, b: number, most = TERMS_SHOWN): Reasons {
  const terms = explainSimilarity(input.text, a, b);
  const cosine = terms.reduce((sum, term) => sum + term.weight, 0);
  return {
    terms: terms.slice(0, most),
    sentence: `Their titles and abstracts share ${amount(terms.length, 'word or phrase', 'words and phrases')}: similarity ${cosine.toFixed(2)} of 1.`,
  };
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
