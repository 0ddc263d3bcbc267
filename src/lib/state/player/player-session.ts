import type { Story } from '../../model/story';
import { DEFAULT_VIEW, type View } from '../../model/view';
import { decodeView } from '../../view/permalink';
import { readStoryFile } from '../../view/story/story-file';
import { exposePage, type MapOnPage } from '../expose-page';
import type { Workspace } from '../workspace.svelte';

/** A map file that a page shows. */
export interface PlayedMap {
  /** Its name, for messages. */
  name: string;
  bytes: Uint8Array;
}

/** What a map file tells step by step; null where it holds no story, or can't be read. */
export function storyOf({ bytes }: PlayedMap): Story | null {
  try {
    const { story } = JSON.parse(new TextDecoder().decode(bytes)) as { story?: unknown };
    return readStoryFile(story).story;
  } catch {
    // The engine says what is wrong with the file.
    return null;
  }
}

/**
 * Shows a finished map, with the view that the address names where it names one. Nothing is stored, nothing is fetched, no address is
 * written.
 *
 * @param onShown when the map is there
 */
export function startPlayer(
  workspace: Workspace,
  map: PlayedMap,
  page: MapOnPage,
  onShown: (named: { step: number | null; isView: boolean }) => void,
): { stop: () => void } {
  const unexpose = exposePage(workspace, page);

  /** The hash: a view of this map, or a step of its story ("#step=3"). */
  function follow(): void {
    const { view, step, problem } = decodeView(location.hash);
    const isView = !/^#?(?:step=\d{1,6})?$/.test(location.hash) && problem?.code !== 'link-unreadable';
    if (isView) workspace.showView(own(view));
    if (problem) workspace.reportProblem(problem);
    onShown({ step, isView });
  }

  async function open(): Promise<void> {
    const blob = new Blob([map.bytes as Uint8Array<ArrayBuffer>]);
    const done = await workspace.openFiles([{ name: map.name, blob }], {
      id: 'player',
      view: own(DEFAULT_VIEW),
      quiet: true,
    });
    if (!done) return;
    workspace.name = workspace.snapshot?.title || map.name;
    follow();
  }

  window.addEventListener('hashchange', follow);
  void open();
  return {
    stop() {
      window.removeEventListener('hashchange', follow);
      unexpose();
      workspace.destroy();
    },
  };
}

/** The view as one of the reader's own files: a sample has nothing to do with it. */
function own(view: View): View {
  return { ...view, sample: null };
}
