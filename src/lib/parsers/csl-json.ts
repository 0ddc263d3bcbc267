/** CSL-JSON: an array of items, or an object with `items`. https://docs.citationstyles.org/en/stable/specification.html */
import type { PaperRecord, ParseResult, PartialDate, PersonName, Reference } from '../model/record';
import type { Problem } from '../model/problem';
import { cleanText, cleanValue, splitKeywords, stripMarkup } from './clean-text';
import type { JsonParser, ParseContext } from './parser';
import { parseDate, toPartialDate } from './parse-date';

type Json = Record<string, unknown>;

export const cslJsonParser: JsonParser = {
  kind: 'json',
  id: 'csl-json',
  label: 'CSL-JSON',
  extensions: ['json', 'csljson'],
  detect(value) {
    const items = findItems(value);
    if (!items) return 0;
    if (items.length === 0) return 0.2;
    const sample = items.slice(0, 50);
    return (0.95 * sample.filter(isItem).length) / sample.length;
  },
  parse: parseCslJson,
};

async function parseCslJson(value: unknown, { file, pace }: ParseContext): Promise<ParseResult> {
  const records: PaperRecord[] = [];
  const problems: Problem[] = [];
  const items = findItems(value) ?? [];
  for (const [i, item] of items.entries()) {
    const rest = pace('reading', i, items.length);
    if (rest) await rest;
    if (isObject(item) && isItem(item)) {
      records.push(toRecord(item, i, file, problems));
    } else {
      problems.push({
        code: 'csl-not-an-item',
        severity: 'warning',
        message: 'This element is not a CSL item (an object with a title or an author); it was left out.',
        where: { file, what: `element ${i + 1}` },
      });
    }
  }
  if (items.length === 0) {
    problems.push({
      code: 'csl-empty',
      severity: 'error',
      message: 'The file holds an empty list. Export the items again and choose CSL-JSON.',
      where: { file },
    });
  }
  return { records, problems };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findItems(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (isObject(value) && Array.isArray(value.items)) return value.items as unknown[];
  return isObject(value) && isItem(value) && typeof value.type === 'string' ? [value] : undefined;
}

/** An object with a title or names, and with something that only a CSL item has. */
function isItem(value: unknown): boolean {
  if (!isObject(value)) return false;
  const named = typeof value.title === 'string' || Array.isArray(value.author) || Array.isArray(value.editor);
  const hints = [
    'type',
    'issued',
    'author',
    'container-title',
    'DOI',
    'abstract',
    'publisher',
    'citation-key',
    'keyword',
  ];
  return named && hints.some((key) => value[key] !== undefined);
}

function toRecord(item: Json, index: number, file: string, problems: Problem[]): PaperRecord {
  const text = (key: string): string | undefined => {
    const value = item[key];
    return cleanValue(typeof value === 'string' ? stripMarkup(value) : value);
  };
  const key = cleanValue(item.id) ?? cleanValue(item['citation-key']);
  const title = text('title') ?? text('title-short') ?? '';
  const place = { file, what: key ?? (title ? title.slice(0, 80) : `element ${index + 1}`) };
  const record: PaperRecord = {
    title,
    authors: readNames(item.author ?? item.editor),
    keywords: readKeywords(item.keyword ?? item.keywords),
    references: readReferences(item.references),
    place,
  };
  const copy: Partial<PaperRecord> = {
    key,
    type: text('type'),
    venue: text('container-title') ?? text('event-title') ?? text('event'),
    publisher: text('publisher'),
    volume: text('volume'),
    issue: text('issue'),
    pages: text('page'),
    doi: cleanValue(item.DOI),
    pmid: cleanValue(item.PMID),
    url: cleanValue(item.URL),
    language: text('language'),
    abstract: text('abstract'),
    arxivId: findArxivId(item),
    date: readDate(item.issued),
  };
  for (const [field, value] of Object.entries(copy))
    if (value === undefined) delete copy[field as keyof PaperRecord];
  Object.assign(record, copy);
  if (item.issued !== undefined && item.issued !== null && !record.date && isFilled(item.issued)) {
    problems.push({
      code: 'date-unreadable',
      severity: 'warning',
      message: `The date ${JSON.stringify(item.issued).slice(0, 80)} could not be read; the paper is undated. Give the year as four digits.`,
      where: place,
    });
  }
  if (title === '') {
    problems.push({
      code: 'title-missing',
      severity: 'warning',
      message: 'This entry has no title.',
      where: place,
    });
  }
  return record;
}

function isFilled(value: unknown): boolean {
  return isObject(value) ? Object.keys(value).length > 0 : value !== '';
}

/** Names as CSL has them: family/given with particles, or a literal that is not taken apart. */
function readNames(value: unknown): PersonName[] {
  if (!Array.isArray(value)) return [];
  const names: PersonName[] = [];
  for (const entry of value as unknown[]) {
    if (typeof entry === 'string') {
      if (cleanText(entry)) names.push({ literal: cleanText(entry) });
      continue;
    }
    if (!isObject(entry)) continue;
    const part = (key: string) => cleanValue(entry[key]);
    const name: PersonName = {};
    const family = part('family');
    const given = part('given');
    const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
    if (family !== undefined) {
      name.family = family;
      if (given !== undefined) name.given = given;
      if (particle) name.particle = particle;
      const suffix = part('suffix');
      if (suffix !== undefined) name.suffix = suffix;
    } else {
      const literal = part('literal') ?? part('name') ?? given;
      if (literal === undefined) continue;
      name.literal = literal;
    }
    const orcid = part('ORCID') ?? part('orcid');
    if (orcid !== undefined) name.orcid = orcid;
    names.push(name);
  }
  return names;
}

/** `date-parts` with numbers or strings, a `raw` or `literal` text, a bare string or number. */
function readDate(value: unknown): PartialDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return parseDate(String(value));
  if (!isObject(value)) return undefined;
  const parts: unknown = Array.isArray(value['date-parts'])
    ? (value['date-parts'] as unknown[])[0]
    : undefined;
  if (Array.isArray(parts)) {
    const number = (part: unknown) => {
      const given = typeof part === 'string' && /^-?\d{1,6}$/.test(part.trim()) ? Number(part) : part;
      return typeof given === 'number' ? given : undefined;
    };
    const date = toPartialDate(number(parts[0]), number(parts[1]), number(parts[2]));
    if (date) return date;
  }
  const text = cleanValue(value.raw) ?? cleanValue(value.literal) ?? cleanValue(value.year);
  return text === undefined ? undefined : parseDate(text);
}

