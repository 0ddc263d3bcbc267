/** Where the layout starts: clusters side by side by how strongly they are linked, their nodes in a sunflower around the centre. */
import { NO_CLUSTER } from '../model/snapshot';
import { createRng, type Rng } from './rng';

export interface StartInput {
  nodeCount: number;
  cluster: Uint16Array;
  clusterCount: number;
  source: ArrayLike<number>;
  target: ArrayLike<number>;
  weight: ArrayLike<number>;
  /** Area that each node takes, data units squared. */
  room: ArrayLike<number>;
  seed: number;
}

export interface Centres {
  x: Float64Array;
  y: Float64Array;
  /** Radius of each cluster. */
  radius: Float64Array;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const STEPS = 300;
/** Arrangements of the clusters that are tried; the best is taken. */
const TRIES = 24;
const TRIES_OF_MANY = 6;
/** Free space between clusters, as a share of their radius. */
const GUTTER = 0.12;
/** Width to height that the picture aims at. */
const ASPECT = 1.75;

/** Starting positions of all nodes, and the discs of the clusters. */
export function placeAtStart(input: StartInput): { x: Float64Array; y: Float64Array; centres: Centres } {
  const { nodeCount, cluster, clusterCount, room } = input;
  const centres = placeCentres(input);
  const x = new Float64Array(nodeCount);
  const y = new Float64Array(nodeCount);
  const filled = new Float64Array(clusterCount);
  const placed = new Uint32Array(clusterCount);
  const total = new Float64Array(clusterCount);
  for (let i = 0; i < nodeCount; i++) if (cluster[i]! < clusterCount) total[cluster[i]!]! += room[i]!;
  let reach = 1;
  for (let c = 0; c < clusterCount; c++) {
    reach = Math.max(reach, Math.hypot(centres.x[c]!, centres.y[c]!) + centres.radius[c]!);
  }
  const random = createRng(input.seed + 17);
  for (let i = 0; i < nodeCount; i++) {
    const c = cluster[i]!;
    if (c === NO_CLUSTER || c >= clusterCount) {
      const angle = random() * 2 * Math.PI;
      const distance = reach * Math.sqrt(random());
      x[i] = Math.cos(angle) * distance;
      y[i] = Math.sin(angle) * distance;
      continue;
    }
    const angle = placed[c]!++ * GOLDEN_ANGLE + c;
    const distance = centres.radius[c]! * Math.sqrt((filled[c]! + room[i]! / 2) / total[c]!) * 0.95;
    filled[c]! += room[i]!;
    x[i] = centres.x[c]! + distance * Math.cos(angle);
    y[i] = centres.y[c]! + distance * Math.sin(angle);
  }
  return { x, y, centres };
}

/** Discs of the clusters: linked ones near each other, none overlapping, the whole wider than high. */
function placeCentres(input: StartInput): Centres {
  const { nodeCount, cluster, clusterCount: k, source, target, weight, room } = input;
  const area = new Float64Array(k);
  for (let i = 0; i < nodeCount; i++) if (cluster[i]! < k) area[cluster[i]!]! += room[i]!;
  const radius = area.map((sum) => Math.sqrt(sum / Math.PI));
  const ties = new Float64Array(k * k);
  for (let e = 0; e < source.length; e++) {
    const a = cluster[source[e]!]!;
    const b = cluster[target[e]!]!;
    if (a === b || a >= k || b >= k) continue;
    ties[a * k + b]! += weight[e]!;
    ties[b * k + a]! += weight[e]!;
  }
  let strongest = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      ties[a * k + b]! /= radius[a]! * radius[b]! || 1;
      strongest = Math.max(strongest, ties[a * k + b]!);
    }
  }
  if (strongest > 0) for (let t = 0; t < ties.length; t++) ties[t]! /= strongest;
  let best: { x: Float64Array; y: Float64Array } = { x: new Float64Array(k), y: new Float64Array(k) };
  let bestCost = Infinity;
  const tries = k === 0 ? 0 : k <= 20 ? TRIES : TRIES_OF_MANY;
  for (let attempt = 0; attempt < tries; attempt++) {
    const at = arrangeDiscs(radius, ties, createRng(input.seed * 31 + attempt));
    const cost = costOf(at, radius, ties);
    if (cost < bestCost) {
      best = at;
      bestCost = cost;
    }
  }
  return { ...best, radius };
}

