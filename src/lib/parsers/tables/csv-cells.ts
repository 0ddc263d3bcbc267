/** Cells of tables as fields want them. An index of -1, an empty cell and a sign for "no value" give ''. */
import { cleanParagraphs, stripMarkup } from '../clean-text';
import { cleanQuickly, copyText } from './csv-copy';

const DASHES = /^[-‐‑–—]{1,3}$/;
/**
 * As programs write them (R, pandas, spreadsheets, databases), in their letters: "Null" and "Na" are family names, "na" and "none" words of
 * some language.
 */
const SIGNS: ReadonlySet<string> = new Set(
  'NA|N/A|n/a|N.A.|n.a.|#N/A|<NA>|NaN|nan|null|NULL|None|\\N'.split('|'),
);

/** True for what stands in a cell that has no value: "-", "NA", "null" … */
export function isEmptySign(cell: string): boolean {
  if (cell.length > 8) return false;
  const text = cell.trim();
  return DASHES.test(text) || SIGNS.has(text);
}

/** A cell as one line of plain text. */
export function cellText(cells: readonly string[], index: number): string {
  const cell = cells[index];
  if (cell === undefined || cell === '' || isEmptySign(cell)) return '';
  return copyText(cleanQuickly(stripMarkup(cell)));
}

/** As cellText; a sign for "no value" is the title ("None", "Null") of a work that names its people. */
export function cellTitle(cells: readonly string[], index: number, isSigned: boolean): string {
  const text = cellText(cells, index);
  if (text !== '' || !isSigned) return text;
  const cell = (cells[index] ?? '').trim();
  return DASHES.test(cell) ? '' : cell;
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
export function cellList(
  cells: readonly string[],
  index: number,
  separator: string | RegExp = ';',
): string[] {
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
