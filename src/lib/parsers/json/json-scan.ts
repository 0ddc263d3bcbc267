/** JSON's grammar (RFC 8259) as a scanner that tells how far a text keeps to it. */

/** A whole value ends at `end`; or the grammar is broken at `at`, and what comes from `resume` on may be read as something else. */
export type Scan = { ok: true; end: number } | { ok: false; at: number; resume: number };

/** Values that lie deeper are no bibliography. */
const MAX_DEPTH = 500;
const WORD = /[\w.+-]{1,400}/y;

/** The brackets that are open in the scan: 1 for a list, 0 for an object. */
const lists = new Uint8Array(MAX_DEPTH);

const VALUE = 0;
const FIRST_VALUE = 1;
const KEY = 2;
const FIRST_KEY = 3;
const COLON = 4;
const AFTER = 5;

/**
 * Scans one value from `start`, each character once. Milder than JSON in what repairJson mends: line ends within strings, words like NaN
 * and commas before a closing bracket. After a fault everything between `start` and `resume` is settled: brackets that are closed there
 * hold whole values, the others are broken. Only a string may have been taken for one by mistake (a quotation mark is missing), so
 * reading goes on behind the mark that opened it.
 */
export function scanJson(text: string, start: number): Scan {
  let depth = 0;
  let expected = VALUE;
  let lastString = -1;
  let at = start;
  const fail = (): Scan => ({
    ok: false,
    at: Math.min(at, text.length),
    resume: lastString >= 0 ? lastString + 1 : Math.max(at, start + 1),
  });
  for (;;) {
    at = skipSpace(text, at);
    const char = text[at];
    if (char === undefined) return fail();
    if (char === '"') {
      if (expected === COLON || expected === AFTER) return fail();
      lastString = at;
      const end = endOfString(text, at);
      if (end < 0) {
        at = text.length;
        return fail();
      }
      at = end;
      expected = expected === KEY || expected === FIRST_KEY ? COLON : AFTER;
    } else if (char === '{' || char === '[') {
      if ((expected !== VALUE && expected !== FIRST_VALUE) || depth === MAX_DEPTH) return fail();
      lists[depth++] = char === '[' ? 1 : 0;
      expected = char === '[' ? FIRST_VALUE : FIRST_KEY;
      at++;
      continue;
    } else if (char === '}' || char === ']') {
      const isList = char === ']';
      if (depth === 0 || lists[depth - 1] !== (isList ? 1 : 0)) return fail();
      const fits =
        expected === AFTER || (isList ? expected !== COLON : expected === KEY || expected === FIRST_KEY);
      if (!fits) return fail();
      depth--;
      at++;
      expected = AFTER;
    } else if (char === ',') {
      if (expected !== AFTER || depth === 0) return fail();
      expected = lists[depth - 1] === 1 ? VALUE : KEY;
      at++;
      continue;
    } else if (char === ':') {
      if (expected !== COLON) return fail();
      expected = VALUE;
      at++;
      continue;
    } else {
      WORD.lastIndex = at;
      if ((expected !== VALUE && expected !== FIRST_VALUE) || !WORD.test(text)) return fail();
      at = WORD.lastIndex;
      expected = AFTER;
    }
    if (expected === AFTER && depth === 0) return { ok: true, end: at };
  }
}

/** The place behind the string that opens at `open`, or -1 where it never ends. */
export function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let back = at;
    while (text[back - 1] === '\\' && back - 1 > open) back--;
    if ((at - back) % 2 === 0) return at + 1;
  }
  return -1;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && code !== 0xfeff && code !== 0xa0) break;
  }
  return at;
}

const WORDS = new Map([
  ['true', 'true'],
  ['True', 'true'],
  ['false', 'false'],
  ['False', 'false'],
]);
const NUMBER = /^-?(?:0|[1-9]\d{0,350})(?:\.\d{1,350})?(?:[eE][+-]?\d{1,9})?$/;

/**
 * Mends what programs get wrong without breaking the structure: raw line ends and tabs in strings, a backslash that escapes nothing, NaN,
 * None and True, a comma before a closing bracket. A word that means nothing becomes null. For texts that scanJson takes for a value.
 */
export function repairJson(text: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    let end = at + 1;
    let part = char;
    if (char === '"') {
      end = endOfString(text, at);
      if (end < 0) end = text.length;
      part = repairString(text.slice(at, end));
    } else if (char === ',') {
      const next = text[skipSpace(text, end)];
      if (next === '}' || next === ']') part = '';
    } else {
      WORD.lastIndex = at;
      if (WORD.test(text)) {
        end = WORD.lastIndex;
        const word = text.slice(at, end);
        part = WORDS.get(word) ?? (NUMBER.test(word) ? word : 'null');
      } else if (skipSpace(char, 0) === 1) part = ' ';
    }
    parts.push(part);
    at = end;
  }
  return parts.join('');
}

function repairString(token: string): string {
  return token
    .replace(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4}|([^]))/g, (escape, other: string | undefined) =>
      other === undefined ? escape : `\\\\${other}`,
    )
    .replace(/[\u0000-\u001f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The value of a text that scanJson takes for one, mended where need be; undefined where it can't be had. */
export function parseScanned(text: string): { value: unknown; repaired: boolean } | undefined {
  try {
    return { value: JSON.parse(text) as unknown, repaired: false };
  } catch {
    try {
      return { value: JSON.parse(repairJson(text)) as unknown, repaired: true };
    } catch {
      return undefined;
    }
  }
}