function arrangeDiscs(
  radius: Float64Array,
  ties: Float64Array,
  random: Rng,
): { x: Float64Array; y: Float64Array } {
  const k = radius.length;
  const total = Math.sqrt(radius.reduce((sum, r) => sum + r * r, 0));
  const x = new Float64Array(k);
  const y = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    const angle = random() * 2 * Math.PI;
    const reach = 1.5 * total * Math.sqrt(random() + 0.05);
    x[c] = reach * Math.cos(angle) * 1.4;
    y[c] = reach * Math.sin(angle) * 0.8;
  }
  let isTall = false;
  for (let step = 0; step < STEPS; step++) {
    const heat = 1 - step / STEPS;
    for (let a = 0; a < k; a++) {
      for (let b = a + 1; b < k; b++) {
        const dx = x[b]! - x[a]!;
        const dy = y[b]! - y[a]!;
        const distance = Math.sqrt(dx * dx + dy * dy) || 1e-6;
        const gap = distance - (radius[a]! + radius[b]!) * (1 + GUTTER);
        // Overlaps push, more and more; ties pull, less and less.
        const pull =
          gap < 0
            ? gap * (0.25 + 0.4 * (1 - heat))
            : Math.min(gap, radius[a]! + radius[b]!) * 0.12 * heat * ties[a * k + b]!;
        const share = radius[a]! ** 2 / (radius[a]! ** 2 + radius[b]! ** 2);
        // What pulls together pulls more along the side that is too long for the frame.
        const pullX = (dx / distance) * pull * (gap > 0 && isTall ? 0.3 : 1);
        const pullY = (dy / distance) * pull * (gap > 0 && !isTall ? 0.3 : 1);
        x[a]! += pullX * (1 - share);
        y[a]! += pullY * (1 - share);
        x[b]! -= pullX * share;
        y[b]! -= pullY * share;
      }
    }
    if (step > STEPS * 0.85) continue;
    let width = 0;
    let height = 0;
    for (let c = 0; c < k; c++) {
      width = Math.max(width, Math.abs(x[c]!) + radius[c]!);
      height = Math.max(height, Math.abs(y[c]!) + radius[c]!);
    }
    isTall = height * ASPECT > width;
    for (let c = 0; c < k; c++) {
      x[c]! *= 1 - (isTall ? 0.004 : 0.04) * (0.3 + 0.7 * heat);
      y[c]! *= 1 - (isTall ? 0.04 : 0.004) * (0.3 + 0.7 * heat);
    }
  }
  return { x, y };
}

/** Low when tied clusters are near and the picture is small and wide. */
function costOf(at: { x: Float64Array; y: Float64Array }, radius: Float64Array, ties: Float64Array): number {
  const k = radius.length;
  const size = Math.sqrt(radius.reduce((sum, r) => sum + r * r, 0));
  let cost = 0;
  let width = 0;
  let height = 0;
  for (let a = 0; a < k; a++) {
    width = Math.max(width, Math.abs(at.x[a]!) + radius[a]!);
    height = Math.max(height, Math.abs(at.y[a]!) + radius[a]!);
    for (let b = a + 1; b < k; b++) {
      const distance = Math.hypot(at.x[a]! - at.x[b]!, at.y[a]! - at.y[b]!);
      cost += (ties[a * k + b]! * distance) / size;
    }
  }
  return cost + (5 * Math.max(width / ASPECT, height)) / size;
}
