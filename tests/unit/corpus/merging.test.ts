import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { listMerges, listWorkCandidates } from '../../../src/lib/corpus/list-merging';
import { normalizeDoi, findDoiInUrl } from '../../../src/lib/corpus/normalize/normalize-doi';
import { describeEvidence } from '../../../src/lib/model/answers/merging';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { PaperRecord } from '../../../src/lib/model/record';
import { names, record } from './records';

const build = (...records: PaperRecord[]) => buildCorpus(records, NO_PROGRESS);
const TITLE = 'Measuring the fog in small northern harbours';
const BASE: Partial<PaperRecord> = {
  authors: names('Keel, Ida', 'Luha, Assar'),
  date: { year: 2010 },
  venue: 'Annals of Fog',
  volume: '12',
  issue: '3',
  pages: '123-129',
};

describe('one work', () => {
  it.each<[string, string, Partial<PaperRecord>]>([
    ['an issue that disagrees', TITLE, { issue: '1044' }],
    ['an abbreviated venue and end page', TITLE, { venue: 'Ann Fog', pages: '123-9' }],
    ['a dash in the pages and a supplement in the volume', TITLE, { pages: '123–129', volume: '12 Suppl 1' }],
    ['a venue with its acronym before it', TITLE, { venue: 'AF. Annals of fog' }],
    ['a venue in two languages', TITLE, { venue: 'Tåkeannaler = Annals of fog' }],
    ['a translation in brackets', '[Fog measurements in little ports]', {}],
    ['a language note and brackets', `[${TITLE}] [Norwegian]`, {}],
    ['a label before the title', `Short report: ${TITLE}`, {}],
    ['a note of an erratum', `${TITLE}.[Erratum appears in Ann Fog 2011 May;13(1):9]`, {}],
    ['pages that a spreadsheet took for a date', TITLE, { pages: '123' }],
    ['initials for given names', TITLE, { authors: names('Keel, I.', 'Luha, A.') }],
  ])('%s', async (_, title, extra) => {
    const corpus = await build(record(TITLE, BASE), record(title, { ...BASE, ...extra }));
    expect(corpus.papers).toHaveLength(1);
    expect(corpus.merges[0]!.evidence.some(({ says }) => says === 'same')).toBe(true);
  });

  it('with a DOI that a typist slipped in, when all else agrees', async () => {
    const [a, b] = [
      { ...BASE, doi: '10.1000/fog.2010.0123' },
      { ...BASE, doi: '10.1000/fog.2010.0132' },
    ];
    expect(
      (await build(record(TITLE, a), record(TITLE, { ...b, doi: '10.1000/fog.2010.0124' }))).papers,
    ).toHaveLength(1);
    expect(
      (
        await build(
          record(TITLE, { doi: a.doi, date: { year: 2010 } }),
          record(TITLE, { doi: b.doi, date: { year: 2010 } }),
        )
      ).papers,
    ).toHaveLength(2);
  });

  it('under one DOI in two languages', async () => {
    const corpus = await build(
      record('Niebel in kleinen Häfen', { ...BASE, doi: '10.1000/n', language: 'de' }),
      record('[Fog over little ports]', { ...BASE, doi: '10.1000/n' }),
    );
    expect(corpus.papers).toHaveLength(1);
    expect(corpus.problems).toEqual([]);
  });

  it('tells what speaks for it and against it', async () => {
    const corpus = await build(record(TITLE, BASE), record(TITLE, { ...BASE, issue: '4' }));
    const [line] = listMerges(corpus);
    expect(describeEvidence(line!.evidence)).toBe(
      'same title, same authors, same year 2010, same venue, same volume 12, same first page 123; different: issue 3 and 4',
    );
  });
});

