import type { LabelChoice } from '../../model/view';
import { NO_CLUSTER, type Snapshot } from '../../model/snapshot';
import type { Box } from '../camera-box';
import { screenRadius, sizeScaleAt } from '../encodings';
import { buildTerritoryGrid } from '../territory-grid';
import { trayMask, withoutTray } from '../tray';
import { NAME_FORMS, setName, type MeasureText, type SetName } from './name-forms';
import { CELL, NameGround } from './name-ground';
import { isInside, isOverlapping, shiftInside, type Rect } from './place-labels';

/** The name of a cluster as it stands on the map. */
export interface RegionName extends SetName {
  cluster: number;
  /** Which of NAME_FORMS it is set in. */
  form: number;
  /** Centre of the block, data space. */
  x: number;
  y: number;
}

/** Share of all disc area that names may lie on together. */
const MOST_COVERED = 0.018;
/** How many times its own share of that a name may take while there is some left: the largest are named first. */
const MOST_SHARES = 4;
/** Share of a name that may lie on other territories than its own. */
const MOST_FOREIGN = 0.3;
/** What a step down in NAME_FORMS costs against a better place. */
const FORM_COST = 0.22;
/** What covered discs cost a name that must stand somewhere: it rather goes to the edge of its region, or gets smaller. */
const FORCED_COVER_COST = 10;
/** Space between two names, pixels. */
const GAP = 8;

export interface NamingOptions {
  /** The part of the data space that is shown; names keep inside it. */
  within?: Box | undefined;
  /** Parts of the data space that something lies over; names keep out of them. */
  blocked?: readonly Box[];
  /** What the reader decided, by cluster. */
  chosen?: ReadonlyMap<number, LabelChoice>;
  /**
   * For a view that is not the whole map, or not all of it: radii of the discs that are seen, CSS pixels, 0 for others. Then names stand near
   * the nodes within the box, and regions that have none there have no name. Missing: the whole map.
   */
  seen?: Float32Array | undefined;
}

/**
 * Names of the clusters with a place for each: on or beside its own territory, near the middle of its papers, where the name covers the
 * fewest discs, hardly any other territory and no other name, judged at one scale. Where there is no such place the name is left out.
 * Names that the reader has moved stand where she put them, pinned ones where they do least harm; the others keep out of their way. The
 * place is a point of the data space, so that names stay put while zooming. The same input gives the same places.
 *
 * @param radii data units, per node
 * @param scale CSS pixels for one data unit
 * @param width of the viewport in CSS pixels; names shrink on narrow ones
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
  { within, blocked = [], chosen = new Map(), seen }: NamingOptions = {},
): Generator<void, RegionName[]> {
  // Lanes bear their names themselves.
  if (snapshot.axes) return [];
  const { clusters } = snapshot;
  const shrink = Math.max(0.62, Math.min(1, width / 1000));
  const steps = buildTerritoryGrid(snapshot);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield;
  const bounds = within && toPixels(within, scale);
  const drawn = seen ?? discsOfWholeMap(snapshot, radii, scale);
  const ground = yield* NameGround.build(snapshot, drawn, scale, step.value, seen && bounds);
  const isMember = (node: number): boolean => !seen || !within || isIn(within, snapshot, node);
  const centres = clusterCentres(withoutTray(snapshot), scale, isMember);
  const largest = Math.max(1, ...clusters.map((cluster) => cluster.papers));
  const prominence = clusters.map((cluster) => Math.sqrt(Math.max(1, cluster.papers)));
  const total = prominence.reduce((sum, one) => sum + one, 0);
  const placed: RegionName[] = [];
  const rects: Rect[] = blocked.map((box) => toPixels(box, scale, 0));
  /** Square pixels of discs that names may still cover. */
  let budget = MOST_COVERED * ground.discArea;
  const sizeOf = (index: number): number =>
    (17 + 15 * Math.sqrt((clusters[index]?.papers ?? 0) / largest)) * shrink;
  // On a phone there is room for the name alone.
  const textOf = ({ label }: { label: string }): string =>
    width < 560 ? (label.split(' · ')[0] as string) : label;
  const add = (cluster: number, { name, form, rect }: Placed): void => {
    rects.push(rect);
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    placed.push({ cluster, form, ...name, x: x / scale, y: -y / scale });
  };
  function* place(index: number, most: number, isForced = false): Generator<void, boolean> {
    const cluster = clusters[index] as Snapshot['clusters'][number];
    const centre = centres[index];
    if (!centre || !cluster.label.trim()) return true;
    const text = textOf(cluster);
    const search: Search = {
      ...{ cluster: index, label: text, size: sizeOf(index), centre, measure, bounds, rects },
      ...{ budget: most, isForced },
    };
    const best = (yield* findPlace(ground, search)) ?? (isForced ? placeAt(search, centre, 4) : null);
    if (!best) return false;
    if (!isForced) budget -= ground.discsIn(best.rect);
    add(index, best);
    return true;
  }
  for (const [index, choice] of chosen) {
    const cluster = clusters[index];
    if (choice.how !== 'moved' || !cluster?.label.trim()) continue;
    const at = { x: (cluster.x + choice.by[0]) * scale, y: -(cluster.y + choice.by[1]) * scale };
    if (seen && within && !isBetween(at, toPixels(within, scale, 0))) continue;
    const size = sizeOf(index);
    add(index, placeAt({ label: textOf(cluster), size, measure, bounds }, at, choice.form ?? 0));
  }
  for (const [index, choice] of chosen) if (choice.how === 'pinned') yield* place(index, Infinity, true);
  const waiting: number[] = [];
  for (const index of clusters.keys()) {
    if (chosen.has(index)) continue;
    const share = (MOST_COVERED * ground.discArea * (prominence[index] as number)) / total;
    if (!(yield* place(index, Math.min(budget, MOST_SHARES * share)))) waiting.push(index);
  }
  // What the others did not use.
  for (const index of waiting) {
    yield* place(index, budget);
  }
  return placed.sort((a, b) => a.cluster - b.cluster);
}

