import { joinFlags } from '../../model/flags';
import type { PaperRecord } from '../../model/record';
import type { Problem } from '../../model/problem';
import {
  findArxivId,
  findCatalogueIds,
  findDoi,
  findPmid,
  isPlaceholder,
  readCount,
  readDate,
  readKeywords,
  readPages,
  readText,
  readUrl,
  type Fields,
} from './bibtex-fields';
import { flagsOfKinds, flagsOfNote } from '../read-flags';
import { parseBibtexNames, type NameCache } from './bibtex-names';
import { addNameIds } from './bibtex-name-ids';
import { readReferences } from './bibtex-references';
import type { BibtexEntry } from './bibtex-scanner';
import { findJournal } from './journal-macros';
import { toCslType } from './bibtex-types';
import { latexToParagraphs, latexToText, latexToUrl } from './latex-to-text';
import { isNoAbstract } from '../clean-text';
import { findIssns } from '../find-issns';
import { describeUndated } from '../parse-date';

const TITLE = ['title', 'booktitle', 'maintitle'];
const VENUE = ['fjournal', 'journaltitle', 'journal', 'booktitle', 'eventtitle', 'conference'];
const ABBREVIATION = ['shortjournal', 'journal-iso', 'abbrev_source_title', 'journalabr', 'shortbooktitle'];
const PUBLISHER = ['publisher', 'institution', 'school', 'organization'];
const LANGUAGE = ['language', 'langid'];
const URL = ['url', 'ee', 'bdsk-url-1', 'link'];
/** Where our own files have an address that is not of the web. */
const OTHER_ADDRESS = ['other-address'];
/** Kinds whose `number` is the number of the work itself. */
const NUMBERED = /^(?:techreport|report|patent|manual|standard)$/;
/** Kinds that stand for themselves and not in a volume. */
const WHOLES = /^(?:mv)?(?:book|proceedings|collection|reference|periodical)$/;

/**
 * The record that an entry gives.
 *
 * @param fields the entry's own and those it takes from others
 * @param names names read before in the same file
 */
export function toRecord(
  entry: BibtexEntry,
  fields: Fields,
  file: string,
  names: NameCache,
  problems: Problem[],
): PaperRecord {
  const where: PaperRecord['place'] = { file, line: entry.line };
  if (entry.key !== '') where.what = entry.key;
  const main = readText(fields, TITLE) ?? '';
  const record: PaperRecord = {
    title: withSubtitle(main, readText(fields, SUBTITLE)),
    authors: [],
    keywords: readKeywords(fields),
    references: readReferences(fields),
    place: where,
  };
  setPeople(record, fields, names);
  const flags = joinFlags(
    record.flags,
    flagsOfKinds(...KIND_FIELDS.map((name) => readText(fields, [name]))),
    ...NOTE_FIELDS.map((name) => flagsOfNote(readText(fields, [name]))),
  );
  if (flags) record.flags = flags;
  if (entry.key !== '') record.key = entry.key;
  record.type = toCslType(entry.type, fields.get('entrysubtype'));
  const date = readDate(fields);
  if (date) record.date = date;
  else reportYear(fields, where, problems);
  setVenue(record, entry, fields, main);
  const issn = findIssns([fields.get('issn'), fields.get('eissn')]);
  if (issn) record.issn = issn;
  setText(record, 'publisher', readText(fields, PUBLISHER));
  setText(record, 'volume', readText(fields, VOLUME));
  const issue = readText(fields, NUMBERED.test(entry.type) ? ISSUE : NUMBER);
  // Better BibTeX puts a preprint's name there.
  if (issue !== undefined && !/^arxiv:/i.test(issue)) record.issue = issue;
  setText(record, 'pages', readPages(fields));
  setText(record, 'doi', readUrl(fields, DOI) ?? findDoi(fields));
  setText(record, 'arxivId', findArxivId(fields));
  setText(record, 'pmid', findPmid(fields));
  const ids = findCatalogueIds(entry.key, fields);
  if (ids) record.catalogueIds = ids;
  setText(record, 'url', readUrl(fields, URL) ?? publishedAt(fields) ?? readUrl(fields, OTHER_ADDRESS));
  setText(record, 'language', readText(fields, LANGUAGE));
  const abstract = fields.get('abstract');
  if (abstract !== undefined && !isNoAbstract(abstract))
    setText(record, 'abstract', latexToParagraphs(abstract));
  const timesCited = readCount(fields);
  if (timesCited !== undefined) record.timesCited = timesCited;
  if (record.title === '') {
    problems.push({ code: 'title-missing', severity: 'warning', message: 'This entry has no title.', where });
  }
  return record;
}
const SUBTITLE = ['subtitle'];
const VOLUME = ['volume'];
const NUMBER = ['number', 'issue'];
const ISSUE = ['issue'];
const DOI = ['doi'];

