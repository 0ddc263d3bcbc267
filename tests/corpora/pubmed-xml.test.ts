import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { count, HAS_FORMATS, readCorpusFile } from './read-corpus';
import { compareWithZotero, FORMATS } from './zotero';

describe.runIf(HAS_FORMATS)('PubMed XML beside the checkout', () => {
  it('is read as Zotero reads it, in every field', async () => {
    const { cases, items, differences } = await compareWithZotero('pubmed-xml');
    expect([cases, items]).toEqual([11, 13]);
    expect(differences).toEqual([]);
  });

  it('has as many articles, references and ORCIDs as there are elements', async () => {
    const names = readdirSync(`${FORMATS}/pubmed-xml`).filter((name) => name.endsWith('.xml'));
    let references = 0;
    for (const name of names) {
      const { report, records, text } = await readCorpusFile(`pubmed-xml/${name}`);
      expect(report).toMatchObject({ format: 'pubmed-xml', problems: [] });
      expect(records).toHaveLength(count(text, /<Pubmed(?:Book)?Article>/g));
      const cited = records.flatMap((record) => record.references);
      expect(cited).toHaveLength(count(text, /<Reference>/g));
      references += cited.length;
      const authors = records.flatMap((record) => record.authors);
      expect(authors.filter(({ orcid }) => orcid)).toHaveLength(count(text, /Source="ORCID"/g));
    }
    expect(references).toBe(248);
  });
});
