import type { Story } from '../../model/story';
import { encodeView } from '../permalink';
import { DEFAULT_VIEW } from '../../model/view';

/** Whether two stories differ in nothing that a link carries: not in what is said to the speaker alone. */
export function isSameInLink(a: Story | null, b: Story | null): boolean {
  return encodeView(DEFAULT_VIEW, a) === encodeView(DEFAULT_VIEW, b);
}
