/**
 * RIS, as reference managers and databases write it. Reference Manager's description of the format is no longer published; read are the
 * tags that it listed and those that EndNote, Zotero, Scopus, the Web of Science, Embase, Cochrane and ProQuest have added:
 * TY type; AU A1 authors, A2 A3 ED editors; TI T1 CT (BT of a whole book, ST) title; T2 JF BT JO J1 C3 venue, JA J2 JO J9 JI its abbreviation;
 * PY Y1 DA date; VL VO volume; IS CP M1 issue; SP EP pages, C7 article number; AB N2 abstract; KW keywords; DO, else UR L2 L1 M3 N1 a DOI; UR L2
 * link; LA language; PB PU publisher; AN C2 C3 C5 PM numbers in databases; N1 notes with "Cited By" and "References"; CR cited references; ID key.
 * Y2 is the day of access in most programs, AD an address, CY a place: they are not kept.
 */
import type { PaperRecord, ParseResult } from '../../model/record';
import type { ParseContext, TextParser } from '../parser';
import {
  readAbbreviation,
  readAbstract,
  readArticleNumber,
  readDate,
  readDoi,
  readIssue,
  readKeywords,
  readNumbers,
  readPeople,
  readReferences,
  readTimesCited,
  readUrl,
  readVenue,
} from './ris-fields';
import { createMender } from './mend-tags';
import { hasContainer, toCslType } from './ris-types';
import { readTagged, type TaggedEntry, type TaggedField, type TaggedSyntax } from './tagged-reader';
import { TaggedResult } from './tagged-result';
import { findIssns, joinPages, toText, withoutGaps } from './tagged-values';
import type { TextInput } from '../text-input';

/** Tags that are known wherever they stand; others only in the form "XX  - ". */
const TAGS = new Set(
  `TY ER ID AU A1 A2 A3 A4 ED TA TI T1 T2 T3 TT CT BT ST JO JF JA J1 J2 J9 JI PY Y1 Y2 DA VL VO IS CP SP EP SE ET AB N1 N2 KW DO UR L1 L2 L3 L4 LK
  LA PB PU CY AD AN AV CN CA DB DP C1 C2 C3 C4 C5 C6 C7 C8 M1 M2 M3 NV OP RN RP RI SN TN U1 U2 U3 U4 U5 LB PM CR`.split(
    /\s+/,
  ),
);
/** Tags that come back in one entry with others between them. */
const REPEATED = new Set('A2 A3 A4 ED KW N1 UR L1 L2 L3 L4 AD SN AN M1 M2 M3 C1 C3 U1 DB'.split(' '));
/** First lines that some publishers put before their entries. */
const PREAMBLE = /^(?:Provider|Content|Content-Type|Database|Export Date)\s{0,5}[:=]/i;

const SINGLE = new Map([
  ...['TI', 'T1', 'CT', 'BT'].map((tag) => [tag, 'title'] as const),
  ...['PY', 'Y1'].map((tag) => [tag, 'year'] as const),
  ...['JO', 'JF', 'T2'].map((tag) => [tag, 'journal'] as const),
  ['DO', 'doi'],
]);

const SYNTAX: TaggedSyntax = {
  split: splitRisLine,
  mend: createMender(
    {
      word: 'SN LA ID M3',
      name: 'AU A1 A2 A3 ED',
      date: 'PY Y1 DA',
      number: 'VL IS SP EP',
      doi: 'DO',
      link: 'UR',
      text: 'TI T1 T2 JO JF AB N2 KW PB',
    },
    {
      start: 'TY',
      startValue: /^[A-Z]{3,7}$/,
      end: 'ER',
      running: 'AB N2 N1 C1 C3 CR AD',
      repeated: 'KW',
    },
  ),
  single: (tag) => SINGLE.get(tag),
  start: 'TY',
  end: 'ER',
  repeats: (tag) => REPEATED.has(tag),
};

