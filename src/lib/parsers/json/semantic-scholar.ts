/**
 * Semantic Scholar: papers as its Graph API and its data sets give them. One paper, a batch (a list with null for what was not found), a
 * search {data}, the papers that cite or are cited {data: [{citingPaper}]}, and lines of the data set "papers", whose keys are in lower
 * case. https://api.semanticscholar.org/api-docs/graph
 *
 * Fields of study become keywords only where a record has neither abstract nor summary: they are whole disciplines, and would tie together
 * everything there is.
 */
import type { Problem, Place } from '../../model/problem';
import type { PaperRecord, PersonName, Reference } from '../../model/record';
import type { CatalogueIds } from '../../model/catalogues';
import { cleanParagraphs, cleanValue } from '../clean-text';
import { finishRecord, firstName, readItems, shareOf, type ItemFormat } from './json-items';
import { parseDisplayName } from './json-names';
import {
  bareDoi,
  bareOrcid,
  countOf,
  firstPlain,
  isObject,
  listOf,
  objectsOf,
  plainValue,
  withoutUndefined,
  type Json,
} from './json-values';
import type { JsonParser, ParseContext } from '../parser';
import { parseDate, toPartialDate } from '../parse-date';

const LISTS = ['data', 'papers', 'recommendedPapers', 'results'] as const;
/** Names under which a paper stands in another object. */
const WRAPS = ['citingPaper', 'citedPaper', 'paper'] as const;

/** From the most telling to the least. */
const TYPES: readonly [string, string][] = [
  ['dataset', 'dataset'],
  ['booksection', 'chapter'],
  ['book', 'book'],
  ['conference', 'paper-conference'],
  ['journalarticle', 'article-journal'],
  ['review', 'article-journal'],
  ['lettersandcomments', 'article-journal'],
  ['editorial', 'article-journal'],
  ['metaanalysis', 'article-journal'],
  ['casereport', 'article-journal'],
  ['clinicaltrial', 'article-journal'],
  ['study', 'article-journal'],
  ['news', 'article-newspaper'],
];
const REPOSITORIES =
  /^(?:arxiv(?:\.org)?|biorxiv|medrxiv|chemrxiv|ssrn electronic journal|research square|zenodo)$/i;

export const semanticScholarParser: JsonParser = {
  kind: 'json',
  id: 'semantic-scholar',
  label: 'Semantic Scholar',
  extensions: ['json', 'jsonl', 'ndjson'],
  items: findItems,
  detect(value) {
    const items = findItems(value);
    if (items && items.length > 0) return 0.96 * shareOf(items, (item) => isPaper(unwrap(item)));
    return isObject(value) && Array.isArray(value.data) && ('offset' in value || 'token' in value) ? 0.6 : 0;
  },
  parse,
};

async function parse(value: unknown, context: ParseContext) {
  const items = (findItems(value) ?? []).map((item) => (isObject(item) ? unwrap(item) : item));
  const citing: PaperRecord[] = [];
  const result = await readItems(items, context, formatWith(citing));
  joinCiting(result.records, citing);
  const missing = items.filter((item) => item === null).length;
  if (missing > 0) {
    result.problems.push({
      code: 's2-not-found',
      severity: 'note',
      message: `Semantic Scholar did not find ${missing === 1 ? 'one' : missing} of the papers that were asked for; they are missing here too.`,
      where: { file: context.file },
    });
  }
  return result;
}

function formatWith(citing: PaperRecord[]): ItemFormat {
  return {
    prefix: 's2',
    itemName: 'a paper as Semantic Scholar gives it (an object with a paperId)',
    empty: 'The answer of Semantic Scholar lists no papers. Ask it again with another query.',
    isItem: isPaper,
    nameOf: (item) => firstName(plainValue(item.title), s2Id(item)),
    read(item, place, problems) {
      const record = readPaper(item, place, problems);
      if (record) citing.push(...readCiting(item, record));
      return record;
    },
  };
}

function findItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return undefined;
  const list = LISTS.find((name) => Array.isArray(value[name]));
  if (list !== undefined && !isPaper(value)) return value[list] as unknown[];
  return isPaper(unwrap(value)) ? [unwrap(value)] : undefined;
}

function unwrap(item: Json): Json {
  const name = WRAPS.find((key) => isObject(item[key]));
  return name === undefined ? item : (item[name] as Json);
}

/** The API writes paperId where the data sets have paperid. */
function get(item: Json, key: string): unknown {
  return item[key] ?? item[key.toLowerCase()];
}

function s2Id(item: Json): string | undefined {
  const corpus = cleanValue(get(item, 'corpusId'));
  return cleanValue(get(item, 'paperId')) ?? (corpus === undefined ? undefined : `CorpusId:${corpus}`);
}

function isPaper(item: Json): boolean {
  const id = get(item, 'paperId');
  if (typeof id === 'string' && /^[\da-f]{40}$/i.test(id)) return true;
  const hasId = id !== undefined || typeof get(item, 'corpusId') === 'number' || 'paperId' in item;
  return hasId && (plainValue(item.title) !== undefined || Array.isArray(item.authors) || 'abstract' in item);
}

function readPaper(item: Json, place: Place, problems: Problem[]): PaperRecord | undefined {
  const ids = readIds(item);
  const title = plainValue(item.title) ?? '';
  const authors = readAuthors(item.authors);
  if (title === '' && authors.length === 0 && ids.doi === undefined && ids.arxivId === undefined) {
    problems.push({
      code: 's2-no-fields',
      severity: 'warning',
      message:
        'This paper has neither title nor authors and was left out. Ask Semantic Scholar for its fields: fields=title,authors,year,abstract,references.',
      where: place,
    });
    return undefined;
  }
  const journal = isObject(item.journal) ? item.journal : {};
  const tldr = isObject(item.tldr) ? cleanValue(item.tldr.text) : undefined;
  const abstract = typeof item.abstract === 'string' ? cleanParagraphs(item.abstract) : '';
  const about = abstract || tldr;
  const record = withoutUndefined<PaperRecord>({
    title,
    authors,
    ...readVenue(item),
    date:
      parseDate(cleanValue(get(item, 'publicationDate')) ?? '') ??
      toPartialDate(typeof item.year === 'number' ? item.year : undefined),
    volume: cleanValue(journal.volume),
    pages: cleanValue(journal.pages)?.replace(/\s?[-–]\s?/, '-'),
    ...ids,
    url: cleanValue(item.url),
    abstract: about,
    keywords: about === undefined ? fieldsOfStudy(item) : [],
    references: objectsOf(item.references)
      .map((reference) => readReference(unwrap(reference)))
      .filter((reference) => Object.keys(reference).length > 0),
    timesCited: countOf(get(item, 'citationCount')),
    place,
  });
  return finishRecord(record, problems);
}

function readIds(item: Json): Pick<PaperRecord, 'doi' | 'arxivId' | 'pmid' | 'catalogueIds'> {
  const external = get(item, 'externalIds');
  const given = isObject(external) ? external : {};
  const catalogueIds = withoutUndefined<CatalogueIds>({
    s2: s2Id(item),
    dblp: cleanValue(given.DBLP),
    acl: cleanValue(given.ACL),
  });
  return {
    doi: bareDoi(given.DOI),
    arxivId: cleanValue(given.ArXiv),
    pmid: cleanValue(given.PubMed),
    catalogueIds: Object.keys(catalogueIds).length > 0 ? catalogueIds : undefined,
  };
}

function readAuthors(value: unknown): PersonName[] {
  const names: PersonName[] = [];
  for (const author of objectsOf(value)) {
    const name = parseDisplayName(cleanValue(author.name) ?? '');
    if (!name) continue;
    const id = cleanValue(author.authorId);
    const external = isObject(author.externalIds) ? author.externalIds : {};
    const orcid = bareOrcid(external.ORCID);
    if (orcid !== undefined) name.orcid = orcid;
    if (id !== undefined) name.databaseId = `s2:${id}`;
    names.push(name);
  }
  return names;
}

