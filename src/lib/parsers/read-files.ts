import { spellOutVenue } from './bibtex/journal-macros';
import type { ClusterEdits } from '../model/cluster-edits';
import { hasCorrections, type Alias, type Corrections } from '../model/corrections';
import { countGraph, type ImportedGraph } from '../model/imported-graph';
import type { SavedMap } from '../model/exchange/saved-map';
import { CancelledError, type Progress } from '../model/progress';
import type { Problem } from '../model/problem';
import type { ReadChoices } from '../model/read-choices';
import type { PaperRecord, ParseResult, UnreadPiece } from '../model/record';
import type { FileReport } from '../model/answers/report';
import { toByteSource, type ByteSource } from './archives/byte-source';
import {
  decodeSample,
  detectEncoding,
  findTextBeginning,
  nameBinary,
  sampleRanges,
  type Encoding,
} from './archives/decode-text';
import { detectDamagedText, detectTextFormat, looksLikeJson, type Guess } from './detect-format';
import {
  ARCHIVE_LIMITS,
  detectArchive,
  expandArchive,
  tooDeep,
  type ArchiveLimits,
  type Unpacked,
} from './archives/expand-archives';
import { joinGraphs } from './graphs/graph-join';
import { checkNames } from './names/check-names';
import type { ParseContext, Parser, TextParser } from './parser';
import { readJson } from './json/read-json';
import { COMMON_FORMATS, PARSERS } from './registry';
import { completeRecord } from './complete-record';
import { createTextInput, textInputOf } from './text-input';

export interface FileBytes {
  /** As the reader sees it: "library.bib", "pasted text". */
  name: string;
  /** A file on the disk is read piece by piece. */
  bytes: Blob | Uint8Array;
}

export interface ReadResult {
  /** One report a file, in the order of the input; files in an archive stand in its place. */
  files: FileReport[];
  records: PaperRecord[];
  /** What gave no record, unchanged, in the order of the files. */
  unread: UnreadPiece[];
  /** From lists of names and keywords among the files. */
  aliases: Alias[];
  /** Set when exactly one file was read and it is a map file. */
  savedMap?: SavedMap;
  /** Edits of topics that map files among them bring, each with the place of its file among those that were given. */
  clusterEdits: { file: number; edits: ClusterEdits }[];
  /** What map files among them say of names, keywords and records to be kept apart, each with the place of its file. */
  corrections: { file: number; corrections: Corrections }[];
  /** The stories of map files among them, as they stand in them, each with the place of its file. */
  stories: { file: number; story: unknown }[];
  /** The finished map or graph that the files hold: one map and its list of links are one graph. */
  graph?: ImportedGraph;
}

/** Problems of one code that are listed for a file. */
const MAX_OF_A_KIND = 100;

interface Outcome extends ParseResult {
  parser?: Parser;
  /** How sure the format is, 0 to 1. */
  confidence?: number;
}

/**
 * Reads files of any known format, recognised by content. Never throws, but for CancelledError: what can't be read becomes a
 * problem in the file's report. A large file that is in no known format is refused after a look at its beginning and end. The progress is
 * reported bytes of all files together.
 *
 * @param limits what may come out of an archive
 */
export async function readFiles(
  files: readonly FileBytes[],
  progress: Progress,
  choices: ReadChoices = {},
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<ReadResult> {
  const result: ReadResult = {
    files: [],
    records: [],
    unread: [],
    aliases: [],
    clusterEdits: [],
    corrections: [],
    stories: [],
  };
  const graphs: ImportedGraph[] = [];
  const sizes = files.map(({ bytes }) => toByteSource(bytes).size);
  const allBytes = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [i, file] of files.entries()) {
    const size = sizes[i]!;
    const start = before;
    const fileProgress: Progress = (stage, done, total) =>
      progress(stage, start + Math.round((done / Math.max(total, 1)) * size), allBytes);
    const unpacked = { bytes: 0, files: 0 };
    const reading = { progress: fileProgress, choices, graphs, depth: 0, place: i, limits, unpacked };
    await readOrExpand(file, reading, result);
    before += size;
  }
  if (result.files.length !== 1) delete result.savedMap;
  const { graph, problems } = joinGraphs(graphs);
  if (graph) result.graph = graph;
  for (const file of result.files) {
    const own = problems.filter(({ where }) => where?.file === file.name);
    if (own.length > 0) file.problems = limitProblems([...file.problems, ...own], file.name);
  }
  return result;
}

