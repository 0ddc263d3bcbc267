/**
 * Tells most pairs of records apart without a look at the records: what says most stands in columns of numbers. Where texts are compared,
 * their hashes are; two that fall together cost a closer look, no more.
 */
import { hashText } from './hash-text';
import { areAlmostAsLong, compareShares, mayBeSlip, type TitleLikeness } from '../normalize/title-words';
import { compareAuthors } from './work-authors';
import {
  areLinked,
  hasEnoughTitle,
  MAYBE,
  pointsOfGeneric,
  pointsOfLikeness,
  pointsOfYears,
} from './work-evidence';
import type { WorkFeatures } from './work-features';

const SPACE = 32;
/** Letters by which beginnings of titles grow, and how many of these have a hash. */
const STEP = 8;
const STEPS = 12;

const TITLELESS = 1;
const SEVERAL_TITLES = 2;
const GENERIC = 4;
const TRANSLATED = 8;
const LATIN = 16;
const LETTERS = 32;
const PREPRINT = 64;
const VENUE = 128;
const LINKED = 256;
const IDENTIFIED = 512;
const YEAR = 1024;

/** More than any two authors say for a work. */
const MOST_OF_AUTHORS = 7;

export class WorkFilter {
  readonly #features: WorkFeatures[] = [];
  readonly #flags: Uint16Array;
  readonly #years: Int32Array;
  readonly #volumes: Uint32Array;
  readonly #issues: Uint32Array;
  readonly #firstPages: Uint32Array;
  readonly #lastPages: Uint32Array;
  /** Letters of the title, and of its content words. */
  readonly #lengths: Uint32Array;
  readonly #contentLengths: Uint32Array;
  /** The title's letters; the first 8 of them, the first 16 and so on, STEPS for each record. */
  readonly #compacts: Uint32Array;
  readonly #beginnings: Uint32Array;
  /** The content words of record i are words[starts[3 i]] on, ascending; then come its numerals, then its letters. */
  readonly #starts: Uint32Array;
  readonly #words: number[] = [];

  /** @param n how many records there will be */
  constructor(n: number) {
    this.#flags = new Uint16Array(n);
    this.#years = new Int32Array(n);
    this.#volumes = new Uint32Array(n);
    this.#issues = new Uint32Array(n);
    this.#firstPages = new Uint32Array(n);
    this.#lastPages = new Uint32Array(n);
    this.#lengths = new Uint32Array(n);
    this.#contentLengths = new Uint32Array(n);
    this.#compacts = new Uint32Array(n);
    this.#beginnings = new Uint32Array(STEPS * n);
    this.#starts = new Uint32Array(3 * n + 1);
  }

  /** @param titleWords numbers of the title's words */
  add(one: WorkFeatures, titleWords: readonly number[]): void {
    const i = this.#features.length;
    this.#features.push(one);
    const { title, year, script, pages, prepared } = one;
    const isIdentified = (prepared.doi ?? prepared.arxivId ?? prepared.pmid) !== undefined;
    this.#flags[i] =
      (title.core === '' ? TITLELESS : 0) |
      (title.others.length > 0 ? SEVERAL_TITLES : 0) |
      (title.isGeneric ? GENERIC : 0) |
      (title.isTranslated ? TRANSLATED : 0) |
      (script === 'latin' ? LATIN : script === 'other' ? LETTERS : 0) |
      (one.isPreprint ? PREPRINT : 0) |
      (one.venues.length > 0 ? VENUE : 0) |
      (one.isLinked ? LINKED : 0) |
      (isIdentified ? IDENTIFIED : 0) |
      (year !== undefined ? YEAR : 0);
    this.#years[i] = year ?? 0;
    this.#volumes[i] = hashOf(one.volume);
    this.#issues[i] = hashOf(one.issue);
    this.#firstPages[i] = hashOf(pages?.first ?? '');
    this.#lastPages[i] = hashOf(pages?.last ?? '');
    this.#addTitle(i, title.core, titleWords);
  }