/** A repository for preprints is no venue. */
function readVenue(item: Json): Pick<PaperRecord, 'type' | 'venue' | 'venueAbbreviation' | 'publisher'> {
  const known = isObject(item.publicationVenue) ? item.publicationVenue : {};
  const journal = isObject(item.journal) ? item.journal : {};
  const name = plainValue(known.name) ?? plainValue(item.venue) ?? plainValue(journal.name);
  const kinds = new Set(listOf(get(item, 'publicationTypes')).map((kind) => String(kind).toLowerCase()));
  let type = TYPES.find(([kind]) => kinds.has(kind))?.[1];
  if (name !== undefined && REPOSITORIES.test(name)) return { type: 'article', publisher: name };
  if (known.type === 'journal' && type === 'paper-conference') type = 'article-journal';
  if (known.type === 'conference' && (type === undefined || type === 'article-journal'))
    type = 'paper-conference';
  if (known.type === 'journal') type ??= 'article-journal';
  const short = firstPlain(known.alternate_names);
  return {
    type,
    venue: name,
    venueAbbreviation:
      short !== undefined && name !== undefined && short.length < name.length ? short : undefined,
  };
}

function fieldsOfStudy(item: Json): string[] {
  const fields = [
    ...listOf(get(item, 'fieldsOfStudy')).map(plainValue),
    ...objectsOf(get(item, 's2FieldsOfStudy')).map(({ category }) => plainValue(category)),
  ];
  return [...new Set(fields.filter((field) => field !== undefined))];
}

function readReference(item: Json): Reference {
  const journal = isObject(item.journal) ? item.journal : {};
  const [first] = objectsOf(item.authors);
  return withoutUndefined<Reference>({
    ...readIds(item),
    title: plainValue(item.title),
    year: typeof item.year === 'number' ? toPartialDate(item.year)?.year : undefined,
    firstAuthor: first && cleanValue(first.name),
    venue: plainValue(item.venue) ?? plainValue(journal.name),
    volume: cleanValue(journal.volume),
    page: /^[^\s–-]{1,30}/.exec(cleanValue(journal.pages) ?? '')?.[0],
  });
}

/** The papers in `citations`, each as a record of its own that refers to this one. Without a title there is nothing to show. */
function readCiting(item: Json, { title, doi, catalogueIds, date, place }: PaperRecord): PaperRecord[] {
  const reference = withoutUndefined<Reference>({
    doi,
    catalogueIds,
    title: title || undefined,
    year: date?.year,
  });
  return objectsOf(item.citations).flatMap((entry) => {
    const paper = unwrap(entry);
    const name = plainValue(paper.title);
    const record = name === undefined ? undefined : readPaper(paper, { ...place, what: firstName(name) }, []);
    if (!record) return [];
    record.references.push(reference);
    return [record];
  });
}

/** Adds the citing papers; one that is there already only gets its reference. */
function joinCiting(records: PaperRecord[], citing: readonly PaperRecord[]): void {
  const known = new Map<string, PaperRecord>();
  for (const record of records) {
    const id = record.catalogueIds?.s2;
    if (id !== undefined && !known.has(id)) known.set(id, record);
  }
  for (const record of citing) {
    const id = record.catalogueIds?.s2;
    const held = id === undefined ? undefined : known.get(id);
    if (held) {
      const [reference] = record.references.slice(-1);
      const target = reference?.catalogueIds?.s2;
      if (
        reference &&
        !held.references.some(({ catalogueIds }) => target !== undefined && catalogueIds?.s2 === target)
      )
        held.references.push(reference);
      continue;
    }
    records.push(record);
    if (id !== undefined) known.set(id, record);
  }
}
