/**
 * Papercosm's own table: the columns that its CSV export writes, so that the file reads back as it was. Lists are separated by "; "; a
 * semicolon or backslash in an item has a backslash before it. A cell that a spreadsheet would take for a formula has an apostrophe before
 * it. A name that would be read otherwise stands in braces: {World Bank, the}, or {particle|family|given|suffix}.
 */
import type { PaperRecord, PartialDate, PersonName, Reference } from '../../model/record';
import { CATALOGUES, type Catalogue, type CatalogueIds } from '../../model/catalogues';
import { resolveFlags } from '../../model/flags';
import { toIsoDate } from '../../model/partial-date';
import { parsePersonName } from './csv-names';
import { parseReferenceText } from '../reference-lists';
import { tidy, type TableRecord } from './csv-table';
import { normalizeHeader } from './find-header';
import { toPartialDate } from '../parse-date';

/** Fields that are written as they are. */
const TEXTS = [
  ['venue', 'Venue'],
  ['venueAbbreviation', 'Venue abbreviation'],
  ['volume', 'Volume'],
  ['issue', 'Issue'],
  ['pages', 'Pages'],
  ['doi', 'DOI'],
  ['arxivId', 'arXiv id'],
  ['pmid', 'PubMed id'],
  ['url', 'Link'],
  ['type', 'Type'],
  ['publisher', 'Publisher'],
  ['organisation', 'Organisation'],
  ['language', 'Language'],
  ['abstract', 'Abstract'],
  ['key', 'Key'],
] as const;

export interface OwnColumn {
  header: string;
  write(record: PaperRecord): string;
  read(cell: string): Partial<PaperRecord>;
}

const BASE: readonly OwnColumn[] = [
  { header: 'Title', write: ({ title }) => title, read: (title) => ({ title }) },
  {
    header: 'Authors',
    write: ({ authors }) => joinItems(authors.map(writeName)),
    read: (cell) => ({ authors: splitItems(cell).map(readName) }),
  },
  {
    header: 'Date',
    write: ({ date }) => (date ? writeDate(date) : ''),
    read: (cell) => ({ date: readDate(cell) }),
  },
  ...TEXTS.map(([field, header]): OwnColumn => ({
    header,
    write: (record) => record[field] ?? '',
    read: (cell) => ({ [field]: cell }),
  })),
  {
    header: 'Keywords',
    write: ({ keywords }) => joinItems(keywords),
    read: (cell) => ({ keywords: splitItems(cell) }),
  },
  {
    header: 'Number of authors',
    write: ({ authorCount }) => String(authorCount ?? ''),
    read: (cell) => ({ authorCount: readNumber(cell) }),
  },
  {
    header: 'Times cited',
    write: ({ timesCited }) => String(timesCited ?? ''),
    read: (cell) => ({ timesCited: readNumber(cell) }),
  },
  {
    header: 'References',
    write: ({ references }) => joinItems(references.map(writeReference).filter((text) => text !== '')),
    read: (cell) => ({ references: splitItems(cell).flatMap(readReference) }),
  },
];

/** Columns that stand only where a record has something for them. */
const OPTIONAL: readonly OwnColumn[] = [
  {
    header: 'Editors',
    write: ({ editors }) => joinItems((editors ?? []).map(writeName)),
    read: (cell) => ({ editors: splitItems(cell).map(readName) }),
  },
  {
    header: 'ISSN',
    write: ({ issn }) => joinItems(issn ?? []),
    read: (cell) => ({ issn: splitItems(cell) }),
  },
  {
    header: 'Status',
    write: ({ flags }) => joinItems(flags ?? []),
    read: (cell) => ({ flags: resolveFlags(splitItems(cell)) }),
  },
  {
    header: 'Further DOIs',
    write: ({ otherDois }) => joinItems(otherDois ?? []),
    read: (cell) => ({ otherDois: splitItems(cell) }),
  },
];

const CATALOGUE_HEADERS: Readonly<Record<Catalogue, string>> = {
  openalex: 'OpenAlex id',
  s2: 'Semantic Scholar id',
  wos: 'Web of Science id',
  scopus: 'Scopus id',
  dblp: 'DBLP key',
  acl: 'ACL Anthology id',
  lens: 'Lens id',
  dimensions: 'Dimensions id',
};

const CATALOGUE_COLUMNS = CATALOGUES.map((catalogue): OwnColumn => ({
  header: CATALOGUE_HEADERS[catalogue],
  write: ({ catalogueIds }) => catalogueIds?.[catalogue] ?? '',
  read: (cell) => ({ catalogueIds: { [catalogue]: cell } }),
}));

/** The columns of an export: the base, and the roles, flags and catalogues that any record names. */
export function ownColumns(records: readonly PaperRecord[]): OwnColumn[] {
  const used = [...OPTIONAL, ...CATALOGUE_COLUMNS].filter((column) =>
    records.some((record) => column.write(record) !== ''),
  );
  return [...BASE, ...used];
}

/** The columns of a header that an export has written; undefined for any other header. */
export function findOwnColumns(header: readonly string[]): OwnColumn[] | undefined {
  const names = header.map(normalizeHeader);
  const known = [...BASE, ...OPTIONAL, ...CATALOGUE_COLUMNS];
  if (!BASE.every((column, i) => normalizeHeader(column.header) === names[i])) return undefined;
  const columns = names.map((name) => known.find((column) => normalizeHeader(column.header) === name));
  return columns.every((column) => column !== undefined) ? columns : undefined;
}

