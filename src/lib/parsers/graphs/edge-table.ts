/**
 * Edge tables: a link a row, with a row of names in which two columns name its ends (Source and Target in Gephi and Cytoscape, from and to
 * in igraph and visNetwork …). The nodes may stand in a table of their own. Papercosm's own .links.csv is one.
 * https://docs.gephi.org/desktop/User_Manual/Import/CSV/
 */
import type { ParseResult } from '../../model/record';
import { createGraphBuilder } from './graph-builder';
import { DELIMITERS, readRows, splitRow, type Delimiter } from './graph-rows';
import { firstLine, firstLineOf } from './first-line';
import type { ParseContext, TextParser } from '../parser';
import { unguard } from '../tables/csv-own';
import type { TextInput } from '../text-input';

/** The names of the two ends, in pairs. */
const ENDS: readonly (readonly [string, string])[] = [
  ['source', 'target'],
  ['from', 'to'],
  ['source id', 'target id'],
  ['sourceid', 'targetid'],
  ['source node', 'target node'],
  ['from id', 'to id'],
  ['node1', 'node2'],
  ['node 1', 'node 2'],
  ['node a', 'node b'],
  ['vertex1', 'vertex2'],
  ['vertex 1', 'vertex 2'],
  ['head', 'tail'],
  ['start', 'end'],
  ['ego', 'alter'],
];
const WEIGHTS = ['weight', 'value', 'strength', 'link strength', 'count', 'n'];
const KINDS = ['kind', 'interaction', 'relation', 'relationship'];

interface EdgeColumns {
  delimiter: Delimiter;
  source: number;
  target: number;
  weight: number;
  kind: number;
  /** Gephi's Type: Directed or Undirected. */
  type: number;
  count: number;
}

export const edgeTableParser: TextParser = {
  kind: 'text',
  id: 'edge-table',
  label: 'Edge table (Gephi, Cytoscape)',
  extensions: ['csv', 'tsv', 'txt'],
  detect: (sample) => (findColumns(firstLine(sample)) ? 0.96 : 0),
  parse: parseEdgeTable,
};

/** Where the ends stand; undefined where the line is no header of an edge table. */
function findColumns(line: string): EdgeColumns | undefined {
  for (const delimiter of DELIMITERS) {
    const names = (splitRow(line, delimiter) ?? []).map((name) =>
      name
        .toLowerCase()
        .replace(/[\s_.-]+/g, ' ')
        .trim(),
    );
    // A table of papers has a title, and may call its journal the source.
    if (names.length < 2 || names.some((name) => /^(?:title|article title|authors?|year|x)$/.test(name)))
      continue;
    const at = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
    for (const [from, to] of ENDS) {
      const [source, target] = [names.indexOf(from), names.indexOf(to)];
      if (source >= 0 && target >= 0)
        return {
          delimiter,
          source,
          target,
          weight: at(WEIGHTS),
          kind: at(KINDS),
          type: at(['type', 'edge type']),
          count: names.length,
        };
    }
  }
  return undefined;
}

async function parseEdgeTable(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'edges');
  const columns = findColumns(await firstLineOf(input));
  if (!columns) {
    return {
      records: [],
      problems: [
        {
          code: 'edges-no-header',
          severity: 'error',
          message: 'The first line names no two ends of a link. Call two columns “Source” and “Target”.',
          where: { file, line: 1 },
        },
      ],
    };
  }
  let isHeader = true;
  await readRows(input, columns.delimiter, ({ cells, line }) => {
    if (isHeader) {
      isHeader = false;
      return;
    }
    const type = (cells[columns.type] ?? '').toLowerCase();
    const kind = unguard(cells[columns.kind] ?? '');
    builder.link({
      source: unguard(cells[columns.source] ?? ''),
      target: unguard(cells[columns.target] ?? ''),
      weight: cells[columns.weight] ?? '',
      directed: kind === '' ? type !== 'undirected' : kind === 'cites' || kind === 'points-to',
      ...(kind === '' ? {} : { kind }),
      line,
    });
  });
  return builder.finish({ bare: true });
}
