import { cleanText, stripMarkup } from '../clean-text';
import { ACCENTS, BARE_ACCENTS, DROP_FIRST, IGNORED, LOWERED, RAISED, SYMBOLS } from './latex-symbols';

/** Groups nested deeper than this lose their brackets and are otherwise left alone. */
const MAX_DEPTH = 30;
/** A "$" without its partner within so many characters is money. */
const MAX_FORMULA = 1_000;

/** What the characters of a text ask for, as bits. Most texts ask for nothing and come back as they are. */
const COMMANDS = 1;
const SPACES = 2;
const CLEANING = 4;
const MARKUP = 8;
/** Counts only where the same character stands before it. */
const TWICE = 16;
const READING = COMMANDS | SPACES;
const UNCLEAN = CLEANING | SPACES;

const NEEDS = new Uint8Array(128).fill(CLEANING, 0, 32);
NEEDS[127] = CLEANING;
for (const code of [9, 10, 11, 12, 13]) NEEDS[code] = SPACES;
for (const char of '\\{}$~`') NEEDS[char.charCodeAt(0)] = COMMANDS;
for (const char of '<&') NEEDS[char.charCodeAt(0)] = MARKUP;
for (const char of " -'") NEEDS[char.charCodeAt(0)] = TWICE;

/** Characters at which the plain run ends. */
const STOPS = new Uint8Array(128).fill(1, 9, 14);
STOPS[32] = 1;
for (const char of "\\{}$~^_`'-") STOPS[char.charCodeAt(0)] = 1;

const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const DOLLAR = 36;

/**
 * LaTeX as it stands in BibTeX fields -> one line of plain Unicode text: accents, letters, dashes and quotes, simple formulas; commands
 * that change the look only go, their text stays. An unknown command leaves its argument or, without one, its name. Tags and entities
 * that catalogues leave in their exports are undone too.
 */
export function latexToText(latex: string): string {
  const needs = inspect(latex, READING);
  if (needs === 0) return latex;
  let text = latex;
  if (text.includes('<') || text.includes('&'))
    text = stripMarkup(decodeEntities(text).replace(FORMULA_TAG, ''));
  if (needs & READING || inspect(text, READING) & READING)
    text = new LatexReader(text).read(text.length, false, 0);
  return inspect(text, UNCLEAN) & UNCLEAN ? cleanText(text) : text;
}

/** As latexToText, but empty lines and \par divide paragraphs, which stay apart. */
export function latexToParagraphs(latex: string): string {
  if (!hasEmptyLine(latex) && !latex.includes('\\par')) return latexToText(latex);
  return latex
    .split(/\r?\n[ \t]{0,1000}\r?\n|\\par(?![A-Za-z])/)
    .map(latexToText)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function hasEmptyLine(text: string): boolean {
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    let next = i + 1;
    while (next < text.length && text.charCodeAt(next) <= 32 && text.charCodeAt(next) !== 10) next++;
    if (text.charCodeAt(next) === 10) return true;
  }
  return false;
}

/** Undoes the escapes in a web address or identifier and leaves everything else alone. The first of several addresses counts. */
export function latexToUrl(latex: string): string {
  if (!/[\\{}\s<>]/.test(latex)) return latex;
  return latex
    .trim()
    .split(/\s(?=\s{0,100}https?:)/, 1)[0]!
    .replace(/\\url\s{0,9}\{/g, '')
    .replace(/\\textasciitilde\s{0,9}(?:\{\})?|\\(?:~|sim)(?:\{\})?|\{\\(?:~|textasciitilde)\}/g, '~')
    .replace(/\\textless(?![a-z])/g, '<')
    .replace(/\\textgreater(?![a-z])/g, '>')
    .replace(/\\([_%&#$~])/g, '$1')
    .replace(/[{}\s]/g, '')
    .replace(/^<|>$/g, '');
}

/** What IEEE puts around formulas. */
const FORMULA_TAG = /<\/?(?:tex|tex-math|inline-formula)(?:\s[^<>]{0,60})?>/g;

/** The bits of the characters together, up to the first that has one of the bits asked for. */
function inspect(text: string, wanted: number): number {
  let needs = 0;
  let before = 32;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      const own = NEEDS[code]!;
      if (own !== 0) {
        if (own !== TWICE) needs |= own;
        else if (code === before) needs |= code === 32 ? SPACES : COMMANDS;
      }
    } else if (!isSettled(code)) needs |= CLEANING;
    if (needs & wanted) return needs;
    before = code;
  }
  return before === 32 ? needs | SPACES : needs;
}

/** True for a character beyond ASCII that is visible and composed already: letters with accents, Greek, Cyrillic, dashes, signs of formulas. */
function isSettled(code: number): boolean {
  if (code < 0x300) return code > 0xa0 && code !== 0xad;
  if (code < 0x483) return code > 0x387 || (code > 0x374 && code < 0x387 && code !== 0x37e);
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2070 && code <= 0x209f) ||
    (code >= 0x2190 && code <= 0x22ff) ||
    (code >= 0x4e00 && code <= 0x9fff)
  );
}

