/**
 * The networks of tests/fixtures/ten-papers.ts, worked by hand. Totals wi: full / fractional (contexts with two items or more).
 *
 * Co-authorship, N = 9 papers with authors.   A 4/4  B 4/3  C 4/4  D 4/3  E 2/1
 *     AB p0 p1 p6: 3, 1 + 1/2 + 1/3 = 11/6     AC p1 p2 p6: 3, 11/6     BC p1 p6: 2, 5/6     AD p6: 1, 1/3
 *     BD p6: 1, 1/3     CD p4 p6: 2, 4/3     DE p8: 1, 1
 *
 * Keywords, N = 9 papers with keywords.   graph 5/3  map 4/4  text 4/4  time 4/3
 *     graph-map p0 p1 p6: 3, 1 + 1/2 + 1/2 = 2     map-text p1 p2: 2, 3/2     text-time p4 p8: 2, 2
 *     graph-text p1, graph-time p6, map-time p6: 1, 1/2
 *
 * Coupling, N = 8 cited works: p0 by 1 2 3 6 9; p1 by 2 4 5 9; p2 by 4 5 6; p4 by 8; p5 by 6 8; w1 by 0 1 2 6; w2 by 0 1 3; w3 by 3 5 8.
 *
 * Co-citation, N = 9 papers with references.
 */
import { describe, expect, it } from 'vitest';
import type { Counting, Normalization } from '../../../src/lib/model/settings';
import { NORMALIZATIONS } from '../../../src/lib/model/settings';
import { tenPapers } from '../../fixtures/ten-papers';
import { ALL, linksByName, near } from './links-by-name';

/** Formulas written out a second time, from c, wi, wj and N. */
const FORMULAS: Record<Normalization, (c: number, wi: number, wj: number, n: number) => number> = {
  none: (c) => c,
  association: (c, wi, wj) => c / (wi * wj),
  cosine: (c, wi, wj) => c / Math.sqrt(wi * wj),
  jaccard: (c, wi, wj) => c / (wi + wj - c),
  inclusion: (c, wi, wj) => c / Math.min(wi, wj),
  equivalence: (c, wi, wj) => (c * c) / (wi * wj),
  npmi: (c, wi, wj, n) => Math.log(c / n / ((wi / n) * (wj / n))) / -Math.log(c / n),
};

type Table = Record<string, [full: number, fractional: number]>;

const TABLES = {
  'co-authorship': {
    n: 9,
    totals: { A: [4, 4], B: [4, 3], C: [4, 4], D: [4, 3], E: [2, 1] } as Table,
    pairs: {
      'A-B': [3, 11 / 6],
      'A-C': [3, 11 / 6],
      'A-D': [1, 1 / 3],
      'B-C': [2, 5 / 6],
      'B-D': [1, 1 / 3],
      'C-D': [2, 4 / 3],
      'D-E': [1, 1],
    } as Table,
  },
  'keyword-co-occurrence': {
    n: 9,
    totals: { graph: [5, 3], map: [4, 4], text: [4, 4], time: [4, 3] } as Table,
    pairs: {
      'graph-map': [3, 2],
      'graph-text': [1, 1 / 2],
      'graph-time': [1, 1 / 2],
      'map-text': [2, 3 / 2],
      'map-time': [1, 1 / 2],
      'text-time': [2, 2],
    } as Table,
  },
};

describe.each(Object.entries(TABLES))('%s of ten papers', (network, { n, totals, pairs }) => {
  const cases = (['full', 'fractional'] as Counting[]).flatMap((counting) =>
    NORMALIZATIONS.map((normalization) => ({ counting, normalization })),
  );
  it.each(cases)('$counting counting, $normalization', async ({ counting, normalization }) => {
    const way = counting === 'full' ? 0 : 1;
    const { links } = await linksByName(tenPapers(), {
      ...ALL,
      network: network as keyof typeof TABLES,
      counting,
      normalization,
    });
    const expected = Object.entries(pairs)
      .map(([name, counts]): [string, number] => {
        const [a = '', b = ''] = name.split('-');
        return [name, FORMULAS[normalization](counts[way], totals[a]![way], totals[b]![way], n)];
      })
      .filter(([, weight]) => weight > 0);
    expect(Object.keys(links).sort()).toEqual(expected.map(([name]) => name).sort());
    for (const [name, weight] of expected) expect(links[name]).toBeCloseTo(weight, 6);
  });
});

