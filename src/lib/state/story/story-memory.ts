import type { Story } from '../../model/story';
import { readStoryFile, toStoryFile } from '../../view/story/story-file';

/** Stories about samples, which are no projects of the reader's: kept in this browser. */
const KEY = 'papercosm-stories';

function kept(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Private windows and sandboxed frames keep nothing.
    return {};
  }
}

/** null also where the browser keeps nothing. */
export function recallStory(sample: string): Story | null {
  const stories = kept();
  return Object.hasOwn(stories, sample) ? readStoryFile(stories[sample]).story : null;
}

/** @param story null: there is none any more */
export function rememberStory(sample: string, story: Story | null): void {
  const { [sample]: before, ...others } = kept();
  if (before === undefined && story === null) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(story ? { ...others, [sample]: toStoryFile(story) } : others));
  } catch {
    // The story holds until the page is left, and longer in a link or a map file.
  }
}
