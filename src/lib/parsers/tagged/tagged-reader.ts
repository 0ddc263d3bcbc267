/**
 * One reader for the formats whose entries are lines of "TAG value": RIS, Web of Science, MEDLINE, Refer. It holds one entry at a time.
 * What a tag line looks like, and which tags begin and end an entry, the format says.
 */
import { readLines } from '../read-lines';
import type { TextInput } from '../text-input';

export interface TaggedField {
  tag: string;
  /** The text behind the tag; further lines follow after a line feed, as they stand in the file. */
  value: string;
}

/** A line whose tag is malformed: the field that it was meant to be or, where that is not sure, only the tag. */
export type Mended =
  | { field: TaggedField }
  /** isOut: it is no part of the field before it either. */
  | { suspect: string; isOut?: true };

export interface TaggedSyntax {
  /** Takes a line with a tag apart; undefined for any other line, which goes on with the field before it. */
  split(line: string): TaggedField | undefined;
  /** The tag that begins an entry, wherever it stands. */
  start?: string;
  /** The tag that ends an entry. */
  end?: string;
  /** What a tag says of which an entry has one ("title"): where both sides of a start tag have it, the start tag parts two entries. */
  single?(tag: string): string | undefined;
  /** Takes from a value what belongs to the tag; undefined where there is nothing. */
  tidy?(field: TaggedField): TaggedField | undefined;
  /** What a line without a readable tag was meant to be, judged by the entry so far. */
  mend?(line: string, entry: TaggedEntry | undefined): Mended | undefined;
  /** Tags that belong to the file and to no entry. */
  outside?: ReadonlySet<string>;
  /** Whether an empty line and this tag after it begin the next entry. Absent: empty lines are part of the text. */
  beginsAfterBlank?(entry: TaggedEntry, tag: string): boolean;
  /** Whether a line without a tag, after an empty one, is no part of the entry: its first line may be damaged. */
  leavesAfterBlank?(entry: TaggedEntry, line: string): boolean;
  /** Whether a tag may come back in one entry. As long as a file shows no start and no end tag, its entries begin with one that may not. */
  repeats(tag: string): boolean;
}

export class TaggedEntry {
  readonly fields: TaggedField[] = [];
  /** As they stand in the file, to be given back where no record comes of them. */
  readonly lines: string[] = [];
  /** Ended by its end tag, by the beginning of the next entry, or by the end of the file. */
  end: 'tag' | 'next' | 'file' = 'tag';

  /** @param line 1-based line of the file at which the entry begins */
  constructor(readonly line: number) {}

  /** Where a start tag stands within the entry: what follows may be the next one. */
  repeat: { field: number; text: number; line: number } | undefined;

  /** Takes what begins with the repeated tag out of this entry. */
  splitAtRepeat(): TaggedEntry | undefined {
    const { repeat } = this;
    if (!repeat) return undefined;
    this.repeat = undefined;
    const rest = new TaggedEntry(repeat.line);
    rest.fields.push(...this.fields.splice(repeat.field));
    rest.lines.push(...this.lines.splice(repeat.text));
    return rest;
  }

  /** Every value of these tags that holds something, in the order of the file. */
  all(...tags: string[]): string[] {
    const values: string[] = [];
    for (const { tag, value } of this.fields)
      if (tags.includes(tag) && value.trim() !== '') values.push(value);
    return values;
  }

  /** The first value that holds something: of the first tag, else of the second … */
  first(...tags: string[]): string | undefined {
    for (const wanted of tags)
      for (const { tag, value } of this.fields) if (tag === wanted && value.trim() !== '') return value;
    return undefined;
  }

  has(tag: string): boolean {
    return this.fields.some((field) => field.tag === tag);
  }
}

/**
 * Calls `onEntry` for each entry in order, and `onText` for each run of lines that belong to none (with its first line's number).
 * An entry begins at the start tag or, where that is missing, at any tag after an end. A start tag within an entry, before its end tag,
 * begins another only if a tag that an entry has once stands on both sides of it.
 *
 * @param onMended called with each line whose tag is malformed, and what was made of it
 */
