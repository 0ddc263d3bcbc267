/**
 * Pairs of records that are worth comparing: those that share an identifier, the beginning of a title or its rarest-looking words, or the
 * place where they stand. Within a block each is compared with the next few only, so that the work grows with the number of records.
 */
import type { Progress } from '../model/progress';
import { FUNCTION_WORDS } from './function-words';
import type { PreparedRecord } from './prepare-record';
import { isGenericTitle, normalizeTitle } from './normalize/normalize-title';
import { readPages, readVolume } from './work-features';

/** Records of a block that each is compared with; more of them are one fault that repeats. */
const WINDOW = 25;

export interface Blocks {
  /** Pairs of indices, i < j, as i * n + j, ascending, each once. */
  pairs: Float64Array;
  /** Identifier -> indices of the records that have it, where there are several. */
  holders: Map<string, number[]>;
}

export async function blockRecords(records: readonly PreparedRecord[], progress: Progress): Promise<Blocks> {
  const n = records.length;
  const first = new Map<string, number>();
  const holders = new Map<string, number[]>();
  /** 32 bits of a key, then the record's index: sorted, the records of a block stand side by side. */
  let weak = new Float64Array(8 * n + 8);
  let size = 0;
  const add = (key: number, i: number) => {
    if (size === weak.length) weak = lengthen(weak);
    weak[size++] = key * n + i;
  };
  for (const [i, record] of records.entries()) {
    const yielded = progress('merging', i, n);
    if (yielded) await yielded;
    for (const key of identifiersOf(record)) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, i);
      else if (earlier !== i) push(holders, key, earlier, i);
    }
    addWeakKeys(record, i, add);
  }
  let pairs = new Float64Array(4 * n + 8);
  let count = 0;
  const pair = (i: number, j: number) => {
    if (i === j) return;
    if (count === pairs.length) pairs = lengthen(pairs);
    pairs[count++] = i < j ? i * n + j : j * n + i;
  };
  // What a relation names is found among the identifiers; the record that names it is no holder of them.
  for (const [i, { relations }] of records.entries())
    for (const { doi, pmid, arxivId } of relations)
      for (const key of [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, arxivId && `arxiv:${arxivId}`]) {
        const one = key ? first.get(key) : undefined;
        if (key && one !== undefined)
          for (const j of (holders.get(key) ?? [one]).slice(0, WINDOW)) pair(i, j);
      }
  for (const block of holders.values())
    for (const [at, i] of block.entries())
      for (let next = at + 1; next < block.length && next <= at + WINDOW; next++) pair(i, block[next]!);
  const sorted = weak.subarray(0, size).sort();
  for (let at = 0; at < size; at++) {
    const key = Math.floor(sorted[at]! / n);
    const i = sorted[at]! - key * n;
    for (let next = at + 1; next < size && next <= at + WINDOW; next++) {
      const j = sorted[next]! - key * n;
      if (j >= n) break;
      pair(i, j);
    }
  }
  return { pairs: sortOnce(pairs.subarray(0, count)), holders };
}

function lengthen(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * values.length);
  longer.set(values);
  return longer;
}

/** Sorted in place, each value once. */
function sortOnce(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  values.sort();
  let kept = 0;
  for (const value of values) if (kept === 0 || values[kept - 1] !== value) values[kept++] = value;
  return values.slice(0, kept);
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

type Add = (key: number, i: number) => void;

function addWeakKeys({ record, titleKey, firstFamily }: PreparedRecord, i: number, add: Add): void {
  const year = record.date?.year ?? 0;
  const volume = record.volume === undefined ? '' : readVolume(record.volume)[0];
  const page = record.pages === undefined ? undefined : readPages(record.pages);
  const author = firstFamily === '' ? 0 : hash(firstFamily, year);
  if (page) {
    if (volume !== '' && page.first.length > 1) add(hash(volume, hash(page.first, hash(page.last, 1))), i);
    if (author !== 0) add(hash(page.first, author), i);
  }
  if (author !== 0 && volume !== '') add(hash(volume, author ^ 2), i);
  if (titleKey === '') return;
  if (isGenericTitle(titleKey)) {
    if (firstFamily !== '') add(hash(titleKey, hash(firstFamily, 3)), i);
    return;
  }
  addTitleKeys(titleKey, i, add);
  if (/;\s|\s=\s|<original>|\]\s?\S/i.test(record.title))
    for (const part of record.title.split(/;\s|\s=\s|<original>|\]/i))
      if (part.length >= 20) addTitleKeys(normalizeTitle(part), i, add);
}

/** The first words, the last ones and the longest ones. */
function addTitleKeys(title: string, i: number, add: Add): void {
  const content = title.split(' ').filter((word) => !FUNCTION_WORDS.has(word));
  const n = content.length;
  if (n < 2) return add(hash(title, 4), i);
  let [begins, ends] = [5, 6];
  for (let k = 0; k < Math.min(n, 4); k++) {
    begins = hash(content[k]!, begins);
    ends = hash(content[n - 1 - k]!, ends);
  }
  add(begins, i);
  add(ends, i);
  // The sum of hashes is the same in whatever order the words stand.
  const longest = [...new Set(content)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 4);
  add(
    longest.reduce((sum, word) => (sum + hash(word, 7)) >>> 0, 0),
    i,
  );
}

/** 32 bits (FNV-1a, Fowler, Noll & Vo 1991). Two keys that fall together cost a comparison, no more. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
