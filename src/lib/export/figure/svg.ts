import { clipText, LONGEST_SHOWN } from '../../model/clip-text';
import { element, escapeXml, formatNumber } from '../xml';
import {
  haloWidth,
  RING_GAP,
  type Figure,
  type FigureBar,
  type FigureLink,
  type FigureNode,
  type FigureText,
} from './figure-model';
import { curveOf, lozengeOf, nodePaint, ringsPath } from './shapes';

/** The description is ours: counts and the method. */
const LONGEST_DESCRIPTION = 1000;
const FONT = 'Inter, Arial, sans-serif';

/**
 * Writes a figure as SVG 1.1: groups `ground`, `edges`, `bars`, `nodes`, `rings`, `halos`, `labels`, `legend`; labels are text. Presentation
 * attributes only, no style sheet, no rgba(), no reference to anything outside, so that drawing and slide programs read it alike. No text of the
 * file is longer than LONGEST_SHOWN characters.
 *
 * @param size of the picture, pixels, where it is another than the figure's own
 */
export function toSvg(figure: Figure, size: { width: number; height: number } = figure): string {
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
    figure.bars ? group('bars', {}, figure.bars.map(barShape)) : '',
    group('nodes', clipped, figure.nodes.map(nodeShape)),
    group('rings', { ...clipped, fill: 'none' }, figure.nodes.flatMap(ringShape)),
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
          texts.map((text) => textElement(text, { 'stroke-width': haloWidth(text) })),
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
  const isScaled = size.width !== width || size.height !== height;
  const given =
    `width="${formatNumber(size.width)}" height="${formatNumber(size.height)}" viewBox="0 0 ${formatNumber(width)} ${formatNumber(height)}"` +
    // A figure's sides are whole pixels, so the two shapes may differ by half of one.
    (isScaled ? ' preserveAspectRatio="none"' : '');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<svg xmlns="http://www.w3.org/2000/svg" ${given} role="img" aria-labelledby="papercosm-title papercosm-desc">\n` +
    `${parts.filter(Boolean).join('\n')}\n</svg>\n`
  );
}

/** 650 -> 600: the hundreds that all readers know. */
export function fullWeight(weight: number): number {
  return Math.floor(weight / 100) * 100;
}

const textGroup = { 'font-family': FONT };

function group(id: string, attributes: Record<string, string>, content: string[]): string {
  return element('g', { id, ...attributes }, content.length > 0 ? `\n${content.join('\n')}\n` : '');
}

function clipArea({ left, top, width, height }: NonNullable<Figure['clip']>): string {
  return element('rect', { x: left, y: top, width, height });
}

function groundPath({ rings, fill, opacity, outlined }: Figure['ground'][number]): string {
  const line = outlined ? { stroke: fill, 'stroke-opacity': 0.45, 'stroke-width': 0.8 } : {};
  const paint = { fill, 'fill-opacity': opacity.toFixed(3), 'fill-rule': 'evenodd', ...line };
  return element('path', { d: ringsPath(rings), ...paint });
}

function linkPath(link: FigureLink): string {
  const { stroke, opacity, width } = link;
  return element('path', { d: curveOf(link), stroke, 'stroke-opacity': opacity, 'stroke-width': width });
}

function barShape({ x, y, width, height, fill, opacity }: FigureBar): string {
  const pale = opacity < 1 ? { 'fill-opacity': opacity } : {};
  return element('rect', { x, y, width, height, fill, ...pale });
}

function ringShape({ x, y, radius, ring, opacity }: FigureNode): string[] {
  if (!ring) return [];
  const faded = opacity < 1 ? { opacity } : {};
  const line = { stroke: ring.colour, 'stroke-width': ring.width };
  return [element('circle', { cx: x, cy: y, r: radius + RING_GAP, ...line, ...faded })];
}

function nodeShape(node: FigureNode): string {
  const { x, y, radius, opacity, title } = node;
  const content = title ? element('title', {}, written(title)) : undefined;
  const { form, size, fill, fillOpacity, stroke, strokeWidth } = nodePaint(node);
  const paint = {
    fill,
    'fill-opacity': fillOpacity < 1 ? fillOpacity : undefined,
    stroke,
    'stroke-width': strokeWidth,
    opacity: opacity < 1 ? opacity : undefined,
  };
  if (form === 'circle') return element('circle', { cx: x, cy: y, r: size, ...paint }, content);
  if (form === 'square') {
    const square = { x: x - size / 2, y: y - size / 2, width: size, height: size, rx: radius * 0.25 };
    return element('rect', { ...square, ...paint }, content);
  }
  return element('path', { d: lozengeOf(x, y, size), ...paint, 'stroke-linejoin': 'round' }, content);
}

function textElement(text: FigureText, attributes: Record<string, string | number>): string {
  const { lines, x, y, anchor, size, weight, italic, spacing, lineHeight } = text;
  const given = {
    x,
    y,
    'font-size': size,
    // Some readers know the hundreds alone, and take all else for the plain weight.
    'font-weight': weight === 400 ? undefined : fullWeight(weight),
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
