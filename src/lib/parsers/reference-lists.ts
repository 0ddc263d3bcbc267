/** References in one text that no catalogue wrote in columns: one a line, or between semicolons, as DOIs, ids or in words. */
import type { Reference } from '../model/record';
import { CATALOGUES } from '../model/catalogues';
import { cleanText } from './clean-text';
import { parseScopusReferences } from './tables/scopus-references';
import { parseWosReference } from './tagged/wos-references';

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?(10\.\d{4,9}\/\S{1,300})$/i;
const ARXIV =
  /^(?:https?:\/\/arxiv\.org\/abs\/|arxiv:\s?)((?:[a-z-]{2,10}(?:\.[A-Z]{2})?\/)?\d{4}\.?\d{3,5})(?:v\d{1,2})?$/i;
const OPENALEX = /^https?:\/\/openalex\.org\/(W\d{3,12})$/i;
const WOS_STYLE = /^[^,]{1,80}, (?:1[4-9]|20)\d\d, /;
const SCOPUS_STYLE = /\((?:1[4-9]|20)\d\d[a-z]?\)(?:[ ,]|$)/;

/** One reference as a text: a DOI, an id with what it is before it ("arXiv:1706.03762", "openalex:W27"), or words. */
export function parseReferenceText(text: string): Reference | undefined {
  const raw = cleanText(text);
  if (raw === '') return undefined;
  const doi = DOI.exec(raw)?.[1];
  if (doi !== undefined) return { doi };
  const arxivId = ARXIV.exec(raw)?.[1];
  if (arxivId !== undefined) return { arxivId };
  const openalex = OPENALEX.exec(raw)?.[1];
  if (openalex !== undefined) return { catalogueIds: { openalex: openalex.toUpperCase() } };
  const [, kind = '', id = ''] = /^([a-z0-9]{2,10}):(\S{1,200})$/i.exec(raw) ?? [];
  const catalogue = CATALOGUES.find((name) => name === kind);
  if (catalogue) return { catalogueIds: { [catalogue]: id } };
  if (kind === 'pmid') return { pmid: id };
  if (WOS_STYLE.test(raw)) return parseWosReference(raw);
  if (SCOPUS_STYLE.test(raw)) {
    const list = parseScopusReferences(raw);
    if (list.length === 1) return { ...list[0]!, raw };
  }
  return { raw };
}

/** All references of a cell. */
export function splitReferences(cell: string): Reference[] {
  const lines = cell.split(/[\r\n]{1,9}/).filter((line) => line.trim() !== '');
  if (lines.length > 1) return lines.flatMap(parseListItem);
  const text = cleanText(cell);
  const words = text.split(/[\s,;|]{1,9}/).filter((word) => word !== '');
  if (words.length > 1 && words.every((word) => DOI.test(word))) return words.flatMap(parseListItem);
  if (text.includes('|') && !text.includes('; ')) return text.split('|').flatMap(parseListItem);
  return partAtSemicolons(text, parseListItem);
}

/** All references of a note, with semicolons between them and no other mark: bars and numbers are their own. */
export function splitReferenceNote(note: string): Reference[] {
  return partAtSemicolons(cleanText(note), (part) => parseReferenceText(part.replace(/;\s{0,9}$/, '')) ?? []);
}

/** Scopus' lists have a reader of their own, since semicolons part their authors too. */
function partAtSemicolons(text: string, parse: (part: string) => Reference | Reference[]): Reference[] {
  const parts = text.split('; ');
  if (!WOS_STYLE.test(parts[0]!) && SCOPUS_STYLE.test(text)) return parseScopusReferences(text);
  return parts.flatMap(parse);
}

/** "[12] Small H. …": the number is the list's. */
function parseListItem(text: string): Reference[] {
  const reference = parseReferenceText(
    text.replace(/^\s{0,9}(?:\[\d{1,4}\]|\d{1,4}\.)\s/, '').replace(/;\s{0,9}$/, ''),
  );
  return reference ? [reference] : [];
}
