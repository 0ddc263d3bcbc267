/** What the formats that are lists of papers have in common: the loop over the items, and the problems of an item. */
import type { PaperRecord, ParseResult } from '../../model/record';
import { isNoAbstract } from '../clean-text';
import type { Place, Problem } from '../../model/problem';
import { isObject, shorten, type Json } from './json-values';
import type { ParseContext } from '../parser';

export interface ItemFormat {
  /** Before the codes of its problems: "openalex". */
  prefix: string;
  /** "an OpenAlex work (an object with an id and a title)" */
  itemName: string;
  /** Said of a list without items. */
  empty: string;
  isItem(item: Json): boolean;
  /** The record, or more than one, or none where the item is left out with a problem of its own. */
  read(item: Json, place: Place, problems: Problem[]): PaperRecord | readonly PaperRecord[] | undefined;
  /** What an item is called in its place, where it has a name: its key, or its title. */
  nameOf(item: Json): string | undefined;
}

/** Reads items one by one; what is no item becomes a problem, with its text unread. `null` stands for nothing and is left to the format; what is undefined is read by another one. */
export async function readItems(
  items: readonly unknown[],
  { file, progress, lineOf }: ParseContext,
  format: ItemFormat,
): Promise<Required<Pick<ParseResult, 'records' | 'problems' | 'unread'>>> {
  const result: Required<Pick<ParseResult, 'records' | 'problems' | 'unread'>> = {
    records: [],
    problems: [],
    unread: [],
  };
  for (const [i, item] of items.entries()) {
    const yielded = progress('reading', i, items.length);
    if (yielded) await yielded;
    if (item === undefined || item === null) continue;
    const name = isObject(item) ? format.nameOf(item) : undefined;
    const line = lineOf?.(i);
    const place: Place = { file, ...(line !== undefined && { line }), what: name ?? `element ${i + 1}` };
    if (!isObject(item) || !format.isItem(item)) {
      result.problems.push({
        code: `${format.prefix}-not-an-item`,
        severity: 'warning',
        message: `This element is not ${format.itemName}; it was left out.`,
        where: place,
      });
      result.unread.push({ text: JSON.stringify(item), where: place });
      continue;
    }
    const read = format.read(item, place, result.problems);
    if (read === undefined) result.unread.push({ text: JSON.stringify(item), where: place });
    else
      for (const record of Array.isArray(read) ? (read as PaperRecord[]) : [read as PaperRecord])
        result.records.push(record);
  }
  if (items.length === 0) {
    result.problems.push({
      code: `${format.prefix}-empty`,
      severity: 'error',
      message: format.empty,
      where: { file },
    });
  }
  return result;
}

/** A record with its title checked and without empty fields. */
export function finishRecord(record: PaperRecord, problems: Problem[]): PaperRecord {
  if (record.abstract !== undefined && isNoAbstract(record.abstract)) delete record.abstract;
  if (record.title === '') {
    problems.push({
      code: 'title-missing',
      severity: 'warning',
      message: 'This entry has no title.',
      where: record.place,
    });
  }
  return record;
}

/**
 * How far a list is one of items for which a test holds, by the first of them: 0 for an empty list, 1 where it holds for all. From a half on
 * it is nearly 1: the others may be damaged, or are in another format and read as such.
 */
export function shareOf(items: readonly unknown[], test: (item: Json) => boolean): number {
  let seen = 0;
  let good = 0;
  for (const item of items.slice(0, 50)) {
    if (item === null) continue;
    seen++;
    if (isObject(item) && test(item)) good++;
  }
  if (seen === 0) return 0;
  const share = good / seen;
  return share < 0.5 ? share : (3 + share) / 4;
}

/** The first text of some that say something, cut to the length of a name in a place. */
export function firstName(...names: (string | undefined)[]): string | undefined {
  const name = names.find((text) => text !== undefined && text !== '');
  return name === undefined ? undefined : shorten(name);
}
