/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian 2014, doi:10.1371/journal.pone.0098679) through the kernel of
 * graphology-layout-forceatlas2, run in slices so that the worker can answer in between.
 */
import iterate from 'graphology-layout-forceatlas2/iterate.js';

/** Numbers a node in the kernel's matrix: x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed. */
const PER_NODE = 10;
const PER_LINK = 3;
/** From so many nodes on, far-away groups count as one (Barnes & Hut 1986). */
const BARNES_HUT_FROM = 250;

export interface ForceInput {
  x: Float64Array;
  y: Float64Array;
  /** Repulsion of each node. */
  mass: ArrayLike<number>;
  source: ArrayLike<number>;
  target: ArrayLike<number>;
  weight: ArrayLike<number>;
  /** Nodes from this one on stay where they are. */
  fixedFrom?: number;
}

export interface ForceOptions {
  gravity: number;
  scaling: number;
  linLog: boolean;
  /** Gravity that grows with the distance from the middle. */
  strongGravity: boolean;
}

/** A layout in progress. The kernel keeps its own state between steps: 60 steps are not 60 layouts of one step. */
export interface ForceLayout {
  step(): void;
  /** Multiplies all repulsion from now on. */
  repel(factor: number): void;
  /** Multiplies all coordinates. */
  stretch(byX: number, byY: number): void;
  /** Copies the current positions. */
  read(x: Float64Array, y: Float64Array): void;
}

export function createForceLayout(input: ForceInput, options: ForceOptions): ForceLayout {
  const n = input.x.length;
  const m = input.source.length;
  const nodes = new Float32Array(n * PER_NODE);
  for (let i = 0; i < n; i++) {
    const at = i * PER_NODE;
    nodes[at] = input.x[i]!;
    nodes[at + 1] = input.y[i]!;
    nodes[at + 6] = input.mass[i]!;
    nodes[at + 7] = 1;
    nodes[at + 8] = 1;
    nodes[at + 9] = i >= (input.fixedFrom ?? n) ? 1 : 0;
  }
  const links = new Float32Array(m * PER_LINK);
  for (let e = 0; e < m; e++) {
    links[e * PER_LINK] = input.source[e]! * PER_NODE;
    links[e * PER_LINK + 1] = input.target[e]! * PER_NODE;
    links[e * PER_LINK + 2] = input.weight[e]!;
  }
  const settings = {
    linLogMode: options.linLog,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: options.scaling,
    strongGravityMode: options.strongGravity,
    gravity: options.gravity,
    slowDown: 1 + Math.log(Math.max(1, n)),
    barnesHutOptimize: n >= BARNES_HUT_FROM,
    barnesHutTheta: 1.2,
  };
  return {
    step: () => void iterate(settings, nodes, links),
    repel(factor) {
      settings.scalingRatio *= factor;
    },
    stretch(byX, byY) {
      for (let i = 0; i < n; i++) {
        nodes[i * PER_NODE]! *= byX;
        nodes[i * PER_NODE + 1]! *= byY;
      }
    },
    read(x, y) {
      for (let i = 0; i < n; i++) {
        x[i] = nodes[i * PER_NODE]!;
        y[i] = nodes[i * PER_NODE + 1]!;
      }
    },
  };
}
