import { cleanText } from './clean-text';
import { ACCENTS, BARE_ACCENTS, DROP_FIRST, IGNORED, LOWERED, RAISED, SYMBOLS } from './latex-symbols';

const SPECIAL = /[\\{}$~^_`'-]/;
/** Groups nested deeper than this lose their brackets and are otherwise left alone. */
const MAX_DEPTH = 30;
/** A "$" without its partner within so many characters is money. */
const MAX_FORMULA = 1_000;

/**
 * LaTeX as it stands in BibTeX fields -> one line of plain Unicode text: accents, letters, dashes and quotes, simple formulas; commands
 * that change the look only go, their text stays. An unknown command leaves its argument or, without one, its name.
 */
export function latexToText(latex: string): string {
  return cleanText(SPECIAL.test(latex) ? convert(latex, false, 0) : latex);
}

/** Undoes the escapes in a web address or identifier and leaves everything else alone. */
export function latexToUrl(latex: string): string {
  return latex
    .replace(/\\url\s{0,9}\{/g, '')
    .replace(/\\textasciitilde\s{0,9}(?:\{\})?|\\(?:~|sim)(?:\{\})?|\{\\(?:~|textasciitilde)\}/g, '~')
    .replace(/\\([_%&#$~])/g, '$1')
    .replace(/[{}\s]/g, '')
    .replace(/^<|>$/g, '');
}

function convert(latex: string, math: boolean, depth: number): string {
  if (depth > MAX_DEPTH) return latex.replace(/[{}]/g, '');
  let out = '';
  let i = 0;
  while (i < latex.length) {
    const char = latex[i]!;
    if (char === '\\') {
      const read = readCommand(latex, i, math, depth);
      out += read.text;
      i = read.end;
    } else if (char === '{' || char === '}') i++;
    else if (char === '$') {
      const formula = readFormula(latex, i);
      if (formula) {
        out += convert(formula.inside, true, depth + 1);
        i = formula.end;
      } else {
        out += '$';
        i++;
      }
    } else if (char === '~') {
      out += ' ';
      i++;
    } else if ((char === '^' || char === '_') && (math || latex[i + 1] === '{')) {
      const argument = readArgument(latex, i + 1);
      const text = convert(argument.inside, math, depth + 1);
      out += shift(text, char === '^' ? RAISED : LOWERED, char);
      i = argument.end;
    } else if (math && (char === '-' || char === "'")) {
      out += char === '-' ? '−' : '′';
      i++;
    } else if (char === '-') {
      const length = latex.startsWith('---', i) ? 3 : latex.startsWith('--', i) ? 2 : 1;
      out += length === 3 ? '—' : length === 2 ? '–' : '-';
      i += length;
    } else if ((char === '`' || char === "'") && latex[i + 1] === char) {
      out += char === '`' ? '“' : '”';
      i += 2;
    } else if (char === '`') {
      out += '‘';
      i++;
    } else {
      out += char;
      i++;
    }
  }
  return out;
}

