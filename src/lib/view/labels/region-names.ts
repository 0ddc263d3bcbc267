import { clipText } from '../../model/clip-text';
import { NO_CLUSTER, type Snapshot } from '../../model/snapshot';
import type { Box } from '../camera-box';
import { screenRadius, sizeScaleAt } from '../encodings';
import { buildTerritoryGrid } from '../territory-grid';
import { trayMask, withoutTray } from '../tray';
import { CELL, NameGround } from './name-ground';
import { isInside, isOverlapping, type Rect } from './place-labels';

/** Width of a text in pixels. */
export type MeasureText = (text: string, size: number, weight: number, italic?: boolean) => number;

/** The name of a cluster as it stands on the map. */
export interface RegionName {
  cluster: number;
  /** The name's main term, broken into lines. */
  lines: string[];
  /** What else the name says, one small line; may be empty. */
  detail: string;
  /** Pixels; detail lines are `detailSize`. */
  size: number;
  detailSize: number;
  /** Letter-spacing in pixels, both sizes. */
  spacing: number;
  /** Centre of the block, data space. */
  x: number;
  y: number;
  /** Size of the block, pixels. */
  width: number;
  height: number;
}

export const REGION_WEIGHT = 650;
export const REGION_LINE = 1.12;
const DETAIL_LINE = 1.45;

/** Share of all disc area that names may lie on together. */
const MOST_COVERED = 0.018;
/** How many times its own share of that a name may take while there is some left: the largest are named first. */
const MOST_SHARES = 4;
/** Share of a name that may lie on other territories than its own. */
const MOST_FOREIGN = 0.3;
/** A name is tried as it is wished, then smaller, then without its small line. */
const ATTEMPTS = [
  { grow: 1, hasDetail: true },
  { grow: 0.85, hasDetail: true },
  { grow: 1, hasDetail: false },
  { grow: 0.85, hasDetail: false },
  { grow: 0.7, hasDetail: false },
];
const LEAST_SIZE = 11;
/** Characters of either part of a name: those that a file or the reader gives may be of any length. */
const LONGEST_NAME = 80;
/** Space between two names, pixels. */
const GAP = 8;

/**
 * Names of the clusters with a place for each: on or beside its own territory, near the middle of its papers, where the name covers the
 * fewest discs, hardly any other territory and no other name, judged at the scale of the whole map. Where there is no such place the name
 * is left out. The place is a point of the data space, so that names stay put while zooming. The same input gives the same places.
 *
 * @param radii data units, per node
 * @param scale CSS pixels for one data unit when the whole map is shown
 * @param width of the viewport in CSS pixels; names shrink on narrow ones
 * @param within the part of the data space that the whole map is shown in; names keep inside it
 * @param blocked parts of the data space that something lies over; names keep out of them
 */
