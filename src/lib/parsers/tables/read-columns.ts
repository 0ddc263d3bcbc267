/**
 * The row reader that the tables of all makers share. A maker's own file says which columns hold which field; what it writes in a way of
 * its own (names with numbers, references, kinds of documents) it reads itself.
 */
import type { Catalogue } from '../../model/catalogues';
import { isNoAbstract } from '../clean-text';
import { findIssns } from '../find-issns';
import { splitNames } from '../names/split-names';
import { parseDate } from '../parse-date';
import { flagsOfKinds } from '../read-flags';
import {
  cellList,
  cellNumber,
  cellParagraphs,
  cellText,
  cellTitle,
  isEmptySign,
  joinPages,
} from './csv-cells';
import { toNames } from './csv-names';
import { tidy, type TableRecord } from './csv-table';
import { toCslType } from './csv-types';
import type { Columns } from './find-header';

/** Names of columns as normalizeHeader leaves them. Of several that a table has, the first cell that is filled counts, row by row. */
export type ColumnNames = readonly string[];

const NONE: readonly number[] = [];

/** Fields that are read alike in all tables. */
type SharedField =
  | 'id'
  | 'title'
  | 'authors'
  | 'editors'
  | 'type'
  | 'date'
  | 'venue'
  | 'venueAbbreviation'
  | 'issn'
  | 'publisher'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'firstPage'
  | 'lastPage'
  | 'articleNumber'
  | 'doi'
  | 'pmid'
  | 'url'
  | 'language'
  | 'abstract'
  | 'keywords'
  | 'timesCited';

/** The row that is being read, by the names of its fields. */
export interface TableRow<Field extends string> {
  /** One line of plain text; '' where the table or the row has none. */
  text(field: Field): string;
  /** As text, with '' as undefined. */
  value(field: Field): string | undefined;
  /** All that is said, where several columns hold the field. */
  all(field: Field): string[];
  /** What the first cell gives of which `read` makes anything. */
  first<T>(field: Field, read: (text: string) => T | undefined): T | undefined;
  /** The pieces of a list, without empty and repeated ones. */
  list(field: Field, separator?: string | RegExp): string[];
  number(field: Field): number | undefined;
  paragraphs(field: Field): string | undefined;
  /** The cell as it stands in the file; '' where there is nothing in it. */
  raw(field: Field): string;
}

export interface TableDescription<Own extends string> {
  /** Names of columns that the table may lack. */
  columns: Readonly<Partial<Record<SharedField, ColumnNames>> & Record<Own, ColumnNames>>;
  /** Whose number `id` is. */
  catalogue: Catalogue;
  /** Between keywords; a semicolon where it is absent. */
  separator?: string | RegExp;
  /** What the maker writes in its own way; it takes the place of what is read here. */
  own?(row: TableRow<SharedField | Own>): Partial<TableRecord>;
}

/** Reads the rows under a header by a description. */
export function openColumns<Own extends string = never>(
  description: TableDescription<Own>,
): (columns: Columns) => (cells: readonly string[]) => TableRecord {
  return (columns) => {
    const indices = findIndices<SharedField | Own>(columns, description.columns);
    let cells: readonly string[] = [];
    const row = createRow(indices, () => cells);
    return (next) => {
      cells = next;
      const own = description.own?.(row) ?? {};
      const authors = own.authors ?? toNames(splitNames(row.text('authors')));
      const title =
        row.text('title') || cellTitle(cells, indices.get('title')?.[0] ?? -1, authors.length > 0);
      return tidy({ ...readShared(row, description), title, authors, ...own });
    };
  };
}

function readShared<Own extends string>(
  { text, value, all, first, list, number, paragraphs }: TableRow<SharedField | Own>,
  { catalogue, separator }: TableDescription<Own>,
): Omit<TableRecord, 'title' | 'authors'> {
  const editors = toNames(splitNames(text('editors')));
  const id = value('id');
  const abstract = paragraphs('abstract');
  return {
    editors: editors.length > 0 ? editors : undefined,
    flags: flagsOfKinds(...all('type')),
    keywords: list('keywords', separator),
    references: [],
    type: first('type', toCslType),
    date: first('date', parseDate),
    venue: value('venue'),
    venueAbbreviation: value('venueAbbreviation'),
    issn: findIssns(all('issn')),
    publisher: value('publisher'),
    volume: value('volume'),
    issue: value('issue'),
    pages:
      value('pages')?.replace(/\s?[–—-]{1,2}\s?/, '-') ??
      joinPages(text('firstPage'), text('lastPage'), text('articleNumber')),
    doi: first('doi', toDoi),
    pmid: first('pmid', toPmid),
    url: value('url'),
    language: value('language'),
    abstract: abstract === undefined || isNoAbstract(abstract) ? undefined : abstract,
    timesCited: number('timesCited'),
    catalogueIds: id === undefined ? undefined : { [catalogue]: id },
  };
}

/** The columns of each field, in the order of their names. */
function findIndices<Field extends string>(
  columns: Columns,
  names: Readonly<Partial<Record<Field, ColumnNames>>>,
): ReadonlyMap<Field, readonly number[]> {
  const known = new Set(Object.values<ColumnNames | undefined>(names).flatMap((list) => list ?? []));
  const indices = new Map<Field, readonly number[]>();
  for (const [field, list] of Object.entries(names) as [Field, ColumnNames | undefined][]) {
    const found = (list ?? []).map((name) => columns.find(name, known));
    indices.set(
      field,
      [...new Set(found)].filter((index) => index >= 0),
    );
  }
  return indices;
}

function createRow<Field extends string>(
  indices: ReadonlyMap<Field, readonly number[]>,
  cells: () => readonly string[],
): TableRow<Field> {
  const columnsOf = (field: Field) => indices.get(field) ?? NONE;
  const isFilled = (index: number) => {
    const cell = cells()[index] ?? '';
    return cell !== '' && cell.trim() !== '' && !isEmptySign(cell);
  };
  /** The column that counts in this row. */
  const at = (field: Field) => {
    const columns = columnsOf(field);
    return (columns.length > 1 ? columns.find(isFilled) : columns[0]) ?? -1;
  };
  const text = (field: Field) => cellText(cells(), at(field));
  return {
    text,
    value: (field) => text(field) || undefined,
    all: (field) =>
      columnsOf(field)
        .map((index) => cellText(cells(), index))
        .filter((cell) => cell !== ''),
    first(field, read) {
      for (const index of columnsOf(field)) {
        const found = read(cellText(cells(), index));
        if (found !== undefined) return found;
      }
      return undefined;
    },
    list: (field, separator) => cellList(cells(), at(field), separator),
    number: (field) => cellNumber(cells(), at(field)),
    paragraphs: (field) => cellParagraphs(cells(), at(field)),
    raw(field) {
      const cell = cells()[at(field)] ?? '';
      return isEmptySign(cell) ? '' : cell;
    },
  };
}

/** "https://doi.org/10.5555/x" -> "10.5555/x"; undefined for an empty text. */
export function toDoi(text: string): string | undefined {
  return text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)/i, '') || undefined;
}

/** "31000001.0" and "https://pubmed.ncbi.nlm.nih.gov/31000001" -> "31000001". */
export function toPmid(text: string): string | undefined {
  return /(\d{1,9})(?:\.0)?\/?$/.exec(text)?.[1] ?? (text || undefined);
}
