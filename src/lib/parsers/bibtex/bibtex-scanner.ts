/**
 * Takes a BibTeX file apart into entries with raw field values, as BibTeX itself does (Patashnik 1988, "BibTeXing"), but goes on after
 * damage: what was read of a damaged entry is kept, and reading resumes at the next "@type{" that begins a line.
 * Every character is looked at a fixed number of times, so the time is linear whatever the input.
 */
import {
  AT,
  BibtexCursor,
  CLOSE,
  COMMA,
  EQUALS,
  HASH,
  OPEN,
  QUOTE,
  ROUND_CLOSE,
  ROUND_OPEN,
} from './bibtex-cursor';

export interface BibtexEntry {
  /** Lower case: "article". */
  type: string;
  key: string;
  /** Lower-case field name -> raw LaTeX, macros put in. The first of two fields with one name wins. */
  fields: Map<string, string>;
  /** 1-based line of the "@". */
  line: number;
  /** Where the entry begins and ends in the text. */
  start: number;
  end: number;
  /** What is wrong with the entry, if anything. */
  damage?: Damage;
  /** Macros that are not defined before the entry, with the field that uses them. */
  unknownMacros?: { field: string; name: string }[];
}

type Damage = 'no-bracket' | 'unclosed' | 'missing-comma' | 'unreadable';

/** Text outside entries that looks like fields. */
export interface OutsideText {
  text: string;
  line: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** Longest text that a macro may grow to by putting macros into macros. */
const MAX_MACRO = 100_000;
/** Values of one entry that are mended before the rest of it is given up. */
const MAX_MENDED = 20;
/** Characters behind an "@" in which the first field of an entry without its bracket is looked for. */
const MAX_LOOK = 2_000;
/** A field that begins a line. */
const NEXT_FIELD = /,?[ \t]{0,100}\r?\n[ \t]{0,100}[a-z][a-z0-9_+:-]{1,40}[ \t]{0,40}=[ \t]{0,40}["{\w]/i;
const LIKE_FIELD = /[a-z][a-z_-]{1,40}\s{0,40}=\s{0,40}["{]/i;
/** Types by which an entry without its bracket is known. */
const TYPES =
  /^(?:article|book|booklet|inbook|incollection|inproceedings|conference|manual|mastersthesis|thesis|phdthesis|misc|online|proceedings|report|techreport|unpublished)$/i;

export class BibtexScanner extends BibtexCursor {
  /** Macro names, lower case, and their texts. */
  readonly macros = new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]));
  /** What stands outside entries but looks like a part of one, so far. */
  readonly outside: OutsideText[] = [];
  /** Set by the first value that never closes; from then on no value may run into the next entry. */
  #careful = false;
  #mended = 0;
  #unknown: BibtexEntry['unknownMacros'];
  /** End of the last entry, @string, @comment or @preamble. */
  #gapStart = 0;
  /** Characters that macros may still add: macros made of macros could otherwise grow without end. */
  #budget: number;

  constructor(text: string) {
    super(text);
    this.#budget = 10 * text.length + 1_000_000;
  }

  /** The next entry, or undefined at the end. @string is taken in, @comment and @preamble are passed over. */
  next(): BibtexEntry | undefined {
    const text = this.text;
    for (;;) {
      const at = text.indexOf('@', this.position);
      if (at < 0) {
        this.position = text.length;
        this.#endGap(text.length);
        return undefined;
      }
      this.position = at + 1;
      if (this.isCommented(at)) continue;
      this.limit = this.#careful ? this.startAfter(at) : text.length;
      this.skipSpace(true);
      const type = this.word().toLowerCase();
      this.skipSpace(true);
      const open = this.code();
      if (type === '' || (open !== OPEN && open !== ROUND_OPEN)) {
        const entry = this.#withoutBracket(at, type);
        if (entry) return entry;
        this.position = at + 1;
        continue;
      }
      this.#endGap(at);
      if (type === 'comment' || type === 'preamble') {
        const end = this.closing(this.position);
        if (end < 0) this.#careful = true;
        this.position = end < 0 ? Math.min(this.startAfter(at), this.endOfLine(at)) : end + 1;
        this.#gapStart = this.position;
        continue;
      }
      const line = this.lineAt(at);
      this.position++;
      const entry = this.#body(type, open === OPEN ? CLOSE : ROUND_CLOSE, line, at);
      if (entry.damage === 'unclosed' && !this.#careful && this.position >= text.length) {
        // A bracket that never closes swallowed the rest of the file: read the entry again, no further than the next one.
        this.#careful = true;
        this.position = at;
        continue;
      }
      this.#gapStart = this.position;
      if (type === 'string') {
        for (const [name, value] of entry.fields) this.macros.set(name, value.slice(0, MAX_MACRO));
        if (entry.damage !== 'unclosed') continue;
      }
      return entry;
    }
  }

