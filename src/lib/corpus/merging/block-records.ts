/**
 * Pairs of records that are worth comparing: those that share an identifier, the beginning of a title or its rarest-looking words, or the
 * place where they stand. Within a block each is compared with the next few only, so that the work grows with the number of records.
 */
import { hashText, joinHashes } from './hash-text';
import type { PreparedRecord } from '../prepare-record';
import { isGenericTitle, normalizeTitle } from '../normalize/normalize-title';
import type { Vocabulary } from '../normalize/title-words';
import type { WorkFeatures } from './work-features';

/** Records of a block that each is compared with; more of them are one fault that repeats. */
const WINDOW = 25;

export interface Blocks {
  /** The records that record i is compared with are partners[starts[i]] to partners[starts[i + 1] - 1]: all above i, each once, in no order. */
  starts: Uint32Array;
  partners: Uint32Array;
  /** Identifier -> indices of the records that have it, ascending, where there are several. */
  holders: Map<string, number[]>;
}

/** Takes in records one by one, in their order, and lists the pairs of them in the end. */
export class RecordBlocks {
  readonly #features: WorkFeatures[] = [];
  readonly #first = new Map<string, number>();
  readonly #holders = new Map<string, number[]>();
  readonly #weak: WeakKeys;

  /** @param n how many records there will be */
  constructor(n: number) {
    this.#weak = new WeakKeys(n);
  }

