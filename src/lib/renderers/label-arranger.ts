import type { Rect } from '../view/labels/place-labels';
import type { LabelPlace, MovedLabel, StandingLabel } from '../view/labels/standing-label';
import type { GraphView } from './sigma/graph-view-types';

/** What the reader does to a label. */
export interface ArrangeHandlers {
  /** The pointer is over a label, and so over nothing of the map. */
  onOver: () => void;
  /** A label was pressed: from now on the keys are its own. null: let go. */
  onHold: (place: LabelPlace | null) => void;
  /** `isStep`: by a key, one small step of several. */
  onMove: (place: LabelPlace, to: MovedLabel, isStep: boolean) => void;
  onHide: (place: LabelPlace) => void;
  onUndo: (isRedo: boolean) => void;
  /** Escape, with no label in hand. */
  onDone: () => void;
}

export interface LabelArranger {
  update(state: { isOn: boolean; held: LabelPlace | null }): void;
  destroy(): void;
}

/** Pixels that a key moves a label; with Shift six times as far. */
const STEP = 4;
const LONG_STEP = 24;
/** A pointer that has moved less than this was pressed where it stood. CSS pixels. */
const STILL = 4;
/** Around a label a finger still meets it. CSS pixels. */
const REACH = 9;

const ARROWS: Partial<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** What the map itself listens to beside pointer events. */
const OTHERS = ['mousedown', 'mouseup', 'click', 'dblclick', 'touchstart', 'touchmove', 'touchend'] as const;

/**
 * Lets labels and names of regions be taken hold of, over any map view: dragged by mouse, pen or finger, or held and moved by the arrow keys.
 * Presses beside a label stay the map's. Off until it is told.
 *
 * @param container holds the view and nothing else; the frame of what `standing` says
 */