describe('different works', () => {
  it.each<[string, Partial<PaperRecord>, 'doi-shared' | 'pmid-shared' | 'arxiv-shared' | 'number-shared']>([
    ['a DOI', { doi: '10.1000/wrong' }, 'doi-shared'],
    ['a PubMed number', { pmid: '900001' }, 'pmid-shared'],
    ['an arXiv number', { arxivId: '1810.08473' }, 'arxiv-shared'],
    ['a catalogue’s number', { catalogueIds: { openalex: 'W9' } }, 'number-shared'],
  ])('that share %s and function words in their titles', async (_, ids, code) => {
    const corpus = await build(
      record('Effects of fog on the yield of wheat in Norway', {
        ...ids,
        authors: names('Ro, Min'),
        date: { year: 2015 },
        key: 'one',
      }),
      record('A survey of the use of moths in the arts', {
        ...ids,
        authors: names('Zed, Quin'),
        date: { year: 2018 },
        key: 'two',
      }),
    );
    expect(
      corpus.papers.map(({ title, authors }) => [title.slice(0, 1), corpus.authors[authors[0]!]!.name]),
    ).toEqual([
      ['E', 'Ro, Min'],
      ['A', 'Zed, Quin'],
    ]);
    expect(corpus.problems.map((problem) => problem.code)).toEqual([code]);
    expect(corpus.problems[0]!.message).toMatch(
      /Effects of fog.*survey of the use|survey of the use.*Effects of fog/,
    );
  });

  it('joins a record without a title by its DOI', async () => {
    expect(
      (await build(record('', { doi: '10.1000/a' }), record(TITLE, { ...BASE, doi: '10.1000/a' }))).papers,
    ).toHaveLength(1);
  });

  it.each<[string, [string, Partial<PaperRecord>], [string, Partial<PaperRecord>]]>([
    [
      'a chapter and its book',
      ['Canals', { doi: '10.1000/c', type: 'book', authors: names('Keel, Ida'), date: { year: 2010 } }],
      [
        'The history of canals',
        {
          doi: '10.1000/c',
          type: 'chapter',
          venue: 'Canals',
          authors: names('Keel, Ida'),
          date: { year: 2010 },
          pages: '1-20',
        },
      ],
    ],
    ['an erratum and its paper', [TITLE, BASE], [`Erratum: ${TITLE}`, { ...BASE, pages: '400' }]],
    ['a comment and its paper', [TITLE, BASE], [`Comment on: ${TITLE}`, BASE]],
    ['a reply and its paper', [TITLE, BASE], [`${TITLE}: reply`, BASE]],
    ['a retraction and its paper', [`RETRACTED: ${TITLE}`, BASE], [`Retraction: ${TITLE}`, BASE]],
    [
      'two parts of a series',
      [`${TITLE}, part I`, BASE],
      [`${TITLE}, part II`, { ...BASE, pages: '130-139' }],
    ],
    [
      'letters of one title by other people',
      [TITLE, { ...BASE, authors: names('Ro, Min') }],
      [TITLE, { ...BASE, authors: names('Zed, Quin') }],
    ],
  ])('%s', async (_, [a, x], [b, y]) => {
    expect((await build(record(a, x), record(b, y))).papers).toHaveLength(2);
  });

  it.each<[string, Partial<PaperRecord>]>([
    ['with DOIs', { doi: '10.1000/conf' }],
    ['without', {}],
  ])('a talk and the article of another year, %s, are offered', async (_, ids) => {
    const corpus = await build(
      record(TITLE, {
        ...BASE,
        ...ids,
        type: 'paper-conference',
        venue: 'Proceedings of the Fog Days',
        date: { year: 2009 },
        pages: '7-12',
      }),
      record(TITLE, { ...BASE, ...(ids.doi ? { doi: '10.1000/journal' } : {}), type: 'article-journal' }),
    );
    expect(corpus.papers).toHaveLength(2);
    expect(listWorkCandidates(corpus)).toMatchObject({
      total: 1,
      lines: [{ papers: [{ year: 2009 }, { year: 2010 }] }],
    });
  });

  it('an abstract in two journals is offered', async () => {
    const corpus = await build(
      record(TITLE, { ...BASE, venue: 'Thorax', volume: '64', pages: 'A1' }),
      record(TITLE, { ...BASE, venue: 'Chest', volume: '136', pages: '44' }),
    );
    expect(corpus.papers).toHaveLength(2);
    expect(corpus.workCandidateCount).toBe(1);
  });
});

describe('preprints', () => {
  it.each([
    ['10.1101/2020.11.02.364968v2', '10.1101/2020.11.02.364968'],
    ['https://www.biorxiv.org/content/10.1101/2020.11.02.364968v3.full', '10.1101/2020.11.02.364968'],
    ['10.1101/166819V2', '10.1101/166819'],
    ['10.21203/rs.3.rs-123/v2', '10.21203/rs.3.rs-123'],
    ['10.20944/preprints202001.0001.v2', '10.20944/preprints202001.0001'],
    ['10.26434/chemrxiv-2021-ab1cd-v2', '10.26434/chemrxiv-2021-ab1cd'],
    ['10.31234/osf.io/ab1cd_v2', '10.31234/osf.io/ab1cd'],
    ['10.12688/f1000research.12345.2', '10.12688/f1000research.12345'],
    ['10.7287/peerj.preprints.123v2', '10.7287/peerj.preprints.123'],
    ['10.1101/gr.123456.109', '10.1101/gr.123456.109'],
  ])('%s is %s', (text, doi) => expect(normalizeDoi(text)).toBe(doi));

  it.each([
    ['https://www.biorxiv.org/content/10.1101/2020.11.02.364968v3.full.pdf', '10.1101/2020.11.02.364968'],
    ['https://www.medrxiv.org/content/early/2020/03/01/2020.02.28.20028100', '10.1101/2020.02.28.20028100'],
    ['https://www.researchsquare.com/article/rs-123456/v1', '10.21203/rs.3.rs-123456'],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567', '10.2139/ssrn.1234567'],
    ['https://zenodo.org/records/1234567', '10.5281/zenodo.1234567'],
    ['https://osf.io/preprints/psyarxiv/ab1cd_v2', '10.31234/osf.io/ab1cd'],
    ['https://psyarxiv.com/ab1cd/', '10.31234/osf.io/ab1cd'],
    ['https://osf.io/ab1cd/', undefined],
    ['https://example.org/content/10.1101/2020.11.02.364968', undefined],
  ])('%s leads to %s', (url, doi) => expect(findDoiInUrl(url)).toBe(doi));

  it('are one with the paper where a source says so, and the paper speaks', async () => {
    const corpus = await build(
      record('Fog circuits: a first look', {
        doi: '10.1101/166819',
        authors: names('Keel, I.'),
        date: { year: 2017 },
        abstract: 'Long.',
        keywords: ['fog'],
      }),
      record(TITLE, {
        doi: '10.1000/p',
        authors: names('Keel, Ida'),
        date: { year: 2020 },
        relations: [{ kind: 'has-preprint', doi: 'https://doi.org/10.1101/166819v2' }],
      }),
    );
    expect(corpus.papers).toMatchObject([
      { title: TITLE, doi: '10.1000/p', date: { year: 2020 }, abstract: 'Long.' },
    ]);
    expect(corpus.merges).toMatchObject([{ by: 'relation' }]);
  });
});
