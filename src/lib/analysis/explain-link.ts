import type { LinkEvidence } from '../model/details';
import { LINK_KINDS } from '../model/network';
import { explainSimilarity } from '../text/explain-similarity';
import { lineOfNode, type MapContext } from './map-context';

const TERMS_SHOWN = 12;

/** Why two nodes are linked: one answer for each link between them, from citing to cited, from author to paper. Empty when there is none. */
export function explainLink(context: MapContext, a: number, b: number): LinkEvidence[] {
  const { input, snapshot, graph } = context;
  const { links } = snapshot;
  const ends = [snapshot.ids[a], snapshot.ids[b]] as const;
  const evidence: LinkEvidence[] = [];
  if (!graph.hasNode(ends[0]) || !graph.hasNode(ends[1])) return evidence;
  for (const edge of graph.edges(ends[0], ends[1])) {
    const i = graph.getEdgeAttribute(edge, 'link') as number;
    const source = links.source[i] ?? 0;
    const target = links.target[i] ?? 0;
    const kind = LINK_KINDS[links.kinds[i] ?? 0] ?? 'similar';
    const from = lineOfNode(context, source);
    const to = lineOfNode(context, target);
    const found: LinkEvidence = {
      source: from,
      target: to,
      kind,
      weight: links.weight[i] ?? 0,
      sentence: '',
      terms: [],
    };
    const sourceEntity = snapshot.entities[source] ?? 0;
    const targetEntity = snapshot.entities[target] ?? 0;
    if (kind === 'similar') {
      const terms = explainSimilarity(input.text, sourceEntity, targetEntity);
      const cosine = terms.reduce((sum, term) => sum + term.weight, 0);
      found.terms = terms.slice(0, TERMS_SHOWN);
      found.sentence = `Their titles and abstracts share ${terms.length} ${terms.length === 1 ? 'word or phrase' : 'words and phrases'}: similarity ${cosine.toFixed(2)} of 1.`;
    } else if (kind === 'cites') {
      found.sentence = `The first lists the second among its references.${describeSelfCitation(context, sourceEntity, targetEntity)}`;
    } else if (kind === 'wrote') {
      const [author, paper] = from.kind === 'author' ? [from, to] : [to, from];
      [found.source, found.target] = [author, paper];
      const entity = snapshot.entities[paper.node] ?? 0;
      const count = input.corpus.papers[entity]?.authors.length ?? 1;
      found.sentence = `${author.label} is ${count === 1 ? 'the only author' : `one of ${count} authors`}.`;
    } else if (kind === 'linked' || kind === 'points-to') {
      found.sentence = explainImported(context, source, target, kind, found.weight);
    } else {
      const keyword = from.kind === 'keyword' ? from : to;
      const entity = snapshot.entities[keyword.node] ?? 0;
      const paper = from.kind === 'paper' ? sourceEntity : targetEntity;
      const term = input.text.terms[entity];
      const given =
        term?.keyword !== undefined && input.corpus.papers[paper]?.keywords.includes(term.keyword);
      found.sentence = given
        ? `“${keyword.label}” is among the paper's keywords; ${keyword.detail ?? ''} have it.`
        : `“${keyword.label}” was found in the paper's title or abstract; ${keyword.detail ?? ''} use it.`;
    }
    evidence.push(found);
  }
  return evidence;
}

/** " A self-citation: both are by Waltman, Ludo." or nothing. */
function describeSelfCitation({ input }: MapContext, citing: number, cited: number): string {
  const { papers, authors } = input.corpus;
  const both = (papers[citing]?.authors ?? []).filter((author) => papers[cited]?.authors.includes(author));
  const names = both.map((author) => authors[author]?.name ?? '');
  return names.length > 0 ? ` A self-citation: both are by ${names.join('; ')}.` : '';
}

/** All that is known of a link of a finished map: its weight, and what its file calls it. */
function explainImported(
  { input, imported }: MapContext,
  source: number,
  target: number,
  kind: 'linked' | 'points-to',
  weight: number,
): string {
  const isBothWays = kind === 'linked';
  const [a, b] = [imported[source], imported[target]];
  const nodes = input.graph?.graph.nodes ?? [];
  const link = input.graph?.graph.links.find(
    ({ source: from, target: to, kind: own }) =>
      own === kind &&
      ((nodes[from] === a && nodes[to] === b) || (isBothWays && nodes[from] === b && nodes[to] === a)),
  );
  const word = link?.label === undefined ? '' : ` as “${link.label}”`;
  const number = weight.toLocaleString('en', { maximumFractionDigits: 3 });
  return isBothWays
    ? `The file links them${word}, with a weight of ${number}.`
    : `The file links the first to the second${word}, with a weight of ${number}.`;
}
