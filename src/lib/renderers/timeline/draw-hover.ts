import { partInWords } from '../../view/item-words';
import type { Theme } from '../../view/theme';
import type { TimelineLayout } from '../../view/timeline/timeline-layout';
import type { TimelineBin } from '../../view/timeline/timeline-model';
import type { Layer } from './draw-bars';

const LETTER = 6.4;

/** Draws the name and count of the bar under the pointer, and a small wedge under each marked bar. */
export function drawHover(
  layer: Layer,
  layout: TimelineLayout,
  bins: TimelineBin[],
  at: { hovered: number; marked: number[]; words: { one: string; many: string } },
  style: { theme: Theme; surface: string },
): void {
  const { theme, surface } = style;
  const middle = (bin: number): number => (layout.starts[bin]! + layout.ends[bin]!) / 2;
  layer
    .selectAll('path.marked')
    .data(at.marked)
    .join('path')
    .attr('class', 'marked')
    .attr('d', (bin) => `M${middle(bin)},${layout.base - 1}l-5,8h10z`)
    .attr('fill', theme.accent)
    .attr('stroke', surface)
    .attr('stroke-width', 1);

  const outlined = [...new Set([...at.marked, ...(at.hovered >= 0 ? [at.hovered] : [])])];
  const scale = (layout.base - layout.top) / layout.most;
  layer
    .selectAll('rect.outline')
    .data(outlined)
    .join('rect')
    .attr('class', 'outline')
    .attr('x', (bin) => Math.round(layout.starts[bin]!) - 0.5)
    .attr('width', (bin) => Math.max(2, Math.round(layout.ends[bin]!) - Math.round(layout.starts[bin]!)))
    .attr('y', (bin) => layout.base - bins[bin]!.papers.length * scale - 1)
    .attr('height', (bin) => bins[bin]!.papers.length * scale + 1)
    .attr('fill', 'none')
    .attr('stroke', (bin) => (bin === at.hovered ? theme.ink : theme.accent))
    .attr('stroke-width', 1.25);

  const bin = bins[at.hovered];
  const text = bin ? `${bin.label}: ${partInWords(bin.papers.length, bin.papers.length, at.words)}` : '';
  const half = (text.length * LETTER) / 2 + 4;
  const x = bin ? Math.max(half, Math.min(layout.width - half, middle(at.hovered))) : Infinity;
  layer
    .selectAll('text.name')
    .data(bin ? [at.hovered] : [])
    .join('text')
    .attr('class', 'name')
    .attr('x', x)
    .attr('y', 11)
    .attr('text-anchor', 'middle')
    .attr('font-weight', 600)
    .attr('fill', theme.ink)
    .attr('stroke', surface)
    .attr('stroke-width', 4)
    .attr('stroke-linejoin', 'round')
    .attr('paint-order', 'stroke')
    .text(text);
  layer
    .selectAll('text.empty')
    .data(bins.length === 0 ? [`No ${at.words.one} here has a date`] : [])
    .join('text')
    .attr('class', 'empty')
    .attr('x', layout.width / 2)
    .attr('y', layout.height / 2)
    .attr('text-anchor', 'middle')
    .attr('font-size', 13)
    .attr('fill', theme.secondInk)
    .text(String);
}