  /** The entry that begins at a place, once more. To be called after the end only. */
  readAt(start: number, line: number): BibtexEntry | undefined {
    this.jumpTo(start, line);
    this.#gapStart = start;
    return this.next();
  }

  /** "@article key, …" at the beginning of a line: read up to the next entry. */
  #withoutBracket(at: number, type: string): BibtexEntry | undefined {
    if (!TYPES.test(type) || !this.beginsLine(at)) return undefined;
    this.limit = this.startAfter(at);
    if (!LIKE_FIELD.test(this.text.slice(at, Math.min(this.limit, at + MAX_LOOK)))) return undefined;
    this.#endGap(at);
    const entry = this.#body(type, CLOSE, this.lineAt(at), at);
    entry.damage = 'no-bracket';
    this.#gapStart = this.position;
    return entry;
  }

  /** Notes what stands between the last entry and a place, where it looks like fields. */
  #endGap(end: number): void {
    const start = this.#gapStart;
    this.#gapStart = end;
    if (end - start < 6) return;
    const gap = this.text.slice(start, end);
    if (!LIKE_FIELD.test(gap.includes('%') ? gap.replace(/^[ \t]{0,100}%.*$/gm, '') : gap)) return;
    const line = this.lineAt(start + gap.length - gap.trimStart().length);
    this.outside.push({ text: gap.trim(), line });
  }

  #body(type: string, close: number, line: number, start: number): BibtexEntry {
    const text = this.text;
    const fields = new Map<string, string>();
    const entry: BibtexEntry = { type, key: '', fields, line, start, end: start };
    this.#unknown = undefined;
    this.#mended = 0;
    this.skipSpace();
    if (type !== 'string') this.#key(entry, close);
    let last = '';
    let lastStart = -1;
    for (;;) {
      this.skipSpace();
      const code = this.code();
      if (code === COMMA) {
        this.position++;
        continue;
      }
      if (code === close) {
        this.position++;
        if (!this.#goesOn()) break;
        entry.damage ??= 'unreadable';
        continue;
      }
      if (code < 0 || (code === AT && this.isStart())) {
        const isNew = entry.damage !== 'unclosed';
        entry.damage = 'unclosed';
        // A bracket that is missing inside the last value made it swallow the fields behind it.
        if (isNew && lastStart >= 0 && this.#cutLast(fields, last, lastStart)) continue;
        break;
      }
      const name = this.word().toLowerCase();
      this.skipSpace();
      if (name === '' || this.code() !== EQUALS) {
        entry.damage ??= 'unreadable';
        this.#passOver(close);
        continue;
      }
      this.position++;
      const before = this.position;
      const value = this.#value(name);
      if (value === undefined) {
        entry.damage = 'unclosed';
        const mended = this.#careful ? this.#mend(before) : undefined;
        if (mended === undefined) {
          this.position = this.limit;
          break;
        }
        if (!fields.has(name)) fields.set(name, mended);
        continue;
      }
      if (!fields.has(name)) {
        fields.set(name, value);
        last = name;
        lastStart = before;
      }
      this.skipSpace();
      const after = this.code();
      if (after !== COMMA && after !== close && after >= 0 && !(after === AT && this.isStart()))
        entry.damage ??= 'missing-comma';
    }
    entry.end = this.position;
    if (this.#unknown) entry.unknownMacros = this.#unknown;
    this.limit = text.length;
    return entry;
  }

  #key(entry: BibtexEntry, close: number): void {
    const text = this.text;
    const start = this.position;
    let i = start;
    for (; i < this.limit; i++) {
      const code = text.charCodeAt(i);
      if (code === COMMA || code === OPEN || code === CLOSE || code === EQUALS || code === close) break;
    }
    const key = text.slice(start, i).trim();
    if (i >= this.limit || text.charCodeAt(i) !== EQUALS) {
      this.position = i;
      entry.key = key;
      return;
    }
    // The first field: there is no key, or no comma behind it.
    const end = text.indexOf('\n', start);
    if (end < 0 || end > i || end === start) return;
    entry.key = text.slice(start, end).trim();
    entry.damage = 'missing-comma';
    this.position = end;
  }

  /** Not a field: passes over it, up to the next comma or the entry's end. */
  #passOver(close: number): void {
    for (; this.position < this.limit; this.position++) {
      const code = this.text.charCodeAt(this.position);
      if (code === COMMA || code === close || (code === AT && this.isStart())) return;
    }
  }

  /** True when a field follows behind a closing bracket: the bracket is one too many. */
  #goesOn(): boolean {
    const place = this.position;
    this.skipSpace();
    let result = false;
    if (this.code() === COMMA) {
      this.position++;
      this.skipSpace();
      result = this.word() !== '';
      this.skipSpace();
      result &&= this.code() === EQUALS;
    }
    this.position = place;
    return result;
  }

  /** Gives a value that swallowed fields its own text back; reading goes on behind it. */
  #cutLast(fields: Map<string, string>, name: string, start: number): boolean {
    const end = this.position;
    const found = NEXT_FIELD.exec(this.text.slice(start, end));
    if (!found || ++this.#mended > MAX_MENDED) return false;
    fields.set(name, cutBrackets(this.text.slice(start, start + found.index)));
    this.position = start + found.index;
    this.limit = end;
    return true;
  }

  /** The text of a value that is never closed, up to the next field or the entry's end; undefined where the file may be cut off. */
  #mend(start: number): string | undefined {
    if (++this.#mended > MAX_MENDED) return undefined;
    const rest = this.text.slice(start, this.limit);
    const found = NEXT_FIELD.exec(rest);
    const closing = rest.search(/\n[ \t]{0,100}[})][ \t]{0,100}(?:\r?\n|$)/);
    if (!found && closing < 0 && this.limit === this.text.length) return undefined;
    const length = Math.min(found?.index ?? rest.length, closing < 0 ? rest.length : closing);
    this.position = start + length;
    return cutBrackets(rest.slice(0, length));
  }

  /** {…}, "…", a number or a macro, joined by "#"; undefined when it is never closed. */
  #value(field: string): string | undefined {
    const text = this.text;
    let result = '';
    for (;;) {
      this.skipSpace();
      const code = this.code();
      if (code === OPEN || code === QUOTE) {
        const end = code === OPEN ? this.closing(this.position) : this.closingQuote(this.position);
        if (end < 0) return undefined;
        const part = text.slice(this.position + 1, end);
        result = result === '' ? part : result + part;
        this.position = end + 1;
      } else {
        const word = this.word();
        if (word === '') return code < 0 ? undefined : result;
        result += /^\d+$/.test(word) ? word : this.#macro(word, field);
      }
      this.skipSpace();
      if (this.code() !== HASH) return result;
      this.position++;
    }
  }

  #macro(word: string, field: string): string {
    const known = this.macros.get(word.toLowerCase());
    if (known === undefined) {
      (this.#unknown ??= []).push({ field, name: word });
      return word;
    }
    this.#budget -= known.length;
    return this.#budget > 0 ? known : word;
  }
}

/** A raw value without its opening bracket or quotation mark and without brackets and commas at its end that belong to the entry. */
function cutBrackets(raw: string): string {
  const text = raw.trim().replace(/^["{]/, '');
  return text.replace(/[\s,}")]{1,100}$/, '');
}
