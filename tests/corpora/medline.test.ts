import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../unit/parsers/read';
import { compareWithZotero } from './zotero';

const NBIB = '../shared/data/formats/nbib';

/** ERIC's links hold DOIs (04, 06) and its books have titles (07). */
const KNOWN = new Set(['04, item 2 doi', '06, item 2 doi', '07, item 2 title']);

describe.runIf(existsSync(NBIB))('MEDLINE files beside the checkout', () => {
  it('agrees with Zotero, but for known differences', async () => {
    const { differences, items } = await compareWithZotero('nbib');
    expect(items).toBe(16);
    const found = differences.filter(({ field, ours, zotero }) => {
      if (field !== 'keywords') return true;
      // Zotero keeps the qualifiers of MeSH headings here, but not when it reads PubMed's XML.
      const headings = zotero.split(' | ').map((word) => word.replace(/\/.*/, '').replaceAll('*', ''));
      return ours !== [...new Set(headings)].sort().join(' | ');
    });
    const names = found.map(({ where, field }) => `${where.slice('nbib/'.length)} ${field}`);
    expect(names.filter((difference) => !KNOWN.has(difference))).toEqual([]);
  });

  it('has as many records as the files have titles, and all PMIDs', async () => {
    for (let i = 0; i < 9; i++) {
      const name = `${String(i).padStart(2, '0')}.nbib`;
      const text = readFileSync(`${NBIB}/${name}`, 'utf8');
      const { files, records } = await readText(text, name);
      expect(files[0]).toMatchObject({ format: 'medline', unread: 0, problems: [] });
      expect(records).toHaveLength(text.match(/^TI\s/gm)!.length);
      const pmids = [...text.matchAll(/^PMID- 0*([1-9]\d*)/gm)].map((found) => found[1]);
      expect(records.map(({ pmid }) => pmid).filter((pmid) => pmid !== undefined)).toEqual(pmids);
    }
  });
});
