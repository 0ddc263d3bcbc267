import { CATALOGUES, type CatalogueIds } from '../model/catalogues';
import type { PaperRecord, WorkRelation, PersonName } from '../model/record';
import { shownPeople } from '../model/roles';
import { compareText, foldText } from './normalize/fold-text';
import {
  findArxivId,
  findDoiInUrl,
  normalizeArxivId,
  normalizeDoi,
  normalizePmid,
} from './normalize/normalize-doi';
import { isPreprintDoi } from './normalize/preprint-ids';
import { normalizePerson } from './normalize/normalize-name';
import { normalizeTitle, normalizeVenue } from './normalize/normalize-title';

/** Identifiers in normal form. */
export interface WorkIds {
  doi?: string;
  arxivId?: string;
  pmid?: string;
}

/** A record with the identifiers and keys by which it is compared. */
export interface PreparedRecord {
  record: PaperRecord;
  doi?: string;
  /** False for a DOI that only names a preprint. */
  hasOwnDoi: boolean;
  arxivId?: string;
  pmid?: string;
  /** "openalex:W2741809807", one for each catalogue that names the work. */
  catalogueIds: string[];
  /** Works that the source says are this one, their identifiers in normal form. */
  relations: readonly WorkRelation[];
  titleKey: string;
  /** Folded last words of the family names. */
  families: Set<string>;
  /** The first of them; '' without authors. */
  firstFamily: string;
  venueKey: string;
  /** Number of fields that hold something. */
  filled: number;
}

const NO_RELATIONS: readonly WorkRelation[] = [];

/** @param familyOf from createFamilyReader: for many records one that remembers the names of all of them */
export function prepareRecord(record: PaperRecord, familyOf = createFamilyReader()): PreparedRecord {
  const doi = normalizeDoi(record.doi) ?? findDoiInUrl(record.url);
  const arxivFromDoi = findArxivId(doi);
  const arxivId = normalizeArxivId(record.arxivId) ?? arxivFromDoi ?? findArxivId(record.url);
  const pmid = normalizePmid(record.pmid);
  const titleKey = normalizeTitle(record.title);
  const families = shownPeople(record).map(familyOf);
  const prepared: PreparedRecord = {
    record,
    hasOwnDoi: doi !== undefined && arxivFromDoi === undefined && !isPreprintDoi(doi),
    catalogueIds: listCatalogueIds(record.catalogueIds),
    relations: record.relations?.map(normalizeRelation) ?? NO_RELATIONS,
    titleKey,
    families: new Set(families.filter((family) => family !== '')),
    firstFamily: families[0] ?? '',
    venueKey: normalizeVenue(record.venue ?? ''),
    filled: countFilled(record),
  };
  if (doi !== undefined) prepared.doi = doi;
  if (arxivId !== undefined) prepared.arxivId = arxivId;
  if (pmid !== undefined) prepared.pmid = pmid;
  return prepared;
}

function normalizeRelation(relation: WorkRelation): WorkRelation {
  const doi = normalizeDoi(relation.doi);
  const arxivId = normalizeArxivId(relation.arxivId) ?? findArxivId(doi);
  const pmid = normalizePmid(relation.pmid);
  return {
    kind: relation.kind,
    ...(doi === undefined ? {} : { doi }),
    ...(pmid === undefined ? {} : { pmid }),
    ...(arxivId === undefined ? {} : { arxivId }),
  };
}

/** "openalex:w2741809807", in the order of CATALOGUES. */
export function listCatalogueIds(ids: CatalogueIds | undefined): string[] {
  if (!ids) return [];
  return CATALOGUES.flatMap((name) => {
    const id = ids[name]?.trim();
    return id ? [`${name}:${id.toLowerCase()}`] : [];
  });
}

/** The folded last word of a person's family name; each name is read once. */
export function createFamilyReader(): (person: PersonName) => string {
  const known = new Map<string, string>();
  return (person) => {
    // Given names don't change what the family name is.
    const name = person.family ?? `\n${person.literal ?? person.given}`;
    let key = known.get(name);
    if (key === undefined) known.set(name, (key = familyKey(person)));
    return key;
  };
}

function familyKey(person: PersonName): string {
  const { family, literal } = normalizePerson(person);
  const words = foldText(family ?? literal ?? '').split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter((word) => word !== '').at(-1) ?? '';
}

function countFilled(record: PaperRecord): number {
  let filled = 0;
  for (const [field, value] of Object.entries(record) as [string, unknown][]) {
    // They tell the journal and other records, not the work.
    if (field === 'issn' || field === 'possibleCopies') continue;
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) filled++;
  }
  return filled;
}

/** Dates in order: year, month, day; what is not known comes before what is, no date at all comes last. */
export function compareDates(a: PaperRecord['date'], b: PaperRecord['date']): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0);
}

/**
 * A total order on records by what they say, not by where they stand in the input; equal only where nothing tells them apart.
 */
export function comparePrepared(a: PreparedRecord, b: PreparedRecord): number {
  return (
    compareDates(a.record.date, b.record.date) ||
    compareText(a.titleKey, b.titleKey) ||
    compareText(a.doi ?? '', b.doi ?? '') ||
    compareText(a.record.key ?? '', b.record.key ?? '') ||
    compareText(a.record.place.file ?? '', b.record.place.file ?? '') ||
    (a.record.place.line ?? 0) - (b.record.place.line ?? 0) ||
    (a.record === b.record ? 0 : compareText(JSON.stringify(a.record), JSON.stringify(b.record)))
  );
}
