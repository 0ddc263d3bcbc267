import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { chooseMinOccurrences, describeRules } from '../../../src/lib/networks/describe-rules';
import { linkRules, thresholdLinks, type LinkRules } from '../../../src/lib/networks/threshold-links';

const OPEN: LinkRules = {
  minOccurrences: 1,
  minShared: 1,
  minWeight: 0,
  mostNodes: null,
  strongest: 0,
  largestComponent: false,
};

/**
 *     0 -5- 1 -4- 2 -3- 3     4 -9- 5     6
 *      \----2----/
 */
const GRAPH = {
  nodeCount: 7,
  source: [0, 1, 0, 2, 4],
  target: [1, 2, 2, 3, 5],
  weight: [5, 4, 2, 3, 9],
  shared: [2, 1, 3, 1, 1],
  occurrences: [3, 5, 5, 2, 1, 4, 1],
};
const keep = (rules: Partial<LinkRules>, graph: Parameters<typeof thresholdLinks>[0] = GRAPH) => {
  const { nodes, links } = thresholdLinks(graph, { ...OPEN, ...rules });
  return { nodes: [...nodes], links: [...links] };
};
const EVERY = [0, 1, 2, 3, 4, 5, 6];

describe('thresholdLinks', () => {
  it('keeps all where nothing is asked', () => {
    expect(keep({})).toEqual({ nodes: EVERY, links: [0, 1, 2, 3, 4] });
  });

  it('takes nodes of few papers with their links', () => {
    expect(keep({ minOccurrences: 3 })).toEqual({ nodes: [0, 1, 2, 5], links: [0, 1, 2] });
  });

  it('takes links that share little or weigh little, and leaves their nodes', () => {
    expect(keep({ minShared: 2 })).toEqual({ nodes: EVERY, links: [0, 2] });
    expect(keep({ minWeight: 4 })).toEqual({ nodes: EVERY, links: [0, 1, 4] });
  });

  it('keeps the nodes with most papers; ties by the weight of their links', () => {
    expect(keep({ mostNodes: 3 })).toEqual({ nodes: [1, 2, 5], links: [1] });
    // 1 and 2 have as many papers: 1 has links of 9, 2 of 9 too; then the first.
    expect(keep({ mostNodes: 1 }).nodes).toEqual([1]);
    expect(keep({ mostNodes: 1, minWeight: 3 }).nodes).toEqual([1]);
  });

  it('keeps the nodes with most links where nodes have no papers', () => {
    const { occurrences: _, ...graph } = GRAPH;
    // 2 has three links; 0 and 1 two, of weight 7 and 9.
    expect(keep({ mostNodes: 1 }, graph).nodes).toEqual([2]);
    expect(keep({ mostNodes: 2 }, graph).nodes).toEqual([1, 2]);
  });

  it('keeps a link that is among the strongest of either end', () => {
    // The strongest of 0 is 5 (to 1), of 2 is 4 (to 1), of 3 is its only one.
    expect(keep({ strongest: 1 }).links).toEqual([0, 1, 3, 4]);
    expect(keep({ strongest: 2 }).links).toEqual([0, 1, 2, 3, 4]);
  });

  it('breaks ties among the strongest by the other end', () => {
    const star = { nodeCount: 4, source: [0, 0, 0], target: [3, 1, 2], weight: [1, 1, 1] };
    // All three are the strongest of their outer ends; with the outer ends joined by stronger links, only the first is kept.
    expect(keep({ strongest: 1 }, star).links).toEqual([0, 1, 2]);
    const wheel = {
      nodeCount: 5,
      source: [0, 0, 0, 1, 3],
      target: [3, 1, 2, 2, 4],
      weight: [1, 1, 1, 7, 7],
    };
    expect(keep({ strongest: 1 }, wheel).links).toEqual([1, 3, 4]);
  });

  it('keeps the largest part, of equal ones the first', () => {
    expect(keep({ largestComponent: true })).toEqual({ nodes: [0, 1, 2, 3], links: [0, 1, 2, 3] });
    const pairs = { nodeCount: 5, source: [3, 1], target: [4, 2], weight: [1, 1] };
    expect(keep({ largestComponent: true }, pairs)).toEqual({ nodes: [1, 2], links: [1] });
  });

  it('applies the rules one after the other', () => {
    // Shared items first: 0-1 and 0-2 stay; of those the largest part is 0, 1, 2.
    expect(keep({ minShared: 2, largestComponent: true })).toEqual({ nodes: [0, 1, 2], links: [0, 2] });
    // Two nodes first, then the part: 1 and 2 hang together.
    expect(keep({ mostNodes: 3, largestComponent: true })).toEqual({ nodes: [1, 2], links: [1] });
  });

  it('bounds what it should, whatever the graph', () => {
    const graphs = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        graphs,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 10 }),
        (list, k, most) => {
          const seen = new Map(list.filter(([a, b]) => a < b).map((link) => [`${link[0]} ${link[1]}`, link]));
          const links = [...seen.values()];
          const graph = {
            nodeCount: 10,
            source: links.map(([a]) => a),
            target: links.map(([, b]) => b),
            weight: links.map(([, , w]) => w),
          };
          const kept = keep({ strongest: k, mostNodes: most }, graph);
          expect(kept.nodes).toHaveLength(most);
          const isIn = (e: number) => kept.nodes.includes(links[e]![0]) && kept.nodes.includes(links[e]![1]);
          links.forEach((link, e) => {
            if (!isIn(e)) return expect(kept.links).not.toContain(e);
            // Fewer than k links of an end are stronger: it stays. At least k of both ends are stronger: it goes.
            const stronger = [link[0], link[1]].map(
              (node) =>
                links.filter((other, o) => isIn(o) && other.slice(0, 2).includes(node) && other[2] > link[2])
                  .length,
            );
            const asStrong = [link[0], link[1]].map(
              (node) =>
                links.filter((other, o) => isIn(o) && other.slice(0, 2).includes(node) && other[2] >= link[2])
                  .length,
            );
            if (asStrong.some((count) => count <= k)) expect(kept.links).toContain(e);
            if (stronger.every((count) => count >= k)) expect(kept.links).not.toContain(e);
          });
        },
      ),
    );
  });
});

