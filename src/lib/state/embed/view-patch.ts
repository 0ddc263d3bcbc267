import type { ViewPatch } from '../../../embed/protocol/messages';
import type { View } from '../../model/view';
import { compactView, expandView } from '../../view/compact-view';

/**
 * A view with a page's changes. What no version of ours knows (a metric, a setting) keeps its default; another map than the one that is open can't be
 * had this way.
 */
export function applyPatch(view: View, { filters, encodings, ...others }: ViewPatch): View {
  const changed: View = {
    ...view,
    ...others,
    sample: view.sample,
    settings: { ...view.settings, ...others.settings },
    filters: { ...view.filters, ...filters },
    encodings: { ...view.encodings, ...encodings },
  };
  return expandView(compactView(changed)).view;
}