type TextField =
  'publisher' | 'volume' | 'issue' | 'pages' | 'doi' | 'arxivId' | 'pmid' | 'url' | 'language' | 'abstract';

function setText(record: PaperRecord, field: TextField, value: string | undefined): void {
  if (value !== undefined && value !== '') record[field] = value;
}

function withSubtitle(title: string, subtitle: string | undefined): string {
  return subtitle === undefined ? title : `${title}${/[:?!.]$/.test(title) ? '' : ':'} ${subtitle}`;
}

const KIND_FIELDS = ['type', 'document_type', 'pubstate'];
const NOTE_FIELDS = ['note', 'annote', 'addendum'];

/** Authors, and behind them the collaboration that signs with them (INSPIRE); editors. "and others" cuts the list. */
function setPeople(record: PaperRecord, fields: Fields, cache: NameCache): void {
  const authors = parseBibtexNames(fields.get('author') ?? '', cache);
  record.authors = addNameIds(authors.names, fields);
  const known = new Set(record.authors.flatMap(({ literal }) => literal?.toLowerCase() ?? []));
  const groups = splitGroups(fields.get('collaboration') ?? '');
  for (const literal of groups)
    if (![literal, `${literal} collaboration`].some((name) => known.has(name.toLowerCase())))
      record.authors.push({ literal, role: 'group' });
  const { names: editors } = parseBibtexNames(fields.get('editor') ?? '', cache);
  if (editors.length > 0) record.editors = editors;
  if (authors.more) record.flags = ['authors-cut'];
}

/** "ATLAS, CMS" and "LIGO Scientific and Virgo": several collaborations. */
function splitGroups(raw: string): string[] {
  const groups = raw.split(/,|\sand\s/).map((group) => latexToText(group));
  return groups.filter((group) => group !== '');
}

/** Where the work appeared: a volume does not appear in itself, and a thesis's school is its publisher. */
function setVenue(record: PaperRecord, entry: BibtexEntry, fields: Fields, main: string): void {
  // "journal = mnras" without a definition is the macro of the same name.
  const bare = entry.unknownMacros?.find(({ field }) => field === 'journal')?.name;
  const macro =
    VENUE.map((name) => findJournal(fields.get(name))).find((journal) => journal !== undefined) ??
    (bare !== undefined && fields.get('journal')?.trim() === bare ? findJournal(`\\${bare}`) : undefined);
  const venue = macro?.name ?? readText(fields, VENUE) ?? preprintServer(fields);
  const short =
    macro?.short ??
    readText(fields, ABBREVIATION) ??
    (fields.has('fjournal') ? readText(fields, ['journal']) : undefined);
  if (short !== undefined) record.venueAbbreviation = short;
  if (venue === undefined) return;
  if (venue === main && (WHOLES.test(entry.type) || !fields.has('title'))) return;
  const isBook = !fields.has('journal') && !fields.has('journaltitle') && fields.has('booktitle');
  const subtitle = readText(fields, isBook ? ['booksubtitle'] : ['journalsubtitle']);
  record.venue = withSubtitle(venue, subtitle);
}

/** A preprint of which only `howpublished` says where it is: "arXiv:2001.00004". */
function preprintServer(fields: Fields): string | undefined {
  const text = readText(fields, ['howpublished']);
  return /^(?:arxiv|biorxiv|medrxiv)\b(?!\.org)/i.test(text ?? '') ? text : undefined;
}

/** A link in `howpublished`. */
function publishedAt(fields: Fields): string | undefined {
  const raw = fields.get('howpublished');
  const link = raw === undefined ? null : /https?:\/\/[^\s{}]{1,1000}/i.exec(raw);
  return link ? latexToUrl(link[0]) : undefined;
}

function reportYear(fields: Fields, where: PaperRecord['place'], problems: Problem[]): void {
  const year = readText(fields, ['date', 'year', 'issued']);
  if (year === undefined || isPlaceholder(year) || !/\d/.test(year)) return;
  problems.push({
    code: 'date-unreadable',
    severity: 'warning',
    message: describeUndated(year),
    where,
  });
}
