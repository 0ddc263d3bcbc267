/** What of a record is compared, read once. */
import { compareText, foldText } from '../normalize/fold-text';
import type { PreparedRecord } from '../prepare-record';
import {
  readMarks,
  readTitle,
  type Notice,
  type Stage,
  type TitleForms,
  type TitleMarks,
} from '../normalize/title-forms';
import { Vocabulary, type ComparedTitle } from '../normalize/title-words';
import { AuthorReader, type Families, type WorkAuthors } from './work-authors';

/** What takes long to read is read when it is first asked for: most records are told from all others without it. */
export class WorkFeatures {
  readonly prepared: PreparedRecord;
  readonly title: TitleForms;
  readonly authors: WorkAuthors;
  readonly volume: string;
  readonly issue: string;
  readonly pages: PageRange | undefined;
  readonly isPreprint: boolean;
  /** A catalogue or a relation names it. */
  readonly isLinked: boolean;
  readonly #venue: ReadVenue;
  /** Of all records that are compared. */
  readonly vocabulary: Vocabulary;
  readonly families: Families;
  #marks: TitleMarks | undefined;
  #titles: ComparedTitle[] | undefined;

  constructor(
    prepared: PreparedRecord,
    authors: WorkAuthors,
    venue: ReadVenue,
    vocabulary: Vocabulary,
    families: Families,
  ) {
    const { record, doi, hasOwnDoi, arxivId } = prepared;
    const [volume, supplement] = readVolume(record.volume);
    this.prepared = prepared;
    this.title = readTitle(record.title, prepared.titleKey);
    this.authors = authors;
    this.volume = volume;
    this.issue = readIssue(record.issue) || supplement;
    this.pages = readPages(record.pages);
    this.isPreprint =
      venue.isServer || (doi !== undefined ? !hasOwnDoi : venue.isNone && arxivId !== undefined);
    this.isLinked = prepared.catalogueIds.length > 0 || prepared.relations.length > 0;
    this.#venue = venue;
    this.vocabulary = vocabulary;
    this.families = families;
  }

  get year(): number | undefined {
    return this.prepared.record.date?.year;
  }

  /** Names of the venue: "Ai zheng = Chinese journal of cancer" has three. */
  get venues(): readonly string[][] {
    return this.#venue.names;
  }

  get kind(): WorkKind {
    return KINDS.get(this.prepared.record.type ?? '') ?? 'other';
  }

  /** Of the title's letters; '' for none. */
  get script(): 'latin' | 'other' | '' {
    const { core } = this.title;
    return /[a-z]/.test(core) ? 'latin' : /\p{L}/u.test(core) ? 'other' : '';
  }

  get notice(): Notice | undefined {
    return this.#readMarks().notice;
  }

  /** Marked as something that comes before a paper, or is about one, by its title or its file. */
  get stage(): Stage | 'notice' | undefined {
    return this.#readMarks().stage ?? (this.prepared.record.flags?.includes('notice') ? 'notice' : undefined);
  }

  /** The title, and the others that stand beside it. */
  get titles(): readonly ComparedTitle[] {
    this.#titles ??= [this.title.core, ...this.title.others].map((title) => ({
      compact: title.replaceAll(' ', ''),
      words: this.vocabulary.sortOut(this.vocabulary.read(title)),
    }));
    return this.#titles;
  }

  #readMarks(): TitleMarks {
    return (this.#marks ??= readMarks(this.prepared.record.title));
  }
}

export type WorkKind = 'book' | 'part' | 'conference' | 'journal' | 'other';

interface ReadVenue {
  names: string[][];
  isServer: boolean;
  isNone: boolean;
}

export interface PageRange {
  /** "s" of "S123", "e" of "e1000". */
  prefix: string;
  first: string;
  last: string;
}

const KINDS: ReadonlyMap<string, WorkKind> = new Map([
  ['book', 'book'],
  ['collection', 'book'],
  ['monograph', 'book'],
  ['chapter', 'part'],
  ['entry-encyclopedia', 'part'],
  ['entry-dictionary', 'part'],
  ['entry', 'part'],
  ['paper-conference', 'conference'],
  ['article-journal', 'journal'],
]);

const SERVER =
  /^(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|ssrn|preprints?\b|research square|techrxiv|authorea|zenodo|osf preprints|computing research repository|cold spring harbor laboratory|openrxiv)/;

/** Reads features of records that are compared with each other; what many of them share is read once. */
export class FeatureReader {
  readonly vocabulary = new Vocabulary();
  readonly #authors = new AuthorReader();
  readonly #venues = new Map<string, ReadVenue>();
  readonly #abbreviated = new Map<string, ReadVenue>();

  read(prepared: PreparedRecord): WorkFeatures {
    const venue = this.#readVenue(prepared.record.venue ?? '', prepared.record.venueAbbreviation);
    return new WorkFeatures(
      prepared,
      this.#authors.read(prepared),
      venue,
      this.vocabulary,
      this.#authors.families,
    );
  }

  #readVenue(name: string, abbreviation: string | undefined): ReadVenue {
    const venues = abbreviation === undefined ? this.#venues : this.#abbreviated;
    const key = abbreviation === undefined ? name : `${name.length} ${name}${abbreviation}`;
    const known = venues.get(key);
    if (known) return known;
    const venue = foldText(name);
    const read = {
      names: namesOfVenue(venue, abbreviation),
      isServer: SERVER.test(venue.trim()),
      isNone: venue === '',
    };
    venues.set(key, read);
    return read;
  }
}

