/**
 * CSL-JSON: an array of items, an object with `items` or `data`, an object with items under their ids, or one item.
 * https://docs.citationstyles.org/en/stable/specification.html
 *
 * Beyond the standard: `references` lists what an item cites (ids of other items, or objects with the fields of an item), and `custom`
 * holds the fields of a record for which CSL has none.
 */
import { readRelations } from './crossref';
import { joinFlags, resolveFlags } from '../../model/flags';
import type { PaperRecord, ParseResult } from '../../model/record';
import type { Place, Problem } from '../../model/problem';
import { cleanValue } from '../clean-text';
import { findIssns } from '../find-issns';
import { readCrossrefReferences } from './crossref-references';
import {
  findCslArxivId,
  findCslDoi,
  readCatalogueIds,
  readCslDate,
  readCslKeywords,
  readCslReferences,
  readNoteLines,
} from './csl-fields';
import { readCslNames } from './csl-names';
import { CSL_TYPES, fromCrossrefType } from './csl-types';
import { crossrefFlags } from './crossref-flags';
import { flagsOfKinds, flagsOfNote } from '../read-flags';
import { jatsToText } from '../xml/jats-text';
import { finishRecord, firstName, readItems } from './json-items';
import {
  countOf,
  firstPlain,
  isObject,
  listOf,
  plainValue,
  textsOf,
  withoutUndefined,
  type Json,
} from './json-values';
import type { JsonParser, ParseContext } from '../parser';

/** Fields that only CSL has, but for `type`, whose value tells. */
const STRONG = [
  'issued',
  'container-title',
  'citation-key',
  'citation-label',
  'event-title',
  'publisher-place',
  'number-of-pages',
];
/** Fields that lists of papers of any kind have. */
const WEAK = ['type', 'author', 'DOI', 'abstract', 'publisher', 'keyword', 'URL', 'ISBN'];
const EMPTY = 'The file holds an empty list. Export the items again and choose CSL-JSON.';

export const cslJsonParser: JsonParser = {
  kind: 'json',
  id: 'csl-json',
  label: 'CSL-JSON',
  extensions: ['json', 'csljson', 'jsonl', 'ndjson'],
  items: findItems,
  detect(value) {
    const items = findItems(value);
    if (!items) return 0;
    if (items.length === 0) return 0.2;
    const sample = items.slice(0, 50);
    const sum = sample.reduce<number>((total, item) => total + likelihood(item), 0);
    return (0.95 * sum) / sample.length;
  },
  parse: parseCslJson,
};

async function parseCslJson(value: unknown, context: ParseContext): Promise<ParseResult> {
  const items = findItems(value) ?? [];
  const keys = new Map<string, string>();
  for (const item of items) {
    const id = isObject(item) ? cleanValue(item.id) : undefined;
    if (isObject(item) && id !== undefined) keys.set(id, keyOf(item) ?? id);
  }
  const result = await readItems(items, context, {
    prefix: 'csl',
    itemName: 'a CSL item (an object with a title or an author)',
    empty: EMPTY,
    isItem: (item) => likelihood(item) > 0,
    nameOf: (item) => keyOf(item) ?? firstName(plainValue(item.title)),
    read: readItem,
  });
  for (const { references } of result.records)
    for (const reference of references)
      if (reference.key !== undefined) reference.key = keys.get(reference.key) ?? reference.key;
  return result;
}

function findItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return undefined;
  if (typeof value.type === 'string' && likelihood(value) > 0) return [value];
  for (const list of [value.items, value.data]) if (Array.isArray(list)) return list as unknown[];
  const values = Object.values(value);
  const isMap = values.length > 0 && values.slice(0, 20).every((item) => likelihood(item) === 1);
  return isMap ? values : undefined;
}

