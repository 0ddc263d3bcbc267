import { narrowPolicy } from '$lib/state/narrow-policy';
import { mendHash } from '$lib/view/mend-hash';

/**
 * Before anything else the page gives up what no link asks for. And before the router, which decodes the address before any page is there to catch what it throws at a broken escape.
 */
export function init(): void {
  narrowPolicy(document, location);
  const mended = mendHash(location.hash);
  if (mended !== location.hash)
    history.replaceState(history.state, '', location.pathname + location.search + mended);
}
