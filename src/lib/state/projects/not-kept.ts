/** Why something of the reader's could not be kept in this browser. */
export type NotKept = 'full' | 'closed' | 'blocked' | 'newer' | 'unknown';

export class NotKeptError extends Error {
  constructor(public readonly reason: NotKept) {
    super(reason);
    this.name = 'NotKeptError';
  }
}

/** The reason behind an error of IndexedDB. */
export function reasonOf(error: unknown): NotKept {
  if (error instanceof NotKeptError) return error.reason;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer';
  // Private windows, sandboxed frames, settings that block storage: each browser has its own name for it.
  if (['SecurityError', 'InvalidStateError', 'NotAllowedError', 'TypeError'].includes(name)) return 'closed';
  return 'unknown';
}

const WORDS: Record<NotKept, string> = {
  full: 'there is no room left in this browser’s storage',
  closed: 'this browser keeps nothing here: the window is private, or storage is switched off for this page',
  blocked: 'another tab with an older version of Papercosm holds the storage; close that tab',
  newer: 'the storage was written by a newer version of Papercosm; reload the page to get it',
  unknown: 'the browser’s storage did not take it',
};

export function reasonInWords(reason: NotKept): string {
  return WORDS[reason];
}
