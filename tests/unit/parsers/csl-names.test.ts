import { describe, expect, it } from 'vitest';
import { readCslNames } from '../../../src/lib/parsers/json/csl-names';
import { readText } from './read';

const OIE = { family: 'Oie', given: 'B.-Y.' };

describe('names of persons in one piece', () => {
  it.each(['B.-Y. Oie', 'Oie, B.-Y.', 'B. -Y. Oie', 'Oie B.-Y.'])('“%s” is a person', (name) => {
    for (const entry of [name, { literal: name }, { name }]) expect(readCslNames([entry])).toEqual([OIE]);
  });

  it.each([
    ['van der Berg, A.', { family: 'Berg', given: 'A.', particle: 'van der' }],
    ['J. H. Keel, Jr.', undefined],
    ['Keel, J. H., Jr.', { family: 'Keel', given: 'J. H.', suffix: 'Jr.' }],
    ['Hill, V.', { family: 'Hill', given: 'V.' }],
    ['Ahl, AB', { family: 'Ahl', given: 'AB' }],
  ])('“%s”', (literal, person) => {
    const [name] = readCslNames([{ literal }]);
    if (person) expect(name).toEqual(person);
    else expect(name!.family ?? name!.literal).toContain('Keel');
  });

  it('keep what is known of them', () => {
    expect(readCslNames([{ literal: 'Oie, B.-Y.', ORCID: 'https://orcid.org/0000-0002-1825-0097' }])).toEqual(
      [{ ...OIE, orcid: '0000-0002-1825-0097' }],
    );
  });

  it('are persons too where a bare text writes the given name out', () => {
    expect(readCslNames(['Oie, Bo-Yun'])).toEqual([{ family: 'Oie', given: 'Bo-Yun' }]);
  });
});

describe('letters with an accent of its own', () => {
  // What programs make of \'{\\i} in BibTeX: the letter without a dot, and the accent behind it.
  it.each([
    ['Marti\u0301nez', 'Martínez'],
    ['Mart\u0131\u0301nez', 'Martínez'],
    ['Sim\u0131\u0308', 'Simï'],
    ['\u0237\u030c', 'ǰ'],
    ['Yıldız', 'Yıldız'],
  ])('%j is %s', (family, name) => {
    expect(readCslNames([{ family }])).toEqual([expect.objectContaining({ family: name })]);
  });
});

describe('names of bodies in one piece', () => {
  it.each([
    'Fog Study Group',
    'Institute of Rain, Oslo',
    'Fog Watch, UK',
    'Lamps, Inc.',
    'Lamps Ltd.',
    'DRIZZLE Collaboration',
    'Bureau of Tides',
    'Phase II',
    'Vitamin D',
    'U.S. Department of Fog',
    'Plato',
    'Save the Harbours',
    'Fog Lamps, Oslo',
    'Lund 2000',
  ])('“%s” stays whole', (literal) => {
    expect(readCslNames([{ literal }])).toEqual([{ literal }]);
  });

  it('in a file: one person over two entries, the group beside', async () => {
    const { records } = await readText(
      JSON.stringify([
        {
          id: 'a',
          type: 'article-journal',
          title: 'Fog',
          author: [{ literal: 'B.-Y. Oie' }, { literal: 'Fog Study Group' }],
          editor: ['Lund, M.'],
        },
      ]),
    );
    expect(records[0]).toMatchObject({
      authors: [OIE, { literal: 'Fog Study Group' }],
      editors: [{ family: 'Lund', given: 'M.' }],
    });
  });
});
