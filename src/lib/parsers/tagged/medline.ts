/**
 * MEDLINE, as PubMed writes it (.nbib, "PubMed" format), and ERIC after it. Tags: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
 *
 * Keywords are the MeSH headings (MH) without their qualifiers ("/metabolism") and the stars of the main ones, as PubMed's XML has them, and
 * the authors' terms (OT). The format holds no references.
 */
import { joinFlags, type PaperFlag } from '../../model/flags';
import type { PaperRecord, ParseResult, PartialDate, PersonName } from '../../model/record';
import { cleanText } from '../clean-text';
import type { ParseContext, TextParser } from '../parser';
import { flagsOfKinds, isCutMark } from '../read-flags';
import { createMender } from './mend-tags';
import { parseTaggedDate } from './tagged-dates';
import { parseTaggedName } from './tagged-names';
import { withoutFullStop } from '../names/name-words';
import { splitField } from '../names/split-names';
import { readTagged, type TaggedEntry, type TaggedField, type TaggedSyntax } from './tagged-reader';
import { TaggedResult } from './tagged-result';
import {
  cleanPages,
  expandPages,
  findDoi,
  findIssns,
  findOrcid,
  toAbstract,
  toText,
  unique,
  withoutGaps,
} from './tagged-values';
import type { TextInput } from '../text-input';

const mend = createMender(
  {
    word: 'PMID OWN STAT LA PT TA JID IS SB CRDT EDAT MHDA PST PL',
    name: 'FAU AU FED ED',
    date: 'DP DEP DA DCOM LR',
    number: 'VI IP PG',
    doi: 'LID AID',
    link: '',
    text: 'TI BTI AB OAB AD JT MH OT OTO CN AUID RN SO GR CI COIS PB',
  },
  { running: 'AB OAB AD CI COIS', repeated: 'MH OT AD CN PT AID LID' },
);

/** Further lines are indented, but where a file was pasted: as long as none stands at the margin, each line there is a tag's. */
function createSyntax(): TaggedSyntax {
  let isFlat = false;
  let hasIndent = false;
  return {
    split: splitMedlineLine,
    mend(line, entry) {
      const isIndented = /^\s{4}/.test(line);
      hasIndent ||= isIndented;
      if (isIndented) return undefined;
      // Small letters are a tag's only where the file has shown how it goes on.
      const mended = mend(line, entry, !isFlat && (hasIndent ? /^[^\t]/ : /^[ \ufeff]{0,3}[A-Z]/).test(line));
      isFlat ||= !mended && !/^\s/.test(line);
      return mended;
    },
    beginsAfterBlank: () => true,
    leavesAfterBlank: (_, line) => !line.startsWith(' '),
    repeats: (tag) =>
      /^(?:AU|FAU|AD|MH|OT|PT|IS|RN|AID|LID|PHST|RIN|ECI|EIN|CRI|ROF|ECF|EFR|UIN|UOF|CIN|CON)$/.test(tag),
  };
}

export const medlineParser: TextParser = {
  kind: 'text',
  id: 'medline',
  label: 'PubMed (MEDLINE, .nbib)',
  extensions: ['nbib', 'medline', 'txt'],
  detect(sample) {
    if (/^TY {1,2}- ?[A-Z]/m.test(sample)) return 0;
    const isNamed = /^(?:TI {2}|BTI ?|AU {2}|FAU |DP {2})- \S/m.test(sample);
    if (isNamed && /^(?:PMID- ?\d|OWN - \S|STAT- \S|FAU - \S)/m.test(sample)) return 0.97;
    return /^PMID- ?\d/m.test(sample) ? 0.6 : 0;
  },
  parse: parseMedline,
};

/** Takes "FAU - Small, Henry" apart: two to four capitals, filled up with blanks to the dash in the fifth column. */
function splitMedlineLine(line: string): TaggedField | undefined {
  if (line.startsWith(' ') || line === '') return undefined;
  const found = /^([A-Z][A-Z0-9]{1,3}) {0,3}-(?: (.*)|\s{0,9})$/s.exec(line);
  return found ? { tag: found[1]!, value: found[2] ?? '' } : undefined;
}

