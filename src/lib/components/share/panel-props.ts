import type { SlideTarget } from '../../export/slides/slide-target';
import type { Share } from '../../state/share.svelte';
import type { Workspace } from '../../state/workspace.svelte';

/** What every panel of the Share dialog is given. */
export interface PanelProps {
  share: Share;
  workspace: Workspace;
  /** Tells the reader how it went. */
  say: (status: string) => void;
  /** Of a panel for several targets: which. */
  target?: SlideTarget;
}
