import { PAPER, WORK, type LinkKind, type NetworkName, type NodeKind } from './network';

/** What kinds of node are called on screen and in figures. */
export const KIND_WORDS: Record<NodeKind, { one: string; many: string }> = {
  paper: { one: 'paper', many: 'papers' },
  author: { one: 'author', many: 'authors' },
  keyword: { one: 'keyword', many: 'keywords' },
  source: { one: 'source', many: 'sources' },
  work: { one: 'cited work', many: 'cited works' },
  item: { one: 'item', many: 'items' },
};

/** The same on a map of some kind: on one of co-citation papers are there because they are cited. `kinds`: the map's nodes. */
export function kindWordsOn(
  { network, kinds }: { network: NetworkName; kinds: Uint8Array },
  kind: NodeKind,
): { one: string; many: string } {
  if (network !== 'co-citation' || (kind !== 'paper' && kind !== 'work')) return KIND_WORDS[kind];
  const isMixture = kinds.includes(PAPER) && kinds.includes(WORK);
  if (!isMixture) return KIND_WORDS.work;
  return kind === 'paper'
    ? { one: 'cited paper', many: 'cited papers' }
    : { one: 'other cited work', many: 'other cited works' };
}

/** Keywords that no author gave: terms found in titles and abstracts. */
export const FOUND_WORDS = { one: 'term found', many: 'terms found' };

/** Kinds of link in a list, and as what one end does to the other: read from source to target, and back. */
export const LINK_KIND_WORDS: Record<LinkKind, { many: string; forwards: string; backwards: string }> = {
  cites: { many: 'citations', forwards: 'cites', backwards: 'is cited by' },
  wrote: { many: 'authorship', forwards: 'is by', backwards: 'wrote' },
  'has-keyword': { many: 'keywords', forwards: 'has the keyword', backwards: 'is a keyword of' },
  similar: { many: 'similar texts', forwards: 'resembles', backwards: 'resembles' },
  linked: { many: 'links of the file', forwards: 'is linked to', backwards: 'is linked to' },
  'points-to': { many: 'directed links of the file', forwards: 'points to', backwards: 'is pointed to by' },
  'wrote-with': { many: 'co-authorship', forwards: 'wrote with', backwards: 'wrote with' },
  'co-occurs': { many: 'co-occurrence', forwards: 'stands together with', backwards: 'stands together with' },
  coupled: {
    many: 'bibliographic coupling',
    forwards: 'cites the same works as',
    backwards: 'cites the same works as',
  },
  'co-cited': {
    many: 'co-citation',
    forwards: 'is cited together with',
    backwards: 'is cited together with',
  },
  related: { many: 'relatedness', forwards: 'is related to', backwards: 'is related to' },
};
