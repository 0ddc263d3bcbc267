import { AUTHOR, KEYWORD } from '../model/network';
import type { Snapshot } from '../model/snapshot';
import { DEFAULT_ENCODINGS, type Encodings, type View } from '../model/view';
import { buildAdjacency } from '../view/adjacency';
import { mapBounds, type Box } from '../view/camera-box';
import { mixColours } from '../view/colours';
import { clusterColour, clusterInk, nodeColours, nodeRadii } from '../view/encodings';
import { rankNodes, setLabel } from '../view/map-labels';
import {
  labelRect,
  placeLabels,
  type LabelCandidate,
  type PlacedLabel,
  type Rect,
} from '../view/place-labels';
import { placeRegionNames, REGION_LINE, REGION_WEIGHT, type MeasureText } from '../view/region-names';
import { buildTerritories } from '../view/territories';
import { THEMES, type Theme } from '../view/theme';
import { drawLinks } from './figure-links';
import { drawLegend, drawTitle } from './figure-legend';
import { approximateTextWidth } from './text-width';
import type { Figure, FigureNode, FigureText } from './svg';

export interface FigureOptions {
  /** Pixels. */
  width: number;
  height: number;
  theme: Theme;
  /** false: nothing behind the map, for slides with a ground of their own. */
  background: boolean;
  /** Title above and legend below the map. */
  frame: boolean;
  encodings: Encodings;
  /** The part of the data space to show; null: the whole map. */
  box: View['box'];
  /** n bytes, 1 = passes the filters; null: all do. */
  mask: Uint8Array | null;
  /** In words what the filters leave: "2010 to 2015"; stands in the caption. */
  filters: string;
  /** Full title or name of a node, for its tooltip. */
  titles: (node: number) => string | undefined;
  /** Links beyond this are left out, weakest first, and the caption says so. */
  mostLinks: number;
  measure: MeasureText;
}

export const DEFAULT_FIGURE: FigureOptions = {
  width: 1600,
  height: 900,
  theme: THEMES.light,
  background: true,
  frame: true,
  encodings: DEFAULT_ENCODINGS,
  box: null,
  mask: null,
  filters: '',
  titles: () => undefined,
  mostLinks: 2500,
  measure: approximateTextWidth,
};

/** Labels on 1440 x 900 pixels at density 1. */
const LABELS = 200;
const MARGIN = 24;

/** The map on paper: pixels from the top left, y downwards. */
export interface Sheet {
  snapshot: Snapshot;
  options: FigureOptions;
  area: Rect;
  /** Pixels for one data unit. */
  scale: number;
  x: (node: number) => number;
  y: (node: number) => number;
  toX: (x: number) => number;
  toY: (y: number) => number;
  /** n, pixels */
  radii: Float32Array;
  colours: string[];
  /** How much of a node is seen: 1, a ghost's share, or 0. */
  presence: (node: number) => number;
}

/**
 * Composes the figure of a map, by the same rules as the screen: territories, the links worth drawing, discs, region names and
 * labels that do not overlap, a legend, and the method in words. Pure: the same map and options give the same figure, in the
 * page and in Node.
 */
