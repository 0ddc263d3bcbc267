/** Values that RIS files keep under several tags, or inside notes. The tags are listed in ris.ts. */
import type { PaperRecord, PartialDate, PersonName, Reference } from '../../model/record';
import { CATALOGUES, type CatalogueIds } from '../../model/catalogues';
import { joinFlags } from '../../model/flags';
import { cleanText } from '../clean-text';
import { flagsOfKinds, flagsOfNote, isCutMark } from '../read-flags';
import { hasContainer } from './ris-types';
import { splitReferenceNote } from '../reference-lists';
import { chooseIssueDate, parseTaggedDate, refineDate } from './tagged-dates';
import { parseTaggedName } from './tagged-names';
import { splitField } from '../names/split-names';
import type { TaggedEntry } from './tagged-reader';
import { findDoi, toText, unique, withoutGaps, toAbstract } from './tagged-values';
import { parseWosReference } from './wos-references';

/** A1 and AU in the order of the file; and those who edited the work, or the book it is in. */
export function readPeople(
  entry: TaggedEntry,
  risType: string | undefined,
): Pick<PaperRecord, 'authors' | 'editors' | 'flags'> {
  // Who performs makes a recording as much as who composed it.
  const values = entry.all('AU', 'A1', ...(risType === 'SOUND' ? ['A2'] : []));
  const authors = readNames(values);
  const flags = joinFlags(
    values.some((value) => value.split(/[;\n]/).some(isCutMark)) ? ['authors-cut'] : undefined,
    flagsOfKinds(...entry.all('M3')),
    ...entry.all('N1').map(flagsOfNote),
  );
  const editors = /^(?:E?BOOK|SER)$/.test(risType ?? '')
    ? ['A3', 'A2']
    : /^(?:E?CHAP|CONF|CPAPER|E?JOUR|GEN|ENCYC|DICT)$/.test(risType ?? '')
      ? ['A2']
      : [];
  for (const tag of ['ED', ...editors]) {
    const names = readNames(entry.all(tag));
    if (names.length > 0) return withoutGaps({ authors, editors: names, flags });
  }
  return withoutGaps({ authors, flags });
}

/**
 * One name a line, or several in it. Where no name has a comma and some begin with initials or share a line, all are in natural order:
 * "A. Gander", "Bo Oie".
 */
export function readNames(values: readonly string[]): PersonName[] {
  const lines = values.flatMap((value) => value.split(/[;\n]/));
  const names = lines.flatMap(splitField);
  const isMarked =
    names.length > lines.length || names.some((name) => /^\s?\p{Lu}\.(?!\p{Lu}\.\s)/u.test(name));
  const natural = isMarked && !names.some((name) => name.includes(','));
  return names.map((name) => parseTaggedName(name, { natural })).filter((name) => name !== undefined);
}

/** DA is the day of the issue; Y1, and PY with it, are of the version online where the two differ. */
export function readDate(entry: TaggedEntry): { date?: PartialDate | undefined; text?: string | undefined } {
  const year = entry.first('PY');
  const day = entry.first('DA');
  const primary = entry.first('Y1');
  const online = parseTaggedDate(primary);
  const published = refineDate(parseTaggedDate(year), primary);
  // A date far behind the year is that of an export; with a year missing there is nothing to judge it by.
  const issue = parseTaggedDate(day);
  const isAlone = year === undefined && issue !== undefined && issue.year !== online?.year;
  return { date: isAlone ? issue : chooseIssueDate(published, day), text: year ?? day ?? primary };
}

export function readVenue(
  entry: TaggedEntry,
  risType: string | undefined,
  notes: readonly string[],
): string | undefined {
  if (risType === 'CASE') return toText(entry.first('A2'));
  if (!hasContainer(risType))
    return toText(entry.first('JF', 'JO', ...(/^(?:WEB|ELEC)$/.test(risType!) ? ['J2'] : [])));
  const isConference = risType === 'CONF' || risType === 'CPAPER';
  // ProCite has no tag for the proceedings and names them in a note.
  const noted = isConference ? notes.find((note) => /^Proceedings Title: /.test(note)) : undefined;
  return (
    toText((isConference ? entry.first('C3') : undefined) ?? noted?.slice(19)) ??
    toText(entry.first('T2', 'JF', 'BT', 'JO', 'J1', 'JA', 'J2', 'J9', 'JI'))
  );
}

export function readAbbreviation(
  entry: TaggedEntry,
  venue: string | undefined,
  isWhole: boolean,
): string | undefined {
  if (isWhole || venue === undefined) return undefined;
  return ['JA', 'J2', 'J9', 'JO', 'JI', 'J1']
    .map((tag) => toText(entry.first(tag)))
    .find((name) => name !== undefined && (name !== venue || looksAbbreviated(name)));
}

/** "J.Neurosurg." is an abbreviation even where it is the only name. */
function looksAbbreviated(name: string): boolean {
  return /\p{L}\./u.test(name);
}

export function readIssue(entry: TaggedEntry): string | undefined {
  const issue = toText(entry.first('IS', 'CP'));
  if (issue !== undefined) return issue;
  const number = toText(entry.first('M1'));
  return number !== undefined && /^[\w.-]{1,10}$/.test(number) && /\d/.test(number) ? number : undefined;
}

export function readArticleNumber(entry: TaggedEntry): string | undefined {
  const number = toText(entry.first('C7'));
  return number !== undefined && /^(?!PMC|NCT)\S{1,30}$/.test(number) ? number : undefined;
}

