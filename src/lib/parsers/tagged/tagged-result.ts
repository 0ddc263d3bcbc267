/** What a format of tagged lines found: its records, what gave none, and what is to be said about both. */
import type { PaperRecord, ParseResult, UnreadPiece } from '../../model/record';
import type { Place, Problem } from '../../model/problem';
import type { Mended, TaggedEntry } from './tagged-reader';
import { describeUndated } from '../parse-date';

export interface TaggedFormat {
  /** Before the codes of problems: "ris". */
  code: string;
  /** As the reader knows it: "RIS". */
  name: string;
  /** How an entry begins: "TY  - JOUR". */
  beginning: string;
  /** The line that ends an entry, where the format has one: "ER  -". */
  ending?: string;
}

export class TaggedResult {
  readonly #records: PaperRecord[] = [];
  readonly #problems: Problem[] = [];
  readonly #unread: UnreadPiece[] = [];
  /** Lines of the entries without an end line, but for the last one. */
  readonly #unended: Place[] = [];
  #ended = 0;
  #cut: Place | undefined;
  /** Names that come back in many records, each kept once. */
  readonly #names = new Map<string, string>();

  constructor(
    private readonly format: TaggedFormat,
    private readonly file: string,
  ) {}

  /** Takes in what was made of an entry; a record that says nothing becomes an unread piece. */
  add(entry: TaggedEntry, record: PaperRecord): void {
    const { place } = record;
    if (!saysSomething(record)) {
      this.#problems.push({
        code: `${this.format.code}-empty-entry`,
        severity: 'warning',
        message: `This entry names no title, no author and no journal, and was left out. Look whether the lines before it are damaged, or export it again.`,
        where: place,
      });
      this.#unread.push({ text: entry.lines.join('\n'), where: place });
      return;
    }
    this.#records.push(this.#compact(record));
    if (entry.end === 'tag') this.#ended++;
    else if (entry.end === 'next') this.#unended.push(place);
    else this.#cut = place;
    if (record.title === '') {
      this.#problems.push({
        code: 'title-missing',
        severity: 'warning',
        message: 'This entry has no title.',
        where: place,
      });
    }
  }

  /** A date was given, but not one that can be read. */
  undated(text: string, where: Place): void {
    this.#problems.push({
      code: 'date-unreadable',
      severity: 'warning',
      message: describeUndated(text),
      where,
    });
  }

  /** Lines between entries that belong to none. */
  skip(text: string, line: number): void {
    const where = { file: this.file, line };
    this.#problems.push({
      code: `${this.format.code}-text-skipped`,
      severity: 'note',
      message: `“${text.trim().slice(0, 60)}” belongs to no entry and was left out. An entry begins with a line like “${this.format.beginning}”.`,
      where,
    });
    this.#unread.push({ text, where });
  }

  /** A line whose tag is malformed: it was read as it was meant, or is left where it stands. */
  mend(text: string, line: number, mended: Mended): void {
    const isRead = 'field' in mended;
    const tag = isRead ? mended.field.tag : mended.suspect;
    this.#problems.push({
      code: `${this.format.code}-tag-malformed`,
      severity: isRead ? 'note' : 'warning',
      message: isRead
        ? `“${text.trim().slice(0, 60)}” is not written as a line of this format and was read as ${tag}. If that is wrong, correct the line.`
        : mended.isOut
          ? `“${text.trim().slice(0, 60)}” seems to be a line with the tag ${tag}, but is not written as one; it was left out. Correct the tag.`
          : `“${text.trim().slice(0, 60)}” may be a line of its own with the tag ${tag}; it was left as a part of the field before it. If it is one, correct the tag.`,
      where: { file: this.file, line },
    });
  }

  finish(): ParseResult {
    const { code, name, beginning, ending } = this.format;
    if (ending !== undefined) this.#reportEnds(code, ending);
    if (this.#records.length === 0) {
      this.#problems.push({
        code: `${code}-no-entries`,
        severity: 'error',
        message: `There is no entry (beginning with a line like “${beginning}”) in the file. Export the library again and choose ${name}.`,
        where: { file: this.file },
      });
    }
    const result: ParseResult = { records: this.#records, problems: this.#problems };
    if (this.#unread.length > 0) result.unread = this.#unread;
    return result;
  }

  /**
   * A copy with strings of its own. What a parser cuts out of the text would keep all of that text in memory, at two bytes a letter where
   * one letter of it is outside Latin-1; engines give a string that they parse from JSON the memory that it needs.
   */
  #compact(record: PaperRecord): PaperRecord {
    const copy = JSON.parse(JSON.stringify(record)) as PaperRecord;
    copy.place.file = this.file;
    // Problems about the record point at its place.
    copy.place = Object.assign(record.place, copy.place);
    for (const key of ['type', 'venue', 'venueAbbreviation', 'publisher', 'language'] as const)
      if (copy[key] !== undefined) copy[key] = this.#once(copy[key]);
    for (const reference of copy.references)
      for (const key of ['venue', 'firstAuthor'] as const)
        if (reference[key] !== undefined) reference[key] = this.#once(reference[key]);
    return copy;
  }

  #once(name: string): string {
    const held = this.#names.get(name);
    if (held !== undefined) return held;
    this.#names.set(name, name);
    return name;
  }

  #reportEnds(code: string, ending: string): void {
    if (this.#ended === 0 && this.#unended.length > 0) {
      this.#problems.push({
        code: `${code}-unclosed-entry`,
        severity: 'note',
        message: `No entry has an end line (“${ending}”); each was ended where the next one begins.`,
        where: { file: this.file },
      });
      return;
    }
    for (const where of this.#unended) {
      this.#problems.push({
        code: `${code}-unclosed-entry`,
        severity: 'warning',
        message: `This entry has no end line (“${ending}”) and was ended where the next one begins. Look whether two entries ran together.`,
        where,
      });
    }
    if (this.#cut) {
      this.#problems.push({
        code: `${code}-unclosed-entry`,
        severity: 'warning',
        message: `The file ends inside this entry, before its end line (“${ending}”). If it was cut off, export it again.`,
        where: this.#cut,
      });
    }
  }
}

function saysSomething(record: PaperRecord): boolean {
  const { title, authors, editors = [], venue, doi, pmid, arxivId, abstract } = record;
  return (
    title !== '' ||
    authors.length + editors.length > 0 ||
    (venue ?? doi ?? pmid ?? arxivId ?? abstract) !== undefined
  );
}
