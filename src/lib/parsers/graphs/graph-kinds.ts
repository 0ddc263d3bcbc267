/** What the nodes and links of a graph stand for, recognised by the words that the file uses. */
import type { LinkKind, NodeKind } from '../../model/network';

const KIND_WORDS: Record<NodeKind, readonly string[]> = {
  paper: [
    ...['paper', 'article', 'document', 'publication', 'work', 'manuscript', 'preprint', 'journal article'],
    ...['citing paper', 'cited reference', 'reference'],
  ],
  author: ['author', 'person', 'researcher', 'scientist', 'scholar', 'people', 'co-author'],
  keyword: ['keyword', 'term', 'topic', 'word', 'concept', 'noun phrase', 'author keyword'],
  // A graph has names of sources and works, and no corpus behind them: they are plain named things.
  source: [],
  work: [],
  item: ['item'],
};
const KIND_OF = new Map(
  (Object.keys(KIND_WORDS) as NodeKind[]).flatMap((kind) =>
    KIND_WORDS[kind].flatMap((word): [string, NodeKind][] => [
      [word, kind],
      [`${word}s`, kind],
    ]),
  ),
);

/** "Articles" -> paper, "Researcher" -> author, "term" -> keyword; undefined for other words. */
export function kindOfWord(word: string): NodeKind | undefined {
  return KIND_OF.get(
    word
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, ' '),
  );
}

export interface KindHints {
  /** What the file calls its nodes: "Researcher". */
  word?: string;
  /** Names of the nodes' numbers: "Occurrences", "Documents", "Citations". */
  measures: readonly string[];
  labels: readonly string[];
  urls: readonly string[];
  /** Whether nodes have fields that only papers have: a title and an abstract, or a list of authors. */
  hasPaperFields: boolean;
}

/** Share of the labels that must look alike. */
const MOST = 0.6;

/** The kind of the nodes of a file that does not name it. A graph without any hint has plain named things: items. */
export function guessKind({ word, measures, labels, urls, hasPaperFields }: KindHints): NodeKind {
  const named = word === undefined ? undefined : kindOfWord(word);
  // "Item" is what VOSviewer calls anything.
  if (named && named !== 'item') return named;
  if (hasPaperFields) return 'paper';
  const has = (name: string) => measures.some((measure) => measure.toLowerCase() === name);
  if (word !== undefined && named === undefined) return 'item';
  if (has('occurrences')) return 'keyword';
  if (has('documents') || has('publications')) return areMostly(labels, isPersonLabel) ? 'author' : 'item';
  if (areMostly(labels, isPaperLabel)) return 'paper';
  if (areMostly(labels, isInitialsLabel)) return 'author';
  if (urls.length > labels.length / 2 && areMostly(urls, isPaperAddress)) return 'paper';
  return 'item';
}

function areMostly(texts: readonly string[], test: (text: string) => boolean): boolean {
  return texts.length > 0 && texts.filter(test).length >= MOST * texts.length;
}

/** "abbasi, a", "van eck, nees jan", "O'Neil, J.-P.": one comma, a few words of letters on each side. */
function isPersonLabel(label: string): boolean {
  const parts = label.split(',');
  if (parts.length !== 2) return false;
  const [family = '', given = ''] = parts.map((part) => part.trim());
  const isName = (text: string) => /^\p{L}[\p{L}\p{M}\s.'’-]{0,40}$/u.test(text);
  const words = `${family} ${given}`.split(/\s+/);
  return (
    isName(family) &&
    isName(given) &&
    words.length <= 6 &&
    !words.some((word) => /^(?:univ|inst|dept|school|college|journal|center|centre)/i.test(word))
  );
}

/** "Abbasi, A", "Bao, J.-Z." */
function isInitialsLabel(label: string): boolean {
  return isPersonLabel(label) && /,\s{0,3}(?:\p{L}{1,3}|(?:\p{L}\.[\s-]?){1,4})$/u.test(label.trim());
}

/** "small (1973)", "Small, H. (1973a)" */
function isPaperLabel(label: string): boolean {
  return /\((?:1[4-9]|20)\d\d[a-z]{0,2}\)$/.test(label);
}

function isPaperAddress(url: string): boolean {
  return /doi\.org\/10\.|arxiv\.org\/abs\/|pubmed/i.test(url);
}

const LINK_WORDS = new Map<string, LinkKind>([
  ['cites', 'cites'],
  ['cite', 'cites'],
  ['cited', 'cites'],
  ['citation', 'cites'],
  ['references', 'cites'],
  ['wrote', 'wrote'],
  ['authored', 'wrote'],
  ['author of', 'wrote'],
  ['has-keyword', 'has-keyword'],
  ['has keyword', 'has-keyword'],
]);
/** Words that say no more than that there is a link. */
const PLAIN_WORDS = new Set(['similar', 'linked', 'points-to', 'link', 'edge', 'directed', 'undirected']);

/** Whether we have a kind for a file's word for a link, or need none. */
export function isLinkWord(word: string | undefined): boolean {
  const plain = word?.trim().toLowerCase() ?? '';
  return LINK_WORDS.has(plain) || PLAIN_WORDS.has(plain);
}

/**
 * The kind of a link: the file's own word, where it fits the nodes at its ends, else just a link. A similarity is of titles and
 * abstracts here, so the word alone does not make one.
 */
export function kindOfLink(
  word: string | undefined,
  directed: boolean,
  ends: readonly [NodeKind, NodeKind],
): LinkKind {
  const plain = directed ? 'points-to' : 'linked';
  const kind = word === undefined ? undefined : LINK_WORDS.get(word.trim().toLowerCase());
  const has = (other: NodeKind) => ends.includes('paper') && ends.includes(other);
  switch (kind) {
    case 'cites':
      return directed && ends[0] === 'paper' && ends[1] === 'paper' ? 'cites' : plain;
    case 'wrote':
      return has('author') ? 'wrote' : plain;
    case 'has-keyword':
      return has('keyword') ? 'has-keyword' : plain;
    default:
      return plain;
  }
}
