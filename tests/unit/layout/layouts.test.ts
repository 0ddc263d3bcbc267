import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../../src/lib/graph/adjacency';
import type { LayoutInput } from '../../../src/lib/layout/layout';
import { citationFigures } from '../../../src/lib/layout/node-values';
import { LAYOUTS } from '../../../src/lib/layout/registry';
import { swarm } from '../../../src/lib/layout/swarm';
import { countTicks, dateTicks } from '../../../src/lib/layout/ticks';
import { associationStrengths, vosEnergy, vosStep } from '../../../src/lib/layout/vos';
import { countOverlaps } from '../../../src/lib/layout/remove-overlaps';
import { createRng } from '../../../src/lib/graph/rng';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { toEpochDay } from '../../../src/lib/model/partial-date';
import { LAYOUT_NAMES } from '../../../src/lib/model/settings';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { smallInput } from '../../fixtures/small-input';

/** 60 papers of three groups and five without links; every tenth has no date. */
function groups(seed = 1): LayoutInput {
  const random = createRng(4);
  const n = 65;
  const source: number[] = [];
  const target: number[] = [];
  for (let i = 3; i < 60; i++) {
    source.push(i - 3);
    target.push(i);
    if (i % 9 === 0) {
      source.push(i - 1);
      target.push(i);
    }
  }
  const column = (of: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => of(i));
  return {
    nodeCount: n,
    kinds: new Uint8Array(n),
    links: {
      source: Uint32Array.from(source),
      target: Uint32Array.from(target),
      kinds: new Uint8Array(source.length).fill(3),
      weight: new Float32Array(source.length).fill(0.5),
    },
    cluster: Uint16Array.from({ length: n }, (_, i) => (i < 60 ? i % 3 : NO_CLUSTER)),
    radius: Float32Array.from({ length: n }, (_, i) => 3 + (i % 7)),
    seed,
    settings: { scatterX: 'date', scatterY: 'citations' },
    values: {
      date: column((i) => (i % 10 === 7 ? NaN : 7000 + Math.floor(random() * 9000))),
      citations: column((i) => (i * i) % 13),
      references: column((i) => i % 5),
      pagerank: column(() => 1 / n),
      momentum: column((i) => i / n),
      cluster: column((i) => (i < 60 ? i % 3 : NaN)),
    },
  };
}

describe('every layout', () => {
  for (const name of LAYOUT_NAMES) {
    it(`${name}: no overlaps, the same each time, all of it finite and centred`, async () => {
      const input = groups();
      const { x, y } = await LAYOUTS[name](input, { progress: NO_PROGRESS });
      // On a scatter the place is the value, whatever else has it.
      if (name !== 'scatter') expect(countOverlaps(x, y, input.radius)).toBe(0);
      const again = await LAYOUTS[name](groups(), { progress: NO_PROGRESS });
      expect([...again.x]).toEqual([...x]);
      expect([...again.y]).toEqual([...y]);
      expect([...x, ...y].every(Number.isFinite)).toBe(true);
      const [left, right] = [Math.min(...x), Math.max(...x)];
      expect(Math.abs(left + right) / (right - left)).toBeLessThan(0.35);
    });
  }
});

describe('time axis', () => {
  it('puts dates from left to right, the undated left of all, and clusters in lanes that do not mix', async () => {
    const input = groups();
    const { x, y, axes, method } = await LAYOUTS.time(input, { progress: NO_PROGRESS });
    const dated = [...x.keys()].filter((node) => !Number.isNaN(input.values.date[node]!));
    dated.sort((a, b) => input.values.date[a]! - input.values.date[b]!);
    for (let i = 1; i < dated.length; i++)
      expect(x[dated[i]!]!).toBeGreaterThanOrEqual(x[dated[i - 1]!]! - 1e-3);
    const first = x[dated[0]!]!;
    x.forEach((value, node) => {
      if (Number.isNaN(input.values.date[node]!)) expect(value).toBeLessThan(first);
    });
    expect(method).toBe('time axis, 6 without a date at the left');
    expect(axes!.lanes.map(({ cluster }) => cluster)).toEqual([0, 1, 2]);
    for (const { cluster, top, bottom } of axes!.lanes) {
      y.forEach((value, node) => {
        const isInside = value < top && value > bottom;
        expect(isInside).toBe(input.cluster[node] === cluster);
      });
    }
    // A tick stands where a paper of that day would.
    const tick = axes!.x!.ticks.find(({ label }) => label === '2000')!;
    const day = toEpochDay({ year: 2000 });
    const before = dated.filter((node) => input.values.date[node]! <= day - 1).at(-1)!;
    const after = dated.find((node) => input.values.date[node]! >= day + 1)!;
    expect(tick.at).toBeGreaterThanOrEqual(x[before]! - 1e-3);
    expect(tick.at).toBeLessThanOrEqual(x[after]! + 1e-3);
  });
});

