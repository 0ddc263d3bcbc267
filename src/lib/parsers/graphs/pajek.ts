/**
 * Pajek networks (.net): *Vertices with a number, a label (quoted where it has blanks) and a place in the unit square, y downwards; *Arcs
 * and *Edges with two numbers and a weight; *Arcslist and *Edgeslist with one number and those it is linked to; *Matrix.
 * http://mrvar.fdv.uni-lj.si/pajek/pajekman.pdf
 */
import type { ParseResult, UnreadPiece } from '../../model/record';
import { toNumber } from './graph-attributes';
import { createGraphBuilder } from './graph-builder';
import type { ParseContext, TextParser } from '../parser';
import { readLines } from '../read-lines';
import type { TextInput } from '../text-input';

const SECTION = /^\*\s?(network|vertices|arcslist|edgeslist|arcs|edges|matrix|partition|vector)\b/i;

export const pajekParser: TextParser = {
  kind: 'text',
  id: 'pajek',
  label: 'Pajek network',
  extensions: ['net', 'paj'],
  detect: (sample) =>
    /^\ufeff?(?:\s{0,99}|\s{0,99}\*network[^\n]{0,999}\n|(?:%[^\n]{0,999}\n){1,20})\*vertices\s+\d/i.test(
      sample,
    )
      ? 0.97
      : 0,
  parse: parsePajek,
};

async function parsePajek(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'pajek');
  const unread: UnreadPiece[] = [];
  const named = new Set<string>();
  let section = '';
  let count = 0;
  let row = 0;
  const skip = (text: string, line: number) => {
    const where = { file, line };
    builder.problems.push({
      code: 'pajek-line-unreadable',
      severity: 'warning',
      message: 'This line is no vertex, arc or edge; it was left out.',
      where,
    });
    unread.push({ text, where });
  };
  const describe = () => {
    for (let i = 1; i <= Math.min(count, 1_000_000); i++)
      if (!named.has(String(i))) builder.node({ id: String(i), label: String(i), attributes: [] });
  };
  await readLines(input, (text, line) => {
    const trimmed = text.replace(/^\ufeff/, '').trim();
    if (trimmed === '' || trimmed.startsWith('%')) return;
    const begun = SECTION.exec(trimmed);
    if (begun) {
      section = begun[1]!.toLowerCase();
      row = 0;
      if (section === 'vertices') count = Number(/\d{1,9}/.exec(trimmed)?.[0] ?? 0);
      return;
    }
    const words = splitWords(trimmed);
    if (section === 'vertices') {
      const [id = '', label = id, ...others] = words;
      if (!/^\d{1,9}$/.test(id)) return skip(text, line);
      named.add(id);
      const [x, y] = [toNumber(others[0]), toNumber(others[1])];
      builder.node({
        id,
        label,
        ...(x === undefined || y === undefined ? {} : { x, y: -y }),
        attributes: [],
        line,
      });
    } else if (section === 'arcs' || section === 'edges') {
      const [source, target, weight = ''] = words;
      if (!/^-?\d{1,9}$/.test(source ?? '') || !/^-?\d{1,9}$/.test(target ?? '')) return skip(text, line);
      builder.link({ source, target, weight, directed: section === 'arcs', line });
    } else if (section === 'arcslist' || section === 'edgeslist') {
      const [source, ...targets] = words;
      for (const target of targets) builder.link({ source, target, directed: section === 'arcslist', line });
    } else if (section === 'matrix') {
      row++;
      words.forEach((weight, column) => {
        if (Number(weight) !== 0)
          builder.link({ source: String(row), target: String(column + 1), weight, directed: true, line });
      });
    } else if (section !== 'network') skip(text, line);
  });
  describe();
  const result = builder.finish();
  return unread.length > 0 ? { ...result, unread } : result;
}

const PLACE_OR_END = /^\s{0,20}$|^\s{1,20}-?[\d.]{1,20}\s{1,20}-?[\d.]{1,20}(?:\s|$)/;

/** Words between blanks; one in quotation marks may hold blanks, and quotation marks of its own (see endOfQuoted). */
function splitWords(line: string): string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (isBlank(line, at)) {
      at++;
      continue;
    }
    const end = line[at] === '"' ? endOfQuoted(line, at) : -1;
    if (end >= 0) {
      words.push(unquote(line.slice(at + 1, end)));
      at = end + 1;
      continue;
    }
    const from = at;
    while (at < line.length && !isBlank(line, at)) at++;
    words.push(line.slice(from, at));
  }
  return words;
}

/**
 * Where the quotation mark stands that ends what begins at `start`; -1: nowhere. Quotation marks within are doubled, stand behind a
 * backslash or are bare; the one at the end has a blank behind it. Where none fits (a label that ends in a backslash), it is the last one.
 */
function endOfQuoted(line: string, start: number): number {
  const last = line.lastIndexOf('"');
  if (last <= start) return -1;
  let left = 0;
  for (let at = start + 1; at <= last; at++) if (line[at] === '"') left++;
  // `""` by itself is an empty label.
  if (line[start + 1] === '"' && isBlank(line, start + 2)) return start + 1;
  for (let at = start + 1; at <= last; at++) {
    if (line[at] === '\\' && line[at + 1] === '"') {
      left--;
      at++;
      // The backslash is the label's last letter.
      if (left % 2 === 0 && PLACE_OR_END.test(line.slice(at + 1, at + 99))) return at;
    } else if (line[at] === '"') {
      left--;
      if (line[at + 1] === '"') {
        left--;
        at++;
      } else if (isBlank(line, at + 1) && left % 2 === 0) return at;
    }
  }
  return last;
}

function isBlank(line: string, at: number): boolean {
  return at >= line.length || line.charCodeAt(at) <= 32 || line.charCodeAt(at) === 160;
}

/** Without the marks that guard quotation marks. A program that puts a backslash before these does so before backslashes too. */
function unquote(text: string): string {
  return text.includes('\\"') ? text.replace(/\\(["\\])/g, '$1') : text.replaceAll('""', '"');
}
