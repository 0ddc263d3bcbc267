/**
 * OpenAlex: works as its API and its snapshot give them. A list {meta, results}, one work, or an array of works.
 * https://docs.openalex.org/api-entities/works/work-object
 */
import type { Problem, Place } from '../../model/problem';
import type { PaperRecord, PersonName, Reference } from '../../model/record';
import type { CatalogueIds } from '../../model/catalogues';
import { joinFlags } from '../../model/flags';
import { findIssns } from '../find-issns';
import { cleanValue } from '../clean-text';
import { flagsOfKinds } from '../read-flags';
import { fromCrossrefType } from './csl-types';
import { jatsToText } from '../xml/jats-text';
import { finishRecord, firstName, readItems, shareOf, type ItemFormat } from './json-items';
import { parseDisplayName } from './json-names';
import {
  bareDoi,
  bareOrcid,
  countOf,
  isObject,
  objectsOf,
  plainValue,
  textsOf,
  listOf,
  withoutUndefined,
  type Json,
} from './json-values';
import { readInvertedIndex } from './openalex-abstract';
import type { JsonParser } from '../parser';
import { parseDate, toPartialDate } from '../parse-date';

/** Stands for works and authors that OpenAlex took out; it is no work, and cited by millions. */
const DELETED = new Set(['W4285719527', 'A5317838346', 'A9999999999']);
/** Concepts of old records count as keywords from this score on. */
const MIN_SCORE = 0.3;

const TYPES = new Map([
  ['article', 'article-journal'],
  ['letter', 'article-journal'],
  ['editorial', 'article-journal'],
  ['erratum', 'article-journal'],
  ['retraction', 'article-journal'],
  ['review', 'article-journal'],
  ['preprint', 'article'],
  ['book', 'book'],
  ['book-chapter', 'chapter'],
  ['dissertation', 'thesis'],
  ['dataset', 'dataset'],
  ['report', 'report'],
  ['standard', 'standard'],
  ['reference-entry', 'entry-encyclopedia'],
  ['peer-review', 'review'],
  ['software', 'software'],
]);

export const openAlexParser: JsonParser = {
  kind: 'json',
  id: 'openalex',
  label: 'OpenAlex',
  extensions: ['json', 'jsonl', 'ndjson'],
  items: findItems,
  detect(value) {
    const items = findItems(value);
    if (items && items.length > 0) return 0.97 * shareOf(items, isWork);
    const isAnswer = isObject(value) && isObject(value.meta) && Array.isArray(value.group_by);
    return isAnswer && (items !== undefined || listOf(value.group_by).length > 0) ? 0.6 : 0;
  },
  parse: (value, context) => readItems(findItems(value) ?? [], context, format),
};

const format: ItemFormat = {
  prefix: 'openalex',
  itemName: 'an OpenAlex work (an object whose id is like https://openalex.org/W2741809807)',
  empty: 'The answer of OpenAlex lists no works. Ask it again with another filter, and without group_by.',
  isItem: isWork,
  nameOf: (item) => firstName(titleOf(item), idOf(item.id, 'W')),
  read: readWork,
};

function findItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.results)) return value.results as unknown[];
  return isWork(value) ? [value] : undefined;
}

function isWork(item: Json): boolean {
  // A CSL item may have any id.
  if (['issued', 'container-title', 'author'].some((key) => key in item)) return false;
  const isNamed = idOf(item.id, 'W') !== undefined;
  if (isNamed && typeof item.id === 'string' && item.id.includes('openalex.org')) return true;
  const isOurs = Array.isArray(item.authorships) || isObject(item.abstract_inverted_index);
  return titleOf(item) !== undefined && (isOurs || (isNamed && Array.isArray(item.referenced_works)));
}

/** "https://openalex.org/W2741809807" -> "W2741809807" */
function idOf(value: unknown, letter: 'W' | 'A'): string | undefined {
  const id = typeof value === 'string' ? /(?:^|\/)([WA])(\d{2,15})$/i.exec(value.trim()) : null;
  if (id?.[1]?.toUpperCase() !== letter) return undefined;
  const bare = `${letter}${id[2]!}`;
  return DELETED.has(bare) ? undefined : bare;
}

function titleOf(item: Json): string | undefined {
  return plainValue(item.title) ?? plainValue(item.display_name);
}

