/**
 * Pairs of records that are worth comparing: those that share an identifier, the beginning of a title or its rarest-looking words, or the
 * place where they stand. Within a block each is compared with the next few only, so that the work grows with the number of records.
 */
import type { Progress } from '../model/progress';
import { FUNCTION_WORDS } from './function-words';
import type { PreparedRecord } from './prepare-record';
import { isGenericTitle, normalizeTitle } from './normalize/normalize-title';
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

export async function blockRecords(features: readonly WorkFeatures[], progress: Progress): Promise<Blocks> {
  const n = features.length;
  const first = new Map<string, number>();
  const holders = new Map<string, number[]>();
  const weak = new WeakKeys(n);
  for (const [i, one] of features.entries()) {
    const yielded = progress('merging', i, n);
    if (yielded) await yielded;
    for (const key of identifiersOf(one.prepared)) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, i);
      else if (earlier !== i) push(holders, key, earlier, i);
    }
    addWeakKeys(one, i, weak);
  }
  const named = pairByIdentifiers(features, first, holders);
  return { ...listPartners(n, named, weak), holders };
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
  { prepared, title, volume, pages: page }: WorkFeatures,
  i: number,
  keys: WeakKeys,
): void {
  const { record, titleKey, firstFamily } = prepared;
  const year = record.date?.year ?? 0;
  const author = firstFamily === '' ? 0 : hash(firstFamily, year);
  if (page) {
    if (volume !== '' && page.first.length > 1)
      keys.add(hash(volume, hash(page.first, hash(page.last, 1))), i);
    if (author !== 0) keys.add(hash(page.first, author), i);
  }
  if (author !== 0 && volume !== '') keys.add(hash(volume, author ^ 2), i);
  if (titleKey === '') return;
  if (title.core === titleKey ? title.isGeneric : isGenericTitle(titleKey)) {
    if (firstFamily !== '') keys.add(hash(titleKey, hash(firstFamily, 3)), i);
    return;
  }
  addTitleKeys(titleKey, i, keys);
  if (/;\s|\s=\s|<original>|\]\s?\S/i.test(record.title))
    for (const part of record.title.split(/;\s|\s=\s|<original>|\]/i))
      if (part.length >= 20) addTitleKeys(normalizeTitle(part), i, keys);
}

/** The first words, the last ones and the longest ones. */
function addTitleKeys(title: string, i: number, keys: WeakKeys): void {
  const content = title.split(' ').filter((word) => !FUNCTION_WORDS.has(word));
  const n = content.length;
  if (n < 2) return keys.add(hash(title, 4), i);
  let [begins, ends] = [5, 6];
  for (let k = 0; k < Math.min(n, 4); k++) {
    begins = hash(content[k]!, begins);
    ends = hash(content[n - 1 - k]!, ends);
  }
  keys.add(begins, i);
  keys.add(ends, i);
  // The sum of hashes is the same in whatever order the words stand.
  let sum = 0;
  for (const word of longestOf(content)) sum = (sum + hash(word, 7)) >>> 0;
  keys.add(sum, i);
}

/** The four longest words, each once; of words of one length the first ones of the alphabet. */
function longestOf(words: readonly string[]): string[] {
  const longest: string[] = [];
  for (const word of words) {
    let at = longest.length;
    while (at > 0 && isBefore(word, longest[at - 1]!)) at--;
    if (at === 4 || longest[at - 1] === word) continue;
    longest.splice(at, 0, word);
    if (longest.length > 4) longest.pop();
  }
  return longest;
}

function isBefore(a: string, b: string): boolean {
  return a.length > b.length || (a.length === b.length && a < b);
}

/** 32 bits (FNV-1a, Fowler, Noll & Vo 1991). Two keys that fall together cost a comparison, no more. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
