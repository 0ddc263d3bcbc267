/** Moves over the characters of a BibTeX file: words, white space, brackets, lines, and the places where entries begin. */
export const [QUOTE, HASH, PERCENT, ROUND_OPEN, ROUND_CLOSE, COMMA, EQUALS, AT, OPEN, CLOSE] = [
  34, 35, 37, 40, 41, 44, 61, 64, 123, 125,
] as const;

/** Characters before an "@" in which its line's beginning is looked for. */
const MAX_MARGIN = 200;
/** An entry's beginning: "@type{" that begins a line. */
const START = /^[ \t]{0,40}@\s{0,100}[a-z]{2,40}\s{0,100}[{(]/gim;

/** Characters that end a word. */
const ENDS_WORD = new Uint8Array(128).fill(1, 0, 33);
for (const char of '"#%\'(),={}@~\\') ENDS_WORD[char.charCodeAt(0)] = 1;

export class BibtexCursor {
  /** Where reading stands. */
  position = 0;
  protected readonly text: string;
  /** Where reading must stop: the end of the text or, after damage, the beginning of the next entry. */
  protected limit: number;
  #line = 1;
  #linePosition = 0;
  #nextStart = -1;
  #searchedFrom = 0;

  constructor(text: string) {
    this.text = text;
    this.limit = text.length;
  }

  /** Goes on at a place whose line is known; lines are counted from there. */
  protected jumpTo(place: number, line: number): void {
    this.position = place;
    this.#line = line;
    this.#linePosition = place;
  }

  /** Place of the bracket that closes the one at `open`, or -1. */
  protected closing(open: number): number {
    const text = this.text;
    const limit = this.limit;
    const round = text.charCodeAt(open) === ROUND_OPEN;
    let depth = round ? 0 : 1;
    for (let i = open + 1; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === OPEN) depth++;
      else if (code === CLOSE) {
        depth--;
        if (depth === 0 && !round) return i;
        if (depth < 0) return -1;
      } else if (round && code === ROUND_CLOSE && depth === 0) return i;
    }
    return -1;
  }

  protected closingQuote(open: number): number {
    const text = this.text;
    const limit = this.limit;
    let depth = 0;
    for (let i = open + 1; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === OPEN) depth++;
      else if (code === CLOSE) {
        depth--;
        if (depth < 0) return -1;
      } else if (code === QUOTE && depth === 0) return i;
    }
    return -1;
  }

  /** The character where reading stands, or -1 at the limit. */
  protected code(): number {
    return this.position < this.limit ? this.text.charCodeAt(this.position) : -1;
  }

  protected word(): string {
    const text = this.text;
    const limit = this.limit;
    const start = this.position;
    let i = start;
    while (i < limit) {
      const code = text.charCodeAt(i);
      if (code < 128 && ENDS_WORD[code] === 1) break;
      i++;
    }
    this.position = i;
    return text.slice(start, i);
  }

  protected skipSpace(comments = false): void {
    const text = this.text;
    const limit = this.limit;
    let i = this.position;
    while (i < limit) {
      const code = text.charCodeAt(i);
      if (code <= 32 || code === 0xa0 || code === 0xfeff) i++;
      else if (code === PERCENT && (comments || this.beginsLine(i))) i = this.endOfLine(i);
      else break;
    }
    this.position = i;
  }

  /** True on a line that begins with "%": someone has put the entry aside. */
  protected isCommented(at: number): boolean {
    const line = this.text.slice(Math.max(0, at - MAX_MARGIN), at);
    const start = line.lastIndexOf('\n') + 1;
    if (!line.includes('%') || (start === 0 && at > MAX_MARGIN)) return false;
    return line.slice(start).trimStart().startsWith('%');
  }

  protected beginsLine(place: number): boolean {
    const text = this.text;
    let i = place - 1;
    while (i >= 0 && i > place - 100 && (text[i] === ' ' || text[i] === '\t')) i--;
    return i < 0 || text[i] === '\n' || text[i] === '\r';
  }

  protected endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** True when an entry begins at the "@" where reading stands. */
  protected isStart(): boolean {
    return this.beginsLine(this.position) && this.startAfter(this.position - 1) === this.position;
  }

  /** Where the first entry after a place begins (its "@"), or the end of the text. */
  protected startAfter(place: number): number {
    if (this.#nextStart > place && this.#searchedFrom <= place) return this.#nextStart;
    const line = this.text.lastIndexOf('\n', place) + 1;
    START.lastIndex = place >= 0 && this.text.slice(line, place + 1).trim() === '' ? line : place + 1;
    let found = this.text.length;
    for (let match = START.exec(this.text); match; match = START.exec(this.text)) {
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

  protected lineAt(position: number): number {
    for (
      let i = this.text.indexOf('\n', this.#linePosition);
      i >= 0 && i < position;
      i = this.text.indexOf('\n', i + 1)
    ) {
      this.#line++;
      this.#linePosition = i + 1;
    }
    return this.#line;
  }
}