interface Reading {
  progress: Progress;
  choices: ReadChoices;
  /** Those found so far. */
  graphs: ImportedGraph[];
  /** Archives around the file. */
  depth: number;
  /** Of the file, or of the archive around it, among those that were given. */
  place: number;
  limits: ArchiveLimits;
  /** What has come out of the outermost archive. */
  unpacked: Unpacked;
}

/** Archives within archives that are opened. */
const MAX_DEPTH = 2;

/** Adds what is in one file to the result: its records and report, or those of the files in it. */
async function readOrExpand(file: FileBytes, reading: Reading, result: ReadResult): Promise<void> {
  const { progress, choices, depth, limits, unpacked } = reading;
  let outcome: Outcome;
  try {
    const kind = detectArchive(await toByteSource(file.bytes).read(0, 4));
    if (kind !== undefined && depth === MAX_DEPTH)
      outcome = { records: [], problems: [tooDeep(file.name, MAX_DEPTH)] };
    else if (kind !== undefined) {
      const { files, problems } = await expandArchive(
        file.name,
        file.bytes,
        kind,
        progress,
        limits,
        unpacked,
      );
      const inner: Reading = { ...reading, depth: depth + 1 };
      for (const one of files) await readOrExpand(one, inner, result);
      if (files.length > 0 && problems.length === 0) return;
      outcome = {
        records: [],
        problems: files.length + problems.length > 0 ? problems : [emptyArchive(file.name)],
      };
    } else outcome = await readFile(file, choices, progress);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    outcome = refuse(
      file.name,
      'file-unreadable',
      `The file could not be read (${reason}). If it was moved or changed since you chose it, choose it again; else please report it, with the file if you can.`,
    );
  }
  outcome.problems.push(...checkNames(outcome.records, file.name));
  const { parser, records, savedMap, graph, unread = [], aliases = [] } = outcome;
  const isNothing = records.length + aliases.length + outcome.problems.length === 0 && !graph;
  const problems = (isNothing ? [nothingFound(outcome)] : outcome.problems).map((problem) =>
    problem.where?.file ? problem : { ...problem, where: { ...problem.where, file: file.name } },
  );
  for (const record of records) {
    if (!outcome.isOwn) {
      completeRecord(record);
      spellOutVenue(record);
    }
    result.records.push(record);
  }
  for (const piece of unread) result.unread.push(piece);
  for (const alias of aliases) result.aliases.push(alias);
  if (savedMap) result.savedMap = savedMap;
  if (savedMap?.clusterEdits) result.clusterEdits.push({ file: reading.place, edits: savedMap.clusterEdits });
  if (savedMap?.corrections && hasCorrections(savedMap.corrections))
    result.corrections.push({ file: reading.place, corrections: savedMap.corrections });
  if (savedMap?.story !== undefined) result.stories.push({ file: reading.place, story: savedMap.story });
  if (graph) reading.graphs.push(graph);
  result.files.push({
    name: file.name,
    format: parser?.id ?? null,
    formatLabel: parser?.label ?? null,
    confidence: outcome.confidence ?? null,
    records: records.length,
    unread: unread.length,
    bytes: toByteSource(file.bytes).size,
    problems: limitProblems(problems, file.name),
    ...(outcome.columns ? { columns: outcome.columns } : {}),
    ...(graph ? { graph: countGraph(graph) } : {}),
  });
}

function nothingFound({ parser }: Outcome): Problem {
  return {
    code: 'file-without-papers',
    severity: 'error',
    message: `The file looks like ${parser?.label ?? 'a list of papers'}, but there is no paper in it. If it was cut off, export it again.`,
  };
}

