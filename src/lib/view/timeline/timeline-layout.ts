import { parseIsoDate } from '../dates';
import type { Span, Timeline } from './timeline-model';

/** Narrowest bar that a finger or the eye can tell from its neighbours, px. */
const LEAST_BAR = 10;
/** Few bars don't grow to slabs, px. */
const WIDEST_BAR = 64;
const OVERFLOW_BAR = 26;
const OVERFLOW_GAP = 10;
const MARGIN = 24;
/** A strip lower than this has no px to spare above its bars. */
const STRIP_HEIGHT = 64;
const STRIP_TOP = 4;
const STRIP_AXIS_HEIGHT = 17;
/** Room above the bars for a line of text, px. */
const TOP = 16;
const AXIS_HEIGHT = 22;
/** Room for an average letter of the axis, px; labels are short, so that an estimate does. */
const LETTER = 6.3;
const LABEL_GAP = 10;

export interface TimelineTick {
  x: number;
  label: string;
  anchor: 'start' | 'middle' | 'end';
  /** A year among months. */
  major: boolean;
  /** Whether a small line marks the place: at the start of bins, not in the middle of a year's bar. */
  line: boolean;
}

/** A timeline on a drawing of a given size, px from its top left corner. */
export interface TimelineLayout {
  width: number;
  height: number;
  /** Plot area without margins and axis. */
  left: number;
  right: number;
  top: number;
  base: number;
  /** Left and right ends of each bin. */
  starts: number[];
  ends: number[];
  /** Papers in the fullest bin. */
  most: number;
  ticks: TimelineTick[];
}

/** How many bins fit a width. */
export function maxBinsFor(width: number): number {
  return Math.max(4, Math.floor((width - 2 * MARGIN) / LEAST_BAR));
}

/** Where everything stands on a drawing of a given size. */
export function layoutTimeline(timeline: Timeline, size: { width: number; height: number }): TimelineLayout {
  const { bins } = timeline;
  const { width, height } = size;
  const regular = bins.filter((bin) => bin.kind === 'bin').length;
  const extra = bins.length - regular;
  const free = Math.max(1, width - 2 * MARGIN - extra * (OVERFLOW_BAR + OVERFLOW_GAP));
  const bar = Math.min(WIDEST_BAR, free / Math.max(1, regular));
  const used = bar * regular + extra * (OVERFLOW_BAR + OVERFLOW_GAP);
  const left = MARGIN + Math.max(0, (width - 2 * MARGIN - used) / 2);
  const starts: number[] = [];
  const ends: number[] = [];
  let x = left;
  for (const bin of bins) {
    if (bin.kind === 'after') x += OVERFLOW_GAP;
    starts.push(x);
    x += bin.kind === 'bin' ? bar : OVERFLOW_BAR;
    ends.push(x);
    if (bin.kind === 'before') x += OVERFLOW_GAP;
  }
  const isStrip = height < STRIP_HEIGHT;
  const top = isStrip ? STRIP_TOP : TOP;
  const base = Math.max(top + 1, height - (isStrip ? STRIP_AXIS_HEIGHT : AXIS_HEIGHT));
  const layout = {
    ...{ width, height, left, right: ends.at(-1) ?? width - MARGIN, top, base },
    ...{ starts, ends, most: Math.max(1, ...bins.map((bin) => bin.papers.length)), ticks: [] },
  };
  return { ...layout, ticks: placeTicks(timeline, layout, bar, width - 4) };
}

/** px of a place on the axis. */
export function xOfPosition(layout: TimelineLayout, position: number): number {
  const last = layout.starts.length - 1;
  if (last < 0) return layout.left;
  const bin = Math.max(0, Math.min(last, Math.floor(position)));
  const share = Math.max(0, Math.min(1, position - bin));
  return layout.starts[bin]! + share * (layout.ends[bin]! - layout.starts[bin]!);
}

/** px of both ends of a span. The end of a bin before a gap is that bin's, not the next one's start. */
export function xOfSpan(layout: TimelineLayout, span: Span): [x0: number, x1: number] {
  const x0 = xOfPosition(layout, span[0]);
  const whole = Number.isInteger(span[1]) && span[1] > span[0];
  return [
    x0,
    whole ? (layout.ends[span[1] - 1] ?? layout.right) : Math.max(x0, xOfPosition(layout, span[1])),
  ];
}

/** The place on the axis at px, in bins; within the gap beside an outliers' bin its edge. */
export function positionOfX(layout: TimelineLayout, x: number): number {
  const { starts, ends } = layout;
  const bin = ends.findIndex((end) => x < end);
  if (bin < 0) return ends.length;
  return bin + Math.max(0, (x - starts[bin]!) / (ends[bin]! - starts[bin]!));
}

/** The bin under px, clamped to the first and last; -1 when there are none. */
export function binAtX(layout: TimelineLayout, x: number): number {
  return Math.min(layout.ends.length - 1, Math.floor(positionOfX(layout, x)));
}

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TICK_MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];

