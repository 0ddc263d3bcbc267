import { describe, expect, it } from 'vitest';
import {
  readArxivId,
  readDoi,
  readDoiLink,
  readPages,
  titleCase,
  withoutFullStop,
} from '../../../src/lib/parsers/xml/xml-fields';
import {
  dotInitials,
  personOf,
  readOrcid,
  splitFullName,
  splitListedName,
} from '../../../src/lib/parsers/xml/xml-names';

describe('names in XML', () => {
  it.each([
    ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
    ['Jan van der Berg', { family: 'Berg', given: 'Jan', particle: 'van der' }],
    ['Maria del Carmen Ruiz', { family: 'Ruiz', given: 'Maria del Carmen' }],
    ['José Ortega y Gasset', { family: 'Ortega y Gasset', given: 'José' }],
    ['Sam Small III', { family: 'Small', given: 'Sam', suffix: 'III' }],
    ['Plato', { literal: 'Plato' }],
    ['The Slate Collaboration', { literal: 'The Slate Collaboration' }],
    ['van Vliet', { family: 'Vliet', given: 'van' }],
    ['  ', undefined],
  ])('"%s" is taken apart', (name, person) => {
    expect(splitFullName(name)).toEqual(person);
  });

  it.each([
    ['de la Cruz, Inés', { family: 'Cruz', given: 'Inés', particle: 'de la' }],
    ['King, Tom, Jr.', { family: 'King', given: 'Tom', suffix: 'Jr.' }],
    ['King, Jr., Tom', { family: 'King', given: 'Tom', suffix: 'Jr.' }],
    ['Bridge Council,', { literal: 'Bridge Council' }],
    ['Dept of A, University of B, C, D', { literal: 'Dept of A, University of B, C, D' }],
    ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
    [',', undefined],
  ])('"%s" is taken apart at its commas', (name, person) => {
    expect(splitListedName(name)).toEqual(person);
  });

  it('parts are put together', () => {
    expect(personOf('van Dyck', 'Ann Jr')).toEqual({
      family: 'Dyck',
      given: 'Ann',
      particle: 'van',
      suffix: 'Jr',
    });
    expect(personOf(undefined, 'Ann')).toEqual({ literal: 'Ann' });
    expect(personOf('', '')).toBeUndefined();
    expect(['Peter O', 'S J', 'J-P', 'Ann B.', 'JP', 'Émile É'].map(dotInitials)).toEqual([
      'Peter O.',
      'S. J.',
      'J.-P.',
      'Ann B.',
      'JP',
      'Émile É.',
    ]);
    expect(
      ['http://orcid.org/0000-0002-1694-233x', '0000000216942 33X', '000000021694233X'].map(readOrcid),
    ).toEqual(['0000-0002-1694-233X', undefined, '0000-0002-1694-233X']);
  });
});

describe('fields in XML', () => {
  it('pages', () => {
    expect(
      ['1303-19', '5194–210', '1--9', 'e1-10', '12', '9-3', '101-9; discussion 110', 'A1-A9'].map(readPages),
    ).toEqual(['1303-1319', '5194-5210', '1-9', 'e1-10', '12', '9-3', '101-109; discussion 110', 'A1-A9']);
  });

  it('identifiers', () => {
    expect(readDoi('doi: 10.1000/ABC.1 ')).toBe('10.1000/ABC.1');
    expect(readDoiLink('http://dx.doi.org/10.1000/1')).toBe('10.1000/1');
    expect(readDoiLink('https://journal.example/10.1000/1')).toBeUndefined();
    const ids = [
      'http://arxiv.org/abs/2401.00001v12',
      'arXiv:math.GT/0309136',
      '10.48550/arXiv.2401.00001',
      '2401.00001',
    ];
    expect(ids.map(readArxivId)).toEqual(['2401.00001', 'math.GT/0309136', '2401.00001', '2401.00001']);
    expect(readArxivId('https://example.org/2401.00001')).toBeUndefined();
  });

  it('titles', () => {
    expect(['A title.', 'Wait...', 'Et al.', 'In the U.S.', 'No'].map(withoutFullStop)).toEqual([
      'A title',
      'Wait...',
      'Et al.',
      'In the U.S.',
      'No',
    ]);
    expect(
      [
        'Journal of the slate. Series A, thin slate',
        'bioRxiv: the preprint server',
        'The eLife of stones',
      ].map(titleCase),
    ).toEqual([
      'Journal of the Slate. Series A, Thin Slate',
      'bioRxiv: The Preprint Server',
      'The eLife of Stones',
    ]);
  });
});
