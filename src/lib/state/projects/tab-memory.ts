import type { NotKept } from './not-kept';

/** What a tab remembers over a reload, in the storage of the tab. Storage may be closed: then nothing is remembered. */
const LEFT = 'papercosm-left';
const PROJECT = 'papercosm-tab-project';
const UNKEPT = 'papercosm-unkept';
const SAMPLE = 'sample';

function put(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // The last view of the address comes back.
  }
}

function take(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload';
}

/**
 * To be called when the page is left. A reload is bound for the address as it was when it began, so whatever is written to the
 * address after that comes too late; the storage of the tab outlives the page.
 *
 * @param hash the hash of the view
 */
export function keepLeftView(hash: string): void {
  put(LEFT, hash);
}

/** The hash of the view that a reload of this page left, or null. Given once: whoever follows a link sees what the link says. */
export function takeLeftView(): string | null {
  const hash = take(LEFT);
  put(LEFT, null);
  return isReload() ? hash : null;
}

/** The project that this tab shows; null: a sample. */
export function keepTabProject(id: string | null): void {
  put(PROJECT, id ?? SAMPLE);
}

/** undefined: nothing was shown in this tab yet. */
export function tabProject(): string | null | undefined {
  const id = take(PROJECT);
  return id === SAMPLE ? null : (id ?? undefined);
}

/** A project of this tab that the browser could not keep: whoever comes back to it is told why it is gone. */
export function noteUnkept(unkept: { name: string; reason: NotKept } | null): void {
  put(UNKEPT, unkept && JSON.stringify(unkept));
}

export function takeUnkept(): { name: string; reason: NotKept } | null {
  const text = take(UNKEPT);
  put(UNKEPT, null);
  try {
    return text === null ? null : (JSON.parse(text) as { name: string; reason: NotKept });
  } catch {
    return null;
  }
}
