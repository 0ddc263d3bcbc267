/**
 * Web of Science, plain text with two-letter tags ("FN Clarivate Analytics Web of Science", savedrecs.txt, .ciw). The tags are listed at
 * https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html
 *
 * Keywords are the authors' own (DE). Keywords Plus (ID), which the database makes from the titles of cited works, are taken only where
 * there are none; last come the descriptors of BIOSIS and CABI (MC, MQ, OR, BD). Addresses (C1, C3, RP, EM) and funding are not kept.
 */
import type { PaperRecord, ParseResult, PartialDate, PersonName } from '../../model/record';
import type { ParseContext, TextParser } from '../parser';
import { flagsOfKinds } from '../read-flags';
import { createMender, withoutSign } from './mend-tags';
import { parseTaggedDate, refineDate } from './tagged-dates';
import { parseTaggedName } from './tagged-names';
import { splitField } from '../names/split-names';
import { readTagged, type TaggedEntry, type TaggedField, type TaggedSyntax } from './tagged-reader';
import { TaggedResult } from './tagged-result';
import {
  cleanPages,
  findDoi,
  findIssns,
  joinPages,
  toAbstract,
  toText,
  unique,
  withoutGaps,
} from './tagged-values';
import type { TextInput } from '../text-input';
import { addOrcids } from './wos-orcids';
import { parseWosReference } from './wos-references';

const TAGS = new Set(
  `FN VR PT AU AF BA BF CA GP BE TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FX FP CR NR TC Z9 Z8 ZB ZS ZR ZA U1 U2 PU PI PA SN
  EI BN J9 JI PD PY VL IS SI PN SU MA BP EP AR DI DL D2 EA EY PG P2 WC WE SC GA PM UT OA HC HP DA ER EF PS CC CN OR BD MC MQ AE PC PL DG`.split(
    /\s+/,
  ),
);
const REPEATED = new Set(['AU', 'AF', 'CR', 'DE', 'C1']);
const SINGLE = new Set(['TI', 'SO', 'PY', 'UT', 'AB', 'DI']);
const mend = createMender(
  {
    word: 'LA DT UT NR PN SN EI PD AR GA PM J9 JI PU PI',
    name: 'AU AF BE',
    date: 'PY EY',
    number: 'VL IS BP EP TC Z9',
    doi: 'DI D2',
    link: '',
    text: 'TI SO SE CT AB DE ID CR C1 RP FU FX WC SC',
  },
  { start: 'PT', startValue: /^[JBCPS]$/, end: 'ER', running: 'AB FX FU C1 RP CR', blankIsPlain: true },
);

export const wosTaggedParser: TextParser = {
  kind: 'text',
  id: 'wos-tagged',
  label: 'Web of Science (plain text)',
  extensions: ['txt', 'ciw', 'isi'],
  detect(sample) {
    if (/^\ufeff?\s{0,9}FN (?:Clarivate|Thomson|ISI\b|Web of)/.test(sample)) return 0.98;
    const hasEntries = /^PT [JBCPS][ \t]{0,9}$/m.test(sample) && /^(?:ER|EF)[ \t]{0,9}$/m.test(sample);
    return hasEntries && /^(?:TI|SO|AU|UT) \S/m.test(sample) ? 0.95 : 0;
  },
  parse: parseWosTagged,
};

/**
 * Takes "AU Small, H" apart. In files whose further lines are not indented, only known tags count, so that a line of an abstract that begins
 * with two capitals is none.
 */
function createSyntax(): TaggedSyntax {
  let isFlat = false;
  let hasIndent = false;
  return {
    start: 'PT',
    end: 'ER',
    outside: new Set(['FN', 'VR', 'EF']),
    repeats: (tag) => REPEATED.has(tag),
    single: (tag) => (SINGLE.has(tag) ? tag : undefined),
    tidy: withoutSign,
    mend(line, entry) {
      const isIndented = /^\s{3}/.test(line);
      hasIndent ||= isIndented;
      if (isIndented) return undefined;
      // Small letters are a tag's only where the file has shown how it goes on.
      const mended = mend(line, entry, !isFlat && (hasIndent ? /^\S/ : /^[A-Z]/).test(line));
      isFlat ||= !mended && !/^\s/.test(line);
      return mended;
    },
    split(line): TaggedField | undefined {
      if (line.startsWith(' ') || line === '') return undefined;
      const found = /^\ufeff?([A-Z][A-Z0-9])(?: (.*)|\s{0,9})$/s.exec(line);
      if (!found || (isFlat && !TAGS.has(found[1]!))) return undefined;
      return { tag: found[1]!, value: found[2] ?? '' };
    },
  };
}

async function parseWosTagged(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const result = new TaggedResult(
    { code: 'wos', name: 'plain text file', beginning: 'PT J', ending: 'ER' },
    file,
  );
  await readTagged(
    input,
    createSyntax(),
    (entry) => result.add(entry, toRecord(entry, file, result)),
    (text, line) => result.skip(text, line),
    (text, line, mended) => result.mend(text, line, mended),
  );
  return result.finish();
}

