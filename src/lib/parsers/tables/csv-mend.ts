/**
 * One row of a delimited text, read with care: for the rows that a strict reader stumbles over. A quote that is never closed, or is closed
 * in another row, costs its own row alone.
 */

export interface MendedRow {
  cells: string[];
  /** Where the next row begins. */
  end: number;
  /** True when a quote had to be taken for text. */
  damaged: boolean;
  /** No line that begins before this place begins a row. */
  searched?: number;
}

export interface MendOptions {
  separator: string;
  /** Cells of a sound row, where the header is known. */
  columns: number | undefined;
  /** The text ends where the file ends. */
  final: boolean;
  /** See MendedRow. */
  searched?: number;
  /** Gives up at the first quote that is not as it should be; the row is damaged then. */
  strict?: boolean;
}

/** A quoted cell that is longer is none. */
const MAX_CELL = 1 << 20;
const MAX_CELL_LINES = 200;
/** A line without an end is cut here. */
const MAX_ROW = 1 << 22;
/** Line starts of a damaged row that are tried as the beginning of the next row, and how far each is read. */
const MAX_TRIES = 200;
const MAX_TRY = 1 << 16;

const MORE = -2;
const UNCLOSED = -1;

interface ScannedRow extends MendedRow {
  /** True when a quoted cell holds a quote that is neither doubled nor at its end: the quote that closes it may belong to another row. */
  odd: boolean;
  /** Index of the first cell whose quote is not closed; -1: none. */
  opened: number;
}

/** Reads the row that begins at `at`; undefined: the row may go on beyond the end of the text. */
export function mendRow(text: string, at: number, options: MendOptions): MendedRow | undefined {
  const row = scanRow(text, at, options);
  if (!row) return undefined;
  const { columns, separator, final } = options;
  const firstLine = endOfLine(text, at);
  if (columns === undefined) return row.damaged ? splitDamaged(text, at, firstLine, separator, columns) : row;
  const isMisfit = (row.odd || row.cells.length !== columns) && row.end > firstLine;
  if (!row.damaged && !isMisfit) return row;
  // What an earlier row has looked through in vain need not be looked through again.
  let start = Math.max(firstLine, options.searched ?? 0);
  for (let tries = 0; tries < MAX_TRIES && start < text.length && start - at < MAX_CELL; tries++) {
    if (!row.damaged && start >= row.end) break;
    const isStart = beginsRow(text, start, { ...options, columns });
    if (isStart === undefined) return undefined;
    if (isStart) return splitDamaged(text, at, start, separator, columns);
    start = endOfLine(text, start);
  }
  if (!row.damaged) return { ...row, searched: start };
  // The cells stand on one line, but for a quote in the last one, which may go on to the end of the file.
  const isLine = row.opened < columns - 1 && text.slice(at, firstLine).split(separator).length === columns;
  const isRest = final && !isLine && text.length - at < MAX_TRY;
  return {
    ...splitDamaged(text, at, isRest ? text.length : firstLine, separator, columns),
    searched: start,
  };
}

/** True when the line that begins at `start` begins a sound row of so many columns; undefined: more text would tell. */
function beginsRow(
  text: string,
  start: number,
  options: MendOptions & { columns: number },
): boolean | undefined {
  const { columns, final } = options;
  const line = text.slice(start, endOfLine(text, start));
  const alone = scanRow(line, 0, { ...options, final: true });
  if (alone && !alone.damaged && alone.cells.length === columns) return true;
  const isCut = text.length - start > MAX_TRY;
  const row = scanRow(text.slice(start, start + MAX_TRY), 0, {
    ...options,
    final: final || isCut,
    strict: true,
  });
  return row && !row.damaged && row.cells.length === columns;
}

/**
 * The cells of a damaged row that is known to end at `end`. Quotes are text where that gives the right number of cells; else the cell with
 * the open quote takes all that is left.
 */