export const risParser: TextParser = {
  kind: 'text',
  id: 'ris',
  label: 'RIS',
  extensions: ['ris'],
  detect(sample) {
    if (/^\s{0,20}TY[ \t]{1,3}-[ \t]{0,3}[A-Z][A-Z0-9]{2,9}[ \t]{0,9}$/m.test(sample)) return 0.97;
    if (/^(?:PMID|OWN |FAU |STAT)- /m.test(sample)) return 0;
    const tags = new Set<string>();
    for (const [, tag] of sample.matchAll(/^([A-Z][A-Z0-9]) {2}- \S/gm)) if (TAGS.has(tag!)) tags.add(tag!);
    const named = ['TI', 'T1', 'CT'].some((tag) => tags.has(tag));
    const other = ['AU', 'A1', 'PY', 'Y1', 'JO', 'JF', 'T2', 'DO', 'AB', 'N2'].filter((tag) => tags.has(tag));
    return named && other.length > 1 ? 0.7 : 0;
  },
  parse: parseRis,
};

/** Takes "AU  - Small, H." apart, with one or two blanks before the dash, none behind it, or blanks before the tag. */
function splitRisLine(line: string): TaggedField | undefined {
  // Most lines are in the plain form or hold text only.
  if (line.startsWith('  - ', 2) && isTag(line, 0)) return { tag: line.slice(0, 2), value: line.slice(6) };
  const dash = line.indexOf('-');
  if (dash < 2 || dash > 24) return undefined;
  const found = /^[\s\ufeff]{0,16}([A-Z][A-Z0-9])([ \t\u00a0]{1,4})$/.exec(line.slice(0, dash));
  if (!found) return undefined;
  const [, tag, blanks] = found as unknown as [string, string, string];
  const value = line.slice(dash + 1);
  const isPlain = blanks === '  ' && (value === '' || /^\s/.test(value));
  if (!isPlain && !TAGS.has(tag)) return undefined;
  if (tag === 'TY' && !/^\s{0,4}[A-Z][A-Z0-9]{2,9}\s{0,9}$/.test(value) && !isPlain) return undefined;
  if (tag === 'ER' && value.trim() !== '') return undefined;
  return { tag, value: value.replace(/^[ \t\u00a0]/, '') };
}

function isTag(line: string, at: number): boolean {
  const first = line.charCodeAt(at);
  const second = line.charCodeAt(at + 1);
  return isCapital(first) && (isCapital(second) || (second >= 48 && second <= 57)) && line !== 'ER  - ';
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

async function parseRis(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const result = new TaggedResult(
    { code: 'ris', name: 'RIS', beginning: 'TY  - JOUR', ending: 'ER  -' },
    file,
  );
  await readTagged(
    input,
    SYNTAX,
    (entry) => result.add(entry, toRecord(entry, file, result)),
    (text, line) => {
      if (!text.split('\n').every((part) => PREAMBLE.test(part))) result.skip(text, line);
    },
    (text, line, mended) => result.mend(text, line, mended),
  );
  return result.finish();
}

function toRecord(entry: TaggedEntry, file: string, result: TaggedResult): PaperRecord {
  const risType = toText(entry.first('TY'))?.toUpperCase();
  const isWhole = !hasContainer(risType);
  const title = toText(entry.first('TI', 'T1', 'CT', ...(isWhole ? ['BT'] : []), 'ST')) ?? '';
  const key = toText(entry.first('ID'));
  const notes = entry.all('N1');
  const venue = readVenue(entry, risType, notes);
  const date = readDate(entry);
  const place = {
    file,
    line: entry.line,
    ...withoutGaps({ what: key ?? (title.slice(0, 80) || undefined) }),
  };
  const record: PaperRecord = withoutGaps<PaperRecord>({
    key,
    type: toCslType(risType),
    title,
    ...readPeople(entry, risType),
    date: date.date,
    venue,
    venueAbbreviation: readAbbreviation(entry, venue, isWhole),
    publisher: toText(entry.first('PB', 'PU')),
    issn: findIssns(entry.all('SN')),
    volume: toText(entry.first('VL', 'VO')),
    issue: readIssue(entry),
    pages: joinPages(entry.first('SP'), entry.first('EP')) ?? readArticleNumber(entry),
    doi: readDoi(entry, notes),
    ...readNumbers(entry, notes),
    url: readUrl(entry),
    language: toText(entry.first('LA')),
    abstract: readAbstract(entry),
    keywords: readKeywords(entry.all('KW')),
    references: readReferences(entry, notes),
    timesCited: readTimesCited(notes),
    place,
  });
  if (!date.date && date.text !== undefined && /[1-9]/.test(date.text)) result.undated(date.text, place);
  return record;
}
