import { describe, expect, it } from 'vitest';
import { availableNetworks } from '../../../src/lib/view/available-networks';

const graph = { nodes: 3, links: 2, clusters: 0 };

describe('availableNetworks', () => {
  it('offers the map of a file only where there is one, and the others where there are papers', () => {
    expect(availableNetworks(null)).toEqual(['mixed', 'similarity', 'citation']);
    expect(availableNetworks({ papers: 5 })).toEqual(['mixed', 'similarity', 'citation']);
    expect(availableNetworks({ papers: 5, graph })).toEqual(['mixed', 'similarity', 'citation', 'imported']);
    expect(availableNetworks({ papers: 0, graph })).toEqual(['imported']);
  });
});
