import { GENERIC_ADJECTIVES, GENERIC_ALONE, GENERIC_HEADS } from './word-lists';
import { singularize } from './normalize-term';
import { isInHeading, isRunningText, type Token } from './tagger';

/** A run of words that may be a term. */
export interface Phrase {
  /** As they stand in the text. */
  words: string[];
  /** Place of its first word: 0 = start of the text, 1 = end. */
  position: number;
}

const MAX_WORDS = 5;
const HAS_LETTER =
  /\p{L}.*[\p{L}\p{N}+#]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Noun phrases: every stretch of (adjective | noun)* noun of at most five words, inner ones too ("causal transformer" in
 * "hierarchical causal transformer"). Those that begin with a generic adjective or end in a generic head are left out.
 *
 * @param tokens of one text
 * @param from position of its first token in the whole, 0..1
 * @param to position after its last token, 0..1
 */
export function findNounPhrases(tokens: readonly Token[], from = 0, to = 1): Phrase[] {
  const phrases: Phrase[] = [];
  const running = isRunningText(tokens.map(({ surface }) => surface));
  let start = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    if (token && isPhraseWord(token)) continue;
    if (i > start) addStretches(tokens, start, i, from, to, running, phrases);
    start = i + 1;
  }
  return phrases;
}

function isPhraseWord(token: Token): boolean {
  return (
    token.tag !== 'verb' &&
    token.tag !== 'other' &&
    !/^(?:e\.g|i\.e|et|al|vs|cf|etc|ph\.d)$/i.test(token.surface) &&
    HAS_LETTER.test(token.surface)
  );
}

function addStretches(
  tokens: readonly Token[],
  start: number,
  end: number,
  from: number,
  to: number,
  running: boolean,
  phrases: Phrase[],
): void {
  for (let first = start; first < end; first++) {
    const isGeneric = GENERIC_ADJECTIVES.has((tokens[first]?.surface ?? '').toLowerCase());
    const longest = Math.min(end, first + MAX_WORDS);
    for (let last = first; last < longest; last++) {
      const head = tokens[last];
      if (!head || head.tag === 'adjective') continue;
      const words = tokens.slice(first, last + 1).flatMap((token) => token.surface.split(' '));
      if (isGeneric && !isNamedByGeneric(words)) continue;
      const isShort = words.length === 1 && isShortAcronym(tokens, first, running);
      if (!isShort && !isTermLike(words)) continue;
      phrases.push({ words, position: from + ((to - from) * first) / tokens.length });
    }
  }
}

/** Names that begin with an adjective which says nothing elsewhere. */
const NAMED_BY_GENERIC = new Set([
  'critical care',
  'general anesthesia',
  'general anaesthesia',
  'general practice',
  'general practitioner',
  'general relativity',
  'general surgery',
  'special education',
  'special relativity',
  'systematic review',
]);

/** Names that end in a head which says nothing elsewhere. */
const NAMED_BY_HEAD = new Set([
  'case report',
  'case-control study',
  'cohort study',
  'cross-sectional study',
  'metal-organic framework',
  'structure-activity relationship',
]);

function isNamedByGeneric(words: readonly string[]): boolean {
  return words.length === 2 && NAMED_BY_GENERIC.has(`${words[0]!.toLowerCase()} ${singularize(words[1]!)}`);
}

/** "AI", "C#": two signs are enough in capitals within running text, but for numerals and the measures of statistics. */
const SHORT_ACRONYM = /^(?:\p{Lu}{2}|\p{Lu}#)$/u;
const NO_SHORT_ACRONYM = /^(?:[IVX]{2}|CI|SD|SE|HR|RR|BY|ON|IN|AT|TO|OF)$/;

function isShortAcronym(tokens: readonly Token[], place: number, running: boolean): boolean {
  const { surface = '' } = tokens[place] ?? {};
  if (!running || !SHORT_ACRONYM.test(surface) || NO_SHORT_ACRONYM.test(surface)) return false;
  const near = tokens.slice(Math.max(0, place - 3), place + 4).map((token) => token.surface);
  if (isInHeading(near, Math.min(3, place))) return false;
  // "OR = 1.4", "OR 1.4": a measure.
  return surface !== 'OR' || !/^[\d=<>:(,]/.test(tokens[place + 1]?.surface ?? '');
}

/** Says something only before a noun: "low-resource", "multi-hop". */
const HALF_NAME =
  /^(?:high|higher|low|lower|long|short|large|small|single|many|few|zero|one|two|inter|intra|non)-\p{L}+$/u;

/** False for phrases whose head is generic ("promising results") and for single words that say too little ("model"). */
export function isTermLike(words: readonly string[]): boolean {
  const head = singularize(words[words.length - 1] ?? '');
  // Only names hold one: "Internet of Things".
  if (words.length === 3 && words[1] === 'of') return true;
  if (NAMED_BY_HEAD.has(`${(words[words.length - 2] ?? '').toLowerCase()} ${head}`)) return true;
  if (GENERIC_HEADS.has(head)) return false;
  if (words.length === 1 && HALF_NAME.test(head)) return false;
  if (words.length === 1) return !GENERIC_ALONE.has(head) && !GENERIC_ADJECTIVES.has(head) && head.length > 2;
  return true;
}
