import type { Component } from 'svelte';
import { SLIDE_TARGETS } from '../../export/slides/registry';
import type { SlideTarget } from '../../export/slides/slide-target';
import CodePanel from './CodePanel.svelte';
import DataPanel from './DataPanel.svelte';
import DeckPanel from './DeckPanel.svelte';
import FilmPanel from './FilmPanel.svelte';
import LinkPanel from './LinkPanel.svelte';
import type { PanelProps } from './panel-props';
import PicturePanel from './PicturePanel.svelte';
import QrPanel from './QrPanel.svelte';
import SingleFilePanel from './SingleFilePanel.svelte';

/** A way in which a view leaves: one row of the dialog's list. */
export interface ShareTarget {
  id: string;
  label: string;
  group: 'Files' | 'Slides' | 'Web';
  panel: Component<PanelProps>;
  target?: SlideTarget;
  /** Whether it comes in a size, so that there is something to preview. */
  isSized: boolean;
}

const codeTargets = (group: ShareTarget['group'], isIn: (id: string) => boolean): ShareTarget[] =>
  SLIDE_TARGETS.filter(({ id }) => isIn(id)).map((target) => ({
    ...{ id: target.id, label: target.label, group, panel: CodePanel, target, isSized: true },
  }));

export const SHARE_TARGETS: readonly ShareTarget[] = [
  { id: 'picture', label: 'Picture', group: 'Files', panel: PicturePanel, isSized: true },
  { id: 'film', label: 'Film', group: 'Files', panel: FilmPanel, isSized: true },
  { id: 'single-file', label: 'Single file', group: 'Files', panel: SingleFilePanel, isSized: false },
  { id: 'data', label: 'Map, network, papers', group: 'Files', panel: DataPanel, isSized: false },
  { id: 'powerpoint', label: 'PowerPoint', group: 'Slides', panel: DeckPanel, isSized: true },
  ...codeTargets('Slides', (id) => id !== 'web-page'),
  { id: 'link', label: 'Link', group: 'Web', panel: LinkPanel, isSized: false },
  ...codeTargets('Web', (id) => id === 'web-page'),
  { id: 'qr', label: 'QR code', group: 'Web', panel: QrPanel, isSized: false },
];
