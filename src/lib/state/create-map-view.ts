import type { Problem } from '../model/problem';
import { composeMap, MARGIN } from '../export/figure/figure';
import { toSvg } from '../export/figure/svg';
import type { DrawPicture } from '../renderers/picture/picture';
import { createPictureView } from '../renderers/picture/picture-view';
import { createGraphView, type GraphView } from '../renderers/sigma/graph-view';
import type { GraphViewOptions } from '../renderers/sigma/graph-view-types';
import { hasWebGl2 } from '../renderers/stage-element';
import type { Box } from '../view/camera-box';
import { THEMES } from '../view/theme';

const AS_PICTURE: Problem = {
  code: 'no-webgl',
  severity: 'note',
  message:
    'This browser has no WebGL 2 or has it switched off, so the map is drawn as a plain picture. It can be moved, filtered, chosen from and exported, only less smoothly. With hardware acceleration turned on, or in a current Firefox, Chrome, Edge or Safari, it is drawn as it should be.',
};

/** The map, drawn with WebGL where there is WebGL 2, else as a picture. The one place where that is decided. */
export function createMapView(container: HTMLElement, options: GraphViewOptions): GraphView {
  if (hasWebGl2()) return createGraphView(container, options);
  let isSaid = false;
  return createPictureView(
    container,
    {
      ...options,
      onReady(snapshot) {
        options.onReady?.(snapshot);
        if (!isSaid) options.onProblem?.(AS_PICTURE);
        isSaid = true;
      },
    },
    drawPicture,
  );
}

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
