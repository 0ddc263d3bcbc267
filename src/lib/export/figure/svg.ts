import type { NodeKind } from '../../model/network';
import { clipText, LONGEST_SHOWN } from '../../model/clip-text';
import { element, escapeXml, formatNumber } from '../xml';

/** A picture as plain shapes, in pixels from the top left. */
export interface Figure {
  width: number;
  height: number;
  title: string;
  description: string;
  /** null: transparent. */
  background: string | null;
  /** Colour of the rim that lifts labels off the map; null: none. */
  halo: string | null;
  /** What lies outside of it is cut off, but for labels; null: nothing. */
  clip: { left: number; top: number; width: number; height: number } | null;
  /** Tinted areas; rings of points, holes among them. The outermost is drawn with a line. */
  ground: { rings: [x: number, y: number][][]; fill: string; opacity: number; outlined: boolean }[];
  links: FigureLink[];
  /** Drawn in this order. */
  nodes: FigureNode[];
  /** Names of regions. */
  names: FigureText[];
  labels: FigureText[];
  legend: { swatches: FigureNode[]; texts: FigureText[] } | null;
}

export interface FigureLink {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** How far the middle stands off the straight line, as a share of its length; to the left as seen from the start. */
  bend: number;
  stroke: string;
  opacity: number;
  width: number;
  /** Nodes of the map that it links. */
  ends?: readonly [number, number];
}

/** The shape tells the kind: paper, author, keyword, source, cited work. */
export type NodeShape = 'disc' | 'ring' | 'lozenge' | 'square' | 'halo' | 'hollow-lozenge';
export const SHAPES: Record<NodeKind, NodeShape> = {
  paper: 'disc',
  author: 'ring',
  keyword: 'lozenge',
  source: 'square',
  work: 'halo',
  item: 'disc',
};

/** A term that was found in the texts, beside the lozenge of a given keyword. */
export const FOUND_SHAPE: NodeShape = 'hollow-lozenge';

export interface FigureNode {
  shape: NodeShape;
  x: number;
  y: number;
  radius: number;
  colour: string;
  /** Colour of the thin rim that parts discs, and of the inside of rings. */
  paper: string;
  opacity: number;
  title?: string;
  /** The map's node that it stands for. */
  node?: number;
}

export interface FigureText {
  lines: string[];
  /** Where the anchor stands; y is the first baseline. */
  x: number;
  y: number;
  lineHeight: number;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  weight: number;
  italic: boolean;
  fill: string;
  /** Letter-spacing. */
  spacing: number;
  /** 1 where it is absent. */
  opacity?: number;
  /** The map's node that it names. */
  node?: number;
}

/** The description is ours: counts and the method. */
const LONGEST_DESCRIPTION = 1000;
const FONT = 'Inter, Arial, sans-serif';

/**
 * Writes a figure as SVG 1.1: groups `ground`, `edges`, `nodes`, `halos`, `labels`, `legend`; labels are text. Presentation attributes
 * only, no style sheet, no rgba(), no reference to anything outside, so that drawing and slide programs read it alike. No text of the
 * file is longer than LONGEST_SHOWN characters.
 */
