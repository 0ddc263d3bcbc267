/**
 * VOSviewer network files: one link a line as two ids of items and, where links have one, their strength, parted by tabs; no row of names
 * (VOSviewer manual, "Network files": https://www.vosviewer.com/documentation). The items stand in a map file of their own.
 */
import type { ParseResult, UnreadPiece } from '../../model/record';
import { createGraphBuilder } from './graph-builder';
import { DELIMITERS, readRows, splitRow, type Delimiter } from './graph-rows';
import type { ParseContext, TextParser } from '../parser';
import type { TextInput } from '../text-input';

/** Lines of the sample that are looked at. */
const LOOKED_AT = 400;
/** One line in so many may be no link: a fault in a hundred letters spoils as many. */
const DAMAGED = 6;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?(?:e[-+]?\d{1,3})?$/i;
const ID = /^\d{1,15}$/;

export const vosviewerNetworkParser: TextParser = {
  kind: 'text',
  id: 'vosviewer-network',
  label: 'VOSviewer network',
  extensions: ['txt', 'csv', 'tsv'],
  detect(sample) {
    const lines = sample.split(/\r\n?|\n/, LOOKED_AT).filter((line) => line.trim() !== '');
    const delimiter = lines[0] === undefined ? undefined : findDelimiter(lines[0]);
    if (delimiter === undefined) return 0;
    const others = lines.filter((line) => !isLinkRow(line, delimiter)).length;
    // A row of names would stand first; the last line may be cut, and here and there one may be damaged.
    if (others > Math.max(1, lines.length / DAMAGED) || others >= lines.length / 2) return 0;
    return delimiter === '\t' ? 0.8 : 0.6;
  },
  parse: parseVosviewerNetwork,
};

function findDelimiter(line: string): Delimiter | undefined {
  return DELIMITERS.find((delimiter) => isLinkRow(line, delimiter));
}

function isLinkRow(line: string, delimiter: Delimiter): boolean {
  const cells = splitRow(line, delimiter) ?? [];
  const [source = '', target = '', strength] = cells;
  return (
    (cells.length === 2 || cells.length === 3) &&
    ID.test(source) &&
    ID.test(target) &&
    (strength === undefined || NUMBER.test(strength))
  );
}

async function parseVosviewerNetwork(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'vosviewer');
  const unread: UnreadPiece[] = [];
  let delimiter: Delimiter = '\t';
  for await (const piece of input.pieces()) {
    const line = /[^\s][^\r\n]*/.exec(piece)?.[0];
    if (line === undefined) continue;
    delimiter = findDelimiter(line) ?? (DELIMITERS.find((mark) => line.includes(mark)) || '\t');
    break;
  }
  await readRows(input, delimiter, ({ cells, line, text }) => {
    const [source = '', target = '', strength = ''] = cells;
    if (source === '' || target === '' || cells.length > 3) {
      const where = { file, line };
      builder.problems.push({
        code: 'vosviewer-link-unreadable',
        severity: 'warning',
        message:
          'This line is not a link: it should hold two ids and a strength, parted by tabs. It was left out.',
        where,
      });
      unread.push({ text, where });
      return;
    }
    builder.link({ source, target, weight: strength, directed: false, line });
  });
  const result = builder.finish({ bare: true });
  return unread.length > 0 ? { ...result, unread } : result;
}
