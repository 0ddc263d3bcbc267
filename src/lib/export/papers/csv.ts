/** Records as a CSV table (RFC 4180) that spreadsheets open and that reads back as it was. */
import Papa from 'papaparse';
import type { PaperRecord } from '../../model/record';
import { guard, ownColumns } from '../../parsers/tables/csv-own';

/**
 * One row a record under plain names of columns; every cell is quoted where needed and kept from being computed by a spreadsheet. A
 * reference is its DOI or another number, else its words. The byte order mark at the beginning tells Excel that the text is UTF-8.
 */
export function toCsv(records: readonly PaperRecord[]): string {
  const columns = ownColumns(records);
  const fields = columns.map(({ header }) => header);
  const data = records.map((record) => columns.map((column) => guard(column.write(record))));
  return `\ufeff${Papa.unparse({ fields, data }, { newline: '\r\n' })}\r\n`;
}
