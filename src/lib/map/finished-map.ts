/** A finished map in the app's own terms: its places in data units, its discs, its clusters with names. */
import type { FinishedMap, Network } from '../model/network';
import { NO_CLUSTER, regionNodes, type SnapshotCluster } from '../model/snapshot';
import { boundsOf } from '../layout/fit-picture';
import { areaPerNode } from '../layout/main-layout';
import { shortTitle } from '../networks/paper-label';
import { placeUnknown } from './restore-map';

/** Share of the nodes at each side that may lie outside the frame by which a map is scaled. */
const OUTSIDE = 0.02;
/** Free space around the nodes, as a share of the area that a layout gives them. */
const FREE_AREA = 1.5;
/** A map of crowded discs is spread at most so much further. */
const MOST_SPREAD = 3;
/** Nodes whose distance to the nearest one is looked at. */
const SAMPLE = 400;
/** Heaviest nodes that stand for a cluster, and how many of them name it where the file does not. */
const TERMS = 12;
const NAMED_BY = 2;
const LONGEST_NAME = 44;

/**
 * The file's places in data units: one scale for both directions and one shift, so that the whole is centred on 0. Nodes without a place
 * stand amid their linked neighbours. Returns null when the file gives no places, or one and the same for all.
 *
 * @param radius n, data units
 */
export function placeFinished(
  network: Network,
  { x, y }: FinishedMap,
  radius: Float32Array,
): { x: Float32Array; y: Float32Array } | null {
  const known = Array.from(x.keys()).filter((node) => Number.isFinite(x[node]) && Number.isFinite(y[node]));
  if (known.length === 0) return null;
  const box = boundsOf(known, x, y, new Float32Array(x.length));
  if (known.length > 1 && box.right === box.left && box.top === box.bottom) return null;
  const scale = scaleOf(known, x, y, radius);
  const middle = { x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2 };
  const placed = {
    x: Float32Array.from(x, (value) => (value - middle.x) * scale),
    y: Float32Array.from(y, (value) => (value - middle.y) * scale),
  };
  placeUnknown(network, placed.x, placed.y);
  return placed;
}

/** Data units for one unit of the file: the picture is as large as a layout would make it, and half of the discs stand clear of the next. */
function scaleOf(known: number[], x: Float64Array, y: Float64Array, radius: Float32Array): number {
  const extent = (values: Float64Array): number => {
    const sorted = Float64Array.from(known, (node) => values[node]!).sort();
    const out = Math.floor(known.length * OUTSIDE);
    return sorted[sorted.length - 1 - out]! - sorted[out]!;
  };
  const [wide, high] = [extent(x), extent(y)];
  // A chain has no height to scale by.
  const flat = Math.max(wide, high) * 0.3;
  const frame = Math.max(wide, flat) * Math.max(high, flat);
  if (!(frame > 0) || !Number.isFinite(frame)) return 1;
  const area = areaPerNode(Float32Array.from(known, (node) => radius[node]!)).reduce(
    (sum, area) => sum + area,
    0,
  );
  const scale = Math.sqrt((area * FREE_AREA) / frame);
  const needed: number[] = [];
  for (let place = 0; place < known.length; place += Math.max(1, Math.floor(known.length / SAMPLE))) {
    const node = known[place]!;
    let nearest = Infinity;
    let other = node;
    for (const candidate of known) {
      const distance = Math.hypot(x[candidate]! - x[node]!, y[candidate]! - y[node]!);
      if (candidate === node || distance >= nearest) continue;
      nearest = distance;
      other = candidate;
    }
    if (nearest > 0 && nearest < Infinity) needed.push((radius[node]! + radius[other]! + 1) / nearest);
  }
  needed.sort((a, b) => a - b);
  const clear = needed[Math.floor(needed.length / 2)] ?? 0;
  return Math.min(Math.max(scale, clear), MOST_SPREAD * scale);
}

/** The clusters of a finished map: with the file's names, else named by their heaviest nodes, whose labels are its terms. */
export function finishedClusters(
  { kinds }: Network,
  { labels, clusters }: FinishedMap,
  cluster: Uint16Array,
  clusterCount: number,
  weight: ArrayLike<number>,
): SnapshotCluster[] {
  const members: number[][] = Array.from({ length: clusterCount }, () => []);
  cluster.forEach((index, node) => {
    if (index !== NO_CLUSTER) members[index]?.push(node);
  });
  const isCounted = regionNodes(kinds);
  return members.map((nodes, index) => {
    const heaviest = [...nodes].sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, TERMS);
    const terms = clusters[index]?.terms ?? heaviest.map((node) => labels[node]!);
    return {
      id: `c${index + 1}`,
      label: clusters[index]?.label ?? nameBy(heaviest.map((node) => labels[node]!)),
      terms,
      papers: nodes.filter(isCounted).length,
      x: 0,
      y: 0,
    };
  });
}

function nameBy(labels: readonly string[]): string {
  const [first, ...others] = labels.slice(0, NAMED_BY).map(shortTitle);
  let name = first ?? 'Unnamed';
  for (const label of others) if (name.length + 3 + label.length <= LONGEST_NAME) name += ` · ${label}`;
  return name;
}
