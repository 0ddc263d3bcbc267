import { COMMAND_TYPES } from '../../../embed/protocol/read-message';
import type { EmbedEvent } from '../../../embed/protocol/messages';
import type { Story } from '../../model/story';
import type { View } from '../../model/view';
import type { Workspace } from '../workspace.svelte';

/** What the page around hears when a map is there, or why there is none. */
export function tellReady(workspace: Workspace, story: Story | null): EmbedEvent {
  const { snapshot, view, name, problem } = workspace;
  if (!snapshot) {
    const { code = 'no-map', message = 'There is no map.' } = problem ?? {};
    return { type: 'error', code, message };
  }
  return {
    type: 'ready',
    version: __PAPERCOSM_VERSION__,
    steps: story?.steps.length ?? 0,
    title: story?.title || snapshot.title || name,
    caps: COMMAND_TYPES,
    view: plain(view),
  };
}

/** @param step 0: the view of the address */
export function tellStep(story: Story | null, step: number): EmbedEvent {
  const { title = '', notes = '' } = story?.steps[step - 1] ?? {};
  return { type: 'step', step, of: story?.steps.length ?? 0, title, notes };
}

/** Without what can't be posted. */
export function plain(view: View): View {
  return structuredClone(view);
}
