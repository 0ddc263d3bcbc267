/** The steps of a job, in order, in the words that the progress bar shows. */
export const STAGES = ['reading', 'merging', 'finding terms', 'linking', 'arranging'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The pace of a long computation. Long loops call it often (a call is cheap); it notes the progress, and when it is time to let the
 * worker answer its messages it returns a promise to await. The promise rejects with CancelledError once the job is cancelled.
 *
 *     const rest = pace('linking', i, n);
 *     if (rest) await rest;
 */
export type Pace = (stage: Stage, done: number, total: number) => Promise<void> | undefined;

/** For tests and the command line: never rests, never cancels. */
export const NO_PACE: Pace = () => undefined;

export class CancelledError extends Error {
  constructor() {
    super('The job was cancelled.');
    this.name = 'CancelledError';
  }
}
