/** Reads the elements of a JSON list one by one, so that a broken one costs itself alone. */
import { isObject } from './json-values';
import { parseScanned, scanJson, skipSpace } from './json-scan';

/** A stretch of the text that gave no element. */
export interface Gap {
  start: number;
  end: number;
  /** Where the grammar is broken: a place in the text, its length where the text breaks off. */
  fault: number;
}

export interface Elements {
  values: unknown[];
  /** Where each value begins. */
  starts: number[];
  gaps: Gap[];
  /** Starts of the values that had to be mended. */
  repaired: number[];
  /** The place behind the closing bracket, or behind the last element. */
  end: number;
}

export interface ElementsOptions {
  /** The list ends before this place. */
  to: number;
  /**
   * What encloses the elements: the brackets of the whole text, those of a member of an object, or nothing (values one after the other).
   */
  within: 'text' | 'object' | 'nothing';
  /** The format that a value is in, where it may be an element of a list of papers; asked behind damage where its keys don't tell. */
  formatOf: (value: unknown) => string | undefined;
  /** Called for each element with the place reached; what it returns is awaited. */
  onPlace: (at: number) => Promise<void> | undefined;
}

/** How many of the first elements tell which keys an element has. */
const TYPICAL = 20;

/**
 * The elements from `from` on, which lies behind the opening bracket. Behind damage reading goes on at the next object that parses and
 * looks like its fellows: by the white space before it, or by its keys, for a broken element holds lists of its own; or that is in a format
 * which none of them is in. The time is linear in the length of the text.
 */
export async function readElements(text: string, from: number, options: ElementsOptions): Promise<Elements> {
  const reader = new ElementReader(text, from, options);
  await reader.read();
  return reader.result;
}

class ElementReader {
  readonly result: Elements = { values: [], starts: [], gaps: [], repaired: [], end: 0 };
  private at: number;
  private open: { start: number; fault: number } | undefined;
  /** Set behind damage: what was found since then may still turn out to be a list within the broken element. */
  private run: { values: number; gaps: number; start: number; fault: number } | undefined;
  /** The white space before each element, where the file is laid out in lines. */
  private readonly lead: string | undefined;
  private readonly keys = new Map<string, number>();
  private readonly formats = new Set<string | undefined>();

  constructor(
    private readonly text: string,
    from: number,
    private readonly options: ElementsOptions,
  ) {
    this.at = from;
    this.lead = options.within === 'nothing' ? undefined : findLead(text, from);
  }

  async read(): Promise<void> {
    const { text, result, options } = this;
    for (;;) {
      const yielded = options.onPlace(this.at);
      if (yielded) await yielded;
      this.at = skipCommas(text, this.at);
      if (this.at >= options.to) break;
      if (text[this.at] === ']' && options.within !== 'nothing') {
        if (await this.closes()) return;
        continue;
      }
      if (text[this.at] === '[' && options.within !== 'nothing') {
        // A bracket too many: papers are objects.
        this.at++;
        continue;
      }
      const scan = this.scanElement();
      if (scan?.ok) {
        const parsed = parseScanned(text.slice(this.at, scan.end));
        if (parsed) this.keep(parsed, this.at);
        else this.note(this.at, scan.end, this.at);
        this.at = scan.end;
      } else {
        this.open = { start: this.at, fault: scan ? scan.at : this.at };
        await this.resume(scan ? scan.resume : this.at + 1);
      }
    }
    this.closeGap(options.to);
    result.end = options.to;
  }

  /** The value that begins here: an object, null for what the source left out, or outside of a list a list. */
  private scanElement() {
    const { text, at, options } = this;
    const isNull = text.startsWith('null', at);
    if (text[at] !== '{' && text[at] !== '[' && !isNull) return undefined;
    const scan = scanJson(text, at);
    return scan.ok && scan.end > options.to ? undefined : scan;
  }

  /** At a closing bracket: true where the list ends with it. Else it is damage, or closes a list within a broken element. */
  private async closes(): Promise<boolean> {
    const { text, result, run, options } = this;
    const bracket = this.at;
    const after = skipSpace(text, bracket + 1);
    const next = text[after];
    if (after >= options.to) {
      result.end = bracket + 1;
      return true;
    }
    const isInObject = next === '}' || (next === ',' && text[skipSpace(text, after + 1)] === '"');
    if (!isInObject) {
      // A bracket too many, or lists one behind the other.
      this.at = next === '[' ? after + 1 : bracket + 1;
      return false;
    }
    const found = run !== undefined && (await this.find(bracket + 1));
    if (run && found && text[this.at - leadBefore(text, this.at).length - 1] === ',') {
      // Another element follows in the list, so those since the damage were in a list within a broken one.
      this.dropRun(run);
      this.open = { start: run.start, fault: run.fault };
      this.beginRun();
      return false;
    }
    if (options.within === 'object') {
      result.end = bracket + 1;
      return true;
    }
    this.open = { start: bracket + 1, fault: bracket };
    if (found) this.beginRun();
    else await this.resume(bracket + 1);
    return false;
  }

