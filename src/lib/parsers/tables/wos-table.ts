/**
 * Web of Science as a table: tab-delimited with two-letter names of columns (UTF-8, UTF-16 or with a byte order mark), and the sheet with
 * whole names saved as CSV. https://images.webofknowledge.com/WOKRS/help/WOS/hs_wos_fieldtags.html
 */
import type { PartialDate, PersonName } from '../../model/record';
import { splitNames } from '../names/split-names';
import { parsePersonName, toNames } from './csv-names';
import {
  cellList,
  cellNumber,
  cellParagraphs,
  cellText,
  cellValue,
  findHeader,
  hasNames,
  joinPages,
  readTable,
  tidy,
  type Columns,
  type TableFormat,
  type TableRecord,
} from './csv-table';
import { flagsOfKinds } from '../read-flags';
import { toCslType } from './csv-types';
import type { ParseContext, TextParser } from '../parser';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';
import type { TextInput } from '../text-input';
import { parseWosReference } from '../tagged/wos-references';

const isShort = (names: ReadonlySet<string>) => hasNames(names, 'pt', 'ti', ['au', 'af'], ['so', 'ut', 'py']);
const isLong = (names: ReadonlySet<string>) =>
  hasNames(
    names,
    'article title',
    ['authors', 'author full names'],
    ['ut (unique wos id)', 'ut (unique id)', 'source title', 'times cited, wos core'],
  );
/** The data frame of bibliometrix, saved from R: the same tags, no PT, and a short name of each paper. */
const isDataFrame = (names: ReadonlySet<string>) =>
  hasNames(names, 'ti', 'au') && (names.has('sr') || names.has('sr_full'));

const long: TableFormat = {
  id: 'wos-table',
  name: 'a Web of Science export',
  isHeader: (names) => isShort(names) || isLong(names) || isDataFrame(names),
  open,
};
/** The tab-delimited export does not quote: a title may begin with a quotation mark of its own. */
const short: TableFormat = { ...long, isHeader: isShort, lineByLine: true };

export const wosTableParser: TextParser = {
  kind: 'text',
  id: 'wos-table',
  label: 'Web of Science table (tab-delimited, CSV)',
  extensions: ['txt', 'tsv', 'tab', 'csv'],
  detect: (sample) => (findHeader(sample, (names) => long.isHeader(names)) ? 0.95 : 0),
  parse: parseWosTable,
};

async function parseWosTable(input: TextInput, context: ParseContext) {
  let start = '';
  for await (const piece of input.pieces()) {
    start = piece;
    break;
  }
  const isTabbed = findHeader(start, isShort)?.separator === '\t';
  return readTable(input, context, isTabbed ? short : long);
}

