import { describe, expect, it } from 'vitest';
import { NETWORK_NAMES } from '../../../src/lib/model/network';
import { availableNetworks, whyEmpty } from '../../../src/lib/view/available-networks';

const graph = { nodes: 3, links: 2, clusters: 0 };
const ofPapers = NETWORK_NAMES.filter((name) => name !== 'imported');

describe('availableNetworks', () => {
  it('offers the map of a file only where there is one, and the others where there are papers', () => {
    expect(availableNetworks(null)).toEqual(ofPapers);
    expect(availableNetworks({ papers: 5 })).toEqual(ofPapers);
    expect(availableNetworks({ papers: 5, graph })).toEqual([...ofPapers, 'imported']);
    expect(availableNetworks({ papers: 0, graph })).toEqual(['imported']);
  });
});

describe('whyEmpty', () => {
  const references = { total: 0, matched: 0, outside: 0, unreadable: 0 };
  const bare = { authors: 0, citations: 0, references };

  it('says what the papers lack', () => {
    expect(whyEmpty('co-authorship', bare)).toContain('authors');
    expect(whyEmpty('co-citation', bare)).toContain('references');
    expect(whyEmpty('citation', bare)).toContain('cites');
  });

  it('is silent where there is something, or where a finished map may hold it', () => {
    expect(whyEmpty('co-authorship', { ...bare, authors: 2 })).toBeNull();
    expect(
      whyEmpty('bibliographic-coupling', { ...bare, references: { ...references, total: 9 } }),
    ).toBeNull();
    expect(whyEmpty('similarity', bare)).toBeNull();
    expect(whyEmpty('citation', { ...bare, graph })).toBeNull();
    expect(whyEmpty('citation', null)).toBeNull();
  });
});