/** Nothing but a number, as most volumes and issues are. */
const PLAIN_NUMBER = /^[1-9]\d{0,4}$/;

/** "12 Suppl 1" -> ["12", "s1"]; "XII" stays. */
export function readVolume(volume: string | undefined): [volume: string, supplement: string] {
  if (volume === undefined) return ['', ''];
  if (PLAIN_NUMBER.test(volume)) return [volume, ''];
  const text = foldText(volume).trim();
  const number = /\d{1,5}/.exec(text)?.[0];
  if (number === undefined) return [text.replace(/[^\p{L}\p{N}]/gu, ''), ''];
  const after = text.slice(text.indexOf(number) + number.length);
  return [number.replace(/^0{1,4}(?=\d)/, ''), readIssue(after)];
}

/** "4 Suppl. 1" -> "4s1"; "Supplement 2", "S2" -> "s2"; "3-4" -> "3 4". */
export function readIssue(issue: string | undefined): string {
  if (issue === undefined || PLAIN_NUMBER.test(issue)) return issue ?? '';
  return foldText(issue)
    .replace(/\b(?:supp?l(?:ement)?s?|sup)\b\.?/g, 's')
    .replace(/\b(?:no|nr|issue|iss|pt|part|heft|number|num)\b\.?/g, ' ')
    .replace(/[^a-z\d]+/g, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/ ?s ?(?=\d|$)/g, 's')
    .trim();
}

const PLAIN_PAGES = /^([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Any hyphen; "13-May" is what a spreadsheet makes of 5-13; "123-9" is 123 to 129, "S12" and "12S" have a prefix. Undefined where no page is named. */
export function readPages(pages: string | undefined): PageRange | undefined {
  if (pages === undefined) return undefined;
  const plain = PLAIN_PAGES.exec(pages);
  if (plain) return toRange('', plain[1]!, plain[2]);
  const text = foldText(pages).replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d‑]/g, '-');
  const asDate = /^0?(\d{1,2})-([a-z]{3})$/.exec(text);
  const month = asDate ? MONTHS.indexOf(asDate[2]!) + 1 : 0;
  if (asDate && month > 0)
    return { prefix: '', first: String(month), last: month === Number(asDate[1]) ? '' : asDate[1]! };
  const found =
    /(\d{0,9}[a-z]{1,4}[. ]?)?0{0,6}(\d{1,12})(?:[a-z]{0,2}\s?-{1,3}\s?(?:[a-z]{0,4}[. ]?)0{0,6}(\d{1,12}))?/.exec(
      text,
    );
  if (!found) return undefined;
  const [, prefix = '', first = '', end] = found;
  return toRange(prefix.replace(/[^a-z\d]/g, ''), first, end);
}

function toRange(prefix: string, first: string, end: string | undefined): PageRange {
  let last = end ?? '';
  if (last !== '' && last.length < first.length) last = first.slice(0, first.length - last.length) + last;
  if (last === first) last = '';
  return { prefix, first, last };
}

const SMALL =
  /^(?:of|the|and|for|in|on|de|la|le|der|die|und|des|du|et|y|e|del|di|d|l|an|a|official|publication)$/;

/** The names of a venue in content words: `venue` folded, with a translation or an acronym beside it. */
export function namesOfVenue(venue: string, abbreviation: string | undefined): string[][] {
  const bare = venue.replace(/\([^()]{0,120}\)|\[[^[\]]{0,120}\]/g, ' ');
  const names = bare.split(/\s=\s|\s?[:;]\s|\. (?=journal\b)/);
  if (abbreviation !== undefined) names.push(foldText(abbreviation));
  const words = names.map((name) =>
    name
      .replace(/&amp;|&apos;/g, ' ')
      .replace(/['’`]/g, '')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '' && !SMALL.test(word)),
  );
  return words.filter((name) => name.length > 0);
}

/** same: one of the names is the same; like: each word of one begins a word of the other, in order; else differs. */
export function compareVenues(a: readonly string[][], b: readonly string[][]): 'same' | 'like' | 'differs' {
  let like = false;
  if (a === b && a.length > 0) return 'same';
  for (const x of a)
    for (const y of b) {
      if (compareText(x.join(''), y.join('')) === 0) return 'same';
      like ||= abbreviates(x, y) || abbreviates(y, x);
    }
  return like ? 'like' : 'differs';
}

/** True when the words of one begin those of the other, none left over but at the end: "j clin oncol" for "journal clinical oncology". */
export function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 1 && long.length > 2 && short[0] === long.map((word) => word[0]).join('')) return true;
  if (short.length > long.length || short.length * 2 < long.length) return false;
  let at = 0;
  for (const word of short) {
    while (
      at < long.length &&
      !long[at]!.startsWith(word) &&
      !(word.length > 2 && contracts(word, long[at]!))
    )
      at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

/** "natl" for "national", "scand" for "scandinavian": first letter the same, the others in order. */
function contracts(short: string, long: string): boolean {
  if (short[0] !== long[0] || short.length > long.length) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
