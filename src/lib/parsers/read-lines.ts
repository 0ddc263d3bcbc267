import type { TextInput } from './text-input';

/**
 * Calls `onLine` for each line in order, without its line end (\n, \r\n, \r, in any mixture). The last line counts even without a line
 * end; an empty text has no line.
 *
 * @param onLine the line and its number, from 1; a promise that it returns is awaited
 */
export async function readLines(
  input: TextInput,
  onLine: (line: string, number: number) => unknown,
): Promise<void> {
  let number = 0;
  let held = '';
  /** Asked of the string itself, its pieces would be joined each time. */
  let endsInCarriage = false;
  for await (const piece of input.pieces()) {
    let start = 0;
    // A \r at the very end of what was held: its \n may come first in this piece.
    if (endsInCarriage) {
      const yielded = onLine(held.slice(0, -1), ++number);
      if (yielded instanceof Promise) await yielded;
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
      const yielded = onLine(held === '' ? line : held + line, ++number);
      if (yielded instanceof Promise) await yielded;
      held = '';
      start = end + (isCarriage && lineFeed === carriage + 1 ? 2 : 1);
      if (lineFeed >= 0 && lineFeed < start) lineFeed = piece.indexOf('\n', start);
      if (carriage >= 0 && carriage < start) carriage = piece.indexOf('\r', start);
    }
    if (start < piece.length) {
      held += piece.slice(start);
      endsInCarriage = piece.endsWith('\r');
    } else endsInCarriage = false;
  }
  const last = endsInCarriage ? held.slice(0, -1) : held;
  if (held !== '') await onLine(last, number + 1);
}
