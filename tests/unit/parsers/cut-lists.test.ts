import { describe, expect, it } from 'vitest';
import { readText } from './read';

const FILES: [string, string, string][] = [
  [
    'RIS, a line of its own',
    'a.ris',
    'TY  - JOUR\nTI  - Salt on the harbour wall\nAU  - Holm, A\nAU  - Ito, B\nAU  - et al.\nER  - \n',
  ],
  [
    'RIS, within one field',
    'a.ris',
    'TY  - JOUR\nTI  - Salt on the harbour wall\nAU  - Holm A, Ito B, et al.\nER  - \n',
  ],
  [
    'RIS, in words',
    'a.ris',
    'TY  - JOUR\nTI  - Salt on the harbour wall\nAU  - Holm, A., Ito, B. and others\nER  - \n',
  ],
  ['PubMed', 'a.nbib', 'PMID- 1\nTI  - Salt on the harbour wall\nAU  - Holm A\nAU  - Ito B\nAU  - et al.\n'],
  ['a table', 'a.csv', 'Title,Authors,Year\nSalt on the harbour wall,"Holm, A.; Ito, B.; et al.",2004\n'],
  [
    'a table with commas',
    'a.csv',
    'Title,Authors,Year\nSalt on the harbour wall,"Holm A, Ito B, et al.",2004\n',
  ],
  [
    'BibTeX',
    'a.bib',
    '@article{a, title = {Salt on the harbour wall}, author = {Holm, A. and Ito, B. and others}}',
  ],
  [
    'BibTeX, in words',
    'a.bib',
    '@article{a, title = {Salt on the harbour wall}, author = {Holm, A. and Ito, B. and et al.}}',
  ],
  [
    'CSL-JSON, as programs write that make a name of BibTeX’ last words',
    'a.json',
    '[{"id":"a","type":"book","title":"Salt on the harbour wall","author":[{"family":"Holm","given":"A."},{"family":"Ito","given":"B."},{"family":"others"}]}]',
  ],
  [
    'RIS, a family name',
    'a.ris',
    'TY  - JOUR\nTI  - Salt on the harbour wall\nAU  - Holm, A\nAU  - Ito, B\nAU  - others,\nER  - \n',
  ],
  [
    'EndNote XML',
    'a.xml',
    '<xml><records><record><titles><title>Salt on the harbour wall</title></titles><contributors><authors><author>Holm, A.</author><author>Ito, B.</author><author>others,</author></authors></contributors></record></records></xml>',
  ],
  [
    'MODS',
    'a.xml',
    '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>Salt on the harbour wall</title></titleInfo>' +
      [['Holm', 'A.'], ['Ito', 'B.'], ['others']]
        .map(
          ([family, given]) =>
            `<name type="personal"><namePart type="family">${family}</namePart>${given ? `<namePart type="given">${given}</namePart>` : ''}<role><roleTerm type="text">author</roleTerm></role></name>`,
        )
        .join('') +
      '</mods></modsCollection>',
  ],
];

describe('a list of authors that the source cut', () => {
  it.each(FILES)('is known as cut: %s', async (_, name, text) => {
    const { records } = await readText(text, name);
    expect(records[0]!.authors.map(({ family, literal }) => family ?? literal)).toEqual(['Holm', 'Ito']);
    expect(records[0]!.flags).toEqual(['authors-cut']);
  });

  it('is none where a person is called so', async () => {
    const { records } = await readText('TY  - JOUR\nTI  - Salt\nAU  - Others, Jo\nER  - \n', 'a.ris');
    expect(records[0]!.authors).toEqual([{ family: 'Others', given: 'Jo' }]);
    expect(records[0]!.flags).toBeUndefined();
  });

  it.each([
    ['a.ris', 'TY  - JOUR\nTI  - Salt\nAU  - University of Holm, Harbour, and others\nER  - \n'],
    ['a.csv', 'Title,Authors,Year\nSalt on the wall,"University of Holm, Harbour, and others",2004\n'],
  ])('is none where a body is called so: %s', async (name, text) => {
    const { records } = await readText(text, name);
    expect(records[0]!.flags).toBeUndefined();
    expect(records[0]!.authors).toEqual([{ literal: 'University of Holm, Harbour, and others' }]);
  });
});