function readWork(work: Json, place: Place, problems: Problem[]): PaperRecord {
  const ids = isObject(work.ids) ? work.ids : {};
  const biblio = isObject(work.biblio) ? work.biblio : {};
  const openalex = idOf(work.id, 'W') ?? idOf(ids.openalex, 'W');
  const catalogueIds: CatalogueIds | undefined = openalex === undefined ? undefined : { openalex };
  const authorships = objectsOf(work.authorships);
  const authors = authorships.map(readAuthor).filter((name) => name !== undefined);
  const cut = readCut(work, authors.length);
  if (cut) {
    problems.push({
      code: 'openalex-authors-cut',
      severity: 'warning',
      message: `OpenAlex cut the list of authors: ${authors.length} of ${cut.authorCount ?? 'more'} are named. Ask for the work by its own id to get all of them.`,
      where: place,
    });
  }
  const location = isObject(work.primary_location) ? work.primary_location : {};
  const landing = cleanValue(location.landing_page_url);
  const abstract = readInvertedIndex(work.abstract_inverted_index) ?? cleanValue(work.abstract);
  return finishRecord(
    withoutUndefined<PaperRecord>({
      title: titleOf(work) ?? '',
      authors,
      authorCount: cut?.authorCount,
      flags: joinFlags(
        work.is_retracted === true ? ['retracted'] : undefined,
        flagsOfKinds(cleanValue(work.type), cleanValue(work.type_crossref)),
        cut ? ['authors-cut'] : undefined,
      ),
      ...readVenue(work, location, authorships),
      date:
        (typeof work.publication_date === 'string' ? parseDate(work.publication_date) : undefined) ??
        toPartialDate(Number(work.publication_year ?? NaN)),
      volume: cleanValue(biblio.volume),
      issue: cleanValue(biblio.issue),
      pages: readPages(biblio),
      doi: bareDoi(work.doi) ?? bareDoi(ids.doi),
      arxivId: findArxivId(work),
      pmid: /\d{1,9}(?=\/?$)/.exec(cleanValue(ids.pmid) ?? '')?.[0],
      catalogueIds,
      url: landing !== undefined && !/\/\/(?:dx\.)?doi\.org\//i.test(landing) ? landing : undefined,
      language: cleanValue(work.language),
      abstract: abstract === undefined ? undefined : jatsToText(abstract) || undefined,
      keywords: readKeywords(work),
      references: readReferences(work.referenced_works),
      timesCited: countOf(work.cited_by_count),
      place,
    }),
    problems,
  );
}

/** Where the list of authors was cut, with the number of all of them. */
function readCut(work: Json, named: number): { authorCount: number | undefined } | undefined {
  const all = countOf(work.authors_count);
  const isCut = work.is_authors_truncated === true || work.authors_truncated === true;
  return isCut ? { authorCount: all !== undefined && all > named ? all : undefined } : undefined;
}

function readAuthor({ author, raw_author_name: raw }: Json): PersonName | undefined {
  const known = isObject(author) ? author : {};
  const name = parseDisplayName(cleanValue(known.display_name) ?? cleanValue(raw) ?? '');
  if (!name) return undefined;
  const orcid = bareOrcid(known.orcid);
  const id = idOf(known.id, 'A');
  if (orcid !== undefined) name.orcid = orcid;
  if (id !== undefined) name.databaseId = `openalex:${id}`;
  return name;
}

/** Repositories publish a work and are no venue of it, and a publisher's shop of e-books is none of a whole book. */
function readVenue(
  work: Json,
  location: Json,
  authorships: readonly Json[],
): Pick<PaperRecord, 'type' | 'venue' | 'venueAbbreviation' | 'issn' | 'publisher'> {
  const old = isObject(work.host_venue) ? work.host_venue : {};
  const source = isObject(location.source) ? location.source : old;
  const name = plainValue(source.display_name) ?? plainValue(location.raw_source_name);
  const host = plainValue(source.host_organization_name) ?? plainValue(old.publisher);
  const kind = cleanValue(source.type);
  const given = cleanValue(work.type);
  const crossref = fromCrossrefType(cleanValue(work.type_crossref)) ?? fromCrossrefType(given);
  let type = (given === undefined ? undefined : TYPES.get(given)) ?? crossref;
  if (type === 'article-journal') {
    if (kind === 'repository') type = 'article';
    else if (kind === 'conference' || crossref === 'paper-conference') type = 'paper-conference';
  }
  if (kind === 'repository') return { type, publisher: name ?? host };
  if (type === 'thesis') return { type, venue: name, publisher: host ?? universityOf(authorships) };
  if (type === 'book' && (kind === undefined || kind === 'ebook platform'))
    return { type, publisher: host ?? name };
  return {
    type,
    venue: name,
    venueAbbreviation: plainValue(source.abbreviated_title),
    issn: findIssns([...textsOf(source.issn), cleanValue(source.issn_l)]),
    publisher: host,
  };
}

function universityOf(authorships: readonly Json[]): string | undefined {
  const [first] = authorships.flatMap(({ institutions }) => objectsOf(institutions));
  return first && plainValue(first.display_name);
}

function readPages({ first_page: first, last_page: last }: Json): string | undefined {
  const from = cleanValue(first);
  const to = cleanValue(last);
  return from !== undefined && to !== undefined && from !== to ? `${from}-${to}` : (from ?? to);
}

function findArxivId(work: Json): string | undefined {
  for (const location of [work.primary_location, ...listOf(work.locations).slice(0, 50)]) {
    const url = isObject(location) ? cleanValue(location.landing_page_url) : undefined;
    const id = url && /arxiv\.org\/(?:abs|pdf)\/([\w.-]{1,20}(?:\/\d{7})?)/i.exec(url)?.[1];
    if (id) return id.replace(/\.pdf$/i, '');
  }
  return undefined;
}

/** Keywords; for records from before there were any, the concepts that are not a whole discipline. */
function readKeywords(work: Json): string[] {
  const words = Array.isArray(work.keywords)
    ? listOf(work.keywords).map((word) =>
        isObject(word) ? (plainValue(word.display_name) ?? plainValue(word.keyword)) : plainValue(word),
      )
    : objectsOf(work.concepts)
        .filter(({ level, score }) => Number(level) >= 1 && Number(score) >= MIN_SCORE)
        .map((concept) => plainValue(concept.display_name));
  return [...new Set(words.filter((word) => word !== undefined))];
}

function readReferences(value: unknown): Reference[] {
  const ids = listOf(value)
    .map((id) => idOf(id, 'W'))
    .filter((id) => id !== undefined);
  return [...new Set(ids)].map((openalex) => ({ catalogueIds: { openalex } }));
}
