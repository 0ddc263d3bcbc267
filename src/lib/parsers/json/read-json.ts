import type { Problem } from '../../model/problem';
import type { UnreadPiece } from '../../model/record';
import { detectJsonFormat } from '../detect-format';
import type { Gap } from './json-elements';
import { findErrorMessage } from './json-error-body';
import { readJsonLines, startsLikeJsonLines } from './json-lines';
import { describeFault, describeGap, describeRepair, formatNameOf, linesAt } from './json-problems';
import { isObject, type Json } from './json-values';
import { recoverJson, type Recovered } from './json-recover';
import type { ParseContext, JsonParser } from '../parser';
import { COMMON_FORMATS } from '../registry';
import { readAllItems } from './json-others';
import type { TextInput } from '../text-input';
import type { JsonOutcome } from './json-outcome';

export interface JsonOptions {
  /** The beginning of the file. */
  sample: string;
  /** The format that the reader chose. */
  chosen?: JsonParser;
}

/** Lists of a file that are tried where the whole is in no known format. */
const MAX_VIEWS = 10;

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
  const guess = guessFormat([value, ...listsIn(value)], context, chosen);
  const said = guess ? undefined : findErrorMessage(value);
  if (said !== undefined) {
    return {
      fault: {
        code: 'json-error-answer',
        message: `The file holds no papers but the answer of a service that something went wrong: “${said}”. Ask the service again and save its answer anew.`,
      },
    };
  }
  if (guess) return readAllItems(guess.value, guess.format, context, chosen !== undefined);
  if (chosen) return { parser: chosen, confidence: 1, ...(await chosen.parse(value, context)) };
  return {
    fault: {
      code: 'json-unknown',
      message: `The file is JSON, but ${describeJson(value)}, not a list of papers. Papercosm reads ${COMMON_FORMATS}.`,
    },
  };
}

async function readBroken(
  text: string,
  context: ParseContext,
  chosen: JsonParser | undefined,
  error: unknown,
): Promise<JsonOutcome> {
  const { file, progress } = context;
  const onPlace = (at: number) => progress('reading', at, text.length);
  const found = await recoverJson(text, { formatOf: formatNameOf, onPlace });
  const read = found && (await parseRecovered(found, text, context, chosen));
  if (found && read && (read.records.length > 0 || (read.graph?.nodes.length ?? 0) > 0)) {
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
  { value, main, lists }: Recovered,
  text: string,
  context: ParseContext,
  chosen: JsonParser | undefined,
) {
  // Without the object around it a list is known by its elements.
  const views = [...(main ? [main] : []), ...lists.slice(0, MAX_VIEWS)];
  const guess = guessFormat([value, ...views.map(({ values }) => values)], context, chosen);
  if (!guess) return undefined;
  const { starts } = views.find(({ values }) => values === guess.value) ?? main ?? { starts: [] };
  const lines = linesAt(text, starts);
  const lineOf = (index: number) => lines[index];
  return readAllItems(guess.value, guess.format, { ...context, lineOf }, chosen !== undefined);
}

/** The first of several views on a file that is in a known format, or in the one that was chosen. */
function guessFormat(values: readonly unknown[], { file }: ParseContext, chosen: JsonParser | undefined) {
  for (const value of values) {
    const format = chosen ? { parser: chosen, confidence: 1 } : detectJsonFormat(value, file);
    if (format && format.parser.detect(value) > 0) return { format, value };
  }
  return undefined;
}

/** Lists of objects in an object, the longest first: the papers may stand under a name that no format knows. */
function listsIn(value: unknown): unknown[][] {
  const lists: unknown[][] = [];
  const look = (object: Json, depth: number) => {
    for (const member of Object.values(object).slice(0, 50)) {
      if (Array.isArray(member) && isObject(member[0])) lists.push(member as unknown[]);
      else if (isObject(member) && depth < 2) look(member, depth + 1);
    }
  };
  if (isObject(value)) look(value, 1);
  return lists.sort((a, b) => b.length - a.length).slice(0, MAX_VIEWS);
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
