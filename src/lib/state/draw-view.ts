import type { Picture } from '../export/figure/picture';
import { toPng } from '../export/figure/png';
import { toSvg } from '../export/figure/svg';
import { composeView, type DrawnMap } from '../export/figure/view-figure';
import type { OrientedView } from '../renderers/oriented-view';
import { UPRIGHT } from '../view/frame/orientation';
import type { ThemeName } from '../view/theme';
import { toHash } from '../view/permalink';
import type { Workspace } from './workspace.svelte';

/** A slide's shape where the map view has no size of its own. Pixels. */
const SLIDE = { width: 1600, height: 900 };

/** The present view as SVG text: what is on the screen, with its legend and method line. */
export function drawSvg(workspace: Workspace, view: OrientedView | null, theme: ThemeName): string {
  const { snapshot } = workspace;
  if (!snapshot) throw new Error('There is no map yet.');
  const size = sizeOf(view);
  const map: DrawnMap = {
    snapshot,
    titles: workspace.titles.get,
    columns: workspace.metrics.columns,
    matches: workspace.finder.hits,
  };
  const title = snapshot.title || workspace.name;
  const picture: Picture = { ...size, scale: 1, background: 'paper', theme, title };
  return toSvg(
    composeView(map, workspace.view, picture, {
      orientation: view?.orientation() ?? UPRIGHT,
      isAsOnScreen: true,
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