describe('weights that were worked out as numbers', () => {
  it('co-authorship: 3 papers of 4 and 4', async () => {
    const weightOf = async (normalization: Normalization, counting: Counting = 'full') =>
      (await linksByName(tenPapers(), { ...ALL, network: 'co-authorship', normalization, counting })).links[
        'A-B'
      ];
    expect(await weightOf('none')).toBe(3);
    expect(await weightOf('association')).toBe(0.1875);
    expect(await weightOf('cosine')).toBe(0.75);
    expect(await weightOf('jaccard')).toBeCloseTo(0.6, 6);
    expect(await weightOf('inclusion')).toBe(0.75);
    expect(await weightOf('equivalence')).toBe(0.5625);
    // ln(3 * 9 / 16) / ln 3
    expect(await weightOf('npmi')).toBeCloseTo(0.47628, 5);
    expect(await weightOf('none', 'fractional')).toBeCloseTo(1.83333, 5);
    // (11 / 6) / sqrt(4 * 3)
    expect(await weightOf('cosine', 'fractional')).toBeCloseTo(0.52924, 5);
  });

  it('keywords: NPMI from two papers on, by default', async () => {
    const { links, network } = await linksByName(tenPapers(), { network: 'keyword-co-occurrence' });
    expect(Object.keys(links).sort()).toEqual(['graph-map', 'map-text', 'text-time']);
    // ln(27 / 20) / ln 3 and ln(18 / 16) / ln 4.5
    expect(links['graph-map']).toBeCloseTo(0.27317, 5);
    expect(links['map-text']).toBeCloseTo(0.07831, 5);
    expect(network.method).toBe(
      'Co-occurrence of given keywords, full counting, normalised pointwise mutual information, links of 2 or more shared papers, links among the 10 strongest of either end',
    );
  });
});

describe('co-authorship', () => {
  it('takes no normalisation by default, and tells what it did', async () => {
    const { network, nodes } = await linksByName(tenPapers(), { network: 'co-authorship' });
    expect(nodes).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect([...network.occurrences!]).toEqual([4, 4, 4, 4, 2]);
    expect(network.method).toBe('Co-authorship, full counting, no normalisation');
  });

  it('ignores papers with too many authors, and says how many', async () => {
    // Without p1 and p6: AB p0, AC p2, CD p4, DE p8.
    const { network, links } = await linksByName(tenPapers(), {
      network: 'co-authorship',
      counting: 'fractional',
      maxAuthors: 2,
      minOccurrences: 2,
    });
    expect(links).toEqual({ 'A-B': 1, 'A-C': 1, 'C-D': 1, 'D-E': 1 });
    expect([...network.occurrences!]).toEqual([2, 2, 2, 3, 2]);
    expect(network.method).toBe(
      'Co-authorship, fractional counting, no normalisation, authors of 2 or more papers; 2 papers with more than 2 authors ignored',
    );
  });

  it('keeps the weights of the others when nodes are not shown', async () => {
    const choices = {
      ...ALL,
      network: 'co-authorship',
      counting: 'fractional',
      normalization: 'cosine',
    } as const;
    const all = await linksByName(tenPapers(), choices);
    const some = await linksByName(tenPapers(), { ...choices, minOccurrences: 3 });
    expect(some.nodes).toEqual(['A', 'B', 'C', 'D']);
    for (const [name, weight] of Object.entries(some.links)) expect(weight).toBe(all.links[name]);
    expect(Object.keys(some.links)).toHaveLength(6);
  });
});

