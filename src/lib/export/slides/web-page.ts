import { frameElement } from './frame';
import type { SlideTarget } from './slide-target';

/** HTML Standard, https://html.spec.whatwg.org/multipage/iframe-embed-object.html */
export const webPage: SlideTarget = {
  id: 'web-page',
  label: 'Web page',
  use: 'Paste this into the page where the map is to stand.',
  code: (view) => frameElement(view),
};
