import type { Problem } from '../model/problem';
import type { ParseResult, UnreadPiece } from '../model/record';
import { detectJsonFormat } from './detect-format';
import type { Gap } from './json-elements';
import { findErrorMessage } from './json-error-body';
import { readJsonLines, startsLikeJsonLines } from './json-lines';
import { describeFault, describeGap, describeRepair, isPaper, linesAt } from './json-problems';
import { recoverJson, type Recovered } from './json-recover';
import type { ParseContext, JsonParser } from './parser';
import { listFormats } from './registry';
import type { TextInput } from './text-input';

/** What became of a JSON file: the format that read it and its records, or why none did. */
export type JsonOutcome =
  | ({ parser: JsonParser; confidence: number } & ParseResult)
  | { fault: { code: string; message: string; line?: number } };

export interface JsonOptions {
  /** The beginning of the file. */
  sample: string;
  /** The format that the reader chose. */
  chosen?: JsonParser;
}

/**
 * Reads a JSON file, or one with a JSON object on each line, with the format that it looks like or with the one that the reader chose.
 * Of a file that is broken or cut short all whole elements are read.
 */
export async function readJson(
  input: TextInput,
  context: ParseContext,
  { sample, chosen }: JsonOptions,
): Promise<JsonOutcome> {
  if (await startsLikeJsonLines(input, sample)) return readJsonLines(input, context, chosen);
  const text = await input.text();
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch (error) {
    return readBroken(text, context, chosen, error);
  }
  const guess = chosen ? { parser: chosen, confidence: 1 } : detectJsonFormat(value, context.file);
  const said = guess && guess.parser.detect(value) > 0 ? undefined : findErrorMessage(value);
  if (said !== undefined) {
    return {
      fault: {
        code: 'json-error-answer',
        message: `The file holds no papers but the answer of a service that something went wrong: “${said}”. Ask the service again and save its answer anew.`,
      },
    };
  }
  if (guess) return { ...guess, ...(await guess.parser.parse(value, context)) };
  return {
    fault: {
      code: 'json-unknown',
      message: `The file is JSON, but ${describeJson(value)}, not a list of papers. Papercosm reads ${listFormats()}.`,
    },
  };
}

async function readBroken(
  text: string,
  context: ParseContext,
  chosen: JsonParser | undefined,
  error: unknown,
): Promise<JsonOutcome> {
  const { file, pace } = context;
  const onPlace = (at: number) => pace('reading', at, text.length);
  const found = await recoverJson(text, { isPaper, onPlace });
  const read = found && (await parseRecovered(found, text, context, chosen));
  if (found && read) {
    const lost = describeLosses(found, text, file);
    return {
      ...read,
      problems: [...lost.problems, ...read.problems],
      unread: [...lost.unread, ...(read.unread ?? [])],
    };
  }
  const { fault, line } = describeFault(error, text);
  return {
    fault: {
      code: 'json-broken',
      message: `The file begins like JSON but breaks off or has a fault in it (${fault}). Export it again.`,
      ...(line === undefined ? {} : { line }),
    },
  };
}

/** Undefined where what is left is in no known format. */
async function parseRecovered(
  { value, elements, starts }: Recovered,
  text: string,
  context: ParseContext,
  chosen: JsonParser | undefined,
) {
  const lines = linesAt(text, starts);
  const lineOf = (index: number) => lines[index];
  // Without the object around it a list is known by its elements.
  for (const shape of elements === undefined || elements === value ? [value] : [value, elements]) {
    const guess = chosen ? { parser: chosen, confidence: 1 } : detectJsonFormat(shape, context.file);
    if (guess && guess.parser.detect(shape) > 0)
      return { ...guess, ...(await guess.parser.parse(shape, { ...context, lineOf })) };
  }
  return undefined;
}

function describeLosses({ gaps, repaired }: Recovered, text: string, file: string) {
  const problems: Problem[] = [];
  const unread: UnreadPiece[] = [];
  const sorted: Gap[] = [...gaps].sort((a, b) => a.start - b.start);
  const lines = linesAt(
    text,
    sorted.map(({ start }) => start),
  );
  sorted.forEach((gap, i) => {
    const { problem, piece } = describeGap(gap, text, file, lines[i]!);
    problems.push(problem);
    if (piece) unread.push(piece);
  });
  const mended = [...repaired].sort((a, b) => a - b);
  for (const line of linesAt(text, mended)) problems.push(describeRepair(file, line));
  return { problems, unread };
}

function describeJson(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list of something else';
  if (typeof value !== 'object' || value === null) return 'a single value';
  const keys = Object.keys(value).slice(0, 4);
  return keys.length === 0
    ? 'an empty object'
    : `an object with ${keys.map((key) => `“${key.slice(0, 30)}”`).join(', ')}`;
}