async function parseMedline(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const result = new TaggedResult(
    { code: 'medline', name: 'PubMed format', beginning: 'PMID- 12345678' },
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
  const title = text('TI', 'BTI', 'CTI', 'TT') ?? '';
  const pmid = /^[1-9]\d{0,8}$/.exec(text('PMID') ?? '')?.[0];
  const type = readType(entry);
  const date = readDate(entry);
  const isInJournal = type === undefined || /^(?:article|review)/.test(type);
  const publisher = text('PB') ?? (isInJournal || type === 'chapter' ? undefined : text('JT'));
  const ids = entry.all('LID', 'AID').map((value) => cleanText(value));
  const place = {
    file,
    line: entry.line,
    ...withoutGaps({ what: title.slice(0, 80) || (pmid && `PMID ${pmid}`) || undefined }),
  };
  const record: PaperRecord = withoutGaps<PaperRecord>({
    type,
    title,
    ...readPeople(entry),
    flags: readFlags(entry),
    date,
    venue: type === 'chapter' ? text('BTI') : isInJournal ? text('JT', 'TA') : undefined,
    venueAbbreviation: isInJournal ? text('TA') : undefined,
    issn: isInJournal ? findIssns(entry.all('IS')) : undefined,
    publisher,
    volume: text('VI'),
    issue: text('IP'),
    pages:
      expandPages(cleanPages(entry.first('PG'))) ?? ids.map(findArticleNumber).find((id) => id !== undefined),
    doi: ids
      .filter((id) => /\[doi\]$|doi\.org\//i.test(id))
      .map((id) => findDoi(id))
      .find((doi) => doi !== undefined),
    pmid,
    url: ids.find((id) => /^https?:\/\/\S+$/i.test(id) && !/doi\.org\//i.test(id)),
    language: text('LA'),
    abstract: toAbstract(entry.all('AB').slice(0, 1)) ?? toAbstract(entry.all('OAB').slice(0, 1)),
    keywords: readKeywords(entry),
    references: [],
    place,
  });
  const given = entry.first('DP', 'DEP');
  if (!date && given !== undefined && /\d/.test(given)) result.undated(given, place);
  return record;
}

/** The issue's date; else of the electronic version, else of the entry in PubMed. */
function readDate(entry: TaggedEntry): PartialDate | undefined {
  return ['DP', 'DEP', 'EDAT', 'CRDT']
    .map((tag) => parseTaggedDate(entry.first(tag)))
    .find((date) => date !== undefined);
}

/** Full names (else short ones) and corporate authors in the order of the file, each with the ORCID that follows; and the editors. */
function readPeople(entry: TaggedEntry): Pick<PaperRecord, 'authors' | 'editors'> {
  const authors = readNames(entry, entry.has('FAU') ? 'FAU' : 'AU');
  const editors = readNames(entry, entry.has('FED') ? 'FED' : 'ED');
  return editors.length > 0 ? { authors, editors } : { authors };
}

/** Tags that name the notice about a paper, or the paper that a notice is about. */
const FLAG_TAGS = [
  ['RIN', 'retracted'],
  ['ECI', 'concern'],
  ['EIN', 'corrected'],
  ['CRI', 'corrected'],
  ['ROF', 'notice'],
  ['ECF', 'notice'],
  ['EFR', 'notice'],
] as const;

function readFlags(entry: TaggedEntry): PaperFlag[] | undefined {
  const kinds = entry.all('PT');
  const names = entry.all('FAU', 'AU');
  return joinFlags(
    flagsOfKinds(...kinds),
    FLAG_TAGS.flatMap(([tag, flag]) => (entry.has(tag) ? [flag] : [])),
    entry.has('UIN') && kinds.some((kind) => /^preprint$/i.test(kind.trim())) ? ['preprint'] : undefined,
    names.some(isCutMark) ? ['authors-cut'] : undefined,
  );
}

function readNames(entry: TaggedEntry, wanted: string): PersonName[] {
  const names: PersonName[] = [];
  let last: PersonName | undefined;
  for (const { tag, value } of entry.fields) {
    if (tag === wanted) {
      for (const part of splitField(value)) {
        last = parseTaggedName(part, { initials: wanted.startsWith('F') ? 'full' : 'short' });
        if (last) names.push(last);
      }
    } else if (tag === 'CN' && (wanted === 'FAU' || wanted === 'AU')) {
      last = undefined;
      const literal = toText(withoutFullStop(value.trim()));
      if (literal !== undefined) names.push({ literal, role: 'group' });
    } else if (tag === 'AUID' && last) {
      const orcid = findOrcid(value);
      if (orcid !== undefined) last.orcid ??= orcid;
    }
  }
  return names;
}

const TYPES: readonly (readonly [words: RegExp, type: string])[] = [
  [/^book chapter/, 'chapter'],
  [/^preprint/, 'article'],
  [/^journal articles?$/, 'article-journal'],
  [/^dissertations|^academic dissertation/, 'thesis'],
  [/^books?$/, 'book'],
  [/^dataset/, 'dataset'],
  [/^speeches|^congress/, 'paper-conference'],
];

function readType(entry: TaggedEntry): string | undefined {
  const given = entry.all('PT').map((value) => cleanText(value).toLowerCase());
  for (const [words, type] of TYPES) if (given.some((word) => words.test(word))) return type;
  // ERIC numbers what is in journals EJ…, and all else ED….
  const eric = cleanText(entry.first('OID') ?? '');
  if (/^ED\d/.test(eric)) return 'report';
  return given.length > 0 || entry.first('JT', 'TA') !== undefined ? 'article-journal' : undefined;
}

function readKeywords(entry: TaggedEntry): string[] {
  return unique([
    ...entry.all('MH').map((heading) => toText(heading.split('/', 1)[0]!.replaceAll('*', ''))),
    ...entry.all('OT').map((term) => toText(term.replace(/^\s{0,9}\*/, ''))),
  ]);
}

/** "e1042 [pii]" where it is short; long ones are the publisher's codes. */
function findArticleNumber(id: string): string | undefined {
  return /^([A-Za-z]{0,4}\d{1,8}) \[pii\]$/.exec(id)?.[1];
}
