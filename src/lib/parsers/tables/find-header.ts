/** The row of a table that names its columns, wherever it stands among the first lines. */
import { cleanText } from '../clean-text';
import { mendRow } from './csv-mend';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
/** Text that is looked at to find the separator and the header. */
export const HEAD = 1 << 16;
/** Lines that may stand before the header: what the table is about, the day, the words searched for, empty ones. */
export const MAX_PREAMBLE = 100;
/** A row that is longer is no header, nor is one with a longer cell. */
const MAX_HEADER = 20_000;
const MAX_NAME = 100;

export interface HeaderPlace {
  separator: string;
  /** Where the header begins in the text. */
  at: number;
  /** Lines before it. */
  line: number;
}

/** The columns of a table by their names, which are compared by normalizeHeader. */
export interface Columns {
  /** Index of a column; -1: there is none. A name in which one letter is damaged is found unless it is one of the `others`. */
  find(name: string, others: ReadonlySet<string>): number;
}

/** "Author(s) ID" -> "author(s) id", "Source_Title" -> "source title": lower case, one space, no byte order mark. */
export function normalizeHeader(name: string): string {
  return cleanText(name).replaceAll('_', ' ').toLowerCase();
}

export function columnsOf(header: readonly string[]): Columns {
  const indices = new Map<string, number>();
  for (const [i, cell] of header.entries()) {
    const name = normalizeHeader(cell);
    if (!indices.has(name)) indices.set(name, i);
  }
  return {
    find(name, others) {
      const index = indices.get(name);
      if (index !== undefined) return index;
      const near = findName(indices.keys(), name, (other) => !others.has(other));
      return near === undefined ? -1 : indices.get(near)!;
    },
  };
}

/** A name that a damaged byte has made of the wanted one. */
function findName(
  names: Iterable<string>,
  wanted: string,
  mayBe: (name: string) => boolean = () => true,
): string | undefined {
  if (wanted.length < 5) return undefined;
  for (const name of names) if (isNear(name, wanted) && mayBe(name)) return name;
  return undefined;
}

/** True when one letter of the wanted name is another, or is lost. */
function isNear(name: string, wanted: string): boolean {
  const lost = wanted.length - name.length;
  if (lost !== 0 && lost !== 1) return false;
  let same = 0;
  while (same < name.length && name[same] === wanted[same]) same++;
  return name.slice(same + 1 - lost) === wanted.slice(same + 1);
}

/** True when every one of the names is there, and for each list one of its names. */
export function hasNames(names: ReadonlySet<string>, ...wanted: (string | readonly string[])[]): boolean {
  const has = (name: string) => names.has(name) || findName(names, name) !== undefined;
  return wanted.every((name) => (typeof name === 'string' ? has(name) : name.some(has)));
}

/** The first rows of a text under one separator. */
export function firstRows(sample: string, separator: string, most: number): string[][] {
  const text = sample
    .slice(0, HEAD)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  for (let at = 0; at < text.length && rows.length < most;) {
    const row = mendRow(text, at, { separator, columns: undefined, final: true });
    if (!row || (row.end >= text.length && sample.length > HEAD)) break;
    rows.push(row.cells);
    at = row.end;
  }
  return rows;
}

/** Where the first lines begin, those that hold something. */
export function* lineStarts(sample: string): Generator<{ at: number; line: number; text: string }> {
  const head = sample.slice(0, HEAD);
  let at = head.startsWith('\ufeff') ? 1 : 0;
  for (let line = 0; line < MAX_PREAMBLE && at < head.length; line++) {
    const end = /\r\n?|\n/g;
    end.lastIndex = at;
    const found = end.exec(head);
    const text = head.slice(at, found?.index ?? head.length);
    if (text.trim() !== '') yield { at, line, text };
    if (!found) return;
    at = end.lastIndex;
  }
}

/**
 * The row that begins with a line, if it could name columns: several cells, none of them long. The lines before it don't matter: a
 * quotation mark there may never be closed.
 */
export function rowOfLine(
  sample: string,
  { at, text }: { at: number; text: string },
  separator: string,
): string[] | undefined {
  if (text.length > MAX_HEADER || !text.includes(separator)) return undefined;
  const open = text.includes('"') ? sample.slice(at, at + MAX_HEADER).replace(/\r\n?/g, '\n') : text;
  const cells = mendRow(open, 0, { separator, columns: undefined, final: true })?.cells ?? [];
  return cells.length > 1 && cells.every((cell) => cell.length <= MAX_NAME) ? cells : undefined;
}

/** The header's place; undefined: no row among the first lines is one. */
export function findHeader(
  sample: string,
  isHeader: (names: ReadonlySet<string>) => boolean,
): HeaderPlace | undefined {
  let broken: HeaderPlace | undefined;
  for (const start of lineStarts(sample))
    for (const separator of SEPARATORS) {
      const cells = rowOfLine(sample, start, separator);
      if (!cells || !isHeader(new Set(cells.map(normalizeHeader)))) continue;
      const place = { separator, at: start.at, line: start.line };
      if (!hasLineEnd(cells)) return place;
      broken ??= place;
    }
  return broken;
}

/** True for names of several lines, and for a row that took in the next ones since a quotation mark before them is never closed. */
export function hasLineEnd(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes('\n'));
}
