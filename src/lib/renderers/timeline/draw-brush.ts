import { select } from 'd3';
import type { Theme } from '../../view/theme';
import type { TimelineLayout } from '../../view/timeline/timeline-layout';
import type { Layer } from './draw-bars';
import type { Grip } from './brush';

const HANDLE_WIDTH = 10;
const HANDLE_HEIGHT = 34;
/** Width of a handle's own target, px; the pointer's reach is wider for fingers (see timeline-view). */
const TARGET_WIDTH = 24;

export type Part = Exclude<Grip, 'new'>;
export const PARTS: readonly Part[] = ['band', 'from', 'to'];

export interface BrushState {
  /** px */
  ends: [number, number];
  /** Without a range the handles wait, pale, at the ends of the axis. */
  hasRange: boolean;
  /** Where the slider stands, in bins, and in words. */
  sliders: Record<Part, { label: string; now: number; text: string }>;
  count: number;
}

/** Draws the band and its two handles, which are sliders for the keyboard and for screen readers. */
export function drawBrush(
  layer: Layer,
  layout: TimelineLayout,
  state: BrushState,
  style: { theme: Theme; surface: string },
): void {
  const { theme, surface } = style;
  const [x0, x1] = state.ends;
  const height = layout.base;
  const handleHeight = Math.min(HANDLE_HEIGHT, height * 0.6);
  const ink = state.hasRange ? theme.accent : theme.secondInk;

  const parts = layer
    .selectAll<SVGGElement, Part>('g.part')
    .data(PARTS, String)
    .join((enter) => {
      const part = enter
        .append('g')
        .attr('class', (name) => `part ${name}`)
        .attr('data-part', String)
        .attr('role', 'slider')
        .attr('aria-orientation', 'horizontal')
        .style('outline', 'none');
      part.append('rect').attr('class', 'target').attr('fill', 'transparent');
      part.append('rect').attr('class', 'body');
      part.append('path').attr('class', 'mark').attr('fill', 'none').attr('pointer-events', 'none');
      part.append('rect').attr('class', 'focus').attr('fill', 'none').attr('pointer-events', 'none');
      return part;
    });
  parts
    .attr('tabindex', (name) => (name === 'band' && !state.hasRange ? -1 : 0))
    .attr('aria-hidden', (name) => (name === 'band' && !state.hasRange ? 'true' : null))
    .attr('aria-label', (name) => state.sliders[name].label)
    .attr('aria-valuemin', 0)
    .attr('aria-valuemax', state.count)
    .attr('aria-valuenow', (name) => state.sliders[name].now)
    .attr('aria-valuetext', (name) => state.sliders[name].text)
    .each(function (name) {
      const part = select(this);
      const at = name === 'from' ? x0 : x1;
      // Handles lie outside the band: they hide none of its bars, and the band of a single bin can still be taken.
      const target =
        name === 'band'
          ? { x: x0, width: Math.max(0, x1 - x0) }
          : { x: name === 'from' ? at - TARGET_WIDTH + 4 : at - 4, width: TARGET_WIDTH };
      part
        .select('rect.target')
        .attr('x', target.x)
        .attr('width', target.width)
        .attr('y', 0)
        .attr('height', height);
      const isHandle = name !== 'band';
      const left = name === 'from' ? at - HANDLE_WIDTH : at;
      const y = isHandle ? (height - handleHeight) / 2 : 0.5;
      part
        .select('rect.body')
        .attr('pointer-events', 'none')
        .attr('x', isHandle ? left : x0)
        .attr('y', y)
        .attr('width', isHandle ? HANDLE_WIDTH : Math.max(0, x1 - x0))
        .attr('height', isHandle ? handleHeight : Math.max(0, height - 0.5))
        .attr('rx', isHandle ? HANDLE_WIDTH / 2 : 0)
        .attr('fill', isHandle ? surface : state.hasRange ? theme.accent : 'none')
        .attr('fill-opacity', isHandle ? null : 0.1)
        .attr('stroke', isHandle ? ink : 'none')
        .attr('stroke-width', isHandle ? 1.5 : null)
        .attr('stroke-opacity', isHandle && !state.hasRange ? 0.55 : null);
      part
        .select('path.mark')
        .attr('d', isHandle ? handleMark(at, left + HANDLE_WIDTH / 2, height, state.hasRange) : null)
        .attr('stroke', ink)
        .attr('stroke-width', 1.5)
        .attr('stroke-linecap', 'round')
        .attr('stroke-opacity', isHandle && !state.hasRange ? 0.55 : null);
      part
        .select('rect.focus')
        .attr('x', isHandle ? left - 4 : x0)
        .attr('y', isHandle ? y - 4 : 2)
        .attr('width', isHandle ? HANDLE_WIDTH + 8 : Math.max(0, x1 - x0))
        .attr('height', isHandle ? handleHeight + 8 : Math.max(0, height - 3))
        .attr('rx', isHandle ? HANDLE_WIDTH / 2 + 4 : 3)
        .attr('stroke', theme.accent)
        .attr('stroke-width', 2)
        .attr('visibility', this.ownerDocument.activeElement === this ? 'visible' : 'hidden');
    });
}

/** The edge of the band, and the grip in the handle. */
function handleMark(x: number, middle: number, height: number, withEdge: boolean): string {
  const grip = `M${middle},${height / 2 - 5}V${height / 2 + 5}`;
  return withEdge ? `M${x},1V${height}${grip}` : grip;
}
