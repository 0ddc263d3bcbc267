import { NO_CLUSTER } from '../../model/snapshot';
import type { Box } from '../../view/camera-box';
import { clusterInk, nodeRadii } from '../../view/encodings';
import { keptLabelBoxes } from '../../view/labels/kept-labels';
import { isKept } from '../../view/labels/label-choices';
import { REGION_LINE, REGION_WEIGHT } from '../../view/labels/name-forms';
import { isOverlapping, type Rect } from '../../view/labels/place-labels';
import { placeRegionNames, type RegionName } from '../../view/labels/region-names';
import { standingRegion, type StandingLabel } from '../../view/labels/standing-label';
import type { Territory } from '../../view/territories';
import type { FigureText } from './figure-model';
import { titlesOn, type Sheet } from './sheet';

/** Nearer than this, names of regions give way to labels. */
const NAMES_UNTIL = 3;
/** What is left of names of regions where nodes are lit, as on the screen. */
const UNLIT_NAME = 0.25;

export interface FigureNames {
  texts: FigureText[];
  /** The room that they take. */
  rects: Rect[];
  standing: StandingLabel[];
  /** Clusters that are named. */
  named: ReadonlySet<number>;
}

const NO_NAMES: FigureNames = { texts: [], rects: [], standing: [], named: new Set() };

/** Names of the regions that are on the sheet, and the room that they take. */
export function drawNames(sheet: Sheet): FigureNames {
  const { options, chosen } = sheet;
  const { clusters } = sheet.snapshot;
  const hasKept = [...chosen.regions.values()].some(isKept);
  if (options.isInFlight || (sheet.zoom > NAMES_UNTIL && !hasKept)) return NO_NAMES;
  const texts: FigureText[] = [];
  const rects: Rect[] = [];
  const standing: StandingLabel[] = [];
  const named = new Set<number>();
  for (const name of placeNames(sheet)) {
    const kept = isKept(chosen.regions.get(name.cluster));
    if (sheet.zoom > NAMES_UNTIL && !kept) continue;
    const rect = rectOf(name, sheet);
    if (!isMiddleIn(rect, sheet.seen)) continue;
    if (options.covers.some((cover) => isOverlapping(rect, cover))) continue;
    // The smaller one waits, as on the screen.
    if (!kept && rects.some((other) => isOverlapping(rect, other))) continue;
    rects.push(rect);
    named.add(name.cluster);
    standing.push(standingRegion(name, rect, (at) => toData(at, sheet), clusters[name.cluster]));
    texts.push(...textsOf(name, rect, sheet));
  }
  return { texts, rects, standing, named };
}

/** On the whole map names stand as on the screen; a part of it, by place or by filters, has them where they harm nothing of that part. */
function placeNames(sheet: Sheet): RegionName[] {
  const { snapshot, options, chosen, radii } = sheet;
  const isPart = options.frame && (options.box !== null || options.mask?.includes(0) === true);
  const isNear = options.frame && options.box !== null;
  const scale = isNear ? sheet.scale : sheet.scale / sheet.zoom;
  const seen = radii.map((radius, node) => (sheet.presence(node) === 1 ? radius : 0));
  const kept = keptLabelBoxes({
    ...{ snapshot, chosen, radii: seen, scale: sheet.scale, zoom: sheet.zoom },
    ...{ measure: options.measure, titles: titlesOn(sheet) },
  });
  const covers = options.box === null ? options.covers.map((cover) => toBox(cover, sheet)) : [];
  return placeRegionNames(
    snapshot,
    nodeRadii(snapshot, options.encodings, options.columns),
    scale,
    sheet.area.width,
    options.measure,
    {
      within: isNear ? toBox(sheet.seen, sheet) : sheet.wholeArea,
      blocked: [...covers, ...kept],
      chosen: chosen.regions,
      ...(isPart ? { seen } : {}),
    },
  );
}

/**
 * Regions of which something is seen on the sheet: ground or nodes. Not those whose name the reader has hidden or that have none, and none
 * where lanes bear the names or colours are not those of topics.
 */
export function shownRegions(sheet: Sheet, territories: readonly Territory[]): number[] {
  const { snapshot, options, seen, chosen, x, y } = sheet;
  if (snapshot.axes || options.isInFlight || options.encodings.colourBy !== 'cluster') return [];
  const shown = new Set<number>();
  const [x0, y0, x1, y1] = toBox(seen, sheet);
  for (const { cluster, levels } of territories)
    for (const ring of levels[0] ?? []) {
      const [left, bottom, right, top] = boundsOf(ring);
      if (left < x1 && right > x0 && bottom < y1 && top > y0) shown.add(cluster);
    }
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const at = { left: x(node), top: y(node), width: 0, height: 0 };
    if (sheet.presence(node) > 0 && isMiddleIn(at, seen)) shown.add(snapshot.cluster[node] ?? NO_CLUSTER);
  }
  return snapshot.clusters.flatMap(({ label }, cluster) =>
    shown.has(cluster) && label.trim() && chosen.regions.get(cluster)?.how !== 'hidden' ? cluster : [],
  );
}

function textsOf(name: RegionName, rect: Rect, { options, states }: Sheet): FigureText[] {
  const common = {
    x: rect.left + rect.width / 2,
    anchor: 'middle' as const,
    fill: clusterInk(name.cluster, options.theme),
    spacing: name.spacing,
    italic: false,
    ...(states.fades ? { opacity: UNLIT_NAME } : {}),
  };
  const step = name.size * REGION_LINE;
  const { lines, size, detailSize } = name;
  const head = { ...common, lines, y: rect.top + size * 0.88, lineHeight: step, size, weight: REGION_WEIGHT };
  if (!name.detail) return [head];
  const y = rect.top + lines.length * step + detailSize;
  return [head, { ...common, lines: [name.detail], y, lineHeight: 0, size: detailSize, weight: 500 }];
}

function rectOf({ x, y, width, height }: RegionName, { toX, toY }: Sheet): Rect {
  return { left: toX(x) - width / 2, top: toY(y) - height / 2, width, height };
}

function isMiddleIn({ left, top, width, height }: Rect, area: Rect): boolean {
  const [x, y] = [left + width / 2 - area.left, top + height / 2 - area.top];
  return x >= 0 && x <= area.width && y >= 0 && y <= area.height;
}

function toData({ x, y }: { x: number; y: number }, { toX, toY, scale }: Sheet): { x: number; y: number } {
  return { x: (x - toX(0)) / scale, y: (toY(0) - y) / scale };
}

/** The box around a ring of points x0 y0 x1 y1 … */
function boundsOf(ring: Float32Array): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y] = [ring[i] as number, ring[i + 1] as number];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  }
  return [x0, y0, x1, y1];
}

/** A part of the sheet in the data space. */
function toBox({ left, top, width, height }: Rect, { toX, toY, scale }: Sheet): Box {
  const x = (left - toX(0)) / scale;
  const y = (toY(0) - top) / scale;
  return [x, y - height / scale, x + width / scale, y];
}
