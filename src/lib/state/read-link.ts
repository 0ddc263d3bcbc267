import { DEFAULT_VIEW, type View } from '../model/view';
import { decodeView, type Permalink } from '../view/permalink';
import { unknownSample } from './problems';
import { findSample } from './samples';

/** A link as this page can follow it. */
export interface Link extends Permalink {
  /** Whether the link says what to show: it holds a view, and its sample is there. */
  isNamed: boolean;
}

/** Reads a hash. Where it can't be read, or names what is not there, `view` is the default one and `problem` says why. Never throws. */
export function readLink(hash: string): Link {
  const link = decodeView(hash);
  const { sample } = link.view;
  if (sample !== null && !findSample(sample)) {
    const view: View = { ...link.view, sample: DEFAULT_VIEW.sample };
    return { ...link, view, problem: unknownSample(sample), isNamed: false };
  }
  const isUnread = link.problem?.code === 'link-unreadable';
  return { ...link, isNamed: hash.replace(/^#/, '') !== '' && !isUnread };
}
