/** A JSON file that is broken or cut short, as far as it can be read. */
import { isObject, type Json } from './json-values';
import { readElements, type Elements, type ElementsOptions, type Gap } from './json-elements';
import { endOfString, parseScanned, scanJson, skipSpace } from './json-scan';

/** Names under which services and programs keep their list of papers. */
export const LIST_NAMES: readonly string[] = [
  'results',
  'items',
  'data',
  'papers',
  'works',
  'notes',
  'entries',
  'records',
  'documents',
  'publications',
  'articles',
  'submissions',
  'recommendedPapers',
];
const LIST_START = new RegExp(`"(?:${LIST_NAMES.join('|')})"\\s{0,20}:\\s{0,20}\\[`, 'g');
/** Objects within objects that are looked into: a list of papers lies no deeper. */
const MAX_DEPTH = 3;

/** Elements with the places where they begin in the text. */
type Located = Pick<Elements, 'values' | 'starts'>;

export interface Recovered {
  /** The whole, of the shape that it would have if it were intact, without what could not be read. */
  value: unknown;
  /** Its list of papers, where it has one under a name that is known, or is one. */
  main?: Located;
  /** All lists of objects in it, the longest first. */
  lists: readonly Located[];
  gaps: readonly Gap[];
  /** Starts of what had to be mended. */
  repaired: readonly number[];
}

type Options = Pick<ElementsOptions, 'formatOf' | 'onPlace'>;

/** Reads what can be read of a text that JSON.parse refuses; undefined when that is nothing. */
export async function recoverJson(text: string, options: Options): Promise<Recovered | undefined> {
  const start = skipSpace(text, 0);
  const to = text.length;
  if (text[start] === '[') {
    const list = await readElements(text, start + 1, { ...options, to, within: 'text' });
    return list.values.length > 0 ? ofList(list) : undefined;
  }
  if (text[start] !== '{') return undefined;
  const scan = scanJson(text, start);
  const isWhole = scan.ok && skipSpace(text, scan.end) >= to;
  if (scan.ok && !isWhole) return recoverSequence(text, options);
  const root = new ObjectReader(text, options);
  const { value } = await root.read(start + 1, to, 0);
  const { gaps, repaired } = root;
  const lists = root.lists.filter(({ values }) => values.length > 0);
  lists.sort((a, b) => b.values.length - a.values.length);
  const main = lists.find(({ name }) => LIST_NAMES.includes(name));
  if (main || isWhole) return { value, ...(main && { main }), lists, gaps, repaired };
  const sequence = await recoverSequence(text, options);
  if (sequence) return sequence;
  if (Object.keys(value).length === 0) return undefined;
  const fault = { start, end: start, fault: root.fault ?? start };
  return { value, lists, gaps: lists.length > 0 ? [fault, ...gaps] : [fault], repaired };
}

/** Values one behind the other without brackets around them, such as several answers of a service in one file. */
export async function recoverSequence(text: string, options: Options): Promise<Recovered | undefined> {
  const list = await readElements(text, 0, { ...options, to: text.length, within: 'nothing' });
  const values: unknown[] = [];
  const starts: number[] = [];
  list.values.forEach((value, i) => {
    for (const entry of options.formatOf(value) !== undefined ? [value] : unwrap(value)) {
      values.push(entry);
      starts.push(list.starts[i]!);
    }
  });
  if (values.length === 0) return undefined;
  const found = ofList({ ...list, values, starts });
  // One whole value with something behind it is that value, which may be a map and no paper.
  return list.values.length === 1 && isObject(list.values[0]) ? { ...found, value: list.values[0] } : found;
}

function ofList({ values, starts, gaps, repaired }: Elements): Recovered {
  return { value: values, main: { values, starts }, lists: [], gaps, repaired };
}

/** The papers in an answer of a service, or the value itself. */
function unwrap(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return [value];
  const holder = isObject(value.message) ? value.message : value;
  const name = LIST_NAMES.find((key) => Array.isArray(holder[key]));
  return name === undefined ? [value] : (holder[name] as unknown[]);
}

interface NamedList extends Elements {
  name: string;
}

