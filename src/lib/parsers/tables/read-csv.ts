/**
 * Reads delimited text (RFC 4180 and what programs make of it: https://www.rfc-editor.org/rfc/rfc4180) piece by piece. Sound rows come from
 * Papa Parse; a row that it stumbles over, and the ones after it, are read with more care by csv-mend.
 */
import Papa from 'papaparse';
import { mendRow, unquote } from './csv-mend';

export interface CsvRow {
  cells: string[];
  /** 1-based line of the text where the row begins. */
  line: number;
  /** The row as it stands in the text, without its line end; line ends inside it are \n. */
  text: string;
  /** True when a quote in it was never closed, and so was taken for text. */
  damaged: boolean;
}

export interface CsvOptions {
  separator: string;
  /** True: each line is a row, and a quote counts only where it encloses a whole cell. For tables that are written without quoting. */
  lineByLine?: boolean;
  /** 1-based line of the file on which the text begins. */
  line?: number;
}

export interface CsvReader {
  /** Cells of a sound row; to be set when the header is known. */
  columns: number | undefined;
  /** The next piece of the text, which may end anywhere. */
  push(piece: string): void;
  end(): void;
}

/** An unfinished row that is longer is read with care: its quote may never be closed. */
const MAX_ROW = 1 << 17;
/** Rows read with care after one that needed it: few at first, more each time, so that a file full of faults is read in one pass. */
const FIRST_CARE = 16;
const MOST_CARE = 4096;

export function createCsvReader(
  { separator, lineByLine = false, line: firstLine = 1 }: CsvOptions,
  onRow: (row: CsvRow) => void,
): CsvReader {
  let buffer = '';
  let at = 0;
  let line = firstLine;
  let cut = '';
  let wait = 0;
  let searched = 0;
  let careful = 0;
  let care = FIRST_CARE;

  const take = (cells: string[], end: number, damaged: boolean) => {
    const isTerminated = buffer[end - 1] === '\n';
    const text = buffer.slice(at, isTerminated ? end - 1 : end);
    const isNothing = end === at;
    const row = { cells: lineByLine ? cells.map(unquote) : cells, line, text, damaged };
    for (let next = buffer.indexOf('\n', at); next >= 0 && next < end; next = buffer.indexOf('\n', next + 1))
      line++;
    at = end;
    if (!isNothing) onRow(row);
  };

  const isSuspicious = (cells: readonly string[], faults: number, end: number) => {
    if (lineByLine) return false;
    if (faults > 0) return true;
    if (reader.columns === undefined || cells.length === reader.columns) return false;
    const next = buffer.indexOf('\n', at);
    return next >= 0 && next < end - 1;
  };

  /** Reads rows up to one that is suspicious; false: the rest is an unfinished row. */
  const readFast = (final: boolean): boolean => {
    const start = at;
    let isStopped = false;
    const parser: Papa.Parser = new Papa.Parser({
      delimiter: separator,
      newline: '\n',
      ...(lineByLine ? { fastMode: true } : {}),
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const cells = data[0] ?? [];
        const end = start + meta.cursor;
        if (isSuspicious(cells, errors.length, end)) {
          isStopped = true;
          parser.abort();
        } else take(cells, end, false);
      },
    });
    parser.parse(start === 0 ? buffer : buffer.slice(start), 0, !final);
    if (!isStopped && (lineByLine || buffer.length - at <= MAX_ROW)) return false;
    careful = care;
    care = Math.min(care * 2, MOST_CARE);
    return true;
  };

  const read = (final: boolean) => {
    while (at < buffer.length) {
      if (careful === 0) {
        if (!readFast(final)) break;
        continue;
      }
      const row = mendRow(buffer, at, { separator, columns: reader.columns, final, searched });
      if (!row) break;
      careful--;
      searched = row.searched ?? searched;
      take(row.cells, row.end, row.damaged);
    }
    buffer = buffer.slice(at);
    searched = Math.max(0, searched - at);
    at = 0;
    // A long row is looked at again only when there is a good deal more of it.
    wait = buffer.length > MAX_ROW ? buffer.length * 1.5 : 0;
  };

  const reader: CsvReader = {
    columns: undefined,
    push(piece) {
      let text = cut + piece;
      cut = '';
      if (text.endsWith('\r')) {
        cut = '\r';
        text = text.slice(0, -1);
      }
      buffer += text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
      if (buffer.length >= wait) read(false);
    },
    end() {
      if (cut !== '') buffer += '\n';
      cut = '';
      read(true);
    },
  };
  return reader;
}