function splitDamaged(
  text: string,
  at: number,
  end: number,
  separator: string,
  columns: number | undefined,
): MendedRow {
  const row = text.slice(at, end).replace(/\n$/, '');
  const plain = row.includes('\n') ? [] : row.split(separator);
  if (plain.length === columns || columns === undefined)
    return { cells: (plain.length > 0 ? plain : [row]).map(unquote), end, damaged: true };
  const cells: string[] = [];
  let from = 0;
  while (from <= row.length) {
    const close = row[from] === '"' ? findClose(row, from, separator, true).close : undefined;
    if (close === UNCLOSED) {
      cells.push(row.slice(from + 1));
      break;
    }
    const next = row.indexOf(separator, close ?? from);
    const stop = next < 0 ? row.length : next;
    cells.push(close === undefined ? row.slice(from, stop) : unquote(row.slice(from, close + 1)));
    from = stop + separator.length;
    if (next < 0) break;
  }
  return { cells, end, damaged: true };
}

function scanRow(
  text: string,
  at: number,
  { separator, columns, final, strict = false }: MendOptions,
): ScannedRow | undefined {
  const cells: string[] = [];
  let odd = false;
  let opened = -1;
  let from = at;
  for (;;) {
    const found = text[from] === '"' ? findClose(text, from, separator, final, strict) : undefined;
    const close = found?.close;
    if (close === MORE) return undefined;
    if (close === UNCLOSED && opened < 0) opened = cells.length;
    const damaged = opened >= 0;
    if (found?.odd) odd = true;
    if (strict && (damaged || odd)) return { cells, end: from, damaged: true, odd, opened };
    const isQuoted = close !== undefined && close >= 0;
    const search = isQuoted ? close + 1 : from;
    const line = text.indexOf('\n', search);
    const cell = text.indexOf(separator, search);
    const isLast = cell < 0 || (line >= 0 && line < cell);
    let end = isLast ? line : cell;
    if (end < 0) {
      if (!final && text.length - at < MAX_ROW) return undefined;
      end = text.length;
    }
    cells.push(isQuoted ? unquote(text.slice(from, close + 1)) : text.slice(from, end));
    from = end + 1;
    if (isLast) return { cells, end: Math.min(from, text.length), damaged, odd, opened };
    // A row that has far more cells than the header is no row of this table; it need not be read to its end.
    if (columns !== undefined && cells.length > 2 * columns + 20)
      return { cells, end: endOfLine(text, from), damaged, odd, opened };
  }
}

/** The quote that closes the one at `open`: not doubled, and nothing but blanks between it and the cell's end. */
function findClose(
  text: string,
  open: number,
  separator: string,
  final: boolean,
  strict = false,
): { close: number; odd: boolean } {
  let lines = 0;
  // Looked for once a line and not at every quote: a line may be all quotes.
  let line = text.indexOf('\n', open + 1);
  let odd = false;
  for (let at = text.indexOf('"', open + 1); ; at = text.indexOf('"', at + 1)) {
    const stop = at < 0 ? text.length : at;
    for (; line >= 0 && line < stop; line = text.indexOf('\n', line + 1))
      if (++lines > MAX_CELL_LINES) return { close: UNCLOSED, odd };
    if (stop - open > MAX_CELL) return { close: UNCLOSED, odd };
    if (at < 0) return { close: final ? UNCLOSED : MORE, odd };
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    let after = at + 1;
    while (text[after] === ' ' || (text[after] === '\t' && separator !== '\t')) after++;
    if (after >= text.length) return { close: final ? at : MORE, odd };
    if (text[after] === separator || text[after] === '\n') return { close: at, odd };
    // `"Big data" and more`: the first quote inside closes a word, so both are the author's own.
    if (!odd && /\S/.test(text[at - 1]!) && /[\s:.!?)]/.test(text[at + 1]!)) return { close: UNCLOSED, odd };
    odd = true;
    if (strict) return { close: UNCLOSED, odd };
  }
}

/** Takes the quotes off a cell that is quoted as a whole, and halves the doubled ones in it; any other cell stays. */
export function unquote(cell: string): string {
  if (cell.length < 2 || cell[0] !== '"' || !cell.endsWith('"')) return cell;
  const inner = cell.slice(1, -1);
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
}

/** Where the line after the one that holds `at` begins. */
function endOfLine(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  return line < 0 ? text.length : line + 1;
}
