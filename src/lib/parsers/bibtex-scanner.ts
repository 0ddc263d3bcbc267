/**
 * Takes a BibTeX file apart into entries with raw field values, as BibTeX itself does (Patashnik 1988, "BibTeXing"), but goes on after
 * damage: what was read of a damaged entry is kept, and reading resumes at the next "@type{" that begins a line.
 * Every character is looked at a fixed number of times, so the time is linear whatever the input.
 */
export interface BibtexEntry {
  /** Lower case: "article". */
  type: string;
  key: string;
  /** Lower-case field name -> raw LaTeX, macros put in. The first of two fields with one name wins. */
  fields: Map<string, string>;
  /** 1-based line of the "@". */
  line: number;
  /** What is wrong with the entry, if anything. */
  damage?: 'unclosed' | 'missing-comma' | 'unreadable';
  /** Macros that are not defined before the entry, with the field that uses them. */
  unknownMacros: { field: string; name: string }[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** Longest text that a macro may grow to by putting macros into macros. */
const MAX_MACRO = 100_000;
const START = /^[ \t]{0,40}@\s{0,100}[a-z]{2,40}\s{0,100}[{(]/gim;

interface Value {
  text: string;
  closed: boolean;
}

export class BibtexScanner {
  /** Where reading stands, for progress. */
  position = 0;
  /** Macro names, lower case, and their texts. */
  readonly macros = new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]));
  readonly #text: string;
  /** Where reading must stop: the end of the text or, after damage, the beginning of the next entry. */
  #limit: number;
  /** Set by the first value that never closes; from then on no value may run into the next entry. */
  #careful = false;
  #line = 1;
  #linePosition = 0;
  #unknown: BibtexEntry['unknownMacros'] = [];
  #nextStart = -1;
  #searchedFrom = 0;
  /** Characters that macros may still add: macros made of macros could otherwise grow without end. */
  #budget: number;

  constructor(text: string) {
    this.#text = text;
    this.#limit = text.length;
    this.#budget = 10 * text.length + 1_000_000;
  }

  /** The next entry, or undefined at the end. @string is taken in, @comment and @preamble are passed over. */
  next(): BibtexEntry | undefined {
    const text = this.#text;
    for (;;) {
      const at = text.indexOf('@', this.position);
      if (at < 0) {
        this.position = text.length;
        return undefined;
      }
      this.position = at + 1;
      this.#limit = this.#careful ? this.#startAfter(at) : text.length;
      this.#skipSpace(true);
      const type = this.#word().toLowerCase();
      this.#skipSpace(true);
      const open = text[this.position];
      if (type === '' || (open !== '{' && open !== '(')) {
        this.position = at + 1;
        continue;
      }
      if (type === 'comment' || type === 'preamble') {
        const end = this.#closing(this.position);
        if (end < 0) this.#careful = true;
        this.position = end < 0 ? Math.min(this.#startAfter(at), this.#endOfLine(at)) : end + 1;
        continue;
      }
      const line = this.#lineAt(at);
      this.position++;
      const close = open === '{' ? '}' : ')';
      this.#unknown = [];
      const entry = this.#body(type, close, line);
      if (entry.damage === 'unclosed' && !this.#careful && this.position >= text.length) {
        // A bracket that never closes swallowed the rest of the file: read the entry again, no further than the next one.
        this.#careful = true;
        const next = this.#startAfter(at);
        if (next < text.length) {
          this.position = at;
          continue;
        }
      }
      if (type === 'string') {
        for (const [name, value] of entry.fields) this.macros.set(name, value.slice(0, MAX_MACRO));
        if (entry.damage !== 'unclosed') continue;
      }
      return entry;
    }
  }

  #body(type: string, close: string, line: number): BibtexEntry {
    const text = this.#text;
    const entry: BibtexEntry = { type, key: '', fields: new Map(), line, unknownMacros: this.#unknown };
    this.#skipSpace();
    if (type !== 'string') {
      const start = this.position;
      while (
        this.position < this.#limit &&
        !',{}='.includes(text[this.position]!) &&
        text[this.position] !== close
      )
        this.position++;
      if (text[this.position] === '=' && this.position < this.#limit) this.position = start;
      else entry.key = text.slice(start, this.position).trim();
    }
    for (;;) {
      this.#skipSpace();
      const char = this.position < this.#limit ? text[this.position] : undefined;
      if (char === ',') {
        this.position++;
        continue;
      }
      if (char === close) {
        this.position++;
        return entry;
      }
      if (char === undefined || (char === '@' && this.#isStart())) {
        entry.damage = 'unclosed';
        return entry;
      }
      const name = this.#word().toLowerCase();
      this.#skipSpace();
      if (name === '' || text[this.position] !== '=' || this.position >= this.#limit) {
        // Not a field: pass over it, up to the next comma or the entry's end.
        entry.damage ??= 'unreadable';
        while (this.position < this.#limit && text[this.position] !== ',' && text[this.position] !== close) {
          if (text[this.position] === '@' && this.#isStart()) break;
          this.position++;
        }
        continue;
      }
      this.position++;
      const value = this.#value(name);
      if (!value.closed) {
        entry.damage = 'unclosed';
        return entry;
      }
      if (!entry.fields.has(name)) entry.fields.set(name, value.text);
      this.#skipSpace();
      const after = text[this.position];
      if (
        after !== ',' &&
        after !== close &&
        this.position < this.#limit &&
        !(after === '@' && this.#isStart())
      ) {
        entry.damage ??= 'missing-comma';
      }
    }
  }

  /** {…}, "…", a number or a macro, joined by "#". */
  #value(field: string): Value {
    const text = this.#text;
    let result = '';
    for (;;) {
      this.#skipSpace();
      const char = this.position < this.#limit ? text[this.position] : undefined;
      if (char === '{') {
        const end = this.#closing(this.position);
        if (end < 0) {
          this.position = this.#limit;
          return { text: result, closed: false };
        }
        result += text.slice(this.position + 1, end);
        this.position = end + 1;
      } else if (char === '"') {
        const end = this.#closingQuote(this.position);
        if (end < 0) {
          this.position = this.#limit;
          return { text: result, closed: false };
        }
        result += text.slice(this.position + 1, end);
        this.position = end + 1;
      } else {
        const word = this.#word();
        if (word === '') return { text: result, closed: char !== undefined };
        if (/^\d+$/.test(word)) result += word;
        else {
          const known = this.macros.get(word.toLowerCase());
          if (known === undefined) this.#unknown.push({ field, name: word });
          this.#budget -= known?.length ?? 0;
          result += known !== undefined && this.#budget > 0 ? known : word;
        }
      }
      this.#skipSpace();
      if (text[this.position] !== '#' || this.position >= this.#limit) return { text: result, closed: true };
      this.position++;
    }
  }

  /** Place of the bracket that closes the one at `open`, or -1. */
  #closing(open: number): number {
    const text = this.#text;
    const round = text[open] === '(';
    let depth = 0;
    for (let i = round ? open + 1 : open; i < this.#limit; i++) {
      const code = text.charCodeAt(i);
      if (code === 123) depth++;
      else if (code === 125) {
        depth--;
        if (depth === 0 && !round) return i;
        if (depth < 0) return -1;
      } else if (round && code === 41 && depth === 0) return i;
    }
    return -1;
  }

  #closingQuote(open: number): number {
    const text = this.#text;
    let depth = 0;
    for (let i = open + 1; i < this.#limit; i++) {
      const code = text.charCodeAt(i);
      if (code === 123) depth++;
      else if (code === 125) {
        depth--;
        if (depth < 0) return -1;
      } else if (code === 34 && depth === 0) return i;
    }
    return -1;
  }

  #word(): string {
    const text = this.#text;
    const start = this.position;
    while (this.position < this.#limit) {
      const char = text[this.position]!;
      if (char <= ' ' || '"#%\'(),={}@~\\'.includes(char)) break;
      this.position++;
    }
    return text.slice(start, this.position);
  }

  #skipSpace(comments = false): void {
    const text = this.#text;
    while (this.position < this.#limit) {
      const char = text[this.position]!;
      if (char === '%' && (comments || this.#beginsLine())) this.position = this.#endOfLine(this.position);
      else if (char <= ' ' || char === '\u00a0' || char === '\ufeff') this.position++;
      else break;
    }
  }

  #beginsLine(): boolean {
    const text = this.#text;
    let i = this.position - 1;
    while (i >= 0 && i > this.position - 100 && (text[i] === ' ' || text[i] === '\t')) i--;
    return i < 0 || text[i] === '\n' || text[i] === '\r';
  }

  #endOfLine(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end;
  }

  /** True when an entry begins at the "@" where reading stands. */
  #isStart(): boolean {
    return this.#beginsLine() && this.#startAfter(this.position - 1) === this.position;
  }

  /** Where the first entry after a place begins (its "@"), or the end of the text. */
  #startAfter(place: number): number {
    if (this.#nextStart > place && this.#searchedFrom <= place) return this.#nextStart;
    const line = this.#text.lastIndexOf('\n', place) + 1;
    START.lastIndex = place >= 0 && this.#text.slice(line, place + 1).trim() === '' ? line : place + 1;
    let found = this.#text.length;
    for (let match = START.exec(this.#text); match; match = START.exec(this.#text)) {
      const at = match.index + match[0].indexOf('@');
      if (at > place) {
        found = at;
        break;
      }
    }
    this.#nextStart = found;
    this.#searchedFrom = place;
    return found;
  }

  #lineAt(position: number): number {
    for (
      let i = this.#text.indexOf('\n', this.#linePosition);
      i >= 0 && i < position;
      i = this.#text.indexOf('\n', i + 1)
    ) {
      this.#line++;
      this.#linePosition = i + 1;
    }
    return this.#line;
  }
}
