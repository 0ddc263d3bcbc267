/** Values that BibTeX files keep in more than one field, or inside other text. */
import { type PartialDate } from '../../model/record';
import { CATALOGUES, type CatalogueIds } from '../../model/catalogues';
import { isOneGroup, splitAtDepthZero } from './bibtex-names';
import { cleanText } from '../clean-text';
import { latexToText, latexToUrl } from './latex-to-text';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';

export type Fields = ReadonlyMap<string, string>;

/** The first of the fields that holds text. */
export function readText(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const raw = fields.get(name);
    if (raw === undefined) continue;
    const value = latexToText(raw);
    if (value !== '' && !isPlaceholder(value)) return value;
  }
  return undefined;
}

/** Question marks stand for what the maker of the file did not know ("??--??"). */
export function isPlaceholder(text: string): boolean {
  return text.length < 20 && /^[?\s–-]+$/.test(text);
}

/** The first of the fields that holds a web address or an identifier. */
export function readUrl(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const raw = fields.get(name);
    const value = raw === undefined ? '' : latexToUrl(raw);
    if (value !== '') return value;
  }
  return undefined;
}

/** biblatex's `date`, else `year`, `month` and `day`. */
export function readDate(fields: Fields): PartialDate | undefined {
  const date = fields.get('date');
  const whole = date === undefined ? undefined : readYear(date);
  if (whole) return whole;
  const year = readYear(fields.get('year') ?? fields.get('issued') ?? '');
  const rawMonth = fields.get('month');
  if (!year || year.month !== undefined || rawMonth === undefined) return year;
  const rawDay = fields.get('day');
  const day = rawDay === undefined ? undefined : /^\s{0,9}(\d{1,2})\s{0,9}$/.exec(rawDay)?.[1];
  const only = parseMonth(rawMonth);
  if (only !== undefined) return toPartialDate(year.year, only, day === undefined ? undefined : Number(day));
  const words = latexToText(rawMonth).split(/[^\p{L}\p{N}]+/u);
  const named = words.map(parseMonth).find((month) => month !== undefined);
  const figures = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  const month = named ?? figures.shift();
  return toPartialDate(
    year.year,
    month,
    day !== undefined ? Number(day) : named === undefined ? undefined : figures[0],
  );
}

function readYear(raw: string): PartialDate | undefined {
  if (/^\d{4}$/.test(raw)) return toPartialDate(Number(raw));
  const text = latexToText(raw);
  const before = /^-(\d{4})(?!\d)/.exec(text);
  return before ? toPartialDate(-Number(before[1])) : parseDate(text);
}

/** "1303-1319": a plain hyphen between pages, whatever dash the file has. */
export function readPages(fields: Fields): string | undefined {
  const raw = fields.get('pages');
  if (raw !== undefined && /^\d{1,9}--?\d{1,9}$/.test(raw)) return raw.replace('--', '-');
  const text = readText(fields, PAGES);
  return (
    text
      ?.replace(/^pp?\.\s{0,9}/i, '')
      .replace(/\s{0,9}[‐-―−-]{1,9}\s{0,9}/g, '-')
      .replace(/-$/, '') || undefined
  );
}
const PAGES = ['pages', 'eid', 'article-number', 'articleno', 'art_number'];

