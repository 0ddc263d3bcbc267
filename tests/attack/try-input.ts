/** One fuzzed input by its number: makes it, has it read, and says what was wrong. */
import { createRng } from '../../src/lib/graph/rng';
import type { Progress } from '../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { readFiles, type ReadResult } from '../../src/lib/parsers/read-files';
import type { JobResult } from '../../src/lib/protocol/engine';
import type { engineOverChannel } from '../worker/engine-over-channel';
import type { Base } from './bases';
import { damageFile, DAMAGES, type DamageKind } from './damage';
import { lostEntries } from './intact-entries';
import { watchSurroundings } from './surroundings';

export type FaultKind = 'crash' | 'hang' | 'lost' | 'unsaid' | 'polluted' | 'dead';

export interface Fault {
  kind: FaultKind;
  what: string;
}

export interface Input {
  base: Base;
  kind: DamageKind;
  bytes: Uint8Array;
  at: number;
}

/** Every format meets every kind of damage before any meets one twice. */
export function makeInput(number: number, bases: readonly Base[]): Input {
  const base = bases[number % bases.length]!;
  const kind = DAMAGES[Math.floor(number / bases.length) % DAMAGES.length]!;
  // Numbers beside each other would begin alike.
  const random = createRng(Math.imul(number + 1, 0x9e3779b1));
  return { base, kind, ...damageFile(kind, base, random, bases) };
}

/** Far more calls of progress than any reader needs for a file of a megabyte. */
const STEPS = 20_000_000;

function countedProgress(): Progress {
  let steps = 0;
  return () => {
    if (++steps > STEPS) throw new Error('The reader ran on and on.');
    return undefined;
  };
}

const surroundings = watchSurroundings();

function judgeSurroundings(): Fault[] {
  return surroundings.faults().map((what) => ({ kind: 'polluted', what }));
}

/** A thrown error comes out of the readers as this problem. */
function judgeReading(result: ReadResult, { base, at }: Input): Fault[] {
  const faults: Fault[] = [];
  const problems = result.files.flatMap((file) => file.problems);
  for (const { code, message } of problems)
    if (code === 'file-unreadable') faults.push({ kind: 'crash', what: message });
  const nothing = result.records.length === 0 && !result.graph && result.aliases.length === 0;
  if (nothing && problems.length === 0)
    faults.push({ kind: 'unsaid', what: 'nothing was read, and nothing said' });
  for (const { message, where } of problems)
    if (message === '' || !where?.file)
      faults.push({ kind: 'unsaid', what: `no file or message: ${message}` });
  const lost = lostEntries(base.entries.slice(0, base.ends.length), base.ends, at, result);
  for (const title of lost) faults.push({ kind: 'lost', what: title });
  return faults;
}

/** Has the readers alone read the input. */
export async function tryReading(input: Input): Promise<Fault[]> {
  try {
    const file = { name: input.base.name, bytes: input.bytes };
    const result = await readFiles([file], countedProgress());
    return [...judgeReading(result, input), ...judgeSurroundings()];
  } catch (error) {
    return [{ kind: 'crash', what: error instanceof Error ? (error.stack ?? error.message) : String(error) }];
  }
}

/** Has the engine make a map of the input, over a channel as between page and worker; then it must answer, and read an intact file. */
export async function tryEngine(
  input: Input,
  engine: ReturnType<typeof engineOverChannel>['remote'],
  intact: Base,
): Promise<Fault[]> {
  const load = (name: string, bytes: Uint8Array): Promise<JobResult> =>
    engine.load(1, [{ name, bytes: bytes.slice() }], DEFAULT_SETTINGS);
  try {
    const faults: Fault[] = [];
    const result = await load(input.base.name, input.bytes);
    if (result.kind === 'failed' && result.problem.code === 'engine-failed')
      faults.push({ kind: 'crash', what: result.problem.message });
    if (result.kind === 'failed' && result.problem.message === '')
      faults.push({ kind: 'unsaid', what: 'the engine failed without a word' });
    const formats = await engine.formats();
    const after = await load(intact.name, intact.bytes);
    const papers = after.kind === 'done' ? after.snapshot.counts.papers : 0;
    if (formats.length === 0 || papers !== intact.entries.length)
      faults.push({ kind: 'dead', what: `the next file gave ${papers} papers` });
    return [...faults, ...judgeSurroundings()];
  } catch (error) {
    return [{ kind: 'crash', what: error instanceof Error ? (error.stack ?? error.message) : String(error) }];
  }
}
