/** ForceAtlas2, run in steps so that the worker can answer in between. */
import { createForceKernel, type ForceSettings } from './force-kernel';

/** From so many nodes on, far-away groups count as one (Barnes & Hut 1986). */
const BARNES_HUT_FROM = 250;
const THETA = 1.2;

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
  const nodes = {
    x: Float32Array.from(input.x),
    y: Float32Array.from(input.y),
    mass: Float32Array.from(input.mass),
    fixedFrom: input.fixedFrom ?? n,
  };
  const links = {
    source: Int32Array.from(input.source),
    target: Int32Array.from(input.target),
    weight: Float32Array.from(input.weight),
  };
  const settings: ForceSettings = {
    ...options,
    slowDown: 1 + Math.log(Math.max(1, n)),
    theta: n >= BARNES_HUT_FROM ? THETA : null,
  };
  return {
    step: createForceKernel(nodes, links, settings),
    repel(factor) {
      settings.scaling *= factor;
    },
    stretch(byX, byY) {
      for (let i = 0; i < n; i++) {
        nodes.x[i]! *= byX;
        nodes.y[i]! *= byY;
      }
    },
    read(x, y) {
      x.set(nodes.x);
      y.set(nodes.y);
    },
  };
}
