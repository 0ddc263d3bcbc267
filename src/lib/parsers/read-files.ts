import type { SavedMap } from '../model/map-file';
import { CancelledError, type Pace } from '../model/pace';
import type { Problem } from '../model/problem';
import type { PaperRecord, ParseResult } from '../model/record';
import type { FileReport } from '../model/report';
import { decodeSample, decodeText, detectEncoding, nameBinary } from './decode-text';
import { detectJsonFormat, detectTextFormat, looksLikeJson } from './detect-format';
import type { Parser } from './parser';
import { listFormats } from './registry';

export interface FileBytes {
  /** As the reader sees it: "library.bib", "pasted text". */
  name: string;
  bytes: Uint8Array;
}

export interface ReadResult {
  /** One report a file, in the order of the input. */
  files: FileReport[];
  records: PaperRecord[];
  /** Set when exactly one file was read and it is a map file. */
  savedMap?: SavedMap;
}

/** Problems of one code that are listed for a file. */
const MAX_OF_A_KIND = 100;

interface Outcome extends ParseResult {
  parser?: Parser;
}

/**
 * Reads files of any known format, told by content. Never throws, but for the pace's CancelledError: what can't be read becomes a
 * problem in the file's report. A large file that is in no known format is refused after a look at its beginning and end.
 */
export async function readFiles(files: readonly FileBytes[], pace: Pace): Promise<ReadResult> {
  const result: ReadResult = { files: [], records: [] };
  for (const { name, bytes } of files) {
    let outcome: Outcome;
    try {
      outcome = await readFile(name, bytes, pace);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      outcome = refuse(
        name,
        'file-unreadable',
        `The file could not be read (${reason}). Please report it, with the file if you can.`,
      );
    }
    const { parser, records, problems, savedMap } = outcome;
    for (const record of records) result.records.push(record);
    if (savedMap && files.length === 1) result.savedMap = savedMap;
    result.files.push({
      name,
      format: parser?.id ?? null,
      formatLabel: parser?.label ?? null,
      records: records.length,
      bytes: bytes.length,
      problems: limitProblems(problems, name),
    });
  }
  return result;
}

/** Keeps the first problems of each kind and counts the others, so that a file with one fault on every line stays readable. */
function limitProblems(problems: readonly Problem[], file: string): Problem[] {
  const counts = new Map<string, number>();
  const kept = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MAX_OF_A_KIND;
  });
  for (const [code, count] of counts) {
    if (count <= MAX_OF_A_KIND) continue;
    const first = kept.find((problem) => problem.code === code)!;
    kept.push({
      code,
      severity: first.severity,
      message: `The same was found ${count - MAX_OF_A_KIND} more times in this file: ${first.message}`,
      where: { file },
    });
  }
  return kept;
}

async function readFile(name: string, bytes: Uint8Array, pace: Pace): Promise<Outcome> {
  const context = { file: name, pace };
  if (bytes.length === 0)
    return refuse(name, 'file-empty', 'The file is empty. Export it again, or choose another one.');
  const encoding = detectEncoding(bytes);
  if (encoding === 'binary') {
    const kind = nameBinary(bytes) ?? 'not a text file';
    return refuse(
      name,
      'file-binary',
      `The file is ${kind}. Papercosm reads ${listFormats()}; export your library in one of these.`,
    );
  }
  const sample = decodeSample(bytes, encoding);
  if (sample.trim() === '' && bytes.length < 65_536) {
    return refuse(
      name,
      'file-empty',
      'The file holds nothing but white space. Export it again, or choose another one.',
    );
  }
  if (looksLikeJson(sample)) {
    const { text } = decodeText(bytes, encoding);
    const json = parseJson(text);
    if ('value' in json) {
      const parser = detectJsonFormat(json.value, name);
      if (parser) return { parser, ...(await parser.parse(json.value, context)) };
      return refuse(
        name,
        'json-unknown',
        `The file is JSON, but ${describeJson(json.value)}, not a list of papers. Papercosm reads ${listFormats()}.`,
      );
    }
    const other = detectTextFormat(sample, name);
    if (!other) {
      return refuse(
        name,
        'json-broken',
        `The file begins like JSON but breaks off or has a fault in it (${json.fault}). Export it again.`,
        json.line,
      );
    }
  }
  const parser = detectTextFormat(sample, name);
  if (!parser) {
    return refuse(
      name,
      'format-unknown',
      `The text is in no format that Papercosm knows. It reads ${listFormats()}; export your library in one of these.`,
    );
  }
  const { text } = decodeText(bytes, encoding);
  return { parser, ...(await parser.parse(text, context)) };
}

function refuse(file: string, code: string, message: string, line?: number): Outcome {
  const where = line === undefined ? { file } : { file, line };
  const problem: Problem = { code, message, severity: 'error', where };
  return { records: [], problems: [problem] };
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