function readCommand(
  latex: string,
  start: number,
  math: boolean,
  depth: number,
): { text: string; end: number } {
  let end = start + 1;
  while (end < latex.length && isLetter(latex.charCodeAt(end))) end++;
  const isWord = end > start + 1;
  if (!isWord) end++;
  const name = latex.slice(start + 1, end);
  if (name === '') return { text: '', end };

  if (name === '\\') {
    // "\\" is a line break; before an accent it is a backslash that some program doubled.
    const doubled = /^["'`^](?:[A-Za-z]|\{)/.test(latex.slice(end, end + 2));
    return doubled ? { text: '', end: end - 1 } : { text: ' ', end };
  }
  const accent = ACCENTS.get(name);
  if (accent !== undefined && (!isWord || name.length === 1 || math)) {
    const argument = readArgument(latex, isWord ? skipSpace(latex, end) : end);
    // \'{\i} and the like: the accent replaces the letter's dot.
    const base = convert(argument.inside, math, depth + 1)
      .replace(/^ı/, 'i')
      .replace(/^ȷ/, 'j');
    const letter = [...base][0];
    if (letter === undefined || !/[\p{L}\p{N}]/u.test(letter)) {
      return { text: (BARE_ACCENTS.get(name) ?? '') + base, end: argument.end };
    }
    return { text: `${letter}${accent}${base.slice(letter.length)}`.normalize('NFC'), end: argument.end };
  }
  const symbol = SYMBOLS.get(name);
  if (symbol !== undefined) return { text: symbol, end: isWord ? skipSpace(latex, end) : end };
  if (name === 'frac' || name === 'tfrac' || name === 'dfrac') {
    const over = readArgument(latex, skipSpace(latex, end));
    const under = readArgument(latex, skipSpace(latex, over.end));
    const text = `${convert(over.inside, math, depth + 1)}/${convert(under.inside, math, depth + 1)}`;
    return { text, end: under.end };
  }
  if (name === 'sqrt') return { text: '√', end: skipSpace(latex, end) };
  if (DROP_FIRST.has(name)) {
    const at = skipSpace(latex, end);
    return { text: '', end: latex[at] === '{' ? readArgument(latex, at).end : at };
  }
  if (IGNORED.has(name)) return { text: '', end: skipSpace(latex, end) };
  // An unknown command with an argument is taken for one that changes the look; one without, for a name.
  if (isWord && latex[end] === '{') return { text: '', end };
  return { text: isWord ? name : `\\${name}`, end: skipSpace(latex, end) };
}

/** {…}, a command, or a single character. */
function readArgument(latex: string, start: number): { inside: string; end: number } {
  if (latex[start] === '{') {
    let nested = 0;
    for (let i = start; i < latex.length; i++) {
      if (latex[i] === '\\') i++;
      else if (latex[i] === '{') nested++;
      else if (latex[i] === '}' && --nested === 0) return { inside: latex.slice(start + 1, i), end: i + 1 };
    }
    return { inside: latex.slice(start + 1), end: latex.length };
  }
  if (latex[start] === '\\') {
    let end = start + 2;
    if (isLetter(latex.charCodeAt(start + 1)))
      while (end < latex.length && isLetter(latex.charCodeAt(end))) end++;
    return { inside: latex.slice(start, end), end };
  }
  const char = start < latex.length ? String.fromCodePoint(latex.codePointAt(start)!) : '';
  if (char === '}') return { inside: '', end: start };
  return { inside: char, end: start + char.length };
}

function readFormula(latex: string, start: number): { inside: string; end: number } | undefined {
  const width = latex[start + 1] === '$' ? 2 : 1;
  const limit = Math.min(latex.length, start + MAX_FORMULA);
  for (let i = start + width; i < limit; i++) {
    if (latex[i] === '\\') i++;
    else if (latex[i] === '$') {
      const inside = latex.slice(start + width, i);
      // "$5 to $10" is no formula: a closing dollar sign has no space before it and no digit after it.
      if (/\s$/.test(inside) && !/[\\^_]/.test(inside)) return undefined;
      if (/^\d/.test(latex.slice(i + 1, i + 2)) && !/[\\^_=]/.test(inside)) return undefined;
      return { inside, end: i + (latex[i + 1] === '$' && width === 2 ? 2 : 1) };
    }
  }
  return undefined;
}

/** Raised or lowered characters where Unicode has all of them; plain ones else, so that "4^{ème}" stays "4ème". */
function shift(text: string, characters: ReadonlyMap<string, string>, sign: string): string {
  const shifted = [...text].map((char) => characters.get(char));
  if (shifted.every((char) => char !== undefined)) return shifted.join('');
  return text.length === 1 && /[\p{L}\p{N}]/u.test(text) ? `${sign}${text}` : text;
}

function skipSpace(latex: string, from: number): number {
  let i = from;
  while (i < latex.length && latex.charCodeAt(i) <= 32) i++;
  return i;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
