/**
 * CSV and TSV that no catalogue wrote: what a column holds is told by its name, or by the reader. Also reads Papercosm's own export, which
 * has a header of its own (csv-own).
 */
import { isCatalogue, type ColumnMapping, type ColumnTable, type PaperField } from '../../model/columns';
import type { CatalogueIds } from '../../model/catalogues';
import type { ParseResult, PartialDate, PersonName } from '../../model/record';
import { joinFlags } from '../../model/flags';
import { foldName, guessMapping } from './column-names';
import { toNames } from './csv-names';
import { splitNames } from '../names/split-names';
import { createNameColumn, type NameColumn } from '../names/name-column';
import { showName } from '../names/show-name';
import { findOwnColumns, readOwnRow, unguard } from './csv-own';
import { endsInCutMark, flagsOfKinds } from '../read-flags';
import { splitReferences } from '../reference-lists';
import {
  cellNumber,
  cellParagraphs,
  cellText,
  firstRows,
  joinPages,
  readRows,
  SEPARATORS,
  splitHead,
  tidy,
  type RowsOptions,
  type TableRecord,
} from './csv-table';
import { toCslType } from './csv-types';
import type { ParseContext, TextParser } from '../parser';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';
import type { TextInput } from '../text-input';

/** Rows that are looked at to find the separator. */
const SAMPLE_ROWS = 60;
const SHOWN_ROWS = 5;
const NONE: readonly number[] = [];
/** A column with one number for each author, as foldName leaves its name. */
const AUTHOR_IDS = /^(?:scopus )?authors?(?: s)? ids?$|^ids? of authors$|^researcher ids$/;
/** "2019年3月9日", also without the day or with the year alone. */
const CHINESE_DATE = /^(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?.{0,20}$/;
/** How sure a table is without known names of columns, and with a title among others. */
const UNSURE = 0.35;
const KNOWN = 0.75;

export const genericCsvParser: TextParser = {
  kind: 'text',
  id: 'csv',
  label: 'CSV or TSV table',
  extensions: ['csv', 'tsv', 'tab'],
  detect(sample) {
    const shape = findShape(sample);
    if (!shape) return 0;
    if (findOwnColumns(shape.header)) return 0.97;
    if (isOther(sample)) return 0;
    const known = guessMapping(shape.header).filter((field) => field !== null);
    if (known.includes('title') && known.length > 1) return KNOWN;
    if (known.length > 2) return 0.5;
    return shape.isSteady ? UNSURE : 0;
  },
  parse: parseCsv,
};

interface Shape {
  separator: string;
  /** Index of the header's row; without a header, of the first row. */
  row: number;
  header: string[];
  hasHeader: boolean;
  /** The rows below the header. */
  rows: string[][];
  /** True when nearly all rows have the same number of cells, and there are some rows. */
  isSteady: boolean;
}

/** Formats of their own that look like tables: the tags of RIS, BibTeX, Refer and MEDLINE, mark-up, JSON, the files of VOSviewer. */
function isOther(sample: string): boolean {
  const start = sample.slice(0, 20_000).replace(/^[\ufeff\s]{1,100}/, '');
  return (
    /^(?:<[?!a-z]|[[{]|%[0A-Z] |@[a-z]{3,20}\s{0,5}[{(]|FN |PT [JBSCP]\s|PMID- )/i.test(start) ||
    /^(?:TY {1,2}- |@[A-Za-z]{3,20}\s{0,5}[{(]|%0 |PMID- )/m.test(start) ||
    /^"?(?:id|label)"?[\t,;]"?(?:label|x|replace by)"?(?:[\t,;\r\n]|$)/i.test(start)
  );
}

function findShape(sample: string): Shape | undefined {
  const declared = /^\ufeff?"?sep=(.)"?\s{0,3}[\r\n]/i.exec(sample)?.[1];
  const shapes = SEPARATORS.flatMap((separator) => {
    if (declared !== undefined && declared !== separator) return [];
    return (
      shapeOf(firstRows(sample, separator, SAMPLE_ROWS), separator, declared !== undefined ? 1 : 0) ?? []
    );
  });
  const score = ({ header, rows, isSteady, hasHeader }: Shape) =>
    (isSteady ? 10 : 0) +
    (hasHeader ? 4 * guessMapping(header).filter((field) => field !== null).length : 0) +
    Math.min(header.length, 9) / 10 +
    Math.min(rows.length, 5) / 100;
  return shapes.sort((a, b) => score(b) - score(a))[0];
}

function shapeOf(all: readonly string[][], separator: string, from: number): Shape | undefined {
  const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');
  let row = all.findIndex((cells, i) => i >= from && isFilled(cells));
  // A line about the table may stand before it.
  while (row >= 0 && row < from + 5 && all[row]!.length < 2) row = nextFilled(all, row, isFilled);
  const header = all[row];
  if (!header || header.length < 2) return undefined;
  const below = all.slice(row + 1).filter(isFilled);
  const counts = new Map<number, number>();
  for (const { length } of [header, ...below]) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, most] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  const isNumeric = [header, ...below.slice(0, 9)].every((cells) =>
    cells.every((cell) => /^[\s\d.,eE+-]{0,30}$/.test(cell)),
  );
  const isSteady =
    width > 1 &&
    below.length > 1 &&
    most >= (below.length + 1) * 0.85 &&
    !isNumeric &&
    !isProse([header, ...below]);
  const hasHeader = looksLikeHeader(header);
  return { separator, row, header, hasHeader, rows: hasHeader ? below : [header, ...below], isSteady };
}

/** In sentences a space stands after each comma; in tables hardly ever. */
function isProse(rows: readonly string[][]): boolean {
  const others = rows.flatMap((cells) => cells.slice(1));
  return others.filter((cell) => cell.startsWith(' ')).length > others.length / 2;
}

function nextFilled(
  all: readonly string[][],
  row: number,
  isFilled: (cells: readonly string[]) => boolean,
): number {
  return all.findIndex((cells, i) => i > row && isFilled(cells));
}

/** Names are short words; data are numbers, DOIs, links, sentences. */
function looksLikeHeader(cells: readonly string[]): boolean {
  if (guessMapping(cells).filter((field) => field !== null).length > 1) return true;
  const names = cells.map((cell) => cell.trim()).filter((name) => name !== '');
  return (
    new Set(names).size === names.length &&
    names.every((name) => name.length <= 40 && /\p{L}/u.test(name) && !/\d{4}|^10\.|^https?:|@/.test(name))
  );
}

async function parseCsv(input: TextInput, context: ParseContext): Promise<ParseResult> {
  const { file } = context;
  const { head, rest } = await splitHead(input);
  const shape = findShape(head) ?? toSingle(head);
  const headers = shape.hasHeader
    ? shape.header.map((name, i) => name.trim() || `Column ${i + 1}`)
    : shape.header.map((_, i) => `Column ${i + 1}`);
  const signature = headers.map((name) => foldName(name)).join('|');
  const own = shape.hasHeader ? findOwnColumns(shape.header) : undefined;
  const said = context.columnMappings;
  const chosen = said && Object.hasOwn(said, signature) ? said[signature] : undefined;
  const mapping = headers.map((_, i) => (chosen ? (chosen[i] ?? null) : (guessed(shape)[i] ?? null)));
  const columns: ColumnTable = {
    file,
    separator: shape.separator,
    headers,
    rows: shape.rows.slice(0, SHOWN_ROWS),
    mapping,
    signature,
  };
  const isOwn = own !== undefined && !chosen;
  if (!isOwn && !mapping.includes('title')) {
    const message =
      'No column of this table could be told to hold the titles. Say what each column is, or name one of them “Title” in the file.';
    return {
      records: [],
      problems: [{ code: 'csv-no-title-column', severity: 'error', message, where: { file, line: 1 } }],
      columns,
    };
  }
  const people = createNameColumn({ file, toNames });
  const idColumn = headers.findIndex((name) => AUTHOR_IDS.test(foldName(name)));
  const options: RowsOptions = {
    id: 'csv',
    name: 'a table',
    separator: shape.separator,
    row: shape.row,
    hasHeader: shape.hasHeader,
    isHeader: () => true,
    open: () => (isOwn ? (cells) => readOwnRow(own, cells) : readMapped(mapping, people, idColumn)),
    finish: () => people.settle(),
  };
  const result = await readRows(head, rest, context, options);
  if (!isOwn && mapping.includes('authors')) columns.people = showPeople(result.records);
  return { ...result, columns, isOwn };
}

function guessed({ hasHeader, header }: Shape): (PaperField | null)[] {
  return hasHeader ? guessMapping(header) : header.map(() => null);
}

/** A text that is no table of two columns: one column. */
function toSingle(head: string): Shape {
  const [header = [''], ...rows] = firstRows(head, '\t', SAMPLE_ROWS);
  return {
    separator: '\t',
    row: 0,
    header,
    hasHeader: guessMapping(header).some((field) => field !== null),
    rows,
    isSteady: false,
  };
}

/** Reads a row by what its columns are. Of several columns for one field, lists are joined and else the first that is filled counts. */
function readMapped(
  mapping: ColumnMapping,
  people: NameColumn,
  idColumn: number,
): (cells: readonly string[]) => TableRecord {
  const indices = new Map<PaperField, number[]>();
  for (const [i, field] of mapping.entries())
    if (field !== null) indices.set(field, [...(indices.get(field) ?? []), i]);
  const catalogues = [...indices.keys()].filter(isCatalogue);
  let cells: readonly string[] = [];
  const all = (field: PaperField): readonly number[] => indices.get(field) ?? NONE;
  const first = (field: PaperField) => {
    const columns = all(field);
    if (columns.length < 2) return columns[0] ?? -1;
    return columns.find((index) => cellText(cells, index) !== '') ?? -1;
  };
  const text = (field: PaperField) => cellText(cells, first(field));
  const value = (field: PaperField) => text(field) || undefined;
  const list = <T>(field: PaperField, read: (cell: string) => T[]): T[] =>
    all(field).flatMap((index) => {
      const cell = cells[index] ?? '';
      // Line ends separate the items of lists.
      const kept = cell.includes('\n') ? cell : cellText(cells, index);
      return kept === '' ? [] : read(kept);
    });
  const readIds = (): CatalogueIds | undefined => {
    const ids: CatalogueIds = {};
    for (const field of catalogues) {
      const id = value(field);
      if (id !== undefined) ids[field] = id.replace(/^(?:https?:\/\/openalex\.org\/|WOS:|ISI:)/i, '');
    }
    return Object.keys(ids).length > 0 ? ids : undefined;
  };
  const readAuthors = (): PersonName[] => {
    const ids = idColumn < 0 ? '' : cellText(cells, idColumn);
    const count = cellNumber(cells, first('authorCount'));
    const lists = list('authors', (cell) => [people.read(cell, splitIds(ids), count)]);
    return lists.length === 1 ? lists[0]! : lists.flat();
  };
  return (row) => {
    cells = row.some((cell) => cell.startsWith("'")) ? row.map(unguard) : row;
    const inventors = list('inventors', readInventors);
    const editors = list('editors', (cell) => toNames(splitNames(cell)));
    return tidy({
      title: text('title'),
      authors: inventors.length > 0 && text('authors') === '' ? inventors : readAuthors(),
      editors: editors.length > 0 ? editors : undefined,
      flags: joinFlags(
        flagsOfKinds(text('type')),
        endsInCutMark(text('authors')) ? ['authors-cut'] : undefined,
      ),
      keywords: [...new Set(list('keywords', splitWords))],
      references: list('references', splitReferences),
      authorCount: cellNumber(cells, first('authorCount')),
      date: toDate(text('date'), text('year'), text('month'), text('day')),
      venue: value('venue'),
      venueAbbreviation: value('venueAbbreviation'),
      volume: value('volume')?.replace(/\.0$/, ''),
      issue: value('issue')?.replace(/\.0$/, ''),
      pages:
        value('pages')?.replace(/\s?[–—-]{1,2}\s?/, '-') ??
        joinPages(text('firstPage'), text('lastPage'), text('articleNumber')),
      doi: value('doi')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)/i, ''),
      arxivId: value('arxivId')?.replace(/^(?:https?:\/\/arxiv\.org\/abs\/|arxiv:\s?)/i, ''),
      pmid: value('pmid')?.replace(/\.0$/, ''),
      abstract: cellParagraphs(cells, first('abstract')),
      timesCited: cellNumber(cells, first('timesCited')),
      type: toCslType(text('type')) ?? (inventors.length > 0 ? 'patent' : undefined),
      publisher: value('publisher'),
      organisation: value('organisation'),
      language: value('language'),
      url: value('url'),
      key: value('key'),
      catalogueIds: readIds(),
    });
  };
}

/** Numbers of authors; nothing where there is no list of numbers. */
function splitIds(text: string): string[] {
  const ids = text
    .split(/[;|,]/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return ids.every((id) => /\d/.test(id) && !id.includes(' ')) ? ids : [];
}

/** The people of the first papers, as they come out. */
function showPeople(records: ParseResult['records']): { title: string; names: string[] }[] {
  return records.slice(0, SHOWN_ROWS).map(({ title, authors }) => ({ title, names: authors.map(showName) }));
}

/** Patent offices write the family name first, in capitals and without a comma: "KEEL IDA;;LUHA ASSAR". */
function readInventors(cell: string): PersonName[] {
  const names = splitNames(cell).map((name) => name.trim());
  const isShouted = names.every((name) => name === name.toUpperCase() && !/[,.]/.test(name));
  return toNames(isShouted ? names.map((name) => name.replace(' ', ', ')) : names);
}

/** By the first of these that is there: line end, semicolon, bar, comma. */
function splitWords(text: string): string[] {
  const separator = ['\n', ';', '；', '|', '、', '，'].find((mark) => text.includes(mark)) ?? ',';
  return text
    .split(separator)
    .map((word) => cellText([word], 0))
    .filter((word) => word !== '');
}

/** The date, with month and day of columns of their own; "2019.0" is a year, as is "12/03/2019", whose order is not known. */
function toDate(date: string, year: string, month: string, day: string): PartialDate | undefined {
  const known = [date, year].flatMap(
    (text) =>
      parseDate(
        text
          .replace(/\.0$/, '')
          .replace(CHINESE_DATE, '$1-$2-$3')
          .replace(/-{1,2}$/, ''),
      ) ?? [],
  );
  const whole = known.find((found) => found.month !== undefined) ?? known[0];
  if (!whole || whole.month !== undefined) return whole;
  return toPartialDate(
    whole.year,
    parseMonth(month) ?? (Number(month) || undefined),
    Number(day) || undefined,
  );
}
