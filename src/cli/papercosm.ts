import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseInspectArgs, parseMapArgs, parseSiteArgs } from './args';
import { inspectFiles, toInspectJson, toInspectText } from './inspect';
import { makeMap } from './map';
import { readInput } from './read-input';
import { writeSite } from './site';
import { SetupError } from './setup/project.mjs';
import { parseStartArgs, readersFolder, start } from './setup/start.mjs';
import { InputError, UsageError, usage } from './usage';

/** Where data and messages go; for tests. */
export interface Streams {
  out: (text: string) => void;
  error: (text: string) => void;
  /** Shows progress: true on a terminal. */
  isTerminal?: boolean;
}

/**
 * Runs one command.
 *
 * @param args without node and the script
 * @param folder that file names are relative to
 * @returns exit status: 0; 1: nothing usable in the input; 2: wrong usage
 */
export async function runCommand(
  args: string[],
  streams: Streams,
  folder = readersFolder(),
): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === undefined) throw new UsageError('Say what to do.');
    if (/^(help|--help|-h)$/.test(command) || rest.includes('--help')) {
      streams.out(usage());
      return 0;
    }
    if (command === '--version') {
      streams.out(`${typeof __PAPERCOSM_VERSION__ === 'undefined' ? 'unknown' : __PAPERCOSM_VERSION__}\n`);
      return 0;
    }
    if (command === 'inspect') return await inspect(rest, streams, folder);
    if (command === 'map') return await map(rest, streams, folder);
    if (command === 'site') {
      const parsed = parseSiteArgs(rest);
      const files = await readInput(parsed.files, folder);
      const told = await writeSite(files, parsed, path.resolve(folder, parsed.out));
      streams.error([...told, ''].join('\n'));
      return 0;
    }
    if (command === 'serve') {
      await start(parseStartArgs(rest));
      return 0;
    }
    throw new UsageError(`There is no command "${command}".`);
  } catch (error) {
    if (error instanceof UsageError) {
      streams.error(`${error.message}\nSee papercosm --help.\n`);
      return 2;
    }
    if (error instanceof InputError || error instanceof SetupError) {
      streams.error(`${error.message}\n`);
      return error instanceof SetupError ? error.exitCode : 1;
    }
    throw error;
  }
}

async function inspect(args: string[], streams: Streams, folder: string): Promise<number> {
  const { files, json } = parseInspectArgs(args);
  const report = await inspectFiles(await readInput(files, folder));
  streams.out(json ? toInspectJson(report) : toInspectText(report));
  if (report.papers > 0 || report.graph) return 0;
  streams.error('No paper was found in the files.\n');
  return 1;
}

async function map(args: string[], streams: Streams, folder: string): Promise<number> {
  const parsed = parseMapArgs(args);
  const files = await readInput(parsed.files, folder);
  let stage = '';
  const made = await makeMap(files, parsed, (message) => {
    if (!streams.isTerminal || message.stage === stage) return;
    stage = message.stage;
    streams.error(`${stage} …\n`);
  });
  const out = path.resolve(folder, parsed.out);
  try {
    await writeFile(out, made.content);
  } catch (error) {
    throw new UsageError(
      `${parsed.out} can't be written (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
  streams.error([...made.messages, `Written to ${parsed.out}`, ''].join('\n'));
  return 0;
}
