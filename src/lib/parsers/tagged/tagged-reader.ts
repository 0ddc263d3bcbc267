/**
 * One reader for the formats whose entries are lines of "TAG value": RIS, Web of Science, MEDLINE, Refer. It holds one entry at a time.
 * What a tag line looks like, and which tags begin and end an entry, is told by the format.
 */
import { readLines } from '../read-lines';
import type { TextInput } from '../text-input';

export interface TaggedField {
  tag: string;
  /** The text behind the tag; further lines follow after a line feed, as they stand in the file. */
  value: string;
}

export interface TaggedSyntax {
  /** Takes a line with a tag apart; undefined for any other line, which goes on with the field before it. */
  split(line: string): TaggedField | undefined;
  /** The tag that begins an entry, wherever it stands. */
  start?: string;
  /** The tag that ends an entry. */
  end?: string;
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
 * An entry begins at the start tag or, where that is missing, at any tag after an end.
 */
export async function readTagged(
  input: TextInput,
  syntax: TaggedSyntax,
  onEntry: (entry: TaggedEntry) => void,
  onText: (text: string, line: number) => void,
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
    onEntry(closed);
  };
  const flushText = (): void => {
    if (text.length > 0) onText(text.join('\n'), textLine);
    text = [];
  };
  const begins = (tag: string): boolean => {
    if (!entry || tag === syntax.start) return true;
    if (afterBlank && syntax.beginsAfterBlank?.(entry, tag)) return true;
    const { fields } = entry;
    return !hasMarks && fields[0]?.tag === tag && fields.at(-1)?.tag !== tag && !syntax.repeats(tag);
  };

  await readLines(input, (line, number) => {
    const field = syntax.split(line);
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
      if (begins(tag)) {
        close('next');
        flushText();
        entry = new TaggedEntry(number);
      }
      if (tag === syntax.start) hasMarks = true;
      entry!.fields.push(field);
      entry!.lines.push(line);
    }
    afterBlank = false;
  });
  close('file');
  flushText();
}
