import { NO_CLUSTER, type Snapshot } from '../../model/snapshot';
import type { Box } from '../camera-box';
import { isOverlapping, type Rect } from './place-labels';

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

/**
 * Names of the clusters with a place for each: on or beside its papers, where the name covers the fewest discs and no other name,
 * judged at the scale of the whole map. The place is a point of the data space, so that names stay put while zooming.
 *
 * @param scale CSS pixels for one data unit when the whole map is shown
 * @param width of the viewport in CSS pixels; names shrink on narrow ones
 * @param within the part of the data space that the whole map is shown in; names keep inside it, where they can
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
): Generator<void, RegionName[]> {
  // Lanes bear their names themselves.
  if (snapshot.axes) return [];
  const { clusters } = snapshot;
  const largest = Math.max(1, ...clusters.map((cluster) => cluster.papers));
  const shrink = Math.max(0.62, Math.min(1, width / 1000));
  const spreads = clusterSpreads(snapshot);
  const discs = discList(snapshot, radii, scale);
  const placed: RegionName[] = [];
  const rects: Rect[] = [];
  for (const [index, cluster] of clusters.entries()) {
    const spread = spreads[index];
    if (!spread || !cluster.label.trim()) continue;
    yield;
    const size = Math.round((17 + 15 * Math.sqrt(cluster.papers / largest)) * shrink);
    // On a phone there is room for the name alone.
    const label = width < 560 ? (cluster.label.split(' · ')[0] as string) : cluster.label;
    let name = setName(label, size, measure);
    // A name far wider than its ground belongs to no ground: set it smaller.
    const maxWidth = 2.6 * spread.dx * scale + 40;
    if (name.width > maxWidth)
      name = setName(label, Math.round(size * Math.max(0.66, maxWidth / name.width)), measure);
    // Candidates: a grid over the cluster's own ground and a little beyond, in steps of a line.
    let best = { cost: Infinity, x: 0, y: 0 };
    const wide = spread.dx * scale;
    const high = spread.dy * scale + 0.6 * name.height;
    const window = {
      left: spread.x * scale - wide - name.width / 2,
      top: -spread.y * scale - 1.2 * high - name.height / 2,
      width: 2 * wide + name.width,
      height: 2.4 * high + name.height,
    };
    const near = discs.filter((disc) => isTouching(disc, window));
    for (let down = -7; down <= 7; down++) {
      for (let along = -4; along <= 4; along++) {
        const px = spread.x * scale + (along / 4) * wide;
        const py = -spread.y * scale + (down / 7) * 1.2 * high;
        const rect = {
          left: px - name.width / 2,
          top: py - name.height / 2,
          width: name.width,
          height: name.height,
        };
        if (rects.some((other) => isOverlapping(rect, other, 8))) continue;
        const away = Math.hypot(along / 4, down / 7);
        const isCut = within && isOutside(rect, within, scale);
        const cost = 2.2 * coverCost(rect, near, index) + 0.16 * away + (isCut ? 3 : 0);
        if (cost < best.cost) best = { cost, x: px / scale, y: -py / scale };
      }
    }
    if (best.cost === Infinity) best = { cost: 0, x: spread.x, y: spread.y };
    placed.push({ cluster: index, ...name, x: best.x, y: best.y });
    rects.push({
      left: best.x * scale - name.width / 2,
      top: -best.y * scale - name.height / 2,
      width: name.width,
      height: name.height,
    });
  }
  return placed;
}

function isOutside(rect: Rect, box: Box, scale: number): boolean {
  return (
    rect.left < box[0] * scale + 6 ||
    rect.left + rect.width > box[2] * scale - 6 ||
    rect.top < -box[3] * scale + 6 ||
    rect.top + rect.height > -box[1] * scale - 6
  );
}

/** Breaks a label ("causal attention · linear attention") into a large name and a small line. */
function setName(
  label: string,
  size: number,
  measure: MeasureText,
): Pick<RegionName, 'lines' | 'detail' | 'size' | 'detailSize' | 'spacing' | 'width' | 'height'> {
  const [first = '', ...rest] = label.split(' · ');
  const lines = breakInTwo(first.charAt(0).toLocaleUpperCase('en') + first.slice(1), 15);
  const detail = rest.join(' · ');
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

interface Disc {
  x: number;
  y: number;
  r: number;
  cluster: number;
}

function discList(snapshot: Snapshot, radii: Float32Array, scale: number): Disc[] {
  return Array.from({ length: snapshot.nodeCount }, (_, i) => ({
    x: (snapshot.x[i] as number) * scale,
    y: -(snapshot.y[i] as number) * scale,
    r: (radii[i] as number) * scale,
    cluster: snapshot.cluster[i] as number,
  }));
}

function isTouching(disc: Disc, rect: Rect): boolean {
  return (
    disc.x + disc.r > rect.left &&
    disc.x - disc.r < rect.left + rect.width &&
    disc.y + disc.r > rect.top &&
    disc.y - disc.r < rect.top + rect.height
  );
}

/** Share of the rectangle on discs; a foreign cluster's count three times: a name there would mislead. */
function coverCost(rect: Rect, discs: readonly Disc[], cluster: number): number {
  let covered = 0;
  for (const disc of discs) {
    const wide = Math.min(rect.left + rect.width, disc.x + disc.r) - Math.max(rect.left, disc.x - disc.r);
    if (wide <= 0) continue;
    const high = Math.min(rect.top + rect.height, disc.y + disc.r) - Math.max(rect.top, disc.y - disc.r);
    if (high > 0) covered += (wide * high + 20) * (disc.cluster === cluster ? 1 : 3);
  }
  return covered / (rect.width * rect.height);
}

/** Median centre of each cluster and how far nine tenths of its nodes reach, data units. */
function clusterSpreads(
  snapshot: Snapshot,
): ({ x: number; y: number; dx: number; dy: number } | undefined)[] {
  const members: number[][] = snapshot.clusters.map(() => []);
  for (let i = 0; i < snapshot.nodeCount; i++) {
    const cluster = snapshot.cluster[i] as number;
    if (cluster !== NO_CLUSTER) members[cluster]?.push(i);
  }
  return members.map((nodes) => {
    if (nodes.length === 0) return undefined;
    const along = (values: Float32Array): [middle: number, reach: number] => {
      const sorted = nodes.map((node) => values[node] as number).sort((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)] as number;
      const away = sorted.map((value) => Math.abs(value - middle)).sort((a, b) => a - b);
      return [middle, away[Math.floor((away.length - 1) * 0.9)] as number];
    };
    const [x, dx] = along(snapshot.x);
    const [y, dy] = along(snapshot.y);
    const least = Math.max(...nodes.map((node) => snapshot.radius[node] as number)) * 2;
    return { x, y, dx: Math.max(dx, least), dy: Math.max(dy, least) };
  });
}
