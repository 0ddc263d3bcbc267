import { CancelledError, type Progress, type Stage } from '../src/lib/model/progress';

/** A worker yields to its messages at least this often while it computes, in milliseconds. */
const YIELD_EVERY = 40;
/** Progress is reported at most this often, in milliseconds. */
const REPORT_EVERY = 100;

export interface Job {
  run: number;
  progress: Progress;
  /** Aborted, with CancelledError as its reason, once the job is cancelled. */
  signal: AbortSignal;
}

export interface JobsOptions {
  /** Clock in milliseconds. */
  now: () => number;
  /** Lets waiting messages in; resolves afterwards. */
  yieldToMessages: () => Promise<void>;
  /** Called at each new stage and then at most every 100 ms. */
  onProgress: (run: number, stage: Stage, done: number, total: number) => void;
}

/**
 * Runs one job at a time: starting a job cancels the one before. Cancelling is cooperative, through the `progress` that each
 * long computation calls.
 */
export function createJobs(options: JobsOptions) {
  let current: { run: number; controller: AbortController } | null = null;
  // A cancel can overtake the job it is meant for.
  const cancelledEarly = new Set<number>();

  function start(run: number): Job {
    current?.controller.abort(new CancelledError());
    const controller = new AbortController();
    const { signal } = controller;
    if (cancelledEarly.delete(run)) controller.abort(new CancelledError());
    current = { run, controller };
    let lastYield = options.now();
    let lastReport = -Infinity;
    let stageReported: Stage | null = null;

    async function yieldOnce(): Promise<void> {
      await options.yieldToMessages();
      lastYield = options.now();
      signal.throwIfAborted();
    }

    const progress: Progress = (stage, done, total) => {
      const now = options.now();
      if (stage !== stageReported || now - lastReport >= REPORT_EVERY) {
        stageReported = stage;
        lastReport = now;
        options.onProgress(run, stage, done, total);
      }
      return signal.aborted || now - lastYield >= YIELD_EVERY ? yieldOnce() : undefined;
    };
    return { run, progress, signal };
  }

  function cancel(run: number): void {
    if (current?.run === run) current.controller.abort(new CancelledError());
    else if (!current || run > current.run) cancelledEarly.add(run);
  }

  return { start, cancel };
}

/** A macrotask: timers and messages that wait are served before it resolves. */
export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
