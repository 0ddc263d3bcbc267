/**
 * RefWorks' tagged format, which CNKI, Wanfang and VIP export: lines of "T1 title", entries beginning with "RT Journal Article".
 * RT type; A1 authors, A2 A3 ED editors; T1 title, T2 title of what contains it; JF journal, JO its abbreviation; YR year, FD day; VO volume;
 * IS issue; SP OP pages; K1 keywords; AB abstract; DO DOI; UL LK UR link; SN ISSN or ISBN; PB publisher; LA language; AN number in a database;
 * ID key. AD addresses, NO notes, DS and DB databases and U1 to U5 are not kept.
 */
import type { PaperRecord, ParseResult, PersonName } from '../../model/record';
import type { ParseContext, TextParser } from '../parser';
import { createMender, withoutSign } from './mend-tags';
import { parseTaggedDate, refineDate } from './tagged-dates';
import { parseTaggedName } from './tagged-names';
import { readTagged, type TaggedEntry, type TaggedField, type TaggedSyntax } from './tagged-reader';
import { TaggedResult } from './tagged-result';
import { findDoi, findIssns, joinPages, toAbstract, toText, unique, withoutGaps } from './tagged-values';
import type { TextInput } from '../text-input';

const TAGS = new Set(
  `RT SR ID A1 A2 A3 A4 A5 A6 A7 A8 A9 AD T1 T2 T3 TT ST JF JO YR FD RD VO IS SP OP K1 AB NO PB PP ED SN CN AN LA CL SF OT LK DO DS DB DI CR UL UR
  U1 U2 U3 U4 U5 WT WP WV OL PMID`.split(/\s+/),
);
const REPEATED = new Set('A1 A2 A3 K1 AD NO UL LK UR'.split(' '));
const SINGLE = new Set('T1 YR JF'.split(' '));

/** RefWorks' types, lower case, -> CSL types. */
const TYPES: readonly (readonly [words: RegExp, type: string])[] = [
  [/^journal|^abstract$/, 'article-journal'],
  [/^magazine/, 'article-magazine'],
  [/^newspaper/, 'article-newspaper'],
  [/^conference|^proceeding/, 'paper-conference'],
  [/^dissertation|^thesis/, 'thesis'],
  [/^book, (?:section|chapter)|^book section/, 'chapter'],
  [/^book|^monograph/, 'book'],
  [/^report/, 'report'],
  [/^patent/, 'patent'],
  [/^web ?page|^online/, 'webpage'],
  [/^computer program/, 'software'],
  [/^unpublished/, 'manuscript'],
  [/^generic/, 'document'],
];

const SYNTAX: TaggedSyntax = {
  start: 'RT',
  split(line): TaggedField | undefined {
    // CNKI writes "vo 12".
    const found = /^\ufeff?([A-Z][A-Z0-9]|vo)(?: (.*)|\s{0,9})$/s.exec(line);
    const tag = found?.[1]?.toUpperCase();
    return tag !== undefined && TAGS.has(tag) ? { tag, value: found![2] ?? '' } : undefined;
  },
  tidy: withoutSign,
  mend: createMender(
    {
      word: 'SR ID LA SN CN AN DS DB',
      name: 'A1 A2',
      date: 'YR FD',
      number: 'VO IS SP OP PMID',
      doi: 'DO',
      link: 'UL LK UR',
      text: 'T1 T2 JF JO K1 AB PB',
    },
    {
      start: 'RT',
      startValue:
        /^(?:Journal|Book|Conference|Dissertation|Thesis|Report|Newspaper|Magazine|Patent|Generic)\b[\w ,/]{0,40}$/,
      running: 'AB NO AD',
      repeated: 'K1',
      blankIsPlain: true,
    },
  ),
  single: (tag) => (SINGLE.has(tag) ? tag : undefined),
  repeats: (tag) => REPEATED.has(tag),
};

export const refworksParser: TextParser = {
  kind: 'text',
  id: 'refworks',
  label: 'RefWorks tagged (CNKI, Wanfang, VIP)',
  extensions: ['txt', 'refworks'],
  detect(sample) {
    if (!/^\ufeff?RT [A-Z][\w ,/]{2,40}[ \t]{0,9}$/m.test(sample)) return 0;
    const tags = new Set<string>();
    for (const [, tag] of sample.matchAll(/^(SR|A1|T1|JF|YR|VO|K1|DS|SN) \S/gm)) tags.add(tag!);
    return tags.size > 2 ? 0.96 : tags.has('T1') ? 0.7 : 0;
  },
  parse: parseRefworks,
};

async function parseRefworks(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const result = new TaggedResult(
    { code: 'refworks', name: 'RefWorks tagged format', beginning: 'RT Journal Article' },
    file,
  );
  await readTagged(
    input,
    SYNTAX,
    (entry) => result.add(entry, toRecord(entry, file, result)),
    (text, line) => result.skip(text, line),
    (text, line, mended) => result.mend(text, line, mended),
  );
  return result.finish();
}

function toRecord(entry: TaggedEntry, file: string, result: TaggedResult): PaperRecord {
  const text = (...tags: string[]) => toText(entry.first(...tags));
  const given = (text('RT') ?? '').toLowerCase();
  const type = TYPES.find(([words]) => words.test(given))?.[1];
  const isWhole = /^(?:book|thesis|report|patent|software|manuscript)$/.test(type ?? '');
  const title = text('T1') ?? '';
  const key = text('ID');
  const date = refineDate(parseTaggedDate(entry.first('YR')), entry.first('FD'));
  // Of a thesis the second name is the supervisor's.
  const editors = type === 'thesis' ? [] : [...readNames(entry, 'ED'), ...readNames(entry, 'A2')];
  const place = {
    file,
    line: entry.line,
    ...withoutGaps({ what: key ?? (title.slice(0, 80) || undefined) }),
  };
  const record: PaperRecord = withoutGaps<PaperRecord>({
    key,
    type,
    title,
    authors: readNames(entry, 'A1'),
    editors: editors.length > 0 ? editors : undefined,
    date,
    venue: isWhole ? undefined : text('JF', 'T2', 'JO'),
    venueAbbreviation: isWhole ? undefined : text('JO'),
    issn: findIssns(entry.all('SN')),
    publisher: text('PB'),
    volume: text('VO'),
    issue: text('IS'),
    // CNKI has both pages under OP.
    pages: joinPages(entry.first('SP'), entry.first('OP')),
    doi: findDoi(entry.first('DO', 'DI')) ?? entry.all('UL', 'LK', 'UR').map(findDoi).find(Boolean),
    pmid: /^\d{1,9}$/.exec(text('PMID') ?? '')?.[0],
    url: entry.all('UL', 'LK', 'UR').map(toText).find(Boolean),
    language: text('LA')?.replace(/[;；]$/, ''),
    abstract: toAbstract(entry.all('AB')),
    keywords: unique(
      entry
        .all('K1')
        .flatMap((value) => value.split(/[;；\n]/))
        .map(toText),
    ),
    references: [],
    place,
  });
  const written = entry.first('YR', 'FD');
  if (!date && written !== undefined && /[1-9]/.test(written)) result.undated(written, place);
  return record;
}

/** "Gilles,Henri" one a line, or several with semicolons between them. */
function readNames(entry: TaggedEntry, tag: string): PersonName[] {
  return entry
    .all(tag)
    .flatMap((value) => value.split(/[;；\n]/))
    .map((name) => parseTaggedName(name))
    .filter((name) => name !== undefined);
}
