/**
 * The forces on the linked part of a map. They start from positions that know the whole graph, weigh all links alike, and weaken those
 * between clusters in the end, so that neighbours stay near and clusters part.
 */
import type { Progress } from '../model/progress';
import { NO_CLUSTER } from '../model/snapshot';
import { buildAdjacency, type Adjacency } from '../graph/adjacency';
import type { ArrangeInput } from './types';
import { boundsOf, fillFrame, rotateToPrincipalAxes } from './fit-picture';
import { createForceLayout, type ForceLayout } from './force-layout';
import { neighbourhoodPreservation } from './layout-quality';
import { pivotMds } from './pivot-mds';
import { alignTo } from './procrustes';
import { createRng } from '../graph/rng';
import { overlapRounds, removeOverlaps } from './remove-overlaps';

/** Weight of a link between clusters in the end, relative to one inside, so that regions part. */
const BETWEEN_CLUSTERS = 0.66;
/** Share of the steps in which all links weigh alike. */
const TURNING_POINT = 0.7;
/** Repulsion grows with this power of the number of links: less than linear, so that hubs do not push everything away. */
const MASS_POWER = 0.9;
const START_SIZE = 3;
/** Below so many nodes the forces start from several places at once. */
const FEW = 500;
const MANY = 1000;
/** Width to height that the picture is drawn out to while links can still give way, how much a step, and the steps after that. */
const ASPECT = 1.6;
const STRETCH = 0.01;
const FINAL_STEPS = 20;
/** Data units squared that a picture of few nodes fills, without the space between its clusters. */
const SMALLEST_PICTURE = 340_000;
const SCALING = 10;
const GRAVITY = 0.05;
const SMALL_STEPS = 120;
const GAP_IN_PAIR = 3;
/** Least free space between discs. */
const GAP = 2;

export interface MainLayout {
  steps: number;
  step(): void;
  /** Current positions of the nodes given, in data units. */
  read(): { x: Float64Array; y: Float64Array };
  /** The same without overlaps. */
  run(progress: Progress): Promise<{ x: Float64Array; y: Float64Array }>;
}

/** @param nodes the nodes of one component, ascending */
export function createMainLayout(nodes: number[], input: ArrangeInput): MainLayout {
  const n = nodes.length;
  const radius = Float32Array.from(nodes, (node) => input.radius[node]!);
  const area = areaPerNode(radius).reduce((sum, r) => sum + r, 0) * 1.5;
  const all = linksAmong(nodes, input, 1);
  const parted = linksAmong(nodes, input, BETWEEN_CLUSTERS);
  const graph = buildAdjacency(n, all);
  const mass = Float64Array.from(
    { length: n },
    (_, i) => (graph.offsets[i + 1]! - graph.offsets[i]! + 1) ** MASS_POWER,
  );
  const start = (at: Positions, links: typeof all) =>
    createForceLayout(
      { ...at, mass, ...links },
      { gravity: GRAVITY, scaling: SCALING, linLog: false, strongGravity: true },
    );
  const before = previousAmong(nodes, input);
  const from = before ? [startFrom(before, graph)] : startsFor(graph, input.seed);
  // What was there has found its side already.
  let tries = from.map((at) => start(at, before ? parted : all));
  let forces = tries[0]!;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const steps = Math.round(stepsFor(n) * (before ? 1 - TURNING_POINT : 1));
  const turning = before ? 0 : Math.round(steps * TURNING_POINT);
  let done = 0;
  const read = (): { x: Float64Array; y: Float64Array } => {
    forces.read(x, y);
    const at = { x: x.slice(), y: y.slice() };
    if (before) alignTo(at.x, at.y, before.x, before.y);
    else rotateToPrincipalAxes(at.x, at.y);
    fillFrame(at.x, at.y, area);
    return at;
  };
  return {
    steps,
    step() {
      for (const one of tries) one.step();
      done++;
      if (done === turning) {
        forces = best(tries, graph);
        forces.read(x, y);
        rotateToPrincipalAxes(x, y);
        forces = start({ x, y }, parted);
        tries = [forces];
      } else if (!before && done > turning && done < steps - FINAL_STEPS) {
        forces.read(x, y);
        if (extentOf(x) < ASPECT * extentOf(y)) forces.stretch(1 + STRETCH, 1 - STRETCH);
      }
    },
    read,
    async run(progress) {
      const at = read();
      for (const rounds = overlapRounds(at.x, at.y, radius, { gap: GAP }); !rounds.next().done;) {
        const yielded = progress('arranging', steps, steps);
        if (yielded) await yielded;
      }
      return at;
    },
  };
}

