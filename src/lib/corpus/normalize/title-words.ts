/** The words of titles that are compared, and how alike two titles are. */
import { FUNCTION_WORDS } from '../function-words';
import { hashText } from '../merging/hash-text';
import { countCommon } from '../merging/count-common';
import { editDistance } from './edit-distance';

/** What a word is in a title. */
const NUMERAL = 1;
const FUNCTION = 2;
/** A single letter. */
const LETTER = 4;
/** One behind which a letter is a name, not an article. */
const LETTERED = 8;

const ROMAN = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['v', '5'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
  ['ix', '9'],
]);

const BEFORE_LETTERS = new Set(
  'part section series type group class grade volume appendix vitamin hepatitis influenza factor protein cohort study'.split(
    ' ',
  ),
);

/** The words of all titles that are compared, numbered: what a word is, is asked once. */
export class Vocabulary {
  readonly words: string[] = [];
  /** Number of the word that each one is the same as: a Roman numeral is the figure. */
  readonly sameAs: number[] = [];
  readonly hashes: number[] = [];
  readonly #kinds: number[] = [];
  readonly #numbers = new Map<string, number>();

  number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.#numbers.set(word, number);
    const figure = ROMAN.get(word);
    this.words.push(word);
    this.hashes.push(hashText(word, 0));
    this.#kinds.push(
      (figure !== undefined || /^\d{1,6}[a-z]?$/.test(word) ? NUMERAL : 0) |
        (FUNCTION_WORDS.has(word) ? FUNCTION : 0) |
        (/^[a-z]$/.test(word) ? LETTER : 0) |
        (BEFORE_LETTERS.has(word) ? LETTERED : 0),
    );
    this.sameAs.push(number);
    if (figure !== undefined) this.sameAs[number] = this.number(figure);
    return number;
  }

  isFunction(number: number): boolean {
    return (this.#kinds[number]! & FUNCTION) !== 0;
  }

  /** Numbers of a normal title's words in their order. */
  read(title: string): number[] {
    const numbers: number[] = [];
    for (let from = 0; from <= title.length;) {
      const space = title.indexOf(' ', from);
      const end = space < 0 ? title.length : space;
      numbers.push(this.number(title.slice(from, end)));
      from = end + 1;
    }
    return numbers;
  }

  /** Of a title's words, those that are compared. */
  sortOut(words: readonly number[]): TitleWords {
    const ids: number[] = [];
    const sorted: number[] = [];
    let [numbers, letters] = [NONE, NONE];
    let length = 0;
    let before = 0;
    for (const word of words) {
      const kind = this.#kinds[word]!;
      const id = this.sameAs[word]!;
      const isFunction = (kind & FUNCTION) !== 0;
      if ((kind & LETTER) !== 0 && (!isFunction || (before & LETTERED) !== 0)) letters = withOne(letters, id);
      before = kind;
      if ((kind & NUMERAL) !== 0) numbers = withOne(numbers, id);
      else if (!isFunction && this.words[word] !== '' && insert(sorted, id)) {
        ids.push(id);
        length += this.words[word]!.length;
      }
    }
    return { ids, sorted, length, numbers, letters };
  }
}

const NONE: readonly number[] = [];

function withOne(list: readonly number[], one: number): readonly number[] {
  return list.includes(one) ? list : [...list, one];
}

/** Into an ascending list; false where it is there. */
function insert(sorted: number[], value: number): boolean {
  let at = sorted.length;
  while (at > 0 && sorted[at - 1]! > value) at--;
  if (at > 0 && sorted[at - 1] === value) return false;
  for (let to = sorted.length; to > at; to--) sorted[to] = sorted[to - 1]!;
  sorted[at] = value;
  return true;
}

export interface TitleWords {
  /** Numbers of the content words in their order, each once. */
  ids: readonly number[];
  /** The same, ascending. */
  sorted: readonly number[];
  /** Letters of all content words. */
  length: number;
  /** Of numerals, each once. */
  numbers: readonly number[];
  /** Of single letters that tell two of a kind apart: "vitamin a", "part b". */
  letters: readonly number[];
}

