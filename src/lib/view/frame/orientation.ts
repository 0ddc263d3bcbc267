/**
 * How a map lies in its frame. Layouts make maps that are wider than high; in a frame that is higher than wide such a map is turned by a
 * quarter, and one with axes, which must stay level, is drawn out along one of them until it fills its frame. This is a matter of the view alone: files, links and settings
 * keep the positions of the snapshot.
 */
import type { Snapshot } from '../../model/snapshot';
import type { LabelChoice } from '../../model/view';
import type { Box } from '../camera-box';
import { trayMask } from '../tray';

export interface Orientation {
  /** Clockwise by a quarter: left goes to the top. */
  isTurned: boolean;
  /** How many times wider and higher the map is drawn than the snapshot has it; 1 but for maps with axes. */
  stretchX: number;
  stretchY: number;
}

export const UPRIGHT: Orientation = { isTurned: false, stretchX: 1, stretchY: 1 };
const TURNED: Orientation = { isTurned: true, stretchX: 1, stretchY: 1 };

/** How many times larger a turned map must come out. */
const LEAST_GAIN = 1.15;
/** A map that is turned stays so until it would come out this many times larger upright: it must not tip over while its layout runs. */
const LEAST_GAIN_BACK = 1.1;
const MOST_STRETCH = 4;
/** Shares of the frame that a drawn-out map is meant for; the rest is room for captions and the labels of its axes. */
const USED = { width: 0.84, height: 0.76 };

/**
 * How a map is to lie in a frame.
 *
 * @param frame CSS pixels
 * @param before how the same nodes lay, if they were shown before
 */
export function orientationFor(
  snapshot: Snapshot,
  frame: { width: number; height: number },
  before: Orientation = UPRIGHT,
): Orientation {
  if (snapshot.nodeCount < 2 || frame.width < 1 || frame.height < 1) return UPRIGHT;
  const { width, height } = extent(snapshot);
  if (snapshot.axes) {
    const higher = (USED.height * frame.height) / (USED.width * frame.width) / (height / width);
    const bound = (stretch: number): number =>
      Math.round(10 * Math.max(1, Math.min(MOST_STRETCH, stretch))) / 10;
    return { isTurned: false, stretchX: bound(1 / higher), stretchY: bound(higher) };
  }
  if (frame.height <= frame.width) return UPRIGHT;
  const upright = Math.min(frame.width / width, frame.height / height);
  const turned = Math.min(frame.width / height, frame.height / width);
  const isTurned = before.isTurned ? upright < LEAST_GAIN_BACK * turned : turned > LEAST_GAIN * upright;
  return isTurned ? TURNED : UPRIGHT;
}

/** Data units; what is in the tray does not count. */
function extent(snapshot: Snapshot): { width: number; height: number } {
  const tray = trayMask(snapshot);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (tray?.[node] === 1) continue;
    const [x, y] = [snapshot.x[node] ?? 0, snapshot.y[node] ?? 0];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  }
  // A single row or column of nodes has no height or width, but discs do.
  const least = 0.01 * Math.max(x1 - x0, y1 - y0, 1e-6);
  return { width: Math.max(least, x1 - x0), height: Math.max(least, y1 - y0) };
}

export function isSameOrientation(a: Orientation, b: Orientation): boolean {
  return a.isTurned === b.isTurned && a.stretchX === b.stretchX && a.stretchY === b.stretchY;
}

const oriented = new WeakMap<Snapshot, { orientation: Orientation; snapshot: Snapshot }>();

/** The snapshot as it is drawn: the same object where it lies as it is, the same one again for the same orientation. */
export function orientSnapshot(snapshot: Snapshot, orientation: Orientation): Snapshot {
  if (isSameOrientation(orientation, UPRIGHT)) return snapshot;
  const known = oriented.get(snapshot);
  if (known && isSameOrientation(known.orientation, orientation)) return known.snapshot;
  const { x, y, axes, clusters, subtopics } = snapshot;
  const turn = <T extends { x: number; y: number }>(one: T): T => {
    const [px, py] = orientPoint([one.x, one.y], orientation);
    return { ...one, x: px, y: py };
  };
  const along = <T extends { ticks: { at: number; label: string }[] }>(axis: T, stretch: number): T => ({
    ...axis,
    ticks: axis.ticks.map(({ at, label }) => ({ at: at * stretch, label })),
  });
  const { stretchX, stretchY } = orientation;
  const made: Snapshot = {
    ...snapshot,
    x: x.map((px, node) => orientPoint([px, y[node] ?? 0], orientation)[0]),
    y: y.map((py, node) => orientPoint([x[node] ?? 0, py], orientation)[1]),
    clusters: clusters.map(turn),
    ...(subtopics ? { subtopics: { ...subtopics, list: subtopics.list.map(turn) } } : {}),
    ...(axes
      ? {
          axes: {
            x: axes.x && along(axes.x, stretchX),
            y: axes.y && along(axes.y, stretchY),
            lanes: axes.lanes.map((lane) => ({
              ...lane,
              top: lane.top * stretchY,
              bottom: lane.bottom * stretchY,
            })),
          },
        }
      : {}),
  };
  oriented.set(snapshot, { orientation, snapshot: made });
  return made;
}

/** x0 y0 x1 y1 … of nodes, as they are drawn. */
export function orientPositions(positions: Float32Array, orientation: Orientation): Float32Array {
  if (isSameOrientation(orientation, UPRIGHT)) return positions;
  const drawn = new Float32Array(positions.length);
  for (let i = 0; i + 1 < positions.length; i += 2)
    drawn.set(orientPoint([positions[i] ?? 0, positions[i + 1] ?? 0], orientation), i);
  return drawn;
}

/** A part of the snapshot's data space, as it is drawn. */
export function orientBox([x0, y0, x1, y1]: Box, orientation: Orientation): Box {
  return boxOf(orientPoint([x0, y0], orientation), orientPoint([x1, y1], orientation));
}

/** A part of what is drawn, in the snapshot's data space. */
export function restoreBox([x0, y0, x1, y1]: Box, orientation: Orientation): Box {
  return boxOf(restorePoint([x0, y0], orientation), restorePoint([x1, y1], orientation));
}

/** Choices of labels as they are drawn: what was moved is moved as the map is turned and drawn out. */
export function orientChoices(
  choices: readonly LabelChoice[],
  orientation: Orientation,
): readonly LabelChoice[] {
  if (isSameOrientation(orientation, UPRIGHT)) return choices;
  return choices.map((choice) =>
    choice.how === 'moved' ? { ...choice, by: orientPoint([...choice.by], orientation) } : choice,
  );
}

/** An offset of what is drawn, in the snapshot's data space. */
export function restoreOffset([dx, dy]: readonly [number, number], orientation: Orientation): Point {
  return restorePoint([dx, dy], orientation);
}

type Point = [x: number, y: number];

function orientPoint([x, y]: Point, { isTurned, stretchX, stretchY }: Orientation): Point {
  return isTurned ? [y, -x] : [x * stretchX, y * stretchY];
}

function restorePoint([x, y]: Point, { isTurned, stretchX, stretchY }: Orientation): Point {
  return isTurned ? [-y, x] : [x / stretchX, y / stretchY];
}

function boxOf([ax, ay]: Point, [bx, by]: Point): Box {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}
