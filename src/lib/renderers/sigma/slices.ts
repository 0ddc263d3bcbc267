/** Longest time that a slice of work may hold the page, in milliseconds. */
const SLICE = 8;

/** Lets the browser paint and answer before the work goes on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/**
 * Runs a generator in short slices.
 *
 * @param isStale asked between slices; when true the work is dropped
 * @returns the generator's result, or null when it became stale
 */
export async function runInSlices<T, R>(
  work: Generator<T, R>,
  isStale: () => boolean,
  onStep?: (step: T) => void,
): Promise<R | null> {
  let started = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    onStep?.(step.value);
    if (performance.now() - started < SLICE) continue;
    await nextTurn();
    if (isStale()) return null;
    started = performance.now();
  }
}
