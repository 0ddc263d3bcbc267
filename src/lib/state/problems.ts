import type { Problem } from '../model/problem';

/** What can go wrong on the page before the engine has anything to say. */

export function unknownSample(id: string): Problem {
  return {
    code: 'unknown-sample',
    severity: 'error',
    message: `This link names a sample (“${id}”) that this version of Papercosm does not have.`,
  };
}

export function unreachableSample(error: unknown): Problem {
  return {
    code: 'sample-unreachable',
    severity: 'error',
    message: `The sample could not be fetched (${reasonOf(error)}). Reload the page, or open a file of your own.`,
  };
}

/** A file that was moved, changed or locked between its choice and its reading. */
export function unreadableFile(sources: readonly { name: string }[], error: unknown): Problem {
  const which = sources.length === 1 ? 'the file' : 'one of the files';
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: `The browser could not read ${which} (${reasonOf(error)}). Choose it again; if it is open elsewhere, close it there first.`,
    where: sources.length === 1 ? { file: sources[0]?.name } : undefined,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