interface Positions {
  x: Float64Array;
  y: Float64Array;
}

/**
 * Where the forces begin: the whole graph's distances in two dimensions and, where the graph is small enough for several attempts, chance.
 * All small: nodes that start close find their side before others stand in the way.
 */
function startsFor(graph: Adjacency, seed: number): Positions[] {
  const n = graph.nodeCount;
  const size = START_SIZE * Math.sqrt(n);
  const chances = n < FEW ? 3 : n < MANY ? 2 : 0;
  const starts = [pivotMds(graph, seed)];
  for (let chance = 0; chance < chances; chance++) {
    const random = createRng(seed * 101 + chance);
    const any = () => Float64Array.from({ length: n }, () => random() - 0.5);
    starts.push({ x: any(), y: any() });
  }
  return starts.map(({ x, y }, i) => {
    const scale = i === 0 ? size : 1;
    return { x: x.map((value) => value * scale), y: y.map((value) => value * scale) };
  });
}

/** The share of nodes that must have been there before for a map to go on from where they were. */
const LEAST_KNOWN = 1 / 3;

function previousAmong(nodes: number[], { previous }: ArrangeInput): Positions | null {
  if (!previous) return null;
  const x = Float64Array.from(nodes, (node) => previous.x[node]!);
  const y = Float64Array.from(nodes, (node) => previous.y[node]!);
  const known = x.filter((value) => !Number.isNaN(value)).length;
  return known >= Math.max(2, nodes.length * LEAST_KNOWN) ? { x, y } : null;
}

/** Old places at the scale of the forces; a new node starts amid its neighbours, or in the middle. */
function startFrom(before: Positions, { nodeCount: n, offsets, targets }: Adjacency): Positions {
  const known = Array.from({ length: n }, (_, node) => node).filter((node) => !Number.isNaN(before.x[node]!));
  const mean = (values: Float64Array) => known.reduce((sum, node) => sum + values[node]!, 0) / known.length;
  const [meanX, meanY] = [mean(before.x), mean(before.y)];
  const reach = Math.sqrt(
    known.reduce((sum, node) => sum + (before.x[node]! - meanX) ** 2 + (before.y[node]! - meanY) ** 2, 0) /
      known.length,
  );
  const scale = (START_SIZE * Math.sqrt(n)) / (reach || 1);
  const x = before.x.map((value) => (value - meanX) * scale);
  const y = before.y.map((value) => (value - meanY) * scale);
  const isKnown = new Set(known);
  for (let node = 0; node < n; node++) {
    if (isKnown.has(node)) continue;
    const near = Array.from(targets.subarray(offsets[node], offsets[node + 1])).filter((other) =>
      isKnown.has(other),
    );
    const amid = (values: Float64Array) =>
      near.reduce((sum, other) => sum + values[other]!, 0) / Math.max(1, near.length);
    // A little aside, each its own way: on one spot they could not part.
    const [ax, ay] = [amid(x), amid(y)];
    x[node] = ax + Math.cos(node * 2.399963) * 0.5;
    y[node] = ay + Math.sin(node * 2.399963) * 0.5;
  }
  return { x, y };
}

/** The attempt that keeps most of what is two links away near. */
function best(tries: readonly ForceLayout[], graph: Adjacency): ForceLayout {
  if (tries.length === 1) return tries[0]!;
  const x = new Float64Array(graph.nodeCount);
  const y = new Float64Array(graph.nodeCount);
  const kept = tries.map((one) => {
    one.read(x, y);
    return neighbourhoodPreservation(graph, x, y, 2);
  });
  return tries[kept.indexOf(Math.max(...kept))]!;
}

function extentOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length));
}

/** Area for each node: its disc with a rim, several times over, less so in large maps; a small map gets more, up to a full window. */
export function areaPerNode(radius: Float32Array): Float64Array {
  const loose = Math.min(4, Math.max(2.2, 4 - Math.log2(Math.max(1, radius.length / 600)) * 0.8));
  const areas = Float64Array.from(radius, (r) => loose * Math.PI * (r + 3) ** 2);
  const total = areas.reduce((sum, area) => sum + area, 0);
  const more = Math.min(4, Math.max(1, SMALLEST_PICTURE / total));
  return areas.map((area) => area * more);
}

function stepsFor(n: number): number {
  if (n < 1000) return 500;
  if (n < 4000) return 300;
  return n < 12000 ? 120 : 60;
}

/**
 * The links of a component, node numbers being places in `nodes`. Weights have a mean of 1 before those between clusters are multiplied.
 *
 * @param between what a link between clusters holds, as a share of one within a cluster
 */
function linksAmong(
  nodes: number[],
  { links, cluster, nodeCount }: ArrangeInput,
  between: number,
): { source: Uint32Array; target: Uint32Array; weight: Float64Array } {
  const placeOf = new Int32Array(nodeCount).fill(-1);
  nodes.forEach((node, i) => (placeOf[node] = i));
  const inside = Uint32Array.from(links.source.keys()).filter((e) => placeOf[links.source[e]!] !== -1);
  const mean = inside.reduce((sum, e) => sum + links.weight[e]!, 0) / Math.max(1, inside.length) || 1;
  const isParted = (a: number, b: number) =>
    cluster[a] !== cluster[b] && cluster[a] !== NO_CLUSTER && cluster[b] !== NO_CLUSTER;
  return {
    source: inside.map((e) => placeOf[links.source[e]!]!),
    target: inside.map((e) => placeOf[links.target[e]!]!),
    weight: Float64Array.from(
      inside,
      (e) => (links.weight[e]! / mean) * (isParted(links.source[e]!, links.target[e]!) ? between : 1),
    ),
  };
}

/** A component around its own middle. */
export interface SmallPart {
  nodes: number[];
  x: Float64Array;
  y: Float64Array;
  /** Of the circle around it. */
  radius: number;
}

/** A small component around its own middle, with the radius of the circle around it. */
export async function arrangeSmall(
  nodes: number[],
  input: ArrangeInput,
  progress: Progress,
): Promise<SmallPart> {
  const links = linksAmong(nodes, input, 1);
  const n = nodes.length;
  const radius = Float32Array.from(nodes, (node) => input.radius[node]!);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    x[i] = 10 * Math.sqrt(i) * Math.cos(i * 2.399963);
    y[i] = 10 * Math.sqrt(i) * Math.sin(i * 2.399963);
  }
  if (n > 2) {
    const forces = createForceLayout(
      { x, y, mass: new Float64Array(n).fill(1), ...links },
      { gravity: 1, scaling: 4, linLog: false, strongGravity: false },
    );
    for (let step = 0; step < SMALL_STEPS; step++) {
      forces.step();
      const yielded = progress('arranging', 0, 1);
      if (yielded) await yielded;
    }
    forces.read(x, y);
  }
  rotateToPrincipalAxes(x, y);
  let discs = 0;
  for (const r of radius) discs += Math.PI * (r + 2) ** 2;
  fillFrame(x, y, discs / (n < 4 ? 0.5 : 0.3));
  if (n === 2) x.set([-(radius[0]! + GAP_IN_PAIR), radius[1]! + GAP_IN_PAIR]);
  removeOverlaps(x, y, radius, { gap: GAP });
  const box = boundsOf(x.keys(), x, y, radius);
  let reach = 0;
  for (let i = 0; i < n; i++) {
    x[i]! -= (box.left + box.right) / 2;
    y[i]! -= (box.bottom + box.top) / 2;
    reach = Math.max(reach, Math.hypot(x[i]!, y[i]!) + radius[i]!);
  }
  return { nodes, x, y, radius: reach };
}
