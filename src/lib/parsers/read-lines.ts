import type { TextInput } from './text-input';

/**
 * Calls `onLine` for each line in order, without its line end (\n, \r\n, \r, in any mixture). The last line counts even without a line
 * end; an empty text has no line.
 *
 * @param onLine the line and its number, from 1
 */
export async function readLines(
  input: TextInput,
  onLine: (line: string, number: number) => void,
): Promise<void> {
  let number = 0;
  let held = '';
  for await (const piece of input.pieces()) {
    let start = 0;
    // A \r at the very end of what was held: its \n may come first in this piece.
    if (held.endsWith('\r')) {
      onLine(held.slice(0, -1), ++number);
      held = '';
      if (piece.startsWith('\n')) start = 1;
    }
    let lineFeed = piece.indexOf('\n', start);
    let carriage = piece.indexOf('\r', start);
    while (lineFeed >= 0 || carriage >= 0) {
      const isCarriage = carriage >= 0 && (lineFeed < 0 || carriage < lineFeed);
      const end = isCarriage ? carriage : lineFeed;
      if (isCarriage && end === piece.length - 1) break;
      const line = piece.slice(start, end);
      onLine(held === '' ? line : held + line, ++number);
      held = '';
      start = end + (isCarriage && lineFeed === carriage + 1 ? 2 : 1);
      if (lineFeed >= 0 && lineFeed < start) lineFeed = piece.indexOf('\n', start);
      if (carriage >= 0 && carriage < start) carriage = piece.indexOf('\r', start);
    }
    held += piece.slice(start);
  }
  const last = held.endsWith('\r') ? held.slice(0, -1) : held;
  if (held !== '') onLine(last, number + 1);
}
