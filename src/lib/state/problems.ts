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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
