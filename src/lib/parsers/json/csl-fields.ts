/** Fields of CSL-JSON that need more than a look. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
import { type PartialDate, type Reference } from '../../model/record';
import { CATALOGUES, type CatalogueIds } from '../../model/catalogues';
import { cleanText, cleanValue, splitKeywords } from '../clean-text';
import { readCslNames } from './csl-names';
import { inlineText } from '../xml/jats-text';
import {
  bareDoi,
  firstPlain,
  isObject,
  listOf,
  plainValue,
  textsOf,
  withoutUndefined,
  type Json,
} from './json-values';
import { parseDate, toPartialDate } from '../parse-date';

/** `date-parts` with numbers or strings, a `raw` or `literal` text, a bare string or number. */
export function readCslDate(value: unknown): PartialDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return parseDate(String(value));
  if (!isObject(value)) return undefined;
  const parts = listOf(listOf(value['date-parts'])[0]).map((part) => {
    const given = typeof part === 'string' && /^-?\d{1,6}$/.test(part.trim()) ? Number(part) : part;
    return typeof given === 'number' ? given : undefined;
  });
  const date = toPartialDate(parts[0], parts[1], parts[2]);
  if (date) return date;
  const text = cleanValue(value.raw) ?? cleanValue(value.literal) ?? cleanValue(value.year);
  return text === undefined ? undefined : parseDate(text);
}

/** One text with ";" or "," between the words, or a list, in which every word is taken as it is. */
export function readCslKeywords(value: unknown): string[] {
  return typeof value === 'string' ? splitKeywords(inlineText(value)) : textsOf(value);
}

/** Our extension `references`: ids of items in the same file, or objects with the fields of an item. */
export function readCslReferences(value: unknown): Reference[] {
  const references: Reference[] = [];
  for (const entry of listOf(value)) {
    const key = cleanValue(entry);
    if (key !== undefined) references.push({ key });
    else if (isObject(entry)) {
      const reference = readReference(entry);
      if (Object.keys(reference).length > 0) references.push(reference);
    }
  }
  return references;
}

function readReference(entry: Json): Reference {
  return withoutUndefined<Reference>({
    key: cleanValue(entry.id) ?? cleanValue(entry.key),
    doi: cleanValue(entry.DOI) ?? cleanValue(entry.doi),
    arxivId: cleanValue(entry.arxiv),
    pmid: cleanValue(entry.PMID),
    catalogueIds: readCatalogueIds(entry),
    title: plainValue(entry.title),
    year: readCslDate(entry.issued ?? entry.year)?.year,
    firstAuthor: readFirstAuthor(entry.author),
    venue: firstPlain(entry['container-title']),
    volume: cleanValue(entry.volume),
    page: cleanValue(entry.page),
    raw: cleanValue(entry.raw) ?? cleanValue(entry.unstructured),
  });
}

/** "van Eck, Nees Jan" of a list of names, a name or a text. */
export function readFirstAuthor(author: unknown): string | undefined {
  const [first] = readCslNames(typeof author === 'string' ? [author] : author);
  const { family, given, particle, literal } = first ?? {};
  const surname = [particle, family].filter(Boolean).join(' ');
  return literal ?? ([surname, given].filter(Boolean).join(', ') || undefined);
}

/** Numbers of the work in catalogues, which we keep in CSL's `custom`. */
export function readCatalogueIds(item: Json): CatalogueIds | undefined {
  const given =
    isObject(item.custom) && isObject(item.custom.catalogueIds) ? item.custom.catalogueIds : undefined;
  if (!given) return undefined;
  const ids: CatalogueIds = {};
  for (const name of CATALOGUES) {
    const id = Object.hasOwn(given, name) ? cleanValue(given[name]) : undefined;
    if (id !== undefined) ids[name] = id;
  }
  return Object.keys(ids).length > 0 ? ids : undefined;
}

/**
 * The lines "DOI: 10.1000/x", "arXiv: 2001.00001" that reference managers keep in `note`, for what has no field of its own. Names in lower
 * case without marks.
 */
export function readNoteLines(note: unknown): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  if (typeof note !== 'string') return lines;
  for (const line of note.slice(0, 20_000).split(/\r\n?|\n/)) {
    const parts = /^\s{0,20}([A-Za-z][\w -]{0,30}):\s{0,20}(\S.{0,400})$/.exec(line);
    const name = parts?.[1]?.toLowerCase().replace(/[\s_-]/g, '');
    if (name !== undefined && !lines.has(name)) lines.set(name, cleanText(parts![2]!));
  }
  return lines;
}

/** An arXiv id in a field of its own, in `archive_location` or in a text. Those in URL and DOI are found when the corpus is built. */
export function findCslArxivId(item: Json, note: ReadonlyMap<string, string>): string | undefined {
  const custom = isObject(item.custom) ? item.custom : {};
  const own =
    cleanValue(custom.arxivId) ??
    cleanValue(item.arxiv) ??
    cleanValue(item['arxiv-id']) ??
    cleanValue(item.arXiv);
  if (own !== undefined) return own;
  const location = cleanValue(item.archive_location);
  if (location !== undefined && /^arxiv$/i.test(cleanValue(item.archive) ?? '')) return location;
  const line = note.get('arxiv');
  if (line !== undefined) return line.split(' ')[0];
  for (const key of ['number', 'note', 'archive_location', 'genre', 'container-title']) {
    const found = /\barxiv\s{0,3}:\s{0,3}([\w./-]{7,40})/i.exec(cleanValue(item[key]) ?? '');
    if (found) return found[1];
  }
  return undefined;
}

/** The DOI of an item, or that in a line of its note. */
export function findCslDoi(item: Json, note: ReadonlyMap<string, string>): string | undefined {
  return bareDoi(item.DOI) ?? bareDoi(item.doi) ?? bareDoi(note.get('doi'));
}
