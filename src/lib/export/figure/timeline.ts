import type { View } from '../../model/view';
import type { Snapshot } from '../../model/snapshot';
import { activeFilters } from '../../view/filter-chips';
import { itemWords, partInWords } from '../../view/item-words';
import { computeShown, totalCounts } from '../../view/shown';
import {
  binColours,
  countsOf,
  HELD_BACK,
  HELD_BACK_OPACITY,
  piecesOf,
  yOfCount,
} from '../../view/timeline/timeline-bars';
import { layoutTimeline, maxBinsFor, type TimelineLayout } from '../../view/timeline/timeline-layout';
import { buildTimeline } from '../../view/timeline/timeline-model';
import type { Theme } from '../../view/theme';
import { drawTimelineLegend, drawTitle } from './figure-legend';
import type { Figure, FigureBar, FigureLink, FigureText } from './figure-model';
import { DEFAULT_FIGURE, type FigureOptions } from './figure-options';
import { pictureTheme, type Picture } from './picture';

/** On a sheet of this size type has the sizes of the screen; a larger picture is one of these drawn larger. Pixels. */
const READ_AT = { width: 1200, height: 220 };
const LEAST_PLOT = 80;
/** From this left end of the plot on, px, counts stand beside it. */
const LEAST_LEFT_FOR_COUNTS = 60;

/**
 * The timeline alone, as a figure: what the filters show in bars by date in the map's colours, what they hold back as a pale rest, with
 * title, axis and legend. Pure.
 *
 * @param date when it is made, in words; '' for none
 */
export function composeTimeline(snapshot: Snapshot, view: View, picture: Picture, date = ''): Figure {
  const factor = Math.max(1, Math.min(picture.width / READ_AT.width, picture.height / READ_AT.height));
  const [width, height] = [Math.round(picture.width / factor), Math.round(picture.height / factor)];
  const theme = pictureTheme(picture);
  const shown = computeShown(snapshot, view.filters);
  const chips = activeFilters(snapshot, view.filters).filter((chip) => chip.applies);
  const options: FigureOptions = {
    ...DEFAULT_FIGURE,
    ...{ width, height, theme, title: picture.title, encodings: view.encodings },
    filters: chips.map((chip) => chip.label).join('; '),
  };
  const title = drawTitle(snapshot, options);
  const timeline = buildTimeline(snapshot, maxBinsFor(width));
  const { undated } = timeline;
  const words = itemWords(snapshot);
  const total = totalCounts(snapshot).items;
  const caption = [
    `${partInWords(shown.counts.items, total, words)} by date.`,
    shown.isFiltered ? 'Pale: what the filters hold back.' : '',
    undated.length > 0 ? `${partInWords(undated.length, undated.length, words)} without a date.` : '',
    date ? `Papercosm, ${date}.` : '',
  ].filter(Boolean);
  const legend = drawTimelineLegend(snapshot, options, caption.join(' '));
  const plot = Math.max(LEAST_PLOT, height - title.height - legend.height);
  const layout = layoutTimeline(timeline, { width, height: plot });
  const down = title.height;
  const style = { theme, colourOf: binColours(snapshot, view.encodings, theme) };
  const bars = timeline.bins.flatMap((bin, at) =>
    piecesOf(bin, at, layout, snapshot, shown.isFiltered ? shown.items : null, style).map(
      ({ key, ...piece }): FigureBar => ({
        ...piece,
        y: piece.y + down,
        opacity: key === HELD_BACK ? HELD_BACK_OPACITY : 1,
      }),
    ),
  );
  const { lines, texts } = drawAxis(layout, theme, down);
  const isClear = picture.background === 'transparent';
  const name = picture.title ?? snapshot.title;
  const first = timeline.bins[0];
  const span = first ? `, ${first.label} to ${timeline.bins.at(-1)!.label}` : '';
  return {
    ...{ width, height, title: name ? `${name}: timeline` : 'Timeline' },
    description: `Timeline of ${partInWords(shown.counts.items, total, words)}${span}. ${caption.join(' ')}`,
    background: isClear ? null : theme.paper,
    halo: isClear ? null : theme.paper,
    ...{ clip: null, ground: [], bars, links: lines, nodes: [], names: [], labels: texts },
    legend: { swatches: legend.swatches, texts: [...title.texts, ...legend.texts] },
  };
}

function drawAxis(
  layout: TimelineLayout,
  theme: Theme,
  down: number,
): { lines: FigureLink[]; texts: FigureText[] } {
  const { left, right, base } = layout;
  const across = (y: number): FigureLink => ({
    ...{ x0: left, x1: right, y0: y + down, y1: y + down },
    ...{ bend: 0, stroke: theme.rule, opacity: 1, width: 1 },
  });
  const text = (words: string, x: number, y: number, rest: Partial<FigureText>): FigureText => ({
    ...{ lines: [words], x, y: y + down, lineHeight: 0, anchor: 'start', size: 11, weight: 400 },
    ...{ italic: false, fill: theme.secondInk, spacing: 0 },
    ...rest,
  });
  const isBeside = left >= LEAST_LEFT_FOR_COUNTS;
  const counts = countsOf(layout);
  const isEmpty = layout.starts.length === 0;
  return {
    lines: [
      ...counts.map((count) => across(yOfCount(layout, count))),
      ...(isEmpty ? [] : [across(base + 0.5)]),
      ...layout.ticks
        .filter(({ line }) => line)
        .map(({ x }): FigureLink => ({
          ...{ x0: x + 0.5, x1: x + 0.5, y0: base + down + 1, y1: base + down + 6 },
          ...{ bend: 0, stroke: theme.secondInk, opacity: 1, width: 1 },
        })),
    ],
    texts: [
      ...counts.map((count) =>
        text(
          count.toLocaleString('en'),
          isBeside ? left - 18 : left + 3,
          yOfCount(layout, count) + (isBeside ? 3.5 : -3),
          {
            ...{ size: 10, anchor: isBeside ? 'end' : 'start' },
          },
        ),
      ),
      ...layout.ticks.map(({ x, label, anchor, major, line }) =>
        text(label, x + (line ? 3 : 0), base + 15, { anchor, fill: major ? theme.ink : theme.secondInk }),
      ),
    ],
  };
}
