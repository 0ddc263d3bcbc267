import type { Snapshot } from '../../model/snapshot';
import type { View } from '../../model/view';
import { dataChange } from './data-hash';
import { goneInWords, whatIsGone } from './what-is-gone';

/**
 * What is to be said of a step that is shown: what of it is gone, else what has changed since it was made; null: nothing.
 *
 * @param data of the map that is shown (see dataHash)
 */
export function stepNotice(view: View, snapshot: Snapshot, data: string): string | null {
  const gone = goneInWords(whatIsGone(view, snapshot));
  if (gone !== null) return gone;
  const change = dataChange(view.data, data);
  if (change === 'none') return null;
  return change === 'papers'
    ? 'Papers or links have changed since this step was made. Look at it, then update it to this view.'
    : 'The map is arranged otherwise than when this step was made. Move it where it belongs, then update the step.';
}