function readKeywords(value: unknown): string[] {
  if (typeof value === 'string') return splitKeywords(stripMarkup(value));
  if (!Array.isArray(value)) return [];
  const words = (value as unknown[]).map((word) => cleanValue(word)).filter((word) => word !== undefined);
  return [...new Set(words)];
}

/** Our extension: `references`, ids of items in the same file, or objects with a DOI or title. */
function readReferences(value: unknown): Reference[] {
  if (!Array.isArray(value)) return [];
  const references: Reference[] = [];
  for (const entry of value as unknown[]) {
    const key = cleanValue(entry);
    if (key !== undefined) references.push({ key });
    if (!isObject(entry)) continue;
    const reference: Reference = {};
    const own = {
      key: cleanValue(entry.id) ?? cleanValue(entry.key),
      doi: cleanValue(entry.DOI) ?? cleanValue(entry.doi),
      title: cleanValue(entry.title),
      raw: cleanValue(entry.raw) ?? cleanValue(entry.unstructured),
    };
    if (own.key !== undefined) reference.key = own.key;
    if (own.doi !== undefined) reference.doi = own.doi;
    if (own.title !== undefined) reference.title = own.title;
    if (own.raw !== undefined) reference.raw = own.raw;
    const year = readDate(entry.issued ?? entry.year)?.year;
    if (year !== undefined) reference.year = year;
    if (Object.keys(reference).length > 0) references.push(reference);
  }
  return references;
}

/** An arXiv id that stands in `arxiv`, `number`, `archive_location` or `note`. Those in URL and DOI are found when the corpus is built. */
function findArxivId(item: Json): string | undefined {
  const own = cleanValue(item.arxiv) ?? cleanValue(item['arxiv-id']);
  if (own !== undefined) return own;
  const location = cleanValue(item.archive_location);
  if (location !== undefined && /^arxiv$/i.test(cleanValue(item.archive) ?? '')) return location;
  for (const key of ['number', 'note', 'archive_location', 'genre', 'container-title']) {
    const found = /\barxiv\s{0,3}:\s{0,3}([\w./-]{7,40})/i.exec(cleanValue(item[key]) ?? '');
    if (found) return found[1];
  }
  return undefined;
}
