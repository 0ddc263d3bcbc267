/** The forces on the linked part of a map: how strongly each link holds and each node repels, with an unseen hub in every cluster. */
import { LINK_KINDS, PAPER } from '../model/network';
import type { Pace } from '../model/pace';
import { NO_CLUSTER } from '../model/snapshot';
import type { ArrangeInput } from './arrange-nodes';
import { drawInLoose, fillDiscs, measureFill, FILL } from './fill-discs';
import { boundsOf, fillFrame, layFlat } from './fit-picture';
import { createForceLayout } from './force-layout';
import { overlapRounds, removeOverlaps } from './remove-overlaps';
import { placeAtStart } from './start-positions';

/** How strongly a link holds, by kind. */
const HOLD: Record<(typeof LINK_KINDS)[number], number> = {
  cites: 1,
  wrote: 1.6,
  'has-keyword': 0.8,
  similar: 2,
  linked: 1.5,
  'points-to': 1.5,
  'wrote-with': 1.5,
  'co-occurs': 1.5,
  coupled: 1.5,
  'co-cited': 1.5,
  related: 1.5,
};
/** A link between clusters holds less, so that regions part. */
const BETWEEN_CLUSTERS = 0.1;
const HUB_HOLD = 0.6;
/** Data units squared that a picture of few nodes fills, without the space between its clusters. */
const SMALLEST_PICTURE = 340_000;
const SCALING = 20;
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
  settle(pace: Pace): Promise<{ x: Float64Array; y: Float64Array }>;
}

/** @param nodes the nodes of one component, ascending */
export function createMainLayout(nodes: number[], input: ArrangeInput): MainLayout {
  const n = nodes.length;
  const { source, target, weight } = holds(nodes, input);
  const { cluster, count: hubs } = clustersAmong(nodes, input.cluster);
  const radius = Float32Array.from(nodes, (node) => input.radius[node]!);
  const room = giveRoom(radius);
  const {
    x: startX,
    y: startY,
    centres,
  } = placeAtStart({
    nodeCount: n,
    cluster,
    clusterCount: hubs,
    source,
    target,
    weight,
    room,
    seed: input.seed,
  });
  // The hubs come after the nodes and stay where they are: they hold the regions apart.
  const x = new Float64Array(n + hubs);
  const y = new Float64Array(n + hubs);
  x.set(startX);
  y.set(startY);
  x.set(centres.x, n);
  y.set(centres.y, n);
  const meanRoom = room.reduce((sum, r) => sum + r, 0) / Math.max(1, n);
  const mass = new Float64Array(n + hubs).fill(0.001);
  nodes.forEach((node, i) => {
    mass[i] = 0.3 + room[i]! / meanRoom;
    if (cluster[i] === NO_CLUSTER) return;
    source.push(i);
    target.push(n + cluster[i]!);
    weight.push(input.kinds[node] === PAPER ? HUB_HOLD : HUB_HOLD / 6);
  });
  const forces = createForceLayout(
    { x, y, mass, source, target, weight, fixedFrom: n },
    { gravity: 0.05, scaling: SCALING, linLog: false },
  );
  const area = room.reduce((sum, r) => sum + r, 0) * 1.5;
  const steps = stepsFor(n);
  let done = 0;
  const read = (): { x: Float64Array; y: Float64Array } => {
    forces.read(x, y);
    const px = x.slice(0, n);
    const py = y.slice(0, n);
    if (hubs > 0) {
      fillDiscs(px, py, cluster, centres, Math.min(1, done / (steps * 0.25)));
      drawInLoose(px, py, cluster);
    } else {
      layFlat(px, py);
      fillFrame(px, py, area);
    }
    return { x: px, y: py };
  };
  return {
    steps,
    step() {
      forces.step();
      done++;
      // Repulsion is set by feedback: stronger until the clusters fill their discs.
      if (done % 10 === 0 && done < steps * 0.8) {
        forces.read(x, y);
        const fill = measureFill(x, y, n, cluster, hubs).map((f, c) => f.mean / centres.radius[c]!);
        const mean = fill.reduce((sum, f) => sum + f, 0) / Math.max(1, hubs);
        if (mean > 0) forces.repel(Math.min(1.5, Math.max(0.67, FILL / mean)));
      }
    },
    read,
    async settle(pace) {
      const at = read();
      for (const rounds = overlapRounds(at.x, at.y, radius, { gap: GAP }); !rounds.next().done;) {
        const rest = pace('arranging', steps, steps);
        if (rest) await rest;
      }
      return at;
    },
  };
}

