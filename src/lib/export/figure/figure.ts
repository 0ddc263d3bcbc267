import { NODE_KINDS } from '../../model/network';
import type { Snapshot } from '../../model/snapshot';
import { buildAdjacency } from '../../view/adjacency';
import { RING } from '../../view/emphasis';
import { clusterColour } from '../../view/encodings';
import type { Rect } from '../../view/labels/place-labels';
import type { StandingLabel } from '../../view/labels/standing-label';
import { buildTerritories, type Territory } from '../../view/territories';
import { drawLabels } from './figure-labels';
import { drawNames, shownRegions, type FigureNames } from './figure-names';
import { drawFigureAxes } from './figure-axes';
import { drawLinks } from './figure-links';
import { drawLegend, drawTitle } from './figure-legend';
import { isOutside, layOut, type Sheet } from './sheet';
import { FOUND_SHAPE, SHAPES, type Figure, type FigureNode } from './figure-model';
import { DEFAULT_FIGURE, type FigureOptions } from './figure-options';

/** What is left of the ground where nodes are lit, as on the screen. */
const UNLIT_GROUND = 0.4;
/** Widths of the rings around what is chosen and what is found, pixels. */
const RING_WIDTH: Record<number, number> = { [RING.selected]: 2.7, [RING.match]: 1.8 };

/** Around the map, pixels. */
export const MARGIN = 24;

/**
 * Composes the figure of a map, by the same rules as the screen: territories, the links worth drawing, discs, region names and
 * labels that do not overlap, a legend, and the method in words. Pure: the same map and options give the same figure, in the
 * page and in Node.
 */
export function composeFigure(snapshot: Snapshot, given: Partial<FigureOptions> = {}): Figure {
  return composeMap(snapshot, given).figure;
}

/** The figure together with where everything lies on it, for whoever shows it as a map that answers. */
export function composeMap(
  snapshot: Snapshot,
  given: Partial<FigureOptions> = {},
): { figure: Figure; sheet: Sheet; standing: StandingLabel[] } {
  const options = { ...DEFAULT_FIGURE, ...given };
  const { width, height, theme } = options;
  const adjacency = buildAdjacency(snapshot.nodeCount, snapshot.links);
  const title = drawTitle(snapshot, options);
  const territories = options.encodings.colourBy === 'cluster' ? territoriesOf(snapshot) : [];
  const { sheet, names, inLegend } = nameAllRegions((inLegend) => {
    // The legend says how many links are drawn, so links come first; its height depends on its words, not on the map.
    const draft = drawLegend(snapshot, options, { drawn: 0, of: snapshot.links.source.length }, inLegend);
    const area: Rect = options.frame
      ? {
          left: MARGIN,
          top: title.height,
          width: width - 2 * MARGIN,
          height: Math.max(height * 0.4, height - title.height - draft.height),
        }
      : openArea(options);
    return { sheet: layOut(snapshot, options, area, territories, adjacency), listed: draft.listed };
  }, territories);
  const links = drawLinks(sheet, adjacency);
  const legend = drawLegend(snapshot, options, links.counts, inLegend);
  const axes = drawFigureAxes(sheet);
  const labels = drawLabels(sheet, [...names.rects, ...axes.rects]);
  const figure: Figure = {
    width,
    height,
    title: options.title ?? snapshot.title,
    description: `${legend.description} ${snapshot.method}`.trim(),
    background: options.background ? theme.paper : null,
    halo: options.background ? theme.paper : null,
    clip: options.box ? sheet.area : null,
    ground: [...drawGround(sheet, territories), ...axes.ground],
    links: [...axes.lines, ...links.paths, ...labels.leaders],
    nodes: drawNodes(sheet),
    names: [...axes.texts, ...names.texts],
    labels: labels.texts,
    legend: options.frame ? { swatches: legend.swatches, texts: [...title.texts, ...legend.texts] } : null,
  };
  return { figure, sheet, standing: [...names.standing, ...labels.standing] };
}

