/**
 * Node tables: a node a row, with a row of names that has Id and Label; every other column is a fact of the node. The links stand in an
 * edge table beside it. https://docs.gephi.org/desktop/User_Manual/Import/CSV/
 */
import type { ParseResult } from '../../model/record';
import { createGraphBuilder } from './graph-builder';
import { firstLine, firstLineOf } from './first-line';
import { DELIMITERS, readRows, splitRow, type Delimiter } from './graph-rows';
import type { ParseContext, TextParser } from '../parser';
import { unguard } from '../tables/csv-own';
import type { TextInput } from '../text-input';

interface NodeColumns {
  delimiter: Delimiter;
  names: string[];
  id: number;
  label: number;
}

export const nodeTableParser: TextParser = {
  kind: 'text',
  id: 'node-table',
  label: 'Node table (Gephi, Cytoscape)',
  extensions: ['csv', 'tsv', 'txt'],
  detect: (sample) => (findColumns(firstLine(sample)) ? 0.72 : 0),
  parse: parseNodeTable,
};

function findColumns(line: string): NodeColumns | undefined {
  for (const delimiter of DELIMITERS) {
    const names = splitRow(line, delimiter) ?? [];
    const folded = names.map((name) => name.toLowerCase().trim());
    const [id, label] = [folded.indexOf('id'), folded.indexOf('label')];
    const isOther = folded.some((name) => /^(?:title|authors?|source|target|from|to)$/.test(name));
    if (id >= 0 && label >= 0 && !isOther) return { delimiter, names, id, label };
  }
  return undefined;
}

async function parseNodeTable(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'nodes');
  const columns = findColumns(await firstLineOf(input));
  if (!columns) {
    return {
      records: [],
      problems: [
        {
          code: 'nodes-no-header',
          severity: 'error',
          message: 'The first line names no columns “Id” and “Label”. Name them so.',
          where: { file, line: 1 },
        },
      ],
    };
  }
  const { names, id, label } = columns;
  let isHeader = true;
  await readRows(input, columns.delimiter, ({ cells: written, line }) => {
    if (isHeader) {
      isHeader = false;
      return;
    }
    const cells = written.map(unguard);
    builder.node({
      id: cells[id],
      label: cells[label] || (cells[id] ?? ''),
      attributes: names.flatMap((name, i): [string, string][] =>
        i === id || i === label || !cells[i] ? [] : [[name, cells[i]]],
      ),
      line,
    });
  });
  return builder.finish();
}
