/**
 * Refer with EndNote's additions (.enw): lines of "%T title", entries with an empty line between them. The letters are those of the Unix
 * program refer (Lesk 1978, https://man7.org/linux/man-pages/man1/refer.1.html); EndNote adds "%0 Journal Article", %X abstract, %U link,
 * %R DOI, %M number in a database, %8 date, %G language, %7 edition, %@ ISSN, %+ address.
 */
import { joinFlags } from '../../model/flags';
import type { PaperRecord, ParseResult } from '../../model/record';
import { cleanText } from '../clean-text';
import type { ParseContext, TextParser } from '../parser';
import { flagsOfKinds, flagsOfNote, isCutMark } from '../read-flags';
import { parseTaggedDate, chooseIssueDate } from './tagged-dates';
import { createMender, withoutSign } from './mend-tags';
import { parseTaggedName } from './tagged-names';
import { splitField } from '../names/split-names';
import { readTagged, type TaggedEntry, type TaggedField, type TaggedSyntax } from './tagged-reader';
import { TaggedResult } from './tagged-result';
import { cleanPages, findDoi, findIssns, toAbstract, toText, unique, withoutGaps } from './tagged-values';
import type { TextInput } from '../text-input';

/** EndNote's types -> CSL types, in small letters. */
const TYPES = new Map<string, string>(
  Object.entries({
    'journal article': 'article-journal',
    'electronic article': 'article-journal',
    'magazine article': 'article-magazine',
    'newspaper article': 'article-newspaper',
    'conference paper': 'paper-conference',
    'conference proceedings': 'paper-conference',
    'book section': 'chapter',
    'electronic book section': 'chapter',
    book: 'book',
    'edited book': 'book',
    'electronic book': 'book',
    serial: 'book',
    thesis: 'thesis',
    report: 'report',
    'government document': 'report',
    'unpublished work': 'manuscript',
    manuscript: 'manuscript',
    'web page': 'webpage',
    'electronic source': 'webpage',
    blog: 'post-weblog',
    dataset: 'dataset',
    'online database': 'dataset',
    'computer program': 'software',
    patent: 'patent',
    standard: 'standard',
    encyclopedia: 'entry-encyclopedia',
    dictionary: 'entry-dictionary',
    pamphlet: 'pamphlet',
    map: 'map',
    'personal communication': 'personal_communication',
    preprint: 'article',
    generic: 'document',
  }),
);
/** Types whose %B names a series or a department, not what contains the work. */
const WHOLE = new Set([
  'book',
  'thesis',
  'report',
  'patent',
  'webpage',
  'software',
  'dataset',
  'map',
  'manuscript',
]);

const SYNTAX: TaggedSyntax = {
  start: '%0',
  split: splitReferLine,
  tidy: withoutSign,
  mend: createMender(
    {
      ...{
        word: '%G %@ %M %9 %8 %7 %F',
        name: '%A %E',
        date: '%D',
        number: '%V %N %P',
        doi: '%R',
        link: '%U',
      },
      text: '%T %J %B %I %K %X %Z %+',
    },
    {
      start: '%0',
      startValue:
        /^(?:Journal|Book|Conference|Thesis|Report|Generic|Edited|Web|Electronic|Magazine)\b[A-Za-z ]{0,30}$/,
      running: '%X %Z',
      repeated: '%K',
      isSigned: true,
      blankIsPlain: true,
    },
  ),
  single: (tag) => /^%[TDJ]$/.exec(tag)?.[0],
  beginsAfterBlank: (entry) => !isInText(entry),
  leavesAfterBlank: (entry) => !isInText(entry),
  repeats: () => true,
};

/** An abstract or a note may have empty lines. In an entry that says its type, only the type of the next one ends it then. */
function isInText({ fields }: TaggedEntry): boolean {
  return fields[0]?.tag === '%0' && /^%[XZ]$/.test(fields.at(-1)?.tag ?? '');
}

export const referParser: TextParser = {
  kind: 'text',
  id: 'refer',
  label: 'EndNote Refer (.enw)',
  extensions: ['enw', 'refer'],
  detect(sample) {
    const tags = new Set<string>();
    for (const [, tag] of sample.matchAll(/^%([0ATJBDVNPIRX]) \S/gm)) tags.add(tag!);
    if (tags.has('0') && (tags.has('T') || tags.has('A'))) return 0.96;
    return tags.has('T') && tags.has('A') && tags.size > 2 ? 0.7 : 0;
  },
  parse: parseRefer,
};