describe('scatter', () => {
  /** Least squares: how far any of the places is off a straight line of the values, as a share of the range. */
  function offLine(values: number[], places: number[]): number {
    const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
    const [mv, mp] = [mean(values), mean(places)];
    const slope =
      values.reduce((sum, value, i) => sum + (value - mv) * (places[i]! - mp), 0) /
      values.reduce((sum, value) => sum + (value - mv) ** 2, 0);
    const range = Math.max(...places) - Math.min(...places);
    return Math.max(...values.map((value, i) => Math.abs(places[i]! - mp - slope * (value - mv)))) / range;
  }

  it('puts every disc exactly at its values, and those without one at the edge', async () => {
    const input = groups();
    const { x, y, axes, method } = await LAYOUTS.scatter(input, { progress: NO_PROGRESS });
    const dated = [...x.keys()].filter((node) => !Number.isNaN(input.values.date[node]!));
    const days = dated.map((node) => input.values.date[node]!);
    expect(
      offLine(
        days,
        dated.map((node) => x[node]!),
      ),
    ).toBeLessThan(1e-6);
    const cited = [...x.keys()].map((node) => Math.log1p(input.values.citations[node]!));
    expect(offLine(cited, [...y])).toBeLessThan(1e-6);
    const first = Math.min(...dated.map((node) => x[node]!));
    for (const node of x.keys()) if (!dated.includes(node)) expect(x[node]!).toBeLessThan(first);
    expect(method).toContain('6 without these figures at the edge');
    expect(axes!.x!.label).toBe('Date');
    expect(axes!.y!.label).toBe('Citations here (logarithmic)');
    // A tick stands where its value stands.
    const ticks = axes!.y!.ticks.map(({ at, label }) => [Math.log1p(Number(label)), at]);
    const all = [...cited.map((value, node) => [value, y[node]!]), ...ticks];
    expect(
      offLine(
        all.map(([value]) => value!),
        all.map(([, at]) => at!),
      ),
    ).toBeLessThan(1e-6);
  });

  it('lets discs step aside only within the band of their topic', async () => {
    const input = { ...groups(), settings: { scatterX: 'date', scatterY: 'cluster' } as const };
    const { x, y } = await LAYOUTS.scatter(input, { progress: NO_PROGRESS });
    const known = [...x.keys()].filter(
      (node) => !Number.isNaN(input.values.date[node]!) && !Number.isNaN(input.values.cluster[node]!),
    );
    const topicOf = (node: number) => input.values.cluster[node]!;
    expect(
      offLine(
        known.map((node) => input.values.date[node]!),
        known.map((node) => x[node]!),
      ),
    ).toBeLessThan(1e-6);
    for (const a of known)
      for (const b of known) if (topicOf(b) > topicOf(a)) expect(y[b]!).toBeGreaterThan(y[a]!);
  });
});

describe('circle', () => {
  it('gives each cluster one arc', async () => {
    const input = groups();
    const { x, y } = await LAYOUTS.circular(input, { progress: NO_PROGRESS });
    const around = [...x.keys()].sort(
      (a, b) => Math.atan2(x[a]! * 9, y[a]! * 16) - Math.atan2(x[b]! * 9, y[b]! * 16),
    );
    let changes = 0;
    around.forEach((node, i) => {
      if (input.cluster[node] !== input.cluster[around[(i + 1) % around.length]!]) changes++;
    });
    expect(changes).toBe(4);
  });
});

