/**
 * A "daily papers" page as copied text: for each paper a title line, the abstract, then a block of "• 6 authors" or the name of an
 * organisation, a middle dot, and a date with a count of comments behind it. Parts of the block, or all of it, may be missing.
 */
import type { PaperRecord, ParseResult, PartialDate } from '../../model/record';
import type { Problem } from '../../model/problem';
import { cleanText } from '../clean-text';
import type { ParseContext, TextParser } from '../parser';
import type { TextInput } from '../text-input';
import { parseMonth, toPartialDate } from '../parse-date';

interface Line {
  text: string;
  line: number;
}

/** Lines without an empty one between them. */
type Paragraph = Line[];

interface PageDate {
  month: number;
  day: number;
  year?: number;
  count?: number;
}

interface Block {
  authorCount?: number;
  organisation?: string;
  date?: PageDate;
}

interface Draft {
  title: Paragraph;
  abstract: Paragraph[];
  block: Block;
}

const AUTHORS = /^•\s{0,9}(\d[\d,]{0,9})\s{1,9}authors?\b/i;
const DOT = /^[·•]$/;
const HEADINGS =
  /^(?:new|subscribe|get trending papers in your email inbox!?|daily papers|by ?ak and the research community)$/i;

export const dailyPapersParser: TextParser = {
  kind: 'text',
  id: 'daily-papers',
  label: 'Daily papers page (text)',
  extensions: ['txt', 'md'],
  detect(sample) {
    const lines = sample.split(/\r\n?|\n/, 2000).map((line) => line.trim());
    let blocks = 0;
    for (const [i, line] of lines.entries()) {
      if (line.length > 40) continue;
      if (AUTHORS.test(line)) blocks++;
      else if (line === '·' && parsePageDate(lines[i + 1] ?? '')) blocks++;
    }
    if (blocks > 0) return 0.9;
    return lines.slice(0, 40).some((line) => /^daily papers$/i.test(line)) ? 0.6 : 0;
  },
  parse: parseDailyPapers,
};

async function parseDailyPapers(input: TextInput, { file, progress }: ParseContext): Promise<ParseResult> {
  const text = await input.text();
  const lines = text.split(/\r\n?|\n/).map((line, i): Line => ({ text: cleanText(line), line: i + 1 }));
  const problems: Problem[] = [];
  const drafts: Draft[] = [];
  let pageDate: PageDate | undefined;
  let chunk: Line[] = [];
  let first = true;

  const flush = (block: Block) => {
    const found = splitChunk(chunk, first, block);
    if (found.skipped.length > 0 && found.skipped.some((line) => !HEADINGS.test(line.text))) {
      problems.push({
        code: 'daily-papers-text-skipped',
        severity: 'note',
        message: `“${shorten(found.skipped.map((line) => line.text).join(' '), 60)}” belongs to no paper and was left out.`,
        where: { file, line: found.skipped[0]!.line },
      });
    }
    pageDate ??= found.pageDate;
    if (found.drafts.length > 0) first = false;
    for (const draft of found.drafts) drafts.push(draft);
    chunk = [];
  };

  for (let i = 0; i < lines.length; i++) {
    const yielded = progress('reading', i, lines.length);
    if (yielded) await yielded;
    const block = readBlock(lines, i, chunk);
    if (!block) {
      chunk.push(lines[i]!);
      continue;
    }
    i = block.end;
    chunk.length -= block.takenFromChunk;
    flush(block.block);
  }
  flush({});

  const pageYear = findPageYear(drafts, pageDate);
  const records = drafts.map((draft) => toRecord(draft, pageYear, file, problems));
  const inferred = drafts.filter((draft) => draft.block.date && draft.block.date.year === undefined).length;
  if (inferred > 0) {
    problems.push(
      pageYear === undefined
        ? {
            code: 'daily-papers-year-unknown',
            severity: 'warning',
            message: `${inferred} dates have no year, and no date on the page has one to go by; these papers are undated. Write the year into one of the date lines (“Dec 5, 2024”).`,
            where: { file },
          }
        : {
            code: 'daily-papers-year-inferred',
            severity: 'note',
            message: `${inferred} dates have no year; they were taken to be of ${pageYear}, the page’s own year.`,
            where: { file },
          },
    );
  }
  if (records.length === 0) {
    problems.push({
      code: 'daily-papers-empty',
      severity: 'error',
      message:
        'This looks like a daily papers page, but holds no paper. Copy the page from its first title to its last date line.',
      where: { file },
    });
  }
  return { records, problems };
}

