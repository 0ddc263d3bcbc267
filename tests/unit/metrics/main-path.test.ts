import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationFlow, isOlder } from '../../../src/lib/metrics/paths/citation-flow';
import { strongComponents } from '../../../src/lib/metrics/paths/components';
import { findMainPath, searchPathCounts, shareOf } from '../../../src/lib/metrics/paths/main-path';
import { smallInput, type SmallPaper } from '../../fixtures/small-input';
import { columnsOf, smallGraphs } from '../../fixtures/random-graph';

const arcsOf = (pairs: readonly (readonly [number, number])[]) => {
  const { source, target } = columnsOf(pairs);
  return { from: source, to: target };
};

/** Two early papers 0 and 1 lead to 2, which leads to 3 and 4, which both lead to 5; 1 also leads to 4. */
const PAIRS: [number, number][] = [
  [0, 2],
  [1, 2],
  [1, 4],
  [2, 3],
  [2, 4],
  [3, 5],
  [4, 5],
];

describe('search path counts', () => {
  it('by hand: five ways in all', () => {
    // 0-2-3-5, 0-2-4-5, 1-2-3-5, 1-2-4-5, 1-4-5
    const counts = searchPathCounts(6, arcsOf(PAIRS));
    expect(counts.total).toBe(5n);
    expect(counts.arcs).toEqual([2n, 2n, 1n, 2n, 2n, 2n, 3n]);
  });

  it('are those of listing all ways', () => {
    fc.assert(
      fc.property(smallGraphs(8), ({ n, pairs }) => {
        const ways: number[][] = [];
        const walk = (v: number, way: number[]): void => {
          const out = pairs.flatMap(([a], arc) => (a === v ? [arc] : []));
          if (out.length === 0 && way.length > 0) ways.push(way);
          for (const arc of out) walk(pairs[arc]![1], [...way, arc]);
        };
        for (let v = 0; v < n; v++) if (!pairs.some(([, b]) => b === v)) walk(v, []);
        const counts = searchPathCounts(n, arcsOf(pairs));
        expect(counts.total).toBe(BigInt(ways.length));
        expect(counts.arcs).toEqual(
          pairs.map((_, arc) => BigInt(ways.filter((way) => way.includes(arc)).length)),
        );
        const whole = (way: number[]) => way.reduce((sum, arc) => sum + counts.arcs[arc]!, 0n);
        const most = ways.reduce((top, way) => (whole(way) > top ? whole(way) : top), 0n);
        const global = new Set(ways.filter((way) => whole(way) === most).flat());
        expect(findMainPath(n, arcsOf(pairs), counts, 'global')).toEqual([...global].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  it('stay exact beyond what a double holds', () => {
    // 90 diamonds in a row: 2^90 ways.
    const pairs = Array.from({ length: 90 }, (_, i): [number, number][] => [
      [3 * i, 3 * i + 1],
      [3 * i, 3 * i + 2],
      [3 * i + 1, 3 * i + 3],
      [3 * i + 2, 3 * i + 3],
    ]).flat();
    const counts = searchPathCounts(271, arcsOf(pairs));
    expect(counts.total).toBe(2n ** 90n);
    expect(new Set(counts.arcs)).toEqual(new Set([2n ** 89n]));
    expect(shareOf(counts.arcs[0]!, counts.total)).toBe(0.5);
  });
});

describe('the main path', () => {
  const counts = searchPathCounts(6, arcsOf(PAIRS));
  const pathOf = (kind: 'local' | 'global' | 'key-route') =>
    findMainPath(6, arcsOf(PAIRS), counts, kind).map((arc) => PAIRS[arc]!.join('-'));

  it('local: from both first papers to 2, on to 3 and 4, to 5', () => {
    expect(pathOf('local')).toEqual(['0-2', '1-2', '2-3', '2-4', '3-5', '4-5']);
  });

  it('global: 2 + 2 + 3 over 2-4-5', () => {
    expect(pathOf('global')).toEqual(['0-2', '1-2', '2-4', '4-5']);
  });

  it('key routes: fewer arcs than routes, so all of them', () => {
    expect(pathOf('key-route')).toEqual(PAIRS.map((pair) => pair.join('-')));
  });

  it('key routes: the ten most travelled arcs, followed back and on', () => {
    // A chain of eleven arcs that all ways share, behind a fork of two: the fork's arcs are followed, a lone pair is not.
    const pairs: [number, number][] = [
      [0, 2],
      [1, 2],
      ...Array.from({ length: 11 }, (_, i): [number, number] => [2 + i, 3 + i]),
      [14, 15],
    ];
    const arcs = arcsOf(pairs);
    expect(findMainPath(16, arcs, searchPathCounts(16, arcs), 'key-route')).toEqual(
      Array.from({ length: 13 }, (_, arc) => arc),
    );
  });

  it('of nothing is nothing', () => {
    const none = arcsOf([]);
    for (const kind of ['local', 'global', 'key-route'] as const)
      expect(findMainPath(3, none, searchPathCounts(3, none), kind)).toEqual([]);
  });
});

describe('strongComponents', () => {
  it('puts those together that reach each other', () => {
    const pairs = fc.integer({ min: 1, max: 8 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 16 }),
      }),
    );
    fc.assert(
      fc.property(pairs, ({ n, pairs: list }) => {
        const reach = Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => a === b));
        for (const [a, b] of list) reach[a]![b] = true;
        for (let k = 0; k < n; k++)
          for (let a = 0; a < n; a++)
            for (let b = 0; b < n; b++) if (reach[a]![k] && reach[k]![b]) reach[a]![b] = true;
        const { component, count } = strongComponents(n, arcsOf(list));
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++)
            expect(component[a] === component[b]).toBe(reach[a]![b] && reach[b]![a]);
        expect(new Set(component).size).toBe(count);
      }),
    );
  });
});