function open(columns: Columns): (cells: readonly string[]) => TableRecord {
  const at = {
    kind: columns.find('pt', 'publication type'),
    authors: columns.find('au', 'authors'),
    fullNames: columns.find('af', 'author full names'),
    groups: columns.find('ca', 'group authors'),
    bookAuthors: columns.find('ba', 'book authors'),
    bookEditors: columns.find('be', 'book editors'),
    orcids: columns.find('oi', 'orcids'),
    title: columns.find('ti', 'article title'),
    venue: columns.find('so', 'source title'),
    abbreviation: columns.find('j9', 'journal abbreviation'),
    iso: columns.find('ji', 'journal iso abbreviation'),
    language: columns.find('la', 'language'),
    type: columns.find('dt', 'document type'),
    keywords: columns.find('de', 'author keywords'),
    plus: columns.find('id', 'keywords plus'),
    abstract: columns.find('ab', 'abstract'),
    references: columns.find('cr', 'cited references'),
    timesCited: columns.find('tc', 'times cited, wos core'),
    publisher: columns.find('pu', 'publisher'),
    date: columns.find('pd', 'publication date'),
    year: columns.find('py', 'publication year'),
    early: columns.find('ea', 'early access date'),
    volume: columns.find('vl', 'volume'),
    issue: columns.find('is', 'issue'),
    first: columns.find('bp', 'start page'),
    last: columns.find('ep', 'end page'),
    pages: columns.find('pp'),
    article: columns.find('ar', 'article number'),
    doi: columns.find('di', 'doi'),
    bookDoi: columns.find('d2', 'book doi'),
    pmid: columns.find('pm', 'pubmed id'),
    id: columns.find('ut', 'ut (unique wos id)', 'ut (unique id)', 'accession number'),
  };
  return (cells) => {
    const text = (index: number) => cellText(cells, index);
    const value = (index: number) => cellValue(cells, index);
    const names = text(at.fullNames) || text(at.authors) || text(at.bookAuthors);
    const keywords = cellList(cells, at.keywords);
    const editors = toNames(text(at.bookEditors).split(';'));
    const id = value(at.id)?.replace(/^(?:WOS|ISI):/i, '');
    return tidy({
      title: text(at.title),
      authors: [
        ...withOrcids(toNames(splitNames(names)), text(at.orcids)),
        ...cellList(cells, at.groups).map((literal): PersonName => ({ literal, role: 'group' })),
      ],
      editors: editors.length > 0 ? editors : undefined,
      flags: flagsOfKinds(text(at.type)),
      keywords: keywords.length > 0 ? keywords : cellList(cells, at.plus),
      references: text(at.references)
        // An author's name in a reference has a comma, never a semicolon; R writes no blank behind it.
        .split(/;\s{0,9}/)
        .flatMap((part) => parseWosReference(part) ?? []),
      type: toType(text(at.type), text(at.kind)),
      date: toDate(text(at.year), text(at.date), text(at.early)),
      venue: value(at.venue),
      venueAbbreviation: value(at.abbreviation) ?? value(at.iso),
      publisher: value(at.publisher),
      volume: value(at.volume),
      issue: value(at.issue),
      pages: value(at.pages) ?? joinPages(text(at.first), text(at.last), text(at.article)),
      doi: value(at.doi) ?? value(at.bookDoi),
      pmid: value(at.pmid),
      language: value(at.language),
      abstract: cellParagraphs(cells, at.abstract),
      timesCited: cellNumber(cells, at.timesCited),
      catalogueIds: id === undefined ? undefined : { wos: id },
    });
  };
}

function toType(document: string, kind: string): string | undefined {
  if (/\bproceedings paper\b/i.test(document) && !/^J/i.test(kind)) return 'paper-conference';
  const known = toCslType(document);
  if (known !== undefined && !(known === 'article-journal' && /^[BCP]/i.test(kind))) return known;
  return { B: 'book', C: 'paper-conference', P: 'patent', S: 'chapter', J: 'article-journal' }[
    kind.charAt(0).toUpperCase()
  ];
}

/** PY with what PD adds ("FEB 25", "JAN-MAR"); else the early access ("FEB 2026"). */
function toDate(year: string, day: string, early: string): PartialDate | undefined {
  const date = parseDate(year);
  if (!date) return parseDate(day) ?? parseDate(early);
  if (date.month !== undefined) return date;
  const words = day.split(/[\s-]/);
  const month = words.map(parseMonth).find((found) => found !== undefined);
  const number = words.find((word) => /^\d{1,2}$/.test(word));
  return toPartialDate(date.year, month, number === undefined ? undefined : Number(number));
}

/** "Aria, Massimo/0000-0002-8517-9411; …" to the authors of the same name. */
function withOrcids(names: PersonName[], orcids: string): PersonName[] {
  if (orcids === '') return names;
  const known = new Map<string, string>();
  for (const part of orcids.split(';')) {
    const [name = '', orcid = ''] = part.split('/');
    const person = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid.trim()) ? parsePersonName(name) : undefined;
    if (person) known.set(nameKey(person), orcid.trim());
  }
  return names.map((name) => {
    const orcid = known.get(nameKey(name));
    return orcid === undefined ? name : { ...name, orcid };
  });
}

function nameKey({ particle = '', family = '', given = '', literal = '' }: PersonName): string {
  return `${particle} ${family} ${literal}, ${given}`.toLowerCase();
}
