/** Rows of the tables that graphs are kept in: cells parted by tabs (or commas, semicolons), quoted where they hold such a mark. */
import { readLines } from '../read-lines';
import type { TextInput } from '../text-input';

export interface Row {
  cells: string[];
  /** 1-based line that it begins on. */
  line: number;
  /** As it stands in the file. */
  text: string;
}

export const DELIMITERS = ['\t', ';', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A quoted cell goes on over so many lines at most; a quotation mark that is not closed by then is part of the text. */
const MOST_LINES = 60;

/** Calls `onRow` for each row that is not empty. */
export async function readRows(
  input: TextInput,
  delimiter: Delimiter,
  onRow: (row: Row) => void,
): Promise<void> {
  let held: { text: string; line: number }[] = [];
  /** Takes what is held for rows of their own: the quotation mark in the first was none. */
  const release = () => {
    const lines = held;
    held = [];
    const [first, ...others] = lines;
    if (!first) return;
    onRow({ cells: splitPlain(first.text, delimiter), ...first });
    for (const { text, line } of others) take(text, line);
  };
  const take = (text: string, line: number) => {
    if (held.length === 0 && text.trim() === '') return;
    held.push({ text, line });
    const whole = held.length === 1 ? text : held.map((one) => one.text).join('\n');
    const cells = splitRow(whole, delimiter);
    if (!cells) {
      if (held.length >= MOST_LINES) release();
      return;
    }
    const start = held[0]!.line;
    held = [];
    onRow({ cells, line: start, text: whole });
  };
  await readLines(input, take);
  while (held.length > 0) release();
}

/** The cells of a row; undefined when a quoted cell is still open at its end. A mark within a cell is a mark. */
export function splitRow(text: string, delimiter: Delimiter): string[] | undefined {
  if (!text.includes('"')) return splitPlain(text, delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let start = at;
    while (text[start] === ' ') start++;
    if (text[start] === '"') {
      let cell = '';
      let from = start + 1;
      let end = text.indexOf('"', from);
      while (end >= 0 && text[end + 1] === '"') {
        cell += text.slice(from, end + 1);
        from = end + 2;
        end = text.indexOf('"', from);
      }
      if (end < 0) return undefined;
      cell += text.slice(from, end);
      const next = text.indexOf(delimiter, end);
      cells.push(cell + text.slice(end + 1, next < 0 ? undefined : next).trim());
      if (next < 0) return cells;
      at = next + 1;
      continue;
    }
    const next = text.indexOf(delimiter, at);
    cells.push(text.slice(at, next < 0 ? undefined : next).trim());
    if (next < 0) return cells;
    at = next + 1;
  }
}

function splitPlain(text: string, delimiter: Delimiter): string[] {
  return text.split(delimiter).map((cell) => cell.trim());
}
