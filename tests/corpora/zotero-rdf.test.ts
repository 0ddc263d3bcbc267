import { describe, expect, it } from 'vitest';
import { HAS_FORMATS } from './read-corpus';
import { compareWithZotero } from './zotero';

describe.runIf(HAS_FORMATS)('RDF beside the checkout', () => {
  it('is read as Zotero reads it, and has one year more', async () => {
    const { cases, items, differences } = await compareWithZotero('rdf');
    expect([cases, items]).toEqual([5, 5]);
    // The year stands in the issue that the article belongs to.
    expect(differences).toEqual([{ where: 'rdf/01, item 1', field: 'year', ours: '2012', zotero: '' }]);
  });
});