  /** @param titleWords numbers of the title's words */
  add(one: WorkFeatures, titleWords: readonly number[]): void {
    const i = this.#features.length;
    this.#features.push(one);
    for (const key of identifiersOf(one.prepared)) {
      const earlier = this.#first.get(key);
      if (earlier === undefined) this.#first.set(key, i);
      else if (earlier !== i) push(this.#holders, key, earlier, i);
    }
    addWeakKeys(one, titleWords, i, this.#weak);
  }

  list(): Blocks {
    const named = pairByIdentifiers(this.#features, this.#first, this.#holders);
    return { ...listPartners(this.#features.length, named, this.#weak), holders: this.#holders };
  }
}

/** Keys that many works may share, each with the index of the record that has it. */
class WeakKeys {
  readonly #n: number;
  /** 32 bits of a key, then the record's index: sorted, the records of a block stand side by side. */
  #entries: Float64Array<ArrayBuffer>;
  #size = 0;

  constructor(n: number) {
    this.#n = n;
    this.#entries = new Float64Array(8 * n + 8);
  }

  add(key: number, i: number): void {
    if (this.#size === this.#entries.length) {
      const longer = new Float64Array(2 * this.#size);
      longer.set(this.#entries);
      this.#entries = longer;
    }
    this.#entries[this.#size++] = key * this.#n + i;
  }

  /** In the order of the keys: the records that have them, and the place behind the last one of each key's block. */
  sort(): { members: Uint32Array; ends: Uint32Array } {
    const sorted = this.#entries.subarray(0, this.#size).sort();
    const members = new Uint32Array(this.#size);
    const ends = new Uint32Array(this.#size);
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      const start = Math.floor(sorted[from]! / this.#n) * this.#n;
      while (to < sorted.length && sorted[to]! < start + this.#n) {
        members[to] = sorted[to]! - start;
        to++;
      }
      ends.fill(to, from, to);
    }
    return { members, ends };
  }
}

/** For each record that shares an identifier, those above it that do: holders of the same one, and those that its relations name. */
function pairByIdentifiers(
  features: readonly WorkFeatures[],
  first: ReadonlyMap<string, number>,
  holders: ReadonlyMap<string, number[]>,
): Map<number, number[]> {
  const named = new Map<number, number[]>();
  const pair = (i: number, j: number) => {
    const [low, high] = i < j ? [i, j] : [j, i];
    const partners = named.get(low);
    if (partners) partners.push(high);
    else named.set(low, [high]);
  };
  // What a relation names is found among the identifiers; the record that names it is no holder of them.
  for (const [i, { prepared }] of features.entries())
    for (const { doi, pmid, arxivId } of prepared.relations)
      for (const key of [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, arxivId && `arxiv:${arxivId}`]) {
        const one = key ? first.get(key) : undefined;
        if (key && one !== undefined)
          for (const j of (holders.get(key) ?? [one]).slice(0, WINDOW)) if (j !== i) pair(i, j);
      }
  for (const block of holders.values())
    for (const [at, i] of block.entries())
      for (let next = at + 1; next < block.length && next <= at + WINDOW; next++) pair(i, block[next]!);
  return named;
}

/** The records that follow each one in its blocks, each once. */
function listPartners(
  n: number,
  named: ReadonlyMap<number, readonly number[]>,
  weak: WeakKeys,
): Pick<Blocks, 'starts' | 'partners'> {
  const { members, ends } = weak.sort();
  // Where each record stands among the members, record after record (counting sort).
  const placesFrom = new Uint32Array(n + 1);
  for (const i of members) placesFrom[i + 1]!++;
  for (let i = 0; i < n; i++) placesFrom[i + 1]! += placesFrom[i]!;
  const places = new Uint32Array(members.length);
  const free = placesFrom.slice();
  for (let at = 0; at < members.length; at++) places[free[members[at]!]!++] = at;

  let most = 0;
  for (let at = 0; at < ends.length; at++) most += Math.min(WINDOW, ends[at]! - at - 1);
  for (const list of named.values()) most += list.length;
  const starts = new Uint32Array(n + 1);
  const partners = new Uint32Array(most);
  // The last record that has been given this one as a partner, plus 1.
  const givenTo = new Uint32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    givenTo[i] = i + 1;
    for (const j of named.get(i) ?? []) {
      if (givenTo[j] === i + 1) continue;
      givenTo[j] = i + 1;
      partners[count++] = j;
    }
    for (let at = placesFrom[i]!; at < placesFrom[i + 1]!; at++) {
      const place = places[at]!;
      const end = Math.min(place + WINDOW + 1, ends[place]!);
      for (let next = place + 1; next < end; next++) {
        const j = members[next]!;
        if (givenTo[j] === i + 1) continue;
        givenTo[j] = i + 1;
        partners[count++] = j;
      }
    }
    starts[i + 1] = count;
  }
  return { starts, partners: partners.slice(0, count) };
}

function push(holders: Map<string, number[]>, key: string, earlier: number, i: number): void {
  const block = holders.get(key);
  if (!block) holders.set(key, [earlier, i]);
  else if (block[block.length - 1] !== i) block.push(i);
}

/** "doi:…", "arxiv:…", "pmid:…", "openalex:…". */
export function identifiersOf({ doi, arxivId, pmid, catalogueIds }: PreparedRecord): string[] {
  const keys = [...catalogueIds];
  if (doi !== undefined) keys.push(`doi:${doi}`);
  if (arxivId !== undefined) keys.push(`arxiv:${arxivId}`);
  if (pmid !== undefined) keys.push(`pmid:${pmid}`);
  return keys;
}

function addWeakKeys(
  { prepared, title, volume, pages: page, vocabulary }: WorkFeatures,
  titleWords: readonly number[],
  i: number,
  keys: WeakKeys,
): void {
  const { record, titleKey, firstFamily } = prepared;
  const year = record.date?.year ?? 0;
  const author = firstFamily === '' ? 0 : hashText(firstFamily, year);
  if (page) {
    if (volume !== '' && page.first.length > 1)
      keys.add(hashText(volume, hashText(page.first, hashText(page.last, 1))), i);
    if (author !== 0) keys.add(hashText(page.first, author), i);
  }
  if (author !== 0 && volume !== '') keys.add(hashText(volume, author ^ 2), i);
  if (titleKey === '') return;
  if (title.core === titleKey ? title.isGeneric : isGenericTitle(titleKey)) {
    if (firstFamily !== '') keys.add(hashText(titleKey, hashText(firstFamily, 3)), i);
    return;
  }
  const ofKey = title.core === titleKey ? titleWords : vocabulary.read(titleKey);
  addTitleKeys(titleKey, ofKey, vocabulary, i, keys);
  if (!/[;=<\]]/.test(record.title) || !/;\s|\s=\s|<original>|\]\s?\S/i.test(record.title)) return;
  for (const part of record.title.split(/;\s|\s=\s|<original>|\]/i)) {
    if (part.length < 20) continue;
    const key = normalizeTitle(part);
    addTitleKeys(key, vocabulary.read(key), vocabulary, i, keys);
  }
}

/** The first words, the last ones and the longest ones. */
function addTitleKeys(
  title: string,
  titleWords: readonly number[],
  vocabulary: Vocabulary,
  i: number,
  keys: WeakKeys,
): void {
  const { hashes } = vocabulary;
  const content = titleWords.filter((word) => !vocabulary.isFunction(word));
  const n = content.length;
  if (n < 2) return keys.add(hashText(title, 4), i);
  let [begins, ends] = [5, 6];
  for (let k = 0; k < Math.min(n, 4); k++) {
    begins = joinHashes(begins, hashes[content[k]!]!);
    ends = joinHashes(ends, hashes[content[n - 1 - k]!]!);
  }
  keys.add(begins, i);
  keys.add(ends, i);
  // The sum is the same in whatever order the words stand.
  let sum = 7;
  for (const word of longestOf(content, vocabulary.words)) sum = (sum + hashes[word]!) >>> 0;
  keys.add(sum, i);
}

/** The four longest words, each once; of words of one length the first ones of the alphabet. */
function longestOf(content: readonly number[], words: readonly string[]): number[] {
  const longest: number[] = [];
  for (const word of content) {
    let at = longest.length;
    while (at > 0 && isBefore(words[word]!, words[longest[at - 1]!]!)) at--;
    if (at === 4 || longest[at - 1] === word) continue;
    for (let to = Math.min(longest.length, 3); to > at; to--) longest[to] = longest[to - 1]!;
    longest[at] = word;
  }
  return longest;
}

function isBefore(a: string, b: string): boolean {
  return a.length > b.length || (a.length === b.length && a < b);
}
