/** A figure drawn on a canvas: what svg.ts writes, for frames of a film. The canvas may belong to a worker. */
import type { MeasureText } from '../../view/labels/name-forms';
import { FONT } from '../../view/theme';
import type { Figure, FigureLink, FigureNode, FigureText } from './figure-model';

export type Painter = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Background and tinted areas: what lies below the links. Lengths are the figure's own pixels; scale the context first. */
export function paintGround(context: Painter, figure: Figure): void {
  const { width, height, background, ground } = figure;
  if (background) {
    context.fillStyle = background;
    context.fillRect(0, 0, width, height);
  }
  within(context, figure, () => {
    for (const { rings, fill, opacity, outlined } of ground) {
      context.beginPath();
      for (const ring of rings) {
        ring.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
        context.closePath();
      }
      context.globalAlpha = opacity;
      context.fillStyle = fill;
      context.fill('evenodd');
      if (!outlined) continue;
      context.globalAlpha = 0.45;
      context.strokeStyle = fill;
      context.lineWidth = 0.8;
      context.stroke();
    }
    context.globalAlpha = 1;
  });
}

/** Links and discs. */
export function paintNetwork(context: Painter, figure: Figure): void {
  within(context, figure, () => {
    context.lineCap = 'round';
    for (const link of figure.links) paintLink(context, link);
    for (const node of figure.nodes) paintNode(context, node);
    context.globalAlpha = 1;
  });
}

/** Texts with their rims, first the rims of all. */
export function paintTexts(context: Painter, texts: readonly FigureText[], halo: string | null): void {
  if (halo) for (const text of texts) paintText(context, text, halo, text.size > 16 ? 5 : 3);
  for (const text of texts) paintText(context, text, text.fill);
  context.globalAlpha = 1;
}

/** The legend below the map, and the title above it. */
export function paintLegend(context: Painter, { legend }: Figure): void {
  if (!legend) return;
  for (const swatch of legend.swatches) paintNode(context, swatch);
  context.globalAlpha = 1;
  paintTexts(context, legend.texts, null);
}

/** All of it. */
export function paintFigure(context: Painter, figure: Figure): void {
  paintGround(context, figure);
  paintNetwork(context, figure);
  paintTexts(context, [...figure.labels, ...figure.names], figure.halo);
  paintLegend(context, figure);
}

function within(context: Painter, { clip }: Figure, paint: () => void): void {
  context.save();
  if (clip) {
    context.beginPath();
    context.rect(clip.left, clip.top, clip.width, clip.height);
    context.clip();
  }
  paint();
  context.restore();
}

function paintLink(context: Painter, { x0, y0, x1, y1, bend, stroke, opacity, width }: FigureLink): void {
  context.globalAlpha = opacity;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x0, y0);
  // As in svg.ts: the control point of a quadratic curve stands twice as far off as its middle.
  const cx = (x0 + x1) / 2 + (y1 - y0) * bend * 2;
  const cy = (y0 + y1) / 2 - (x1 - x0) * bend * 2;
  if (bend === 0) context.lineTo(x1, y1);
  else context.quadraticCurveTo(cx, cy, x1, y1);
  context.stroke();
}

function paintNode(context: Painter, { shape, x, y, radius, colour, paper, opacity }: FigureNode): void {
  const draw = (fill: string, stroke: string, lineWidth: number, fillOpacity = 1) => {
    context.globalAlpha = opacity * fillOpacity;
    context.fillStyle = fill;
    context.fill();
    context.globalAlpha = opacity;
    context.strokeStyle = stroke;
    context.lineWidth = lineWidth;
    context.stroke();
  };
  const circle = (r: number) => {
    context.beginPath();
    context.arc(x, y, Math.max(0, r), 0, 2 * Math.PI);
  };
  if (shape === 'ring') {
    const stroke = Math.max(1, radius * 0.36);
    circle(radius - stroke / 2);
    draw(paper, colour, stroke);
  } else if (shape === 'halo') {
    circle(radius - 0.5);
    draw(colour, colour, 1.1, 0.35);
  } else if (shape === 'disc') {
    circle(radius);
    draw(colour, paper, 0.8);
  } else if (shape === 'square') {
    const side = radius * 1.77;
    context.beginPath();
    context.roundRect(x - side / 2, y - side / 2, side, side, radius * 0.25);
    draw(colour, paper, 0.8);
  } else {
    const stroke = Math.max(1, radius * 0.24);
    const isHollow = shape === 'hollow-lozenge';
    const half = radius * 1.27 - (isHollow ? stroke * 0.7 : 0);
    context.beginPath();
    context.moveTo(x, y - half);
    context.lineTo(x + half, y);
    context.lineTo(x, y + half);
    context.lineTo(x - half, y);
    context.closePath();
    context.lineJoin = 'round';
    if (isHollow) draw(paper, colour, stroke);
    else draw(colour, paper, 0.8);
  }
}

/** @param rim width of the stroke; absent: the letters are filled */
function paintText(context: Painter, text: FigureText, colour: string, rim?: number): void {
  const { lines, x, y, lineHeight, anchor, size, weight, italic, spacing, opacity = 1 } = text;
  context.globalAlpha = opacity;
  context.font = `${italic ? 'italic ' : ''}${weight} ${size}px ${FONT}`;
  context.textAlign = anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center';
  context.textBaseline = 'alphabetic';
  context.letterSpacing = `${spacing}px`;
  lines.forEach((line, i) => {
    if (rim === undefined) {
      context.fillStyle = colour;
      context.fillText(line, x, y + i * lineHeight);
    } else {
      context.strokeStyle = colour;
      context.lineWidth = rim;
      context.lineJoin = 'round';
      context.strokeText(line, x, y + i * lineHeight);
    }
  });
}

/** Measures texts as they will be painted: the typeface is the machine's own. */
export function measureOn(context: Painter): MeasureText {
  return (text, size, weight, italic = false) => {
    context.font = `${italic ? 'italic ' : ''}${weight} ${size}px ${FONT}`;
    context.letterSpacing = '0px';
    return context.measureText(text).width;
  };
}
