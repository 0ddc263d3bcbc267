/**
 * Text that the Cochrane Library exports from its register of trials and its reviews: "Record #1 of 2" and lines of "TI: title".
 * AU author, one a line; SO journal; YR year; VL volume; NO issue; PG pages; PM numbers in PubMed and Embase; PT type; KY keywords; DOI; AB abstract;
 * US link; LA language; PB publisher; SN ISSN; CC the group that keeps the record and XR its numbers, which are not kept.
 */
import type { PaperRecord, ParseResult } from '../../model/record';
import type { ParseContext, TextParser } from '../parser';
import { createMender } from './mend-tags';
import { parseTaggedDate } from './tagged-dates';
import { splitNames } from '../names/split-names';
import { parseTaggedName } from './tagged-names';
import { readTagged, type TaggedEntry, type TaggedField, type TaggedSyntax } from './tagged-reader';
import { TaggedResult } from './tagged-result';
import {
  cleanPages,
  expandPages,
  findDoi,
  findIssns,
  toAbstract,
  toText,
  unique,
  withoutGaps,
} from './tagged-values';
import type { TextInput } from '../text-input';

const TAGS = new Set(
  'ID AU TI SO YR VL NO PG PM XR PT KY DOI AB US CC LA PB SN AN CY DE DT ED EM GR HS IS NT OD RC RE CN CR PY'.split(
    ' ',
  ),
);
/** "Keel I, Holm B": several names in a line. */
const LIST = /^[\p{L}'’ -]{2,60} \p{Lu}{1,4}, /u;

/** The line before each entry, as a tag. */
const START = '#';

const SYNTAX: TaggedSyntax = {
  start: START,
  split(line): TaggedField | undefined {
    const start = /^\ufeff?Record #(\d{1,9} of \d{1,9})\s{0,9}$/i.exec(line);
    if (start) return { tag: START, value: start[1]! };
    const found = /^\ufeff?([A-Z]{2,3}):(?:\s(.*)|\s{0,9})$/s.exec(line);
    return found && TAGS.has(found[1]!) ? { tag: found[1]!, value: found[2] ?? '' } : undefined;
  },
  mend: createMender(
    {
      word: 'ID PM LA SN CC AN',
      name: 'AU',
      date: 'YR PY',
      number: 'VL NO PG',
      doi: 'DOI',
      link: 'US',
      text: 'TI SO AB KY PT PB XR',
    },
    { start: START, running: 'AB', smallSign: /^[ \t\u00a0]{0,4}[-–:=][ \t\u00a0]/ },
  ),
  repeats: (tag) => tag === 'AU',
};

export const cochraneParser: TextParser = {
  kind: 'text',
  id: 'cochrane',
  label: 'Cochrane Library (text)',
  extensions: ['txt'],
  detect(sample) {
    const isNamed = /^(?:TI|AU|SO): \S/m.test(sample);
    if (/^\ufeff?Record #\d{1,9} of \d{1,9}\s{0,9}$/im.test(sample)) return isNamed ? 0.97 : 0.6;
    return isNamed && /^ID: C[DN]-?\d/m.test(sample) ? 0.9 : 0;
  },
  parse: parseCochrane,
};

async function parseCochrane(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const result = new TaggedResult({ code: 'cochrane', name: 'text', beginning: 'Record #1 of 2' }, file);
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
  const title = text('TI') ?? '';
  const key = text('ID');
  const date = parseTaggedDate(entry.first('YR', 'PY'));
  const place = {
    file,
    line: entry.line,
    ...withoutGaps({ what: key ?? (title.slice(0, 80) || undefined) }),
  };
  const record: PaperRecord = withoutGaps<PaperRecord>({
    key,
    type: readType(text('PT')),
    title,
    authors: entry
      .all('AU')
      .flatMap((value) => value.split(/[;\n]/))
      .flatMap((value) => (LIST.test(value) ? splitNames(value) : [value]))
      .map((name) => parseTaggedName(name, { initials: 'short' }))
      .filter((name) => name !== undefined),
    date,
    venue: text('SO'),
    issn: findIssns(entry.all('SN')),
    publisher: text('PB'),
    volume: text('VL'),
    issue: text('NO', 'IS'),
    pages: expandPages(cleanPages(entry.first('PG'))),
    doi: findDoi(entry.first('DOI')),
    pmid: /\b(?:pubmed|medline)[\s:]{1,4}(\d{1,9})\b/i.exec(entry.all('PM', 'AN').join(' '))?.[1],
    url: text('US'),
    language: text('LA'),
    abstract: toAbstract(entry.all('AB')),
    keywords: readKeywords(entry.all('KY')),
    references: [],
    place,
  });
  const written = entry.first('YR', 'PY');
  if (!date && written !== undefined && /[1-9]/.test(written)) result.undated(written, place);
  return record;
}

function readType(given: string | undefined): string | undefined {
  if (given === undefined || /journal/i.test(given)) return 'article-journal';
  return /conference/i.test(given) ? 'paper-conference' : undefined;
}

/** "Sleep [*physiology]; Humans": subject headings without their qualifiers and the stars of the main ones. */
function readKeywords(values: readonly string[]): string[] {
  return unique(
    values
      .flatMap((value) => value.replace(/\[[^[\]]{0,300}\]/g, '').split(/[;\n]/))
      .map((word) => toText(word.replaceAll('*', ''))),
  );
}