/** Entities whose "&" was escaped for LaTeX, and numbered ones. What LaTeX would read as a command is escaped. */
function decodeEntities(text: string): string {
  if (!text.includes('&') || !text.includes(';')) return text;
  return text
    .replace(/(?:\{\\&\}|\\&)(lt|gt|quot|apos|nbsp|amp);/g, '&$1;')
    .replace(/(?:\{\\[&#]\}|\\?&)(?:\\?#)(?:(\d{1,7})|x([\da-f]{1,6}));/gi, (entity, decimal, hex) => {
      const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
      if (!(code > 0 && code <= 0x10ffff)) return String(entity);
      const char = String.fromCodePoint(code);
      return /[$%&#_{}]/.test(char) ? `\\${char}` : char === '\\' ? '\\textbackslash{}' : char;
    });
}

/** Letter and accent -> the composed letter; there are few of them. */
const composed = new Map<string, string>();

function compose(letter: string, accent: string): string {
  const pair = letter + accent;
  let whole = composed.get(pair);
  if (whole === undefined) {
    whole = pair.normalize('NFC');
    if (composed.size < 5_000) composed.set(pair, whole);
  }
  return whole;
}

class LatexReader {
  /** Where reading stands. */
  #at = 0;
  readonly #latex: string;

  constructor(latex: string) {
    this.#latex = latex;
  }

  /** The text from here to `end`. */
  read(end: number, math: boolean, depth: number): string {
    const latex = this.#latex;
    if (depth > MAX_DEPTH) {
      const rest = latex.slice(this.#at, end).replace(/[{}]/g, '');
      this.#at = end;
      return rest;
    }
    let out = '';
    let plain = this.#at;
    let i = this.#at;
    while (i < end) {
      const code = latex.charCodeAt(i);
      if (code > 127 || STOPS[code] === 0) {
        i++;
        continue;
      }
      const next = i + 1 < end ? latex.charCodeAt(i + 1) : 0;
      if (isItself(code, next, math)) {
        i++;
        continue;
      }
      if (plain < i) out += latex.slice(plain, i);
      this.#at = i + 1;
      switch (code) {
        case BACKSLASH:
          out += this.#command(end, math, depth);
          break;
        case OPEN:
        case CLOSE:
          break;
        case 9:
        case 10:
        case 11:
        case 12:
        case 13:
        case 32:
          this.#skipSpace(end);
          out += ' ';
          break;
        case DOLLAR:
          out += this.#formula(end, depth);
          break;
        case 126: // ~
          out += ' ';
          break;
        case 94: // ^
          out += shift(this.#argument(end, math, depth), RAISED, '^');
          break;
        case 95: // _
          out += shift(this.#argument(end, math, depth), LOWERED, '_');
          break;
        case 96: // `
          if (next === 96) this.#at++;
          out += next === 96 ? '“' : '‘';
          break;
        case 39: // '
          if (!math) this.#at++;
          out += math ? '′' : '”';
          break;
        default: // -
          if (math) out += '−';
          else {
            const isLong = latex.startsWith('---', i) && i + 2 < end;
            this.#at = i + (isLong ? 3 : 2);
            out += isLong ? '—' : '–';
          }
      }
      i = plain = this.#at;
    }
    this.#at = end;
    return plain === 0 && end === latex.length ? latex : out + latex.slice(plain, end);
  }

  /** Behind a backslash. */
  #command(end: number, math: boolean, depth: number): string {
    const latex = this.#latex;
    const start = this.#at;
    let i = start;
    while (i < end && isLetter(latex.charCodeAt(i))) i++;
    const isWord = i > start;
    if (!isWord && i < end) i++;
    const name = latex.slice(start, i);
    this.#at = i;
    if (name === '') return '';
    if (name === '\\') return this.#lineBreak(end);
    const accent = ACCENTS.get(name);
    if (accent !== undefined && (!isWord || name.length === 1 || math)) {
      if (isWord) this.#skipSpace(end);
      return this.#accented(name, accent, end, math, depth);
    }
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) {
      if (isWord) this.#skipSpace(end);
      return symbol;
    }
    if (name === 'frac' || name === 'tfrac' || name === 'dfrac') {
      this.#skipSpace(end);
      const over = this.#argument(end, math, depth);
      this.#skipSpace(end);
      return `${over}/${this.#argument(end, math, depth)}`;
    }
    if (name === 'textsuperscript' || name === 'textsubscript') {
      this.#skipSpace(end);
      return shift(this.#argument(end, math, depth), name === 'textsubscript' ? LOWERED : RAISED, '');
    }
    if (name === 'sqrt') {
      this.#skipSpace(end);
      return '√';
    }
    if (DROP_FIRST.has(name)) {
      this.#skipSpace(end);
      if (this.#at < end && latex.charCodeAt(this.#at) === OPEN) this.#at = this.#closing(end) + 1;
      if (this.#at > end) this.#at = end;
      return '';
    }
    if (IGNORED.has(name)) {
      this.#skipSpace(end);
      return '';
    }
    // An unknown command with an argument is taken for one that changes the look; one without, for a name.
    if (isWord && this.#at < end && latex.charCodeAt(this.#at) === OPEN) return '';
    this.#skipSpace(end);
    return isWord ? name : `\\${name}`;
  }

  /** Behind "\\": a line break, but a backslash that some program doubled where an accent or the only letter of a group follows. */
  #lineBreak(end: number): string {
    const rest = this.#latex.slice(this.#at, Math.min(end, this.#at + 2));
    const isDoubled =
      /^["'`^](?:[A-Za-z]|\{)/.test(rest) ||
      (/^[ij]\}/.test(rest) && this.#latex.charCodeAt(this.#at - 3) === OPEN);
    if (!isDoubled) return ' ';
    this.#at--;
    return '';
  }

  #accented(name: string, accent: string, end: number, math: boolean, depth: number): string {
    const base = this.#argument(end, math, depth);
    if (base.length === 1 && isLetter(base.charCodeAt(0))) return compose(base, accent);
    // \'{\i} and the like: the accent replaces the letter's dot.
    const dotted = base.replace(/^ı/, 'i').replace(/^ȷ/, 'j');
    const code = dotted.codePointAt(0);
    const letter = code === undefined ? '' : String.fromCodePoint(code);
    if (letter === '' || !/[\p{L}\p{N}]/u.test(letter)) return (BARE_ACCENTS.get(name) ?? '') + dotted;
    return compose(letter, accent) + dotted.slice(letter.length);
  }

  /** Behind "$": a formula, or the sign itself where it stands for money. */
  #formula(end: number, depth: number): string {
    const latex = this.#latex;
    const start = this.#at;
    const isDisplay = start < end && latex.charCodeAt(start) === DOLLAR;
    const from = isDisplay ? start + 1 : start;
    const limit = Math.min(end, start + MAX_FORMULA);
    for (let i = from; i < limit; i++) {
      const code = latex.charCodeAt(i);
      if (code === BACKSLASH) i++;
      else if (code === DOLLAR) {
        const inside = latex.slice(from, i);
        // "$5 to $10" is no formula: a closing dollar sign has no space before it and no digit after it.
        const after = i + 1 < end ? latex.charCodeAt(i + 1) : 0;
        if (/\s$/.test(inside) && !/[\\^_]/.test(inside)) return '$';
        if (after >= 48 && after <= 57 && !/[\\^_=]/.test(inside)) return '$';
        this.#at = from;
        const text = this.read(i, true, depth + 1);
        this.#at = i + (isDisplay && after === DOLLAR ? 2 : 1);
        return text;
      }
    }
    return '$';
  }

  /** {…}, a command, or a single character, as text. */
  #argument(end: number, math: boolean, depth: number): string {
    const latex = this.#latex;
    const start = this.#at;
    if (start >= end) return '';
    const code = latex.charCodeAt(start);
    if (code === CLOSE) return '';
    if (code === OPEN) {
      const close = this.#closing(end);
      this.#at = start + 1;
      const text = this.read(close, math, depth + 1);
      this.#at = Math.min(close + 1, end);
      return text;
    }
    if (code === BACKSLASH) {
      let stop = start + 2;
      if (isLetter(latex.charCodeAt(start + 1)))
        while (stop < end && isLetter(latex.charCodeAt(stop))) stop++;
      return this.read(Math.min(stop, end), math, depth + 1);
    }
    const char = String.fromCodePoint(latex.codePointAt(start)!);
    this.#at = Math.min(start + char.length, end);
    return convertSign(char, math);
  }

  /** Where the bracket that opens here is closed, or `end`. */
  #closing(end: number): number {
    const latex = this.#latex;
    let depth = 0;
    for (let i = this.#at; i < end; i++) {
      const code = latex.charCodeAt(i);
      if (code === BACKSLASH) i++;
      else if (code === OPEN) depth++;
      else if (code === CLOSE && --depth === 0) return i;
    }
    return end;
  }

  #skipSpace(end: number): void {
    while (this.#at < end && this.#latex.charCodeAt(this.#at) <= 32) this.#at++;
  }
}

/** True where a character that may be a sign is none: a single space or hyphen, an apostrophe, "_" and "^" outside formulas. */
function isItself(code: number, next: number, math: boolean): boolean {
  if (code === 32) return next > 32 || next === 0;
  if (math) return false;
  return code === 45 || code === 39 ? next !== code : (code === 95 || code === 94) && next !== OPEN;
}

/** A single character as an argument. */
function convertSign(char: string, math: boolean): string {
  if (char === '~') return ' ';
  if (char === '`') return '‘';
  if (math && char === '-') return '−';
  return math && char === "'" ? '′' : char;
}

/** Raised or lowered characters where Unicode has all of them; plain ones else, so that "4^{ème}" stays "4ème". */
function shift(text: string, characters: ReadonlyMap<string, string>, sign: string): string {
  const shifted = [...text].map((char) => characters.get(char));
  if (shifted.every((char) => char !== undefined)) return shifted.join('');
  return text.length === 1 && /[\p{L}\p{N}]/u.test(text) ? `${sign}${text}` : text;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