/** Reads a row under these columns. */
export function readOwnRow(columns: readonly OwnColumn[], cells: readonly string[]): TableRecord {
  const record: TableRecord = { title: '', authors: [], keywords: [], references: [] };
  const ids: CatalogueIds = {};
  for (const [i, column] of columns.entries()) {
    const cell = unguard(cells[i] ?? '');
    if (cell === '') continue;
    const { catalogueIds, ...fields } = column.read(cell);
    Object.assign(record, fields);
    Object.assign(ids, catalogueIds);
  }
  if (Object.keys(ids).length > 0) record.catalogueIds = ids;
  return tidy(record);
}

/** Behind apostrophes, what a spreadsheet takes for the beginning of a formula, or skips before one; the wide signs too, which some read as narrow. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** An apostrophe before what a spreadsheet would compute ("=1+1"); before apostrophes in front of it too, so that it can be taken off. */
export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

export function unguard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function joinItems(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;]/g, '\\$&')).join('; ');
}

function splitItems(cell: string): string[] {
  return splitUnescaped(cell, ';').map((item) => unescape(item).trim());
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}

function writeDate(date: PartialDate): string {
  if (date.year >= 0) return toIsoDate(date);
  return `-${toIsoDate({ ...date, year: -date.year })}`;
}

function readDate(cell: string): PartialDate | undefined {
  const [, year, month, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(cell.trim()) ?? [];
  if (year === undefined) return undefined;
  const number = (part: string | undefined) => (part === undefined ? undefined : Number(part));
  return toPartialDate(Number(year), number(month), number(day));
}

function readNumber(cell: string): number | undefined {
  return /^\d{1,12}$/.test(cell) ? Number(cell) : undefined;
}

const ORCID_TAG = /^(.*) \[(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\]$/s;
const GROUP_TAG = ' [group]';
const ID_TAG = /^(.*) \[([a-z0-9]{1,20}:[^\s[\]]{1,80})\]$/s;

function writeName(name: PersonName): string {
  const { particle = '', family = '', given = '', suffix = '', literal, orcid, databaseId } = name;
  const tags = [orcid, databaseId].flatMap((tag) => (tag === undefined ? [] : ` [${tag}]`)).join('');
  const person = `${particle} ${family}, ${given}${suffix === '' ? '' : `, ${suffix}`}`.trim();
  const role = name.role === 'group' ? GROUP_TAG : '';
  const plain = `${literal ?? person}${tags}${role}`;
  if (isSameName(readName(plain), name)) return plain;
  const parts = literal === undefined ? [particle, family, given, suffix] : [literal];
  return `{${parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join('|')}}${tags}${role}`;
}

function readName(text: string): PersonName {
  if (text.endsWith(GROUP_TAG)) return { ...readName(text.slice(0, -GROUP_TAG.length)), role: 'group' };
  const [, beforeId = text, databaseId] = ID_TAG.exec(text) ?? [];
  const [, plain = beforeId, orcid] = ORCID_TAG.exec(beforeId) ?? [];
  const name = readPlainName(plain);
  if (orcid !== undefined) name.orcid = orcid;
  if (databaseId !== undefined) name.databaseId = databaseId;
  return name;
}

function readPlainName(text: string): PersonName {
  if (!text.startsWith('{') || !text.endsWith('}')) return parsePersonName(text) ?? { literal: text };
  const parts = splitUnescaped(text.slice(1, -1), '|').map(unescape);
  if (parts.length < 4) return { literal: parts.join('|') };
  const [particle = '', family = '', given = '', suffix = ''] = parts;
  const name: PersonName = {};
  if (family !== '') name.family = family;
  if (given !== '') name.given = given;
  if (particle !== '') name.particle = particle;
  if (suffix !== '') name.suffix = suffix;
  return name;
}

function isSameName(a: PersonName, b: PersonName): boolean {
  const fields = ['particle', 'family', 'given', 'suffix', 'literal', 'orcid', 'databaseId', 'role'] as const;
  return fields.every((field) => (a[field] ?? '') === (b[field] ?? ''));
}

/** The DOI, else another number, with what it is before it; else the reference in words. */
function writeReference(reference: Reference): string {
  const { doi, arxivId, pmid, catalogueIds, raw, key, firstAuthor, year, title, venue, volume, page } =
    reference;
  const numbers = CATALOGUES.map((name): [string, string | undefined] => [name, catalogueIds?.[name]]);
  const known: [string, string | undefined][] = [
    ['doi', doi],
    ['arXiv', arxivId],
    ['pmid', pmid],
    ...numbers,
  ];
  const id = known.find(([, value]) => value !== undefined);
  if (id) return `${id[0]}:${id[1]}`;
  const words =
    raw ??
    [firstAuthor, year, title, venue, volume && `V${volume}`, page && `P${page}`].filter(Boolean).join(', ');
  if (words === '') return key === undefined ? '' : `key:${key}`;
  return readReference(words)[0]?.raw === words ? words : `raw:${words}`;
}

function readReference(text: string): Reference[] {
  const [, kind = '', value = ''] = /^([A-Za-z0-9]{2,10}):(.+)$/s.exec(text) ?? [];
  if (kind === 'doi') return [{ doi: value }];
  if (kind === 'arXiv') return [{ arxivId: value }];
  if (kind === 'pmid' || kind === 'key' || kind === 'raw') return [{ [kind]: value }];
  const catalogue = CATALOGUES.find((name) => name === kind);
  if (catalogue) return [{ catalogueIds: { [catalogue]: value } }];
  const reference = parseReferenceText(text);
  return reference ? [reference] : [];
}
