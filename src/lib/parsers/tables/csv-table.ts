/** What all formats that are tables of one record a row share: finding the header, rows with too few or too many cells, problems. */
import type { Problem } from '../../model/problem';
import type { PaperRecord, ParseResult, UnreadPiece } from '../../model/record';
import type { ParseContext, TextParser } from '../parser';
import {
  columnsOf,
  findHeader,
  firstRows,
  HEAD,
  normalizeHeader,
  type Columns,
  type HeaderPlace,
} from './find-header';
import { createCsvReader, type CsvRow } from './read-csv';
import type { TextInput } from '../text-input';

export interface TableFormat {
  /** Before the codes of problems: "scopus-csv". */
  id: string;
  /** The format's name in messages: "a Scopus export". */
  name: string;
  /** See CsvOptions. */
  isLineByLine?(names: ReadonlySet<string>, separator: string): boolean;
  isHeader(names: ReadonlySet<string>): boolean;
  /** Called once with the header; what it returns reads the rows. No `place` need be set. */
  open(columns: Columns): (cells: readonly string[]) => TableRecord;
  /** Called after the last row: what can only be decided when all rows are read. */
  finish?(): Problem[];
}

export type TableRecord = Omit<PaperRecord, 'place'>;

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
  const result = await readRows(head, rest, context, { ...format, ...header });
  return header.line > 0 ? { ...result, preamble: head.slice(0, header.at) } : result;
}

export interface MakerOptions extends Omit<TableFormat, 'open' | 'finish'> {
  label: string;
  extensions?: readonly string[];
  /** How sure the header makes that the table is this one. */
  certainty?: number;
  /** Called for each file. */
  start(file: string): Pick<TableFormat, 'open' | 'finish'>;
}

/** The parser of a table that its header tells. */
export function tableParser({ label, extensions, certainty, start, ...format }: MakerOptions): TextParser {
  return {
    kind: 'text',
    id: format.id,
    label,
    extensions: extensions ?? ['csv'],
    detect: (sample) => (findHeader(sample, (names) => format.isHeader(names)) ? (certainty ?? 0.95) : 0),
    parse: (input, context) => readTable(input, context, { ...format, ...start(context.file) }),
  };
}

export interface RowsOptions extends TableFormat, HeaderPlace {
  /** False: the rows begin at once, and `open` is called without a header. */
  hasHeader?: boolean;
}

/** Reads the rows of a table of which separator and header are known. */
export async function readRows(
  head: string,
  rest: AsyncIterable<string>,
  context: ParseContext,
  options: RowsOptions,
): Promise<ParseResult> {
  const table = createTable(context.file, options);
  const { separator, at, line } = options;
  const names = new Set((firstRows(head.slice(at), separator, 1)[0] ?? []).map(normalizeHeader));
  const lineByLine = options.isLineByLine?.(names, separator) ?? false;
  const reader = createCsvReader({ separator, lineByLine, line: line + 1 }, (row) => {
    table.add(row);
    reader.columns ??= table.columns();
  });
  reader.push(head.slice(at));
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
  let columns: number | undefined;
  let read: ((cells: readonly string[]) => TableRecord) | undefined;
  let rows = 0;

  const add = ({ cells, line, text, damaged }: CsvRow) => {
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
