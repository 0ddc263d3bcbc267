/** Where a tab keeps the view that it is left with. */
const KEY = 'papercosm-left';

/**
 * To be called when the page is left. A reload is bound for the address as it was when it began, so whatever is written to the
 * address after that comes too late; the storage of the tab outlives the page.
 *
 * @param hash the hash of the view
 */
export function keepLeftView(hash: string): void {
  try {
    sessionStorage.setItem(KEY, hash);
  } catch {
    // Storage may be closed: the last view of the address comes back.
  }
}

/** The hash of the view that a reload of this page left, or null. Given once: whoever follows a link sees what the link says. */
export function takeLeftView(): string | null {
  try {
    const hash = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.type === 'reload' ? hash : null;
  } catch {
    return null;
  }
}
