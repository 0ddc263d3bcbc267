import { floatColor } from 'sigma/utils';
import { DIRECTED_KINDS, LINK_KINDS } from '../../model/network';
import { markOf, type Snapshot } from '../../model/snapshot';
import type { Encodings } from '../../model/view';
import { buildAdjacency, type Adjacency } from '../../view/adjacency';
import { mapBounds, type Box } from '../../view/camera-box';
import { territoryReach } from '../../view/territory-grid';
import { clusterColour, nodeColours, nodeRadii } from '../../view/encodings';
import { rankNodes } from '../../view/labels/map-labels';
import { rankLinks } from '../../view/rest-links';
import { trayMask } from '../../view/tray';
import type { MetricColumns } from '../../view/metric-values';
import type { Theme } from '../../view/theme';
import { DisplayGraph } from './display-graph';
import type { LinkArrays } from './shared-state';

/** A snapshot made ready for the screen. */
export interface MapModel {
  snapshot: Snapshot;
  adjacency: Adjacency;
  /** Current positions, data space: the snapshot's own, or those of the layout that is running. */
  x: Float32Array;
  y: Float32Array;
  /** Data units. */
  radii: Float32Array;
  largestRadius: number;
  /** Node indices in the order in which they get labels. */
  labelOrder: Uint32Array;
  bounds: Box;
  /** How far territories reach beyond the outermost nodes, data units. */
  margin: number;
  /** The square [-half, half]² is the renderer's unit square. */
  half: number;
  graph: DisplayGraph;
  links: LinkArrays;
}

/** Widths and opacities of links by kind, in the order of LINK_KINDS. */
const LINK_LOOK: Record<(typeof LINK_KINDS)[number], { width: number; alpha: number }> = {
  cites: { width: 1.1, alpha: 1 },
  wrote: { width: 0.7, alpha: 0.75 },
  'has-keyword': { width: 0.7, alpha: 0.75 },
  similar: { width: 1, alpha: 0.9 },
  linked: { width: 1, alpha: 0.9 },
  'points-to': { width: 1.1, alpha: 1 },
  'wrote-with': { width: 1, alpha: 0.9 },
  'co-occurs': { width: 1, alpha: 0.9 },
  coupled: { width: 1, alpha: 0.9 },
  'co-cited': { width: 1, alpha: 0.9 },
  related: { width: 1, alpha: 0.9 },
};

/**
 * Builds what the page needs to draw a snapshot, one step a yield so that a large map does not hold the page. The display graph holds the nodes with
 * what Sigma draws of them; links stay in columns.
 */
export function* buildMapModel(
  snapshot: Snapshot,
  encodings: Encodings,
  theme: Theme,
  columns: MetricColumns = {},
): Generator<void, MapModel> {
  const { nodeCount: n } = snapshot;
  const adjacency = buildAdjacency(n, snapshot.links);
  yield;
  const radii = nodeRadii(snapshot, encodings, columns);
  const colours = nodeColours(snapshot, encodings, theme, columns);
  yield;
  const labelOrder = rankNodes(snapshot, radii);
  yield;
  const margin = territoryReach(snapshot);
  const bounds = withMargin(mapBounds(snapshot, radii, trayMask(snapshot)), margin);
  yield;
  const half = Math.max(1e-6, ...bounds.map(Math.abs));
  const graph = new DisplayGraph();
  // Large discs first, so that small ones are drawn over them.
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (radii[b] as number) - (radii[a] as number) || a - b);
  for (let place = 0; place < n; place++) {
    const index = order[place] as number;
    graph.addNode(snapshot.ids[index] as string, {
      x: snapshot.x[index] as number,
      y: snapshot.y[index] as number,
      size: radii[index] as number,
      color: colours[index] as string,
      index,
      kind: markOf(snapshot, index),
    });
    if (place % 256 === 255) yield;
  }
  yield;
  const rank = rankLinks(snapshot, adjacency);
  yield;
  const links = buildLinkArrays(snapshot, rank, half, theme, encodings);
  return {
    snapshot,
    adjacency,
    x: snapshot.x.slice(),
    y: snapshot.y.slice(),
    radii,
    largestRadius: radii.reduce((most, radius) => Math.max(most, radius), 1e-6),
    labelOrder,
    bounds,
    margin,
    half,
    graph,
    links,
  };
}