  #addTitle(i: number, core: string, titleWords: readonly number[]): void {
    let compact = 0x811c9dc5;
    let letters = 0;
    for (let at = 0; at < core.length; at++) {
      const code = core.charCodeAt(at);
      if (code === SPACE) continue;
      compact = Math.imul(compact ^ code, 0x01000193);
      letters++;
      if (letters % STEP === 0 && letters <= STEP * STEPS)
        this.#beginnings[STEPS * i + letters / STEP - 1] = compact;
    }
    this.#lengths[i] = letters;
    this.#compacts[i] = compact;
    const { sorted, length, numbers, letters: single } = this.#features[i]!.vocabulary.sortOut(titleWords);
    this.#contentLengths[i] = length;
    for (const [kind, list] of [sorted, numbers, single].entries()) {
      for (const word of list) this.#words.push(word);
      this.#starts[3 * i + kind + 1] = this.#words.length;
    }
  }

  /** False only where compareWorks is sure to say 'other', by the most that all fields could say. */
  mayBeOneWork(i: number, j: number): boolean {
    const x = this.#flags[i]!;
    const y = this.#flags[j]!;
    if (((x | y) & TITLELESS) !== 0 || this.#areNamed(i, j, x, y)) return true;
    const isForeign = ((x | y) & TRANSLATED) !== 0 || ((x ^ y) & (LATIN | LETTERS)) !== 0;
    const likeness = ((x | y) & SEVERAL_TITLES) !== 0 ? 'equal' : this.#likenessOf(i, j);
    return this.#isEnough(i, j, likeness, isForeign);
  }

  #isEnough(i: number, j: number, likeness: TitleLikeness, isForeign: boolean): boolean {
    const x = this.#flags[i]!;
    const y = this.#flags[j]!;
    const isGeneric = (x & GENERIC) !== 0;
    const gap = (x & y & YEAR) !== 0 ? Math.abs(this.#years[i]! - this.#years[j]!) : undefined;
    const points =
      likeness === 'equal' && isGeneric && ((x | y) & SEVERAL_TITLES) === 0
        ? pointsOfGeneric(this.#features[i]!.title.core)
        : pointsOfLikeness(likeness, isForeign);
    const most = points + this.#mostOfPlaces(i, j, gap);
    const isEnough = hasEnoughTitle(isGeneric, likeness, gap);
    if (!isEnough && most + MOST_OF_AUTHORS < MAYBE) return false;
    const [a, b] = [this.#features[i]!, this.#features[j]!];
    const authors = compareAuthors(a.authors, b.authors, a.families, false);
    return (isEnough && authors?.says !== 'differs') || most + (authors?.points ?? 0) >= MAYBE;
  }

  /** They share an identifier, or one names the other. */
  #areNamed(i: number, j: number, x: number, y: number): boolean {
    if ((x & y & IDENTIFIED) !== 0) {
      const [a, b] = [this.#features[i]!.prepared, this.#features[j]!.prepared];
      if (a.doi !== undefined && a.doi === b.doi) return true;
      if (a.arxivId !== undefined && a.arxivId === b.arxivId) return true;
      if (a.pmid !== undefined && a.pmid === b.pmid) return true;
    }
    return ((x | y) & LINKED) !== 0 && areLinked(this.#features[i]!, this.#features[j]!);
  }

  /** The most that year, venue, volume, issue and pages could say. */
  #mostOfPlaces(i: number, j: number, gap: number | undefined): number {
    const x = this.#flags[i]!;
    const y = this.#flags[j]!;
    const preprints = ((x | y) & PREPRINT) !== 0;
    let most = gap === undefined ? 0 : pointsOfYears(gap, preprints, false);
    if ((x & y & VENUE) !== 0) most += 3;
    const volume = this.#volumes[i]!;
    const otherVolume = this.#volumes[j]!;
    if (volume !== 0 && otherVolume !== 0) most += volume === otherVolume ? 3 : preprints ? 0 : -5;
    if (this.#issues[i] !== 0 && this.#issues[i] === this.#issues[j]) most += 1;
    if (this.#firstPages[i] !== 0 && this.#firstPages[i] === this.#firstPages[j]) most += 8;
    else if (this.#lastPages[i] !== 0 && this.#lastPages[i] === this.#lastPages[j]) most += 2;
    return most;
  }

  /** The most that two titles can be alike. */
  #likenessOf(i: number, j: number): TitleLikeness {
    const x = this.#lengths[i]!;
    const y = this.#lengths[j]!;
    // Only of a generic title does 'equal' say less than another likeness might.
    const isGeneric = (this.#flags[i]! & GENERIC) !== 0;
    if (x === y && this.#compacts[i] === this.#compacts[j] && (!isGeneric || this.#begins(i, j)))
      return 'equal';
    if (this.#conflict(3 * i + 1, 3 * j + 1) || this.#conflict(3 * i + 2, 3 * j + 2)) return 'series';
    const few = this.#count(3 * (x <= y ? i : j));
    const many = this.#count(3 * (x <= y ? j : i));
    const isNumbered = this.#count(3 * i + 1) !== this.#count(3 * j + 1);
    if (few >= 4 && this.#begins(i, j)) return isNumbered && many === few ? 'alike' : 'begins';
    const both = this.#countCommon(3 * i, 3 * j);
    if (
      mayBeSlip(few, many, both, Math.min(x, y), isNumbered) &&
      areAlmostAsLong(this.#contentLengths[i]!, this.#contentLengths[j]!)
    )
      return 'near';
    return compareShares(few, many, both, isNumbered);
  }

  /** One title goes on where the other ends. */
  #begins(i: number, j: number): boolean {
    const step = Math.min(Math.floor(Math.min(this.#lengths[i]!, this.#lengths[j]!) / STEP), STEPS) - 1;
    if (step >= 0 && this.#beginnings[STEPS * i + step] !== this.#beginnings[STEPS * j + step]) return false;
    return begins(this.#features[i]!.title.core, this.#features[j]!.title.core);
  }

  #count(list: number): number {
    return this.#starts[list + 1]! - this.#starts[list]!;
  }

  #countCommon(one: number, other: number): number {
    const words = this.#words;
    const endOfOne = this.#starts[one + 1]!;
    const endOfOther = this.#starts[other + 1]!;
    let both = 0;
    for (let a = this.#starts[one]!, b = this.#starts[other]!; a < endOfOne && b < endOfOther;) {
      const difference = words[a]! - words[b]!;
      if (difference === 0) both++;
      if (difference <= 0) a++;
      if (difference >= 0) b++;
    }
    return both;
  }

  /** Either list has a word that the other lacks. */
  #conflict(one: number, other: number): boolean {
    if (this.#count(one) === 0 || this.#count(other) === 0) return false;
    return this.#lacksSome(one, other) && this.#lacksSome(other, one);
  }

  #lacksSome(one: number, other: number): boolean {
    const words = this.#words;
    const from = this.#starts[other]!;
    const to = this.#starts[other + 1]!;
    const end = this.#starts[one + 1]!;
    for (let a = this.#starts[one]!; a < end; a++) {
      let b = from;
      while (b < to && words[b] !== words[a]) b++;
      if (b === to) return true;
    }
    return false;
  }
}

/** 0 for no text and for no other. */
function hashOf(text: string): number {
  return text === '' ? 0 : hashText(text, 0) || 1;
}

/** One of two normal titles begins with the other, wherever their spaces are. */
function begins(a: string, b: string): boolean {
  for (let i = 0, j = 0; ; i++, j++) {
    if (a.charCodeAt(i) === SPACE) i++;
    if (b.charCodeAt(j) === SPACE) j++;
    if (i >= a.length || j >= b.length) return true;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) return false;
  }
}
