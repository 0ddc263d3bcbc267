/**
 * A worker that runs out of memory or is ended by the browser tells nobody. It holds a lock of its own name as long as it lives; whoever waits
 * for that lock is given it when the worker is gone.
 */

/** A name that no other worker of this browser has. */
export function nameWorker(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return `papercosm-engine-${[...parts].map((part) => part.toString(36)).join('')}`;
}

/**
 * Calls back once when the worker of this name is gone. To be called when the worker has its lock. Without locks (insecure addresses, old
 * browsers) nothing is heard, and only errors tell of a death.
 *
 * @returns a function that stops the waiting
 */
export function watchLife(name: string, onDeath: () => void): () => void {
  const stopping = new AbortController();
  globalThis.navigator?.locks
    ?.request(name, { signal: stopping.signal }, () => {
      if (!stopping.signal.aborted) onDeath();
    })
    .catch(() => undefined);
  return () => stopping.abort();
}
