/** What all formats that are tables of one record a row share: finding the header, rows with too few or too many cells, problems. */
import type { Problem } from '../../model/problem';
import type { PaperRecord, ParseResult, UnreadPiece } from '../../model/record';
import { cleanParagraphs, cleanText, stripMarkup } from '../clean-text';
import { cleanQuickly, copyText } from './csv-copy';
import { mendRow } from './csv-mend';
import type { ParseContext } from '../parser';
import { createCsvReader, type CsvRow } from './read-csv';
import type { TextInput } from '../text-input';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
/** Text that is looked at to find the separator and the header. */
const HEAD = 1 << 16;
/** Rows that may stand before the header: "sep=;", what the table is about. */
const MAX_PREAMBLE = 8;

/** The columns of a table by their names, which are compared by normalizeHeader. */
export interface Columns {
  /** Index of the first name that the header has; -1: none of them. */
  find(...names: string[]): number;
}

export interface TableFormat {
  /** Before the codes of problems: "scopus-csv". */
  id: string;
  /** The format's name in messages: "a Scopus export". */
  name: string;
  /** See CsvOptions. */
  lineByLine?: boolean;
  isHeader(names: ReadonlySet<string>): boolean;
  /** Called once with the header; what it returns reads the rows. No `place` need be set. */
  open(columns: Columns): (cells: readonly string[]) => TableRecord;
  /** Called after the last row: what can only be told when all rows are read. */
  finish?(): Problem[];
}

export type TableRecord = Omit<PaperRecord, 'place'>;

/** "Author(s) ID" -> "author(s) id", "Source_Title" -> "source title": lower case, one space, no byte order mark. */
export function normalizeHeader(name: string): string {
  return cleanText(name).replaceAll('_', ' ').toLowerCase();
}

export function columnsOf(header: readonly string[]): Columns {
  const indices = new Map<string, number>();
  for (const [i, cell] of header.entries()) {
    const name = normalizeHeader(cell);
    if (!indices.has(name)) indices.set(name, i);
  }
  const known = new Set(indices.keys());
  return {
    find: (...names) =>
      indices.get(names.find((name) => indices.has(name)) ?? '') ??
      indices.get(names.map((name) => findName(known, name)).find((name) => name !== undefined) ?? '') ??
      -1,
  };
}

/** The name itself, or one that a damaged byte has made of it. */
function findName(names: ReadonlySet<string>, wanted: string): string | undefined {
  if (names.has(wanted)) return wanted;
  if (wanted.length < 5) return undefined;
  for (const name of names) if (isNear(name, wanted)) return name;
  return undefined;
}

/** True when one letter of the wanted name is another, or is lost. */
function isNear(name: string, wanted: string): boolean {
  const lost = wanted.length - name.length;
  if (lost !== 0 && lost !== 1) return false;
  let same = 0;
  while (same < name.length && name[same] === wanted[same]) same++;
  return name.slice(same + 1 - lost) === wanted.slice(same + 1);
}

/** The first rows of a text under one separator. */
export function firstRows(sample: string, separator: string, most: number): string[][] {
  const text = sample
    .slice(0, HEAD)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  for (let at = 0; at < text.length && rows.length < most;) {
    const row = mendRow(text, at, { separator, columns: undefined, final: true });
    if (!row || (row.end >= text.length && sample.length > HEAD)) break;
    rows.push(row.cells);
    at = row.end;
  }
  return rows;
}

/** The separator and the number of rows before the header; undefined: no row is one. */
export function findHeader(
  sample: string,
  isHeader: (names: ReadonlySet<string>) => boolean,
): { separator: string; row: number } | undefined {
  for (const separator of SEPARATORS) {
    const row = firstRows(sample, separator, MAX_PREAMBLE).findIndex(
      (cells) => cells.length > 1 && isHeader(new Set(cells.map(normalizeHeader))),
    );
    if (row >= 0) return { separator, row };
  }
  return undefined;
}

/** True when every one of the names is there, and for each list one of its names. */
export function hasNames(names: ReadonlySet<string>, ...wanted: (string | readonly string[])[]): boolean {
  const has = (name: string) => findName(names, name) !== undefined;
  return wanted.every((name) => (typeof name === 'string' ? has(name) : name.some(has)));
}

/** Pieces up to the size of a sample, then the others. */
export async function splitHead(
  input: TextInput,
): Promise<{ head: string; rest: AsyncGenerator<string, void, undefined> }> {
  const rest = input.pieces();
  let head = '';
  while (head.length < HEAD) {
    const next = await rest.next();
    if (next.done) break;
    head += next.value;
  }
  return { head, rest };
}

/** Reads a table in one of the known formats. */
export async function readTable(
  input: TextInput,
  context: ParseContext,
  format: TableFormat,
): Promise<ParseResult> {
  const { head, rest } = await splitHead(input);
  const header = findHeader(head, (names) => format.isHeader(names));
  if (!header) {
    const message = `The first rows hold no header of ${format.name}. Export the file again, or have it read as CSV, where you can say what each column is.`;
    return {
      records: [],
      problems: [
        {
          code: `${format.id}-no-header`,
          severity: 'error',
          message,
          where: { file: context.file, line: 1 },
        },
      ],
    };
  }
  return readRows(head, rest, context, { ...format, ...header });
}

export interface RowsOptions extends TableFormat {
  separator: string;
  /** Rows before the header. */
  row: number;
  /** False: the rows begin at once, and `open` is called without a header. */
  hasHeader?: boolean;
  /** Called with the first rows, as they are. */
  onFirstRows?: (header: readonly string[], rows: readonly (readonly string[])[]) => void;
}

