/** Where a tab keeps the view that its address does not hold yet. */
const KEY = 'papercosm-left';

/**
 * To be called when the page is left with a view that the address bar does not show yet. A reload is bound for the address as it
 * was when it began, so changing the address then comes too late; the storage of the tab outlives the page.
 *
 * @param from the hash in the address bar, that a reload will bring back
 * @param to the hash of the view
 */
export function keepLeftView(from: string, to: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ from, to }));
  } catch {
    // Storage may be closed: the last view of the address comes back.
  }
}

/**
 * The hash of the view that was left by a reload of this page, or null. It is given once, and only where the address is the one
 * that was left: whoever follows a link sees what the link says.
 */
export function takeLeftView(): string | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (text === null || entry?.type !== 'reload') return null;
    const left = JSON.parse(text) as { from?: unknown; to?: unknown };
    return left.from === location.hash && typeof left.to === 'string' ? left.to : null;
  } catch {
    return null;
  }
}
