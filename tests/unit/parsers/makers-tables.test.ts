import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const showNames = (names: readonly { family?: string; particle?: string; given?: string }[]) =>
  names.map(({ particle, family, given }) => [particle, family, given].filter(Boolean).join(' '));

describe('SciVal', () => {
  it.each(['', 'Data set,Scopus\nEntity,Bridges\nYear range,2016 to 2021\n\n'])(
    'reads bars between authors and a hyphen as an empty cell, behind the preamble “%s”',
    async (preamble) => {
      const read = await readText(preamble + fixture('formats/scival.csv'), 'x.csv');
      expect(read.files[0]!.format).toBe('scival-csv');
      expect(codes(read)).toEqual([]);
      const [arches, ropes] = read.records;
      expect(showNames(arches!.authors)).toEqual(['Brook A.', 'Weir T.', 'van den Dam P.']);
      expect(arches!.authors.map(({ databaseId }) => databaseId)).toEqual([
        'scopus:57100000001',
        'scopus:57100000002',
        'scopus:57100000003',
      ]);
      expect(arches).toMatchObject({ venue: 'Journal of Bridges', pages: '10-19', timesCited: 5 });
      expect(ropes).toMatchObject({ pages: '104', type: 'paper-conference' });
      expect(ropes).not.toHaveProperty('abstract');
      expect(ropes).not.toHaveProperty('doi');
      expect(ropes).not.toHaveProperty('issue');
    },
  );
});

describe('the data frame of bibliometrix', () => {
  it('has Keywords Plus under ID and parts references without a blank', async () => {
    const { records, files } = await readText(fixture('formats/bibliometrix.csv'), 'x.csv');
    expect(files[0]!.format).toBe('wos-table');
    expect(records[0]).toMatchObject({ pages: '10-19', keywords: ['ARCHES', 'WATER'] });
    expect(records[0]!.references.map(({ firstAuthor, year }) => [firstAuthor, year])).toEqual([
      ['DAM P', 2001],
      ['WEIR TW', 2003],
    ]);
    expect(records[1]!.references).toMatchObject([{ doi: '10.5555/ARCH.11' }]);
    expect(records[1]!.keywords).toEqual([]);
    expect(records[1]).not.toHaveProperty('key');
  });
});

describe('Publish or Perish', () => {
  it('has the venue under source and the citations under cites', async () => {
    const { records, files } = await readText(fixture('formats/publish-or-perish.json'), 'x.json');
    expect(files[0]!.format).toBe('publish-or-perish');
    expect(records.map(({ venue, timesCited, date }) => [venue, timesCited, date?.year])).toEqual([
      ['Journal of Bridges', 31, 2018],
      ['… on Ropes', 4, 2020],
    ]);
    expect(showNames(records[0]!.authors)).toEqual(['Brook A.', 'Weir T. W.', 'van den Dam P.']);
  });
});

describe('two columns of one meaning', () => {
  it('give the first cell that is filled, row by row', async () => {
    const { records } = await readText(
      'Author,Title,Journal,Booktitle,Year\nA. Brook,On arches,Journal of Bridges,,2018\nT. Weir,On ropes,,Bridge Days,2019\n',
    );
    expect(records.map(({ venue }) => venue)).toEqual(['Journal of Bridges', 'Bridge Days']);
  });

  it('are both keywords where Zotero parts tags from its own', async () => {
    const { records } = await readText(
      'Key,Item Type,Author,Title,Date,Manual Tags,Automatic Tags\nX1,journalArticle,"Brook, A",On arches,2018,to read; arches,Water; Load\nX2,journalArticle,"Weir, T",On ropes,2019,,Ropes\n',
    );
    expect(records.map(({ keywords }) => keywords)).toEqual([
      ['to read', 'arches', 'Water', 'Load'],
      ['Ropes'],
    ]);
  });

  it('tell kinds of documents as IEEE Xplore names them', async () => {
    const { records } = await readText(
      '"Document Title",Authors,"Publication Title","Publication Year","Document Identifier"\n"On arches","A. Brook","Bridge Trans.",2018,"IEEE Journals"\n"On ropes","T. Weir","Bridge Days",2019,"IEEE Conferences"\n',
    );
    expect(records.map(({ type }) => type)).toEqual(['article-journal', 'paper-conference']);
  });
});
