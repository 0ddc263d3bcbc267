/** Compares what we read with the items that Zotero's translators make of the same file (NN.ext beside NN.expected-zotero.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalizeDoi } from '../../src/lib/corpus/normalize/normalize-doi';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import type { PaperRecord, PersonName } from '../../src/lib/model/record';
import { shownPeople } from '../../src/lib/model/roles';
import { readFiles } from '../../src/lib/parsers/read-files';

export const FORMATS = '../shared/data/formats';

/** The folders with cases, and the ending of their files. */
export const ZOTERO_CASES = {
  bibtex: 'bib',
  ris: 'ris',
  nbib: 'nbib',
  'endnote-xml': 'xml',
  'csl-json': 'json',
  wos: 'txt',
  openalex: 'json',
  'pubmed-xml': 'xml',
  rdf: 'rdf',
} as const;

export const COMPARED = ['title', 'authors', 'year', 'doi', 'venue', 'abstract', 'keywords'] as const;
export type ComparedField = (typeof COMPARED)[number];

export interface Difference {
  /** "ris/03, item 2" */
  where: string;
  field: ComparedField | 'items';
  ours: string;
  zotero: string;
}

export interface Agreement {
  cases: number;
  items: number;
  /** Fields that Zotero's item has, and those in which we say the same; extra: fields that only we have, with nothing to compare them to. */
  fields: Record<ComparedField, { compared: number; equal: number; extra: number }>;
  differences: Difference[];
}

interface ZoteroItem {
  itemType: string;
  creators?: { lastName?: string; firstName?: string; name?: string; creatorType: string }[];
  tags?: (string | { tag: string })[];
  [field: string]: unknown;
}

/** Those who made the work; of the others only editors count, and only where nobody made it. */
const HELPERS = new Set(
  `contributor editor seriesEditor translator recipient counsel attorneyAgent castMember sponsor wordsBy producer scriptwriter
  reviewedAuthor bookAuthor commenter interviewer cosponsor guest`.split(/\s+/),
);
const VENUES =
  `publicationTitle proceedingsTitle bookTitle encyclopediaTitle dictionaryTitle websiteTitle blogTitle forumTitle programTitle
  reporter code`.split(/\s+/);

/** Reads all cases of a folder under data/formats and compares them field by field. */
export async function compareWithZotero(folder: keyof typeof ZOTERO_CASES): Promise<Agreement> {
  const result: Agreement = {
    cases: 0,
    items: 0,
    fields: Object.fromEntries(
      COMPARED.map((field) => [field, { compared: 0, equal: 0, extra: 0 }]),
    ) as Agreement['fields'],
    differences: [],
  };
  const base = join(FORMATS, folder);
  const names = readdirSync(base).filter((name) => name.endsWith('.expected-zotero.json'));
  for (const expectedName of names.sort()) {
    const stem = expectedName.replace('.expected-zotero.json', '');
    const file = `${stem}.${ZOTERO_CASES[folder]}`;
    if (!existsSync(join(base, file))) continue;
    const items = (JSON.parse(readFileSync(join(base, expectedName), 'utf8')) as ZoteroItem[]).filter(
      ({ itemType }) => itemType !== 'note' && itemType !== 'attachment',
    );
    const bytes = new Uint8Array(readFileSync(join(base, file)));
    const { records } = await readFiles([{ name: file, bytes }], NO_PROGRESS);
    result.cases++;
    result.items += items.length;
    if (records.length !== items.length) {
      result.differences.push({
        where: `${folder}/${stem}`,
        field: 'items',
        ours: String(records.length),
        zotero: String(items.length),
      });
    }
    items.forEach((item, i) => compareItem(records[i], item, `${folder}/${stem}, item ${i + 1}`, result));
  }
  return result;
}

/** Share of the compared fields that are equal, 0 to 1. */
export function shareEqual({ fields }: Agreement): number {
  const all = Object.values(fields);
  const compared = all.reduce((sum, field) => sum + field.compared, 0);
  return compared === 0 ? 1 : all.reduce((sum, field) => sum + field.equal, 0) / compared;
}

function compareItem(record: PaperRecord | undefined, item: ZoteroItem, where: string, to: Agreement): void {
  const zotero = fieldsOfItem(item);
  const ours = record
    ? fieldsOfRecord(record, where.startsWith('bibtex/'))
    : ({} as Partial<Record<ComparedField, string>>);
  for (const field of COMPARED) {
    const a = ours[field] ?? '';
    const b = zotero[field];
    if (a === b && a === '') continue;
    if (b === '') to.fields[field].extra++;
    else to.fields[field].compared++;
    if (a === b) to.fields[field].equal++;
    else to.differences.push({ where, field, ours: a, zotero: b });
  }
}

function fieldsOfItem(item: ZoteroItem): Record<ComparedField, string> {
  const text = (...names: string[]) => plain(names.map((name) => item[name]).find((value) => value));
  const creators = item.creators ?? [];
  const makers = creators.filter(({ creatorType }) => !HELPERS.has(creatorType));
  const shown = makers.length > 0 ? makers : creators.filter(({ creatorType }) => creatorType === 'editor');
  const extra = String(item.extra ?? '');
  return {
    title: text('title', 'caseName', 'nameOfAct', 'subject'),
    authors: shown
      .map(({ lastName, firstName, name }) => plain(name ?? [lastName, firstName].filter(Boolean).join(', ')))
      .join('; '),
    // "0000" stands in the made-up cases where a date was no date.
    year:
      /(?<!\d)(?!0000)\d{4}(?!\d)/.exec(text('date', 'issueDate', 'dateDecided', 'dateEnacted'))?.[0] ?? '',
    doi: normalizeDoi(text('DOI') || /^DOI: (\S+)/m.exec(extra)?.[1]) ?? '',
    venue: text(...VENUES),
    abstract: text('abstractNote'),
    keywords: sorted((item.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.tag))),
  };
}

/** @param isBibtex Zotero does not read BibTeX's `collaboration`, which we take for a group author. */
function fieldsOfRecord(record: PaperRecord, isBibtex: boolean): Record<ComparedField, string> {
  return {
    title: plain(record.title),
    authors: shownPeople(record)
      .filter(({ role }) => !isBibtex || role !== 'group')
      .map(formatPerson)
      .join('; '),
    year: record.date ? String(record.date.year) : '',
    doi: normalizeDoi(record.doi) ?? '',
    venue: plain(record.venue),
    abstract: plain(record.abstract),
    keywords: sorted(record.keywords),
  };
}

function formatPerson({ family, given, particle, suffix, literal }: PersonName): string {
  if (family === undefined) return plain(literal ?? given);
  const last = [particle, family].filter(Boolean).join(' ');
  return plain([last, [given, suffix].filter(Boolean).join(', ')].filter(Boolean).join(', '));
}

function sorted(words: readonly string[]): string {
  return [...new Set(words.map(plain))].filter(Boolean).sort().join(' | ');
}

/** One line without inline mark-up, which Zotero keeps and we do not. */
function plain(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .replace(/<\/?(?:i|b|sub|sup|span|em|strong|p|jats:\w+)(?:\s[^<>]{0,100})?>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}