/** A title that is compared. */
export interface ComparedTitle {
  /** Its normal form without spaces. */
  compact: string;
  words: TitleWords;
}

/** equal; begins: one goes on where the other ends; near: a slip of the pen; alike, akin, related: most, half, few of the words; other: none. */
export type TitleLikeness = 'equal' | 'begins' | 'near' | 'alike' | 'akin' | 'related' | 'other' | 'series';

export function compareTitles(
  { compact: x, words: a }: ComparedTitle,
  { compact: y, words: b }: ComparedTitle,
  vocabulary: Vocabulary,
): TitleLikeness {
  if (x === y) return 'equal';
  if (conflict(a.numbers, b.numbers) || conflict(a.letters, b.letters)) return 'series';
  const isFirstShort = x.length <= y.length;
  const [few, many] = isFirstShort ? [a.ids.length, b.ids.length] : [b.ids.length, a.ids.length];
  // A number that only one of them has may be that of a part or a phase.
  const isNumbered = a.numbers.length !== b.numbers.length;
  if (few >= 4 && (isFirstShort ? y.startsWith(x) : x.startsWith(y)))
    return isNumbered && many === few ? 'alike' : 'begins';
  const both = countCommon(a.sorted, b.sorted);
  if (mayBeSlip(few, many, both, Math.min(x.length, y.length), isNumbered) && isSlip(a, b, vocabulary))
    return 'near';
  return compareShares(few, many, both, isNumbered);
}

/** How alike two titles are by the number of their content words and of those that both have; no slip is seen so. */
export function compareShares(few: number, many: number, both: number, isNumbered: boolean): TitleLikeness {
  const union = few + many - both;
  const jaccard = union === 0 ? 0 : both / union;
  if (!isNumbered && jaccard === 1 && union >= 3) return 'near';
  if (jaccard >= 0.75) return 'alike';
  if (jaccard >= 0.45 || (few >= 3 && both === few)) return 'akin';
  return both > 0 && both >= 0.2 * Math.min(few, many) ? 'related' : 'other';
}

/** Words that each of two titles has for itself; with more of them they differ by more than slips of the pen. */
const MAX_SLIPS = 4;

/** @param shorter letters of the shorter title */
export function mayBeSlip(
  few: number,
  many: number,
  both: number,
  shorter: number,
  isNumbered: boolean,
): boolean {
  if (isNumbered || shorter < 16 || few - both > MAX_SLIPS || many - both > MAX_SLIPS) return false;
  const union = few + many - both;
  return both >= 0.3 * union && both < union;
}

/** False where one of two titles has so many more letters in its content words than the other that no slip explains them. */
export function areAlmostAsLong(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, Math.floor(Math.min(a, b) / 6));
}

/** Both have numbers that the other lacks: two parts of a series. */
function conflict(a: readonly number[], b: readonly number[]): boolean {
  return lacksSome(a, b) && lacksSome(b, a);
}

/** True when not all of one are among the others, of which there are some. */
function lacksSome(a: readonly number[], b: readonly number[]): boolean {
  if (b.length === 0) return false;
  for (const one of a) if (!b.includes(one)) return true;
  return false;
}

/** Word by word the same but for letters here and there: every word that only one has is spelled much like one of the other's. */
function isSlip(a: TitleWords, b: TitleWords, { words }: Vocabulary): boolean {
  // Words that both have are as long in one as in the other, so this is how much longer the others are.
  if (!areAlmostAsLong(a.length, b.length)) return false;
  const p = ownWords(a, b, words);
  const q = ownWords(b, a, words);
  if (p === q) return true;
  const shorter = Math.min(p.length, q.length);
  const limit = Math.max(1, Math.floor(shorter / 6));
  return Math.abs(a.length - b.length) <= limit && shorter >= 4 && editDistance(p, q, limit) <= limit;
}

/** The words that the other title lacks, in one. */
function ownWords({ ids }: TitleWords, other: TitleWords, words: readonly string[]): string {
  let own = '';
  for (const id of ids) if (!other.ids.includes(id)) own += words[id]!;
  return own;
}
