/**
 * Crossref: works as its REST API and its public data file give them. A list {message: {items}}, one work {message}, or an array of works.
 * CSL-JSON has nearly the same fields; in Crossref's own answers title and container-title are lists.
 * https://api.crossref.org/swagger-ui/index.html
 */
import type { Problem, Place } from '../../model/problem';
import type { PaperRecord, PartialDate, PersonName, WorkRelation } from '../../model/record';
import { cleanValue } from '../clean-text';
import { findIssns } from '../find-issns';
import { readCrossrefReferences } from './crossref-references';
import { crossrefFlags, markUpdated } from './crossref-flags';
import { fromCrossrefType } from './csl-types';
import { jatsToText } from '../xml/jats-text';
import { finishRecord, firstName, readItems, shareOf, type ItemFormat } from './json-items';
import { joinHyphens } from '../names/name-words';
import { splitFamily } from './json-names';
import {
  bareDoi,
  bareOrcid,
  countOf,
  firstPlain,
  isObject,
  listOf,
  objectsOf,
  plainValue,
  textsOf,
  withoutUndefined,
  type Json,
} from './json-values';
import type { JsonParser } from '../parser';
import { parseDate, toPartialDate } from '../parse-date';

/** Fields that only Crossref has; one of its works has nearly all of them. */
const OWN = [
  'indexed',
  'deposited',
  'member',
  'prefix',
  'reference-count',
  'references-count',
  'is-referenced-by-count',
  'content-domain',
  'issn-type',
  'score',
];
/** Where the date of publication stands, if there is none of an issue in print: Crossref's own choice first, the earliest. When a DOI was deposited says nothing about the work. */
const DATES = ['issued', 'published', 'published-online', 'posted', 'approved'] as const;

export const crossrefParser: JsonParser = {
  kind: 'json',
  id: 'crossref',
  label: 'Crossref',
  extensions: ['json', 'jsonl', 'ndjson'],
  items: findItems,
  detect(value) {
    const items = findItems(value);
    if (!items) return 0;
    if (items.length > 0) return 0.97 * shareOf(items, isWork);
    return isObject(value) && value['message-type'] === 'work-list' ? 0.9 : 0;
  },
  async parse(value, context) {
    const items = (findItems(value) ?? []).map(unwrap);
    const result = await readItems(items, context, format);
    markUpdated(items, result.records);
    return result;
  },
};

const format: ItemFormat = {
  prefix: 'crossref',
  itemName: 'a work as Crossref gives it (an object with a list of titles and a DOI)',
  empty: 'The answer of Crossref lists no works. Ask it again with another query.',
  isItem: isWork,
  nameOf: (item) => firstName(titleOf(item), cleanValue(item.DOI)),
  read: readWork,
};

function findItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return undefined;
  const holder = isObject(value.message) ? value.message : value;
  if (Array.isArray(holder.items)) return holder.items as unknown[];
  return isWork(holder) ? [holder] : undefined;
}

/** An answer for one work may stand on a line of its own: {status, message}. */
function unwrap(item: unknown): unknown {
  return isObject(item) && isObject(item.message) ? item.message : item;
}

function isWork(value: Json): boolean {
  const item = isObject(value.message) ? value.message : value;
  if (item.title !== undefined && item.title !== null && !Array.isArray(item.title)) return false;
  const own = OWN.filter((key) => item[key] !== undefined).length;
  if (typeof item.DOI === 'string' && own >= 2) return true;
  if (objectsOf(item.author).some(({ sequence }) => sequence !== undefined)) return true;
  const isNamed = listOf(item.title).some((title) => typeof title === 'string');
  return (
    isNamed &&
    (own > 0 || ['DOI', 'author', 'issued', 'container-title', 'publisher'].some((key) => key in item))
  );
}

function titleOf(item: Json): string | undefined {
  const title = firstPlain(item.title);
  const subtitle = firstPlain(item.subtitle);
  if (title === undefined || subtitle === undefined) return title ?? subtitle;
  return title.toLowerCase().includes(subtitle.toLowerCase()) ? title : `${title}: ${subtitle}`;
}

