import { create } from 'd3';
import { DEFAULT_ENCODINGS, type Encodings } from '../../model/view';
import type { Snapshot } from '../../model/snapshot';
import { OPEN_RANGE, dateInWords, rangeInWords, type DateRange } from '../../view/dates';
import { KIND_WORDS } from '../../model/kind-words';
import { itemWords } from '../../view/item-words';
import { datedPapers } from '../../view/timeline/dated-papers';
import { FONT, type Theme } from '../../view/theme';
import { binColours } from '../../view/timeline/timeline-bars';
import {
  binAtX,
  layoutTimeline,
  maxBinsFor,
  positionOfX,
  xOfSpan,
  type TimelineLayout,
} from '../../view/timeline/timeline-layout';
import {
  buildTimeline,
  rangeOfSpan,
  spanOfRange,
  type Span,
  type Timeline,
} from '../../view/timeline/timeline-model';
import { dragSpan, gripAt, keySpan, type Drag } from './brush';
import { BAR_MOTION, drawAxes, drawBars, sinkBars } from './draw-bars';
import { drawBrush, type Part } from './draw-brush';
import { drawHover } from './draw-hover';

export interface TimelineOptions {
  theme: Theme;
  reducedMotion?: boolean;
  /** A range was dragged, moved by keys or cleared; `done` is false while a drag is still going on. Both null: all dates. */
  onRange: (from: string | null, to: string | null, done: boolean) => void;
  /** The nodes of the papers of the bar under the pointer, null when there is none. */
  onHoverBin: (nodes: Uint32Array | null) => void;
}

export interface TimelineProps {
  snapshot: Snapshot | null;
  /** Which papers pass all filters but the dates, by item of datedPapers; null: all. */
  mask: Uint8Array | null;
  from: string | null;
  to: string | null;
  /** Papers (items of datedPapers) whose bars are marked: the hovered one, or those of the hovered author. */
  marked: ArrayLike<number>;
  encodings: Encodings;
  theme: Theme;
  reducedMotion: boolean;
  /** What lies behind the timeline. */
  surface: 'panel' | 'paper';
  /** px; by default the container's, watched. */
  size: { width: number; height: number } | null;
}

export interface TimelineView {
  update(props: Partial<TimelineProps>): void;
  /** Removes everything; twice is fine. */
  destroy(): void;
}

const LEAST_DRAG_PX = 4;
/** How far from a handle it can be taken, px. */
const REACH = { touch: 30, other: 14 };

/**
 * The timeline: papers in bars by date, in the map's colours, with a brush for the range of dates.
 *
 * Drag for a new range, drag the band to move it, its handles to resize it; a click on a bar takes that bar, a click outside the band
 * clears it. Handles and band are sliders: arrows, Page Up and Down, Home and End, Escape. The range snaps to bars.
 */
