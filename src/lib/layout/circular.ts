/** Clusters as arcs round an ellipse, strongly linked ones next to each other. */
import type { LinkColumns } from '../model/network';
import { NO_CLUSTER } from '../model/snapshot';
import type { ArrangeHooks } from './types';
import type { Arranged, LayoutInput } from './layout';

const GAP = 3;
/** Free arc between clusters, as a share of the whole. */
const GAP_BETWEEN_CLUSTERS = 0.06;
const ASPECT = 16 / 9;
const SWEEPS = 6;
/** Stretches that the ellipse is measured in. */
const MEASURED = 4096;

export async function arrangeInCircle(
  input: LayoutInput,
  { progress, onStart }: ArrangeHooks,
): Promise<Arranged> {
  const { nodeCount, cluster, radius, links } = input;
  const order = orderClusters(cluster, links);
  const groups = order.map((own) =>
    Array.from({ length: nodeCount }, (_, node) => node).filter((node) => cluster[node] === own),
  );
  const place = new Float64Array(nodeCount);
  const arcs = spread(groups, radius, place);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const barycentre = barycentres(nodeCount, links, place, arcs.total);
    for (const nodes of groups) nodes.sort((a, b) => barycentre[a]! - barycentre[b]! || a - b);
    spread(groups, radius, place);
    const yielded = progress('arranging', sweep, SWEEPS);
    if (yielded) await yielded;
  }
  const { x, y } = roundEllipse(place, arcs.total);
  onStart?.(x.slice(), y.slice());
  return { x, y, method: 'circular by topic' };
}

/** One after the other, each time the cluster most strongly linked to the one before; the largest first, those in none last. */
function orderClusters(cluster: Uint16Array, { source, target, weight }: LinkColumns): number[] {
  const left = [...new Set(cluster)].filter((own) => own !== NO_CLUSTER).sort((a, b) => a - b);
  const ties = new Map<string, number>();
  for (let e = 0; e < source.length; e++) {
    const [a, b] = [cluster[source[e]!]!, cluster[target[e]!]!];
    if (a === b) continue;
    for (const key of [`${a} ${b}`, `${b} ${a}`]) ties.set(key, (ties.get(key) ?? 0) + weight[e]!);
  }
  const order: number[] = [];
  while (left.length > 0) {
    const before = order.at(-1);
    let best = 0;
    if (before !== undefined) {
      const tieOf = (own: number) => ties.get(`${before} ${own}`) ?? 0;
      left.forEach((own, at) => {
        if (tieOf(own) > tieOf(left[best]!)) best = at;
      });
    }
    order.push(left.splice(best, 1)[0]!);
  }
  return cluster.includes(NO_CLUSTER) ? [...order, NO_CLUSTER] : order;
}

/** Sets each node's place along the line, in data units; returns the length of the line. */
function spread(groups: readonly number[][], radius: Float32Array, place: Float64Array): { total: number } {
  let discs = 0;
  for (const r of radius) discs += 2 * r + GAP;
  const pause = groups.length > 1 ? (discs * GAP_BETWEEN_CLUSTERS) / groups.length : GAP;
  let at = 0;
  for (const nodes of groups) {
    for (const node of nodes) {
      at += radius[node]! + GAP / 2;
      place[node] = at;
      at += radius[node]! + GAP / 2;
    }
    at += pause;
  }
  return { total: at };
}

/** Mean place of a node's neighbours on the closed line, weighted: the direction of the sum of their directions. */
function barycentres(
  n: number,
  { source, target, weight }: LinkColumns,
  place: Float64Array,
  total: number,
): Float64Array {
  const sumX = new Float64Array(n);
  const sumY = new Float64Array(n);
  const add = (node: number, other: number, w: number): void => {
    const angle = (2 * Math.PI * place[other]!) / total;
    sumX[node]! += w * Math.cos(angle);
    sumY[node]! += w * Math.sin(angle);
  };
  for (let e = 0; e < source.length; e++) {
    add(source[e]!, target[e]!, weight[e]!);
    add(target[e]!, source[e]!, weight[e]!);
  }
  return Float64Array.from({ length: n }, (_, node) => {
    if (sumX[node] === 0 && sumY[node] === 0) return place[node]!;
    const own = (2 * Math.PI * place[node]!) / total;
    // Turned so that the seam lies opposite the node itself.
    let turn = Math.atan2(sumY[node]!, sumX[node]!) - own;
    turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    return place[node]! + (turn * total) / (2 * Math.PI);
  });
}

/** Bends a line into an ellipse of at least its length, clockwise from the top. Chords are shorter than arcs, so it is drawn out a little. */
function roundEllipse(place: Float64Array, total: number): { x: Float32Array; y: Float32Array } {
  const lengths = new Float64Array(MEASURED + 1);
  for (let i = 1; i <= MEASURED; i++) {
    const [a, b] = [((i - 1) * 2 * Math.PI) / MEASURED, (i * 2 * Math.PI) / MEASURED];
    lengths[i] =
      lengths[i - 1]! + Math.hypot(ASPECT * (Math.sin(b) - Math.sin(a)), Math.cos(b) - Math.cos(a));
  }
  const around = lengths[MEASURED]!;
  const scale = (total / around) * 1.08;
  const x = new Float32Array(place.length);
  const y = new Float32Array(place.length);
  place.forEach((at, node) => {
    const wanted = (at / total) * around;
    let low = 0;
    let high = MEASURED;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lengths[middle]! <= wanted) low = middle;
      else high = middle;
    }
    const share = (wanted - lengths[low]!) / (lengths[high]! - lengths[low]! || 1);
    const angle = ((low + share) * 2 * Math.PI) / MEASURED;
    x[node] = ASPECT * scale * Math.sin(angle);
    y[node] = scale * Math.cos(angle);
  });
  return { x, y };
}
