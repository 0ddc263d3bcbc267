import { describe, expect, it } from 'vitest';
import { HAS_FORMATS } from './read-corpus';
import { compareWithZotero } from './zotero';

describe.runIf(HAS_FORMATS)('EndNote XML beside the checkout', () => {
  it('is read as Zotero reads it, but for two names', async () => {
    const { cases, items, differences } = await compareWithZotero('endnote-xml');
    expect([cases, items]).toEqual([3, 12]);
    expect(differences.map(({ where, field, ours }) => [where, field, ours])).toEqual([
      // The people without whom this collection would have nobody; Zotero calls them editors of its series.
      ['endnote-xml/00, item 4', 'authors', 'Hancké, Bob; Rhodes, Martin; Thatcher, Mark'],
      // "Author, Test Jr.", which Zotero takes for somebody called "Test Jr".
      ['endnote-xml/02, item 2', 'authors', 'Author, Test, Jr.'],
    ]);
  });
});
