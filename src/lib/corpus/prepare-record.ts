import { CATALOGUES, type CatalogueIds, type PaperRecord } from '../model/record';
import { compareText, foldText } from './fold-text';
import {
  findArxivId,
  findDoiInUrl,
  isPreprintDoi,
  normalizeArxivId,
  normalizeDoi,
  normalizePmid,
} from './normalize-doi';
import { normalizePerson } from './normalize-name';
import { isGenericTitle, normalizeTitle, normalizeVenue } from './normalize-title';

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
  titleKey: string;
  /** titleKey where it and a year can tell a work from others, else undefined. */
  datedTitle?: string;
  /** Folded last words of the family names. */
  families: Set<string>;
  /** The first of them; '' without authors. */
  firstFamily: string;
  venueKey: string;
  /** Number of fields that hold something. */
  filled: number;
}

export function prepareRecord(record: PaperRecord): PreparedRecord {
  const doi = normalizeDoi(record.doi) ?? findDoiInUrl(record.url);
  const arxivFromDoi = findArxivId(doi);
  const arxivId = normalizeArxivId(record.arxivId) ?? arxivFromDoi ?? findArxivId(record.url);
  const pmid = normalizePmid(record.pmid);
  const titleKey = normalizeTitle(record.title);
  const families = record.authors.map(familyKey);
  const prepared: PreparedRecord = {
    record,
    hasOwnDoi: doi !== undefined && arxivFromDoi === undefined && !isPreprintDoi(doi),
    catalogueIds: listCatalogueIds(record.catalogueIds),
    titleKey,
    families: new Set(families.filter((family) => family !== '')),
    firstFamily: families[0] ?? '',
    venueKey: normalizeVenue(record.venue ?? ''),
    filled: countFilled(record),
  };
  if (doi !== undefined) prepared.doi = doi;
  if (arxivId !== undefined) prepared.arxivId = arxivId;
  if (pmid !== undefined) prepared.pmid = pmid;
  if (record.date && !isGenericTitle(titleKey)) prepared.datedTitle = titleKey;
  return prepared;
}

/** "openalex:w2741809807", in the order of CATALOGUES. */
export function listCatalogueIds(ids: CatalogueIds | undefined): string[] {
  if (!ids) return [];
  return CATALOGUES.flatMap((name) => {
    const id = ids[name]?.trim();
    return id ? [`${name}:${id.toLowerCase()}`] : [];
  });
}

function familyKey(person: PaperRecord['authors'][number]): string {
  const { family, literal } = normalizePerson(person);
  const words = foldText(family ?? literal ?? '').split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter((word) => word !== '').at(-1) ?? '';
}

function countFilled(record: PaperRecord): number {
  let filled = 0;
  for (const [field, value] of Object.entries(record) as [string, unknown][]) {
    // Tells the journal, not the work.
    if (field === 'issn') continue;
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
