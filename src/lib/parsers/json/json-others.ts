/** Lists that hold papers in two formats, as when two answers of services were put into one file. */
import type { Place, Problem } from '../../model/problem';
import type { ParseResult } from '../../model/record';
import { detectJsonFormat } from '../detect-format';
import type { JsonParser, ParseContext } from '../parser';
import { isObject } from './json-values';

type Read = { parser: JsonParser; confidence: number } & ParseResult;

/** Has the elements that are none of the format's read by the one that they are in. */
export async function readOtherItems(outcome: Read, context: ParseContext): Promise<Read> {
  const { records, problems, unread = [], parser } = outcome;
  const places = new Set(problems.flatMap(({ code, where }) => (code.endsWith('-not-an-item') ? where : [])));
  const pieces = unread.filter(({ where, text }) => where && places.has(where) && text.startsWith('{'));
  if (pieces.length === 0) return outcome;
  const values = pieces.map(({ text }) => JSON.parse(text) as unknown).filter(isObject);
  const guess = detectJsonFormat(values, context.file);
  if (!guess || guess.parser === parser) return outcome;
  const lineOf = (index: number) => pieces[index]?.where?.line;
  const read = await guess.parser.parse(values, { ...context, lineOf });
  if (read.records.length === 0) return outcome;
  const both: Problem = {
    code: 'file-of-two-formats',
    severity: 'note',
    message: `The file is ${parser.label}, and ${pieces.length} of its elements are ${guess.parser.label}; both were read.`,
    where: { file: context.file },
  };
  const taken = new Set<Place | undefined>(pieces.map(({ where }) => where));
  return {
    ...outcome,
    records: [...records, ...read.records],
    problems: [both, ...problems.filter(({ where }) => !taken.has(where)), ...read.problems],
    unread: [...unread.filter(({ where }) => !taken.has(where)), ...(read.unread ?? [])],
  };
}