class ObjectReader {
  readonly lists: NamedList[] = [];
  readonly gaps: Gap[] = [];
  readonly repaired: number[] = [];
  /** The first place where the grammar is broken outside of a list. */
  fault: number | undefined;

  constructor(
    private readonly text: string,
    private readonly options: Options,
  ) {}

  /** The members from `from` on, which lies behind the opening brace. */
  async read(from: number, to: number, depth: number): Promise<{ value: Json; end: number }> {
    const { text } = this;
    // Entries and not an object, for "__proto__" is a name like any other.
    const members: [string, unknown][] = [];
    const layout = new Layout(text, from, to);
    let at = from;
    while (at < to) {
      at = skipSpace(text, at);
      if (text[at] === ',') {
        at++;
        continue;
      }
      if (at >= to) break;
      if (text[at] === '}' && (depth > 0 || skipSpace(text, at + 1) >= to)) {
        at++;
        break;
      }
      const name = readName(text, at);
      const start = name === undefined ? at : name.value;
      const member = name && (await this.readValue(name.name, start, layout.next(start), depth));
      if (member) members.push([name.name, member.value]);
      at = member?.end ?? this.resume(name ? start + 1 : at + 1, start, layout);
    }
    return { value: Object.fromEntries(members), end: Math.min(at, to) };
  }

  private async readValue(name: string, at: number, to: number, depth: number) {
    const { text, options } = this;
    const first = text[at] === '[' ? text[skipSpace(text, at + 1)] : undefined;
    const scan = first === '{' ? undefined : scanJson(text, at);
    if (!scan || (first !== undefined && !scan.ok && LIST_NAMES.includes(name))) {
      const list = await readElements(text, at + 1, { ...options, to, within: 'object' });
      this.lists.push({ name, ...list });
      this.gaps.push(...list.gaps);
      this.repaired.push(...list.repaired);
      return { value: list.values, end: list.end };
    }
    if (scan.ok && scan.end <= to) {
      const parsed = parseScanned(text.slice(at, scan.end));
      if (!parsed) return undefined;
      if (parsed.repaired) this.repaired.push(at);
      return { value: parsed.value, end: scan.end };
    }
    if (!scan.ok) this.fault ??= scan.at;
    return text[at] === '{' && depth < MAX_DEPTH ? this.read(at + 1, to, depth + 1) : undefined;
  }

  /** Where the next member begins that can be distinguished from what lies within a broken one. */
  private resume(from: number, fault: number, layout: Layout): number {
    this.fault ??= fault;
    const next = layout.next(from);
    LIST_START.lastIndex = from;
    const list = LIST_START.exec(this.text)?.index ?? Infinity;
    return layout.known && next < layout.to ? next : Math.min(next, list);
  }
}

/** Finds members by the white space before them, where the file is laid out in lines. */
class Layout {
  private readonly lead: string;
  private found: number;

  constructor(
    private readonly text: string,
    from: number,
    readonly to: number,
  ) {
    const first = skipSpace(text, from);
    const lead = text.slice(from, first);
    this.lead = text[first] === '"' && /\n[\t ]/.test(lead) ? `${lead}"` : '';
    this.found = from;
  }

  get known(): boolean {
    return this.lead !== '';
  }

  /** The place where the first member behind `from` begins; the end where none does or it can't be determined. */
  next(from: number): number {
    if (!this.known) return this.to;
    if (this.found >= from) return this.found;
    let at = this.text.indexOf(this.lead, from);
    while (at >= 0 && at < this.to && !readName(this.text, at + this.lead.length - 1))
      at = this.text.indexOf(this.lead, at + 1);
    this.found = at < 0 ? this.to : Math.min(at, this.to);
    return this.found;
  }
}

function readName(text: string, at: number): { name: string; value: number } | undefined {
  if (text[at] !== '"') return undefined;
  const end = endOfString(text, at);
  if (end < 0 || end - at > 500) return undefined;
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') return undefined;
  const name = parseScanned(text.slice(at, end))?.value;
  return typeof name === 'string' ? { name, value: skipSpace(text, colon + 1) } : undefined;
}
