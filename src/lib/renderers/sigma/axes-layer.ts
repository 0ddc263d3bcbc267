import type { Snapshot } from '../../model/snapshot';
import { axisTextRect, drawAxes } from '../../view/axes-drawing';
import { dataToScreen } from '../../view/camera-box';
import { clusterInk } from '../../view/encodings';
import type { Rect } from '../../view/labels/place-labels';
import { FONT } from '../../view/theme';
import type { GroundScene } from './territory-layer';

const LANE_ALPHA = { light: 0.1, dark: 0.16 };

/** Draws axes and lanes on the ground of the map, under the links. Returns where their texts stand, CSS pixels. */
export function drawAxesLayer(
  context: CanvasRenderingContext2D,
  snapshot: Snapshot,
  { camera, frame, theme }: GroundScene,
  colourOf: (cluster: number) => string,
): Rect[] {
  if (!snapshot.axes) return [];
  const toX = (x: number) => dataToScreen({ x, y: 0 }, camera, frame).x;
  const toY = (y: number) => dataToScreen({ x: 0, y }, camera, frame).y;
  const area = { left: 0, top: 0, width: frame.width, height: frame.height };
  const { bands, lines, texts } = drawAxes(snapshot, toX, toY, area);
  context.save();
  context.globalAlpha = LANE_ALPHA[theme.name];
  for (const { left, top, width, height, cluster } of bands) {
    context.fillStyle = colourOf(cluster);
    context.fillRect(left, top + 1, width, height - 2);
  }
  context.globalAlpha = 1;
  context.strokeStyle = theme.rule;
  context.lineWidth = 1;
  context.beginPath();
  for (const { x0, y0, x1, y1 } of lines) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
  context.stroke();
  context.lineJoin = 'round';
  context.strokeStyle = theme.paper;
  context.lineWidth = 3;
  const rects: Rect[] = [];
  for (const one of texts) {
    const { text, x, y, anchor, cluster, size, weight } = one;
    context.font = `${weight} ${size}px ${FONT}`;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.fillStyle = cluster === null ? theme.secondInk : clusterInk(cluster, theme);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
    rects.push(axisTextRect(one, context.measureText(text).width));
  }
  context.restore();
  return rects;
}