/**
 * Lays the map out so that each region which is seen has its name on the map or, where there is no room for it, in the legend: a longer
 * legend takes room from the map, which may cost another name, until nothing is left out.
 *
 * @param lay lays the sheet out with a legend in which these clusters stand in any case; `listed`: all that stand there
 */
function nameAllRegions(
  lay: (inLegend: ReadonlySet<number>) => { sheet: Sheet; listed: ReadonlySet<number> },
  territories: readonly Territory[],
): { sheet: Sheet; names: FigureNames; inLegend: ReadonlySet<number> } {
  const inLegend = new Set<number>();
  for (;;) {
    const { sheet, listed } = lay(inLegend);
    const names = drawNames(sheet);
    const missing = sheet.options.frame
      ? shownRegions(sheet, territories).filter(
          (cluster) => !names.named.has(cluster) && !listed.has(cluster),
        )
      : [];
    if (missing.length === 0) return { sheet, names, inLegend };
    for (const cluster of missing) inLegend.add(cluster);
  }
}

/** Where the whole map lies on a picture without a frame. */
export function openArea({
  width,
  height,
  insets,
}: Pick<FigureOptions, 'width' | 'height' | 'insets'>): Rect {
  const [left, top] = [Math.max(MARGIN, insets.left), Math.max(MARGIN, insets.top)];
  return {
    left,
    top,
    width: Math.max(0.2 * width, width - left - Math.max(MARGIN, insets.right)),
    height: Math.max(0.2 * height, height - top - Math.max(MARGIN, insets.bottom)),
  };
}

const traced = new WeakMap<Snapshot, Territory[]>();

/** They are the same on every picture of a map, and take longer than all else of it. */
function territoriesOf(snapshot: Snapshot): Territory[] {
  let territories = traced.get(snapshot);
  if (!territories) traced.set(snapshot, (territories = traceTerritories(snapshot)));
  return territories;
}

function traceTerritories(snapshot: Snapshot): Territory[] {
  const drawing = buildTerritories(snapshot);
  let step = drawing.next();
  while (!step.done) step = drawing.next();
  return step.value;
}

function drawGround(
  { options, toX, toY, states }: Sheet,
  territories: readonly Territory[],
): Figure['ground'] {
  return territories.flatMap(({ cluster, levels }) =>
    levels.flatMap((rings, level) => {
      const path = rings.map((ring) => {
        const points: [number, number][] = [];
        for (let i = 0; i + 1 < ring.length; i += 2) points.push([toX(ring[i] ?? 0), toY(ring[i + 1] ?? 0)]);
        return points;
      });
      const opacity = (options.theme.territoryAlpha[level] ?? 0) * (states.fades ? UNLIT_GROUND : 1);
      const fill = clusterColour(cluster, options.theme);
      return path.length === 0 ? [] : [{ rings: path, fill, opacity, outlined: level === 0 }];
    }),
  );
}

function drawNodes(sheet: Sheet): FigureNode[] {
  const { snapshot, options, radii, colours } = sheet;
  const order = Array.from({ length: snapshot.nodeCount }, (_, i) => i)
    .filter((node) => sheet.presence(node) > 0 && !isOutside(sheet, node))
    .sort((a, b) => (radii[b] ?? 0) - (radii[a] ?? 0) || a - b);
  return order.map((node) => {
    const ring = RING_WIDTH[sheet.states.bytes[4 * node + 2] ?? 0];
    return {
      shape: snapshot.found?.[node] === 1 ? FOUND_SHAPE : SHAPES[NODE_KINDS[snapshot.kinds[node]!]!],
      x: sheet.x(node),
      y: sheet.y(node),
      radius: radii[node] ?? 0,
      colour: colours[node] ?? options.theme.secondInk,
      paper: options.theme.paper,
      opacity: sheet.presence(node) * sheet.brightness(node),
      ...(ring ? { ring: { colour: options.theme.accent, width: ring } } : {}),
      title: options.titles(node) ?? snapshot.labels[node],
      node,
    };
  });
}