/** Radii as they are drawn when the whole map is shown, CSS pixels. */
function discsOfWholeMap(snapshot: Snapshot, radii: Float32Array, scale: number): Float32Array {
  const largest = radii.reduce((most, radius) => Math.max(most, radius), 1e-6);
  const sizeScale = sizeScaleAt(scale, 1, largest);
  const tray = trayMask(snapshot);
  return radii.map((radius, node) => (tray?.[node] === 1 ? 0 : screenRadius(radius, sizeScale)));
}

interface Placed {
  name: SetName;
  form: number;
  rect: Rect;
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
  /** The name stands somewhere in any case. */
  isForced: boolean;
}

/** A name where it is to be, but inside the picture. */
function placeAt(
  { label, size, measure, bounds }: Pick<Search, 'label' | 'size' | 'measure' | 'bounds'>,
  { x, y }: { x: number; y: number },
  form: number,
): Placed {
  const name = setName(label, size, form, measure);
  const { width, height } = name;
  const rect = { left: x - width / 2, top: y - height / 2, width, height };
  return { name, form, rect: bounds ? shiftInside(rect, bounds) : rect };
}

function* findPlace(ground: NameGround, search: Search): Generator<void, Placed | null> {
  const { cluster, label, size, measure } = search;
  const territory = ground.boundsOf(cluster);
  if (!territory) return null;
  const own = ground.ownCells(cluster);
  let best: (Placed & { cost: number }) | null = null;
  const tried = new Set<string>();
  for (const form of NAME_FORMS.keys()) {
    const name = setName(label, size, form, measure);
    const key = `${name.size} ${name.detail}`;
    if (tried.has(key)) continue;
    tried.add(key);
    const found = bestRect(ground, own, territory, name, search);
    yield;
    const cost = found && found.cost + FORM_COST * form;
    if (found && cost !== null && (!best || cost < best.cost)) best = { name, form, rect: found.rect, cost };
    // Well placed: nothing smaller could be better.
    if (best && best.cost < FORM_COST * (form + 1)) break;
  }
  return best;
}

/** The best place for a name of this size, or null. */
function bestRect(
  ground: NameGround,
  own: Float64Array,
  territory: Rect,
  { width, height }: SetName,
  { cluster, centre, bounds, rects, budget, isForced }: Search,
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
      if (!isForced && ground.nearestAt(x, y) !== cluster) continue;
      const ownCells = ground.cellsIn(own, rect);
      if (ownCells === 0) continue;
      const foreign = ((ground.ownedIn(rect) - ownCells) * CELL * CELL) / area;
      if (!isForced && (foreign > MOST_FOREIGN || foreign * area > ownCells * CELL * CELL)) continue;
      const discs = ground.discsIn(rect);
      if (discs > budget) continue;
      const cost = least + (isForced ? FORCED_COVER_COST : 2) * (discs / area) + 1.6 * foreign;
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

function isIn([x0, y0, x1, y1]: Box, { x, y }: Pick<Snapshot, 'x' | 'y'>, node: number): boolean {
  const [px, py] = [x[node] as number, y[node] as number];
  return px >= x0 && px <= x1 && py >= y0 && py <= y1;
}

function isBetween({ x, y }: { x: number; y: number }, { left, top, width, height }: Rect): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** Median centre of each cluster and how far nine tenths of its nodes reach, pixels. */
function clusterCentres(
  snapshot: Snapshot,
  scale: number,
  isMember: (node: number) => boolean,
): ({ x: number; y: number; reach: number } | undefined)[] {
  const members: number[][] = snapshot.clusters.map(() => []);
  for (let i = 0; i < snapshot.nodeCount; i++) {
    const cluster = snapshot.cluster[i] as number;
    if (cluster !== NO_CLUSTER && isMember(i)) members[cluster]?.push(i);
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
