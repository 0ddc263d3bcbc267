import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findShortestPath } from '../../../src/lib/metrics/paths/shortest-path';
import { LINK_KINDS, type LinkColumns, type LinkKind } from '../../../src/lib/model/network';

type Link = [source: number, target: number, kind: LinkKind, weight: number];

function columns(links: Link[]): LinkColumns {
  return {
    source: Uint32Array.from(links, ([a]) => a),
    target: Uint32Array.from(links, ([, b]) => b),
    kinds: Uint8Array.from(links, ([, , kind]) => LINK_KINDS.indexOf(kind)),
    weight: Float32Array.from(links, ([, , , weight]) => weight),
  };
}

/** 0 -> 1 -> 3 by citations, 0 - 2 - 3 by similarity. */
const DIAMOND: Link[] = [
  [0, 1, 'cites', 1],
  [1, 3, 'cites', 1],
  [0, 2, 'similar', 0.5],
  [2, 3, 'similar', 0.75],
];

describe('findShortestPath', () => {
  it('takes the heavier of two ways, or the one of the kinds that are asked for', () => {
    const links = columns(DIAMOND);
    expect(findShortestPath(5, links, 0, 3)).toEqual({ nodes: [0, 1, 3], links: [[0], [1]] });
    expect(findShortestPath(5, links, 0, 3, ['similar'])).toEqual({ nodes: [0, 2, 3], links: [[2], [3]] });
    expect(findShortestPath(5, links, 3, 0)!.nodes).toEqual([3, 1, 0]);
  });

  it('walks directed links one way where it is asked to, others always both ways', () => {
    const links = columns(DIAMOND);
    expect(findShortestPath(5, links, 0, 3, [], true)!.nodes).toEqual([0, 1, 3]);
    expect(findShortestPath(5, links, 3, 0, [], true)!.nodes).toEqual([3, 2, 0]);
    expect(findShortestPath(5, links, 3, 0, ['cites'], true)).toBeNull();
  });

  it('has no way to a node apart, or that does not exist, and none is needed to itself', () => {
    const links = columns(DIAMOND);
    expect(findShortestPath(5, links, 0, 4)).toBeNull();
    expect(findShortestPath(5, links, 0, 7)).toBeNull();
    expect(findShortestPath(5, links, -1, 0)).toBeNull();
    expect(findShortestPath(5, links, 2, 2)).toEqual({ nodes: [2], links: [] });
  });

  it('lists all links of a step, the strongest first', () => {
    const links = columns([
      [0, 1, 'similar', 0.4],
      [1, 0, 'cites', 1],
    ]);
    expect(findShortestPath(2, links, 0, 1)).toEqual({ nodes: [0, 1], links: [[1, 0]] });
  });

  it('of equal ways takes the first by index', () => {
    const links = columns([
      [0, 3, 'linked', 1],
      [3, 4, 'linked', 1],
      [0, 2, 'linked', 1],
      [2, 4, 'linked', 1],
    ]);
    expect(findShortestPath(5, links, 0, 4)!.nodes).toEqual([0, 2, 4]);
  });

  const cases = fc.integer({ min: 2, max: 7 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      directed: fc.boolean(),
      // Weights whose sums are exact.
      links: fc.array(
        fc.tuple(
          fc.nat(n - 1),
          fc.nat(n - 1),
          fc.constantFrom<LinkKind>('cites', 'similar'),
          fc.integer({ min: 1, max: 4 }),
        ),
        { maxLength: 14 },
      ),
    }),
  );

  it('is the best of all ways, whatever the order of the links', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ n, directed, links: drawn }, turn) => {
        const links = drawn.filter(([a, b]) => a !== b);
        const step = (a: number, b: number): number =>
          Math.max(
            0,
            ...links
              .filter(
                ([s, t, kind]) =>
                  (s === a && t === b) || (s === b && t === a && !(directed && kind === 'cites')),
              )
              .map(([, , , weight]) => weight),
          );
        let ways: { nodes: number[]; sum: number }[] = [{ nodes: [0], sum: 0 }];
        let best: typeof ways = [];
        while (ways.length > 0 && best.length === 0) {
          best = ways.filter(({ nodes }) => nodes.at(-1) === n - 1);
          ways = ways.flatMap(({ nodes, sum }) =>
            Array.from({ length: n }, (_, v) => v)
              .filter((v) => !nodes.includes(v) && step(nodes.at(-1)!, v) > 0)
              .map((v) => ({ nodes: [...nodes, v], sum: sum + step(nodes.at(-1)!, v) })),
          );
        }
        best.sort((a, b) => b.sum - a.sum || (a.nodes.join() < b.nodes.join() ? -1 : 1));
        const found = findShortestPath(n, columns(links), 0, n - 1, [], directed);
        expect(found?.nodes).toEqual(best[0]?.nodes);
        const cut = links.length > 0 ? turn % links.length : 0;
        const turned = columns([...links.slice(cut), ...links.slice(0, cut)]);
        expect(findShortestPath(n, turned, 0, n - 1, [], directed)?.nodes).toEqual(found?.nodes);
      }),
      { numRuns: 400 },
    );
  });
});
