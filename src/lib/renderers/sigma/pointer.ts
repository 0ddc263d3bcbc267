import type Sigma from 'sigma';
import type { WheelMode } from './graph-view-types';

/** Where something happened, CSS pixels of the viewport. */
export interface PointerSpot {
  x: number;
  y: number;
  /** Finger rather than mouse. */
  isTouch: boolean;
  shift: boolean;
}

export interface PointerHandlers {
  onMove: (spot: PointerSpot | null) => void;
  onClick: (spot: PointerSpot) => void;
  /** Returns true when it did something; else the map zooms in there. */
  onDoubleClick: (spot: PointerSpot) => boolean;
  onWheel: (spot: PointerSpot, delta: number) => void;
  /** The reader moved the camera by hand. */
  onDrag: () => void;
}

/** Whether a turn of the wheel is the map's. */
export function isForMap(event: WheelEvent, wheel: WheelMode): boolean {
  return wheel === 'on' || (wheel === 'ctrl' && (event.ctrlKey || event.metaKey));
}

/** Wheel turns as pixels, whatever the device reports them in. */
function wheelPixels(event: WheelEvent): number {
  const unit = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 400 : 1;
  return Math.max(-240, Math.min(240, event.deltaY * unit * (event.ctrlKey ? 3 : 1)));
}

const CAPTOR_EVENTS = [
  'mousemove',
  'click',
  'rightClick',
  'doubleClick',
  'wheel',
  'mousedown',
  'mouseup',
  'mouseleave',
  'mouseenter',
  'touchdown',
  'touchup',
  'touchmove',
  'tap',
  'doubletap',
] as const;

/**
 * Listens to Sigma's captors in its stead. Sigma answers every move of the mouse with a read-back from the GPU (readPixels), which stalls
 * the page; here the view looks nodes up on the CPU. Dragging, inertia and pinching stay Sigma's.
 *
 * @returns a function that takes the listeners off
 */
export function listenToPointer(
  sigma: Sigma,
  stage: HTMLElement,
  wheel: WheelMode,
  handlers: PointerHandlers,
): () => void {
  const mouse = sigma.getMouseCaptor();
  const touch = sigma.getTouchCaptor();
  for (const name of CAPTOR_EVENTS) {
    mouse.removeAllListeners(name as never);
    touch.removeAllListeners(name as never);
  }
  const spotOf = (event: { x: number; y: number; original: Event }, isTouch = false): PointerSpot => ({
    x: event.x,
    y: event.y,
    isTouch,
    shift: 'shiftKey' in event.original && event.original.shiftKey === true,
  });
  mouse.on('mousemove', (event) => {
    if (mouse.isMouseDown || mouse.isMoving) return;
    handlers.onMove(spotOf(event));
  });
  mouse.on('mousemovebody', () => {
    if (mouse.isMouseDown && mouse.draggedEvents > 2) handlers.onDrag();
  });
  mouse.on('mouseleave', () => handlers.onMove(null));
  mouse.on('click', (event) => handlers.onClick(spotOf(event)));
  mouse.on('doubleClick', (event) => {
    if (handlers.onDoubleClick(spotOf(event))) event.preventSigmaDefault();
  });
  touch.on('touchmove', () => handlers.onDrag());
  touch.on('tap', (event) => {
    const at = event.touches[0] ?? event.previousTouches[0];
    if (at) handlers.onClick({ ...at, isTouch: true, shift: false });
  });
  touch.on('doubletap', (event) => {
    const at = event.touches[0] ?? event.previousTouches[0];
    if (at && handlers.onDoubleClick({ ...at, isTouch: true, shift: false })) event.preventSigmaDefault();
  });

  const onWheel = (event: WheelEvent) => {
    event.stopPropagation();
    if (!isForMap(event, wheel)) return;
    event.preventDefault();
    const bounds = stage.getBoundingClientRect();
    const spot = {
      x: event.clientX - bounds.left,
      y: event.clientY - bounds.top,
      isTouch: false,
      shift: event.shiftKey,
    };
    handlers.onWheel(spot, wheelPixels(event));
  };
  // Captured before Sigma's own listener, which zooms in steps.
  stage.addEventListener('wheel', onWheel, { capture: true, passive: false });
  return () => stage.removeEventListener('wheel', onWheel, { capture: true });
}