describe('linkRules', () => {
  it('takes the network’s own where the reader leaves a rule open', () => {
    const rules = linkRules({ ...DEFAULT_SETTINGS, network: 'keyword-co-occurrence' });
    expect(rules).toMatchObject({ minShared: 2, strongest: 10, mostNodes: null });
    const chosen = {
      ...DEFAULT_SETTINGS,
      network: 'keyword-co-occurrence',
      minShared: 1,
      strongest: 0,
    } as const;
    expect(linkRules(chosen)).toMatchObject({ minShared: 1, strongest: 0 });
  });

  it('passes over what the network does not heed', () => {
    const rules = linkRules({ ...DEFAULT_SETTINGS, network: 'similarity', minShared: 5, minOccurrences: 5 });
    expect(rules).toMatchObject({ minShared: 1, minOccurrences: 1 });
  });
});

describe('chooseMinOccurrences', () => {
  it('is the least that leaves a readable number of nodes', () => {
    const counts = [1, 1, 1, 1, 2, 2, 3, 7];
    expect(chooseMinOccurrences(counts, 1, 8)).toBe(1);
    expect(chooseMinOccurrences(counts, 1, 7)).toBe(2);
    expect(chooseMinOccurrences(counts, 1, 3)).toBe(3);
    expect(chooseMinOccurrences(counts, 2, 8)).toBe(2);
  });

  it('never empties a map', () => {
    expect(chooseMinOccurrences([1, 1, 1], 1, 2)).toBe(1);
    expect(chooseMinOccurrences([1, 1, 1], 2)).toBe(1);
    expect(chooseMinOccurrences([4, 4, 1], 1, 1)).toBe(4);
    expect(chooseMinOccurrences([])).toBe(1);
  });
});

describe('describeRules', () => {
  it('says nothing where everything stays', () => {
    expect(describeRules(OPEN, { nodes: 'authors of', shared: 'papers' })).toEqual([]);
  });

  it('tells each threshold', () => {
    const rules = {
      ...OPEN,
      minOccurrences: 2,
      minShared: 3,
      mostNodes: 50,
      strongest: 10,
      largestComponent: true,
    };
    expect(describeRules(rules, { nodes: 'authors of', shared: 'papers' })).toEqual([
      'authors of 2 or more papers',
      'links of 3 or more shared papers',
      'at most 50 nodes',
      'links among the 10 strongest of either end',
      'the largest connected part',
    ]);
  });
});
