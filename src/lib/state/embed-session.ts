import type { Workspace } from './workspace.svelte';
import { exposePage, type MapOnPage } from './expose-page';
import { readLink } from './read-link';

/** How an embed presents itself: the query of its address. Readable, editable by hand. */
export interface EmbedOptions {
  /** none: the map alone; min: with its legend; full: with the timeline too. */
  ui: 'none' | 'min' | 'full';
  theme: 'auto' | 'light' | 'dark';
  /** 'transparent', a hex colour, or null for the theme's paper. */
  background: string | null;
  /** In a frame the wheel scrolls the page around it unless Ctrl is held. */
  wheel: 'on' | 'ctrl';
  timeline: boolean;
  /** The workbench with the same view. */
  home: string;
}

/** Reads the query; what is missing or unknown takes its default. */
export function readEmbedOptions(address: string): EmbedOptions {
  const url = new URL(address);
  const query = url.searchParams;
  const choose = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === query.get(key)) ?? otherwise;
  const ui = choose('ui', ['none', 'min', 'full'], 'full');
  const background = query.get('bg');
  const home = new URL('../', url.href.split(/[?#]/)[0]);
  home.hash = url.hash;
  return {
    ui,
    theme: choose('theme', ['auto', 'light', 'dark'], 'auto'),
    background:
      background === 'transparent'
        ? background
        : background && /^[0-9a-f]{3,8}$/i.test(background)
          ? `#${background}`
          : null,
    wheel: choose('wheel', ['on', 'ctrl'], 'ctrl'),
    timeline: ui === 'full',
    home: home.href,
  };
}

/** Shows what the hash says and follows it. Stores nothing and writes no address. Returns how to stop. */
export function startEmbed(workspace: Workspace, page: MapOnPage): { stop: () => void } {
  const unexpose = exposePage(workspace, page);

  async function show(): Promise<void> {
    const { view, problem, isNamed } = readLink(location.hash);
    if (isNamed && view.sample === null) {
      workspace.problem = {
        code: 'embed-of-local-files',
        severity: 'error',
        message: 'This view shows somebody’s own files, and no link can carry those.',
      };
      workspace.status = 'failed';
      return;
    }
    if (workspace.snapshot) await workspace.applyHash(location.hash);
    else await workspace.openSample(view.sample ?? 'landmarks', view);
    if (problem) workspace.problem = problem;
  }

  const follow = () => void show();
  window.addEventListener('hashchange', follow);
  void show();

  return {
    stop() {
      window.removeEventListener('hashchange', follow);
      unexpose();
      workspace.destroy();
    },
  };
}
