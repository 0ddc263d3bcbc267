import { describe, expect, it } from 'vitest';
import { count, HAS_FORMATS, readCorpusFile } from './read-corpus';

describe.runIf(HAS_FORMATS)('a part of dblp beside the checkout', () => {
  it('has 131 entries of a reference work', async () => {
    const { report, records, text } = await readCorpusFile('dblp/dblp_sample.xml');
    expect(report).toMatchObject({ format: 'dblp-xml', records: 131, unread: 0, problems: [] });
    expect(count(text, /<incollection /g)).toBe(131);
    const keys = [...text.matchAll(/ key="([^"]*)"/g)].map(([, key]) => key);
    expect(records.map(({ catalogueIds }) => catalogueIds?.dblp)).toEqual(keys);
    const links = [...text.matchAll(/<ee>https:\/\/doi\.org\/(.*?)<\/ee>/g)].map(([, doi]) => doi);
    expect(records.map(({ doi }) => doi)).toEqual(links);
    expect(records.filter(({ authors }) => authors.length > 0)).toHaveLength(55);
    const authors = records.flatMap((record) => record.authors);
    expect(authors).toHaveLength(73);
    expect(authors.filter(({ orcid }) => orcid)).toHaveLength(4);
    expect(authors.flatMap(({ databaseId }) => databaseId ?? [])).toEqual([
      'dblp:Manish Singh 0001',
      'dblp:Gaurav Srivastava 0004',
      'dblp:Rui Shen 0002',
      'dblp:Irene Cheng 0001',
      'dblp:Xiaogang Wang 0001',
    ]);
    expect(authors.some(({ family, given }) => /\d/.test(`${family}${given}`))).toBe(false);
    const named = authors.map(({ given, family }) => `${given} ${family}`);
    expect(named).toEqual(
      expect.arrayContaining(['Jürgen Beyerer', 'Matti Pietikäinen', 'François Chaumette']),
    );
  });
});
