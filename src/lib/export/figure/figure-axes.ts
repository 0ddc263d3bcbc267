import { axisTextRect, drawAxes } from '../../view/axes-drawing';
import { clusterColour, clusterInk } from '../../view/encodings';
import type { Rect } from '../../view/labels/place-labels';
import type { Sheet } from './sheet';
import type { Figure, FigureLink, FigureText } from './figure-model';

const LANE_OPACITY = 0.1;

/** Axes and lanes of a map that has them, as on the screen. */
export function drawFigureAxes({ snapshot, options, seen: area, toX, toY }: Sheet): {
  ground: Figure['ground'];
  lines: FigureLink[];
  texts: FigureText[];
  /** Where the texts stand. */
  rects: Rect[];
} {
  const { bands, lines, texts } = drawAxes(snapshot, toX, toY, area);
  const { theme, measure } = options;
  return {
    ground: bands.map(({ left, top, width, height, cluster }) => ({
      rings: [
        [
          [left, top + 1],
          [left + width, top + 1],
          [left + width, top + height - 1],
          [left, top + height - 1],
        ],
      ],
      fill: clusterColour(cluster, theme),
      opacity: LANE_OPACITY,
      outlined: false,
    })),
    lines: lines.map((line) => ({ ...line, bend: 0, stroke: theme.rule, opacity: 1, width: 1 })),
    texts: texts.map(({ text, x, y, anchor, cluster, size, weight }) => ({
      lines: [text],
      x,
      y,
      lineHeight: size,
      anchor,
      size,
      weight,
      italic: false,
      fill: cluster === null ? theme.secondInk : clusterInk(cluster, theme),
      spacing: 0,
    })),
    rects: texts.map((text) => axisTextRect(text, measure(text.text, text.size, text.weight))),
  };
}
