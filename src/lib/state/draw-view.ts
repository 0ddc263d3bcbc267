import { composeFigure } from '../export/figure/figure';
import { toPng } from '../export/figure/png';
import type { Figure } from '../export/figure/figure-model';
import { toSvg } from '../export/figure/svg';
import { emphasisOf } from '../export/figure/view-figure';
import type { OrientedView } from '../renderers/oriented-view';
import { activeFilters } from '../view/filter-chips';
import { UPRIGHT, orientBox, orientSnapshot } from '../view/frame/orientation';
import { THEMES, type ThemeName } from '../view/theme';
import type { Workspace } from './workspace.svelte';

/** A slide's shape where the map view has no size of its own. Pixels. */
const SLIDE = { width: 1600, height: 900 };

/** How a picture of the present view comes out; what is missing is as on the screen. */
export interface PictureChoice {
  /** Of the figure, which its letters are set for. Pixels. */
  width?: number;
  height?: number;
  /** false: nothing behind the map. */
  background?: boolean;
  title?: string;
}

/** The present view as a figure: what is on the screen, with its legend and method line. */
export function drawFigure(
  workspace: Workspace,
  view: OrientedView | null,
  theme: ThemeName,
  choice: PictureChoice = {},
): Figure {
  const { snapshot } = workspace;
  if (!snapshot) throw new Error('There is no map yet.');
  const orientation = choice.width === undefined ? (view?.orientation() ?? UPRIGHT) : UPRIGHT;
  return composeFigure(orientSnapshot(snapshot, orientation), {
    ...sizeOf(view),
    ...choice,
    title: choice.title ?? (snapshot.title || workspace.name),
    theme: THEMES[theme],
    encodings: workspace.drawnEncodings,
    columns: workspace.metrics.columns,
    box: workspace.box && orientBox(workspace.box, orientation),
    mask: workspace.mask,
    filters: filterWords(workspace),
    emphasis: emphasisOf(snapshot, workspace.view, workspace.finder.hits),
    titles: workspace.titles.get,
  });
}

/** In words what the filters leave; '' for none. */
export function filterWords({ snapshot, filters }: Workspace): string {
  const chips = snapshot ? activeFilters(snapshot, filters).filter((chip) => chip.applies) : [];
  return chips.map((chip) => chip.label).join('; ');
}

/** The present view as SVG text. */
export function drawSvg(
  workspace: Workspace,
  view: OrientedView | null,
  theme: ThemeName,
  choice: PictureChoice = {},
): string {
  return toSvg(drawFigure(workspace, view, theme, choice));
}

/**
 * The present view as a PNG; the view's address is kept inside where a link can carry it.
 *
 * @param scale pixels of the picture for one of the figure
 */
export function drawPng(
  workspace: Workspace,
  view: OrientedView | null,
  theme: ThemeName,
  choice: PictureChoice = {},
  scale = 2,
): Promise<Blob> {
  const address = workspace.canLink ? location.href.split('#')[0] + workspace.hash : undefined;
  const figure = drawFigure(workspace, view, theme, choice);
  return toPng(toSvg(figure), {
    width: figure.width,
    height: figure.height,
    scale,
    source: address,
    title: workspace.snapshot?.title || workspace.name,
  });
}

function sizeOf(view: OrientedView | null): { width: number; height: number } {
  const drawn = view?.drawn();
  return drawn && drawn.width > 0 ? { width: drawn.width, height: drawn.height } : SLIDE;
}