export function readDoi(entry: TaggedEntry, notes: readonly string[]): string | undefined {
  const own = findDoi(entry.first('DO', 'DI'));
  if (own !== undefined) return own;
  const inText = [...entry.all('M3', 'C7', 'ID'), ...notes].filter((text) =>
    /^\s{0,9}(?:10\.|doi\b|https?:\/\/(?:dx\.)?doi\.)/i.test(text),
  );
  const links = entry.all('UR', 'L2', 'LK', 'L1').filter((link) => /doi/i.test(link));
  return [...links, ...inText].map(findDoi).find((doi) => doi !== undefined);
}

/** What the work is called in databases: PubMed, arXiv, and the catalogues of the model. */
export function readNumbers(
  entry: TaggedEntry,
  notes: readonly string[],
): Pick<PaperRecord, 'pmid' | 'arxivId' | 'catalogueIds'> {
  const catalogueIds: CatalogueIds = {};
  const numbers = entry.all('AN', 'C2', 'C3', 'PM').map((value) => cleanText(value));
  const named = /^([a-z0-9]{2,10}):\s{0,3}(\S{1,80})$/i;
  for (const number of numbers) {
    const [, name = '', id = ''] = named.exec(number) ?? [];
    const catalogue = CATALOGUES.find((it) => it === name.toLowerCase());
    if (catalogue) catalogueIds[catalogue] ??= id;
  }
  const eid = /\beid=(2-s2\.0-\d{5,20})/.exec(entry.all('UR', 'L2').join(' '))?.[1];
  if (eid !== undefined) catalogueIds.scopus ??= eid;
  const found: Pick<PaperRecord, 'pmid' | 'arxivId' | 'catalogueIds'> = {};
  const pmid = readPmid(entry, [...numbers, ...notes]);
  if (pmid !== undefined) found.pmid = pmid;
  const arxiv = [
    ...entry.all('AN', 'T2', 'JO', 'JF', 'M1', 'M3', 'SP', 'C7', 'ID'),
    ...notes.filter((note) => /^\s{0,5}arxiv/i.test(note)),
  ]
    .map((text) => /\barxiv:\s{0,3}([\w./-]{7,30})/i.exec(text)?.[1])
    .find((id) => id !== undefined);
  if (arxiv !== undefined) found.arxivId = arxiv;
  if (Object.keys(catalogueIds).length > 0) found.catalogueIds = catalogueIds;
  return found;
}

/** "PMID: 123", "PubMed 123" (Cochrane); a bare number in PM, C2 (Scopus, EBSCO) and, in files from medical databases, in AN and C5. */
function readPmid(entry: TaggedEntry, texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const found = /^\s{0,5}(?:pmid|pubmed|medline)(?: id)?[\s:]{1,4}(\d{1,9})\s{0,5}$/i.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  const isMedical = /\b(?:pubmed|medline|embase)\b/i.test(entry.all('DB', 'DP').join(' '));
  const bare = [...entry.all('PM', 'C2'), ...(isMedical ? entry.all('AN', 'C5') : [])];
  const number = bare.map((value) => value.trim()).find((value) => /^[1-9]\d{5,7}$/.test(value));
  if (number !== undefined) return number;
  const link = /(?:ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/(\d{1,9})\b/.exec(
    entry.all('UR', 'L2').join(' '),
  );
  return link?.[1];
}

/** A link; without one the address in a note, as our own files have those that are not of the web. */
export function readUrl(entry: TaggedEntry): string | undefined {
  const links = entry
    .all('UR', 'L2', 'LK')
    .flatMap((value) => value.split('\n').map((link) => cleanText(link)));
  return (
    links.find((link) => /^https?:/i.test(link)) ??
    links.find((link) => link !== '') ??
    entry.all('N1').flatMap((note) => /^Other address: (.{1,2000})$/.exec(note)?.[1] ?? [])[0]
  );
}

export function readAbstract(entry: TaggedEntry): string | undefined {
  return toAbstract(entry.all('AB')) ?? toAbstract(entry.all('N2'));
}

/** One keyword a line, or lists with semicolons. A lone list with commas is taken apart from three parts on; with two it may be one heading. */
export function readKeywords(values: readonly string[]): string[] {
  const [only] = values;
  if (values.length === 1 && !/[;\n]/.test(only!.trim()) && only!.split(',').length > 2)
    return unique(only!.split(',').map(toText));
  return unique(values.flatMap((value) => value.split(/[;\n]/)).map(toText));
}

/** Scopus lists them in a note, the Web of Science under a tag of its own. */
export function readReferences(entry: TaggedEntry, notes: readonly string[]): Reference[] {
  const references: Reference[] = [];
  for (const note of notes) {
    const label = /^\s{0,5}(?:cited )?references\s{0,2}:/i.exec(note);
    if (!label) continue;
    for (const reference of splitReferenceNote(note.slice(label[0].length))) references.push(reference);
  }
  for (const line of entry.all('CR').flatMap((value) => value.split('\n'))) {
    const reference = parseWosReference(line);
    if (reference) references.push(reference);
  }
  return references;
}

export function readTimesCited(notes: readonly string[]): number | undefined {
  for (const note of notes) {
    const found = /\b(?:cited by|times cited[^:\n]{0,60})\s{0,3}:\s{0,5}(\d{1,9})/i.exec(note)?.[1];
    if (found !== undefined) return Number(found);
  }
  return undefined;
}