describe('bibliographic coupling', () => {
  const network = 'bibliographic-coupling';

  it('links papers by the references that they share, fractionally counted', async () => {
    const { links, nodes } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, counting: 'fractional', normalization: 'none' },
    });
    expect(nodes).toHaveLength(10);
    expect(links).toEqual(
      near({
        'p0-p1': 5 / 6,
        'p0-p2': 1 / 3,
        'p0-p3': 1 / 2,
        'p0-p6': 1 / 3,
        'p1-p2': 7 / 12,
        'p1-p3': 3 / 4,
        'p1-p6': 7 / 12,
        'p1-p9': 1 / 4,
        'p2-p3': 1 / 4,
        'p2-p4': 1 / 3,
        'p2-p5': 1 / 3,
        'p2-p6': 7 / 12,
        'p2-p9': 7 / 12,
        'p3-p5': 1 / 2,
        'p3-p6': 1 / 4,
        'p3-p8': 1 / 2,
        'p3-p9': 1 / 4,
        'p4-p5': 5 / 6,
        'p4-p6': 1 / 2,
        'p4-p9': 1 / 3,
        'p5-p6': 1 / 2,
        'p5-p8': 1 / 2,
        'p5-p9': 1 / 3,
        'p6-p8': 1,
        'p6-p9': 1 / 4,
      }),
    );
  });

  it('takes the cosine of the lists of references by default', async () => {
    const { links, network: built } = await linksByName(tenPapers(), { network });
    expect(links['p0-p1']).toBeCloseTo(2 / Math.sqrt(2 * 3), 6);
    expect(links['p6-p8']).toBeCloseTo(1 / Math.sqrt(4 * 3), 6);
    expect(built.method).toBe(
      'Bibliographic coupling of papers, full counting, cosine, links among the 10 strongest of either end',
    );
    expect(built.occurrences).toBeUndefined();
  });

  it('counts a reference once for an author, however many papers list it', async () => {
    const { links } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, unit: 'authors', normalization: 'none' },
    });
    expect(links).toEqual({
      ...{
        'A-B': 5,
        'A-C': 6,
        'A-D': 5,
        'A-E': 1,
        'B-C': 5,
        'B-D': 5,
        'B-E': 2,
        'C-D': 5,
        'C-E': 1,
        'D-E': 3,
      },
    });
  });

  it('links sources', async () => {
    const { links, network: built } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, unit: 'sources', normalization: 'none' },
    });
    expect(links).toEqual({
      'graph-letters-journal-of-maps': 4,
      'graph-letters-time-notes': 5,
      'journal-of-maps-time-notes': 4,
    });
    expect([...built.occurrences!]).toEqual([3, 4, 2]);
  });
});

describe('co-citation', () => {
  const network = 'co-citation';

  it('links cited works inside the corpus and outside', async () => {
    const { links, nodes } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, counting: 'fractional', normalization: 'none' },
    });
    expect(nodes).toEqual(['p0', 'p1', 'p2', 'p4', 'p5', 'w1', 'w2', 'w3']);
    expect(links).toEqual(
      near({
        'p0-p1': 3 / 2,
        'p0-p2': 1 / 3,
        'p0-p5': 1 / 3,
        'p0-w1': 4 / 3,
        'p0-w2': 1,
        'p0-w3': 1 / 2,
        'p1-p2': 3 / 2,
        'p1-w1': 1 / 2,
        'p1-w3': 1 / 2,
        'p2-p5': 1 / 3,
        'p2-w1': 1 / 3,
        'p2-w3': 1 / 2,
        'p4-p5': 1 / 2,
        'p4-w3': 1 / 2,
        'p5-w1': 1 / 3,
        'p5-w3': 1 / 2,
        'w1-w2': 3 / 2,
        'w2-w3': 1 / 2,
      }),
    );
  });

  it('shows works that two papers cite or more, with their cosine, by default', async () => {
    const { links, nodes, network: built } = await linksByName(tenPapers(), { network });
    expect(nodes).toEqual(['p0', 'p1', 'p2', 'p5', 'w1', 'w2', 'w3']);
    expect([...built.occurrences!]).toEqual([5, 4, 3, 2, 4, 3, 3]);
    // 3 papers cite both; 5 and 4 cite each.
    expect(links['p0-w1']).toBeCloseTo(3 / Math.sqrt(20), 6);
    expect(built.method).toBe(
      'Co-citation of cited works, full counting, cosine, works cited by 2 or more papers, links among the 10 strongest of either end',
    );
  });

  it('leaves works outside out when asked', async () => {
    const { links } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, outsideWorks: false, normalization: 'none' },
    });
    expect(links).toEqual({ 'p0-p1': 2, 'p0-p2': 1, 'p0-p5': 1, 'p1-p2': 2, 'p2-p5': 1, 'p4-p5': 1 });
  });

  it('links first authors: BERG B is one of the papers’ own, SMALL H of two works is not', async () => {
    const {
      links,
      nodes,
      network: built,
    } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, unit: 'authors', normalization: 'none' },
    });
    expect(nodes).toEqual(['A', 'B', 'C', 'D', 'S']);
    expect([...built.occurrences!]).toEqual([7, 3, 1, 2, 7]);
    expect(links).toEqual({ 'A-B': 2, 'A-D': 1, 'A-S': 5, 'B-S': 3, 'C-D': 1, 'C-S': 1, 'D-S': 2 });
  });

  it('links sources by their folded names', async () => {
    const { links, nodes } = await linksByName(tenPapers(), {
      ...{ ...ALL, network, unit: 'sources', normalization: 'none' },
    });
    expect(nodes).toEqual(['graph-letters', 'journal-of-maps', 'time-notes', 'science']);
    expect(links).toEqual({
      'graph-letters-journal-of-maps': 3,
      'graph-letters-time-notes': 1,
      'journal-of-maps-time-notes': 2,
      'journal-of-maps-science': 3,
    });
  });
});
