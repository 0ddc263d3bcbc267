/** JSON lines (https://jsonlines.org/): one object a line, as OpenAlex, Crossref and Semantic Scholar give away their catalogues. */
import type { ParseResult } from '../../model/record';
import { detectJsonFormat } from '../detect-format';
import { describeGap, describeRepair, isPaper } from './json-problems';
import { recoverSequence } from './json-recover';
import { isObject } from './json-values';
import type { JsonParser, ParseContext } from '../parser';
import type { JsonOutcome } from './json-outcome';
import { readLines } from '../read-lines';
import { COMMON_FORMATS } from '../registry';
import type { TextInput } from '../text-input';

/** Objects that are handed to the format at once. */
const BATCH = 200;
/** Lines of a sample that are looked at. */
const LOOK = 20;
/** The longest first line that is looked at, in characters. */
const MAX_LINE = 1 << 25;

/**
 * True for a text with one JSON object a line: its first line is one, and the second too, or the first is in a known format. One bad
 * line at the beginning changes nothing.
 *
 * @param sample the beginning of the text, and a piece of its end behind a line end
 */
export async function startsLikeJsonLines(input: TextInput, sample: string): Promise<boolean> {
  if (!/^\s{0,1000}\{[ \t]{0,9}"/.test(sample)) return false;
  const lines = filledLines(sample, LOOK);
  if (lines.length < 2) return false;
  const [first, ...others] = lines.map(parseObject);
  if (first) return others[0] !== undefined || isPaper(first);
  const good = others.filter((value) => value !== undefined).length;
  if (good >= 2 && good * 2 >= others.length) return true;
  // A first line that the sample ends in.
  if (sample.length < 20_000 || lines[0]!.length < sample.length / 2) return false;
  const head = filledLines(await readHead(input), 2);
  return head.length === 2 && parseObject(head[0]!) !== undefined;
}

function filledLines(text: string, count: number): string[] {
  return text
    .split(/\r\n?|\n/, count * 2)
    .filter((line) => line.trim() !== '')
    .slice(0, count);
}

function parseObject(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The text up to one piece behind the first line end. */
async function readHead(input: TextInput): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  let isBehind = false;
  for await (const piece of input.pieces()) {
    parts.push(piece);
    length += piece.length;
    if (isBehind || length > MAX_LINE) break;
    isBehind = /[\r\n]/.test(piece);
  }
  return parts.join('');
}

/** Thrown to stop reading lines that no format knows. */
class UnknownFormat extends Error {}

/** Reads the lines in batches, so that only the records are ever held. A broken line costs itself. */
export async function readJsonLines(
  input: TextInput,
  context: ParseContext,
  chosen?: JsonParser,
): Promise<JsonOutcome> {
  const reader = new LineReader(context, chosen);
  try {
    await readLines(input, (line, number) => reader.add(line, number));
    await reader.flush();
  } catch (error) {
    if (!(error instanceof UnknownFormat)) throw error;
    return {
      fault: {
        code: 'json-unknown',
        message: `The file has a JSON object on each line, but they are no papers. Papercosm reads ${COMMON_FORMATS}.`,
      },
    };
  }
  return reader.outcome();
}

class LineReader {
  private readonly result: Required<Pick<ParseResult, 'records' | 'problems' | 'unread'>> = {
    records: [],
    problems: [],
    unread: [],
  };
  /** The format, once it is known; `each` where every line is an answer of a service with a list of its own. */
  private format: { parser: JsonParser; confidence: number; each: boolean } | undefined;
  private values: unknown[] = [];
  private lines: number[] = [];

  constructor(
    private readonly context: ParseContext,
    chosen: JsonParser | undefined,
  ) {
    if (chosen) this.format = { parser: chosen, confidence: 1, each: false };
  }

  add(line: string, number: number): Promise<void> | undefined {
    if (line.trim() === '') return undefined;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return this.addBroken(line, number);
    }
    for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) this.push(entry, number);
    return this.values.length >= BATCH ? this.flush() : undefined;
  }

  private push(value: unknown, line: number): void {
    this.values.push(value);
    this.lines.push(line);
  }

  /** Two objects on one line, or one that can be mended, are still read. */
  private async addBroken(line: string, number: number): Promise<void> {
    const { problems, unread } = this.result;
    const { file } = this.context;
    const found = await recoverSequence(line, { isPaper, onPlace: () => undefined });
    for (const value of found?.main?.values ?? []) this.push(value, number);
    for (const gap of found?.gaps ?? [{ start: 0, end: line.length, fault: 0 }]) {
      const { problem, piece } = describeGap(gap, line, file, number);
      problems.push({
        ...problem,
        code: 'json-line-broken',
        message:
          'This line is broken and was left out; the others were read. Mend it, or export the file again.',
      });
      if (piece) unread.push(piece);
    }
    if (found && found.repaired.length > 0) problems.push(describeRepair(file, number));
    if (this.values.length >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const { values, lines, context } = this;
    if (values.length === 0) return;
    this.values = [];
    this.lines = [];
    this.format ??= findFormat(values, context.file);
    if (!this.format) throw new UnknownFormat();
    const { parser, each } = this.format;
    if (!each) return this.parse(parser, values, (index) => lines[index]);
    for (const [i, value] of values.entries()) await this.parse(parser, value, () => lines[i]);
  }

  private async parse(
    parser: JsonParser,
    value: unknown,
    lineOf: (index: number) => number | undefined,
  ): Promise<void> {
    const { result, context } = this;
    const { records, problems, unread = [] } = await parser.parse(value, { ...context, lineOf });
    for (const record of records) result.records.push(record);
    for (const problem of problems) result.problems.push(problem);
    for (const piece of unread) result.unread.push(piece);
  }

  outcome(): JsonOutcome {
    if (!this.format) {
      return {
        fault: {
          code: 'json-broken',
          message: 'The file looks like JSON lines, but no line of it can be read. Export it again.',
          line: 1,
        },
      };
    }
    const { parser, confidence } = this.format;
    return { ...this.result, parser: { ...parser, label: `${parser.label} (JSON lines)` }, confidence };
  }
}

function findFormat(values: readonly unknown[], file: string) {
  const whole = detectJsonFormat(values, file);
  if (whole) return { ...whole, each: false };
  const single = detectJsonFormat(values[0], file);
  return single && { ...single, each: true };
}