/**
 * The block of a paper that begins at line i, if one does: its last line, and how many lines of the text before it belong to it
 * (an organisation's name stands before the dot and is known only by that).
 */
function readBlock(
  lines: readonly Line[],
  i: number,
  chunk: readonly Line[],
): { block: Block; end: number; takenFromChunk: number } | undefined {
  const text = lines[i]!.text;
  const block: Block = {};
  let takenFromChunk = 0;
  let dot = i;
  let inline = '';
  const authors = AUTHORS.exec(text);
  if (authors) {
    block.authorCount = Number(authors[1]!.replaceAll(',', ''));
    inline = text.slice(authors[0].length).replace(/^[\s·•]+/, '');
    dot = nextFilled(lines, i + 1);
  } else if (!DOT.test(text)) return undefined;

  let end = i;
  if (inline !== '' && parsePageDate(inline)) block.date = parsePageDate(inline);
  else if (DOT.test(lines[dot]?.text ?? '')) {
    const next = nextFilled(lines, dot + 1);
    block.date = parsePageDate(lines[next]?.text ?? '');
    end = block.date ? next : dot;
  }
  if (!authors && !block.date) return undefined;

  // A line by itself before the block is its organisation, unless it must be the title; where every line has an empty one behind it,
  // a title and an abstract must be left.
  let last = chunk.length - 1;
  while (last > chunk.length - 3 && chunk[last]?.text === '') last--;
  const before = chunk[last];
  const touches = last === chunk.length - 1;
  const lone = last < 1 || chunk[last - 1]!.text === '';
  if (before && before.text !== '' && lone && isOrganisation(before.text)) {
    const rest = chunk.slice(0, last).filter((line) => line.text !== '').length;
    if (rest >= (touches ? 1 : 2)) {
      block.organisation = withoutRepeat(before.text);
      takenFromChunk = chunk.length - last;
    }
  }
  return { block, end, takenFromChunk };
}

function nextFilled(lines: readonly Line[], from: number): number {
  let i = from;
  while (i < lines.length && lines[i]!.text === '') i++;
  return i;
}

function isOrganisation(text: string): boolean {
  return text.length <= 80 && !/[.!?…:;]$/.test(text);
}

/** "Sony Sony" -> "Sony": the logo's alternative text and the name beside it. */
function withoutRepeat(text: string): string {
  const words = text.split(' ');
  const half = words.length / 2;
  if (!Number.isInteger(half)) return text;
  const name = words.slice(0, half).join(' ');
  return name === words.slice(half).join(' ') ? name : text;
}

/** "Dec 5, 2024 2": month, day, year if written, and the count behind it. A bare number after the day is that count, not a year. */
function parsePageDate(text: string): PageDate | undefined {
  const parts = /^([A-Za-z]{3,9}\.?) (\d{1,2})(?:, ?(\d{4}))?(?: (\d{1,7}))?$/.exec(text.trim());
  const month = parts ? parseMonth(parts[1]!) : undefined;
  if (!parts || month === undefined) return undefined;
  const date: PageDate = { month, day: Number(parts[2]) };
  if (parts[3] !== undefined) date.year = Number(parts[3]);
  if (parts[4] !== undefined) date.count = Number(parts[4]);
  return date;
}

