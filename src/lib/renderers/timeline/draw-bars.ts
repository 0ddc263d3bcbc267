import { select, type Selection } from 'd3';
import type { Snapshot } from '../../model/snapshot';
import type { Theme } from '../../view/theme';
import type { TimelineLayout } from '../../view/timeline/timeline-layout';
import {
  countsOf,
  HELD_BACK,
  HELD_BACK_OPACITY,
  piecesOf,
  yOfCount,
  type BarColours,
  type Piece,
} from '../../view/timeline/timeline-bars';
import type { Span, Timeline, TimelineBin } from '../../view/timeline/timeline-model';

/** For the drawing's style sheet: how bars move while they are eased. */
export const BAR_MOTION = `[data-eased] .bin { transition: opacity 150ms ease-out }
[data-eased] rect { transition: y 200ms ease-out, height 200ms ease-out, opacity 150ms ease-out }`;

export type Layer = Selection<SVGGElement, undefined, null, undefined>;

const FADED_OPACITY = 0.22;
/** From this left end of the plot on, px, counts stand beside it, clear of the handle. */
const LEAST_LEFT_FOR_COUNTS = 60;

export interface BarStyle extends BarColours {
  /** Colour behind the timeline, for the halo of text. */
  surface: string;
  /** Whether changes of height are eased. */
  eased: boolean;
}

/** Draws one stack a bin: the papers that pass in the map's colours, those held back as a pale rest on top. */
export function drawBars(
  layer: Layer,
  timeline: Timeline,
  layout: TimelineLayout,
  snapshot: Snapshot,
  mask: Uint8Array | null,
  style: BarStyle,
): void {
  // One switch for all: a style on each of the many pieces would cost more than the rest.
  layer
    .attr('data-eased', style.eased ? '' : null)
    .selectAll<SVGGElement, TimelineBin>('g.bin')
    .data(timeline.bins, (bin) => `${bin.kind}${bin.from}`)
    .join((enter) => enter.append('g').attr('class', 'bin'))
    .order()
    .each(function (bin, i) {
      const pieces = piecesOf(bin, i, layout, snapshot, mask, style);
      select(this)
        .selectAll<SVGRectElement, Piece>('rect')
        .data(pieces, (piece) => piece.key)
        .join('rect')
        .attr('x', (piece) => piece.x)
        .attr('width', (piece) => piece.width)
        .attr('y', (piece) => piece.y)
        .attr('height', (piece) => piece.height)
        .attr('fill', (piece) => piece.fill)
        .attr('fill-opacity', (piece) => (piece.key === HELD_BACK ? HELD_BACK_OPACITY : null));
    });
}

/** Sinks the bars outside the range; those that it cuts are half sunk. */
export function sinkBars(layer: Layer, span: Span | null): void {
  layer.selectAll<SVGGElement, TimelineBin>('g.bin').attr('opacity', (_, i) => {
    if (!span || (i >= span[0] && i + 1 <= span[1])) return null;
    return i + 1 <= span[0] || i >= span[1] ? FADED_OPACITY : (1 + FADED_OPACITY) / 2;
  });
}

/** Draws the axis of time, at the foot, and one or two hairlines with a count. */
export function drawAxes(
  layer: Layer,
  layout: TimelineLayout,
  style: { theme: Theme; surface: string },
): void {
  const { theme } = style;
  const { base, left, right } = layout;
  const isEmpty = layout.starts.length === 0;
  const beside = left >= LEAST_LEFT_FOR_COUNTS;
  const counts = countsOf(layout);
  const yOf = (count: number): number => yOfCount(layout, count);
  layer
    .selectAll('line.count')
    .data(counts)
    .join('line')
    .attr('class', 'count')
    .attr('x1', left)
    .attr('x2', right)
    .attr('y1', yOf)
    .attr('y2', yOf)
    .attr('stroke', theme.rule);
  layer
    .selectAll('text.count')
    .data(counts)
    .join('text')
    .attr('class', 'count')
    .attr('x', beside ? left - 18 : left + 3)
    .attr('y', (count) => yOf(count) + (beside ? 3.5 : -3))
    .attr('text-anchor', beside ? 'end' : 'start')
    .attr('font-size', 10)
    .attr('fill', theme.secondInk)
    .text(String);
  layer
    .selectAll('line.base')
    .data(isEmpty ? [] : [base])
    .join('line')
    .attr('class', 'base')
    .attr('x1', left)
    .attr('x2', right)
    .attr('y1', base + 0.5)
    .attr('y2', base + 0.5)
    .attr('stroke', theme.rule);
  const ticks = layer
    .selectAll<SVGGElement, (typeof layout.ticks)[number]>('g.tick')
    .data(layout.ticks)
    .join('g');
  ticks.attr('class', 'tick').attr('transform', ({ x }) => `translate(${x},${base})`);
  ticks
    .selectAll('line')
    .data(({ line }) => (line ? [0] : []))
    .join('line')
    .attr('y1', 1)
    .attr('y2', 6)
    .attr('x1', 0.5)
    .attr('x2', 0.5)
    .attr('stroke', theme.secondInk);
  ticks
    .selectAll('text')
    .data((tick) => [tick])
    .join('text')
    .attr('x', ({ line }) => (line ? 3 : 0))
    .attr('y', Math.min(15, layout.height - base - 4))
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr('fill', ({ major }) => (major ? theme.ink : theme.secondInk))
    .text(({ label }) => label);
}