function toRecord(entry: TaggedEntry, file: string, result: TaggedResult): PaperRecord {
  const text = (...tags: string[]) => toText(entry.first(...tags));
  const title = text('TI') ?? '';
  const type = readType(entry);
  const date = readDate(entry);
  const key = text('UT');
  const place = { file, line: entry.line, ...withoutGaps({ what: title.slice(0, 80) || key }) };
  const record: PaperRecord = withoutGaps<PaperRecord>({
    key,
    type,
    title,
    ...readPeople(entry),
    flags: flagsOfKinds(entry.first('DT')),
    date,
    venue: readVenue(entry, type, title),
    venueAbbreviation: text('J9', 'JI'),
    issn: findIssns(entry.all('SN', 'EI')),
    publisher: text('PU'),
    volume: text('VL'),
    issue: text('IS'),
    pages: joinPages(entry.first('BP'), entry.first('EP')) ?? cleanPages(entry.first('AR', 'PS')),
    doi: findDoi(entry.first('DI')) ?? (type === 'book' ? findDoi(entry.first('D2')) : undefined),
    pmid: /^\d{1,9}$/.exec(text('PM') ?? '')?.[0] ?? /^MEDLINE:(\d{1,9})$/.exec(key ?? '')?.[1],
    catalogueIds: key?.startsWith('WOS:') ? { wos: key.slice(4) } : undefined,
    language: text('LA'),
    abstract: toAbstract(entry.all('AB').slice(0, 1)),
    keywords: readKeywords(entry),
    references: entry
      .all('CR')
      .flatMap((value) => value.split('\n'))
      .map(parseWosReference)
      .filter((reference) => reference !== undefined),
    timesCited: readCount(entry.first('TC')) ?? readCount(entry.first('Z9')),
    place,
  });
  const given = entry.first('PY', 'PD', 'EA');
  if (!date && given !== undefined && /\d/.test(given)) result.undated(given, place);
  return record;
}

/** PY with the month and day of PD; early access (EA) where the paper has no year yet. */
function readDate(entry: TaggedEntry): PartialDate | undefined {
  const date = refineDate(parseTaggedDate(entry.first('PY')), entry.first('PD'));
  return date ?? parseTaggedDate(entry.first('EA')) ?? parseTaggedDate(entry.first('EY'));
}

/** Full names where the file has them, with ORCIDs; behind the persons stand the bodies that signed. */
function readPeople(entry: TaggedEntry): Pick<PaperRecord, 'authors' | 'editors'> {
  const editors = readNames(entry, 'BE', 'short');
  const authors = readAuthors(entry);
  return editors.length > 0 ? { authors, editors } : { authors };
}

function readAuthors(entry: TaggedEntry): PersonName[] {
  const full = readNames(entry, 'AF', 'full');
  const short = readNames(entry, 'AU', 'short');
  const persons = full.length > 0 && full.length >= short.length ? full : short;
  const authors = [...persons, ...readBodies(entry, 'CA')];
  addOrcids(authors, entry.all('OI', 'RI'));
  if (authors.length > 0) return authors;
  const ofBook = readNames(entry, 'BF', 'full');
  if (ofBook.length > 0) return ofBook;
  const shortOfBook = readNames(entry, 'BA', 'short');
  return shortOfBook.length > 0 ? shortOfBook : readBodies(entry, 'GP');
}

function readNames(entry: TaggedEntry, tag: string, initials: 'full' | 'short'): PersonName[] {
  return entry
    .all(tag)
    .flatMap((value) => value.split('\n'))
    .flatMap(splitField)
    .map((name) =>
      parseTaggedName(name.replace(/\s{0,9}\([^()]{0,80}@[^()]{0,80}\)\s{0,9}$/, ''), { initials }),
    )
    .filter((name) => name !== undefined);
}

function readBodies(entry: TaggedEntry, tag: string): PersonName[] {
  const names = entry.all(tag).flatMap((value) => value.split(/[\n;]/));
  return unique(names.map(toText)).map((literal) => ({ literal, role: 'group' }));
}

/** SO, else the conference; none for patents, and none for a book that is named again there. */
function readVenue(entry: TaggedEntry, type: string | undefined, title: string): string | undefined {
  if (type === 'patent') return undefined;
  const venue = toText(entry.first('SO', 'CT', 'SE'));
  const same = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return venue !== undefined && type === 'book' && same(venue) === same(title) ? undefined : venue;
}

function readType(entry: TaggedEntry): string | undefined {
  const kind = toText(entry.first('PT'))?.slice(0, 1).toUpperCase();
  const document = (toText(entry.first('DT')) ?? '').toLowerCase();
  if (kind === 'P' || document.startsWith('patent')) return 'patent';
  if (document.includes('book review')) return 'review-book';
  if (document.includes('data set') || document.includes('data study')) return 'dataset';
  if (document.includes('proceedings paper') && !(kind === 'J' && document.includes('article')))
    return 'paper-conference';
  if (document.includes('book chapter')) return 'chapter';
  if (kind === 'C') return 'paper-conference';
  if (kind === 'B') return document === '' || /^book\b/.test(document) ? 'book' : 'chapter';
  if (kind === 'S' && entry.first('BN') !== undefined) return 'chapter';
  return kind === undefined ? undefined : 'article-journal';
}

function readKeywords(entry: TaggedEntry): string[] {
  const list = (...tags: string[]) =>
    unique(
      entry
        .all(...tags)
        .flatMap((value) => value.replace(/\n\s{0,9}/g, ' ').split(';'))
        .map(toText),
    );
  for (const tags of [['DE'], ['ID'], ['MC', 'MQ', 'OR', 'BD']]) {
    const words = list(...tags);
    if (words.length > 0) return words;
  }
  return [];
}

function readCount(text: string | undefined): number | undefined {
  const digits = /^\s{0,9}(\d{1,9})\s{0,9}$/.exec(text ?? '');
  return digits ? Number(digits[1]) : undefined;
}