/** Numbers the clusters that occur among some nodes 0, 1, …, in their order. */
function clustersAmong(nodes: number[], clusterOf: Uint16Array): { cluster: Uint16Array; count: number } {
  const present = [...new Set(nodes.map((node) => clusterOf[node]!))]
    .filter((cluster) => cluster !== NO_CLUSTER)
    .sort((a, b) => a - b);
  const rank = new Map(present.map((cluster, place) => [cluster, place]));
  return {
    cluster: Uint16Array.from(nodes, (node) => rank.get(clusterOf[node]!) ?? NO_CLUSTER),
    count: present.length,
  };
}

/** Area for each node: its disc with a rim, several times over, less so in large maps; a small map gets more, up to a full window. */
export function giveRoom(radius: Float32Array): Float64Array {
  const loose = Math.min(4, Math.max(2.2, 4 - Math.log2(Math.max(1, radius.length / 600)) * 0.8));
  const room = Float64Array.from(radius, (r) => loose * Math.PI * (r + 3) ** 2);
  const total = room.reduce((sum, area) => sum + area, 0);
  const more = Math.min(4, Math.max(1, SMALLEST_PICTURE / total));
  return room.map((area) => area * more);
}

function stepsFor(n: number): number {
  if (n < 300) return 600;
  if (n < 1000) return 400;
  if (n < 4000) return 200;
  return n < 12000 ? 100 : 60;
}

/** The links of a component with the strength that the layout gives them; node numbers are places in `nodes`. */
function holds(
  nodes: number[],
  input: ArrangeInput,
): { source: number[]; target: number[]; weight: number[] } {
  const { links, cluster, kinds, nodeCount } = input;
  const placeOf = new Int32Array(nodeCount).fill(-1);
  nodes.forEach((node, i) => (placeOf[node] = i));
  const degree = new Float64Array(nodeCount);
  for (let e = 0; e < links.source.length; e++) {
    degree[links.source[e]!]!++;
    degree[links.target[e]!]!++;
  }
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  for (let e = 0; e < links.source.length; e++) {
    const a = links.source[e]!;
    const b = links.target[e]!;
    if (placeOf[a] === -1) continue;
    const kind = LINK_KINDS[links.kinds[e]!]!;
    let hold = HOLD[kind] * (kind === 'similar' ? links.weight[e]! : 1);
    // A widely shared keyword, author or classic pulls its neighbours less, else it would draw all regions together.
    if (kind === 'wrote' || kind === 'has-keyword') hold /= Math.sqrt(degree[kinds[a] === PAPER ? b : a]!);
    else hold /= Math.sqrt(Math.sqrt(Math.max(1, Math.min(degree[a]!, degree[b]!) / 4)));
    if (cluster[a] !== cluster[b] && cluster[a] !== NO_CLUSTER && cluster[b] !== NO_CLUSTER) {
      hold *= BETWEEN_CLUSTERS;
    }
    source.push(placeOf[a]!);
    target.push(placeOf[b]!);
    weight.push(hold);
  }
  return { source, target, weight };
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
export async function arrangeSmall(nodes: number[], input: ArrangeInput, pace: Pace): Promise<SmallPart> {
  const links = holds(nodes, input);
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
      { gravity: 1, scaling: 4, linLog: false },
    );
    for (let step = 0; step < SMALL_STEPS; step++) {
      forces.step();
      const rest = pace('arranging', 0, 1);
      if (rest) await rest;
    }
    forces.read(x, y);
  }
  layFlat(x, y);
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
