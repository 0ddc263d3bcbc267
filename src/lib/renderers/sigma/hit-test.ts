import { dataToScreen, pixelsPerUnit, type CameraState, type Frame } from '../../view/camera-box';
import { PRESENCE, type NodeStates } from '../../view/emphasis';
import { screenRadius } from '../../view/encodings';
import { segmentDistance } from '../segment-distance';
import type { MapModel } from './map-model';
import { LINK_BEND, type SharedState } from './shared-state';

/** What hits are looked for in. */
export interface HitScene {
  model: MapModel;
  camera: CameraState;
  frame: Frame;
  states: NodeStates;
  shared: SharedState;
}

/**
 * The node at a point of the viewport, or null. The nearest edge wins, so that a small disc on a large one can be reached. A scan over typed
 * arrays: no pixel is read back from the GPU.
 *
 * @param tolerance how far beside a disc still counts, CSS pixels
 */
export function findNode(scene: HitScene, x: number, y: number, tolerance: number): number | null {
  const { model, camera, frame, states, shared } = scene;
  const scale = pixelsPerUnit(camera.ratio, frame);
  const origin = dataToScreen({ x: 0, y: 0 }, camera, frame);
  let best: number | null = null;
  let bestGap = Infinity;
  for (let node = 0; node < model.snapshot.nodeCount; node++) {
    if (states.bytes[4 * node] !== PRESENCE.shown) continue;
    const dx = origin.x + (model.x[node] as number) * scale - x;
    const dy = origin.y - (model.y[node] as number) * scale - y;
    const radius = screenRadius(model.radii[node] as number, shared.sizeScale);
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance > radius + tolerance) continue;
    // Inside discs the smaller one lies on top; outside the nearer edge wins.
    const gap = distance <= radius ? radius - 1e6 : distance - radius;
    if (gap < bestGap) {
      bestGap = gap;
      best = node;
    }
  }
  return best;
}

/** The drawn link within `tolerance` CSS pixels of a point, or null. Only links that can be seen now are found. */
export function findLink(scene: HitScene, x: number, y: number, tolerance: number): number | null {
  const { model, camera, frame, states, shared } = scene;
  const { links } = model;
  const scale = pixelsPerUnit(camera.ratio, frame);
  const origin = dataToScreen({ x: 0, y: 0 }, camera, frame);
  let best: number | null = null;
  let bestDistance = tolerance;
  for (let link = 0; link < links.source.length; link++) {
    const source = links.source[link] as number;
    const target = links.target[link] as number;
    const isThere =
      states.bytes[4 * source] === PRESENCE.shown && states.bytes[4 * target] === PRESENCE.shown;
    if (!isThere || !isSeen(scene, link, source, target, shared)) continue;
    const ax = origin.x + (model.x[source] as number) * scale;
    const ay = origin.y - (model.y[source] as number) * scale;
    const bx = origin.x + (model.x[target] as number) * scale;
    const by = origin.y - (model.y[target] as number) * scale;
    const distance = links.curved[link]
      ? arcDistance(x, y, ax, ay, bx, by)
      : segmentDistance(x, y, ax, ay, bx, by);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = link;
    }
  }
  return best;
}

function isSeen(scene: HitScene, link: number, source: number, target: number, shared: SharedState): boolean {
  const { bytes, fades, links } = scene.states;
  if (!fades) return (scene.model.links.rank[link] as number) < shared.reveal;
  const lights = [bytes[4 * source + 1] === 255, bytes[4 * target + 1] === 255];
  return links === 'between' ? lights.every(Boolean) : lights.some(Boolean);
}

/** Distance from the arc that the link program draws between a and b, as a chain of eight chords. Screen space, y downwards. */
function arcDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  // The shader bends to the left of the direction with y upwards: on the screen that is (dy, -dx).
  const cx = (ax + bx) / 2 + (by - ay) * LINK_BEND;
  const cy = (ay + by) / 2 - (bx - ax) * LINK_BEND;
  let best = Infinity;
  let [px, py] = [ax, ay];
  for (let step = 1; step <= 8; step++) {
    const t = step / 8;
    const qx = (1 - t) * (1 - t) * ax + 2 * t * (1 - t) * cx + t * t * bx;
    const qy = (1 - t) * (1 - t) * ay + 2 * t * (1 - t) * cy + t * t * by;
    best = Math.min(best, segmentDistance(x, y, px, py, qx, qy));
    [px, py] = [qx, qy];
  }
  return best;
}