export function toSvg(figure: Figure): string {
  const { width, height } = figure;
  const texts = [...figure.labels, ...figure.names];
  const clipped: Record<string, string> = figure.clip ? { 'clip-path': 'url(#papercosm-map)' } : {};
  const parts = [
    element('title', { id: 'papercosm-title' }, written(figure.title)),
    element('desc', { id: 'papercosm-desc' }, written(figure.description, LONGEST_DESCRIPTION)),
    figure.background ? element('rect', { width, height, fill: figure.background }) : '',
    figure.clip ? element('clipPath', { id: 'papercosm-map' }, clipArea(figure.clip)) : '',
    group('ground', clipped, figure.ground.map(groundPath)),
    group('edges', { ...clipped, fill: 'none', 'stroke-linecap': 'round' }, figure.links.map(linkPath)),
    group('nodes', clipped, figure.nodes.map(nodeShape)),
    // Behind the labels and apart from them, so that whoever edits the picture can take the rims away at once.
    figure.halo
      ? group(
          'halos',
          {
            ...textGroup,
            'aria-hidden': 'true',
            fill: figure.halo,
            stroke: figure.halo,
            'stroke-linejoin': 'round',
          },
          texts.map((text) => textElement(text, { 'stroke-width': text.size > 16 ? 5 : 3 })),
        )
      : '',
    group(
      'labels',
      textGroup,
      texts.map((text) => textElement(text, { fill: text.fill })),
    ),
    figure.legend
      ? group('legend', textGroup, [
          ...figure.legend.swatches.map(nodeShape),
          ...figure.legend.texts.map((text) => textElement(text, { fill: text.fill })),
        ])
      : '',
  ];
  const size = `width="${formatNumber(width)}" height="${formatNumber(height)}" viewBox="0 0 ${formatNumber(width)} ${formatNumber(height)}"`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="papercosm-title papercosm-desc">\n` +
    `${parts.filter(Boolean).join('\n')}\n</svg>\n`
  );
}

const textGroup = { 'font-family': FONT };

function group(id: string, attributes: Record<string, string>, content: string[]): string {
  return element('g', { id, ...attributes }, content.length > 0 ? `\n${content.join('\n')}\n` : '');
}

function clipArea({ left, top, width, height }: NonNullable<Figure['clip']>): string {
  return element('rect', { x: left, y: top, width, height });
}

function groundPath({ rings, fill, opacity, outlined }: Figure['ground'][number]): string {
  const d = rings.map((ring) => `M${ring.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`).join('');
  const line = outlined ? { stroke: fill, 'stroke-opacity': 0.45, 'stroke-width': 0.8 } : {};
  return element('path', { d, fill, 'fill-opacity': opacity.toFixed(3), 'fill-rule': 'evenodd', ...line });
}

function linkPath({ x0, y0, x1, y1, bend, stroke, opacity, width }: FigureLink): string {
  const line = { stroke, 'stroke-opacity': opacity, 'stroke-width': width };
  if (bend === 0)
    return element('path', { d: `M${tenth(x0)} ${tenth(y0)}L${tenth(x1)} ${tenth(y1)}`, ...line });
  // The control point of a quadratic curve stands twice as far off as its middle.
  const cx = (x0 + x1) / 2 + (y1 - y0) * bend * 2;
  const cy = (y0 + y1) / 2 - (x1 - x0) * bend * 2;
  const d = `M${tenth(x0)} ${tenth(y0)}Q${tenth(cx)} ${tenth(cy)} ${tenth(x1)} ${tenth(y1)}`;
  return element('path', { d, ...line });
}

function nodeShape({ shape, x, y, radius, colour, paper, opacity, title }: FigureNode): string {
  const content = title ? element('title', {}, written(title)) : undefined;
  const faded = opacity < 1 ? { opacity } : {};
  if (shape === 'ring') {
    const stroke = Math.max(1, radius * 0.36);
    const ring = {
      cx: x,
      cy: y,
      r: radius - stroke / 2,
      fill: paper,
      stroke: colour,
      'stroke-width': stroke,
    };
    return element('circle', { ...ring, ...faded }, content);
  }
  const disc = { fill: colour, stroke: paper, 'stroke-width': 0.8, ...faded };
  if (shape === 'halo') {
    const pale = { fill: colour, 'fill-opacity': 0.35, stroke: colour, 'stroke-width': 1.1, ...faded };
    return element('circle', { cx: x, cy: y, r: radius - 0.5, ...pale }, content);
  }
  if (shape === 'square') {
    const side = radius * 1.77;
    const square = { x: x - side / 2, y: y - side / 2, width: side, height: side, rx: radius * 0.25 };
    return element('rect', { ...square, ...disc }, content);
  }
  if (shape === 'disc') return element('circle', { cx: x, cy: y, r: radius, ...disc }, content);
  // A square on its corner, of about the disc's area.
  const stroke = Math.max(1, radius * 0.24);
  const isHollow = shape === 'hollow-lozenge';
  const half = radius * 1.27 - (isHollow ? stroke * 0.7 : 0);
  const paint = isHollow ? { ...disc, fill: paper, stroke: colour, 'stroke-width': stroke } : disc;
  const d = `M${tenth(x)} ${tenth(y - half)}L${tenth(x + half)} ${tenth(y)}L${tenth(x)} ${tenth(y + half)}L${tenth(x - half)} ${tenth(y)}Z`;
  return element('path', { d, ...paint, 'stroke-linejoin': 'round' }, content);
}

function textElement(text: FigureText, attributes: Record<string, string | number>): string {
  const { lines, x, y, anchor, size, weight, italic, spacing, lineHeight } = text;
  const given = {
    x,
    y,
    'font-size': size,
    'font-weight': weight === 400 ? undefined : weight,
    'font-style': italic ? 'italic' : undefined,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'letter-spacing': spacing || undefined,
    opacity: text.opacity,
    ...attributes,
  };
  if (lines.length === 1) return element('text', given, written(lines[0] ?? ''));
  const spans = lines.map((line, i) => element('tspan', { x, dy: i === 0 ? 0 : lineHeight }, written(line)));
  return element('text', given, spans.join(''));
}

/** A text as content of an element: a picture is no place for a whole abstract that stands where a title should. */
function written(text: string, most = LONGEST_SHOWN): string {
  return escapeXml(clipText(text, most));
}

/** One decimal is finer than any screen or printer needs for a line. */
function tenth(value: number): string {
  return formatNumber(Math.round(value * 10) / 10);
}
