import type { View } from '../model/view';
import type { Workspace } from './workspace.svelte';

declare global {
  interface Window {
    /** Read-only: serves embeds and tests. */
    papercosm?: {
      version: string;
      view(): View;
      /** Where a node is, in viewport pixels; null when it is not on the map. */
      nodeAt(id: string): { x: number; y: number } | null;
    };
  }
}

/** Puts `window.papercosm` on the page; returns how to take it away. */
export function exposePage(
  workspace: Workspace,
  page: { nodeAt: (id: string) => { x: number; y: number } | null },
): () => void {
  window.papercosm = Object.freeze({
    version: __PAPERCOSM_VERSION__,
    view: () => structuredClone(workspace.view),
    nodeAt: page.nodeAt,
  });
  return () => {
    delete window.papercosm;
  };
}
