/**
 * The keys under which papers are cited. Databases cite by first author, year, volume, page and abbreviated source (Garfield's citation
 * index, doi:10.1126/science.122.3159.108); others by title and year; newer ones by identifiers.
 */
import type { Reference } from '../model/record';
import { shownPeople } from '../model/roles';
import { foldText } from './normalize/fold-text';
import {
  findArxivId,
  findDoiInUrl,
  normalizeArxivId,
  normalizeDoi,
  normalizePmid,
} from './normalize/normalize-doi';
import { isGenericTitle, normalizeTitle } from './normalize/normalize-title';
import { listCatalogueIds, type PreparedRecord } from './prepare-record';

export interface ReferenceIds {
  doi?: string;
  arxivId?: string;
  pmid?: string;
  catalogueIds: string[];
}

export function identifyReference(reference: Reference): ReferenceIds {
  const { raw } = reference;
  const doi = normalizeDoi(reference.doi) ?? normalizeDoi(raw) ?? findDoiInUrl(reference.key);
  const arxivId =
    normalizeArxivId(reference.arxivId) ??
    findArxivId(doi) ??
    findArxivId(raw) ??
    normalizeArxivId(/\barxiv:\s?\S{7,40}/i.exec(raw ?? '')?.[0]);
  const pmid = normalizePmid(reference.pmid);
  return {
    ...(doi === undefined ? {} : { doi }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(pmid === undefined ? {} : { pmid }),
    catalogueIds: listCatalogueIds(reference.catalogueIds),
  };
}

/** "doi:…", "arxiv:…", "pmid:…", "openalex:…": strongest first. */
export function identifierKeys({ doi, arxivId, pmid, catalogueIds }: ReferenceIds): string[] {
  return [
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(arxivId === undefined ? [] : [`arxiv:${arxivId}`]),
    ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
    ...catalogueIds,
  ];
}

/** Folded title with year; undefined for titles that many works share. */
export function titleYearKey(title: string | undefined, year: number | undefined): string | undefined {
  const key = normalizeTitle(title ?? '');
  return key === '' || isGenericTitle(key) || year === undefined ? undefined : `${key}|${year}`;
}

/**
 * Where a work stands: family and initial of its first author, year, volume and first page ("small h|1973|24|265"); undefined when one of
 * them is missing. The source is compared besides (see isSameSource), since its abbreviations differ.
 */
export function locationKey(
  firstAuthor: string | undefined,
  year: number | undefined,
  volume: string | undefined,
  page: string | undefined,
): string | undefined {
  const author = authorKey(firstAuthor);
  const first = /[\p{L}\d]{1,12}/u.exec(page ?? '')?.[0].toLowerCase();
  const part = foldText(volume ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  if (author === undefined || year === undefined || part === '' || first === undefined) return undefined;
  return `${author}|${year}|${part}|${first}`;
}

/** "SMALL H", "Small, H.", "Small, Henry" -> "small h"; "van Eck N.J.", "VAN ECK NJ" -> "vaneck n". */
export function authorKey(name: string | undefined): string | undefined {
  const text = foldText(name ?? '').replace(/['’`]/g, '');
  const [before = '', after] = text.split(',');
  const words = before.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
  let initial = after?.match(/\p{L}/u)?.[0];
  if (after === undefined) {
    // Without a comma, initials stand behind the family name: one letter each, or up to three in one.
    while (words.length > 1 && words.at(-1)!.length === 1) initial = words.pop()![0];
    if (initial === undefined && words.length > 1 && words.at(-1)!.length <= 3) initial = words.pop()![0];
  }
  return words.length === 0 ? undefined : `${words.join('')} ${initial ?? ''}`.trim();
}

export function locationOfRecord({ record }: PreparedRecord): string | undefined {
  const first = shownPeople(record)[0];
  const family = [first?.particle, first?.family].filter(Boolean).join(' ');
  const name = first?.family === undefined ? undefined : `${family}, ${first.given ?? ''}`;
  return locationKey(name, record.date?.year, record.volume, record.pages);
}

/**
 * True unless the two names of a source can't be one journal's: word by word, each of the shorter must begin a word of the longer, in
 * order ("j am soc inform sci" in "journal of the american society for information science"). Unknown names fit.
 */
export function isSameSource(a: string | undefined, b: string | undefined): boolean {
  const x = sourceWords(a);
  const y = sourceWords(b);
  if (x.length === 0 || y.length === 0) return true;
  const [short, long] = x.join('').length <= y.join('').length ? [x, y] : [y, x];
  // "JASIS"
  if (short.length === 1 && short[0] === long.map((word) => word[0]).join('')) return true;
  let at = 0;
  for (const word of short) {
    while (at < long.length && !long[at]!.startsWith(word) && !isAbbreviation(word, long[at]!)) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

function sourceWords(name: string | undefined): string[] {
  return normalizeTitle(name ?? '')
    .split(' ')
    .filter((word) => word !== '' && !/^(?:of|the|and|for|in|on|de|la|der|die|und)$/.test(word));
}

/** "scientometrics" for "scientomtrc": same first letter, and the others in order. */
function isAbbreviation(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
