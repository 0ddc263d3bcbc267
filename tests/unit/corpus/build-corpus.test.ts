import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { authorKey } from '../../../src/lib/corpus/reference-keys';
import { makeReport } from '../../../src/lib/corpus/make-report';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { PaperRecord } from '../../../src/lib/model/record';
import { names, record } from './records';

const build = (...records: PaperRecord[]) => buildCorpus(records, NO_PROGRESS);
const LONG = 'The rhythm of tides in small harbours';

describe('merging', () => {
  it('joins by DOI, and keeps the best of each with where it came from', async () => {
    const corpus = await build(
      record(LONG, {
        doi: '10.1000/A',
        authors: names('Eck, N.'),
        date: { year: 2010 },
        place: { file: 'a', line: 1 },
        venue: 'J',
        volume: '3',
      }),
      record('The Rhythm of Tides', {
        doi: 'https://doi.org/10.1000/a',
        authors: names('Eck, Nees'),
        date: { year: 2010, month: 4 },
        abstract: 'Long.',
        place: { file: 'b', line: 9 },
      }),
    );
    expect(corpus.papers).toHaveLength(1);
    expect(corpus.papers[0]).toMatchObject({
      id: '10.1000/a',
      title: LONG,
      doi: '10.1000/a',
      date: { year: 2010, month: 4 },
      abstract: 'Long.',
      sources: [
        { file: 'a', line: 1 },
        { file: 'b', line: 9 },
      ],
      fieldSource: { abstract: 1, authors: 1, date: 1 },
    });
    expect(corpus.authors.map((author) => author.name)).toEqual(['Eck, Nees']);
    expect(corpus.merges).toMatchObject([{ paper: 0, by: 'doi' }]);
    expect(makeReport([], corpus)).toMatchObject({
      papers: 1,
      merged: 1,
      firstYear: 2010,
      lastYear: 2010,
      withoutAbstract: 0,
    });
  });

  it.each<[string, Partial<PaperRecord>, Partial<PaperRecord>, string]>([
    [
      'arXiv id',
      { arxivId: 'arXiv:1810.08473v1', doi: '10.48550/arXiv.1810.08473' },
      { url: 'https://arxiv.org/abs/1810.08473', doi: '10.1000/published' },
      'arxiv',
    ],
    ['PubMed id', { pmid: '23439512' }, { pmid: 'PMID: 23439512' }, 'pmid'],
    ['title and year', { date: { year: 2010 } }, { date: { year: 2010, month: 2 } }, 'title-year'],
    [
      'title, a year later, and the first author',
      { date: { year: 2010 }, authors: names('Eck, N.', 'Roe, Jo'), doi: '10.1101/2010.01.02.123456' },
      { date: { year: 2011 }, authors: names('van Eck, Nees'), doi: '10.1000/published' },
      'title-year',
    ],
    [
      'a catalogue’s number',
      { catalogueIds: { openalex: 'W1' } },
      { catalogueIds: { openalex: 'w1', s2: 'x' } },
      'catalogue',
    ],
  ])('joins by %s', async (_, a, b, by) => {
    const corpus = await build(record(LONG, a), record('The rhythm of tides — in small harbours', b));
    expect(corpus.merges.map((merge) => merge.by)).toEqual([by]);
  });

  it('prefers the publisher’s DOI to that of arXiv', async () => {
    const corpus = await build(
      record(LONG, { doi: '10.48550/arXiv.1810.08473' }),
      record(LONG, { arxivId: '1810.08473', doi: '10.1000/p' }),
    );
    expect(corpus.papers).toMatchObject([{ doi: '10.1000/p', arxivId: '1810.08473' }]);
  });

  it.each<[string, PaperRecord, PaperRecord]>([
    ['years apart', record(LONG, { date: { year: 2010 } }), record(LONG, { date: { year: 2012 } })],
    [
      'another first author',
      record(LONG, { date: { year: 2010 }, authors: names('Eck, N.', 'Roe, Jo') }),
      record(LONG, { date: { year: 2010 }, authors: names('Li, X.', 'Roe, Jo') }),
    ],
    [
      'two numbers of one edited catalogue',
      record(LONG, { date: { year: 2010 }, catalogueIds: { wos: '1' } }),
      record(LONG, { date: { year: 2010 }, catalogueIds: { wos: '2' } }),
    ],
    ['no years', record(LONG), record(LONG)],
    [
      'stock titles',
      record('Letters to the Editor', { date: { year: 2010 } }),
      record('Letters to the editor', { date: { year: 2010 } }),
    ],
    [
      'short titles',
      record('On maps', { date: { year: 2010 } }),
      record('On maps', { date: { year: 2010 } }),
    ],
    [
      'two DOIs',
      record(LONG, { date: { year: 2010 }, doi: '10.1000/a' }),
      record(LONG, { date: { year: 2010 }, doi: '10.1000/b' }),
    ],
    [
      'other authors',
      record(LONG, { date: { year: 2010 }, authors: names('Eck, N.') }),
      record(LONG, { date: { year: 2010 }, authors: names('Li, X.') }),
    ],
    [
      'other pages of one journal',
      record(LONG, { date: { year: 2010 }, venue: 'J', pages: '1-9' }),
      record(LONG, { date: { year: 2010 }, venue: 'J', pages: '10-19' }),
    ],
  ])('keeps apart: %s', async (_, a, b) => {
    expect((await build(a, b)).papers).toHaveLength(2);
  });

  it('keeps the numbers of all catalogues', async () => {
    const corpus = await build(
      record(LONG, { doi: '10.1000/a', catalogueIds: { openalex: 'W1' } }),
      record(LONG, { doi: '10.1000/a', catalogueIds: { wos: '7' } }),
    );
    expect(corpus.papers).toMatchObject([{ catalogueIds: { openalex: 'W1', wos: '7' } }]);
  });

  it('can be undone, and stays undone when there is more', async () => {
    const pair = [
      record(LONG, { date: { year: 2010 }, place: { file: 'a', line: 1 } }),
      record(LONG, { date: { year: 2010 }, place: { file: 'b', line: 9 } }),
    ];
    const [merge] = (await build(...pair)).merges;
    const [a, b] = merge!.records.map(({ key }) => key) as [string, string];
    const apart = { authors: [], keywords: [], apart: [[a, b] as const] };
    expect((await buildCorpus(pair, NO_PROGRESS, apart)).papers).toHaveLength(2);
    const moved = [
      { ...pair[1]!, place: { file: 'b', line: 12 } },
      record('Something else entirely'),
      pair[0]!,
    ];
    expect((await buildCorpus(moved, NO_PROGRESS, apart)).papers).toHaveLength(3);
  });

  it('keeps two works under one DOI apart and says so', async () => {
    const corpus = await build(
      record('Growth of coral reefs', { doi: '10.1000/book', authors: names('Eck, N.') }),
      record('Lanterns at night', { doi: '10.1000/book', authors: names('Li, X.') }),
    );
    expect(corpus.papers).toHaveLength(2);
    expect(corpus.problems.map((problem) => problem.code)).toEqual(['doi-shared']);
  });
});

