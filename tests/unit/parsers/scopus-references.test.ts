import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScopusReferences } from '../../../src/lib/parsers/tables/scopus-references';

const parse = (text: string) => parseScopusReferences(text).map(({ raw: _, ...others }) => others);

describe('lists of references of Scopus', () => {
  it('reads today’s style, with commas and semicolons in titles', () => {
    const list =
      'Holm A.; Ito B.C., Drift of leaves, shoots, and seeds, Inv. Ecol. Lett., 4, 2, pp. 17-40, (1999); Lund C., The shore; a review, Shore Studies, 5, pp. e12-e20, (1990a); Gu W.; Kaya D.; de Vries T., Title one, two and three, Journal of Shores A: Sand, Salt and General, 3, (1991)';
    expect(parse(list)).toEqual([
      {
        firstAuthor: 'Holm A.',
        year: 1999,
        title: 'Drift of leaves, shoots, and seeds',
        venue: 'Inv. Ecol. Lett.',
        volume: '4',
        page: '17',
      },
      {
        firstAuthor: 'Lund C.',
        year: 1990,
        title: 'The shore; a review',
        venue: 'Shore Studies',
        volume: '5',
        page: 'e12',
      },
      {
        firstAuthor: 'Gu W.',
        year: 1991,
        title: 'Title one, two and three',
        venue: 'Journal of Shores A: Sand, Salt and General',
        volume: '3',
      },
    ]);
    expect(
      parseScopusReferences(list)
        .map(({ raw }) => raw)
        .join('; '),
    ).toBe(list);
  });

  it('does not part a source inside brackets', () => {
    expect(
      parse('Kaya D., A survey, really, Tides XV (28–29 May 2021, Nowhere), pp. 93-104, (2021)'),
    ).toEqual([
      {
        firstAuthor: 'Kaya D.',
        year: 2021,
        title: 'A survey, really',
        venue: 'Tides XV (28–29 May 2021, Nowhere)',
        page: '93',
      },
    ]);
  });

  it('reads names without full stops, and titles that end with one', () => {
    expect(
      parse(
        'Calin GA; Ferra M, A signature of tides in the estuary of Nowhere., N Shore J, 353, Suppl 1, pp. 1793-801, (2005)',
      ),
    ).toEqual([
      {
        firstAuthor: 'Calin GA',
        year: 2005,
        title: 'A signature of tides in the estuary of Nowhere',
        venue: 'N Shore J',
        volume: '353',
        page: '1793',
      },
    ]);
  });

  it('reads the style with commas between names', () => {
    expect(
      parse('Holm A., Ito B.C., de Vries T., Lichens as clocks, Inv. Ecol. Lett., 3, pp. 11-20, (2009)'),
    ).toEqual([
      {
        firstAuthor: 'Holm A.',
        year: 2009,
        title: 'Lichens as clocks',
        venue: 'Inv. Ecol. Lett.',
        volume: '3',
        page: '11',
      },
    ]);
  });

  it('reads the style with the year inside', () => {
    const list =
      'Small, P., Griffin, B.C., The structure of shore literatures I; identifying and graphing specialties (1974) Shore Studies, 4 (1), pp. 17-40; Kuhnert, T.S., (1962) The Structure of Tidal Revolutions, , University of Nowhere Press, Nowhere; Garland, E., Tide tables (1955) Science of Shores, 122, pp. 108-111, doi: 10.5555/tides.122';
    expect(parse(list)).toEqual([
      {
        firstAuthor: 'Small, P.',
        year: 1974,
        title: 'The structure of shore literatures I; identifying and graphing specialties',
        venue: 'Shore Studies',
        volume: '4',
        page: '17',
      },
      { firstAuthor: 'Kuhnert, T.S.', year: 1962, title: 'The Structure of Tidal Revolutions' },
      {
        firstAuthor: 'Garland, E.',
        year: 1955,
        title: 'Tide tables',
        venue: 'Science of Shores',
        volume: '122',
        page: '108',
        doi: '10.5555/tides.122',
      },
    ]);
    expect(parse(list.replaceAll('; ', ';\n'))).toHaveLength(3);
  });

  it('reads a list in which the two styles are mixed', () => {
    expect(
      parse(
        'Smith, J., Grains in motion (1999) Geomorphology, 12 (3), pp. 45-67; Brown, K., Wind and sand, J. Desert Res., 5, 1, pp. 7-9, (2003)',
      ).map(({ title, year, venue }) => [title, year, venue]),
    ).toEqual([
      ['Grains in motion', 1999, 'Geomorphology'],
      ['Wind and sand', 2003, 'J. Desert Res.'],
    ]);
  });

  it('leaves the source empty before a publisher, and full stops after pages', () => {
    expect(
      parse('Oakes, E.F., (1999) Tide Lett., 56, p. 1518. ; Dunes and how to keep them (2001), Shore Press'),
    ).toEqual([
      { firstAuthor: 'Oakes, E.F.', year: 1999, venue: 'Tide Lett.', volume: '56', page: '1518' },
      { year: 2001, title: 'Dunes and how to keep them' },
    ]);
  });

  it('reads books, works without an author or a year, and preprints', () => {
    const list =
      'The global state of dunes, Dune Lett, 5, (2023); Lund C., A history of meadows, (1974); R Core Team, R: A language and environment, (2020); Tide Office, Yearbook; Vas A.; Shaz N., Attention is a tide, arXiv preprint arXiv:1706.03762, (2017)';
    expect(parse(list)).toEqual([
      { year: 2023, title: 'The global state of dunes', venue: 'Dune Lett', volume: '5' },
      { firstAuthor: 'Lund C.', year: 1974, title: 'A history of meadows' },
      { firstAuthor: 'R Core Team', year: 2020, title: 'R: A language and environment' },
      { title: 'Tide Office', venue: 'Yearbook' },
      {
        firstAuthor: 'Vas A.',
        year: 2017,
        title: 'Attention is a tide',
        venue: 'arXiv preprint arXiv:1706.03762',
        arxivId: '1706.03762',
      },
    ]);
  });

  it('keeps every text, and never throws', () => {
    expect(parse('')).toEqual([]);
    expect(parseScopusReferences('no reference at all')).toEqual([
      { raw: 'no reference at all', title: 'no reference at all' },
    ]);
    const parts = fc.array(
      fc.constantFrom(
        'Holm A.',
        'Title',
        '; ',
        ', ',
        '(1999)',
        ' (1999) ',
        '24',
        'pp. 1-2',
        ' ',
        ';',
        '(',
        ')',
        '10.5555/x',
        'arXiv:1706.03762',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const text = list.join('');
        const raw = parseScopusReferences(text)
          .map((reference) => reference.raw)
          .join('');
        const letters = (of: string) => of.replace(/[\s;,]/g, '');
        expect(letters(raw)).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });
});
