/**
 * The list of references as Scopus writes it into one field of its CSV, BibTeX and RIS exports. Three generations:
 *
 *     Small H.; Griffith B.C., The structure of literatures, Science Studies, 4, 1, pp. 17-40, (1974); Next A., …
 *     Small H., Griffith B.C., The structure of literatures, Science Studies, 4, 1, pp. 17-40, (1974); Next A., …
 *     Small, H., Griffith, B.C., The structure of literatures (1974) Science Studies, 4 (1), pp. 17-40; Next, A., …
 *
 * Nothing is quoted, so commas and semicolons in titles can only be recognised by what stands around them.
 */
import type { Reference } from '../../model/record';
import { stripMarkup } from '../clean-text';
import { cleanQuickly, copyText, createPool } from './csv-copy';

/** "Eck N.J.", "Yuan K.-C.", "de Vries J.", "Tasci M. H." */
const DOTTED_NAME = /^[\p{L}'’. -]{1,60} (?:\p{Lu}\p{Ll}?\.[ -]?){1,6}$/u;
/** "Calin GA" */
const PLAIN_NAME = /^[\p{L}'’ -]{1,60} \p{Lu}{1,4}$/u;
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[ -]?){1,6}(?:,? ?(?:Jr|Sr|I{2,3}|IV)\.?)?$/u;
const INNER_YEAR = /\((1[4-9]\d\d|20\d\d)[a-z]?\)(?=[ ,]|$)/;
const PAGES = /^(?:pp?\.|art\. ?no\.|article) ?(\S+)/i;
/** A volume or an issue: "24", "B16", "1-2", "Suppl 1", "XIV", "4 (1)". */
const NUMBER =
  /^(?:\p{L}{0,3}\d[\p{L}\d./+–-]{0,9}(?: \([^)]{1,30}\))?|(?:suppl|part|pt|no|issue|special)\b.{0,20}|\d{1,4} (?:suppl|part|pt)\b.{0,15}|[IVXLC]{1,6})$/iu;
const ISSUE_WORDS = /\b(?:issue|suppl|special|part)\b/i;
/** How a source begins that may hold commas itself. */
const SOURCE =
  /^(?:Proceedings|Proc\.|IEEE |ACM |Lecture Notes|Annals of |Transactions |(?:(?:\p{Lu}\p{L}{0,20}|of|the) ){0,4}Journal\b|J\. |In: )/u;
/** A body as author, where it stands alone: "R Core Team". */
const BODY =
  /^(?:\S{1,30} ){1,4}(?:Team|Organi[sz]ation|Association|Society|Committee|Commission|Council|Agency|Foundation|Group|Collaboration|Consortium|Institute|Bank)$/;
const POOLED = ['firstAuthor', 'venue', 'volume', 'page'] as const;
const ET_AL = /^et al\.?$/i;

interface Piece {
  text: string;
  start: number;
  end: number;
  /** See yearAtEnd. */
  year: number;
}

/**
 * Takes the references apart. Whatever is unclear stays in `raw`, which every reference has.
 *
 * @param pool see createPool; for callers with many lists
 */
export function parseScopusReferences(text: string, pool = createPool()): Reference[] {
  const joined = text.includes('\n') ? text.replace(/;?[ \t\r]{0,20}\n\s{0,20}/g, '; ') : text;
  const list = cleanQuickly(stripMarkup(joined));
  const pieces = splitPieces(list);
  const yearLast = pieces.filter(({ year }) => year > 0).length;
  const isOld =
    yearLast * 2 < pieces.length &&
    pieces.filter((piece) => piece.year === 0 && INNER_YEAR.test(piece.text)).length > yearLast;
  const isDotted = /[ .-]\p{Lu}\.[;,] /u.test(list);
  const references: Reference[] = [];
  let group: Piece[] = [];
  const finish = () => {
    for (const part of separate(group, isDotted)) {
      const raw = copyText(list.slice(part[0]!.start, part.at(-1)!.end));
      // A list of the one style may hold a reference of the other.
      const own = isOld || (part.at(-1)!.year === 0 && INNER_YEAR.test(raw));
      references.push(toReference(own ? parseOld(raw, isDotted) : parseNew(part, raw, isDotted), pool));
    }
    group = [];
  };
  for (const piece of pieces) {
    group.push(piece);
    if (piece.year > 0 || (isOld && INNER_YEAR.test(piece.text))) finish();
  }
  if (group.length > 0) finish();
  return references;
}

function splitPieces(list: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < list.length;) {
    const found = list.indexOf('; ', start);
    let end = found < 0 ? list.length : found;
    const next = found < 0 ? end : end + 2;
    while (end > start && ';, '.includes(list[end - 1]!)) end--;
    if (end > start) {
      const text = list.slice(start, end);
      pieces.push({ text, start, end, year: yearAtEnd(text) });
    }
    start = next;
  }
  return pieces;
}

