import type { WheelMode } from '../sigma/graph-view-types';
import { isForMap } from '../sigma/pointer';

/** Where something happened, CSS pixels of the viewport, and how far off it may be meant. */
export interface Spot {
  x: number;
  y: number;
  reach: number;
  shift: boolean;
}

export interface PicturePointer {
  onMove: (spot: Spot | null) => void;
  onClick: (spot: Spot) => void;
  /** CSS pixels. */
  onPan: (dx: number, dy: number) => void;
  onZoom: (factor: number, spot: Spot) => void;
}

/** A pointer that has moved less than this was pressed where it stood. CSS pixels. */
const STILL = 4;

/**
 * Dragging moves, the wheel and two fingers zoom, a press chooses.
 *
 * @returns a function that takes the listeners off
 */
export function listenToPicturePointer(
  element: HTMLElement,
  wheel: WheelMode,
  handlers: PicturePointer,
): () => void {
  element.style.touchAction = 'none';
  const down = new Map<number, { x: number; y: number }>();
  let moved = 0;
  const spotOf = (event: MouseEvent): Spot => {
    const bounds = element.getBoundingClientRect();
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    return {
      x: event.clientX - bounds.left,
      y: event.clientY - bounds.top,
      reach: isTouch ? 14 : 4,
      shift: event.shiftKey,
    };
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = 0;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    element.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const before = down.get(event.pointerId);
    if (!before) {
      handlers.onMove(spotOf(event));
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const others = [...down].filter(([id]) => id !== event.pointerId).map(([, spot]) => spot);
    down.set(event.pointerId, now);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    moved += Math.hypot(dx, dy);
    if (moved < STILL) return;
    const other = others[0];
    if (other) {
      const apart = Math.hypot(before.x - other.x, before.y - other.y) || 1;
      handlers.onZoom(Math.hypot(now.x - other.x, now.y - other.y) / apart, spotOf(event));
    } else handlers.onPan(dx, dy);
  };
  const onUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || moved >= STILL || event.type === 'pointercancel') return;
    handlers.onClick(spotOf(event));
  };
  const onLeave = () => handlers.onMove(null);
  const onWheel = (event: WheelEvent) => {
    if (!isForMap(event, wheel)) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 400 : 1;
    const delta = Math.max(-240, Math.min(240, event.deltaY * unit));
    handlers.onZoom(Math.exp(-delta * 0.0022), spotOf(event));
  };
  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onUp);
  element.addEventListener('pointerleave', onLeave);
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onUp);
    element.removeEventListener('pointerleave', onLeave);
    element.removeEventListener('wheel', onWheel);
  };
}
