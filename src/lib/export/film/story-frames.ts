import type { Box } from '../../view/camera-box';
import { wrapText } from '../../view/labels/map-labels';
import { THEMES } from '../../view/theme';
import { composeMap } from '../figure/figure';
import { measureOn, paintFigure, paintTexts } from '../figure/paint-figure';
import type { FilmOrder, FilmScene } from '../../model/film';
import { contextOf, STAGE_WIDTH, type Frames } from './frames';

/** From one scene to the next. Seconds. */
export const FLIGHT = 1.2;
/** Of a flight, how much the still pictures at its ends take to fade. */
const FADING = 0.25;

/** A story from step to step: each stands for its seconds, then the camera flies on. */
export function storyFrames(order: FilmOrder): Frames {
  const { scenes, framesPerSecond } = order;
  const stage = { width: STAGE_WIDTH, height: Math.round((STAGE_WIDTH * order.height) / order.width) };
  const starts: number[] = [];
  let end = 0;
  for (const { seconds } of scenes) {
    starts.push(end);
    end += seconds + FLIGHT;
  }
  const stills = new Map<number, OffscreenCanvas>();
  const still = (at: number): OffscreenCanvas => {
    let canvas = stills.get(at);
    if (canvas) return canvas;
    canvas = new OffscreenCanvas(order.width, order.height);
    const context = contextOf(canvas);
    context.scale(order.width / stage.width, order.height / stage.height);
    paintScene(context, order, scenes[at]!, stage);
    stills.set(at, canvas);
    // Of those behind nothing is needed any more: a large picture takes megabytes.
    stills.delete(at - 2);
    return canvas;
  };
  const boxes = scenes.map((scene) => boxOf(order, scene, stage));
  return {
    count: Math.max(1, Math.round((end - FLIGHT) * framesPerSecond)),
    framesPerSecond,
    paint(context, frame) {
      const now = frame / framesPerSecond;
      let at = starts.length - 1;
      while (at > 0 && starts[at]! > now) at--;
      const into = now - starts[at]! - scenes[at]!.seconds;
      if (into <= 0 || at === scenes.length - 1) return drawStill(context, still(at), stage, 1);
      const share = Math.min(1, into / FLIGHT);
      const scene = scenes[share < 0.5 ? at : at + 1]!;
      const { figure } = composeMap(order.snapshot, {
        ...optionsOf(order, scene, stage),
        isInFlight: true,
        box: between(boxes[at]!, boxes[at + 1]!, ease(share)),
      });
      paintFigure(context, figure);
      if (share < FADING) drawStill(context, still(at), stage, 1 - share / FADING);
      if (share > 1 - FADING) drawStill(context, still(at + 1), stage, 1 - (1 - share) / FADING);
    },
  };
}

type Stage = { width: number; height: number };

function drawStill(
  context: OffscreenCanvasRenderingContext2D,
  still: OffscreenCanvas,
  stage: Stage,
  alpha: number,
) {
  context.globalAlpha = alpha;
  context.drawImage(still, 0, 0, stage.width, stage.height);
  context.globalAlpha = 1;
}

function optionsOf(order: FilmOrder, scene: FilmScene, stage: Stage) {
  return {
    ...stage,
    theme: THEMES[order.theme],
    title: scene.title || order.title,
    columns: order.columns,
    mask: scene.mask,
    filters: scene.filters,
    labelChoices: scene.labelChoices,
    encodings: scene.encodings,
    measure: measureOn(contextOf(new OffscreenCanvas(1, 1))),
  };
}

/** The part of the data space that a scene shows, where it shows the whole map as well. */
function boxOf(order: FilmOrder, scene: FilmScene, stage: Stage): Box {
  if (scene.box) return scene.box;
  const { sheet } = composeMap(order.snapshot, {
    ...optionsOf(order, scene, stage),
    isInFlight: true,
  });
  return sheet.wholeArea;
}

function paintScene(
  context: OffscreenCanvasRenderingContext2D,
  order: FilmOrder,
  scene: FilmScene,
  stage: Stage,
): void {
  const { figure } = composeMap(order.snapshot, {
    ...optionsOf(order, scene, stage),
    box: scene.box,
  });
  paintFigure(context, figure);
  paintCaption(context, order, scene, stage);
}

/** What is said about a scene, on a panel at the top right, where it covers neither title nor legend. */
function paintCaption(
  context: OffscreenCanvasRenderingContext2D,
  order: FilmOrder,
  { caption }: FilmScene,
  stage: Stage,
): void {
  if (caption === '') return;
  const theme = THEMES[order.theme];
  const [size, line, pad] = [17, 24, 16];
  const most = Math.floor(stage.width * 0.36);
  const measureText = measureOn(context);
  const measure = (text: string) => measureText(text, size, 400);
  const perLine = Math.floor((most - 2 * pad) / (measure('abcdefghijklmnopqrstuvwxyz') / 26));
  const lines = wrapText(caption, perLine, 6);
  const width = Math.max(...lines.map((text) => measure(text))) + 2 * pad;
  const left = stage.width - 24 - width;
  context.globalAlpha = 0.94;
  context.fillStyle = theme.panel;
  context.strokeStyle = theme.rule;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left, 24, width, lines.length * line + 2 * pad - 6, 8);
  context.fill();
  context.stroke();
  const common = { anchor: 'start' as const, italic: false, spacing: 0, fill: theme.ink };
  paintTexts(
    context,
    [{ ...common, lines, x: left + pad, y: 24 + pad + size - 2, lineHeight: line, size, weight: 400 }],
    null,
  );
}

/** A box on the way from one to another: its middle on a line, its size by ratio, so that the flight seems even. */
export function between(a: Box, b: Box, share: number): Box {
  const mix = (x: number, y: number) => x + (y - x) * share;
  const ratio = (x: number, y: number) =>
    Math.exp(mix(Math.log(Math.max(x, 1e-9)), Math.log(Math.max(y, 1e-9))));
  const [width, height] = [ratio(a[2] - a[0], b[2] - b[0]), ratio(a[3] - a[1], b[3] - b[1])];
  const [cx, cy] = [mix(a[0] + a[2], b[0] + b[2]) / 2, mix(a[1] + a[3], b[1] + b[3]) / 2];
  return [cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2];
}

function ease(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
}
