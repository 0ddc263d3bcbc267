/**
 * Pairs of records that are worth comparing: those that share an identifier, the beginning of a title or its rarest-looking words, or the
 * place where they stand. Within a block each is compared with the next few only, so that the work grows with the number of records.
 */
import type { Progress } from '../model/progress';
import { FUNCTION_WORDS } from './function-words';
import type { PreparedRecord } from './prepare-record';
import { isGenericTitle, normalizeTitle } from './normalize-title';
import { readPages, readVolume } from './work-features';

/** Records of a block that each is compared with; more of them are one fault that repeats. */
const WINDOW = 25;

export interface Blocks {
  /** Pairs of indices, i < j, as i * n + j, each once. */
  pairs: Float64Array;
  /** Identifier -> indices of the records that have it, where there are several. */
  holders: Map<string, number[]>;
}

export async function blockRecords(records: readonly PreparedRecord[], progress: Progress): Promise<Blocks> {
  const n = records.length;
  const first = new Map<string, number>();
  const blocks = new Map<string, number[]>();
  const ids = new Map<string, number[]>();
  const add = (key: string, i: number, isId = false) => {
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, i);
      return;
    }
    const block = blocks.get(key);
    if (block === undefined) {
      if (earlier === i) return;
      const started = [earlier, i];
      blocks.set(key, started);
      if (isId) ids.set(key, started);
    } else if (block[block.length - 1] !== i) block.push(i);
  };
  for (const [i, record] of records.entries()) {
    const yielded = progress('merging', i, n);
    if (yielded) await yielded;
    for (const key of identifiersOf(record)) add(key, i, true);
    for (const key of weakKeys(record)) add(key, i);
  }
  // What a relation names is found among the identifiers; it is no holder of them.
  const pairs = new Set<number>();
  for (const [i, { relations }] of records.entries())
    for (const { doi, pmid, arxivId } of relations)
      for (const key of [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, arxivId && `arxiv:${arxivId}`]) {
        const others = key ? (ids.get(key) ?? [first.get(key)]) : [];
        for (const j of others.slice(0, WINDOW))
          if (j !== undefined && j !== i) pairs.add(Math.min(i, j) * n + Math.max(i, j));
      }
  for (const block of blocks.values())
    for (const [at, i] of block.entries())
      for (let next = at + 1; next < block.length && next <= at + WINDOW; next++)
        pairs.add(i * n + block[next]!);
  return { pairs: Float64Array.from(pairs).sort(), holders: ids };
}

/** "doi:…", "arxiv:…", "pmid:…", "openalex:…". */
export function identifiersOf({ doi, arxivId, pmid, catalogueIds }: PreparedRecord): string[] {
  const keys = [...catalogueIds];
  if (doi !== undefined) keys.push(`doi:${doi}`);
  if (arxivId !== undefined) keys.push(`arxiv:${arxivId}`);
  if (pmid !== undefined) keys.push(`pmid:${pmid}`);
  return keys;
}

function weakKeys({ record, titleKey, firstFamily }: PreparedRecord): string[] {
  const keys: string[] = [];
  const year = record.date?.year ?? 0;
  const page = record.pages === undefined ? undefined : readPages(record.pages);
  if (page) {
    const [volume] = readVolume(record.volume);
    if (volume !== '' && page.first.length > 1) keys.push(`v${volume}|${page.first}|${page.last}`);
    if (firstFamily !== '') keys.push(`p${firstFamily}|${year}|${page.first}`);
  }
  if (firstFamily !== '' && record.volume !== undefined)
    keys.push(`f${firstFamily}|${year}|${readVolume(record.volume)[0]}`);
  if (titleKey === '' || isGenericTitle(titleKey)) {
    if (titleKey !== '' && firstFamily !== '') keys.push(`g${titleKey}|${firstFamily}`);
    return keys;
  }
  keys.push(...titleKeys(titleKey));
  if (/;\s|\s=\s|<original>|\]\s?\S/i.test(record.title))
    for (const part of record.title.split(/;\s|\s=\s|<original>|\]/i))
      if (part.length >= 20) keys.push(...titleKeys(normalizeTitle(part)));
  return keys;
}

/** The first words, the last ones and the longest ones. */
function titleKeys(title: string): string[] {
  const content = title.split(' ').filter((word) => !FUNCTION_WORDS.has(word));
  if (content.length < 2) return [`t${title}`];
  const longest = [...new Set(content)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0))
    .slice(0, 4);
  return [
    `t${content.slice(0, 4).join(' ')}`,
    `e${content.slice(-4).join(' ')}`,
    `w${longest.sort().join(' ')}`,
  ];
}
