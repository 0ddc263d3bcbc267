import { CancelledError, type Pace, type Stage } from '../src/lib/model/pace';

/** A worker answers its messages at least this often while it computes, in milliseconds. */
const REST_EVERY = 40;
/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 100;

export interface Job {
  run: number;
  pace: Pace;
  cancelled(): boolean;
}

export interface JobsOptions {
  /** Clock in milliseconds. */
  now: () => number;
  /** Lets waiting messages in; resolves afterwards. */
  rest: () => Promise<void>;
  /** Told at each new stage and then at most every 100 ms. */
  onProgress: (run: number, stage: Stage, done: number, total: number) => void;
}

/**
 * Runs one job at a time: starting a job cancels the one before. Cancelling is cooperative, through the pace that each
 * long computation calls.
 */
export function createJobs(options: JobsOptions) {
  let current: { run: number; cancelled: boolean } | null = null;
  // A cancel can overtake the job it is meant for.
  const cancelledEarly = new Set<number>();

  function start(run: number): Job {
    if (current) current.cancelled = true;
    const state = { run, cancelled: cancelledEarly.delete(run) };
    current = state;
    let lastRest = options.now();
    let lastTold = -Infinity;
    let stageTold: Stage | null = null;

    async function rest(): Promise<void> {
      await options.rest();
      lastRest = options.now();
      if (state.cancelled) throw new CancelledError();
    }

    const pace: Pace = (stage, done, total) => {
      const now = options.now();
      if (stage !== stageTold || now - lastTold >= TELL_EVERY) {
        stageTold = stage;
        lastTold = now;
        options.onProgress(run, stage, done, total);
      }
      return state.cancelled || now - lastRest >= REST_EVERY ? rest() : undefined;
    };
    return { run, pace, cancelled: () => state.cancelled };
  }

  function cancel(run: number): void {
    if (current?.run === run) current.cancelled = true;
    else if (!current || run > current.run) cancelledEarly.add(run);
  }

  return { start, cancel };
}

/** A macrotask: timers and messages that wait are served before it resolves. */
export function restByTimer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