function readWork(work: Json, place: Place, problems: Problem[]): PaperRecord {
  const venue =
    firstPlain(work['container-title']) ?? (isObject(work.event) ? plainValue(work.event.name) : undefined);
  const short = firstPlain(work['short-container-title']);
  const resource =
    isObject(work.resource) && isObject(work.resource.primary) ? work.resource.primary.URL : undefined;
  const editors = readNames(work.editor);
  const abstract = typeof work.abstract === 'string' ? jatsToText(work.abstract) : '';
  const [institution] = objectsOf(work.institution);
  return finishRecord(
    withoutUndefined<PaperRecord>({
      title: titleOf(work) ?? '',
      authors: readNames(work.author),
      editors: editors.length > 0 ? editors : undefined,
      flags: crossrefFlags(work),
      type: fromCrossrefType(cleanValue(work.type)),
      date: readDate(work),
      venue,
      venueAbbreviation: short === venue ? undefined : short,
      issn: findIssns([...textsOf(work.ISSN), cleanValue(work.ISSN)]),
      publisher: plainValue(work.publisher) ?? (institution && plainValue(institution.name)),
      volume: cleanValue(work.volume),
      issue: cleanValue(work.issue),
      pages: cleanValue(work.page) ?? cleanValue(work['article-number']),
      doi: bareDoi(work.DOI),
      url: cleanValue(resource),
      language: cleanValue(work.language),
      abstract: abstract || undefined,
      keywords: [...new Set(listOf(work.subject).map(plainValue))].filter((word) => word !== undefined),
      references: readCrossrefReferences(work.reference),
      timesCited: countOf(work['is-referenced-by-count']),
      relations: readRelations(work.relation),
      place,
    }),
    problems,
  );
}

const RELATIONS: ReadonlyMap<string, WorkRelation['kind']> = new Map([
  ['is-preprint-of', 'preprint-of'],
  ['has-preprint', 'has-preprint'],
  ['is-version-of', 'version-of'],
  ['has-version', 'version-of'],
  ['is-identical-to', 'version-of'],
]);

/** {"has-preprint": [{"id-type": "doi", "id": "10.1101/166819", "asserted-by": "object"}]} */
export function readRelations(value: unknown): WorkRelation[] | undefined {
  if (!isObject(value)) return undefined;
  const relations: WorkRelation[] = [];
  for (const [name, kind] of RELATIONS)
    for (const { 'id-type': type, id } of objectsOf(value[name])) {
      const text = cleanValue(id);
      if (text === undefined) continue;
      if (type === 'doi') relations.push({ kind, doi: text });
      else if (type === 'pmid') relations.push({ kind, pmid: text });
      else if (type === 'arxiv') relations.push({ kind, arxivId: text });
    }
  return relations.length > 0 ? relations : undefined;
}

/** Given and family name, or the `name` of a body. */
function readNames(value: unknown): PersonName[] {
  const names: PersonName[] = [];
  for (const entry of objectsOf(value)) {
    const family = plainValue(entry.family);
    const given = plainValue(entry.given);
    const body = plainValue(entry.name) ?? plainValue(entry.literal) ?? given;
    if (family === undefined && body === undefined) continue;
    const name =
      family === undefined
        ? { literal: body }
        : splitFamily({ family, given: given && joinHyphens(given), suffix: plainValue(entry.suffix) });
    names.push(withoutUndefined<PersonName>({ ...name, orcid: bareOrcid(entry.ORCID) }));
  }
  return names;
}

function readDate(work: Json): PartialDate | undefined {
  const journalIssue = isObject(work['journal-issue']) ? work['journal-issue'] : {};
  const issue = [work['published-print'], journalIssue['published-print']]
    .map(readDateParts)
    .find((date) => date !== undefined);
  const first = DATES.map((key) => readDateParts(work[key])).find((date) => date !== undefined);
  // In the year of the issue the other date may say more.
  const isOnline = readDateParts(work['published-online']) !== undefined;
  return issue && isOnline && !(issue.month === undefined && first?.year === issue.year) ? issue : first;
}

/** {"date-parts": [[2018, 2, 13]]}, with null for a date that is not known; the data file has {"date-time": "…"} as well. */
function readDateParts(value: unknown): PartialDate | undefined {
  if (typeof value === 'string') return parseDate(value);
  if (!isObject(value)) return undefined;
  const parts = listOf(listOf(value['date-parts'])[0]).map((part) =>
    part === null ? undefined : Number(part),
  );
  return toPartialDate(parts[0], parts[1], parts[2]);
}
