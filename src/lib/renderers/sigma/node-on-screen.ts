import { PRESENCE } from '../../view/emphasis';
import type { Highlighter } from './highlighter';
import type { MapCamera } from './map-camera';
import type { MapModel } from './map-model';

/** Where a node (its index or its id) stands in the window, CSS pixels; null when it is hidden or not on the map. */
export function nodeOnScreen(
  model: MapModel,
  node: number | string,
  camera: MapCamera,
  highlighter: Highlighter,
  element: HTMLElement,
): { x: number; y: number } | null {
  const index = typeof node === 'number' ? node : model.snapshot.ids.indexOf(node);
  const x = model.x[index];
  const y = model.y[index];
  if (x === undefined || y === undefined) return null;
  if (highlighter.states.bytes[4 * index] === PRESENCE.hidden) return null;
  const at = camera.toScreen(x, y);
  const bounds = element.getBoundingClientRect();
  return { x: bounds.left + at.x, y: bounds.top + at.y };
}
