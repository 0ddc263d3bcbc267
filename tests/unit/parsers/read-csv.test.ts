import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createCsvReader, type CsvOptions, type CsvRow } from '../../../src/lib/parsers/tables/read-csv';

/** The rows of a text that comes in pieces of these sizes. */
function rowsOf(
  text: string,
  options: Partial<CsvOptions> & { columns?: number; sizes?: readonly number[] } = {},
): CsvRow[] {
  const { columns, sizes = [text.length], separator = ',', ...others } = options;
  const rows: CsvRow[] = [];
  const reader = createCsvReader({ separator, ...others }, (row) => {
    rows.push(row);
  });
  reader.columns = columns;
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    reader.push(text.slice(at, at + size));
    at += size;
  }
  reader.end();
  return rows;
}

const cellsOf = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(({ cells }) => cells);

describe('reading rows', () => {
  const cell = fc
    .array(fc.constantFrom('a', 'b"', '""', ',', ';', '\n', '\t', 'é', ' ', 'x y', '|', '"'), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

  it('gives back what was written, with lines, for every separator, line end and cut', () => {
    const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t', '|'),
        tables,
        sizes,
        lineEnds,
        (separator, table, cuts, end) => {
          const written = Papa.unparse(table, { delimiter: separator, newline: '\n' });
          const text = `${written.replaceAll('\n', end)}${end}`;
          const rows = rowsOf(text, { separator, sizes: cuts, columns: table[0]!.length });
          const lines = table.map((_, i) => table.slice(0, i).flat().join('').split('\n').length + i);
          expect(rows.map(({ cells }) => cells)).toEqual(table);
          expect(rows.map(({ line }) => line)).toEqual(lines);
          expect(rows.some(({ damaged }) => damaged)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws and loses no letter, whatever the text', () => {
    const texts = fc.array(fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '""', '",', '"\n'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, sizes, fc.constantFrom(undefined, 2, 3), (parts, cuts, columns) => {
        const text = parts.join('');
        const rows = rowsOf(text, { sizes: cuts, ...(columns === undefined ? {} : { columns }) });
        const letters = (of: string) => of.replace(/[^a]/g, '');
        expect(letters(rows.map(({ cells }) => cells.join('')).join(''))).toBe(letters(text));
        expect(
          rows
            .map((row) => row.text)
            .join('')
            .replace(/\n/g, ''),
        ).toBe(text.replace(/[\r\n]/g, ''));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a quote that is never closed for text and goes on with the next row', () => {
    const text = 'Title,Year,Journal\n"Open quote,2001,A\nNext,2002,B\n"Third, with comma",2003,C\n';
    const rows = rowsOf(text, { columns: 3 });
    expect(rows.map(({ cells, damaged }) => [...cells, damaged])).toEqual([
      ['Title', 'Year', 'Journal', false],
      ['"Open quote', '2001', 'A', true],
      ['Next', '2002', 'B', false],
      ['Third, with comma', '2003', 'C', false],
    ]);
  });

  it('finds the next row where a cell of many lines lost its closing quote', () => {
    const text = 'One,2001,"line 1\nline, 2X\n"Two, too",2002,"a\nb"\nThree,2003,x\n';
    expect(cellsOf(text, { columns: 3 })).toEqual([
      ['One', '2001', 'line 1\nline, 2X'],
      ['Two, too', '2002', 'a\nb'],
      ['Three', '2003', 'x'],
    ]);
  });

  it('does so in a long file too, after two hundred lines without a quote', () => {
    const others = Array.from({ length: 1000 }, (_, i) => `Paper ${i},${2000 + (i % 20)},J`);
    const text = ['"Open,1999,J', ...others, '"Quoted, at last",1998,J'].join('\n');
    const rows = rowsOf(text, { columns: 3, sizes: [1000] });
    expect(rows).toHaveLength(1002);
    expect(rows[0]).toMatchObject({ cells: ['"Open', '1999', 'J'], damaged: true, line: 1 });
    expect(rows[1000]).toMatchObject({ cells: ['Paper 999', '2019', 'J'], line: 1001 });
    expect(rows[1001]!.cells[0]).toBe('Quoted, at last');
  });

  it('keeps the whole of a cell that the end of the file cuts', () => {
    expect(cellsOf('One,2001,"line 1\nline, 2', { columns: 3 })).toEqual([
      ['One', '2001', 'line 1\nline, 2'],
    ]);
  });

  it('leaves quotes that are the author’s own', () => {
    const text = '"Big data" and more,2001,A\nTwo,2002,"He said "yes" to all"\nThe 5" disk,2003,C\n';
    expect(cellsOf(text, { columns: 3 })).toEqual([
      ['"Big data" and more', '2001', 'A'],
      ['Two', '2002', 'He said "yes" to all'],
      ['The 5" disk', '2003', 'C'],
    ]);
  });

  it('reads line by line where nothing is quoted, but for whole cells', () => {
    const text = '"Big data" and more\tA\n"a ""b"" c"\t"d\n"Third\t"e"\n';
    expect(cellsOf(text, { separator: '\t', lineByLine: true })).toEqual([
      ['"Big data" and more', 'A'],
      ['a "b" c', '"d'],
      ['"Third', 'e'],
    ]);
  });

  it('reads a row longer than any piece', () => {
    const long = 'word, '.repeat(50_000);
    const rows = rowsOf(`a,"${long}",b\nc,d,e\n`, { columns: 3, sizes: [65_536] });
    expect(rows.map(({ cells }) => cells.map((cell) => cell.length))).toEqual([
      [1, long.length, 1],
      [1, 1, 1],
    ]);
  });

  it('comes to an end with faults on every line', () => {
    const text = '"abc,def\n'.repeat(20_000);
    const rows = rowsOf(text, { columns: 2, sizes: [65_536] });
    expect(rows).toHaveLength(20_000);
    expect(rows.every(({ cells }) => cells[1] === 'def')).toBe(true);
  });
});