describe('references', () => {
  it('are found by key in the same file, DOI, arXiv id, and title with year; the others become cited works', async () => {
    const corpus = await build(
      record('First of the papers here', {
        key: 'x',
        doi: '10.1000/x',
        date: { year: 2001 },
        place: { file: 'a' },
      }),
      record('Second of the papers here', {
        key: 'y',
        arxivId: '1810.08473',
        date: { year: 2002 },
        place: { file: 'a' },
      }),
      record('Third of the papers here', {
        key: 'z',
        date: { year: 2003 },
        place: { file: 'a' },
        references: [
          { key: 'x' },
          { doi: '10.1000/X' },
          { raw: 'Somebody 2002, arXiv: 1810.08473' },
          { title: 'First of the Papers here', year: 1999 },
          { key: 'nowhere' },
          { key: 'z' },
        ],
      }),
      record('Fourth of the papers here', {
        key: 'x',
        date: { year: 2004 },
        place: { file: 'b' },
        references: [
          { key: 'y' },
          { title: 'Second of the papers: here', year: 2002 },
          { doi: '10.9999/out', title: 'Out' },
        ],
      }),
    );
    expect([...corpus.citing].map((citing, i) => [citing, corpus.cited[i]])).toEqual([
      [2, 0],
      [2, 1],
      [3, 1],
    ]);
    expect(corpus.citedWorks.map(({ id, citedBy }) => [id, citedBy])).toEqual([
      ['doi:10.9999/out', [3]],
      ['raw:nowhere', [2]],
      ['raw:y', [3]],
      ['title:first-of-the-papers-here-1999', [2]],
    ]);
    expect(corpus.papers[2]!.citedWorks).toEqual([1, 3]);
    expect(corpus.problems.map(({ code, where }) => [code, where?.file])).toEqual([
      ['cites-itself', 'a'],
      ['reference-not-found', 'a'],
      ['reference-not-found', 'b'],
    ]);
  });
});

