/**
 * CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html), which reference managers and pandoc read. Two additions that our
 * parser reads back: `references`, and in CSL's own `custom` what has no field there.
 */
import { otherAddress, webAddress } from '../../model/addresses';
import type { PaperRecord, PartialDate, PersonName, Reference } from '../../model/record';
import { readCslKeywords, readFirstAuthor } from '../../parsers/json/csl-fields';
import { readCslNames } from '../../parsers/json/csl-names';
import { writeFlagNote } from '../../parsers/read-flags';
import { escapeMarkup } from '../../parsers/xml/jats-text';

type Item = Record<string, unknown>;

/**
 * The records as a list of CSL items, one a line. An item without a type gets CSL's "document". Ids are the records' keys, made unique where
 * two files have the same one; what a reference calls by its key is called by the new id. An address that is not of the web
 * stands in `custom`: no program makes a link of it.
 *
 * Keywords are one text with "; " between them (a single one that has a comma in it ends with ";"); where that could not be taken apart
 * again, because a keyword holds a semicolon or ends with a full stop, they are a list.
 */
export function toCslJson(records: readonly PaperRecord[]): string {
  const ids = nameItems(records);
  const items = records.map((record, i) => toItem(record, ids.own[i]!, ids.find));
  if (items.length === 0) return '[]\n';
  return `[\n  ${items.map((item) => JSON.stringify(item)).join(',\n  ')}\n]\n`;
}

/** Finds the id of an item by the file that a reference stands in and the key that it names. */
type FindId = (file: string | undefined, key: string) => string;

function nameItems(records: readonly PaperRecord[]): { own: string[]; find: FindId } {
  const taken = new Set<string>();
  const byKey = new Map<string, string>();
  const given = new Set(records.map(({ key }) => key));
  const own = records.map(({ key, place }, i) => {
    let id = key ?? `item-${i + 1}`;
    for (let n = 2; taken.has(id) || (id !== key && given.has(id)); n++)
      id = `${key ?? `item-${i + 1}`}-${n}`;
    taken.add(id);
    const known = `${place.file ?? ''}\n${key}`;
    if (key !== undefined && !byKey.has(known)) byKey.set(known, id);
    return id;
  });
  return { own, find: (file, key) => byKey.get(`${file ?? ''}\n${key}`) ?? key };
}

function toItem(record: PaperRecord, id: string, find: FindId): Item {
  const { arxivId, catalogueIds, authorCount, organisation, timesCited, pageCount, place } = record;
  const { flags, otherDois } = record;
  const others = { organisation, timesCited, pageCount, flags, otherDois, address: otherAddress(record.url) };
  const custom = withoutEmpty({ catalogueIds, authorCount, ...others });
  return withoutEmpty({
    id,
    type: record.type ?? 'document',
    title: escapeMarkup(record.title),
    author: record.authors.map(toCslName),
    editor: (record.editors ?? []).map(toCslName),
    issued: record.date && toCslDate(record.date),
    'container-title': escape(record.venue),
    'container-title-short': escape(record.venueAbbreviation),
    publisher: escape(record.publisher),
    volume: escape(record.volume),
    issue: escape(record.issue),
    page: escape(record.pages),
    ISSN: record.issn?.join(', '),
    relation: toCslRelations(record.relations),
    DOI: record.doi,
    PMID: record.pmid,
    archive: arxivId === undefined ? undefined : 'arXiv',
    archive_location: arxivId,
    URL: webAddress(record.url),
    language: escape(record.language),
    abstract: escape(record.abstract),
    keyword: toCslKeywords(record.keywords),
    note: writeFlagNote(flags),
    references: record.references.map((reference) => toCslReference(reference, place.file, find)),
    custom: Object.keys(custom).length > 0 ? custom : undefined,
  });
}

/** The name; with `parse-names` false only where a reader would take it for another. */
function toCslName({ family, given, particle, suffix, literal, orcid, databaseId }: PersonName): Item {
  const who = { ORCID: orcid, 'database-id': databaseId };
  const name = withoutEmpty(
    family === undefined
      ? { literal: literal ?? given ?? '' }
      : { family, given, 'non-dropping-particle': particle, suffix },
  );
  const [read, ...others] = readCslNames([name]);
  const isKept =
    name.literal === '' ||
    (others.length === 0 &&
      read !== undefined &&
      read.literal === name.literal &&
      read.family === family &&
      (family === undefined || (read.given === given && read.suffix === suffix)));
  return { ...name, ...(isKept ? {} : { 'parse-names': false }), ...withoutEmpty(who) };
}

function toCslDate({ year, month, day }: PartialDate): Item {
  return { 'date-parts': [[year, month, day].filter((part) => part !== undefined)] };
}

function toCslKeywords(keywords: readonly string[]): string | readonly string[] | undefined {
  if (keywords.length === 0) return undefined;
  const text =
    escapeMarkup(keywords.join('; ')) + (keywords.length === 1 && keywords[0]!.includes(',') ? ';' : '');
  const read = readCslKeywords(text);
  const isSame = read.length === keywords.length && read.every((keyword, i) => keyword === keywords[i]);
  return isSame ? text : keywords;
}

function toCslReference(reference: Reference, file: string | undefined, find: FindId): string | Item {
  const { key, doi, arxivId, pmid, catalogueIds, title, year, firstAuthor, venue, volume, page, raw } =
    reference;
  const id = key === undefined ? undefined : find(file, key);
  const item = withoutEmpty({
    id,
    DOI: doi,
    arxiv: arxivId,
    PMID: pmid,
    title: escape(title),
    author: firstAuthor === undefined ? undefined : [toFirstAuthor(firstAuthor)],
    issued: year === undefined ? undefined : toCslDate({ year }),
    'container-title': escape(venue),
    volume,
    page,
    raw,
    custom: catalogueIds && { catalogueIds },
  });
  return id !== undefined && Object.keys(item).length === 1 ? id : item;
}

function toFirstAuthor(literal: string): Item {
  const item = { literal };
  return readFirstAuthor([item]) === literal ? item : { ...item, 'parse-names': false };
}

function escape(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escapeMarkup(text);
}

/** Without what is undefined, and without empty lists. */
function withoutEmpty(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** As Crossref has them: under the kind, the type of the identifier and the identifier. */
function toCslRelations(relations: PaperRecord['relations']) {
  if (!relations || relations.length === 0) return undefined;
  const names = {
    'preprint-of': 'is-preprint-of',
    'has-preprint': 'has-preprint',
    'version-of': 'is-version-of',
  };
  const written: Record<string, { 'id-type': string; id: string }[]> = {};
  for (const { kind, doi, pmid, arxivId } of relations) {
    const type = doi !== undefined ? 'doi' : pmid !== undefined ? 'pmid' : 'arxiv';
    const id = doi ?? pmid ?? arxivId;
    if (id !== undefined) (written[names[kind]] ??= []).push({ 'id-type': type, id });
  }
  return written;
}