type Geometry = Pick<TimelineLayout, 'starts' | 'ends' | 'left' | 'right'>;

function placeTicks(timeline: Timeline, layout: Geometry, bar: number, limit: number): TimelineTick[] {
  const { bins, months } = timeline;
  if (months === 0) return placeDayTicks(timeline, layout, bar, limit);
  const step =
    TICK_MONTHS.find((each) => {
      const minWidth = each < 12 ? 3 * LETTER + LABEL_GAP : 4 * LETTER + LABEL_GAP;
      return each >= months && each % months === 0 && (each / months) * bar >= minWidth;
    }) ?? TICK_MONTHS.at(-1)!;

  // Outliers and years come first; a month's name gives way to them.
  const fixed: TimelineTick[] = [];
  const years: TimelineTick[] = [];
  const others: TimelineTick[] = [];
  let regular = 0;
  bins.forEach((bin, i) => {
    const [start, end] = [layout.starts[i]!, layout.ends[i]!];
    if (bin.kind === 'before') fixed.push(tick(start, bin.label, 'start', false, false));
    else if (bin.kind === 'after') fixed.push(tick(end, bin.label, 'end', false, false));
    else {
      const date = parseIsoDate(bin.from)!;
      const month = (date.month ?? 1) - 1;
      const isFirst = regular++ === 0;
      if (months === 12 && date.year % (step / 12) === 0) {
        years.push(tick((start + end) / 2, String(date.year), 'middle', true, false));
      } else if (months !== 12 && (date.year * 12 + month) % step === 0) {
        if (month === 0) years.push(tick(start, String(date.year), 'start', true, true));
        else others.push(tick(start, named(month, date.year, isFirst), 'start', false, true));
      } else if (isFirst && months < 12) {
        others.push(tick(start, named(month, date.year, true), 'start', false, true));
      }
    }
  });
  return withoutCollisions([...fixed, ...years, ...others], timeline, layout, limit);
}

/** "29 Sep 2025", then "1 Oct", "8", "15" … under the middle of their bars. */
function placeDayTicks(timeline: Timeline, layout: Geometry, bar: number, limit: number): TimelineTick[] {
  const step = [1, 2, 5, 10].find((each) => each * bar >= 2 * LETTER + LABEL_GAP) ?? 10;
  const firsts: TimelineTick[] = [];
  const others: TimelineTick[] = [];
  const first = timeline.bins.findIndex(({ kind }) => kind === 'bin');
  timeline.bins.forEach((bin, i) => {
    const [start, end] = [layout.starts[i]!, layout.ends[i]!];
    if (bin.kind === 'before') return firsts.push(tick(start, bin.label, 'start', false, false));
    if (bin.kind === 'after') return firsts.push(tick(end, bin.label, 'end', false, false));
    const { year, month, day } = parseIsoDate(bin.from)! as { year: number; month: number; day: number };
    const name = `${day} ${named(month - 1, year, i === first)}`;
    if (i === first) return others.unshift(tick(start, name, 'start', true, false));
    const middle = (start + end) / 2;
    if (day === 1) {
      // So near to the first label that it takes its place, and says the year instead.
      const isNear = (i - first) * bar < 14 * LETTER + LABEL_GAP;
      return firsts.push(tick(middle, isNear ? `${name} ${year}` : name, 'middle', true, false));
    }
    if ((day - 1) % step === 0) others.push(tick(middle, String(day), 'middle', false, false));
  });
  return withoutCollisions([...firsts, ...others], timeline, layout, limit);
}

/** The ticks that fit, the first ones first; at least one. */
function withoutCollisions(
  wanted: TimelineTick[],
  timeline: Timeline,
  layout: Geometry,
  limit: number,
): TimelineTick[] {
  const placed: TimelineTick[] = [];
  for (const each of wanted) {
    const [from, to] = extent(each);
    const clear = placed.every((other) => {
      const [otherFrom, otherTo] = extent(other);
      return from > otherTo + LABEL_GAP / 2 || to < otherFrom - LABEL_GAP / 2;
    });
    if (clear && to <= limit) placed.push(each);
  }
  const [first] = timeline.bins;
  if (placed.length === 0 && first) placed.push(tick(layout.left, first.label, 'start', true, false));
  return placed.sort((a, b) => a.x - b.x);
}

function tick(
  x: number,
  label: string,
  anchor: TimelineTick['anchor'],
  major: boolean,
  line: boolean,
): TimelineTick {
  return { x, label, anchor, major, line };
}

function named(month: number, year: number, withYear: boolean): string {
  return withYear ? `${MONTH_NAMES[month]} ${year}` : MONTH_NAMES[month]!;
}

function extent(each: TimelineTick): [number, number] {
  const width = each.label.length * LETTER;
  if (each.anchor === 'start') return [each.x, each.x + width];
  return each.anchor === 'end' ? [each.x - width, each.x] : [each.x - width / 2, each.x + width / 2];
}