export function placeRegionNames(...input: Parameters<typeof placeRegionNamesInSteps>): RegionName[] {
  const steps = placeRegionNamesInSteps(...input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, one cluster a step, for callers that must not block for long. */
export function* placeRegionNamesInSteps(
  snapshot: Snapshot,
  radii: Float32Array,
  scale: number,
  width: number,
  measure: MeasureText,
  within?: Box,
  blocked: readonly Box[] = [],
): Generator<void, RegionName[]> {
  // Lanes bear their names themselves.
  if (snapshot.axes) return [];
  const { clusters } = snapshot;
  const shrink = Math.max(0.62, Math.min(1, width / 1000));
  const steps = buildTerritoryGrid(snapshot);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield;
  // As large as they are drawn.
  const sizeScale = sizeScaleAt(
    scale,
    1,
    radii.reduce((most, radius) => Math.max(most, radius), 1e-6),
  );
  const tray = trayMask(snapshot);
  const drawn = radii.map((radius, node) => (tray?.[node] === 1 ? 0 : screenRadius(radius, sizeScale)));
  const ground = yield* NameGround.build(snapshot, drawn, scale, step.value);
  const bounds = within && toPixels(within, scale);
  const centres = clusterCentres(withoutTray(snapshot), scale);
  const largest = Math.max(1, ...clusters.map((cluster) => cluster.papers));
  const prominence = clusters.map((cluster) => Math.sqrt(Math.max(1, cluster.papers)));
  const total = prominence.reduce((sum, one) => sum + one, 0);
  const placed: RegionName[] = [];
  const rects: Rect[] = blocked.map((box) => toPixels(box, scale, 0));
  /** Square pixels of discs that names may still cover. */
  let budget = MOST_COVERED * ground.discArea;
  function* place(index: number, most: number): Generator<void, boolean> {
    const { label, papers } = clusters[index] as Snapshot['clusters'][number];
    const centre = centres[index];
    if (!centre || !label.trim()) return true;
    const size = (17 + 15 * Math.sqrt(papers / largest)) * shrink;
    // On a phone there is room for the name alone.
    const text = width < 560 ? (label.split(' · ')[0] as string) : label;
    const search = { cluster: index, label: text, size, centre, measure, bounds, rects, budget: most };
    const best = yield* findPlace(ground, search);
    if (!best) return false;
    budget -= ground.discsIn(best.rect);
    rects.push(best.rect);
    const [x, y] = [best.rect.left + best.rect.width / 2, best.rect.top + best.rect.height / 2];
    placed.push({ cluster: index, ...best.name, x: x / scale, y: -y / scale });
    return true;
  }
  const waiting: number[] = [];
  for (const index of clusters.keys()) {
    const share = (MOST_COVERED * ground.discArea * (prominence[index] as number)) / total;
    if (!(yield* place(index, Math.min(budget, MOST_SHARES * share)))) waiting.push(index);
  }
  // What the others did not use.
  for (const index of waiting) {
    yield* place(index, budget);
  }
  return placed.sort((a, b) => a.cluster - b.cluster);
}

interface Search {
  cluster: number;
  label: string;
  /** As wished, pixels. */
  size: number;
  /** Middle of the cluster's nodes and how far they reach, pixels. */
  centre: { x: number; y: number; reach: number };
  measure: MeasureText;
  /** Names keep inside. */
  bounds: Rect | undefined;
  /** Names that have their place. */
  rects: readonly Rect[];
  /** Square pixels of discs that the name may cover. */
  budget: number;
}

function* findPlace(
  ground: NameGround,
  search: Search,
): Generator<void, { name: SetName; rect: Rect } | null> {
  const { cluster, label, size, measure } = search;
  const territory = ground.boundsOf(cluster);
  if (!territory) return null;
  const own = ground.ownCells(cluster);
  let best: { name: SetName; rect: Rect; cost: number } | null = null;
  const seen = new Set<string>();
  for (const [step, { grow, hasDetail }] of ATTEMPTS.entries()) {
    const text = hasDetail ? label : (label.split(' · ')[0] as string);
    const name = setName(text, Math.max(LEAST_SIZE, Math.round(size * grow)), measure);
    const key = `${name.size} ${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const found = bestRect(ground, own, territory, name, search);
    yield;
    const cost = found && found.cost + 0.22 * step;
    if (found && cost !== null && (!best || cost < best.cost)) best = { name, rect: found.rect, cost };
    // Well placed: nothing smaller could be better.
    if (best && best.cost < 0.22 * (step + 1)) break;
  }
  return best;
}

/** The best place for a name of this size, or null. */
function bestRect(
  ground: NameGround,
  own: Float64Array,
  territory: Rect,
  { width, height }: SetName,
  { cluster, centre, bounds, rects, budget }: Search,
): { rect: Rect; cost: number } | null {
  let best: { rect: Rect; cost: number } | null = null;
  const area = width * height;
  const right = territory.left + territory.width + width / 2;
  const bottom = territory.top + territory.height + height / 2;
  for (let y = territory.top - height / 2; y <= bottom; y += CELL) {
    for (let x = territory.left - width / 2; x <= right; x += CELL) {
      const away = Math.hypot(x - centre.x, y - centre.y) / centre.reach;
      const least = 0.16 * away;
      if (best && least >= best.cost) continue;
      const rect = { left: x - width / 2, top: y - height / 2, width, height };
      if (bounds && !isInside(rect, bounds)) continue;
      if (ground.nearestAt(x, y) !== cluster) continue;
      const ownCells = ground.cellsIn(own, rect);
      if (ownCells === 0) continue;
      const foreign = ((ground.ownedIn(rect) - ownCells) * CELL * CELL) / area;
      if (foreign > MOST_FOREIGN || foreign * area > ownCells * CELL * CELL) continue;
      const discs = ground.discsIn(rect);
      if (discs > budget) continue;
      const cost = least + 2 * (discs / area) + 1.6 * foreign;
      if (best && cost >= best.cost) continue;
      if (rects.some((other) => isOverlapping(rect, other, GAP))) continue;
      best = { rect, cost };
    }
  }
  return best;
}

function toPixels(box: Box, scale: number, margin = 6): Rect {
  const [left, top] = [box[0] * scale + margin, -box[3] * scale + margin];
  return { left, top, width: box[2] * scale - margin - left, height: -box[1] * scale - margin - top };
}

type SetName = Pick<RegionName, 'lines' | 'detail' | 'size' | 'detailSize' | 'spacing' | 'width' | 'height'>;

/** Breaks a label ("causal attention · linear attention") into a large name and a small line. */
function setName(label: string, size: number, measure: MeasureText): SetName {
  const [head = '', ...rest] = label.split(' · ');
  const first = clipText(head, LONGEST_NAME);
  const lines = breakInTwo(first.charAt(0).toLocaleUpperCase('en') + first.slice(1), 15);
  const detail = clipText(rest.join(' · '), LONGEST_NAME);
  const detailSize = Math.max(11, Math.round(size * 0.46));
  const spacing = size * 0.035;
  const wide = (text: string, at: number, weight: number) =>
    measure(text, at, weight) + spacing * text.length;
  const width = Math.max(
    ...lines.map((line) => wide(line, size, REGION_WEIGHT)),
    detail ? wide(detail, detailSize, 500) : 0,
  );
  const height = lines.length * size * REGION_LINE + (detail ? detailSize * DETAIL_LINE : 0);
  return { lines, detail, size, detailSize, spacing, width, height };
}

/** At most two lines, broken at the space that makes them most alike in length. */
export function breakInTwo(text: string, longEnough: number): string[] {
  if (text.length <= longEnough) return [text];
  let best = -1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (best < 0 || Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2)) best = at;
  }
  return best < 0 ? [text] : [text.slice(0, best), text.slice(best + 1)];
}

/** Median centre of each cluster and how far nine tenths of its nodes reach, pixels. */
function clusterCentres(
  snapshot: Snapshot,
  scale: number,
): ({ x: number; y: number; reach: number } | undefined)[] {
  const members: number[][] = snapshot.clusters.map(() => []);
  for (let i = 0; i < snapshot.nodeCount; i++) {
    const cluster = snapshot.cluster[i] as number;
    if (cluster !== NO_CLUSTER) members[cluster]?.push(i);
  }
  return members.map((nodes) => {
    if (nodes.length === 0) return undefined;
    const middle = (values: Float32Array) =>
      nodes.map((node) => values[node] as number).sort((a, b) => a - b)[
        Math.floor(nodes.length / 2)
      ] as number;
    const [x, y] = [middle(snapshot.x), middle(snapshot.y)];
    const away = nodes
      .map((node) => Math.hypot((snapshot.x[node] as number) - x, (snapshot.y[node] as number) - y))
      .sort((a, b) => a - b);
    const reach = (away[Math.floor((away.length - 1) * 0.9)] as number) * scale;
    return { x: x * scale, y: -y * scale, reach: Math.max(reach, 40) };
  });
}