describe('VOS', () => {
  it('weighs links by association strength', () => {
    // Weights 1 and 3: w = 1, 4, 3; 2m = 8.
    const links = { source: Uint32Array.of(0, 1), target: Uint32Array.of(1, 2), weight: [1, 3] };
    expect([...associationStrengths(3, links)]).toEqual([(8 * 1) / (1 * 4), (8 * 3) / (4 * 3)]);
  });

  it('lays two nodes as far apart as the arithmetic says', () => {
    // s·d² - d is least at d = 1 / (2s); s = 2m·c / (w·w) = 2 · 1 / (1 · 1).
    const links = { source: Uint32Array.of(0), target: Uint32Array.of(1), weight: [1] };
    const graph = buildAdjacency(2, { ...links, weight: associationStrengths(2, links) });
    const x = Float64Array.of(-3, 5);
    const y = Float64Array.of(0, 0);
    for (let step = 0; step < 200; step++) vosStep(graph, x, y);
    expect(Math.hypot(x[0]! - x[1]!, y[0]! - y[1]!)).toBeCloseTo(0.25, 4);
  });

  it('puts the ends of a chain of three on either side of the middle', () => {
    const links = { source: Uint32Array.of(0, 1), target: Uint32Array.of(1, 2), weight: [1, 1] };
    const graph = buildAdjacency(3, { ...links, weight: associationStrengths(3, links) });
    const x = Float64Array.of(0.3, 0, 0.1);
    const y = Float64Array.of(0, 0.1, 0.4);
    const before = vosEnergy(graph, x, y);
    for (let step = 0; step < 400; step++) vosStep(graph, x, y);
    expect(vosEnergy(graph, x, y)).toBeLessThan(before);
    // By symmetry on a line, the middle at 0: 2·s·d² - 2·d - 2·d with s = 4·1/(1·2) = 2: d = 1/2.
    expect(Math.hypot(x[0]! - x[1]!, y[0]! - y[1]!)).toBeCloseTo(0.5, 3);
    expect(Math.hypot(x[0]! - x[2]!, y[0]! - y[2]!)).toBeCloseTo(1, 3);
  });

  it('never ends with more energy than it began with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 25 }), fc.integer({ min: 1, max: 1e6 }), (n, seed) => {
        const random = createRng(seed);
        const source = Array.from({ length: n - 1 }, (_, i) => Math.floor(random() * (i + 1)));
        const links = {
          source: Uint32Array.from(source),
          target: Uint32Array.from(source, (_, i) => i + 1),
          weight: source.map(() => 0.2 + random()),
        };
        const graph = buildAdjacency(n, { ...links, weight: associationStrengths(n, links) });
        const x = Float64Array.from({ length: n }, () => random() * 4);
        const y = Float64Array.from({ length: n }, () => random() * 4);
        const before = vosEnergy(graph, x, y);
        for (let step = 0; step < 100; step++) vosStep(graph, x, y);
        expect(vosEnergy(graph, x, y)).toBeLessThanOrEqual(before + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('swarm', () => {
  it('steps aside as little as it must', () => {
    // Three discs of radius 1 on one spot, a gap of 1: the first stays, the others stand 3 above and below.
    expect([...swarm([0, 0, 0], [1, 1, 1], 1)]).toEqual([0, 3, -3]);
    expect([...swarm([0, 10], [1, 1], 1)]).toEqual([0, 0]);
  });

  it('overlaps nowhere', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ x: fc.double({ min: 0, max: 60, noNaN: true }), r: fc.integer({ min: 1, max: 6 }) }),
          {
            maxLength: 50,
          },
        ),
        (discs) => {
          const x = discs.map((disc) => disc.x);
          const radius = discs.map((disc) => disc.r);
          const y = swarm(x, radius, 1);
          expect(countOverlaps(Float64Array.from(x), y, radius)).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('figures and ticks', () => {
  it('counts citations, references and momentum by hand', () => {
    const { corpus } = smallInput([
      { id: 'a', date: { year: 2000 } },
      { id: 'b', date: { year: 2010 }, cites: ['a'] },
      { id: 'c', date: { year: 2019 }, cites: ['a', 'b'] },
      { id: 'd', date: { year: 2020 }, cites: ['a', 'c'] },
    ]);
    const { citations, references, momentum } = citationFigures(corpus);
    expect([...citations]).toEqual([3, 1, 1, 0]);
    expect([...references]).toEqual([0, 1, 2, 2]);
    // Citations from 2018 to 2020: a two in three years, b one, c one in its two years.
    expect([...momentum]).toEqual([2 / 3, 1 / 3, 1 / 2, 0]);
  });

  it('takes round years, months and numbers', () => {
    const day = (year: number, month = 1) => toEpochDay({ year, month });
    expect(dateTicks(day(1987), day(2024), 8).map(({ label }) => label)).toEqual([
      ...['1990', '1995', '2000', '2005', '2010', '2015', '2020'],
    ]);
    expect(dateTicks(day(2024, 2), day(2024, 11), 6).map(({ label }) => label)).toEqual([
      ...['Apr 2024', 'Jul 2024', 'Oct 2024'],
    ]);
    expect(countTicks(0, 12, 6, false).map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10, 12]);
    expect(countTicks(0, 30, 6, true).map(({ value }) => value)).toEqual([0, 0.5, 1, 2, 5, 10, 20]);
  });
});