describe('references by what databases give', () => {
  const cited = record('Co-citation in the scientific literature', {
    date: { year: 1973 },
    authors: names('Small, Henry'),
    venue: 'Journal of the American Society for Information Science',
    venueAbbreviation: 'J AM SOC INFORM SCI',
    volume: '24',
    pages: '265-269',
    catalogueIds: { openalex: 'W1973' },
  });
  const small = { firstAuthor: 'SMALL H', year: 1973, volume: '24', page: '265' };

  it.each<[string, PaperRecord['references'][number]]>([
    ['an OpenAlex number', { catalogueIds: { openalex: 'w1973' } }],
    ['author, year, volume, page and abbreviation', { ...small, venue: 'J AM SOC INFORM SCI' }],
    ['the same with another abbreviation', { ...small, venue: 'J. Am. Soc. Inf. Sci.' }],
    ['the same with the whole name, or none', { ...small, firstAuthor: 'Small, H.' }],
    [
      'a title in the text',
      { raw: 'Small H., Co-citation in the scientific literature: a new measure, JASIS, (1973)', year: 1973 },
    ],
    ['a title in the text, without a year', { raw: 'H. Small: Co-Citation in the Scientific Literature.' }],
  ])('%s', async (_, reference) => {
    const corpus = await build(
      cited,
      record('A paper that cites', { date: { year: 2001 }, references: [reference] }),
    );
    expect([corpus.citing[0], corpus.cited[0]]).toEqual([1, 0]);
    expect(corpus.references).toEqual({ total: 1, matched: 1, outside: 0, unreadable: 0 });
  });

  it.each<[string, PaperRecord['references'][number]]>([
    ['another journal', { ...small, venue: 'SCIENTOMETRICS' }],
    ['another page', { ...small, page: '99', venue: 'J AM SOC INFORM SCI' }],
    ['another year in the text', { raw: 'Co-citation in the scientific literature, 1999', year: 1999 }],
    ['a longer title', { title: 'Co-citation in the scientific literature of Peru', raw: 'x', year: 1980 }],
  ])('not %s', async (_, reference) => {
    const corpus = await build(
      cited,
      record('A paper that cites', { date: { year: 2001 }, references: [reference] }),
    );
    expect(corpus.citing).toHaveLength(0);
    expect(corpus.citedWorks).toHaveLength(1);
  });

  it('are counted: matched, outside, unreadable; works outside are one whatever names them', async () => {
    const corpus = await build(
      cited,
      record('A first that cites', {
        date: { year: 2001 },
        references: [
          { ...small, venue: 'JASIS' },
          { doi: '10.1000/price', firstAuthor: 'PRICE DJD', year: 1965, volume: '149', page: '510' },
          { raw: '[Anonymous]' },
        ],
      }),
      record('A second that cites', {
        date: { year: 2002 },
        references: [
          { firstAuthor: 'Price, D. J. D.', year: 1965, volume: '149', page: '510', venue: 'SCIENCE' },
          { firstAuthor: 'PRICE D', year: 1963, venue: 'LITTLE SCI BIG SCI' },
        ],
      }),
      record('A third that cites', {
        date: { year: 2003 },
        references: [{ firstAuthor: 'PRICE D', year: 1963, venue: 'LITTLE SCI BIG SCI' }],
      }),
    );
    expect(corpus.references).toEqual({ total: 6, matched: 1, outside: 4, unreadable: 1 });
    expect(corpus.citedWorks.map(({ id, citedBy }) => [id, citedBy])).toEqual([
      ['cited:price-d-1963-little-sci-big-sci', [2, 3]],
      ['doi:10.1000/price', [1, 2]],
    ]);
    expect(corpus.problems.map(({ code }) => code)).toEqual(['reference-unreadable']);
  });

  it.each([
    ['van Eck NJ', 'vaneck n'],
    ['van Eck N.J.', 'vaneck n'],
    ['VAN ECK N. J.', 'vaneck n'],
    ['van Eck, Nees Jan', 'vaneck n'],
    ['SMALL H', 'small h'],
    ['Price DJD', 'price d'],
    ['de Solla Price', 'desollaprice'],
  ])('know “%s” as %s', (name, key) => expect(authorKey(name)).toBe(key));

  it('join what one names by its place, another by its title, and a third by its DOI', async () => {
    const place = { year: 2010, volume: '84', page: '523' };
    const title = 'Software survey of a program for maps';
    const corpus = await build(
      ...[
        { ...place, firstAuthor: 'van Eck NJ', doi: '10.1000/survey' },
        { ...place, firstAuthor: 'van Eck N.J.', title },
        { title, year: 2010 },
      ].map((reference, i) =>
        record(`A paper on number ${i} here`, { date: { year: 2020 + i }, references: [reference] }),
      ),
    );
    expect(corpus.citedWorks.map(({ id, citedBy }) => [id, citedBy.length])).toEqual([
      ['doi:10.1000/survey', 3],
    ]);
  });

  it('mark self-citations and citations that run forward in time', async () => {
    const corpus = await build(
      record('The first of three papers', {
        key: 'a',
        date: { year: 2001 },
        authors: names('Roe, Jo'),
        references: [{ key: 'c' }],
      }),
      record('The second of three papers', {
        key: 'b',
        date: { year: 2002 },
        authors: names('Roe, Jo', 'Li, X.'),
        references: [{ key: 'a' }],
      }),
      record('The third of three papers', {
        key: 'c',
        date: { year: 2003 },
        authors: names('Eck, N.'),
        references: [{ key: 'b' }],
      }),
    );
    expect([...corpus.selfCitation]).toEqual([0, 1, 0]);
    expect(corpus.problems).toMatchObject([{ code: 'cites-forward' }]);
    expect(corpus.problems[0]!.message).toContain('of 2001 cites “The third of three papers” of 2003');
    expect(makeReport([], corpus)).toMatchObject({
      citations: 3,
      selfCitations: 1,
      coverage: { references: 3, doi: 0 },
    });
  });
});

