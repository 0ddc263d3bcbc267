import { AUTHOR, KEYWORD, PAPER } from '../../model/network';
import type { Box } from '../../view/camera-box';
import { NO_CLUSTER } from '../../model/snapshot';
import { RING } from '../../view/emphasis';
import { clusterInk, nodeRadii } from '../../view/encodings';
import { rankNodes, setLabel } from '../../view/labels/map-labels';
import {
  isOverlapping,
  labelRect,
  placeLabels,
  type LabelCandidate,
  type PlacedLabel,
  type Rect,
} from '../../view/labels/place-labels';
import { placeRegionNames, REGION_LINE, REGION_WEIGHT } from '../../view/labels/region-names';
import type { Sheet } from './sheet';
import type { FigureText } from './figure-model';

/** Labels on 1440 x 900 pixels at density 1. */
const LABELS = 230;
/** As on the screen: papers in view at most when titles take the place of short labels. */
const TITLES_FROM = 36;
/** Nearer than this, names of regions give way to labels. */
const NAMES_UNTIL = 3;

/** What is left of names of regions where nodes are lit, as on the screen. */
const UNLIT_NAME = 0.25;
/** Brightness from which a node is labelled. */
const UNLIT_LABEL = 0.5;

/** Names of the regions that are on the sheet, and the room that they take. */
export function drawNames(sheet: Sheet): { names: FigureText[]; rects: Rect[] } {
  const { snapshot, options, seen } = sheet;
  if (options.encodings.labels <= 0 || sheet.zoom > NAMES_UNTIL) return { names: [], rects: [] };
  // Names keep the place that they have on the whole map.
  const dataRadii = nodeRadii(snapshot, options.encodings, options.columns);
  const wholeScale = sheet.scale / sheet.zoom;
  const placed = placeRegionNames(
    snapshot,
    dataRadii,
    wholeScale,
    sheet.area.width,
    options.measure,
    sheet.wholeArea,
    options.box === null ? options.covers.map((cover) => toBox(cover, sheet)) : [],
  );
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
    if (cx < seen.left || cx > seen.left + seen.width || cy < seen.top || cy > seen.top + seen.height)
      continue;
    if (options.covers.some((cover) => isOverlapping(rect, cover))) continue;
    // The smaller one waits, as on the screen.
    if (rects.some((other) => isOverlapping(rect, other))) continue;
    rects.push(rect);
    const ink = clusterInk(name.cluster, options.theme);
    const common = {
      x: cx,
      anchor: 'middle' as const,
      fill: ink,
      spacing: name.spacing,
      italic: false,
      ...(sheet.states.fades ? { opacity: UNLIT_NAME } : {}),
    };
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

/** A part of the sheet in the data space. */
function toBox({ left, top, width, height }: Rect, { toX, toY, scale }: Sheet): Box {
  const x = (left - toX(0)) / scale;
  const y = (toY(0) - top) / scale;
  return [x, y - height / scale, x + width / scale, y];
}

/** Labels of nodes, as many as find a free place. */
export function drawLabels(sheet: Sheet, blocked: Rect[]): FigureText[] {
  const { snapshot, options, area, radii } = sheet;
  const { encodings, measure } = options;
  const limit = Math.round((LABELS * encodings.labels * area.width * area.height) / (1440 * 900));
  if (limit <= 0) return [];
  // What is not lit while others are has no label; what is chosen comes first.
  const order = rankNodes(snapshot, nodeRadii(snapshot, encodings, options.columns))
    .filter(
      (node) =>
        sheet.presence(node) === 1 && sheet.brightness(node) > UNLIT_LABEL && isCentreInside(sheet, node),
    )
    .sort((a, b) => urgency(sheet, b) - urgency(sheet, a));
  const papers = order.filter((node) => snapshot.kinds[node] === PAPER).length;
  const hasTitles = sheet.zoom > 1.5 && papers <= TITLES_FROM;
  const candidates: LabelCandidate[] = [];
  const texts: ReturnType<typeof setLabel>[] = [];
  for (const node of order.slice(0, 6 * limit)) {
    const [x, y, radius] = [sheet.x(node), sheet.y(node), radii[node] ?? 0];
    const title = hasTitles && snapshot.kinds[node] === PAPER ? options.titles(node) : undefined;
    const text = setLabel(snapshot, node, radius, title, measure);
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
  const placed = placeLabels(candidates, {
    blocked: [...blocked, ...options.covers],
    discs,
    limit,
    padding: 2,
  });
  return placed.flatMap((label) => {
    const text = texts[label.candidate];
    const rect = keepInside(label, candidates[label.candidate], sheet);
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
        fill: labelInk(sheet, label.node),
        spacing: 0,
        node: label.node,
      },
    ];
  });
}

/** Sorting by it keeps the order of nodes that are alike. */
function urgency({ states }: Sheet, node: number): number {
  if (!states.fades) return 0;
  return (states.bytes[4 * node + 1] ?? 0) + (states.bytes[4 * node + 2] === RING.selected ? 50 : 0);
}

function isCentreInside({ seen: area, x, y }: Sheet, node: number): boolean {
  const [dx, dy] = [x(node) - area.left, y(node) - area.top];
  return dx >= 0 && dx <= area.width && dy >= 0 && dy <= area.height;
}

function labelInk({ snapshot, options }: Sheet, node: number): string {
  const kind = snapshot.kinds[node];
  if (kind === KEYWORD) return clusterInk(snapshot.cluster[node] ?? NO_CLUSTER, options.theme);
  return kind === AUTHOR ? options.theme.secondInk : options.theme.ink;
}

/** A label that would run off the sheet, or into the title or the legend, is left out. */
function keepInside(label: PlacedLabel, candidate: LabelCandidate | undefined, sheet: Sheet): Rect | null {
  if (!candidate) return null;
  const rect = labelRect(candidate, label.side);
  const { seen: area, options } = sheet;
  const isInside =
    rect.left >= 0 &&
    rect.left + rect.width <= options.width &&
    rect.top >= area.top &&
    rect.top + rect.height <= area.top + area.height;
  return isInside ? rect : null;
}