function emptyArchive(file: string): Problem {
  return {
    code: 'archive-empty',
    severity: 'error',
    message: 'There is no file with papers in the archive.',
    where: { file },
  };
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

async function readFile(
  { name, bytes }: FileBytes,
  choices: ReadChoices,
  progress: Progress,
): Promise<Outcome> {
  const source = toByteSource(bytes);
  if (source.size === 0)
    return refuse(name, 'file-empty', 'The file is empty. Export it again, or choose another one.');
  const ranges = sampleRanges(source.size);
  const head = await source.read(0, ranges.head);
  const tail = await source.read(ranges.tail, source.size);
  const encoding = detectEncoding(head, tail);
  if (encoding !== 'binary') {
    const sample = decodeSample(head, tail, encoding);
    if (sample.trim() !== '' || source.size >= 65_536)
      return readText({ name, source, encoding, sample }, choices, progress);
    return refuse(
      name,
      'file-empty',
      'The file holds nothing but white space. Export it again, or choose another one.',
    );
  }
  const text = findTextBeginning(head);
  const sample = text && decodeSample(head.subarray(0, text.length), new Uint8Array(0), text.encoding);
  if (text && sample && (looksLikeJson(sample) || detectTextFormat(sample, name))) {
    const outcome = await readText({ name, source, encoding: text.encoding, sample }, choices, progress);
    outcome.problems.unshift(noText(name, sample.split('\n').length));
    return outcome;
  }
  const kind = nameBinary(head) ?? 'not a text file';
  return refuse(
    name,
    'file-binary',
    `The file is ${kind}. Papercosm reads ${COMMON_FORMATS}; export your library in one of these.`,
  );
}

interface TextFile {
  name: string;
  source: ByteSource;
  encoding: Encoding;
  /** Its beginning, by which the format is told; of a longer file its end too. */
  sample: string;
}

async function readText(
  { name, source, encoding, sample }: TextFile,
  { formats, columns }: ReadChoices,
  progress: Progress,
): Promise<Outcome> {
  const context: ParseContext = { file: name, progress, ...(columns ? { columnMappings: columns } : {}) };
  const input = createTextInput(source, encoding, {
    onBytes: (done) => progress('reading', done, source.size),
  });
  const parseText = async ({ parser, confidence }: Guess<TextParser>): Promise<Outcome> =>
    addBeginning({ parser, confidence, ...(await parser.parse(input, context)) }, context);
  const chosen = PARSERS.find((parser) => parser.id === formats?.[name]);
  if (chosen?.kind === 'text')
    return { parser: chosen, confidence: 1, ...(await chosen.parse(input, context)) };
  if (chosen || looksLikeJson(sample)) {
    const outcome = await readJson(input, context, { sample, ...(chosen ? { chosen } : {}) });
    if (!('fault' in outcome)) return outcome;
    const { code, message, line } = outcome.fault;
    const other = chosen ? undefined : detectTextFormat(sample, name);
    return other ? parseText(other) : refuse(name, code, message, line);
  }
  const guess = detectDamagedText(sample, name);
  if (guess) return parseText(guess);
  return refuse(
    name,
    'format-unknown',
    `The text is in no format that Papercosm knows. It reads ${COMMON_FORMATS}; export your library in one of these.`,
  );
}

/** Shorter texts say too little of their format. */
const SHORTEST_PART = 50;

/** Reads what stands before the first entry where that is in another format, as when two exports were pasted into one file. */
async function addBeginning(outcome: Outcome, context: ParseContext): Promise<Outcome> {
  const piece = outcome.unread?.find(({ where }) => where?.line === 1);
  const text = piece?.text ?? outcome.preamble ?? '';
  if (text.length < SHORTEST_PART) return outcome;
  const guess = detectTextFormat(text, context.file);
  if (!guess || guess.parser === outcome.parser) return outcome;
  // Pairs of a name and a value about the search look like a table, too.
  if (!piece && guess.parser.id === 'csv') return outcome;
  const read = await guess.parser.parse(textInputOf(text), context);
  if (read.records.length === 0 && !read.graph) return outcome;
  if (read.graph && outcome.graph) return outcome;
  const both: Problem = {
    code: 'file-of-two-formats',
    severity: 'note',
    message: `The file begins as ${guess.parser.label} and goes on as ${outcome.parser!.label}; both were read.`,
    where: { file: context.file },
  };
  const others = piece ? outcome.problems.filter(({ where }) => where !== piece.where) : outcome.problems;
  return {
    ...outcome,
    ...(read.graph ? { graph: read.graph } : {}),
    records: [...read.records, ...outcome.records],
    problems: [both, ...read.problems, ...others],
    unread: [...(read.unread ?? []), ...(outcome.unread ?? []).filter((one) => one !== piece)],
  };
}

function noText(file: string, line: number): Problem {
  return {
    code: 'file-damaged',
    severity: 'warning',
    message:
      'From here on the file holds bytes that are no text, as after a power cut or a broken copy. What stands before was read; get the file again if something is missing.',
    where: { file, line },
  };
}

function refuse(file: string, code: string, message: string, line?: number): Outcome {
  const where = line === undefined ? { file } : { file, line };
  const problem: Problem = { code, message, severity: 'error', where };
  return { records: [], problems: [problem] };
}