export function createLabelArranger(
  container: HTMLElement,
  view: Pick<GraphView, 'standing' | 'update'>,
  handlers: ArrangeHandlers,
): LabelArranger {
  let isOn = false;
  let held: LabelPlace | null = null;
  let hovered: LabelPlace | null = null;
  let drag: { id: number; label: StandingLabel; x: number; y: number; dx: number; dy: number } | null = null;
  /** The press was a label's: what else the browser tells of it is not for the map. */
  let isTaken = false;
  let frame = 0;
  const marks = { held: createMark('solid'), hovered: createMark('dashed') };

  const stage = () => container.querySelector<HTMLElement>('[role=application]');

  function labelAt(event: PointerEvent): StandingLabel | null {
    const bounds = container.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    const reach = event.pointerType === 'touch' ? REACH : 1;
    // The last one is drawn over the others.
    return view.standing().findLast(({ rect }) => isNear(rect, x, y, reach)) ?? null;
  }

  function mark(): void {
    frame = 0;
    const standing = isOn && (held || hovered || drag) ? view.standing() : [];
    const rectOf = (place: LabelPlace | null) => place && (standing.find(isSame(place))?.rect ?? null);
    const shifted = drag && {
      ...drag.label.rect,
      left: drag.label.rect.left + drag.dx,
      top: drag.label.rect.top + drag.dy,
    };
    showMark(marks.held, shifted ?? rectOf(held));
    showMark(marks.hovered, drag || (held && hovered && isSame(held)(hovered)) ? null : rectOf(hovered));
    // The map moves under them.
    if (isOn) frame = requestAnimationFrame(mark);
  }

  const onDown = (event: PointerEvent): void => {
    isTaken = false;
    if (!isOn || event.button !== 0 || drag) return;
    const label = labelAt(event);
    if (!label) {
      if (held) handlers.onHold(null);
      return;
    }
    isTaken = true;
    drag = { id: event.pointerId, label, x: event.clientX, y: event.clientY, dx: 0, dy: 0 };
    container.setPointerCapture(event.pointerId);
    event.stopPropagation();
    event.preventDefault();
    stage()?.focus({ preventScroll: true, focusVisible: false } as FocusOptions);
    handlers.onHold({ of: label.of, index: label.index });
  };

  const onMove = (event: PointerEvent): void => {
    if (!isOn) return;
    if (!drag) {
      isTaken = false;
      const label = event.buttons === 0 ? labelAt(event) : null;
      hovered = label && { of: label.of, index: label.index };
      const element = stage();
      if (!label || !element) return;
      element.style.cursor = 'move';
      handlers.onOver();
      event.stopPropagation();
      return;
    }
    if (event.pointerId !== drag.id) return;
    event.stopPropagation();
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (Math.hypot(dx, dy) < STILL && drag.dx === 0 && drag.dy === 0) return;
    [drag.dx, drag.dy] = [dx, dy];
    const { of, index } = drag.label;
    view.update({ labelShift: { of, index, dx, dy } });
  };

  const onUp = (event: PointerEvent): void => {
    if (!drag || event.pointerId !== drag.id) return;
    event.stopPropagation();
    const { label, dx, dy } = drag;
    drag = null;
    const isMoved = event.type === 'pointerup' && (dx !== 0 || dy !== 0);
    if (isMoved) handlers.onMove({ of: label.of, index: label.index }, label.movedBy(dx, dy), false);
    view.update({ labelShift: null });
  };

  const onOther = (event: Event): void => {
    if (!isTaken) return;
    event.stopPropagation();
    // No emulated mouse, no scrolling of the page.
    if (event.type.startsWith('touch') && event.cancelable) event.preventDefault();
  };

  /** Sigma reads the mouse, not the pointer: over a label it is not to light the node below. */
  const onMouse = (event: MouseEvent): void => {
    if (isOn && (drag || hovered)) event.stopPropagation();
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!isOn || event.altKey) return;
    if (!take(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  function take(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return false;
      handlers.onUndo(event.shiftKey);
      return true;
    }
    if (event.key === 'Escape') {
      if (held) handlers.onHold(null);
      else handlers.onDone();
      return true;
    }
    if (!held) return false;
    if (event.key === 'Delete') {
      handlers.onHide(held);
      return true;
    }
    const arrow = ARROWS[event.key];
    const label = arrow && view.standing().find(isSame(held));
    if (!arrow || !label) return arrow !== undefined;
    const step = event.shiftKey ? LONG_STEP : STEP;
    handlers.onMove(held, label.movedBy(arrow[0] * step, arrow[1] * step), true);
    return true;
  }

  const listening = new AbortController();
  const whole = { capture: true, passive: false, signal: listening.signal };
  container.addEventListener('pointerdown', onDown, whole);
  container.addEventListener('pointermove', onMove, whole);
  container.addEventListener('pointerup', onUp, whole);
  container.addEventListener('pointercancel', onUp, whole);
  container.addEventListener('mousemove', onMouse, whole);
  container.addEventListener('keydown', onKey, whole);
  for (const type of OTHERS) container.addEventListener(type, onOther, whole);
  container.append(marks.hovered, marks.held);

  return {
    update(state) {
      const isNew = state.isOn && (!isOn || (state.held && !(held && isSame(held)(state.held))));
      ({ isOn, held } = state);
      if (!isOn) {
        hovered = drag = null;
        isTaken = false;
        const element = stage();
        if (element) element.style.cursor = 'grab';
      }
      // The keys are the label's from the beginning.
      if (isNew && !container.contains(document.activeElement)) stage()?.focus({ preventScroll: true });
      cancelAnimationFrame(frame);
      mark();
    },
    destroy() {
      isOn = false;
      cancelAnimationFrame(frame);
      listening.abort();
      marks.held.remove();
      marks.hovered.remove();
    },
  };
}

function isSame({ of, index }: LabelPlace): (other: LabelPlace) => boolean {
  return (other) => other.of === of && other.index === index;
}

function isNear({ left, top, width, height }: Rect, x: number, y: number, reach: number): boolean {
  return x >= left - reach && y >= top - reach && x <= left + width + reach && y <= top + height + reach;
}

function createMark(line: 'solid' | 'dashed'): HTMLElement {
  const mark = document.createElement('div');
  mark.dataset.mark = line;
  mark.setAttribute('aria-hidden', 'true');
  mark.style.cssText = `position:absolute;z-index:1;display:none;pointer-events:none;border:1.5px ${line} var(--accent);border-radius:4px`;
  return mark;
}

/** Room between a label and the line around it. CSS pixels. */
const AROUND = 3;

function showMark({ style }: HTMLElement, rect: Rect | null): void {
  style.display = rect ? 'block' : 'none';
  if (!rect) return;
  style.left = `${rect.left - AROUND}px`;
  style.top = `${rect.top - AROUND}px`;
  style.width = `${rect.width + 2 * AROUND}px`;
  style.height = `${rect.height + 2 * AROUND}px`;
}
