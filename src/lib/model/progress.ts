/** The steps of a job, in order, in the words that the progress bar shows. */
export const STAGES = ['reading', 'merging', 'finding terms', 'linking', 'arranging'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Reports how far a long computation is, and yields. Long loops call it often (a call is cheap); when it is time to let the worker
 * answer its messages it returns a promise to await, which rejects with CancelledError once the job's AbortSignal is aborted.
 *
 *     const yielded = progress('linking', i, n);
 *     if (yielded) await yielded;
 */
export type Progress = (stage: Stage, done: number, total: number) => Promise<void> | undefined;

/** For tests and the command line: never yields, never cancels. */
export const NO_PROGRESS: Progress = () => undefined;

export class CancelledError extends Error {
  constructor() {
    super('The job was cancelled.');
    this.name = 'CancelledError';
  }
}
