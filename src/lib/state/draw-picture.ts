import { composeMap, openArea } from '../export/figure/figure';
import { toSvg } from '../export/figure/svg';
import type { Picture, PictureProps } from '../renderers/picture/picture';
import { createPictureView } from '../renderers/picture/picture-view';
import type { GraphView, GraphViewOptions } from '../renderers/sigma/graph-view-types';
import type { Box } from '../view/camera-box';
import type { Rect } from '../view/labels/place-labels';
import { THEMES } from '../view/theme';

/** The part of a box that lies within the figure's area when the box fills the viewport as far as it goes. */
function insideArea([x0, y0, x1, y1]: Box, size: { width: number; height: number }, area: Rect): Box {
  const scale = Math.min(size.width / (x1 - x0), size.height / (y1 - y0));
  const cx = (x0 + x1) / 2 + (area.left + area.width / 2 - size.width / 2) / scale;
  const cy = (y0 + y1) / 2 - (area.top + area.height / 2 - size.height / 2) / scale;
  const [halfX, halfY] = [area.width / 2 / scale, area.height / 2 / scale];
  return [cx - halfX, cy - halfY, cx + halfX, cy + halfY];
}

/** The map without WebGL: drawn as a picture, anew whenever it stands still. */
export function createPictureMap(element: HTMLElement, options: GraphViewOptions): GraphView {
  return createPictureView(element, options, (...drawn) => drawPicture(...drawn, !options.transparent));
}

/** The map as a picture, for renderers/picture. `background`: whether there is paper behind it. */
export const drawPicture = (
  {
    snapshot,
    theme,
    encodings,
    columns,
    mask,
    titles,
    labelChoices,
    baseInsets: insets,
    covers,
  }: PictureProps,
  size: { width: number; height: number },
  box: Box | null,
  background = true,
): Picture => {
  const { figure, sheet, standing } = composeMap(snapshot, {
    ...size,
    theme: THEMES[theme],
    frame: false,
    background,
    encodings,
    columns,
    mask,
    titles,
    labelChoices,
    insets,
    covers: covers.all,
    box: box && insideArea(box, size, openArea({ ...size, insets })),
  });
  const { x, y, radii, presence, scale, toX, toY } = sheet;
  // The sheet's scale is one for both axes, so two points say where the viewport's edges are.
  const left = -toX(0) / scale;
  const top = toY(0) / scale;
  return {
    // The edge of a picture that goes on is the viewport's, not the margin of a page.
    svg: toSvg({ ...figure, clip: null }),
    snapshot,
    box: [left, top - size.height / scale, left + size.width / scale, top],
    scale,
    x,
    y,
    radius: (node) => radii[node] ?? 0,
    presence,
    standing,
  };
};
