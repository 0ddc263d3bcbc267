import { describe, expect, it } from 'vitest';
import { writeMapFile } from '../../../src/lib/export/map-file';
import type { Corpus } from '../../../src/lib/model/corpus';
import { makeMapOf } from '../export/make-map';

/** The second DOI of one field. */
const TWO_DOIS =
  '@article{two, title={Lanterns of the deep}, author={Ahl, Ann}, year=2010, doi={10.5555/deep.1, 10.5555/conf.deep.9}}';

const CITING: [format: string, file: string, text: string][] = [
  [
    'BibTeX',
    'citing.bib',
    '@article{c, title={What glows at night}, author={Roe, Jo}, year=2015, cited-references={Ahl A, 2010, P DEEP SEA DAYS, DOI 10.5555/CONF.DEEP.9.}}',
  ],
  [
    'Crossref JSON',
    'citing.json',
    JSON.stringify({
      message: {
        items: [
          {
            type: 'journal-article',
            DOI: '10.5555/c',
            title: ['What glows at night'],
            issued: { 'date-parts': [[2015]] },
            reference: [{ key: 'ref1', DOI: '10.5555/Conf.Deep.9' }],
          },
        ],
      },
    }),
  ],
  [
    'RIS',
    'citing.ris',
    'TY  - JOUR\nTI  - What glows at night\nAU  - Roe, Jo\nPY  - 2015\nCR  - Ahl A, 2010, P DEEP SEA DAYS, DOI 10.5555/conf.deep.9\nER  - \n',
  ],
  [
    'Scopus CSV',
    'citing.csv',
    'Authors,Title,Year,Source title,References,EID\n"Roe, J.",What glows at night,2015,Night,"Ahl, A., (2010) Proceedings of the deep sea days, https://doi.org/10.5555/conf.deep.9; Lund, M., (1999) Other things entirely",2-s2.0-1\n',
  ],
];

function linksOf({ papers, citing, cited }: Corpus): string[] {
  return Array.from(citing, (paper, i) => `${papers[paper]!.title} -> ${papers[cited[i]!]!.title}`);
}

describe('references to a further DOI of a paper', () => {
  it.each(CITING)('link to the paper: %s', async (_, file, text) => {
    const { corpus } = await makeMapOf({ 'two.bib': TWO_DOIS, [file]: text });
    expect(linksOf(corpus)).toEqual(['What glows at night -> Lanterns of the deep']);
  });

  it.each(CITING)('link to it still where it comes from a map file: %s', async (_, file, text) => {
    const preprint =
      '@article{p, title={Lanterns of the deep}, author={Ahl, Ann}, year=2009, doi={10.1101/2009.01.01.555003}, journal={bioRxiv}}';
    const made = await makeMapOf({
      'one.bib': TWO_DOIS.replace(', 10.5555/conf.deep.9', ''),
      'p.bib': preprint,
    });
    expect(made.corpus.papers).toHaveLength(1);
    const map = writeMapFile({ ...made.input, snapshot: made.snapshot, report: made.report });
    const cites = text.replace(/10\.5555\/conf\.deep\.9/i, '10.1101/2009.01.01.555003');
    const { corpus } = await makeMapOf({ 'map.json': map, [file]: cites });
    expect(linksOf(corpus)).toEqual(['What glows at night -> Lanterns of the deep']);
  });

  it('link to the paper whose own DOI it is, and to none where two papers claim it', async () => {
    const own =
      '@inproceedings{own, title={Short note on lanterns}, author={Lund, Mette}, year=2009, doi={10.5555/conf.deep.9}}';
    const rival =
      '@article{rival, title={Deep trawls and nets}, author={Quist, Bo}, year=2011, doi={10.5555/nets.1, 10.5555/conf.deep.9}}';
    const [, file, text] = CITING[1]!;
    const owned = await makeMapOf({ 'two.bib': TWO_DOIS + own, [file]: text });
    expect(linksOf(owned.corpus)).toEqual(['What glows at night -> Short note on lanterns']);
    const claimed = await makeMapOf({ 'two.bib': TWO_DOIS + rival, [file]: text });
    expect(linksOf(claimed.corpus)).toEqual([]);
  });
});
