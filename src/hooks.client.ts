import { mendHash } from '$lib/view/mend-hash';

/** Runs before the router, which decodes the address before any page is there to catch what it throws at a broken escape. */
export function init(): void {
  const mended = mendHash(location.hash);
  if (mended !== location.hash)
    history.replaceState(history.state, '', location.pathname + location.search + mended);
}
