import { AUTHOR, KEYWORD } from '../../model/network';
import { NO_CLUSTER } from '../../model/snapshot';
import { RING } from '../../view/emphasis';
import { clusterInk, nodeRadii } from '../../view/encodings';
import { isKept, orderChosen } from '../../view/labels/label-choices';
import {
  offsetScaleAt,
  rankNodes,
  setLabel,
  toCandidate,
  type LabelText,
} from '../../view/labels/map-labels';
import {
  alignOf,
  leaderOf,
  placeLabels,
  type LabelCandidate,
  type PlacedLabel,
  type Rect,
} from '../../view/labels/place-labels';
import { standingNode, type StandingLabel } from '../../view/labels/standing-label';
import { titlesOn, type Sheet } from './sheet';
import type { FigureLink, FigureText } from './figure-model';

/** Labels on 1440 x 900 pixels at density 1. */
const LABELS = 230;
/** What is left of a label that the reader keeps where others are lit, as on the screen. */
const UNLIT_KEPT = 0.66;
/** Brightness from which a node is labelled. */
const UNLIT_LABEL = 0.5;

/**
 * Labels of nodes, as many as find a free place, and lines to those that the reader has moved away from their discs. A label that would run
 * off the sheet, or into the title or the legend, is left out.
 */
export function drawLabels(
  sheet: Sheet,
  blocked: Rect[],
): { texts: FigureText[]; leaders: FigureLink[]; standing: StandingLabel[] } {
  const { snapshot, options, area, radii, chosen } = sheet;
  const { encodings, measure } = options;
  if (options.isInFlight) return { texts: [], leaders: [], standing: [] };
  const isNodeKept = (node: number): boolean => isKept(chosen.nodes.get(node));
  const limit = Math.round((LABELS * encodings.labels * area.width * area.height) / (1440 * 900));
  // What is not lit while others are has no label; what is chosen comes first.
  const order = orderChosen(
    [...rankNodes(snapshot, nodeRadii(snapshot, encodings, options.columns))]
      .filter(
        (node) =>
          sheet.presence(node) === 1 &&
          (sheet.brightness(node) > UNLIT_LABEL || isNodeKept(node)) &&
          isCentreInside(sheet, node),
      )
      .sort((a, b) => urgency(sheet, b) - urgency(sheet, a)),
    chosen,
  );
  const kept = order.filter(isNodeKept).length;
  const titles = titlesOn(sheet);
  const offsetScale = offsetScaleAt(sheet.scale / sheet.zoom, sheet.zoom);
  const candidates: LabelCandidate[] = [];
  const texts: LabelText[] = [];
  for (const node of order.slice(0, kept + 6 * Math.max(0, limit))) {
    const at = { x: sheet.x(node), y: sheet.y(node), radius: radii[node] ?? 0 };
    const text = setLabel(snapshot, node, at.radius, titles(node), measure);
    candidates.push(toCandidate(node, text, at, chosen.nodes.get(node), offsetScale));
    texts.push(text);
  }
  const nodes = Array.from({ length: snapshot.nodeCount }, (_, i) => i);
  const discs = {
    x: Float32Array.from(nodes, sheet.x),
    y: Float32Array.from(nodes, sheet.y),
    radius: Float32Array.from(nodes, (node) => (sheet.presence(node) < 1 ? 0 : (radii[node] ?? 0))),
  };
  const { top, height } = sheet.seen;
  const placed = placeLabels(candidates, {
    blocked: [...blocked, ...options.covers],
    bounds: { left: 0, top, width: options.width, height },
    discs,
    limit: Math.max(0, limit),
    padding: 2,
  });
  const of = (label: PlacedLabel) => candidates[label.candidate] as LabelCandidate;
  return {
    texts: placed.map((label) => textOf(label, of(label), texts[label.candidate] as LabelText, sheet)),
    standing: placed.map((label) => standingNode(of(label), label.rect, offsetScale)),
    leaders: placed.flatMap((label) => {
      const line = label.side === 'moved' ? leaderOf(of(label), label.rect) : null;
      const look = { bend: 0, stroke: options.theme.secondInk, opacity: 0.9, width: 1 };
      return line ? { ...line, ...look, ends: [label.node, label.node] as const } : [];
    }),
  };
}

function textOf(
  { node, side, rect }: PlacedLabel,
  candidate: LabelCandidate,
  text: LabelText,
  sheet: Sheet,
): FigureText {
  const anchor = alignOf(candidate, side);
  const share = anchor === 'start' ? 0 : anchor === 'end' ? 1 : 0.5;
  const lineHeight = text.height / text.lines.length;
  const { lines, size, weight, italic } = text;
  return {
    ...{ lines, anchor, size, weight, italic, lineHeight, spacing: 0, node },
    x: rect.left + share * rect.width,
    y: rect.top + lineHeight - size * 0.3,
    fill: labelInk(sheet, node),
    ...(sheet.brightness(node) > UNLIT_LABEL ? {} : { opacity: UNLIT_KEPT }),
  };
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
