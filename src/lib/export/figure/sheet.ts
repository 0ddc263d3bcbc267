import { PAPER } from '../../model/network';
import type { Snapshot } from '../../model/snapshot';
import type { Adjacency } from '../../view/adjacency';
import { computeStates, LIGHT, PRESENCE, RING, type NodeStates } from '../../view/emphasis';
import { mapBounds, type Box } from '../../view/camera-box';
import { trayMask } from '../../view/tray';
import { nodeColours, nodeRadii, screenRadius, sizeScaleAt } from '../../view/encodings';
import { findChosen, type ChosenLabels } from '../../view/labels/label-choices';
import type { Rect } from '../../view/labels/place-labels';
import type { Territory } from '../../view/territories';
import type { FigureOptions } from './figure-options';

/** Room around the outermost nodes for their labels, as a share of the map's extent. */
const ROOM = 0.05;

/** How much is left of a node that is not lit while others are, and of one that is not but is ringed; as on the screen. */
const UNLIT = 0.16;
const UNLIT_CHOSEN = 0.66;
const GHOST = 0.12;

/** The map on paper: pixels from the top left, y downwards. */
export interface Sheet {
  snapshot: Snapshot;
  options: FigureOptions;
  /** Where the whole map, or the part that is asked for, lies. */
  area: Rect;
  /** What can be seen: the area, or without a frame the whole sheet. */
  seen: Rect;
  /** Pixels for one data unit. */
  scale: number;
  /** How many times larger than the whole map on the same sheet. */
  zoom: number;
  x: (node: number) => number;
  y: (node: number) => number;
  toX: (x: number) => number;
  toY: (y: number) => number;
  /** n, pixels */
  radii: Float32Array;
  colours: string[];
  /** The part of the data space in the area when the whole map is shown. */
  wholeArea: Box;
  /** How much of a node is seen: 1, a ghost's share, or 0. */
  presence: (node: number) => number;
  /** Labels that the reader has decided about. */
  chosen: ChosenLabels;
  /** What is lit and ringed. */
  states: NodeStates;
  /** How much of a node is left beside what is lit: 1 where nothing is. */
  brightness: (node: number) => number;
}

/** Where everything on the map comes to lie in an area of the sheet. The whole map shows its territories too, not its nodes alone. */
export function layOut(
  snapshot: Snapshot,
  options: FigureOptions,
  area: Rect,
  territories: readonly Territory[],
  adjacency: Adjacency,
): Sheet {
  const tray = trayMask(snapshot);
  const dataRadii = nodeRadii(snapshot, options.encodings, options.columns);
  const whole = wholeMap(mapBounds(snapshot, dataRadii, tray), territories);
  const box = options.box ?? whole;
  const fit = (part: Box): number => {
    const boxWidth = Math.max(Math.abs(part[2] - part[0]), 1e-9);
    const boxHeight = Math.max(Math.abs(part[3] - part[1]), 1e-9);
    return Math.min(area.width / boxWidth, area.height / boxHeight);
  };
  const scale = fit(box);
  const wholeScale = fit(whole);
  const zoom = scale / wholeScale;
  const largest = dataRadii.reduce((most, radius) => Math.max(most, radius), 1e-6);
  const sizeScale = sizeScaleAt(wholeScale, zoom, largest);
  const toX = (x: number) => area.left + area.width / 2 + (x - (box[0] + box[2]) / 2) * scale;
  const toY = (y: number) => area.top + area.height / 2 - (y - (box[1] + box[3]) / 2) * scale;
  const [centreX, centreY] = [(whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2];
  const [halfX, halfY] = [area.width / 2 / wholeScale, area.height / 2 / wholeScale];
  const { mask, emphasis, encodings } = options;
  const states = computeStates(snapshot.nodeCount, adjacency, mask, emphasis, encodings.filtered, tray);
  const { bytes } = states;
  return {
    snapshot,
    options,
    area,
    seen: options.frame ? area : { left: 0, top: 0, width: options.width, height: options.height },
    scale,
    zoom,
    toX,
    toY,
    x: (node) => toX(snapshot.x[node] ?? 0),
    y: (node) => toY(snapshot.y[node] ?? 0),
    radii: dataRadii.map((radius) => screenRadius(radius, sizeScale)),
    colours: nodeColours(snapshot, options.encodings, options.theme, options.columns),
    wholeArea: [centreX - halfX, centreY - halfY, centreX + halfX, centreY + halfY],
    presence: (node) => {
      const byte = bytes[4 * node];
      return byte === PRESENCE.shown ? 1 : byte === PRESENCE.ghost ? GHOST : 0;
    },
    chosen: findChosen(options.labelChoices, snapshot),
    states,
    brightness: (node) => {
      if (!states.fades || bytes[4 * node + 1] !== LIGHT.none) return 1;
      return bytes[4 * node + 2] === RING.selected ? UNLIT_CHOSEN : UNLIT;
    },
  };
}

function wholeMap([x0, y0, x1, y1]: Box, territories: readonly Territory[]): Box {
  const [dx, dy] = [(x1 - x0) * ROOM, (y1 - y0) * ROOM];
  const whole: Box = [x0 - dx, y0 - dy, x1 + dx, y1 + dy];
  for (const ring of territories.flatMap(({ levels }) => levels[0] ?? [])) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x = 0, y = 0] = [ring[i], ring[i + 1]];
      // Far outliers have territories as well; the map is not shrunk for them.
      if (x < x0 - 4 * dx || x > x1 + 4 * dx || y < y0 - 4 * dy || y > y1 + 4 * dy) continue;
      whole[0] = Math.min(whole[0], x);
      whole[1] = Math.min(whole[1], y);
      whole[2] = Math.max(whole[2], x);
      whole[3] = Math.max(whole[3], y);
    }
  }
  return whole;
}

/** As on the screen: papers in view at most when titles take the place of short labels. */
const TITLES_FROM = 36;

const titled = new WeakMap<Sheet, (node: number) => string | undefined>();

/** What stands beside a paper instead of its short label: its title, where the map is seen near enough. */
export function titlesOn(sheet: Sheet): (node: number) => string | undefined {
  let found = titled.get(sheet);
  if (!found) titled.set(sheet, (found = findTitles(sheet)));
  return found;
}

function findTitles({
  snapshot,
  options,
  seen,
  zoom,
  presence,
  x,
  y,
}: Sheet): (node: number) => string | undefined {
  if (zoom <= 1.5) return () => undefined;
  let papers = 0;
  snapshot.kinds.forEach((kind, node) => {
    if (kind !== PAPER || presence(node) < 1) return;
    const [dx, dy] = [x(node) - seen.left, y(node) - seen.top];
    if (dx >= 0 && dy >= 0 && dx <= seen.width && dy <= seen.height) papers++;
  });
  if (papers > TITLES_FROM) return () => undefined;
  return (node) => (snapshot.kinds[node] === PAPER ? options.titles(node) : undefined);
}

/** True for a disc that no part of the map's area shows. */
export function isOutside({ seen: area, x, y, radii }: Sheet, node: number): boolean {
  const r = radii[node] ?? 0;
  return (
    x(node) + r < area.left ||
    x(node) - r > area.left + area.width ||
    y(node) + r < area.top ||
    y(node) - r > area.top + area.height
  );
}
