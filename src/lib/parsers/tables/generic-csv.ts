/**
 * CSV and TSV that no catalogue wrote: what a column holds, its name says or the reader. Also reads Papercosm's own export, which
 * has a header of its own (csv-own).
 */
import { isCatalogue, type ColumnMapping, type ColumnTable, type PaperField } from '../../model/columns';
import type { CatalogueIds } from '../../model/catalogues';
import type { ParseResult, PartialDate, PersonName } from '../../model/record';
import { joinFlags } from '../../model/flags';
import { isNoAbstract } from '../clean-text';
import { findIssns } from '../find-issns';
import { foldName } from './column-names';
import { toNames } from './csv-names';
import { splitNames } from '../names/split-names';
import { createNameColumn, type NameColumn } from '../names/name-column';
import { showName } from '../names/show-name';
import { findOwnColumns, readOwnRow, unguard } from './csv-own';
import { endsInCutMark, flagsOfKinds } from '../read-flags';
import { splitReferences } from '../reference-lists';
import { cellNumber, cellParagraphs, cellText, cellTitle, joinPages } from './csv-cells';
import { readRows, splitHead, tidy, type RowsOptions, type TableRecord } from './csv-table';
import { toCslType } from './csv-types';
import { readInventors } from './patents';
import { toDoi, toPmid } from './read-columns';
import { findShape, toSingle, SHOWN_ROWS } from './table-shape';
import type { ParseContext, TextParser } from '../parser';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';
import type { TextInput } from '../text-input';

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
    // Its abstracts may hold anything, also lines that begin as other formats do.
    if (shape && findOwnColumns(shape.header)) return 0.97;
    if (!shape || isOther(sample)) return 0;
    const known = shape.fields.filter((field) => field !== null);
    if (known.includes('title') && known.length > 1) return KNOWN;
    if (known.length > 2) return 0.5;
    return shape.isSteady ? UNSURE : 0;
  },
  parse: parseCsv,
};

/** Formats of their own that look like tables: the tags of RIS, BibTeX, Refer and MEDLINE, mark-up, JSON, the files of VOSviewer. */
function isOther(sample: string): boolean {
  const start = sample.slice(0, 20_000).replace(/^[\ufeff\s]{1,100}/, '');
  return (
    /^(?:<[?!a-z]|[[{]|%[0A-Z] |@[a-z]{3,20}\s{0,5}[{(]|FN |PT [JBSCP]\s|PMID- )/i.test(start) ||
    /^(?:TY {1,2}- |@[A-Za-z]{3,20}\s{0,5}[{(]|%0 |PMID- )/m.test(start) ||
    /^"?(?:id|label)"?[\t,;]"?(?:label|x|replace by)"?(?:[\t,;\r\n]|$)/i.test(start)
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
  const mapping = headers.map((_, i) => (chosen ?? shape.fields)[i] ?? null);
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
      'No column of this table could be found to hold the titles. Say what each column is, or name one of them “Title” in the file.';
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
    at: shape.at,
    line: shape.line,
    hasHeader: shape.hasHeader,
    isHeader: () => true,
    open: () => (isOwn ? (cells) => readOwnRow(own, cells) : readMapped(mapping, people, idColumn)),
    finish: () => people.finish(),
  };
  const result = await readRows(head, rest, context, options);
  if (!isOwn && mapping.includes('authors')) columns.people = showPeople(result.records);
  return { ...result, columns, isOwn };
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
  const readAbstract = () => {
    const abstract = cellParagraphs(cells, first('abstract'));
    return abstract === undefined || isNoAbstract(abstract) ? undefined : abstract;
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
    const authors = inventors.length > 0 && text('authors') === '' ? inventors : readAuthors();
    return tidy({
      title: text('title') || cellTitle(cells, all('title')[0] ?? -1, authors.length > 0),
      authors,
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
      issn: findIssns(all('issn').map((index) => cellText(cells, index))),
      volume: value('volume')?.replace(/\.0$/, ''),
      issue: value('issue')?.replace(/\.0$/, ''),
      pages:
        value('pages')?.replace(/\s?[–—-]{1,2}\s?/, '-') ??
        joinPages(text('firstPage'), text('lastPage'), text('articleNumber')),
      doi: toDoi(text('doi')),
      arxivId: value('arxivId')?.replace(/^(?:https?:\/\/arxiv\.org\/abs\/|arxiv:\s?)/i, ''),
      pmid: toPmid(text('pmid')),
      abstract: readAbstract(),
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