export async function readTagged(
  input: TextInput,
  syntax: TaggedSyntax,
  onEntry: (entry: TaggedEntry) => void,
  onText: (text: string, line: number) => void,
  onMended: (line: string, number: number, mended: Mended) => void = () => undefined,
): Promise<void> {
  let entry: TaggedEntry | undefined;
  let afterBlank = false;
  let hasMarks = false;
  let text: string[] = [];
  let textLine = 0;

  const close = (end: TaggedEntry['end']): void => {
    if (!entry) return;
    const closed = entry;
    entry = undefined;
    closed.end = end;
    // Without its end tag nothing says that both sides of a start tag are one entry.
    const rest = end === 'tag' || !syntax.end ? undefined : closed.splitAtRepeat();
    if (rest) closed.end = 'next';
    onEntry(closed);
    if (!rest) return;
    rest.end = end;
    onEntry(rest);
  };
  /** Parts the entry where a tag shows that it is two. */
  const splitOpenEntry = (tag: string): void => {
    if (!entry?.repeat) return;
    if (!isDouble(entry, tag)) return;
    const rest = entry.splitAtRepeat();
    close('next');
    entry = rest;
  };
  const isDouble = ({ fields, repeat }: TaggedEntry, tag: string): boolean => {
    const meaning = syntax.single?.(tag);
    if (meaning === undefined) return false;
    const before = fields.slice(0, repeat!.field);
    // Between two start tags another tag of the same meaning is enough.
    const hasStart = before.some((field) => field.tag === syntax.start);
    return before.some((field) => field.tag === tag || (hasStart && syntax.single?.(field.tag) === meaning));
  };
  /** A start tag that may stand within the entry: it is the only one, or stands beside the other. */
  const joins = (tag: string): boolean => {
    if (!entry || tag !== syntax.start || !syntax.single) return false;
    // Where no tag ends an entry, a start tag behind a title begins the next.
    const isTitled = entry.fields.some((field) => syntax.single?.(field.tag) !== undefined);
    if (syntax.end === undefined && isTitled && entry.has(tag)) return false;
    return !afterBlank || (syntax.end !== undefined && !entry.has(tag));
  };
  const flushText = (): void => {
    if (text.length > 0) onText(text.join('\n'), textLine);
    text = [];
  };
  const begins = ({ tag, value }: TaggedField): boolean => {
    if (!entry) return true;
    if (afterBlank && syntax.beginsAfterBlank?.(entry, tag)) return true;
    if (tag === syntax.start) return !joins(tag);
    const { fields } = entry;
    if (hasMarks || fields[0]?.tag !== tag || syntax.repeats(tag)) return false;
    return fields.at(-1)?.tag !== tag && fields[0].value.trim() !== value.trim();
  };

  await readLines(input, (line, number) => {
    let field = syntax.split(line);
    const tidy = field && syntax.tidy?.(field);
    const mended = tidy
      ? { field: tidy }
      : !field && line.trim() !== ''
        ? syntax.mend?.(line, entry)
        : undefined;
    if (mended) {
      onMended(line, number, mended);
      if ('field' in mended) field = mended.field;
      else if (mended.isOut && entry) {
        entry.lines.push(line);
        afterBlank = false;
        return;
      }
    }
    if (!field) {
      const isBlank = line.trim() === '';
      if (entry && afterBlank && !isBlank && syntax.leavesAfterBlank?.(entry, line)) close('next');
      afterBlank = isBlank;
      if (entry) {
        const last = entry.fields.at(-1);
        if (last) last.value += `\n${line}`;
        entry.lines.push(line);
      } else if (!isBlank) {
        if (text.length === 0) textLine = number;
        text.push(line);
      }
      return;
    }
    const { tag } = field;
    if (tag === syntax.end || syntax.outside?.has(tag)) {
      if (tag === syntax.end) {
        hasMarks = true;
        entry?.lines.push(line);
      }
      close('tag');
    } else {
      if (begins(field)) {
        close('next');
        flushText();
        entry = new TaggedEntry(number);
      } else if (entry && tag === syntax.start) {
        const { fields, repeat } = entry;
        if (fields.at(-1)!.tag !== tag) {
          // A third start tag settles what the second one was.
          if (repeat) {
            const rest = entry.splitAtRepeat();
            close('next');
            entry = rest!;
          }
          entry.repeat = { field: entry.fields.length, text: entry.lines.length, line: number };
        }
      } else splitOpenEntry(tag);
      if (tag === syntax.start) hasMarks = true;
      entry!.fields.push(field);
      entry!.lines.push(line);
    }
    afterBlank = false;
  });
  close('file');
  flushText();
}
