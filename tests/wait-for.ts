import { vi } from 'vitest';

/** Ends what would hang; never a measure of speed: machines are shared. */
const AT_MOST = { timeout: 120_000, interval: 5 };

/** Waits until a check no longer throws. Vitest's own wait gives up after one second, which a busy machine may need for anything. */
export function waitFor<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, AT_MOST);
}
