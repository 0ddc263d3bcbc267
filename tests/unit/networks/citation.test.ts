import { describe, expect, it } from 'vitest';
import { tenPapers } from '../../fixtures/ten-papers';
import { ALL, linksByName } from './links-by-name';

describe('citation', () => {
  it('counts how often authors cite each other, without themselves', async () => {
    const { links, network } = await linksByName(tenPapers(), { network: 'citation', unit: 'authors' });
    // C cites A in p1-p0, p2-p0, p2-p1, p4-p1, p4-p2, p6-p0, p6-p2.
    expect(links).toEqual({
      ...{ 'A>B': 4, 'A>C': 2, 'A>D': 1, 'B>A': 4, 'B>C': 1, 'B>D': 1, 'C>A': 7, 'C>B': 5, 'C>D': 1 },
      ...{ 'D>A': 6, 'D>B': 3, 'D>C': 6, 'E>C': 1, 'E>D': 2 },
    });
    expect(network.method).toBe('Citations among authors');
    expect([...network.occurrences!]).toEqual([4, 4, 4, 4, 2]);
    // Both directions together, for clusters: A-B 8, A-C 9, A-D 7, B-C 6, B-D 4, C-D 7, C-E 1, D-E 2.
    expect([...network.clustering.weight]).toEqual([8, 9, 7, 6, 4, 7, 1, 2]);
  });

  it('counts how often sources cite each other', async () => {
    const { links } = await linksByName(tenPapers(), { network: 'citation', unit: 'sources' });
    expect(links).toEqual({
      'graph-letters>journal-of-maps': 4,
      'graph-letters>time-notes': 1,
      'journal-of-maps>graph-letters': 1,
      'time-notes>graph-letters': 2,
      'time-notes>journal-of-maps': 2,
    });
  });

  it('heeds the thresholds', async () => {
    const { links, nodes, network } = await linksByName(tenPapers(), {
      ...{ ...ALL, network: 'citation', unit: 'authors', minOccurrences: 3, minWeight: 5 },
    });
    expect(nodes).toEqual(['A', 'B', 'C', 'D']);
    expect(links).toEqual({ 'C>A': 7, 'C>B': 5, 'D>A': 6, 'D>C': 6 });
    expect(network.method).toBe('Citations among authors, authors of 3 or more papers');
  });

  it('of papers, keeps the largest part when asked', async () => {
    const { nodes, network } = await linksByName(tenPapers(), {
      network: 'citation',
      largestComponent: true,
    });
    expect(nodes).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p8', 'p9']);
    expect(network.links.source).toHaveLength(15);
    expect(network.clustering.source).toHaveLength(15);
    expect(network.method).toBe('Citations among the papers, the largest connected part');
  });
});

describe('similarity', () => {
  it('keeps the nodes with most links, and clusters on what is left', async () => {
    const { links, network } = await linksByName(tenPapers(), { network: 'similarity', mostNodes: 2 });
    // p1 has two links; p0, p2, p4 and p5 one, of which that of p0 is strongest.
    expect(Object.keys(links)).toEqual(['p0-p1']);
    expect(network.clustering.weight[0]).toBeCloseTo(0.8 ** 1.5, 6);
  });

  it('does not take a weight for less than itself', async () => {
    const { links } = await linksByName(tenPapers(), { network: 'similarity', minWeight: 0.8 });
    expect(Object.keys(links)).toEqual(['p0-p1']);
  });
});

describe('relatedness', () => {
  it('blends text, citations and shared references; without citations it is text', async () => {
    const { links, network } = await linksByName(tenPapers(), { network: 'relatedness', strongest: 0 });
    expect(network.method).toBe('Papers related by text (6 nearest), citations, shared references');
    // p8: no text; citations to p4 and p5, half each; references p5 (with p6) 1 and w3 (with p3, p5) 1/2 each, 2 in all.
    // To p4, of p8's side: (1/2) / 2 = 1/4. p4's side: text 0 of three relations, citations 1 of 3 (p1, p2, p8): (1/3) / 3 = 1/9.
    expect(links['p4-p8']).toBeCloseTo((1 / 4 + 1 / 9) / 2, 6);
  });
});