/** Takes the text between two blocks apart. All papers in it but the last one have no block of their own. */
function splitChunk(
  chunk: readonly Line[],
  first: boolean,
  block: Block,
): { drafts: Draft[]; skipped: Line[]; pageDate?: PageDate } {
  let paragraphs = toParagraphs(chunk);
  // A bare number above a title is a count of votes: the page's furniture, like its headings.
  const begin = paragraphs.findIndex(
    (paragraph) => paragraph.length > 1 || !/^\d{1,6}$/.test(paragraph[0]!.text),
  );
  if (begin > 0) paragraphs = paragraphs.slice(begin);
  let skipped: Line[] = [];
  let pageDate: PageDate | undefined;
  if (first) {
    const heading = paragraphs.findLastIndex((paragraph) =>
      paragraph.every((line) => HEADINGS.test(line.text)),
    );
    skipped = skipped.concat(paragraphs.slice(0, heading + 1).flat());
    paragraphs = paragraphs.slice(heading + 1);
    const date = paragraphs[0]?.length === 1 ? parsePageDate(paragraphs[0][0]!.text) : undefined;
    if (date) {
      pageDate = date;
      paragraphs.shift();
    }
    let from = 0;
    while (heading < 0 && paragraphs.length - from > 2 && !isProse(paragraphs[from + 1]!)) from++;
    skipped = skipped.concat(paragraphs.slice(0, from).flat());
    paragraphs = paragraphs.slice(from);
  }
  const hasBlock = block.authorCount !== undefined || block.date !== undefined;
  const drafts: Draft[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    const current = drafts.at(-1);
    if (!current || (current.abstract.length > 0 && isTitle(paragraph, paragraphs[i + 1]))) {
      const split = paragraphs.length === 1 && paragraph.length > 1;
      drafts.push({
        title: split ? paragraph.slice(0, 1) : paragraph,
        abstract: split ? [paragraph.slice(1)] : [],
        block: {},
      });
    } else current.abstract.push(paragraph);
  }
  if (hasBlock) {
    const last = drafts.at(-1);
    if (last) last.block = block;
  } else {
    // After the last block there may be a paper without one, or just the page's foot.
    while (drafts.length > 0 && !drafts.at(-1)!.abstract.some(isProse)) {
      const draft = drafts.pop()!;
      skipped = skipped.concat(draft.title, draft.abstract.flat());
    }
  }
  return { drafts, skipped, pageDate };
}

function toParagraphs(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open = false;
  for (const line of lines) {
    if (line.text === '') open = false;
    else if (open) paragraphs.at(-1)!.push(line);
    else {
      paragraphs.push([line]);
      open = true;
    }
  }
  return paragraphs;
}

function joined(paragraph: Paragraph): string {
  return paragraph.map((line) => line.text).join(' ');
}

/** Text that ends like a sentence (or is cut short with dots), or is simply long. */
function isProse(paragraph: Paragraph): boolean {
  const text = joined(paragraph);
  return text.length >= 300 || (text.length >= 25 && /(?:[.!?…]|\.\))["”’)]?$/.test(text));
}

/** A paragraph inside a chunk that begins the next paper: short, no sentence, mostly capitalised words, and prose after it. */
function isTitle(paragraph: Paragraph, next: Paragraph | undefined): boolean {
  if (!next || !isProse(next)) return false;
  const text = joined(paragraph);
  if (text.length > 250 || /[.…;,:]$/.test(text) || /https?:/.test(text)) return false;
  const words = text.split(/[\s-]+/).filter((word) => /^\P{L}{0,3}\p{L}{4,}/u.test(word));
  const capitals = words.filter((word) => /^\P{L}{0,3}\p{Lu}/u.test(word)).length;
  return words.length > 0 && capitals >= words.length * (/[?!]$/.test(text) ? 0.6 : 0.5);
}

/** The page's year: written beside its own date, else the year after the latest one that a paper's date has. */
function findPageYear(drafts: readonly Draft[], pageDate: PageDate | undefined): number | undefined {
  if (pageDate?.year !== undefined) return pageDate.year;
  let latest: number | undefined;
  for (const { block } of drafts) {
    const year = block.date?.year;
    if (year !== undefined && (latest === undefined || year > latest)) latest = year;
  }
  return latest === undefined ? undefined : latest + 1;
}

function toRecord(
  draft: Draft,
  pageYear: number | undefined,
  file: string,
  problems: Problem[],
): PaperRecord {
  const title = joined(draft.title);
  const place = { file, line: draft.title[0]!.line, what: shorten(title, 80) };
  const record: PaperRecord = { title, authors: [], keywords: [], references: [], place };
  if (draft.abstract.length > 0) record.abstract = draft.abstract.map(joined).join('\n\n');
  const { authorCount, organisation, date } = draft.block;
  if (authorCount !== undefined) record.authorCount = authorCount;
  if (organisation !== undefined) record.organisation = organisation;
  if (date) {
    const known: PartialDate | undefined = toPartialDate(date.year ?? pageYear, date.month, date.day);
    if (known) record.date = known;
    if (known && known.day === undefined) {
      problems.push({
        code: 'date-impossible',
        severity: 'warning',
        message: `There is no day ${date.day} in that month; only the month was kept.`,
        where: place,
      });
    }
    if (date.count !== undefined) record.pageCount = date.count;
  } else if (authorCount === undefined) {
    problems.push({
      code: 'daily-papers-no-block',
      severity: 'note',
      message: 'This paper has neither a number of authors nor a date on the page.',
      where: place,
    });
  }
  return record;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
