/** Bit for bit the positions of the kernel that ours follows: graphology-layout-forceatlas2's. */
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/lib/graph/rng';
import { createForceKernel } from '../../../src/lib/layout/force-kernel';

const STEPS = 60;

interface Case {
  nodes: number;
  /** Nodes that start in one point. */
  together?: number;
  theta?: number | null;
  linLog?: boolean;
  strongGravity?: boolean;
  fixed?: number;
}

const CASES: [string, Case][] = [
  ['every pair', { nodes: 60 }],
  ['every pair, with the logarithm', { nodes: 60, linLog: true, strongGravity: false }],
  ['every pair, some in one place, some fixed', { nodes: 40, together: 6, fixed: 5 }],
  ['groups', { nodes: 300, theta: 1.2 }],
  ['narrow groups, with the logarithm', { nodes: 120, theta: 0.5, linLog: true, strongGravity: false }],
  ['groups, many in one place', { nodes: 200, theta: 1.2, together: 90, fixed: 3 }],
  ['groups of one node', { nodes: 1, theta: 1.2 }],
  ['nothing', { nodes: 0, theta: 1.2 }],
];

describe.each(CASES)('%s', (_, { nodes: n, together = 0, theta = null, linLog = false, ...rest }) => {
  const random = createRng(n + together);
  const strongGravity = rest.strongGravity ?? true;
  const fixedFrom = n - (rest.fixed ?? 0);
  const any = (i: number) => (i < together ? 2.5 : (random() - 0.5) * 40);
  const x = Float32Array.from({ length: n }, (__, i) => any(i));
  const y = Float32Array.from({ length: n }, (__, i) => any(i));
  const mass = Float32Array.from({ length: n }, () => 1 + 9 * random());
  const links = Array.from({ length: n < 2 ? 0 : 3 * n }, () => ({
    source: Math.floor(random() * n),
    target: Math.floor(random() * n),
    weight: random(),
  }));

  it('moves as the original does, also when drawn out and repelled in between', () => {
    const settings = {
      linLogMode: linLog,
      outboundAttractionDistribution: false,
      adjustSizes: false,
      edgeWeightInfluence: 1,
      scalingRatio: 10,
      strongGravityMode: strongGravity,
      gravity: 0.05,
      slowDown: 3,
      barnesHutOptimize: theta !== null,
      barnesHutTheta: theta ?? 0,
    };
    const matrix = new Float32Array(10 * n);
    for (let i = 0; i < n; i++)
      matrix.set([x[i]!, y[i]!, 0, 0, 0, 0, mass[i]!, 1, 1, i >= fixedFrom ? 1 : 0], 10 * i);
    const rows = Float32Array.from(
      links.flatMap(({ source, target, weight }) => [10 * source, 10 * target, weight]),
    );

    const own = { x: x.slice(), y: y.slice(), mass, fixedFrom };
    const ownSettings = { linLog, scaling: 10, gravity: 0.05, strongGravity, slowDown: 3, theta };
    const step = createForceKernel(
      own,
      {
        source: Int32Array.from(links, ({ source }) => source),
        target: Int32Array.from(links, ({ target }) => target),
        weight: Float32Array.from(links, ({ weight }) => weight),
      },
      ownSettings,
    );

    for (let round = 0; round < STEPS; round++) {
      iterate(settings, matrix, rows);
      step();
      const apart = [...own.x.keys()].filter(
        (i) => own.x[i] !== matrix[10 * i] || own.y[i] !== matrix[10 * i + 1],
      );
      expect(apart, `nodes apart after step ${round + 1}`).toEqual([]);
      if (round !== STEPS / 2) continue;
      settings.scalingRatio *= 3;
      ownSettings.scaling *= 3;
      for (let i = 0; i < fixedFrom; i++) {
        matrix[10 * i]! *= 1.01;
        own.x[i]! *= 1.01;
      }
    }
    const moved = [...own.x.keys()].filter((i) => own.x[i] !== x[i]);
    expect(moved.every((i) => i < fixedFrom)).toBe(true);
    if (links.length > 0) expect(moved.length).toBeGreaterThan(0.9 * fixedFrom);
  });
});