function splitReferLine(line: string): TaggedField | undefined {
  const found = /^[ \t\ufeff]{0,4}(%[A-Z0-9!@#$&()*+<>=?[\]^~;:])(?:[ \t](.*)|\s{0,9})$/s.exec(line);
  return found ? { tag: found[1]!, value: found[2] ?? '' } : undefined;
}

async function parseRefer(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const result = new TaggedResult(
    { code: 'refer', name: 'EndNote export (Refer)', beginning: '%0 Journal Article' },
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
  const type = TYPES.get((text('%0') ?? '').toLowerCase());
  const isWhole = type !== undefined && WHOLE.has(type);
  const title = text('%T', ...(isWhole ? ['%B'] : []), '%!') ?? '';
  const key = text('%F', '%1');
  const links = entry
    .all('%U')
    .flatMap((value) => value.split('\n'))
    .map((link) => cleanText(link));
  const date = chooseIssueDate(parseTaggedDate(entry.first('%D')), entry.first('%8'));
  const place = {
    file,
    line: entry.line,
    ...withoutGaps({ what: key ?? (title.slice(0, 80) || undefined) }),
  };
  const numbers = entry.all('%M').map((value) => cleanText(value));
  const wos = numbers.map((number) => /^(?:WOS|ISI):(\S{5,30})$/.exec(number)?.[1]).find(Boolean);
  const record: PaperRecord = withoutGaps<PaperRecord>({
    key,
    type,
    title,
    ...readPeople(entry),
    date,
    venue: text('%J', ...(isWhole ? [] : ['%B'])),
    issn: findIssns(entry.all('%@')),
    publisher: text('%I'),
    volume: text('%V'),
    issue: text('%N'),
    pages: cleanPages(entry.first('%P')),
    doi:
      findDoi(entry.first('%R')) ??
      [...links.filter((link) => /doi/i.test(link)), ...numbers]
        .map(findDoi)
        .find((doi) => doi !== undefined),
    arxivId: [...entry.all('%R', '%J', '%B', '%M', '%N')]
      .map((value) => /\barxiv:\s{0,3}([\w./-]{7,30})/i.exec(value)?.[1])
      .find((id) => id !== undefined),
    pmid: readPmid(entry, numbers),
    catalogueIds: wos === undefined ? undefined : { wos },
    url: links.find((link) => link !== ''),
    language: text('%G'),
    abstract: toAbstract(entry.all('%X')),
    keywords: unique(entry.all('%K').flatMap(splitKeywordLines).map(toText)),
    references: [],
    place,
  });
  const given = entry.first('%D', '%8');
  if (!date && given !== undefined && /[1-9]/.test(given)) result.undated(given, place);
  return record;
}

/**
 * Authors, and the editors beside them. Without a comma a name is "First Last", as refer has it; where another name of the entry has one,
 * EndNote wrote them and a name without is that of a body.
 */
function readPeople(entry: TaggedEntry): Pick<PaperRecord, 'authors' | 'editors' | 'flags'> {
  const read = (tag: string) => {
    const names = entry.all(tag).flatMap(splitField);
    const natural = !names.some((name) => name.includes(','));
    return names.map((name) => parseTaggedName(name, { natural })).filter((name) => name !== undefined);
  };
  const editors = read('%E');
  const flags = joinFlags(
    entry.all('%A').some((value) => value.split(/[;\n]/).some(isCutMark)) ? ['authors-cut'] : undefined,
    flagsOfKinds(...entry.all('%9')),
    ...entry.all('%Z').map(flagsOfNote),
  );
  return withoutGaps({
    authors: read('%A'),
    editors: editors.length > 0 ? editors : undefined,
    flags,
  });
}

/** One keyword a line; or one line with semicolons, else commas, between several. */
function splitKeywordLines(value: string): string[] {
  if (/[;\n]/.test(value.trim())) return value.split(/[;\n]/);
  return value.split(',').length > 2 ? value.split(',') : [value];
}

function readPmid(entry: TaggedEntry, numbers: readonly string[]): string | undefined {
  const isMedical = /\b(?:pubmed|medline|nlm)\b/i.test(entry.all('%W', '%~').join(' '));
  return numbers
    .map((number) => /^(?:pmid:?\s{0,3})?([1-9]\d{0,8})$/i.exec(number)?.[1])
    .find((id, i) => id !== undefined && (isMedical || /^pmid/i.test(numbers[i]!)));
}
