/**
 * VOSviewer map files: a table of items, tab-separated, with a row of column names in any order: id, label, sublabel, description, url, x,
 * y, cluster, weight<Documents>, score<Avg. pub. year> … (VOSviewer manual, "Map files": https://www.vosviewer.com/documentation).
 */
import type { NodeFact } from '../../model/imported-graph';
import type { ParseResult } from '../../model/record';
import { toFact, toNumber } from './graph-attributes';
import { createGraphBuilder, type GraphBuilder } from './graph-builder';
import { firstLine, firstLineOf } from './first-line';
import { DELIMITERS, readRows, splitRow, type Delimiter, type Row } from './graph-rows';
import type { ParseContext, TextParser } from '../parser';
import { unguard } from '../tables/csv-own';
import type { TextInput } from '../text-input';

type Column =
  | { is: 'id' | 'label' | 'x' | 'y' | 'cluster' }
  | { is: 'weight'; name: string }
  | { is: 'score'; name: string }
  | { is: 'other'; name: string };

export const vosviewerMapParser: TextParser = {
  kind: 'text',
  id: 'vosviewer-map',
  label: 'VOSviewer map',
  extensions: ['txt', 'csv', 'tsv'],
  detect(sample) {
    const header = firstLine(sample);
    return findHeader(header) ? (/\b(?:weight|score)<[^<>]{1,80}>/i.test(header) ? 0.97 : 0.75) : 0;
  },
  parse: parseVosviewerMap,
};

async function parseVosviewerMap(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'vosviewer');
  let header: { columns: Column[]; delimiter: Delimiter } | undefined;
  let count = 0;
  // The mark that parts cells is known from the first line; rows are read by the tab until then.
  const sample = await firstLineOf(input);
  const found = findHeader(sample) ?? { columns: toColumns(splitRow(sample, '\t') ?? []), delimiter: '\t' };
  // Tables for spreadsheets, our own too, have an apostrophe before what would be computed there.
  const unguarded = (row: Row) =>
    found.delimiter === '\t' ? row : { ...row, cells: row.cells.map(unguard) };
  await readRows(input, found.delimiter, (row) => {
    if (!header) header = found;
    else addItem(builder, header.columns, unguarded(row), file, ++count);
  });
  return builder.finish();
}

/** The columns of a map file's first line; undefined when it is none: it names an item, and where it stands or what it weighs. */
function findHeader(line: string): { columns: Column[]; delimiter: Delimiter } | undefined {
  for (const delimiter of DELIMITERS) {
    const columns = toColumns(splitRow(line, delimiter) ?? []);
    const has = (is: Column['is']) => columns.some((column) => column.is === is);
    const isPlaced = has('x') && has('y');
    if (columns.length >= 3 && (has('id') || has('label')) && (isPlaced || has('weight')))
      return { columns, delimiter };
  }
  return undefined;
}

function toColumns(names: readonly string[]): Column[] {
  return names.map((name): Column => {
    const measure = /^(weight|score)(?:<(.{1,200})>)?$/i.exec(name.trim());
    if (measure) {
      const is = measure[1]!.toLowerCase() === 'weight' ? ('weight' as const) : ('score' as const);
      return { is, name: measure[2]?.trim() || (is === 'weight' ? 'Weight' : 'Score') };
    }
    const key = name.trim().toLowerCase();
    switch (key) {
      case 'id':
      case 'label':
      case 'x':
      case 'y':
      case 'cluster':
        return { is: key };
      default:
        return { is: 'other', name: name.trim() };
    }
  });
}

function addItem(
  builder: GraphBuilder,
  columns: readonly Column[],
  row: Row,
  file: string,
  count: number,
): void {
  const { cells, line } = row;
  if (cells.length !== columns.length) {
    builder.problems.push({
      code: 'vosviewer-columns',
      severity: 'warning',
      message: `This row has ${cells.length} columns and the first line names ${columns.length}; what stands under a name was read.`,
      where: { file, line },
    });
  }
  let id: string | undefined;
  let label: string | undefined;
  let x: number | undefined;
  let y: number | undefined;
  const attributes: [string, string][] = [];
  const weights: NodeFact[] = [];
  const scores: NodeFact[] = [];
  columns.forEach((column, place) => {
    const value = cells[place];
    if (value === undefined || value === '' || /^(?:null|nan)$/i.test(value)) return;
    switch (column.is) {
      case 'id':
        id = value;
        break;
      case 'label':
        label = value;
        break;
      case 'x':
        x = toNumber(value);
        break;
      case 'y':
        y = toNumber(value);
        break;
      case 'cluster':
        if (value !== '0') attributes.push(['cluster', value]);
        break;
      case 'weight':
        weights.push(toFact(column.name, value));
        break;
      case 'score':
        scores.push(toFact(column.name, value));
        break;
      case 'other':
        attributes.push([column.name, value]);
    }
  });
  builder.node({
    // Without ids items are distinguished by their place.
    id: id ?? (columns.some((column) => column.is === 'id') ? undefined : String(count)),
    ...(label === undefined ? {} : { label }),
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    attributes,
    weights,
    scores,
    line,
  });
}
