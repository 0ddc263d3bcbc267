/** JSON lines (https://jsonlines.org/): one object a line, as OpenAlex, Crossref and Semantic Scholar give away their catalogues. */
import type { ParseResult } from '../../model/record';
import { detectJsonFormat } from '../detect-format';
import { describeGap, describeRepair, formatNameOf } from './json-problems';
import { countOf, describeFormats, formatOfItem, sortItems } from './json-others';
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
  if (first) return others[0] !== undefined || formatNameOf(first) !== undefined;
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
  /** The format of the first lines. */
  private format: { parser: JsonParser; confidence: number } | undefined;
  /** How many lines each of the other formats has. */
  private readonly others = new Map<JsonParser, number>();
  private values: unknown[] = [];
  private lines: number[] = [];

  constructor(
    private readonly context: ParseContext,
    private readonly chosen: JsonParser | undefined,
  ) {
    if (chosen) this.format = { parser: chosen, confidence: 1 };
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
    const found = await recoverSequence(line, { formatOf: formatNameOf, onPlace: () => undefined });
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
    const { parser: main } = this.format;
    const readers = { main, isChosen: this.chosen !== undefined };
    // An answer of a service with a list of its own is read by itself.
    const answers = values.map((value) =>
      isObject(value) && !formatOfItem(value, readers) ? formatOfAnswer(value, context.file) : undefined,
    );
    const items = values.map((value, i) => (answers[i] ? undefined : value));
    for (const [parser, list] of sortItems(items, readers)) {
      await this.parse(parser, list, (index) => lines[index]);
      this.count(parser, countOf(list));
    }
    for (const [i, parser] of answers.entries()) {
      if (!parser) continue;
      await this.parse(parser, values[i], () => lines[i]);
      this.count(parser, 1);
    }
  }

  private count(parser: JsonParser, lines: number): void {
    if (parser !== this.format?.parser) this.others.set(parser, (this.others.get(parser) ?? 0) + lines);
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
    const { others, context, result } = this;
    if (others.size > 0) result.problems.unshift(describeFormats(parser, others, context.file));
    return { ...result, parser: { ...parser, label: `${parser.label} (JSON lines)` }, confidence };
  }
}

function findFormat(values: readonly unknown[], file: string) {
  const whole = detectJsonFormat(values, file);
  if (whole) return whole;
  for (const value of values) {
    const parser = formatOfItem(value) ?? formatOfAnswer(value, file);
    if (parser) return { parser, confidence: parser.detect([value]) || parser.detect(value) };
  }
  return undefined;
}

/** The format of a line that holds a list of papers. */
function formatOfAnswer(value: unknown, file: string): JsonParser | undefined {
  const guess = detectJsonFormat(value, file);
  return guess?.parser.items && guess.parser;
}
