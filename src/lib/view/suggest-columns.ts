import type { ColumnTable, PaperField } from '../model/columns';

/**
 * A first proposal for a table whose headers say nothing, from its rows: years by their four digits, DOIs by their prefix, the title as
 * the longest of the shorter texts, an abstract as a much longer one. What is known by name stays. For the reader to correct.
 */
export function suggestColumns({ headers, rows, mapping }: ColumnTable): (PaperField | null)[] {
  const suggested = headers.map((_, column) => mapping[column] ?? null);
  const cells = headers.map((_, column) => rows.map((row) => (row[column] ?? '').trim()).filter(Boolean));
  const all = (column: number, pattern: RegExp) =>
    cells[column]!.length > 0 && cells[column]!.every((cell) => pattern.test(cell));
  const propose = (field: PaperField, column: number) => {
    if (column >= 0 && suggested[column] === null && !suggested.includes(field)) suggested[column] = field;
  };
  propose(
    'year',
    headers.findIndex((_, column) => all(column, /^(?:1[5-9]|20)\d\d$/)),
  );
  propose(
    'doi',
    headers.findIndex((_, column) =>
      all(column, /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\//i),
    ),
  );
  const length = (column: number) =>
    cells[column]!.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells[column]!.length);
  const texts = headers
    .map((_, column) => column)
    .filter((column) => suggested[column] === null && length(column) >= 12 && !all(column, /^[\d\s.,;:/-]*$/))
    .sort((a, b) => length(b) - length(a));
  const longest = texts[0];
  if (longest !== undefined && length(longest) > 250) {
    propose('abstract', longest);
    texts.shift();
  }
  propose('title', texts[0] ?? -1);
  return suggested;
}