export function composeFigure(snapshot: Snapshot, given: Partial<FigureOptions> = {}): Figure {
  const options = { ...DEFAULT_FIGURE, ...given };
  const { width, height, theme } = options;
  const adjacency = buildAdjacency(snapshot.nodeCount, snapshot.links);
  // The legend says how many links are drawn, so links come first; its height depends on its words, not on the map.
  const draft = drawLegend(snapshot, options, { drawn: 0, of: snapshot.links.source.length });
  const title = drawTitle(snapshot, options);
  const area = options.frame
    ? {
        left: MARGIN,
        top: title.height,
        width: width - 2 * MARGIN,
        height: Math.max(height * 0.4, height - title.height - draft.height),
      }
    : { left: MARGIN, top: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  const sheet = layOut(snapshot, options, area);
  const links = drawLinks(sheet, adjacency);
  const legend = drawLegend(snapshot, options, links.counts);
  const { names, rects } = drawNames(sheet);
  return {
    width,
    height,
    title: snapshot.title,
    description: `${legend.description} ${snapshot.method}`.trim(),
    background: options.background ? theme.paper : null,
    halo: options.background ? theme.paper : null,
    ground: drawGround(sheet),
    links: links.paths,
    nodes: drawNodes(sheet),
    names,
    labels: drawLabels(sheet, rects),
    legend: options.frame ? { swatches: legend.swatches, texts: [...title.texts, ...legend.texts] } : null,
  };
}

function layOut(snapshot: Snapshot, options: FigureOptions, area: Rect): Sheet {
  const dataRadii = nodeRadii(snapshot, options.encodings);
  const box: Box = options.box ?? mapBounds(snapshot.x, snapshot.y, dataRadii);
  const boxWidth = Math.max(Math.abs(box[2] - box[0]), 1e-9);
  const boxHeight = Math.max(Math.abs(box[3] - box[1]), 1e-9);
  const scale = Math.min(area.width / boxWidth, area.height / boxHeight);
  const toX = (x: number) => area.left + area.width / 2 + (x - (box[0] + box[2]) / 2) * scale;
  const toY = (y: number) => area.top + area.height / 2 - (y - (box[1] + box[3]) / 2) * scale;
  const absent = options.encodings.filtered === 'ghost' ? 0.12 : 0;
  return {
    snapshot,
    options,
    area,
    scale,
    toX,
    toY,
    x: (node) => toX(snapshot.x[node] ?? 0),
    y: (node) => toY(snapshot.y[node] ?? 0),
    radii: dataRadii.map((radius) => Math.max(1.5, radius * scale)),
    colours: nodeColours(snapshot, options.encodings, options.theme),
    presence: (node) => (!options.mask || options.mask[node] ? 1 : absent),
  };
}

function drawGround({ snapshot, options, toX, toY }: Sheet): Figure['ground'] {
  if (options.encodings.colourBy !== 'cluster') return [];
  const drawing = buildTerritories(snapshot);
  let step = drawing.next();
  while (!step.done) step = drawing.next();
  return step.value.flatMap(({ cluster, levels }) =>
    levels.flatMap((rings, level) => {
      const path = rings.map((ring) => {
        const points: [number, number][] = [];
        for (let i = 0; i + 1 < ring.length; i += 2) points.push([toX(ring[i] ?? 0), toY(ring[i + 1] ?? 0)]);
        return points;
      });
      const opacity = options.theme.territoryAlpha[level] ?? 0;
      return path.length === 0 ? [] : [{ rings: path, fill: clusterColour(cluster, options.theme), opacity }];
    }),
  );
}

function drawNodes(sheet: Sheet): FigureNode[] {
  const { snapshot, options, radii, colours } = sheet;
  const order = Array.from({ length: snapshot.nodeCount }, (_, i) => i)
    .filter((node) => sheet.presence(node) > 0)
    .sort((a, b) => (radii[b] ?? 0) - (radii[a] ?? 0) || a - b);
  return order.map((node) => {
    const kind = snapshot.kinds[node];
    return {
      shape: kind === AUTHOR ? 'ring' : kind === KEYWORD ? 'square' : 'disc',
      x: sheet.x(node),
      y: sheet.y(node),
      radius: radii[node] ?? 0,
      colour: colours[node] ?? options.theme.secondInk,
      paper: options.theme.paper,
      opacity: sheet.presence(node),
      title: options.titles(node) ?? snapshot.labels[node],
    };
  });
}

function drawNames(sheet: Sheet): { names: FigureText[]; rects: Rect[] } {
  const { snapshot, options, area, scale } = sheet;
  if (options.encodings.labels <= 0) return { names: [], rects: [] };
  const dataRadii = sheet.radii.map((radius) => radius / scale);
  const placed = placeRegionNames(snapshot, dataRadii, scale, area.width, options.measure);
  const names: FigureText[] = [];
  const rects: Rect[] = [];
  for (const name of placed) {
    const cx = sheet.toX(name.x);
    const cy = sheet.toY(name.y);
    const rect = {
      left: cx - name.width / 2,
      top: cy - name.height / 2,
      width: name.width,
      height: name.height,
    };
    if (cx < area.left || cx > area.left + area.width || cy < area.top || cy > area.top + area.height)
      continue;
    rects.push(rect);
    const ink = clusterInk(name.cluster, options.theme);
    const common = { x: cx, anchor: 'middle' as const, fill: ink, spacing: name.spacing, italic: false };
    const step = name.size * REGION_LINE;
    names.push({
      ...common,
      lines: name.lines,
      y: rect.top + name.size * 0.88,
      lineHeight: step,
      size: name.size,
      weight: REGION_WEIGHT,
    });
    if (!name.detail) continue;
    const y = rect.top + name.lines.length * step + name.detailSize;
    names.push({ ...common, lines: [name.detail], y, lineHeight: 0, size: name.detailSize, weight: 500 });
  }
  return { names, rects };
}

function drawLabels(sheet: Sheet, blocked: Rect[]): FigureText[] {
  const { snapshot, options, area, radii } = sheet;
  const { encodings, measure, theme } = options;
  const limit = Math.round((LABELS * encodings.labels * area.width * area.height) / (1440 * 900));
  if (limit <= 0) return [];
  const candidates: LabelCandidate[] = [];
  const texts: ReturnType<typeof setLabel>[] = [];
  for (const node of rankNodes(snapshot, nodeRadii(snapshot, encodings))) {
    if (candidates.length >= 6 * limit) break;
    if (sheet.presence(node) < 1) continue;
    const [x, y, radius] = [sheet.x(node), sheet.y(node), radii[node] ?? 0];
    if (x < area.left || x > area.left + area.width || y < area.top || y > area.top + area.height) continue;
    const text = setLabel(snapshot, node, radius, undefined, measure);
    const { width, height } = text;
    candidates.push({ node, x, y, radius, width, height });
    texts.push(text);
  }
  const nodes = Array.from({ length: snapshot.nodeCount }, (_, i) => i);
  const discs = {
    x: Float32Array.from(nodes, sheet.x),
    y: Float32Array.from(nodes, sheet.y),
    radius: Float32Array.from(nodes, (node) => (sheet.presence(node) < 1 ? 0 : (radii[node] ?? 0))),
  };
  const placed = placeLabels(candidates, { blocked, discs, limit, padding: 2 });
  return placed.flatMap((label) => {
    const text = texts[label.candidate];
    const rect = keepInside(label, candidates[label.candidate], sheet.options);
    if (!text || !rect) return [];
    const isRight = label.side === 'right';
    const anchor = isRight ? 'start' : label.side === 'left' ? 'end' : 'middle';
    const share = isRight ? 0 : label.side === 'left' ? 1 : 0.5;
    return [
      {
        lines: text.lines,
        x: rect.left + share * rect.width,
        y: rect.top + text.height / text.lines.length - text.size * 0.3,
        lineHeight: text.height / text.lines.length,
        anchor,
        size: text.size,
        weight: text.weight,
        italic: text.italic,
        fill:
          snapshot.kinds[label.node] === AUTHOR ? theme.secondInk : mixColours(theme.ink, theme.paper, 0.08),
        spacing: 0,
      },
    ];
  });
}

/** A label that would run off the sheet is left out. */
function keepInside(
  label: PlacedLabel,
  candidate: LabelCandidate | undefined,
  sheet: { width: number },
): Rect | null {
  if (!candidate) return null;
  const rect = labelRect(candidate, label.side);
  return rect.left >= 0 && rect.left + rect.width <= sheet.width ? rect : null;
}
