import { describe, expect, it } from 'vitest';
import { HAS_FORMATS, readCorpusFile } from './read-corpus';
import { readdirSync } from 'node:fs';
import { FORMATS } from './zotero';

const XML = ['acl', 'arxiv', 'dblp', 'endnote-xml', 'graphs', 'pubmed-xml', 'rdf'];

describe.runIf(HAS_FORMATS)('XML files beside the checkout', () => {
  it('are none of them taken for MODS, and graphs for no bibliography', async () => {
    const formats = new Map<string, Set<string | null>>();
    for (const folder of XML) {
      const names = readdirSync(`${FORMATS}/${folder}`).filter((name) => !name.endsWith('.json'));
      for (const name of names) {
        const { report } = await readCorpusFile(`${folder}/${name}`);
        formats.set(folder, (formats.get(folder) ?? new Set()).add(report.format));
      }
    }
    const found = [...formats].map(([folder, ids]) => [folder, ...ids]);
    expect(found.filter(([folder]) => folder !== 'graphs')).toEqual([
      ['acl', 'acl-xml'],
      ['arxiv', 'arxiv-atom'],
      ['dblp', 'dblp-xml'],
      ['endnote-xml', 'endnote-xml'],
      ['pubmed-xml', 'pubmed-xml'],
      ['rdf', 'zotero-rdf'],
    ]);
    const bibliographies = [
      'pubmed-xml',
      'endnote-xml',
      'arxiv-atom',
      'acl-xml',
      'dblp-xml',
      'zotero-rdf',
      'mods',
    ];
    expect(bibliographies.filter((id) => formats.get('graphs')!.has(id))).toEqual([]);
  });
});
