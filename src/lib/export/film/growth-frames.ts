import { PAPER, WORK } from '../../model/network';
import { datedPapers } from '../../view/timeline/dated-papers';
import { THEMES } from '../../view/theme';
import { composeFigure } from '../figure/figure';
import { measureOn, paintGround, paintLegend, paintNetwork, paintTexts } from '../figure/paint-figure';
import type { Figure, FigureText } from '../figure/figure-model';
import type { FilmOrder } from '../../model/film';
import { contextOf, STAGE_WIDTH, type Frames } from './frames';
import { firstDays, planGrowth, type Growth } from './plan-growth';

/** How long a disc takes to its full size, and its label until it can be read. Seconds. */
const GROWING = 0.5;
const NAMING = 0.4;

/**
 * The field as it grows: every node keeps its place, and comes at its date; regions and their names stand from the beginning. At the top right
 * the year, and how many papers there are by then.
 */
export function growthFrames(order: FilmOrder): Frames {
  const { snapshot, framesPerSecond, seconds, theme: name } = order;
  const scene = order.scenes[0]!;
  const theme = THEMES[name];
  const figure = composeFigure(snapshot, {
    width: STAGE_WIDTH,
    height: Math.round((STAGE_WIDTH * order.height) / order.width),
    theme,
    title: scene.title || order.title,
    encodings: { ...scene.encodings, filtered: 'hide' },
    columns: order.columns,
    box: scene.box,
    mask: scene.mask,
    filters: scene.filters,
    labelChoices: scene.labelChoices,
    measure: measureOn(contextOf(new OffscreenCanvas(1, 1))),
  });
  const isShown = (node: number) => !scene.mask || scene.mask[node] === 1;
  const isWork = (node: number) => snapshot.kinds[node] === PAPER || snapshot.kinds[node] === WORK;
  // On a map of authors, keywords or sources these are what is counted.
  const hasWorks = datedPapers(snapshot).items.length > 0 && !snapshot.behind;
  const growth = planGrowth(firstDays(snapshot), isShown, hasWorks ? isWork : () => true, seconds);
  const unit = hasWorks ? (snapshot.kinds.includes(PAPER) ? 'papers' : 'cited works') : 'nodes';
  return {
    count: Math.round(seconds * framesPerSecond),
    framesPerSecond,
    paint(context, frame) {
      const now = frame / framesPerSecond;
      paintGround(context, figure);
      paintNetwork(context, networkAt(figure, growth, now));
      paintTexts(context, labelsAt(figure, growth, now), figure.halo);
      paintTexts(context, figure.names, figure.halo);
      paintLegend(context, figure);
      paintTexts(context, clockAt(growth, now, unit, theme.ink, theme.secondInk), figure.halo);
    },
  };
}

/** How much of a node is there: 0 to 1. */
function presence(
  { appears }: Growth,
  node: number | undefined,
  now: number,
  within = GROWING,
  after = 0,
): number {
  const since = now - (node === undefined ? 0 : appears[node]!) - after;
  return Math.max(0, Math.min(1, since / within));
}

/** Discs grow, links follow when both of their ends are there. */
export function networkAt(figure: Figure, growth: Growth, now: number): Figure {
  const nodes = figure.nodes.flatMap((node) => {
    const there = presence(growth, node.node, now);
    if (there === 0) return [];
    const size = 1 - (1 - there) ** 3;
    return [{ ...node, radius: node.radius * (0.3 + 0.7 * size), opacity: node.opacity * there }];
  });
  const links = figure.links.flatMap((link) => {
    const [a, b] = link.ends ?? [];
    const there = Math.min(presence(growth, a, now, GROWING, 0.15), presence(growth, b, now, GROWING, 0.15));
    return there === 0 ? [] : [{ ...link, opacity: link.opacity * there }];
  });
  return { ...figure, nodes, links };
}

function labelsAt(figure: Figure, growth: Growth, now: number): FigureText[] {
  return figure.labels.flatMap((label) => {
    const there = presence(growth, label.node, now, NAMING, GROWING / 2);
    return there === 0 ? [] : [{ ...label, opacity: there }];
  });
}

/** The stretch of time that a moment of the film falls in, and how many have come by then. */
export function tellTime({ steps, counted }: Growth, now: number): { name: string; count: number } {
  const step = steps.filter(({ at }) => at <= now).at(-1) ?? steps[0];
  let count = 0;
  while (count < counted.length && counted[count]! <= now) count++;
  return { name: step?.name ?? '', count };
}

function clockAt(growth: Growth, now: number, unit: string, ink: string, secondInk: string): FigureText[] {
  const { name, count } = tellTime(growth, now);
  const line = { x: STAGE_WIDTH - 24, anchor: 'end' as const, italic: false, spacing: 0, lineHeight: 0 };
  return [
    { ...line, lines: [name], y: 52, size: 36, weight: 650, fill: ink },
    {
      ...line,
      lines: [`${count.toLocaleString('en')} ${count === 1 ? unit.replace(/s$/, '') : unit}`],
      y: 74,
      size: 14,
      weight: 400,
      fill: secondInk,
    },
  ];
}
