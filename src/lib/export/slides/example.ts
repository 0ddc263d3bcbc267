import { DEFAULT_VIEW } from '../../model/view';
import { toHash } from '../../view/permalink';
import type { LiveView } from './slide-target';

/** Where the examples say that the map stands. */
export const EXAMPLE_SITE = 'https://maps.example/';
const hash = toHash({ ...DEFAULT_VIEW, filters: { ...DEFAULT_VIEW.filters, from: '2010' } });

/** A view for documentation: the sample since 2010, with a story of two steps. */
export const EXAMPLE_VIEW: LiveView = {
  frame: `${EXAMPLE_SITE}embed/?ui=min${hash}`,
  link: `${EXAMPLE_SITE}${hash}`,
  picture: 'my-field.png',
  title: 'My field',
  width: 960,
  height: 540,
  steps: [
    { title: 'All of it', notes: 'Begin slowly.' },
    { title: 'Since 2010', notes: 'Two topics are new.' },
  ],
};

/** The same view in a single file beside the deck. */
export const EXAMPLE_IN_FILE: LiveView = { ...EXAMPLE_VIEW, frame: 'my-field.html', link: null };
