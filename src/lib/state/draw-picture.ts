import { composeMap, MARGIN } from '../export/figure/figure';
import { toSvg } from '../export/figure/svg';
import type { DrawPicture } from '../renderers/picture/picture';
import type { Box } from '../view/camera-box';
import { THEMES } from '../view/theme';

/** The part of a box that lies within the figure's margin when the box fills the viewport as far as it goes. */
function insideMargin([x0, y0, x1, y1]: Box, { width, height }: { width: number; height: number }): Box {
  const scale = Math.min(width / (x1 - x0), height / (y1 - y0));
  const [halfX, halfY] = [width, height].map((side) => Math.max(1, side / 2 - MARGIN) / scale) as [
    number,
    number,
  ];
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return [cx - halfX, cy - halfY, cx + halfX, cy + halfY];
}

/** The map as a picture, for renderers/picture. */
export const drawPicture: DrawPicture = (
  { snapshot, theme, encodings, columns, mask, titles },
  size,
  box,
) => {
  const { figure, sheet } = composeMap(snapshot, {
    ...size,
    theme: THEMES[theme],
    frame: false,
    encodings,
    columns,
    mask,
    titles,
    box: box && insideMargin(box, size),
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
  };
};
