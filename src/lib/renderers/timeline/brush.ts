import type { Span } from '../../view/timeline/timeline-model';

/** What a press takes hold of. */
export type Grip = 'from' | 'to' | 'band' | 'new';

/** Bins that Page Up and Page Down step over: a tenth of the axis, at least 2. */
const PAGES = 10;

/**
 * What lies under a pointer: a handle within reach (the nearer one when both are), else the band, else nothing.
 *
 * @param x px
 * @param ends px of both ends of the band, or of the axis when no range is set
 * @param reach how far outside its end a handle can be taken, px; inside it is less, so that a narrow band can still be moved
 * @param hasRange without a range there is no band to move
 */
export function gripAt(x: number, ends: readonly [number, number], reach: number, hasRange: boolean): Grip {
  const [x0, x1] = ends;
  const inside = Math.min(reach / 2, (x1 - x0) / 4);
  const near = (end: number, outward: number): boolean => {
    const distance = (x - end) * outward;
    return distance >= 0 ? distance <= reach : -distance <= inside;
  };
  if (near(x0, -1)) return 'from';
  if (near(x1, 1)) return 'to';
  return hasRange && x > x0 && x < x1 ? 'band' : 'new';
}

export interface Drag {
  grip: Grip;
  /** The span when the drag began; the whole axis when no range was set. */
  origin: Span;
  /** Place on the axis where it began, in bins. */
  at: number;
}

/** The span after dragging to a place on the axis (in bins) that has `count` bins. Moved ends snap to bins; a span keeps one bin at least. */
export function dragSpan(drag: Drag, to: number, count: number): Span {
  const [start, end] = drag.origin;
  switch (drag.grip) {
    case 'from':
      return [Math.max(0, Math.min(Math.round(start + to - drag.at), Math.ceil(end) - 1)), end];
    case 'to':
      return [start, Math.min(count, Math.max(Math.round(end + to - drag.at), Math.floor(start) + 1))];
    case 'band': {
      const shift = Math.round(to - drag.at);
      return shift === 0 ? [start, end] : shifted(drag.origin, shift, count);
    }
    case 'new': {
      const clamp = (bin: number): number => Math.max(0, Math.min(count - 1, Math.floor(bin)));
      const [a, b] = [clamp(drag.at), clamp(to)];
      return [Math.min(a, b), Math.max(a, b) + 1];
    }
  }
}

/**
 * The span after a key on a handle or on the band; null: cleared; undefined: the key means nothing here.
 * Arrows step by one bin, Page keys by a tenth of the axis, Home and End go to the ends, Escape and Delete clear.
 */
export function keySpan(
  grip: Exclude<Grip, 'new'>,
  key: string,
  span: Span,
  count: number,
): Span | null | undefined {
  if (key === 'Escape' || key === 'Delete' || key === 'Backspace') return null;
  const page = Math.max(2, Math.round(count / PAGES));
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -page,
    PageUp: page,
    Home: -count,
    End: count,
  };
  const step = Object.hasOwn(steps, key) ? steps[key]! : 0;
  if (step === 0) return undefined;
  const [start, end] = span;
  if (grip === 'from') return [Math.max(0, Math.min(stepped(start, step), Math.ceil(end) - 1)), end];
  if (grip === 'to') return [start, Math.min(count, Math.max(stepped(end, step), Math.floor(start) + 1))];
  return shifted(span, step, count);
}

/** To the next bin's edge first, where the place is inside a bin. */
function stepped(place: number, step: number): number {
  return step < 0 ? Math.ceil(place) + step : Math.floor(place) + step;
}

function shifted([start, end]: Span, shift: number, count: number): Span {
  const from = Math.floor(start);
  const length = Math.min(count, Math.max(1, Math.ceil(end) - from));
  const moved = Math.max(0, Math.min(count - length, from + shift));
  return [moved, moved + length];
}