export function createTimeline(container: HTMLElement, options: TimelineOptions): TimelineView {
  const props: TimelineProps = {
    ...{ snapshot: null, mask: null, from: null, to: null, marked: [], encodings: DEFAULT_ENCODINGS },
    ...{ theme: options.theme, reducedMotion: options.reducedMotion ?? false, surface: 'panel', size: null },
  };
  const svg = create('svg')
    .attr('role', 'group')
    .attr('font-family', FONT)
    .attr('font-size', 11)
    .style('display', 'block')
    .style('width', '100%')
    .style('touch-action', 'pan-y')
    .style('user-select', 'none')
    .style('-webkit-user-select', 'none')
    .style('font-variant-numeric', 'tabular-nums');
  svg.append('style').text(BAR_MOTION);
  const axes = svg.append('g').attr('class', 'axes').attr('aria-hidden', 'true');
  const bars = svg.append('g').attr('class', 'bars').attr('aria-hidden', 'true');
  const brush = svg.append('g').attr('class', 'brush');
  const notes = svg
    .append('g')
    .attr('class', 'notes')
    .attr('aria-hidden', 'true')
    .attr('pointer-events', 'none');
  const root = svg.node()!;
  container.append(root);

  let timeline: Timeline | null = null;
  let built: { snapshot: Snapshot; maxBins: number } | null = null;
  let layout: TimelineLayout | null = null;
  let drawnBars: Timeline | null = null;
  let hovered = -1;
  let drag: (Drag & { pointer: number; x: number; before: DateRange; moved: boolean }) | null = null;
  let destroyed = false;

  const range = (): DateRange => ({ from: props.from, to: props.to });
  const surface = (): string => (props.surface === 'panel' ? props.theme.panel : props.theme.paper);

  function size(): { width: number; height: number } {
    return props.size ?? { width: container.clientWidth, height: container.clientHeight };
  }

  function render(): void {
    const { width, height } = size();
    const { snapshot } = props;
    // Hidden for now: the observer calls again once there is room.
    if (destroyed || width <= 0 || height <= 0) return;
    svg.attr('viewBox', `0 0 ${width} ${height}`).attr('height', height);
    if (!snapshot) {
      [timeline, built, layout, drawnBars] = [null, null, null, null];
      for (const layer of [axes, bars, brush, notes]) layer.selectAll('*').remove();
      return;
    }
    const maxBins = maxBinsFor(width);
    if (!timeline || built?.snapshot !== snapshot || built.maxBins !== maxBins) {
      timeline = buildTimeline(snapshot, maxBins);
      built = { snapshot, maxBins };
      hovered = -1;
      drag = null;
    }
    layout = layoutTimeline(timeline, { width, height });
    svg.attr('aria-label', describe(timeline, itemWords(snapshot)));

    const style = {
      theme: props.theme,
      surface: surface(),
      colourOf: binColours(snapshot, props.encodings, props.theme),
    };
    const eased = !props.reducedMotion && drawnBars === timeline;
    drawAxes(axes, layout, style);
    drawBars(bars, timeline, layout, snapshot, props.mask, { ...style, eased });
    drawnBars = timeline;
    renderBrush();
    renderHover();
  }

  function renderBrush(): void {
    if (!timeline || !layout) return;
    if (timeline.bins.length === 0) {
      brush.selectAll('*').remove();
      return;
    }
    const count = timeline.bins.length;
    const span = spanOfRange(timeline, range());
    const whole: Span = span ?? [0, count];
    sinkBars(bars, span);
    const text = rangeInWords(range());
    drawBrush(
      brush,
      layout,
      {
        ends: xOfSpan(layout, whole),
        hasRange: span !== null,
        count,
        sliders: {
          band: { label: 'Range of dates', now: Math.round(whole[0]), text },
          from: { label: 'From', now: Math.round(whole[0]), text: endInWords(props.from, 'the beginning') },
          to: { label: 'To', now: Math.round(whole[1]), text: endInWords(props.to, 'the end') },
        },
      },
      { theme: props.theme, surface: surface() },
    );
  }

  function renderHover(): void {
    if (!timeline || !layout) return;
    const { binOf, bins } = timeline;
    const marked = new Set<number>();
    for (let i = 0; i < props.marked.length; i++) {
      const bin = binOf[props.marked[i]!] ?? -1;
      if (bin >= 0) marked.add(bin);
    }
    const style = { theme: props.theme, surface: surface() };
    const words = props.snapshot ? itemWords(props.snapshot) : KIND_WORDS.paper;
    drawHover(notes, layout, bins, { hovered, marked: [...marked], words }, style);
  }

  function setRange(next: DateRange, done: boolean): void {
    const changed = next.from !== props.from || next.to !== props.to;
    if (changed) {
      [props.from, props.to] = [next.from, next.to];
      renderBrush();
    }
    if (changed || done) options.onRange(next.from, next.to, done);
  }

  function setSpan(span: Span | null, done: boolean, before: DateRange = range()): void {
    if (timeline) setRange(span ? rangeOfSpan(timeline, span, before) : OPEN_RANGE, done);
  }

  function hover(bin: number): void {
    if (bin === hovered) return;
    hovered = bin;
    renderHover();
    const papers = timeline?.bins[bin]?.papers;
    options.onHoverBin(papers && props.snapshot ? datedPapers(props.snapshot).nodesOf(papers) : null);
  }

  function placeOf(event: PointerEvent): { x: number; grip: ReturnType<typeof gripAt> } | null {
    if (!timeline || !layout || timeline.bins.length === 0) return null;
    const box = root.getBoundingClientRect();
    // A slide may be scaled as a whole.
    const x = (event.clientX - box.left) * (box.width > 0 ? layout.width / box.width : 1);
    const span = spanOfRange(timeline, range());
    const reach = event.pointerType === 'touch' ? REACH.touch : REACH.other;
    const ends = xOfSpan(layout, span ?? [0, timeline.bins.length]);
    return { x, grip: gripAt(x, ends, reach, span !== null) };
  }

  function onDown(event: PointerEvent): void {
    const place = placeOf(event);
    if (!place || !timeline || !layout || event.button !== 0 || drag) return;
    const origin = spanOfRange(timeline, range()) ?? [0, timeline.bins.length];
    const at = positionOfX(layout, place.x);
    drag = {
      grip: place.grip,
      origin,
      at,
      pointer: event.pointerId,
      x: place.x,
      before: range(),
      moved: false,
    };
    // A finger has no other way to ask what a bar is.
    hover(binAtX(layout, place.x));
    root.setPointerCapture?.(event.pointerId);
    if (event.pointerType !== 'touch') event.preventDefault();
    if (place.grip !== 'new') partNode(place.grip)?.focus({ preventScroll: true });
  }

  function onMove(event: PointerEvent): void {
    const place = placeOf(event);
    if (!place || !timeline || !layout) return;
    if (!drag) {
      root.style.cursor = { from: 'ew-resize', to: 'ew-resize', band: 'grab', new: 'crosshair' }[place.grip];
      const outside = place.x < layout.left - LEAST_DRAG_PX || place.x > layout.right + LEAST_DRAG_PX;
      hover(outside ? -1 : binAtX(layout, place.x));
      return;
    }
    if (event.pointerId !== drag.pointer) return;
    if (!drag.moved && Math.abs(place.x - drag.x) < LEAST_DRAG_PX) return;
    if (!drag.moved) {
      drag.moved = true;
      root.style.cursor = drag.grip === 'band' ? 'grabbing' : drag.grip === 'new' ? 'crosshair' : 'ew-resize';
      hover(-1);
    }
    setSpan(dragSpan(drag, positionOfX(layout, place.x), timeline.bins.length), false, drag.before);
  }

  function onUp(event: PointerEvent): void {
    if (!drag || event.pointerId !== drag.pointer) return;
    const { grip, moved, before, at } = drag;
    drag = null;
    if (event.type === 'pointercancel') {
      if (moved) setRange(before, true);
      return;
    }
    if (moved) setRange(range(), true);
    else if (grip === 'new' && timeline) {
      const bin = Math.max(0, Math.min(timeline.bins.length - 1, Math.floor(at)));
      const had = before.from !== null || before.to !== null;
      setSpan(had ? null : [bin, bin + 1], true);
    }
    if (event.pointerType === 'touch') hover(-1);
  }

  function onLeave(): void {
    if (!drag) hover(-1);
  }

  function onKey(event: KeyboardEvent): void {
    const part = (event.target as Element | null)?.closest('[data-part]')?.getAttribute('data-part');
    if (!part || !timeline || event.ctrlKey || event.metaKey || event.altKey) return;
    const hasRange = props.from !== null || props.to !== null;
    const whole = spanOfRange(timeline, range()) ?? ([0, timeline.bins.length] satisfies Span);
    const span = keySpan(part as Part, event.key, whole, timeline.bins.length);
    if (span === undefined || (span === null && !hasRange)) return;
    event.preventDefault();
    event.stopPropagation();
    setSpan(span, true);
    // The band of the open range can't be taken; its end is the next best place for the keyboard.
    if (part === 'band' && props.from === null && props.to === null) partNode('from')?.focus();
  }

  function partNode(part: Part): SVGGElement | null {
    return root.querySelector<SVGGElement>(`[data-part="${part}"]`);
  }

  const listeners = {
    pointerdown: onDown,
    pointermove: onMove,
    pointerup: onUp,
    pointercancel: onUp,
    pointerleave: onLeave,
    keydown: onKey,
    focusin: renderBrush,
    focusout: renderBrush,
  } as unknown as Record<string, (event: Event) => void>;
  for (const [type, listener] of Object.entries(listeners)) root.addEventListener(type, listener);
  const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => render());
  observer?.observe(container);
  render();

  return {
    update(patch) {
      if (destroyed) return;
      const keys = Object.keys(patch) as (keyof TimelineProps)[];
      const changed = keys.filter((key) => patch[key] !== props[key]);
      Object.assign(props, patch);
      if (changed.length === 0) return;
      if (changed.every((key) => key === 'marked')) renderHover();
      else if (changed.every((key) => key === 'marked' || key === 'from' || key === 'to')) {
        renderBrush();
        renderHover();
      } else render();
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      observer?.disconnect();
      for (const [type, listener] of Object.entries(listeners)) root.removeEventListener(type, listener);
      root.remove();
      if (hovered >= 0) options.onHoverBin(null);
    },
  };
}

function endInWords(date: string | null, open: string): string {
  return date === null ? open : dateInWords(date);
}

function describe(timeline: Timeline, { one, many }: { one: string; many: string }): string {
  const [first, last] = [timeline.bins[0], timeline.bins.at(-1)];
  if (!first || !last) return `Timeline: no ${one} has a date`;
  return `Timeline: ${many} by date, ${first.label} to ${last.label}`;
}
