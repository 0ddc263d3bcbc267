/** Fields that an entry takes from others: BibTeX's `crossref` and biblatex's `xdata`. */
import type { Problem } from '../../model/problem';
import type { BibtexEntry, BibtexScanner } from './bibtex-scanner';

/** Fields that belong to the parent alone. */
const NOT_INHERITED = new Set(
  `title subtitle titleaddon shorttitle doi url urldate ee eprint eprinttype archiveprefix abstract keywords pages note file crossref xdata
  pmid isbn annote entrysubtype ids relatedtype related entryset label shorthand sortkey presort`.split(
    /\s+/,
  ),
);
/** A parent's fields under the names that they have in its parts. */
const IN_PARTS = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
]);
const IN_ARTICLES = new Map([
  ['title', 'journaltitle'],
  ['subtitle', 'journalsubtitle'],
]);
const PARTS = /^(?:in|conference|bookinbook|supp)/;
/** Entries from which one entry takes fields. */
const MAX_PARENTS = 20;

/** Where an entry begins, and its line. */
export interface EntryPlace {
  start: number;
  line: number;
}

/** Entries by their keys, read again when another one takes fields from them: few are, and keeping all would take much memory. */
export class ParentEntries {
  readonly #scanner: BibtexScanner;
  readonly #places: ReadonlyMap<string, EntryPlace>;
  readonly #read = new Map<string, BibtexEntry>();

  /** @param places by key in lower case */
  constructor(scanner: BibtexScanner, places: ReadonlyMap<string, EntryPlace>) {
    this.#scanner = scanner;
    this.#places = places;
  }

  get(key: string): BibtexEntry | undefined {
    const name = key.toLowerCase();
    const place = this.#places.get(name);
    const known = this.#read.get(name);
    if (known || !place) return known;
    const entry = this.#scanner.readAt(place.start, place.line);
    if (entry) this.#read.set(name, entry);
    return entry;
  }
}

/** An entry's fields with those of its `crossref` and `xdata` parents behind them. */
export function inherit(
  entry: BibtexEntry,
  parents: ParentEntries,
  file: string,
  problems: Problem[],
): ReadonlyMap<string, string> {
  const fields = new Map(entry.fields);
  const wanted = parentsOf(entry);
  const seen = new Set([entry.start]);
  for (let key = wanted.shift(); key !== undefined; key = wanted.shift()) {
    const parent = parents.get(key);
    if (!parent) {
      problems.push({
        code: 'bibtex-crossref-not-found',
        severity: 'warning',
        message: `The entry takes fields from “${key.slice(0, 60)}”, which is not in the file. Add that entry.`,
        where: { file, line: entry.line, what: entry.key },
      });
      continue;
    }
    if (seen.has(parent.start) || seen.size > MAX_PARENTS) continue;
    seen.add(parent.start);
    if (parent.type === 'xdata') copyAll(parent, fields);
    else copyFromWhole(entry.type, parent, fields);
    for (const further of parentsOf(parent)) wanted.push(further);
  }
  return fields;
}

function parentsOf({ fields }: BibtexEntry): string[] {
  const names = [...(fields.get('xdata') ?? '').split(','), fields.get('crossref') ?? ''];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function copyAll(parent: BibtexEntry, fields: Map<string, string>): void {
  for (const [name, value] of parent.fields)
    if (!fields.has(name) && name !== 'crossref' && name !== 'xdata') fields.set(name, value);
}

/** What a book, volume of proceedings or journal gives to a part of it. */
function copyFromWhole(type: string, parent: BibtexEntry, fields: Map<string, string>): void {
  const isPart = PARTS.test(type);
  const own = new Set(fields.keys());
  for (const [name, value] of parent.fields) {
    if (NOT_INHERITED.has(name) || own.has(name)) continue;
    // Editors go to parts only, authors only to parts of their own book.
    if ((name === 'author' && type !== 'inbook') || (name === 'editor' && !isPart)) continue;
    fields.set(name, value);
  }
  const renamed = isPart ? IN_PARTS : type === 'article' && parent.type === 'periodical' ? IN_ARTICLES : [];
  for (const [from, to] of renamed) {
    const value = parent.fields.get(from);
    if (value !== undefined && !fields.has(to) && !(to === 'journaltitle' && fields.has('journal')))
      fields.set(to, value);
  }
}
