/**
 * The VOS mapping technique (van Eck, Waltman, Dekker & van den Berg 2010, doi:10.1002/asi.21421): positions that make the sum of
 * s·d² as small as they can while the mean distance stays the same, s being association strength. Solved as the layout that VOSviewer
 * uses, attraction 2 and repulsion 1: the least of the sum over pairs of s·d² - d, which has the same solution up to scale.
 */
import type { LinkColumns } from '../model/network';
import type { Arranged, LayoutInput } from './layout';
import { buildAdjacency, type Adjacency } from '../graph/adjacency';
import { arrangeNodes } from './arrange-nodes';
import type { ArrangeHooks, ArrangeInput } from './types';
import { fillFrame, rotateToPrincipalAxes } from './fit-picture';
import { areaPerNode, type MainLayout } from './main-layout';
import { pivotMds } from './pivot-mds';
import { overlapRounds } from './remove-overlaps';

const GAP = 2;
/** From so many nodes on, those far away count together, by cells of a grid. */
const MOST_EXACT = 1500;
const CELLS = 32;

export async function arrangeVos(input: LayoutInput, hooks: ArrangeHooks): Promise<Arranged> {
  return { ...(await arrangeNodes(input, hooks, createVosLayout)), method: 'VOS layout' };
}

/** Association strength of the links between nodes of a component: 2m·c / (wi·wj), w = sum of the weights of a node's links. */
export function associationStrengths(
  n: number,
  { source, target, weight }: Pick<LinkColumns, 'source' | 'target'> & { weight: ArrayLike<number> },
): Float64Array {
  const strength = new Float64Array(n);
  let total = 0;
  for (let e = 0; e < source.length; e++) {
    strength[source[e]!]! += weight[e]!;
    strength[target[e]!]! += weight[e]!;
    total += 2 * weight[e]!;
  }
  return Float64Array.from(
    source,
    (from, e) => (total * weight[e]!) / (strength[from]! * strength[target[e]!]!),
  );
}

/** The sum over linked pairs of s·d² minus the sum over all pairs of d. O(n²). */
export function vosEnergy(graph: Adjacency, x: ArrayLike<number>, y: ArrayLike<number>): number {
  let energy = 0;
  for (let i = 0; i < graph.nodeCount; i++) {
    for (let e = graph.offsets[i]!; e < graph.offsets[i + 1]!; e++) {
      const j = graph.targets[e]!;
      energy += (graph.weights[e]! * ((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2)) / 2;
    }
    for (let j = i + 1; j < graph.nodeCount; j++) energy -= Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
  }
  return energy;
}

/** One step of the iteration: each node to the place that is best while the others stay and distances keep their directions. */
export function vosStep(graph: Adjacency, x: Float64Array, y: Float64Array): void {
  const n = graph.nodeCount;
  const push = n <= MOST_EXACT ? exactPush(x, y) : gridPush(x, y);
  for (let i = 0; i < n; i++) {
    let [sum, pullX, pullY] = [0, 0, 0];
    for (let e = graph.offsets[i]!; e < graph.offsets[i + 1]!; e++) {
      const weight = graph.weights[e]!;
      sum += weight;
      pullX += weight * x[graph.targets[e]!]!;
      pullY += weight * y[graph.targets[e]!]!;
    }
    if (sum === 0) continue;
    // Half way: two that swap places for ever would never meet.
    x[i] = (x[i]! + (pullX + push.x[i]! / 2) / sum) / 2;
    y[i] = (y[i]! + (pullY + push.y[i]! / 2) / sum) / 2;
  }
}

function exactPush(x: Float64Array, y: Float64Array): { x: Float64Array; y: Float64Array } {
  const n = x.length;
  const push = { x: new Float64Array(n), y: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const dx = x[i]! - x[j]!;
      const dy = y[i]! - y[j]!;
      const distance = Math.sqrt(dx * dx + dy * dy) || 1e-9;
      push.x[i]! += dx / distance;
      push.y[i]! += dy / distance;
      push.x[j]! -= dx / distance;
      push.y[j]! -= dy / distance;
    }
  }
  return push;
}

function gridPush(x: Float64Array, y: Float64Array): { x: Float64Array; y: Float64Array } {
  const n = x.length;
  const least = (values: Float64Array) => values.reduce((low, value) => Math.min(low, value), Infinity);
  const most = (values: Float64Array) => values.reduce((high, value) => Math.max(high, value), -Infinity);
  const [left, bottom] = [least(x), least(y)];
  const size = Math.max(most(x) - left, most(y) - bottom, 1e-9) / CELLS;
  const cellOf = (i: number) =>
    Math.min(CELLS - 1, Math.floor((y[i]! - bottom) / size)) * CELLS +
    Math.min(CELLS - 1, Math.floor((x[i]! - left) / size));
  const cells = new Map<number, { x: number; y: number; count: number }>();
  for (let i = 0; i < n; i++) {
    const cell = cells.get(cellOf(i)) ?? { x: 0, y: 0, count: 0 };
    cell.x += x[i]!;
    cell.y += y[i]!;
    cell.count++;
    cells.set(cellOf(i), cell);
  }
  const middles = [...cells.values()].map((cell) => ({
    x: cell.x / cell.count,
    y: cell.y / cell.count,
    count: cell.count,
  }));
  const push = { x: new Float64Array(n), y: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    for (const cell of middles) {
      const dx = x[i]! - cell.x;
      const dy = y[i]! - cell.y;
      const distance = Math.sqrt(dx * dx + dy * dy) || 1e-9;
      push.x[i]! += (cell.count * dx) / distance;
      push.y[i]! += (cell.count * dy) / distance;
    }
  }
  return push;
}

function createVosLayout(nodes: number[], input: ArrangeInput): MainLayout {
  const n = nodes.length;
  const placeOf = new Map(nodes.map((node, place) => [node, place]));
  const inside = Uint32Array.from(input.links.source.keys()).filter((e) =>
    placeOf.has(input.links.source[e]!),
  );
  const links = {
    source: inside.map((e) => placeOf.get(input.links.source[e]!)!),
    target: inside.map((e) => placeOf.get(input.links.target[e]!)!),
    weight: Float64Array.from(inside, (e) => input.links.weight[e]!),
  };
  const graph = buildAdjacency(n, { ...links, weight: associationStrengths(n, links) });
  const radius = Float32Array.from(nodes, (node) => input.radius[node]!);
  const area = areaPerNode(radius).reduce((sum, a) => sum + a, 0) * 1.5;
  const { x, y } = pivotMds(graph, input.seed);
  const read = (): { x: Float64Array; y: Float64Array } => {
    const at = { x: x.slice(), y: y.slice() };
    rotateToPrincipalAxes(at.x, at.y);
    fillFrame(at.x, at.y, area);
    return at;
  };
  return {
    steps: n < MOST_EXACT ? 300 : 120,
    step: () => vosStep(graph, x, y),
    read,
    async run(progress) {
      const at = read();
      for (const rounds = overlapRounds(at.x, at.y, radius, { gap: GAP }); !rounds.next().done;) {
        const yielded = progress('arranging', 1, 1);
        if (yielded) await yielded;
      }
      return at;
    },
  };
}
