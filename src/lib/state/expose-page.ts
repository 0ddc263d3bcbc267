import type { View } from '../model/view';
import type { Rect } from '../view/labels/place-labels';
import type { Workspace } from './workspace.svelte';

declare global {
  interface Window {
    /** Read-only: serves embeds and tests. */
    papercosm?: {
      version: string;
      view(): View;
      /** Where a node is, in viewport pixels; null when it is not on the map. */
      nodeAt(id: string): { x: number; y: number } | null;
      /** Whether the map is there, nothing on it moves, and nothing waits to be written to address or storage. */
      isSettled(): boolean;
      /** Where the names of regions and the labels stand that can be read now, in viewport pixels. */
      names(): Rect[];
    };
  }
}

/** What the page knows of its map. */
export interface MapOnPage {
  nodeAt: (id: string) => { x: number; y: number } | null;
  isSettled: () => boolean;
  names: () => Rect[];
}

/** Puts `window.papercosm` on the page; returns how to take it away. */
export function exposePage(workspace: Workspace, page: MapOnPage): () => void {
  window.papercosm = Object.freeze({
    version: __PAPERCOSM_VERSION__,
    view: () => structuredClone(workspace.view),
    nodeAt: page.nodeAt,
    names: page.names,
    isSettled: () => workspace.state === 'settled' && page.isSettled(),
  });
  return () => {
    delete window.papercosm;
  };
}
