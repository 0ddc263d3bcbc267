import { detectJsonFormat } from './detect-format';
import type { ParseContext, JsonParser } from './parser';
import type { ParseResult } from '../model/record';
import { listFormats } from './registry';
import type { TextInput } from './text-input';

/** What became of a JSON file: the format that read it and its records, or why none did. */
export type JsonOutcome =
  | ({ parser: JsonParser; confidence: number } & ParseResult)
  | { fault: { code: string; message: string; line?: number } };

/** Reads a JSON file with the format that it looks like, or with the one that the reader chose. */
export async function readJson(
  input: TextInput,
  context: ParseContext,
  chosen?: JsonParser,
): Promise<JsonOutcome> {
  const json = parseJson(await input.text());
  if (!('value' in json)) {
    return {
      fault: {
        code: 'json-broken',
        message: `The file begins like JSON but breaks off or has a fault in it (${json.fault}). Export it again.`,
        ...(json.line === undefined ? {} : { line: json.line }),
      },
    };
  }
  const guess = chosen ? { parser: chosen, confidence: 1 } : detectJsonFormat(json.value, context.file);
  if (guess) return { ...guess, ...(await guess.parser.parse(json.value, context)) };
  return {
    fault: {
      code: 'json-unknown',
      message: `The file is JSON, but ${describeJson(json.value)}, not a list of papers. Papercosm reads ${listFormats()}.`,
    },
  };
}

function parseJson(text: string): { value: unknown } | { fault: string; line?: number } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const fault = error instanceof Error ? error.message.slice(0, 160) : 'unknown fault';
    // V8 names the position, Firefox line and column, Safari neither.
    const line = /\bline (\d+)/.exec(fault);
    if (line) return { fault, line: Number(line[1]) };
    const position = /\bposition (\d+)/.exec(fault);
    const at = position
      ? Number(position[1])
      : /end of (?:JSON )?input/i.test(fault)
        ? text.length
        : undefined;
    return at === undefined ? { fault } : { fault, line: countLines(text, at) };
  }
}

function countLines(text: string, end: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

function describeJson(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list of something else';
  if (typeof value !== 'object' || value === null) return 'a single value';
  const keys = Object.keys(value).slice(0, 4);
  return keys.length === 0
    ? 'an empty object'
    : `an object with ${keys.map((key) => `“${key.slice(0, 30)}”`).join(', ')}`;
}
