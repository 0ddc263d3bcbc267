import { SHARED_TERMS_SHOWN, type LinkEvidence } from '../model/details';
import { LINK_KINDS } from '../model/network';
import { explainSimilarity } from '../text/explain-similarity';
import { explainCitations } from './explain-citations';
import { explainDirect, linksBetween, type Reasons } from './explain-direct';
import { explainRelated } from './explain-related';
import { explainShared } from './explain-shared';
import { amount } from './in-figures';
import { lineOfNode, type MapContext } from '../map/map-context';

/** Why two nodes are linked: one answer for each link between them, from citing to cited, from author to paper. Empty when there is none. */
export async function explainLink(context: MapContext, a: number, b: number): Promise<LinkEvidence[]> {
  const links = linksBetween(context, a, b);
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

function reasonsFor(
  context: MapContext,
  link: number,
  source: number,
  target: number,
  most?: number,
): Reasons | Promise<Reasons> {
  const { snapshot } = context;
  const kind = LINK_KINDS[snapshot.links.kinds[link] ?? 0] ?? 'similar';
  const direct = explainDirect(context, link);
  if (direct) return direct;
  const [a, b] = [snapshot.entities[source] ?? 0, snapshot.entities[target] ?? 0];
  switch (kind) {
    case 'similar':
      return explainTexts(context, a, b, most);
    case 'related':
      return explainRelated(context, a, b);
    case 'cites':
      return explainCitations(context, source, target, most);
    default:
      return (
        explainShared(context, source, target, most) ?? {
          sentence: 'Nothing is known of this link but its weight.',
        }
      );
  }
}

function explainTexts({ input }: MapContext, a: number, b: number, most = SHARED_TERMS_SHOWN): Reasons {
  const terms = explainSimilarity(input.text, a, b);
  const cosine = terms.reduce((sum, term) => sum + term.weight, 0);
  return {
    terms: terms.slice(0, most),
    sentence: `Their titles and abstracts share ${amount(terms.length, 'word or phrase', 'words and phrases')}: similarity ${cosine.toFixed(2)} of 1.`,
  };
}
