import { composeFigure } from '../export/figure/figure';
import { toPng } from '../export/figure/png';
import { toSvg } from '../export/figure/svg';
import type { OrientedView } from '../renderers/oriented-view';
import { activeFilters } from '../view/filter-chips';
import { UPRIGHT, orientBox, orientSnapshot } from '../view/frame/orientation';
import { THEMES, type ThemeName } from '../view/theme';
import { toHash } from '../view/permalink';
import type { Workspace } from './workspace.svelte';

/** A slide's shape where the map view has no size of its own. Pixels. */
const SLIDE = { width: 1600, height: 900 };

/** The present view as SVG text: what is on the screen, with its legend and method line. */
export function drawSvg(workspace: Workspace, view: OrientedView | null, theme: ThemeName): string {
  const { snapshot } = workspace;
  if (!snapshot) throw new Error('There is no map yet.');
  const size = sizeOf(view);
  const chips = activeFilters(snapshot, workspace.filters).filter((chip) => chip.applies);
  const orientation = view?.orientation() ?? UPRIGHT;
  return toSvg(
    composeFigure(orientSnapshot(snapshot, orientation), {
      ...size,
      title: snapshot.title || workspace.name,
      theme: THEMES[theme],
      encodings: workspace.drawnEncodings,
      columns: workspace.metrics.columns,
      box: workspace.box && orientBox(workspace.box, orientation),
      mask: workspace.mask,
      filters: chips.map((chip) => chip.label).join('; '),
      titles: workspace.titles.get,
    }),
  );
}

/** The present view as a PNG of twice the screen's resolution; the view's address is kept inside where a link can carry it. */
export function drawPng(workspace: Workspace, view: OrientedView | null, theme: ThemeName): Promise<Blob> {
  const address =
    workspace.sample === null ? undefined : location.href.split('#')[0] + toHash(workspace.view);
  return toPng(drawSvg(workspace, view, theme), {
    ...sizeOf(view),
    scale: 2,
    source: address,
    title: workspace.snapshot?.title || workspace.name,
  });
}

function sizeOf(view: OrientedView | null): { width: number; height: number } {
  const drawn = view?.drawn();
  return drawn && drawn.width > 0 ? { width: drawn.width, height: drawn.height } : SLIDE;
}