describe('citationFlow', () => {
  const flowOf = (papers: SmallPaper[]) => {
    const { members, arcs, ...rest } = citationFlow(smallInput(papers).corpus);
    const name = (vertex: number) => members[vertex]!.map((paper) => papers[paper]!.id).join('+');
    return {
      vertices: members.map((_, v) => name(v)),
      arcs: Array.from(arcs.from, (from, i) => `${name(from)}>${name(arcs.to[i]!)}`),
      ...rest,
    };
  };

  it('runs from cited to citing and leaves out papers without citations', () => {
    expect(
      flowOf([
        { id: 'a', date: { year: 2000 } },
        { id: 'b', date: { year: 2001 }, cites: ['a'] },
        { id: 'c', date: { year: 2002 }, cites: ['a', 'b'] },
        { id: 'lone' },
      ]),
    ).toEqual({
      vertices: ['a', 'b', 'c'],
      arcs: ['a>b', 'a>c', 'b>c'],
      againstDates: 0,
      groups: 0,
      grouped: 0,
    });
  });

  it('breaks a circle where a citation runs against the dates', () => {
    // a (2000) cites b (2001), which cites a.
    const circle = flowOf([
      { id: 'a', date: { year: 2000 }, cites: ['b'] },
      { id: 'b', date: { year: 2001 }, cites: ['a'] },
    ]);
    expect(circle).toMatchObject({ arcs: ['a>b'], againstDates: 1, groups: 0 });
    // The same citation outside a circle does no harm, and stays.
    const open = flowOf([
      { id: 'a', date: { year: 2000 }, cites: ['b'] },
      { id: 'b', date: { year: 2001 } },
    ]);
    expect(open).toMatchObject({ arcs: ['b>a'], againstDates: 0 });
  });

  it('takes those together that cite each other in one year', () => {
    expect(
      flowOf([
        { id: 'a', date: { year: 2000 } },
        { id: 'b', date: { year: 2001 }, cites: ['a', 'c'] },
        { id: 'c', date: { year: 2001, month: 5 }, cites: ['a', 'b'] },
        { id: 'd', date: { year: 2003 }, cites: ['c', 'b'] },
      ]),
    ).toEqual({
      vertices: ['a', 'b+c', 'd'],
      arcs: ['a>b+c', 'b+c>d'],
      againstDates: 0,
      groups: 1,
      grouped: 2,
    });
  });

  it('only numbers arcs forwards', () => {
    const papers = fc.array(
      fc.record({ year: fc.integer({ min: 2000, max: 2003 }), cites: fc.array(fc.nat(9), { maxLength: 4 }) }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(papers, (list) => {
        const cites = (i: number) =>
          [...new Set(list[i]!.cites.map((other) => other % list.length))].filter((other) => other !== i);
        const { corpus } = smallInput(
          list.map(({ year }, i) => ({
            id: `p${i}`,
            date: { year },
            cites: cites(i).map((other) => `p${other}`),
          })),
        );
        const { members, arcs } = citationFlow(corpus);
        expect(arcs.from.every((from, i) => from < arcs.to[i]!)).toBe(true);
        const involved = new Set([...corpus.citing, ...corpus.cited]);
        expect(members.flat().sort((a, b) => a - b)).toEqual([...involved].sort((a, b) => a - b));
      }),
    );
  });

  it('knows which date is certainly the older one', () => {
    expect(isOlder({ year: 2016 }, { year: 2017 })).toBe(true);
    expect(isOlder({ year: 2016 }, { year: 2016, month: 12 })).toBe(false);
    expect(isOlder({ year: 2016, month: 3 }, { year: 2016, month: 4 })).toBe(true);
    expect(isOlder({ year: 2016, month: 12 }, { year: 2017 })).toBe(true);
    expect(isOlder({ year: 2016, month: 3, day: 2 }, { year: 2016, month: 3, day: 3 })).toBe(true);
    expect(isOlder({ year: 2016, month: 3, day: 2 }, { year: 2016, month: 3, day: 2 })).toBe(false);
    expect(isOlder({ year: 2016, month: 3, day: 2 }, { year: 2016 })).toBe(false);
    expect(isOlder(undefined, { year: 2016 })).toBe(false);
  });
});
