import { describe, expect, it } from 'vitest';
import { readText } from './read';

const EDITOR = [{ family: 'Lund', given: 'Mette' }];

const EDITED: [format: string, text: string][] = [
  ['bibtex', '@proceedings{p, editor={Lund, Mette}, title={Rain Days}, year=2012}'],
  ['ris', 'TY  - BOOK\nED  - Lund, Mette\nTI  - Rain Days\nPY  - 2012\nER  - \n'],
  ['csl-json', '[{"id":"p","type":"book","title":"Rain Days","editor":[{"family":"Lund","given":"Mette"}]}]'],
  ['refer', '%0 Edited Book\n%T Rain Days\n%E Lund, Mette\n%D 2012\n'],
  ['medline', 'PMID- 7\nBTI - Rain Days\nFED - Lund, Mette\nDP  - 2012\n'],
  [
    'wos-tagged',
    'FN Clarivate Analytics Web of Science\nPT B\nBE Lund, Mette\nTI Rain Days\nPY 2012\nER\n\nEF\n',
  ],
  [
    'endnote-xml',
    '<xml><records><record><ref-type name="Edited Book">28</ref-type><contributors><secondary-authors><author>Lund, Mette</author></secondary-authors></contributors><titles><title>Rain Days</title></titles></record></records></xml>',
  ],
  [
    'mods',
    '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Rain Days</title></titleInfo><name type="personal"><namePart type="family">Lund</namePart><namePart type="given">Mette</namePart><role><roleTerm>editor</roleTerm></role></name></mods>',
  ],
  [
    'dblp-xml',
    '<dblp><proceedings key="conf/r/1" mdate="2012-01-01"><editor>Mette Lund</editor><title>Rain Days.</title><year>2012</year></proceedings></dblp>',
  ],
  ['csv', 'Title,Author,Editor,Year\nRain Days,,"Lund, Mette",2012\nHail,"Roe, Jo",,2013\n'],
];

describe('editors', () => {
  it.each(EDITED)('are no authors: %s', async (format, text) => {
    const { files, records } = await readText(text);
    expect(files[0]!.format).toBe(format);
    expect(records[0]).toMatchObject({ title: 'Rain Days', authors: [], editors: EDITOR });
  });

  it('stand beside the authors of a chapter', async () => {
    const { records } = await readText(
      '@incollection{c, author={Roe, Jo}, editor={Lund, Mette}, title={Hail}, booktitle={Rain Days}}',
    );
    expect(records[0]).toMatchObject({ authors: [{ family: 'Roe', given: 'Jo' }], editors: EDITOR });
  });
});

describe('groups and inventors', () => {
  it('takes a collaboration for a group author, once', async () => {
    const { records } = await readText(
      `@article{a, author={Roe, Jo and others}, collaboration={DRIZZLE}, title={Drops}}
@article{b, author={Roe, Jo and {DRIZZLE Collaboration}}, collaboration={DRIZZLE}, title={More drops}}`,
    );
    expect(records[0]).toMatchObject({
      authors: [{ family: 'Roe' }, { literal: 'DRIZZLE', role: 'group' }],
      flags: ['authors-cut'],
    });
    expect(records[1]!.authors).toHaveLength(2);
    expect(records[1]).not.toHaveProperty('flags');
  });

  it('keeps the role where the name does not tell: PubMed', async () => {
    const { records } = await readText('PMID- 7\nTI  - Drops\nFAU - Roe, Jo\nCN  - DRIZZLE\nDP  - 2012\n');
    expect(records[0]!.authors[1]).toEqual({ literal: 'DRIZZLE', role: 'group' });
  });

  it('reads inventors of patents', async () => {
    const { records } = await readText(
      'Lens ID,Title,Inventors,Applicants,Document Type,Publication Year\n000-1,Rain gauge,ROE JO;;LUND METTE,GAUGE AG,Granted Patent,2020\n000-2,Hail gun,LUND METTE,GAUGE AG,Patent Application,2021\n',
    );
    expect(records[0]).toMatchObject({
      type: 'patent',
      authors: [
        { family: 'ROE', given: 'JO' },
        { family: 'LUND', given: 'METTE' },
      ],
      organisation: 'GAUGE AG',
    });
  });
});

describe('several DOIs in one field', () => {
  it.each([
    ['bibtex', '@article{a, title={Drops}, doi={10.5555/a.1, 10.5555/e.2}}'],
    ['csl-json', '[{"id":"a","type":"article-journal","title":"Drops","DOI":"10.5555/a.1 10.5555/e.2"}]'],
    ['csv', 'Title,Authors,DOI\nDrops,"Roe, Jo",10.5555/a.1; 10.5555/e.2\nHail,"Roe, Jo",10.5555/b\n'],
  ])('keeps the first as its own: %s', async (format, text) => {
    const { files, records } = await readText(text);
    expect(files[0]!.format).toBe(format);
    expect(records[0]).toMatchObject({ doi: '10.5555/a.1', otherDois: ['10.5555/e.2'] });
  });
});