/** 1974 for a text that ends with "(1974)" or "(1974a)", else 0. */
function yearAtEnd(text: string): number {
  if (!text.endsWith(')')) return 0;
  const open = text.length - (text[text.length - 6] === '(' ? 6 : 7);
  if (text[open] !== '(') return 0;
  let year = 0;
  for (let i = open + 1; i < open + 5; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return 0;
    year = year * 10 + digit;
  }
  return year;
}

/**
 * Pieces up to one with a year are one reference, but for references without a year before it: where a piece with a comma is followed by
 * one that begins with a name, a new reference begins.
 */
function separate(group: readonly Piece[], isDotted: boolean): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  for (const [i, piece] of group.entries()) {
    part.push(piece);
    const next = group[i + 1];
    if (next && piece.text.includes(', ') && beginsWithName(next.text, isDotted)) {
      parts.push(part);
      part = [];
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

function beginsWithName(text: string, isDotted: boolean): boolean {
  const comma = text.indexOf(', ');
  const first = comma < 0 ? text : text.slice(0, comma);
  if (isName(first, isDotted)) return true;
  const second = text.slice(comma + 2, comma + 20).split(', ', 1)[0]!;
  return comma > 0 && comma < 40 && INITIALS.test(second);
}

function isName(text: string, isDotted: boolean): boolean {
  if (text.length > 70 || !text.includes(' ')) return false;
  return text.endsWith('.') ? DOTTED_NAME.test(text) : !isDotted && PLAIN_NAME.test(text);
}

/** Authors, title, source, volume, issue, pages, (year). Authors are pieces of their own or segments at the beginning. */
function parseNew(pieces: readonly Piece[], raw: string, isDotted: boolean): Reference {
  const draft: Reference = { raw };
  let names = 0;
  while (names < pieces.length - 1 && !pieces[names]!.text.includes(', ')) names++;
  const start = pieces[0]!.start;
  const body = raw.slice(pieces[names]!.start - start);
  const { year } = pieces.at(-1)!;
  if (year > 0) draft.year = year;
  const end = year > 0 ? body.lastIndexOf('(') : body.length;
  const segments = body
    .slice(0, end)
    .replace(/[, ]{1,4}$/, '')
    .split(', ');
  let from: number;
  if (names > 0) {
    draft.firstAuthor = raw.slice(0, pieces[0]!.end - start);
    // The last of the authors stands before the title; a body that has written alone is followed by the title.
    const isLastAuthor =
      segments.length > 1 &&
      (isName(segments[0]!, isDotted) || (segments.length > 2 && segments[0]!.split(' ').length < 5));
    from = isLastAuthor ? 1 : 0;
  } else from = takeNames(segments, draft, isDotted);
  fill(draft, segments, from, body);
  return draft;
}

/** Authors, title (year) source, volume (issue), pages. */
function parseOld(raw: string, isDotted: boolean): Reference {
  const draft: Reference = { raw };
  const year = INNER_YEAR.exec(raw);
  if (!year) {
    const segments = raw.split(', ');
    fill(draft, segments, takeNames(segments, draft, isDotted), raw);
    return draft;
  }
  draft.year = Number(year[1]);
  const before = raw.slice(0, year.index).replace(/[, ]{1,4}$/, '');
  const segments = before === '' ? [] : before.split(', ');
  const title = segments.slice(takeNames(segments, draft, isDotted)).join(', ');
  const behind = raw.slice(year.index + year[0].length);
  const source = behind.replace(/^[, ]{1,4}/, '');
  const after = source.split(', ');
  const venue = after.slice(0, takeTail(draft, after, 0, source)).join(', ');
  // A book's title stands after the year: "(1962) The Structure of Scientific Revolutions, , University of Chicago Press".
  if (title === '' && draft.volume === undefined && draft.page === undefined) setTitle(draft, after[0] ?? '');
  else {
    setTitle(draft, title);
    // "Title (2001), Press": the source is left empty before a publisher.
    const name = behind.startsWith(',') && title !== '' ? '' : venue.split(', , ', 1)[0]!;
    if (name !== '') draft.venue = name;
  }
  return draft;
}

/** The usual shapes are made at once: there may be millions of references, and objects that grow field by field take half as much again. */
function toReference(draft: Reference, pool: (text: string) => string): Reference {
  for (const field of POOLED) if (draft[field] !== undefined) draft[field] = pool(draft[field]);
  const { firstAuthor, year, title, venue, volume, page, doi, arxivId, raw } = draft;
  if (firstAuthor === undefined || year === undefined || title === undefined || venue === undefined)
    return draft;
  if (volume === undefined || doi !== undefined || arxivId !== undefined) return draft;
  return page === undefined
    ? { firstAuthor, year, title, venue, volume, raw: raw! }
    : { firstAuthor, year, title, venue, volume, page, raw: raw! };
}

/** Sets the first author from segments that are names; returns how many there are. */
function takeNames(segments: readonly string[], reference: Reference, isDotted: boolean): number {
  let from = 0;
  for (;;) {
    const segment = segments[from];
    if (segment === undefined) break;
    const next = segments[from + 1];
    if (next !== undefined && segment.length < 60 && INITIALS.test(next)) {
      reference.firstAuthor ??= `${segment}, ${next}`;
      from += 2;
    } else if (
      from < segments.length - 1 &&
      (isName(segment, isDotted) || (from > 0 && ET_AL.test(segment)))
    ) {
      reference.firstAuthor ??= segment;
      from++;
    } else break;
  }
  if (from === 0 && segments.length > 1 && BODY.test(segments[0]!)) {
    reference.firstAuthor = segments[0]!;
    return 1;
  }
  return from;
}

function fill(reference: Reference, segments: readonly string[], from: number, body: string): void {
  const end = takeTail(reference, segments, from, body);
  const rest = segments.slice(from, end);
  const venue = findVenue(rest, reference);
  setTitle(reference, rest.slice(0, venue).join(', '));
  if (venue < rest.length) reference.venue = rest.slice(venue).join(', ');
}

function setTitle(reference: Reference, title: string): void {
  const plain = title.endsWith('.') && !title.endsWith('..') ? title.slice(0, -1) : title;
  if (plain !== '') reference.title = plain;
}

/** Index of the segment where the source begins; the number of segments: there is none. */
function findVenue(rest: readonly string[], reference: Reference): number {
  const last = rest.length - 1;
  if (last < 1) return rest.length;
  // "… in leukemia., N Engl J Med": the title ends with a full stop of its own.
  for (let i = last; i > 0; i--) if (/\p{Ll}[.?!]$/u.test(rest[i - 1]!) && rest[i - 1]!.length > 12) return i;
  for (let i = 1; i < last; i++) if (SOURCE.test(rest[i]!)) return i;
  const isBare = reference.volume === undefined && reference.page === undefined;
  // "Detecting, quantifying, and visualizing": what goes on in lower case belongs to the title, unless a volume shows a journal ("eLife, 4").
  if (isBare && /^\p{Ll}[\p{Ll}-]{0,30}(?: |$)/u.test(rest[last]!)) return rest.length;
  // "Proceedings of Tides (3 May 2021, Nowhere)": a comma in brackets parts nothing.
  let venue = last;
  while (venue > 1 && /^[^(]{0,200}\)/.test(rest[venue]!)) venue--;
  return venue;
}

/** Reads volume, issue, pages and DOI from the end; returns the index of the first of these segments. */
function takeTail(reference: Reference, segments: readonly string[], from: number, body: string): number {
  if (body.includes('10.')) {
    const doi = /\b10\.\d{4,9}\/[^\s,;]{1,200}/.exec(body)?.[0];
    if (doi !== undefined) reference.doi = doi.replace(/\.$/, '');
  }
  if (body.includes('rXiv')) {
    const id =
      /arxiv[: ]{1,2}(?:preprint )?(?:arxiv:)?((?:[a-z-]{2,10}(?:\.[A-Z]{2})?\/)?\d{4}\.?\d{3,5})/i.exec(
        body,
      );
    if (id) reference.arxivId = id[1]!;
  }
  let end = segments.length;
  const numbers: string[] = [];
  while (end > from + 1) {
    const segment = segments[end - 1]!;
    const pages = 'pPaA'.includes(segment[0] ?? ' ') ? PAGES.exec(segment) : null;
    if (pages && numbers.length === 0) reference.page = pages[1]!.split(/[-–+]/, 1)[0]!.replace(/\.$/, '');
    else if (/^(?:doi\b|https?:|10\.\d{4})/i.test(segment)) {
      // Already found above.
    } else if (numbers.length < 2 && NUMBER.test(segment)) numbers.unshift(segment);
    else if (
      numbers.length === 0 &&
      end > from + 2 &&
      ISSUE_WORDS.test(segment) &&
      NUMBER.test(segments[end - 2]!)
    ) {
      // "6, Special Issue on Maps": an issue with a name of its own.
    } else break;
    end--;
  }
  // Of a tail at the very beginning ("2, (2008)") nothing is left for a title; it is the title then.
  const volume = numbers[0]?.split(' (', 1)[0];
  if (volume !== undefined) reference.volume = volume;
  return end;
}