  private async resume(from: number): Promise<void> {
    if (await this.find(from)) this.beginRun();
    else this.at = this.options.to;
  }

  private beginRun(): void {
    const { start, fault } = this.open!;
    this.run = { values: this.result.values.length, gaps: this.result.gaps.length, start, fault };
    this.closeGap(this.at);
  }

  private dropRun({ values, gaps }: { values: number; gaps: number }): void {
    const { result } = this;
    const from = result.starts[values] ?? Infinity;
    result.values.length = values;
    result.starts.length = values;
    result.gaps.length = gaps;
    while ((result.repaired.at(-1) ?? -1) >= from) result.repaired.pop();
  }

  /** Goes to the next object that may be an element; false where there is none. */
  private async find(from: number): Promise<boolean> {
    const { text, options } = this;
    let at = from;
    for (;;) {
      const yielded = options.onPlace(at);
      if (yielded) await yielded;
      at = text.indexOf('{', at);
      if (at < 0 || at >= options.to) return false;
      const lead = leadBefore(text, at);
      // The value of a key.
      if (text[at - lead.length - 1] === ':') {
        at++;
        continue;
      }
      const scan = scanJson(text, at);
      if (!scan.ok || scan.end > options.to) {
        if (this.looksLikeStart(at, lead)) this.splitGap(at, scan.ok ? options.to : scan.at);
        at = scan.ok ? at + 1 : Math.max(scan.resume, at + 1);
        continue;
      }
      const parsed = parseScanned(text.slice(at, scan.end));
      if (parsed && this.looksLikeElement(parsed.value, lead)) {
        this.at = at;
        return true;
      }
      at = scan.end;
    }
  }

  private looksLikeElement(value: unknown, lead: string): boolean {
    if (!isObject(value)) return false;
    if (this.lead !== undefined && lead === this.lead) return true;
    const { length } = this.result.values;
    if (length === 0) return this.options.formatOf(value) !== undefined;
    const typical = [...this.keys].filter(([, count]) => count * 2 >= Math.min(length, TYPICAL));
    const shared = typical.filter(([key]) => Object.hasOwn(value, key)).length;
    if (shared * 2 >= typical.length && (shared > 1 || typical.length < 3)) return true;
    // What lies within an element, as the works that it cites, is in its own format if in any.
    const format = this.options.formatOf(value);
    return format !== undefined && !this.formats.has(format);
  }

  /** True for the beginning of another broken element, which gets a piece of its own. */
  private looksLikeStart(at: number, lead: string): boolean {
    if (this.lead !== undefined) return lead === this.lead && this.text[skipSpace(this.text, at + 1)] === '"';
    const first = this.result.starts[0];
    if (first === undefined) return false;
    const start = firstKey(this.text, first);
    return start !== '' && this.text.startsWith(start, at);
  }

  private keep({ value, repaired }: { value: unknown; repaired: boolean }, start: number): void {
    const { result, keys } = this;
    result.values.push(value);
    result.starts.push(start);
    if (repaired) result.repaired.push(start);
    if (result.values.length > TYPICAL || !isObject(value)) return;
    for (const key of Object.keys(value)) keys.set(key, (keys.get(key) ?? 0) + 1);
    this.formats.add(this.options.formatOf(value));
  }

  private note(start: number, end: number, fault: number): void {
    if (end > start) this.result.gaps.push({ start, end, fault });
  }

  private splitGap(at: number, fault: number): void {
    if (!this.open || at <= this.open.start) return;
    this.closeGap(at);
    this.open = { start: at, fault };
  }

  private closeGap(end: number): void {
    if (this.open)
      this.note(this.open.start, trimSeparators(this.text, this.open.start, end), this.open.fault);
    this.open = undefined;
  }
}

function skipCommas(text: string, from: number): number {
  let at = skipSpace(text, from);
  while (text[at] === ',') at = skipSpace(text, at + 1);
  return at;
}

function trimSeparators(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === ',' || text.charCodeAt(at - 1) <= 32)) at--;
  return at;
}

/** The white space before a place. */
function leadBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) <= 32) start--;
  return text.slice(start, at);
}

/** The white space before the first element, where it tells elements from what lies within them: a line end, and less than within. */
function findLead(text: string, from: number): string | undefined {
  const first = skipSpace(text, from);
  if (text[first] !== '{') return undefined;
  const lead = text.slice(from, first);
  const inner = text.slice(first + 1, skipSpace(text, first + 1));
  const isDeeper = !inner.includes('\n') || inner.length > lead.length;
  return lead.includes('\n') && isDeeper ? lead : undefined;
}

/** `{ "id":` */
function firstKey(text: string, at: number): string {
  return /^\{\s{0,40}"[^"\\]{1,80}"\s{0,40}:/.exec(text.slice(at, at + 300))?.[0] ?? '';
}
