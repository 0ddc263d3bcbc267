/** What a table looks like that no catalogue wrote: its separator, its header, its rows. */
import type { PaperField } from '../../model/columns';
import { guessMapping } from './column-names';
import { firstRows, hasLineEnd, lineStarts, rowOfLine, SEPARATORS, type HeaderPlace } from './find-header';

/** Rows that are looked at to find the separator. */
const SAMPLE_ROWS = 60;
/** Rows shown to the reader. */
export const SHOWN_ROWS = 5;
/** Lines of a single cell that may stand before a header of unknown names. */
const MAX_TITLE_LINES = 5;

/** `at` is the place of the header's row; without a header, of the first row. */
export interface Shape extends HeaderPlace {
  header: string[];
  hasHeader: boolean;
  /** What the columns hold by their names. */
  fields: (PaperField | null)[];
  /** The rows below the header. */
  rows: string[][];
  /** True when nearly all rows have the same number of cells, and there are some rows. */
  isSteady: boolean;
}

/** The shape under the separator that explains the text best; undefined where none gives two columns. */
export function findShape(sample: string): Shape | undefined {
  const declared = /^\ufeff?"?sep=(.)"?\s{0,3}[\r\n]/i.exec(sample)?.[1];
  const shapes = SEPARATORS.flatMap((separator) =>
    declared !== undefined && declared !== separator
      ? []
      : (shapeOf(sample, separator, declared !== undefined ? 1 : 0) ?? []),
  );
  const score = ({ header, rows, isSteady, fields }: Shape) =>
    (isSteady ? 10 : 0) +
    4 * count(fields) +
    Math.min(header.length, 9) / 10 +
    Math.min(rows.length, 5) / 100;
  return shapes.sort((a, b) => score(b) - score(a))[0];
}

/** A text that is no table of two columns: one column. */
export function toSingle(head: string): Shape {
  const [header = [''], ...rows] = firstRows(head, '\t', SAMPLE_ROWS);
  const fields = guessMapping(header);
  const at = head.startsWith('\ufeff') ? 1 : 0;
  return {
    separator: '\t',
    at,
    line: 0,
    header,
    hasHeader: count(fields) > 0,
    fields,
    rows,
    isSteady: false,
  };
}

/** @param from lines that declare something and are no row */
function shapeOf(sample: string, separator: string, from: number): Shape | undefined {
  const place = findRow(sample, separator, from);
  if (!place) return undefined;
  const [header, ...others] = firstRows(sample.slice(place.at), separator, SAMPLE_ROWS);
  if (!header || header.length < 2) return undefined;
  const below = others.filter(isFilled);
  const { width, most } = commonWidth([header, ...below]);
  const isNumeric = [header, ...below.slice(0, 9)].every((cells) =>
    cells.every((cell) => /^[\s\d.,eE+-]{0,30}$/.test(cell)),
  );
  const isSteady =
    width > 1 &&
    below.length > 1 &&
    most >= (below.length + 1) * 0.85 &&
    !isNumeric &&
    !isProse([header, ...below]);
  const hasHeader = looksLikeHeader(header);
  const fields = hasHeader ? guessMapping(header) : header.map(() => null);
  const rows = hasHeader ? below : [header, ...below];
  return { separator, ...place, header, hasHeader, fields, rows, isSteady };
}

/**
 * Where the header stands: the first row of several cells, unless its names say little and a later one, behind what was searched for and
 * when, names a title and other fields over rows of its own width.
 */
function findRow(
  sample: string,
  separator: string,
  from: number,
): Omit<HeaderPlace, 'separator'> | undefined {
  let first: Omit<HeaderPlace, 'separator'> | undefined;
  let titles = 0;
  for (const start of lineStarts(sample)) {
    if (start.line < from) continue;
    const { at, line } = start;
    const isOpen = !first && titles <= MAX_TITLE_LINES;
    if (isOpen && start.text.includes(separator)) {
      const [cells = []] = firstRows(sample.slice(at), separator, 1);
      if (cells.length > 1 && isFilled(cells)) {
        first = { at, line };
        const fields = guessMapping(cells);
        if (fields.includes('title') && count(fields) > 2 && !hasLineEnd(cells)) return first;
      }
    }
    titles++;
    const cells = rowOfLine(sample, start, separator);
    if (!cells || hasLineEnd(cells)) continue;
    if (line > (first?.line ?? 0) && areNames(cells) && isHeaderOf(sample.slice(at), separator, cells))
      return { at, line };
  }
  return first;
}

/** True where a title is named and others beside it, and the rows below are as wide. */
function isHeaderOf(text: string, separator: string, cells: readonly string[]): boolean {
  const fields = guessMapping(cells);
  if (!fields.includes('title') || count(fields) < Math.min(3, cells.length)) return false;
  const below = firstRows(text, separator, 10).slice(1).filter(isFilled);
  return below.length > 0 && commonWidth(below).width === cells.length;
}

function commonWidth(rows: readonly (readonly string[])[]): { width: number; most: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, most] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  return { width, most };
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function count(fields: readonly (PaperField | null)[]): number {
  return fields.filter((field) => field !== null).length;
}

/** In sentences a space stands after each comma; in tables hardly ever. */
function isProse(rows: readonly string[][]): boolean {
  const others = rows.flatMap((cells) => cells.slice(1));
  return others.filter((cell) => cell.startsWith(' ')).length > others.length / 2;
}

/** Names are short words; data are numbers, DOIs, links, sentences. */
function looksLikeHeader(cells: readonly string[]): boolean {
  return count(guessMapping(cells)) > 1 || areNames(cells);
}

function areNames(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim()).filter((name) => name !== '');
  return (
    new Set(names).size === names.length &&
    names.every((name) => name.length <= 40 && /\p{L}/u.test(name) && !/\d{4}|^10\.|^https?:|@/.test(name))
  );
}
