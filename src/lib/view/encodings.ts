import { METRICS } from '../model/answers/metrics';
import { AUTHOR, KEYWORD } from '../model/network';
import { NO_CLUSTER, NO_DATE, type Snapshot } from '../model/snapshot';
import type { Encodings } from '../model/view';
import { legibleOn, mixColours } from './colours';
import { buildColourScale, metricValues, type MetricColumns } from './metric-values';
import { stackRadii } from './stacks';
import type { Theme } from './theme';

/** The first twelve clusters, in an order that parts under colour-vision deficiencies too. */
export const CLUSTER_COLOURS = [
  '#4477aa',
  '#ee6677',
  '#228833',
  '#ccbb44',
  '#66ccee',
  '#aa3377',
  '#ee8866',
  '#44bb99',
  '#994455',
  '#99ddff',
  '#bbcc33',
  '#6f5cc2',
] as const;

/** Viridis at nine stops, early to late. */
const VIRIDIS = [
  '#440154',
  '#472d7b',
  '#3b528b',
  '#2c728e',
  '#21918c',
  '#28ae80',
  '#5ec962',
  '#addc30',
  '#fde725',
] as const;

/** Colour of discs and bars of a cluster; clusters after the twelfth and nodes without one are grey. */
export function clusterColour(cluster: number, theme: Theme): string {
  return CLUSTER_COLOURS[cluster] ?? mixColours(theme.secondInk, theme.paper, 0.35);
}

/** Colour of a cluster's name: its colour, darkened (on dark paper: lightened) until it reads, contrast at least 4.5. */
export function clusterInk(cluster: number, theme: Theme): string {
  const start = mixColours(clusterColour(cluster, theme), theme.ink, theme.name === 'light' ? 0.18 : 0);
  return legibleOn(start, theme.paper, theme.ink, 4.6);
}

/** Colour on the scale of time; `share` runs from 0 (first) to 1 (last). */
export function dateColour(share: number): string {
  const place = Math.max(0, Math.min(1, share)) * (VIRIDIS.length - 1);
  const stop = Math.min(VIRIDIS.length - 2, Math.floor(place));
  return mixColours(VIRIDIS[stop] as string, VIRIDIS[stop + 1] as string, place - stop);
}

/** First and last day of the papers with a date, or null when there are fewer than two days. */
export function dayExtent(snapshot: Snapshot): [first: number, last: number] | null {
  let first = Infinity;
  let last = -Infinity;
  for (const day of snapshot.day) {
    if (day === NO_DATE) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return last > first ? [first, last] : null;
}

/** A day for every node: a paper's own, for authors and keywords the mean of their papers'; NaN where there is none. */
export function nodeDays(snapshot: Snapshot): Float64Array {
  const { nodeCount: n, kinds, day, links } = snapshot;
  const days = new Float64Array(n).fill(Number.NaN);
  const sums = new Float64Array(n);
  const counts = new Uint32Array(n);
  for (let i = 0; i < n; i++) if ((day[i] as number) !== NO_DATE) days[i] = day[i] as number;
  const add = (node: number, paper: number) => {
    if (kinds[node] !== AUTHOR && kinds[node] !== KEYWORD) return;
    const value = day[paper] as number;
    if (value === NO_DATE) return;
    sums[node] = (sums[node] as number) + value;
    counts[node] = (counts[node] as number) + 1;
  };
  for (let i = 0; i < links.source.length; i++) {
    const a = links.source[i] as number;
    const b = links.target[i] as number;
    add(a, b);
    add(b, a);
  }
  for (let i = 0; i < n; i++) if (counts[i]) days[i] = (sums[i] as number) / (counts[i] as number);
  return days;
}

/**
 * One hex colour a node: its cluster's, or from dark to light by date or by a metric, grey where it has none. A metric that is not among
 * the columns yet, or has one value only, leaves the colours of the clusters.
 */
export function nodeColours(
  snapshot: Snapshot,
  encodings: Encodings,
  theme: Theme,
  columns: MetricColumns = {},
): string[] {
  const { nodeCount: n, cluster } = snapshot;
  const { colourBy } = encodings;
  const none = clusterColour(NO_CLUSTER, theme);
  if (colourBy !== 'cluster' && colourBy !== 'date') {
    const values = metricValues(snapshot, colourBy, columns);
    const scale = values && buildColourScale(values, METRICS[colourBy].scale);
    if (scale) return Array.from(scale.shares, (share) => (Number.isNaN(share) ? none : dateColour(share)));
  }
  const extent = colourBy === 'date' ? dayExtent(snapshot) : null;
  if (extent) {
    const days = nodeDays(snapshot);
    return Array.from(days, (day) =>
      Number.isNaN(day) ? none : dateColour((day - extent[0]) / (extent[1] - extent[0])),
    );
  }
  return Array.from({ length: n }, (_, i) => clusterColour(cluster[i] as number, theme));
}

/**
 * Radii in data units, area proportional to the chosen metric; a node without a value is as small as one with 0. The sum of all areas is that of the layout's own radii, so that
 * another metric fills the map as much as the one that overlaps were removed for.
 */
export function nodeRadii(
  snapshot: Snapshot,
  encodings: Encodings,
  columns: MetricColumns = {},
): Float32Array {
  return stackRadii(snapshot, ownRadii(snapshot, encodings, columns));
}

/** What the discs show, wherever they stand. */
function ownRadii(snapshot: Snapshot, encodings: Encodings, columns: MetricColumns): Float32Array {
  const { nodeCount: n, radius, kinds } = snapshot;
  const { sizeBy } = encodings;
  const values = sizeBy === 'uniform' ? null : metricValues(snapshot, sizeBy, columns);
  // Also while the metric is not among the columns yet.
  if (sizeBy === 'count' || (sizeBy !== 'uniform' && !values)) return radius;
  const metric = values && Float64Array.from(values, (value) => (value > 0 ? value : 0));
  let top = 0;
  if (metric) for (let i = 0; i < n; i++) top = Math.max(top, metric[i] as number);
  const radii = new Float32Array(n);
  let wanted = 0;
  let had = 0;
  for (let i = 0; i < n; i++) {
    // A small floor keeps nodes with a metric of zero in sight; authors and keywords stay a little behind the papers.
    const share = metric && top > 0 ? 0.03 + (0.97 * (metric[i] as number)) / top : 0.3;
    const area = share * (kinds[i] === AUTHOR || kinds[i] === KEYWORD ? 0.7 : 1);
    radii[i] = Math.sqrt(area);
    wanted += area;
    had += (radius[i] as number) ** 2;
  }
  const scale = wanted > 0 ? Math.sqrt(had / wanted) : 1;
  for (let i = 0; i < n; i++) radii[i] = (radii[i] as number) * scale;
  return radii;
}

/** Radii in CSS pixels over the whole map. */
const SMALLEST_RADIUS = 2;
const LARGEST_RADIUS = 28;

/**
 * Factor from data units to a radius on screen. Discs grow slower than distances, so that coming nearer makes room.
 *
 * @param fitScale CSS pixels for one data unit when the whole map is shown
 * @param zoom magnification against the whole map
 * @param largestRadius data units
 */
export function sizeScaleAt(fitScale: number, zoom: number, largestRadius: number): number {
  const atFit = Math.min(fitScale, LARGEST_RADIUS / largestRadius);
  return atFit * (zoom >= 1 ? zoom ** 0.5 : zoom ** 0.85);
}

/** Radius on screen, CSS pixels; nothing gets too small to be seen. */
export function screenRadius(radius: number, sizeScale: number): number {
  return Math.max(SMALLEST_RADIUS, radius * sizeScale);
}