/** The columns for the link programs. Colour of the cluster inside one, grey between two. */
export function buildLinkArrays(
  snapshot: Snapshot,
  rank: Uint32Array,
  half: number,
  theme: Theme,
  encodings: Encodings,
): LinkArrays {
  const { links, cluster } = snapshot;
  const m = links.source.length;
  const arrays: LinkArrays = {
    curved: new Uint8Array(m),
    source: links.source,
    target: links.target,
    positions: toUnitSquare(snapshot.x, snapshot.y, half),
    rank,
    width: new Float32Array(m),
    alpha: new Float32Array(m),
    colour: new Float32Array(m),
  };
  const grey = floatColor(theme.secondInk);
  const byCluster = new Map<number, number>();
  const packed = (group: number): number => {
    let colour = byCluster.get(group);
    if (colour === undefined) byCluster.set(group, (colour = floatColor(clusterColour(group, theme))));
    return colour;
  };
  const largest = new Float32Array(LINK_KINDS.length);
  for (let i = 0; i < m; i++) {
    const kind = links.kinds[i] as number;
    largest[kind] = Math.max(largest[kind] as number, links.weight[i] as number);
  }
  for (let i = 0; i < m; i++) {
    const kind = links.kinds[i] as number;
    const name = LINK_KINDS[kind] ?? 'similar';
    const look = LINK_LOOK[name];
    const group = cluster[links.source[i] as number] as number;
    const isInside = group === cluster[links.target[i] as number] && encodings.colourBy === 'cluster';
    const share = (links.weight[i] as number) / ((largest[kind] as number) || 1);
    arrays.curved[i] = DIRECTED_KINDS.has(name) ? 1 : 0;
    arrays.width[i] = Math.max(0.4, Math.min(2.5, look.width * (0.6 + 0.9 * Math.sqrt(Math.max(0, share)))));
    arrays.alpha[i] = theme.linkAlpha * look.alpha * (isInside ? 1 : 0.55);
    arrays.colour[i] = isInside ? packed(group) : grey;
  }
  return arrays;
}

/** Data space to the renderer's unit square, interleaved x, y. */
export function toUnitSquare(x: Float32Array, y: Float32Array, half: number): Float32Array {
  const positions = new Float32Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    positions[2 * i] = 0.5 + (x[i] as number) / (2 * half);
    positions[2 * i + 1] = 0.5 + (y[i] as number) / (2 * half);
  }
  return positions;
}

/** Whether nodes stand where a snapshot has them. */
export function hasPlaces(snapshot: Snapshot, x: Float32Array, y: Float32Array): boolean {
  return snapshot.x.every((value, node) => value === x[node] && snapshot.y[node] === y[node]);
}

function withMargin([x0, y0, x1, y1]: Box, margin: number): Box {
  return [x0 - margin, y0 - margin, x1 + margin, y1 + margin];
}

/** Moves the nodes of a model to positions that came from the running layout: x0 y0 x1 y1 …, data space. */
export function movePositions(model: MapModel, positions: Float32Array): void {
  const { x, y, graph, links, half } = model;
  for (let i = 0; i < x.length; i++) {
    x[i] = positions[2 * i] as number;
    y[i] = positions[2 * i + 1] as number;
  }
  const bounds = mapBounds({ x, y, axes: model.snapshot.axes }, model.radii, trayMask(model.snapshot));
  model.bounds = withMargin(bounds, model.margin);
  graph.moveNodes((node) => {
    node.x = x[node.index] as number;
    node.y = y[node.index] as number;
  });
  links.positions = toUnitSquare(x, y, half);
}

/** Another picture of the same map (final after preview, other colours) rather than another map. */
export function hasSameNodes(a: Snapshot, b: Snapshot): boolean {
  return a.nodeCount === b.nodeCount && a.ids.every((id, i) => id === b.ids[i]);
}

/** Whether two snapshots differ in nothing but where the nodes are, as the first picture of a map and the finished one do. */
export function differInPlaceOnly(a: Snapshot, b: Snapshot): boolean {
  const isSame = (one: ArrayLike<number>, other: ArrayLike<number>) => {
    if (one.length !== other.length) return false;
    for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
    return true;
  };
  return (
    a.clusters.length === b.clusters.length &&
    hasSameNodes(a, b) &&
    isSame(a.cluster, b.cluster) &&
    isSame(a.radius, b.radius) &&
    isSame(a.links.source, b.links.source) &&
    isSame(a.links.target, b.links.target) &&
    isSame(a.links.kinds, b.links.kinds)
  );
}

/** x0 y0 x1 y1 … of a snapshot's nodes. */
export function positionsOf({ x, y }: Snapshot): Float32Array {
  return Float32Array.from({ length: 2 * x.length }, (_, i) => (i % 2 ? y : x)[i >> 1] as number);
}