/** Reads the rows of a table of which separator and header are known. */
export async function readRows(
  head: string,
  rest: AsyncIterable<string>,
  context: ParseContext,
  options: RowsOptions,
): Promise<ParseResult> {
  const table = createTable(context.file, options);
  const { separator, lineByLine = false } = options;
  const reader = createCsvReader({ separator, lineByLine }, (row) => {
    table.add(row);
    reader.columns ??= table.columns();
  });
  reader.push(head.replace(/^\ufeff/, ''));
  for await (const piece of rest) reader.push(piece);
  reader.end();
  return table.finish();
}

function createTable(file: string, options: RowsOptions) {
  const { id, name, hasHeader = true } = options;
  const records: PaperRecord[] = [];
  const problems: Problem[] = [];
  const unread: UnreadPiece[] = [];
  const misfits = { count: 0, line: 0 };
  let toSkip = options.row;
  let columns: number | undefined;
  let read: ((cells: readonly string[]) => TableRecord) | undefined;
  let rows = 0;

  const add = ({ cells, line, text, damaged }: CsvRow) => {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    if (!read) {
      columns = cells.length;
      read = options.open(columnsOf(hasHeader ? cells : []));
      if (hasHeader) return;
    }
    if (isBlank(cells)) return;
    rows++;
    const where = { file, line };
    if (damaged) {
      problems.push({
        code: `${id}-open-quote`,
        severity: 'warning',
        message:
          'A quotation mark in this row is never closed; it was read as text, and the row’s fields may be incomplete. Close it, or double it where it belongs to the text.',
        where,
      });
    }
    const isMisfit = cells.length < columns! || cells.slice(columns).some((cell) => cell.trim() !== '');
    if (isMisfit) {
      misfits.line ||= line;
      misfits.count++;
    }
    const record = read(cells);
    const isBare = record.title === '' && (isMisfit || damaged || isEmpty(record));
    if (isBare) {
      unread.push({ text, where });
      problems.push({
        code: `${id}-row-unread`,
        severity: 'warning',
        message:
          'No title could be read in this row; it was left out. See that it has as many cells as the header, and a title.',
        where,
      });
      return;
    }
    if (record.title === '') {
      problems.push({
        code: `${id}-title-missing`,
        severity: 'warning',
        message: 'This row has no title.',
        where,
      });
    }
    const what = record.title.slice(0, 80) || record.key;
    records.push(Object.assign(record, { place: what === undefined ? where : { ...where, what } }));
  };

  const finish = (): ParseResult => {
    if (misfits.count > 0) {
      problems.push({
        code: `${id}-row-length`,
        severity: 'note',
        message: `${misfits.count === 1 ? 'One row has' : `${misfits.count} rows have`} more or fewer cells than the header, the first on this line; their fields may stand in the wrong columns. Compare them with the file.`,
        where: { file, line: misfits.line },
      });
    }
    problems.push(...(options.finish?.() ?? []));
    if (rows === 0) {
      problems.push({
        code: `${id}-no-rows`,
        severity: 'error',
        message: `The file has the header of ${name}, and no row below it. Export it again with the records chosen.`,
        where: { file },
      });
    }
    return unread.length > 0 ? { records, problems, unread } : { records, problems };
  };

  return { add, finish, columns: () => columns };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** True when nothing tells which work is meant. */
function isEmpty({ authors, doi, arxivId, pmid, catalogueIds, abstract, key }: TableRecord): boolean {
  return authors.length === 0 && (doi ?? arxivId ?? pmid ?? catalogueIds ?? abstract ?? key) === undefined;
}

/** Cells as fields want them. An index of -1, an empty cell and "NA" (as R writes what is missing) give ''. */
export function cellText(cells: readonly string[], index: number): string {
  const cell = cells[index];
  if (cell === undefined || cell === '' || cell === 'NA') return '';
  return copyText(cleanQuickly(stripMarkup(cell)));
}

/** As cellText, with '' as undefined. */
export function cellValue(cells: readonly string[], index: number): string | undefined {
  return cellText(cells, index) || undefined;
}

/** As cellValue; empty lines between paragraphs stay. */
export function cellParagraphs(cells: readonly string[], index: number): string | undefined {
  const cell = cells[index];
  if (cell === undefined || !cell.includes('\n')) return cellValue(cells, index);
  return copyText(cleanParagraphs(stripMarkup(cell))) || undefined;
}

/** The pieces of a cell that holds a list, each cleaned, without empty and repeated ones. */
export function cellList(cells: readonly string[], index: number, separator = ';'): string[] {
  const text = cellText(cells, index);
  if (text === '') return [];
  const parts = text.split(separator).map((part) => part.trim());
  return [...new Set(parts)].filter((part) => part !== '');
}

/** A whole number that is not negative: "1,234" too. */
export function cellNumber(cells: readonly string[], index: number): number | undefined {
  const text = cellText(cells, index);
  if (!/^\d{1,3}(?:[,.' ]?\d{3}){0,3}(?:\.0{1,3})?$|^\d{1,9}(?:\.0{1,3})?$/.test(text)) return undefined;
  const digits = text.replace(/\.0{1,2}$/, '').replace(/\D/g, '');
  return Number(digits);
}

/** "265" and "269" as "265-269"; an article number where there is no page. */
export function joinPages(first: string, last: string, article = ''): string | undefined {
  if (first === '') return article || last || undefined;
  return last === '' || last === first ? first : `${first}-${last}`;
}

/** The record without the fields that have no value. */
export function tidy(record: TableRecord): TableRecord {
  const kept: TableRecord = {
    title: record.title,
    authors: record.authors,
    keywords: record.keywords,
    references: record.references,
  };
  for (const field of Object.keys(record) as (keyof TableRecord)[])
    if (record[field] !== undefined) Object.assign(kept, { [field]: record[field] });
  return kept;
}