describe('the reader’s keywords', () => {
  it('follow her list, also where one leads to another or to nothing', async () => {
    const corpus = await buildCorpus(
      [
        record('One', { keywords: ['LLMs', 'tides', 'noise'] }),
        record('Two', { keywords: ['large language models'] }),
      ],
      NO_PROGRESS,
      {
        authors: [],
        apart: [],
        keywords: [
          { from: 'LLM', to: 'large language model' },
          { from: 'tide', to: 'sea level' },
          { from: 'sea level', to: 'Sea levels' },
          { from: 'noise', to: '' },
        ],
      },
    );
    expect(corpus.keywords.map(({ label, papers }) => [label, papers.length])).toEqual([
      ['large language model', 2],
      ['Sea levels', 1],
    ]);
  });
});

describe('the corpus', () => {
  it('is sorted by date, then title; undated last', async () => {
    const corpus = await build(
      record('B undated'),
      record('Z', { date: { year: 2001, month: 2 } }),
      record('A', { date: { year: 2001, month: 2, day: 1 } }),
      record('Y', { date: { year: 2001 } }),
      record('X', { date: { year: 1999, month: 12 } }),
    );
    expect(corpus.papers.map((paper) => paper.title)).toEqual(['X', 'Y', 'Z', 'A', 'B undated']);
  });

  it('spells venues and keywords as most do, but not in capitals where somebody does otherwise', async () => {
    const corpus = await build(
      record('One', { venue: 'JOURNAL OF TIDES', keywords: ['ESTUARIES', 'PCA'] }),
      record('Two', { venue: 'JOURNAL OF TIDES', keywords: ['ESTUARIES', 'pca'] }),
      record('Three', { venue: 'Journal of Tides', keywords: ['estuary', 'PCA'] }),
    );
    expect(corpus.venues.map(({ name }) => name)).toEqual(['Journal of Tides']);
    expect(corpus.keywords.map(({ label }) => label)).toEqual(['estuary', 'PCA']);
  });

  it('has ids that are unique among papers, authors and keywords', async () => {
    const corpus = await build(
      record('One', { key: 'same', keywords: ['Tide'], authors: names('Eck, N.') }),
      record('Two', { key: 'same', keywords: ['tides', '__proto__', 'constructor'], place: { file: 'b' } }),
      record('Three', { key: 'a:eck-n' }),
      record('Four', { key: 'k:tide' }),
      record('__proto__'),
    );
    const ids = [...corpus.papers, ...corpus.authors, ...corpus.keywords].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'same',
        'same-2',
        'p:a:eck-n',
        'p:k:tide',
        'a:eck-n',
        'k:tide',
        'k:proto',
        'k:constructor',
        'proto',
      ]),
    );
    expect(corpus.keywords.map(({ label, papers }) => [label, papers.length])).toEqual([
      ['constructor', 1],
      ['__proto__', 1],
      ['Tide', 2],
    ]);
  });

  it('reports a DOI that is none', async () => {
    const corpus = await build(record('One', { doi: 'n/a' }));
    expect(corpus.problems).toMatchObject([{ code: 'doi-malformed', severity: 'warning' }]);
  });

  it('does not depend on the order of the records, nor change them', async () => {
    const titles = ['tide', 'tide lantern coral', 'a map of the night harbour', 'A Map of the Night-Harbour'];
    const nothing = Array.from({ length: 6 }, () => undefined);
    const arbitrary = fc.record(
      {
        title: fc.constantFrom(...titles),
        authors: fc.array(
          fc
            .constantFrom(
              'Li, X.',
              'Li, Xin',
              'Li, Xu',
              'van Eck, Nees Jan',
              'Eck, N. J. van',
              'Knuth, Donald',
            )
            .map((name) => names(name)[0]!)
            .chain((name) =>
              fc.constantFrom(
                name,
                name,
                name,
                { ...name, orcid: '0000-0001-0000-0001' },
                { ...name, orcid: '0000-0002-0000-0002', databaseId: 's2:1' },
                { ...name, databaseId: 's2:1' },
                { ...name, databaseId: 's2:2' },
              ),
            ),
          { maxLength: 3 },
        ),
        keywords: fc.array(fc.constantFrom('Tides', 'tide', 'Neural network', 'neural-networks', 'map'), {
          maxLength: 3,
        }),
        references: fc.array(
          fc.constantFrom(
            { key: 'k1' },
            { key: 'k2' },
            { doi: '10.1000/1' },
            { raw: 'other' },
            { title: 'tide lantern coral', year: 2001 },
            { catalogueIds: { s2: '9' } },
            { firstAuthor: 'Li X', year: 2001, volume: '1', page: '9' },
            { firstAuthor: 'Li X', year: 2001, volume: '1', page: '9', doi: '10.1000/9' },
          ),
          { maxLength: 3 },
        ),
        // Nothing more often than not: records that nothing but their authors tells apart must come about.
        key: fc.constantFrom(...nothing, 'k1', 'k2'),
        doi: fc.constantFrom(...nothing, '10.1000/1', '10.1000/2', 'https://doi.org/10.1000/1'),
        arxivId: fc.constantFrom(...nothing, '1810.08473', '1810.08474v2'),
        date: fc.record(
          { year: fc.constantFrom(2001, 2002), month: fc.constantFrom(1, 2) },
          { requiredKeys: ['year'] },
        ),
        abstract: fc.constantFrom('Short.', 'A longer one.'),
        venue: fc.constantFrom('The Journal', 'Journal'),
        place: fc.record({ file: fc.constantFrom('a', 'b'), line: fc.constantFrom(1, 2) }),
      },
      { requiredKeys: ['title', 'authors', 'keywords', 'references', 'place'] },
    );
    const input = fc
      .array(arbitrary, { maxLength: 12 })
      .chain((records) =>
        fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
      );
    await fc.assert(
      fc.asyncProperty(input, async ([records, shuffled]) => {
        const before = JSON.stringify(records);
        const corpus = await buildCorpus(records, NO_PROGRESS);
        expect(await buildCorpus(shuffled, NO_PROGRESS)).toEqual(corpus);
        expect(JSON.stringify(records)).toBe(before);
        expect(corpus.papers.reduce((sum, paper) => sum + paper.sources.length, 0)).toBe(records.length);
      }),
      { numRuns: 300 },
    );
  });
});
