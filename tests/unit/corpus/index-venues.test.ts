import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { nameVenues } from '../../../src/lib/corpus/index-venues';
import { normalizeVenue } from '../../../src/lib/corpus/normalize/normalize-title';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readText } from '../parsers/read';

const venuesOf = async (text: string, name: string) => {
  const { records } = await readText(text, name);
  const { venues } = await buildCorpus(records, NO_PROGRESS);
  return venues.map((venue) => `${venue.name} ${venue.papers.length}`);
};
const named = (...venues: (string | undefined)[]) =>
  nameVenues(venues.map((venue) => (venue ? { venue } : {})));

describe('names of preprint servers', () => {
  it.each([
    'arXiv preprint arXiv:2001.00001',
    'CoRR',
    'CoRR abs/2001.00001',
    'ArXiv',
    'arXiv e-prints',
    'arXiv (Cornell University)',
    'arXiv:astro-ph/0605001',
    'arXiv.org',
    'arXiv [cs.CL]',
  ])('%s', (name) => expect(named(name)).toEqual(['arXiv']));

  it.each([
    ['bioRxiv : the preprint server for biology', 'bioRxiv'],
    ['bioRxiv (Cold Spring Harbor Laboratory)', 'bioRxiv'],
    ['medRxiv preprint', 'medRxiv'],
    ['SSRN Electronic Journal', 'SSRN'],
    ['SSRN Electron. J.', 'SSRN'],
    ['Available at SSRN 3541234', 'SSRN'],
    ['Social Science Research Network', 'SSRN'],
    ['Research Square (Research Square)', 'Research Square'],
    ['Res Sq', 'Research Square'],
    ['Research Square Preprint', 'Research Square'],
    ['Research Squares of Fog', 'Research Squares of Fog'],
  ])('%s', (name, server) => expect(named(name)).toEqual([server]));

  it('leaves journals alone that only sound so', () =>
    expect(named('Corrosion', 'arXiv Letters')).toEqual(['Corrosion', 'arXiv Letters']));
});

describe('an abbreviation beside the full name', () => {
  const full = { venue: 'Journal of Fog', venueAbbreviation: 'J. Fog' };

  it('takes records along that have only the abbreviation', () => {
    expect(nameVenues([full, { venue: 'J Fog' }, { venueAbbreviation: 'J FOG' }])).toEqual(
      Array(3).fill('Journal of Fog'),
    );
    expect(nameVenues([{ venue: 'J Fog' }, full]).at(0)).toBe('Journal of Fog');
  });

  it('says nothing where two journals have it', () => {
    const other = { venue: 'Journal of Foghorns', venueAbbreviation: 'J Fog' };
    expect(nameVenues([full, other, { venue: 'J Fog' }])).toEqual([
      'Journal of Fog',
      'Journal of Foghorns',
      'J Fog',
    ]);
  });

  it('nor in proceedings', () => {
    const paper = { ...full, type: 'paper-conference' };
    expect(nameVenues([paper, { venue: 'J Fog' }])).toEqual(['Journal of Fog', 'J Fog']);
  });
});

describe('one ISSN', () => {
  it('joins spellings of a journal, but not the volumes of a series', () => {
    const issn = ['0000-0019'];
    expect(
      nameVenues([
        { venue: 'Journal of Fog', issn },
        { venue: 'J. Fog Res.', issn },
      ]),
    ).toEqual(Array(2).fill('Journal of Fog'));
    const type = 'paper-conference';
    expect(
      nameVenues([
        { venue: 'Fog 1', issn, type },
        { venue: 'Fog 2', issn, type },
      ]),
    ).toEqual(['Fog 1', 'Fog 2']);
  });

  it('comes out of RIS and CSL-JSON', async () => {
    const ris = (journal: string, title: string) =>
      `TY  - JOUR\nTI  - ${title}\nJO  - ${journal}\nSN  - 0000-0019\nER  - \n`;
    expect(await venuesOf(ris('Fog Letters', 'One fog') + ris('Fog Lett.', 'Two fogs'), 'x.ris')).toEqual([
      'Fog Letters 2',
    ]);
    const item = (id: string, venue: string) => ({
      id,
      type: 'article-journal',
      title: id,
      'container-title': venue,
      ISSN: '0000-0019',
    });
    const items = JSON.stringify([item('One fog', 'Fog Letters'), item('Two fogs', 'Fog Lett.')]);
    expect(await venuesOf(items, 'x.json')).toEqual(['Fog Letters 2']);
  });
});

describe('macros of astronomy', () => {
  const NAME = 'Monthly Notices of the Royal Astronomical Society';

  it('in BibTeX', async () => {
    const bib = `@article{a, title={One fog}, journal={\\mnras}}\n@article{b, title={Two fogs}, journal={${NAME}}}
      @article{c, title={Three fogs}, journal=mnras}\n@article{d, title={Four fogs}, journal={MNRAS}}`;
    expect(await venuesOf(bib, 'x.bib')).toEqual([`${NAME} 4`]);
  });

  it('in CSL-JSON and RIS', async () => {
    const json = JSON.stringify([
      { id: 'a', type: 'article-journal', title: 'Fog', 'container-title': '\\mnras' },
    ]);
    expect(await venuesOf(json, 'x.json')).toEqual([`${NAME} 1`]);
    expect(await venuesOf('TY  - JOUR\nTI  - Fog\nJO  - \\apj\nER  - \n', 'x.ris')).toEqual([
      'The Astrophysical Journal 1',
    ]);
  });
});

describe('a town behind the name, and abbreviations under one ISSN', () => {
  const TITLES = ['Fog', 'Rain', 'Hail'].map((word) => `${word} over the northern harbours`);
  const ris = (venues: readonly string[]) =>
    venues
      .map(
        (venue, i) => `TY  - JOUR\nTI  - ${TITLES[i]}\nPY  - 2004\nT2  - ${venue}\nSN  - 1234-5679\nER  - \n`,
      )
      .join('\n');
  const bibtex = (venues: readonly string[]) =>
    venues
      .map(
        (venue, i) =>
          `@article{k${i}, title={${TITLES[i]}}, year=2004, journal={${venue}}, issn={1234-5679}}`,
      )
      .join('\n');

  it.each<[string[], string]>([
    [['Lancet (London, England)', 'Lancet', 'The Lancet'], 'Lancet 3'],
    [['Journal of Fog and Mist', 'J Fog Mist', 'J. Fog Mist'], 'Journal of Fog and Mist 3'],
  ])('%j', async (venues, wanted) => {
    expect(await venuesOf(ris(venues), 'a.ris')).toEqual([wanted]);
    expect(await venuesOf(bibtex(venues), 'a.bib')).toEqual([wanted]);
  });

  it('a town is no part of the name, a society is', () => {
    expect(normalizeVenue('Lancet (London, England)')).toBe(normalizeVenue('The Lancet'));
    expect(normalizeVenue('Heart (Fog Society)')).not.toBe(normalizeVenue('Heart'));
  });
});
