/** What is said about entries that are damaged. */
import type { Problem } from '../../model/problem';
import type { UnreadPiece } from '../../model/record';
import type { BibtexEntry, OutsideText } from './bibtex-scanner';

/** Fields whose text ends up in a record. */
const READ_FIELDS = new Set(
  `title subtitle booktitle maintitle author editor journal journaltitle fjournal eventtitle publisher institution school organization
  volume number issue pages doi url year month day date abstract keywords keyword author_keywords note crossref eprint`.split(
    /\s+/,
  ),
);

/** Problems and unread pieces of one file, in its order. */
export class BibtexReport {
  readonly problems: Problem[] = [];
  readonly unread: UnreadPiece[] = [];
  readonly #text: string;
  readonly #file: string;
  /** Macros without a @string: the first line that uses them, and how often they are used. */
  readonly #macros = new Map<string, { line: number; count: number }>();

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  /** Notes what is wrong with an entry; false when too little of it is left. */
  add(entry: BibtexEntry): boolean {
    const where: UnreadPiece['where'] = { file: this.#file, line: entry.line };
    if (entry.key !== '') where.what = entry.key;
    this.#noteMacros(entry);
    const usable =
      entry.type !== 'string' &&
      (entry.fields.has('title') ||
        ((entry.damage === undefined || entry.damage === 'missing-comma' || entry.damage === 'unreadable') &&
          entry.fields.size > 0));
    const problem = describe(entry, usable);
    if (problem) this.problems.push({ ...problem, where });
    if (!usable) this.unread.push({ text: this.#text.slice(entry.start, entry.end).trim(), where });
    return usable;
  }

  #noteMacros({ unknownMacros, line }: BibtexEntry): void {
    if (!unknownMacros) return;
    for (const { field, name } of unknownMacros) {
      if (!READ_FIELDS.has(field)) continue;
      const macro = this.#macros.get(name) ?? { line, count: 0 };
      macro.count++;
      this.#macros.set(name, macro);
    }
  }

  addOutsideText(outside: readonly OutsideText[]): void {
    for (const { text, line } of outside) {
      const where = { file: this.#file, line };
      this.problems.push({
        code: 'bibtex-text-outside',
        severity: 'warning',
        message: `Outside any entry stands text that looks like fields (“${text.replace(/\s+/g, ' ').slice(0, 60)}”). It was left out; look for a bracket too many before it, or a missing “@type{”.`,
        where,
      });
      this.unread.push({ text, where });
    }
  }

  /** Macros without a @string, each once; those in fields that are not read don't matter. */
  addMacros(): void {
    for (const [name, { line, count }] of this.#macros) {
      this.problems.push({
        code: 'bibtex-unknown-macro',
        severity: 'note',
        message: `No @string defines “${name.slice(0, 60)}”, used ${count === 1 ? 'once' : `${count} times`} from here on; the name itself was taken as the text. Put it in braces, or add the @string.`,
        where: { file: this.#file, line },
      });
    }
  }

  addDuplicate(entry: BibtexEntry, firstLine: number): void {
    this.problems.push({
      code: 'bibtex-duplicate-key',
      severity: 'warning',
      message: `The key “${entry.key}” was already used in line ${firstLine}. Both entries were read; give one of them another key.`,
      where: { file: this.#file, line: entry.line, what: entry.key },
    });
  }

  /** To be called at the end: a file without entries is no library. */
  addEmpty(): void {
    if (this.problems.some((problem) => problem.severity === 'error')) return;
    this.problems.push({
      code: 'bibtex-no-entries',
      severity: 'error',
      message:
        'There is no entry (such as “@article{key, …}”) in the file. Export the library again and choose BibTeX.',
      where: { file: this.#file },
    });
  }
}

function describe({ type, damage }: BibtexEntry, usable: boolean): Problem | undefined {
  if (type === 'string') {
    return {
      code: 'bibtex-unclosed-entry',
      severity: 'warning',
      message: 'This @string is never closed. Add the missing bracket or quotation mark.',
    };
  }
  if (damage === 'unclosed') {
    return {
      code: 'bibtex-unclosed-entry',
      severity: usable ? 'warning' : 'error',
      message: `This entry is never closed${usable ? '; the fields before the fault were kept' : ' and was left out'}. Add the missing bracket or quotation mark, or export the file again if it was cut off.`,
    };
  }
  if (damage === 'no-bracket') {
    return {
      code: 'bibtex-no-bracket',
      severity: usable ? 'warning' : 'error',
      message: `There is no bracket behind the type of this entry${usable ? '; it was read as if there were one' : ', which was left out'}. Write “@${type}{key, …}”.`,
    };
  }
  if (!usable) {
    return {
      code: 'bibtex-empty-entry',
      severity: 'warning',
      message: 'This entry has no fields and was left out.',
    };
  }
  if (damage === 'missing-comma') {
    return {
      code: 'bibtex-missing-comma',
      severity: 'note',
      message: 'There is no comma between two fields of this entry; it was read as if there were one.',
    };
  }
  if (damage === 'unreadable') {
    return {
      code: 'bibtex-unreadable-field',
      severity: 'warning',
      message:
        'A part of this entry is not of the form “name = {value}” and was left out. Look for a stray bracket or comma.',
    };
  }
  return undefined;
}
