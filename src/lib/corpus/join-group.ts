import type { PaperRecord, PersonName, Reference } from '../model/record';
import type { CatalogueIds } from '../model/catalogues';
import { joinFlags, type PaperFlag } from '../model/flags';
import type { RecordGroup } from './merging/merge-records';
import { comparePrepared, type PreparedRecord } from './prepare-record';

/** One work with the best value of each field and where it came from. */
export interface JoinedRecord {
  record: PaperRecord;
  titleKey: string;
  doi?: string;
  arxivId?: string;
  pmid?: string;
  /** All members, the fullest first: the order of Paper.sources. */
  members: PreparedRecord[];
  /** field -> index into members, where it is not 0. */
  fieldSource: Map<string, number>;
}

const SINGLE = [
  'type',
  'organisation',
  'venue',
  'venueAbbreviation',
  'publisher',
  'volume',
  'issue',
  'pages',
  'url',
  'language',
  'timesCited',
  'pageCount',
  'authorCount',
  'others',
] as const satisfies readonly (keyof PaperRecord)[];

/**
 * Takes each field from the fullest record that has it; the abstract and the list of authors from the one that says most; keywords and
 * references from all of them.
 */
export function joinGroup(group: RecordGroup): JoinedRecord {
  // Where a source asserts that a preprint is the paper's, the paper speaks for both.
  const isAsserted = group.rules.find((rule) => rule !== 'reader') === 'relation';
  const published = (member: PreparedRecord) => (isAsserted && member.hasOwnDoi ? 1 : 0);
  const members = [...group.members].sort(
    (a, b) => published(b) - published(a) || b.filled - a.filled || comparePrepared(a, b),
  );
  const fieldSource = new Map<string, number>();
  const main = members[0]!;
  if (members.length === 1) {
    const { doi, arxivId, pmid } = main;
    const ids = { ...optional('doi', doi), ...optional('arxivId', arxivId), ...optional('pmid', pmid) };
    return { record: main.record, titleKey: main.titleKey, members, fieldSource, ...ids };
  }
  const record: PaperRecord = { ...main.record };
  const joined: JoinedRecord = { record, titleKey: main.titleKey, members, fieldSource };

  const take = <T>(
    field: string,
    value: (member: PreparedRecord) => T | undefined,
    score?: (value: T) => number,
  ) => {
    let best: T | undefined;
    let bestScore = -Infinity;
    let from = -1;
    for (let i = 0; i < members.length; i++) {
      const found = value(members[i]!);
      if (found === undefined) continue;
      const foundScore = score?.(found) ?? 0;
      if (best === undefined || foundScore > bestScore) {
        best = found;
        bestScore = foundScore;
        from = i;
      }
      if (!score) break;
    }
    if (from > 0) fieldSource.set(field, from);
    return best;
  };

  record.title = take('title', (member) => member.record.title || undefined) ?? '';
  if (fieldSource.has('title')) joined.titleKey = members[fieldSource.get('title')!]!.titleKey;
  const titled = members[fieldSource.get('title') ?? 0]!;
  const authors = take(
    'authors',
    (member) =>
      member.record.authors.length > 0 && shareFamily(titled, member) ? member.record.authors : undefined,
    sizeOfNames,
  );
  record.authors = authors ?? [];
  const editors = take('editors', (member) => member.record.editors, sizeOfNames);
  if (editors !== undefined) record.editors = editors;
  setFlags(record, members, members[fieldSource.get('authors') ?? 0]!);
  for (const field of SINGLE)
    set(
      record,
      field,
      take(field, (member) => member.record[field]),
    );
  const abstract = take(
    'abstract',
    (member) => member.record.abstract,
    (text) => text.length,
  );
  if (abstract !== undefined) record.abstract = abstract;
  const year = members.find((member) => member.record.date)?.record.date?.year;
  const date = take(
    'date',
    (member) => (member.record.date?.year === year ? member.record.date : undefined),
    (known) => (known.month === undefined ? 0 : known.day === undefined ? 1 : 2),
  );
  if (date) record.date = date;

  const doi =
    take('doi', (member) => (member.hasOwnDoi ? member.doi : undefined)) ??
    take('doi', (member) => member.doi);
  const arxivId = take('arxivId', (member) => member.arxivId);
  const pmid = take('pmid', (member) => member.pmid);
  Object.assign(joined, optional('doi', doi), optional('arxivId', arxivId), optional('pmid', pmid));
  const issn = [...new Set(members.flatMap((member) => member.record.issn ?? []))];
  if (issn.length > 0) record.issn = issn;
  const catalogueIds: CatalogueIds = {};
  for (const member of [...members].reverse()) Object.assign(catalogueIds, member.record.catalogueIds);
  if (Object.keys(catalogueIds).length > 0) record.catalogueIds = catalogueIds;
  record.keywords = [...new Set(members.flatMap((member) => member.record.keywords))];
  const key = take('key', (member) => member.record.key);
  fieldSource.delete('key');
  if (key !== undefined) record.key = key;
  return joined;
}

/** Flags of all members; what is said of a preprint or of a list of names holds only where no member knows better. */
function setFlags(record: PaperRecord, members: readonly PreparedRecord[], named: PreparedRecord): void {
  const has = (member: PreparedRecord, flag: PaperFlag) => member.record.flags?.includes(flag) === true;
  const flags = joinFlags(...members.map((member) => member.record.flags))?.filter(
    (flag) =>
      (flag !== 'preprint' || members.every((member) => has(member, flag))) &&
      (flag !== 'notice' || members.every((member) => has(member, flag))) &&
      (flag !== 'authors-cut' || named.record.authors.length === 0 || has(named, flag)),
  );
  delete record.flags;
  if (flags && flags.length > 0) record.flags = flags;
  const otherDois = [...new Set(members.flatMap((member) => member.record.otherDois ?? []))];
  if (otherDois.length > 0) record.otherDois = otherDois;
}

/** References of all members with the file they stand in, which gives their keys a meaning. */
export function referencesOf(joined: JoinedRecord): { reference: Reference; file: string }[] {
  return joined.members.flatMap(({ record }) =>
    record.references.map((reference) => ({ reference, file: record.place.file ?? '' })),
  );
}

function set<K extends keyof PaperRecord>(record: PaperRecord, field: K, value: PaperRecord[K]): void {
  if (value !== undefined) record[field] = value;
}

function optional<K extends string, T>(field: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [field]: value } as Partial<Record<K, T>>);
}

/** False only when both have names and none is common: the authors then belong to another title. */
function shareFamily(a: PreparedRecord, b: PreparedRecord): boolean {
  if (a === b || a.families.size === 0 || b.families.size === 0) return true;
  for (const family of a.families) if (b.families.has(family)) return true;
  return false;
}

/** More names first, then more letters of given names. */
function sizeOfNames(names: readonly PersonName[]): number {
  let letters = 0;
  for (const { given } of names) if (given !== undefined) letters += countLetters(given);
  return names.length * 10_000 + Math.min(letters, 9_999);
}

function countLetters(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // "a" to "z" in either case
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++;
    else if (code >= 128) return text.replace(/[^\p{L}]/gu, '').length;
  }
  return letters;
}
