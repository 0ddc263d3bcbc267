import type { Problem } from '../../model/problem';
import type { Story } from '../../model/story';
import { readStoryFile } from '../../view/story/story-file';

/**
 * Fetches a story: a file as `toStoryFile` writes it, or a map file that holds one. Never rejects.
 *
 * @param address may be relative to the page
 */
export async function fetchStory(address: string): Promise<{ story: Story | null; problems: Problem[] }> {
  try {
    const response = await fetch(new URL(address, location.href), { credentials: 'omit' });
    if (!response.ok) return unreachable(`the host answers ${response.status} ${response.statusText}`.trim());
    const value: unknown = await response.json();
    const held = typeof value === 'object' && value !== null && 'story' in value ? value.story : value;
    return readStoryFile(held);
  } catch (error) {
    return unreachable(error instanceof Error ? error.message : String(error));
  }
}

function unreachable(why: string): { story: null; problems: Problem[] } {
  return {
    story: null,
    problems: [
      {
        code: 'story-unreachable',
        severity: 'warning',
        message: `The story of this map can't be loaded (${why}). The map is shown without it; its host may have to allow other sites to read it.`,
      },
    ],
  };
}
