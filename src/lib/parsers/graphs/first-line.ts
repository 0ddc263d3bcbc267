import type { TextInput } from '../text-input';

/** Letters in which the first line must begin and end. */
const LONGEST = 100_000;

/** The first line of a text that is not empty; '' where there is none. */
export function firstLine(text: string): string {
  return /[^\s][^\r\n]*/.exec(text.slice(0, LONGEST).replace(/^\ufeff/, ''))?.[0] ?? '';
}

/** The first line of a file that is not empty. */
export async function firstLineOf(input: TextInput): Promise<string> {
  let text = '';
  for await (const piece of input.pieces()) {
    text += piece;
    // In two steps: one pattern for both would begin anew at every letter of a line without end.
    const start = text.search(/\S/);
    if ((start >= 0 && /[\r\n]/.test(text.slice(start))) || text.length > 1e6) break;
  }
  return firstLine(text);
}