/** 1 for an object that can be nothing else, .5 for one that says as much as many others do, 0 for no item. */
function likelihood(item: unknown): number {
  if (!isObject(item) || Array.isArray(item.title)) return 0;
  const hasNames = [item.author, item.editor].some((names) => Array.isArray(names));
  if (typeof item.title !== 'string' && !hasNames) return 0;
  const hasType =
    typeof item.type === 'string' && (CSL_TYPES.has(item.type) || fromCrossrefType(item.type) !== undefined);
  const isPerson = listOf(item.author ?? item.editor).some(
    (name) => isObject(name) && ('family' in name || 'literal' in name),
  );
  if (hasType || isPerson || STRONG.some((key) => item[key] !== undefined)) return 1;
  return WEAK.some((key) => item[key] !== undefined) ? 0.5 : 0;
}

/** The id, unless it is an address in a reference manager and the item has a citation key. */
function keyOf(item: Json): string | undefined {
  const id = cleanValue(item.id);
  const citationKey = cleanValue(item['citation-key']) ?? readNoteLines(item.note).get('citationkey');
  return id === undefined || /^https?:/i.test(id) ? (citationKey ?? id) : id;
}

function readItem(item: Json, place: Place, problems: Problem[]): PaperRecord {
  const custom = isObject(item.custom) ? item.custom : {};
  const note = readNoteLines(item.note);
  const type = cleanValue(item.type);
  const abstract = typeof item.abstract === 'string' ? jatsToText(item.abstract) : '';
  const editors = readCslNames(item.editor);
  const flags = joinFlags(
    resolveFlags(custom.flags),
    crossrefFlags(item),
    flagsOfKinds(cleanValue(item.genre), cleanValue(item.status)),
    flagsOfNote(typeof item.note === 'string' ? item.note : undefined),
  );
  const otherDois = textsOf(custom.otherDois);
  const record = withoutUndefined<PaperRecord>({
    key: keyOf(item),
    type: type === undefined ? undefined : (fromCrossrefType(type) ?? type),
    title: plainValue(item.title) ?? plainValue(item['title-short']) ?? '',
    authors: readCslNames(item.author),
    editors: editors.length > 0 ? editors : undefined,
    flags,
    otherDois: otherDois.length > 0 ? otherDois : undefined,
    authorCount: countOf(custom.authorCount),
    organisation: cleanValue(custom.organisation),
    // Some programs give the date of a talk only as that of its meeting.
    date: readCslDate(item.issued) ?? readCslDate(item['event-date']),
    venue: firstPlain(item['container-title']) ?? plainValue(item['event-title']) ?? plainValue(item.event),
    venueAbbreviation: firstPlain(item['container-title-short']) ?? plainValue(item.journalAbbreviation),
    relations: readRelations(item.relation),
    issn: findIssns([...textsOf(item.ISSN), cleanValue(item.ISSN)]),
    publisher: plainValue(item.publisher),
    volume: plainValue(item.volume),
    issue: plainValue(item.issue),
    pages: plainValue(item.page),
    doi: findCslDoi(item, note),
    arxivId: findCslArxivId(item, note),
    pmid: cleanValue(item.PMID) ?? note.get('pmid'),
    catalogueIds: readCatalogueIds(item),
    url: cleanValue(item.URL) ?? cleanValue(custom.address),
    language: plainValue(item.language),
    abstract: abstract || undefined,
    keywords: readCslKeywords(item.keyword ?? item.keywords ?? item.categories),
    references: [...readCslReferences(item.references), ...readCrossrefReferences(item.reference)],
    timesCited: countOf(custom.timesCited) ?? countOf(item['is-referenced-by-count']),
    pageCount: countOf(custom.pageCount),
    place,
  });
  if (!record.date && isFilled(item.issued)) {
    problems.push({
      code: 'date-unreadable',
      severity: 'warning',
      message: `The date ${JSON.stringify(item.issued).slice(0, 80)} could not be read; the paper is undated. Give the year as four digits.`,
      where: place,
    });
  }
  return finishRecord(record, problems);
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  // Crossref writes {"date-parts": [[null]]} for a date that it does not know.
  if (!isObject(value)) return value !== '';
  return Object.values(value).some(
    (part) => JSON.stringify(part) !== '[[null]]' && part !== '' && part !== null,
  );
}
