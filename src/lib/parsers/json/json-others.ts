/** Lists whose elements are in several formats, as when answers of several services were put into one file. */
import type { Problem } from '../../model/problem';
import type { ParseResult } from '../../model/record';
import type { JsonParser, ParseContext } from '../parser';
import { JSON_PARSERS } from '../registry';

/** How sure a format must be of an element that none of the others takes, and of one that the format of the list takes too. */
const SURE = 0.3;
const SURE_OF_ITS_OWN = 0.9;

const LISTS = JSON_PARSERS.filter(({ items }) => items !== undefined);

export interface Readers {
  /** The format of the list, which reads what no other one takes. */
  main: JsonParser;
  /** True where the reader chose it: then it reads all that it can. */
  isChosen: boolean;
}

/** The list format that an element is in, by itself; undefined where it is in none. */
export function formatOfItem(item: unknown, readers?: Readers): JsonParser | undefined {
  const single = [item];
  const claim = readers?.main.detect(single) ?? 0;
  if (readers && claim > 0 && readers.isChosen) return readers.main;
  let best = claim > 0 ? readers?.main : undefined;
  let highest = claim;
  for (const parser of LISTS) {
    if (parser === readers?.main) continue;
    const sure = parser.detect(single);
    if (sure > highest && sure >= (claim > 0 ? SURE_OF_ITS_OWN : SURE)) {
      best = parser;
      highest = sure;
    }
  }
  return best;
}

/** A list for each format, as long as the whole one, with what the others read undefined, so that every element keeps its number. */
export type SortedItems = ReadonlyMap<JsonParser, readonly unknown[]>;

/** Tells the elements of a list apart by their formats; what is in none is the main one's, which says so. */
export function sortItems(items: readonly unknown[], readers: Readers): SortedItems {
  const lists = new Map<JsonParser, unknown[]>();
  items.forEach((item, i) => {
    if (item === undefined) return;
    const parser = (item === null ? undefined : formatOfItem(item, readers)) ?? readers.main;
    let list = lists.get(parser);
    if (!list) lists.set(parser, (list = new Array<unknown>(items.length).fill(undefined)));
    list[i] = item;
  });
  return lists;
}

/** Reads a value in a list format, or in several where its elements are in several. */
export async function readAllItems(
  value: unknown,
  guess: { parser: JsonParser; confidence: number },
  context: ParseContext,
  isChosen: boolean,
): Promise<{ parser: JsonParser; confidence: number } & ParseResult> {
  const { parser: main } = guess;
  const lists = sortItems(main.items?.(value) ?? [], { main, isChosen });
  if (lists.size === 0 || (lists.size === 1 && lists.has(main)))
    return { ...guess, ...(await main.parse(value, context)) };
  const result: ParseResult & { unread: NonNullable<ParseResult['unread']> } = {
    records: [],
    problems: [],
    unread: [],
  };
  const counts = new Map<JsonParser, number>();
  // The main one first, whichever has the first element.
  const ordered = [...lists].sort(([a], [b]) => Number(b === main) - Number(a === main));
  for (const [parser, items] of ordered) {
    const read = await parser.parse(items, context);
    for (const record of read.records) result.records.push(record);
    for (const problem of read.problems) result.problems.push(problem);
    for (const piece of read.unread ?? []) result.unread.push(piece);
    if (parser !== main) counts.set(parser, countOf(items));
  }
  return {
    ...guess,
    ...result,
    problems: [describeFormats(main, counts, context.file), ...result.problems],
  };
}

export function countOf(items: readonly unknown[]): number {
  return items.reduce<number>((sum, item) => sum + Number(item !== undefined), 0);
}

/** "The file is OpenAlex, and 3 of its elements are CSL-JSON and one is Crossref; each was read in its own format." */
export function describeFormats(
  main: JsonParser,
  counts: ReadonlyMap<JsonParser, number>,
  file: string,
): Problem {
  const parts = [...counts].map(([{ label }, count], i) => {
    const number = `${count === 1 ? 'one' : count.toLocaleString('en')}${i === 0 ? ' of its elements' : ''}`;
    return `${number} ${count === 1 ? 'is' : 'are'} ${label}`;
  });
  const listed = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  return {
    code: 'file-of-two-formats',
    severity: 'note',
    message: `The file is ${main.label}, and ${listed}; each was read in its own format.`,
    where: { file },
  };
}
