/** Which entries of a file stand whole before a byte, told by their titles alone, so that no reader judges itself. */
import type { PaperRecord } from '../../src/lib/model/record';
import type { ReadResult } from '../../src/lib/parsers/read-files';

/** Entries that take fields from others further down, or hold others: they are not whole where the next title stands. */
export const DEPENDENT: ReadonlySet<string> = new Set(['Silt in Motion', 'Weeds', 'Buoys that talk']);

/** Files whose titles are numbers, or have no word of their own. */
export const UNPLACED: ReadonlySet<string> = new Set([
  'harbour-network.txt',
  'opencitations.csv',
  'openreview-notes.json',
]);

/** Files whose entries take parts from lists behind them, or from the whole page: they are whole by their titles alone. */
const TITLES_ONLY: ReadonlySet<string> = new Set(['daily-page.txt', 'written-map.json']);

export interface Entry {
  /** What must be there whole. */
  content: unknown;
  title: string;
}

/** The entries of a file in order: its records, or the nodes of its graph. */
export function entriesOf({ files, records, graph }: ReadResult): Entry[] {
  if (files.some(({ name }) => TITLES_ONLY.has(name)))
    return records.map(({ title }) => ({ content: title, title }));
  const plain = ({ place: _, ...fields }: PaperRecord) => fields;
  if (graph) return graph.nodes.map(({ id, label }) => ({ content: [id, label], title: label }));
  return records.map((record) => ({ content: plain(record), title: record.title }));
}

/** A byte at which an entry has begun for sure: where a word that only its title has stands for the last time. */
function placeOf(title: string, lower: string, titles: readonly string[]): number | undefined {
  const isOwn = (word: string) =>
    titles.every((other) => other === title || !other.toLowerCase().includes(word));
  const words = (title.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter(isOwn);
  const found = words.map((word) => lower.lastIndexOf(word)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : undefined;
}

/** For each entry the byte at which one behind it has begun: from there on the entry is whole. */
export function endsOf(entries: readonly Entry[], bytes: Uint8Array): number[] {
  const lower = new TextDecoder('latin1').decode(bytes).toLowerCase();
  const titles = entries.map(({ title }) => title);
  const places = titles.map((title) => placeOf(title, lower, titles));
  return places.map((own, i) => {
    const behind = places.slice(i + 1).filter((place) => place !== undefined && place > (own ?? Infinity));
    return Math.min(bytes.length, ...behind.map(Number));
  });
}

/** Titles of the entries that end at or before a byte and don't come out of the damaged file as they were. */
export function lostEntries(
  whole: readonly Entry[],
  ends: readonly number[],
  damage: number,
  result: ReadResult,
): string[] {
  const left = new Set(entriesOf(result).map(({ content }) => JSON.stringify(content)));
  return whole
    .filter(({ title }, i) => ends[i]! <= damage && !DEPENDENT.has(title))
    .filter(({ content }) => !left.has(JSON.stringify(content)))
    .map(({ title }) => title);
}