/** A DOI that stands in another field, with "doi" before it. */
export function findDoi(fields: Fields): string | undefined {
  for (const name of ['url', 'ee', 'bdsk-url-1', 'note', 'howpublished', 'eprint', 'annote']) {
    const raw = fields.get(name);
    if (raw === undefined || !raw.includes('10.')) continue;
    const found =
      /(?:\bdoi\.(?:acm\.|ieeecomputersociety\.)?org\/|\bdoi:?\s{0,5})(10\.\d{4,9}\/[^\s&?#]{1,300})/i.exec(
        latexToUrlText(raw),
      );
    if (found) return found[1];
  }
  return undefined;
}

function latexToUrlText(raw: string): string {
  return raw
    .slice(0, 2_000)
    .replace(/[{}]/g, '')
    .replace(/\\([_%&#])/g, '$1');
}

const ARXIV_ID = /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,2})?$/i;

/** An arXiv id in `eprint`, or after "arXiv:" in a field where people put it. */
export function findArxivId(fields: Fields): string | undefined {
  const raw = fields.get('eprint');
  if (raw !== undefined) {
    const eprint = latexToUrlText(raw).trim();
    const kind = eprintKind(fields);
    if (eprint !== '' && (kind.includes('arxiv') || (kind === '' && ARXIV_ID.test(eprint)))) return eprint;
  }
  const own = fields.get('arxivid');
  if (own !== undefined) return latexToUrlText(own).trim() || undefined;
  for (const name of ['journal', 'journaltitle', 'note', 'howpublished', 'number', 'volume', 'publisher']) {
    const text = fields.get(name);
    if (text === undefined) continue;
    if (text.startsWith('abs/') && ARXIV_ID.test(text.slice(4))) return text.slice(4);
    if (!/arxiv/i.test(text)) continue;
    const found = /\barxiv:\s{0,3}([\w./-]{7,30})/i.exec(latexToUrlText(text));
    if (found) return found[1];
  }
  return undefined;
}

function eprintKind(fields: Fields): string {
  return (fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '').toLowerCase();
}

/** A PubMed number in its own field, in `eprint`, or after "PMID" in a note. */
export function findPmid(fields: Fields): string | undefined {
  const own =
    fields.get('pmid') ?? (/pubmed|pmid/.test(eprintKind(fields)) ? fields.get('eprint') : undefined);
  if (own !== undefined) return /\d{1,9}/.exec(own)?.[0];
  for (const name of ['note', 'annote']) {
    const raw = fields.get(name);
    if (raw === undefined || !/pmid/i.test(raw)) continue;
    const found = /\bPMID:?\s{0,5}(\d{1,9})/i.exec(latexToText(raw));
    if (found) return found[1];
  }
  return undefined;
}

/** Numbers of the work in catalogues: in fields of their own, in the key, and in links. */
export function findCatalogueIds(key: string, fields: Fields): CatalogueIds | undefined {
  let ids: CatalogueIds | undefined;
  for (const [catalogue, field] of ID_FIELDS) {
    const raw = fields.get(field);
    const id = raw === undefined ? '' : latexToUrl(raw);
    if (id !== '') (ids ??= {})[catalogue] = id;
  }
  const wos = WOS.exec(fields.get('unique-id') ?? '') ?? WOS.exec(key);
  if (wos) (ids ??= {}).wos ??= wos[1];
  if (key.startsWith('DBLP:')) (ids ??= {}).dblp ??= key.slice(5);
  const url = fields.get('url');
  if (url === undefined) return ids;
  const scopus = url.includes('scopus') ? /\beid=(2-s2\.0-\d{5,20})/i.exec(url) : null;
  if (scopus) (ids ??= {}).scopus ??= scopus[1];
  const acl = url.includes('acl') ? ACL.exec(url) : null;
  if (acl) (ids ??= {}).acl ??= acl[1];
  const openalex = url.includes('openalex') ? /\bopenalex\.org\/(?:works\/)?(W\d{4,15})/i.exec(url) : null;
  if (openalex) (ids ??= {}).openalex ??= openalex[1]!.toUpperCase();
  return ids;
}
const ID_FIELDS = CATALOGUES.map((catalogue) => [catalogue, `${catalogue}-id`] as const);
const WOS = /^\{{0,2}(?:WOS|ISI):\s?([\dA-Z]{10,20})\}{0,2}$/i;
const ACL = /\b(?:aclanthology\.org|aclweb\.org\/anthology)\/([\w.-]{5,60}?)\/?(?:\.pdf)?$/i;

/** Keywords of all fields that hold some, each once. */
export function readKeywords(fields: Fields): string[] {
  let all: string[] | undefined;
  for (const name of KEYWORD_FIELDS) {
    const raw = fields.get(name);
    if (raw === undefined) continue;
    const words = splitKeywords(raw);
    all = all === undefined ? words : [...all, ...words];
  }
  return all === undefined ? [] : [...new Set(all)];
}
const KEYWORD_FIELDS = ['keywords', 'keyword', 'author_keywords', 'mendeley-tags', 'keywords-plus'];

/** Splits "a; b; c" or "a, b, c": by semicolons where there is one, else by commas. What stands in braces stays whole. */
function splitKeywords(raw: string): string[] {
  let list = raw.trim();
  for (let i = 0; i < 3 && isOneGroup(list); i++) list = list.slice(1, -1).trim();
  // An entity's semicolon is none, and Elsevier's \sep is one.
  if (list.includes('&')) list = list.replace(/(?:\{\\&\}|\\&|&)amp;/g, '\\&');
  if (list.includes('\\sep')) list = list.replace(/\\sep(?![A-Za-z])/g, ';');
  const bySemicolon = splitAtDepthZero(list, ';');
  const parts = bySemicolon.length > 1 || list.endsWith(';') ? bySemicolon : splitAtDepthZero(list, ',');
  return parts
    .map((part) => {
      const word = latexToText(part);
      // A full stop ends the list, unless it stands in braces or ends an abbreviation with more of them.
      return word.endsWith('.') && !part.endsWith('}') ? cleanText(word.replace(/^([^.]*)\.$/, '$1')) : word;
    })
    .filter((word) => word !== '');
}

/** Times cited, as Web of Science and Scopus write it. */
export function readCount(fields: Fields): number | undefined {
  const raw = fields.get('times-cited') ?? citedBy(fields.get('note'));
  const digits = raw === undefined ? null : /\d{1,9}/.exec(raw);
  return digits ? Number(digits[0]) : undefined;
}

function citedBy(note: string | undefined): string | undefined {
  return note === undefined
    ? undefined
    : /\bcited by:?\s{0,5}(?:\(since \d{4}\)\s{0,5})?(\d{1,9})/i.exec(note)?.[1];
}
