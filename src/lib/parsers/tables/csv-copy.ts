import { cleanText } from '../clean-text';

/** What cleanText might change: other white space than single spaces, invisible characters, letters that may be decomposed. */
const UNCLEAN =
  /[^ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03c9\u0410-\u044f\u2010-\u2027\u2030-\u205e]| {2}|^ | $/;

/** As cleanText, but quick for text that is clean already, which is then no copy. */
export function cleanQuickly(text: string): string {
  return UNCLEAN.test(text) ? cleanText(text) : text;
}

/**
 * The same text, sharing no memory with the text that it was cut out of: engines keep the whole of that alive for a piece of it. Where all
 * letters are Latin-1, the copy takes one byte for each, even if they were cut out of a text that needed two.
 */
export function copyText(text: string): string {
  // Shorter pieces are copied by the engine.
  if (text.length < 13) return text;
  return JSON.parse(/["\\\u0000-\u001f]/.test(text) ? JSON.stringify(text) : `"${text}"`) as string;
}

/** Texts that are kept to be found again; beyond that many the pool starts anew. */
const MAX_POOL = 20_000;

/** Gives the same string for the same text, so that journals and numbers that stand in thousands of references are kept once. */
export function createPool(): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const held = pool.get(text);
    if (held !== undefined) return held;
    if (pool.size >= MAX_POOL) pool.clear();
    const copy = copyText(text);
    pool.set(copy, copy);
    return copy;
  };
}
