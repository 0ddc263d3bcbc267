import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { scoreMerging } from '../../truth/duplicates';

interface Work {
  type?: 'article' | 'book' | 'chapter';
  title: string;
  venue?: string;
  year: number;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
}

const WHO = ['Keel, Ida', 'Luha, Assar'];
const RIS = { article: 'JOUR', book: 'BOOK', chapter: 'CHAP' };
const BIBTEX = { article: 'article', book: 'book', chapter: 'incollection' };

function toRis(works: readonly Work[]): string {
  return works
    .map(({ type = 'article', title, venue, year, volume, issue, pages, doi }) =>
      [
        `TY  - ${RIS[type]}`,
        ...WHO.map((name) => `AU  - ${name}`),
        `TI  - ${title}`,
        `PY  - ${year}`,
        ...(venue ? [`T2  - ${venue}`] : []),
        ...(volume ? [`VL  - ${volume}`] : []),
        ...(issue ? [`IS  - ${issue}`] : []),
        ...(pages ? [`SP  - ${pages}`] : []),
        ...(doi ? [`DO  - ${doi}`] : []),
        'ER  - ',
      ].join('\n'),
    )
    .join('\n\n');
}

function toBibtex(works: readonly Work[]): string {
  return works
    .map(({ type = 'article', title, venue, year, volume, issue, pages, doi }, i) => {
      const fields = {
        author: WHO.join(' and '),
        title,
        year,
        [type === 'article' ? 'journal' : 'booktitle']: venue,
        volume,
        number: issue,
        pages,
        doi,
      };
      const lines = Object.entries(fields).flatMap(([name, value]) =>
        value === undefined ? [] : [`  ${name} = {${value}}`],
      );
      return `@${BIBTEX[type]}{k${i},\n${lines.join(',\n')}\n}`;
    })
    .join('\n\n');
}

async function corpusOf(name: string, text: string) {
  const { records } = await readFiles([{ name, bytes: new TextEncoder().encode(text) }], NO_PROGRESS);
  return buildCorpus(records, NO_PROGRESS);
}

async function papersOf(name: string, text: string): Promise<number> {
  return (await corpusOf(name, text)).papers.length;
}

const COCHRANE = 'Cochrane Database of Systematic Reviews';
const LAMPS = { title: 'Lamps for preventing night blindness in pilots', venue: COCHRANE };
const CASES: [what: string, works: Work[], papers: number][] = [
  [
    'reports of three years',
    [2001, 2002, 2003].map((year) => ({
      title: 'Annual report of the harbour commission',
      venue: 'Annals of Fog',
      year,
      volume: String(year - 1990),
      pages: '1-20',
    })),
    3,
  ],
  [
    'the report of one year from two databases',
    ['Annals of Fog', 'Ann Fog'].map((venue) => ({
      title: 'Annual report of the harbour commission',
      venue,
      year: 2001,
      volume: '11',
      pages: '41-60',
    })),
    1,
  ],
  [
    'a series under one title that begins each volume',
    [2001, 2002].map((year) => ({
      title: 'Fog and rain in the harbours of the year',
      venue: 'Annals of Fog',
      year,
      volume: String(year - 1990),
      pages: '1-20',
    })),
    2,
  ],
  [
    'editorials of one volume, one of them without its page',
    [
      { title: 'Editorial', venue: 'Annals of Fog', year: 2001, volume: '11', issue: '1', pages: '1-2' },
      { title: 'Editorial', venue: 'Annals of Fog', year: 2001, volume: '11', issue: '2' },
    ],
    2,
  ],
  [
    'a review and its update, by year and issue',
    [
      { ...LAMPS, year: 2001, issue: '1', pages: 'CD001234' },
      { ...LAMPS, year: 2006, issue: '4', pages: 'CD001234' },
    ],
    2,
  ],
  [
    'two updates of one review, by DOI',
    [
      { ...LAMPS, year: 2005, issue: '1', pages: 'CD001234', doi: '10.1002/14651858.CD001234.pub2' },
      { ...LAMPS, year: 2006, issue: '4', pages: 'CD001234', doi: '10.1002/14651858.CD001234.pub3' },
    ],
    2,
  ],
  [
    'a review from two databases',
    [
      { ...LAMPS, year: 2001, issue: '1', pages: 'CD001234' },
      { ...LAMPS, year: 2001, pages: 'CD001234' },
    ],
    1,
  ],
  [
    'a book and the chapter that bears its name',
    [
      { type: 'book', title: 'Harbour weather and its people', year: 2004 },
      {
        type: 'chapter',
        title: 'Harbour weather and its people',
        venue: 'Harbour weather and its people',
        year: 2004,
        pages: '1-20',
      },
    ],
    2,
  ],
  [
    'two replies on one paper',
    [
      { title: 'Reply to: Fog and rain in northern harbours', pages: '202-203' },
      { title: 'Fog and rain in northern harbours: authors’ reply', pages: '204' },
    ].map((work) => ({ ...work, venue: 'Annals of Fog', year: 2001, volume: '11', issue: '2' })),
    2,
  ],
];

const FOG = { title: 'Lamps for fog in northern harbours', venue: 'Annals of Fog', year: 2004 };
const STAGED: [what: string, works: [Work, Work]][] = [
  [
    'a protocol, marked in its title',
    [
      { ...FOG, title: `${FOG.title} (Protocol)` },
      { ...FOG, pages: '9-20' },
    ],
  ],
  [
    'a study protocol without pages',
    [
      { ...FOG, title: `${FOG.title}: study protocol` },
      { ...FOG, pages: '9-20' },
    ],
  ],
  [
    'a protocol for a trial',
    [
      { ...FOG, title: `${FOG.title}: protocol for a randomised controlled trial` },
      { ...FOG, pages: '9-20' },
    ],
  ],
  ['a review without pages', [{ ...FOG, title: `${FOG.title} [Protocol]`, pages: '9-20' }, FOG]],
  [
    'a registered report',
    [
      { ...FOG, title: `${FOG.title}: a registered report` },
      { ...FOG, pages: '9-20' },
    ],
  ],
  [
    'a protocol of the year before',
    [
      { ...FOG, title: `${FOG.title}: protocol`, year: 2003 },
      { ...FOG, pages: '9-20' },
    ],
  ],
  [
    'the protocol of a Cochrane review, marked',
    [
      { ...LAMPS, title: `${LAMPS.title} (Protocol)`, year: 2004, issue: '2' },
      { ...LAMPS, year: 2004, issue: '4', pages: 'CD001234' },
    ],
  ],
  [
    'the protocol of a Cochrane review, by year and issue',
    [
      { ...LAMPS, year: 2003, issue: '2' },
      { ...LAMPS, year: 2004, issue: '4', pages: 'CD001234' },
    ],
  ],
];

/** Titles of two works that stand behind each other in one issue. */
const NEIGHBOURS: [string, string][] = [
  ['Fog and rain in harbours - part A', 'Fog and rain in harbours - part B'],
  ['Vitamin A for night blindness in pilots', 'Vitamin C for night blindness in pilots'],
  ['Lamps for fog in harbours: study protocol', 'Lamps for fog in harbours'],
  ['Lamps for fog in northern harbours (vol 12, pg 123, 2004)', 'Lamps for fog in northern harbours'],
  ['Lamps for fog in northern harbours: Discussion', 'Lamps for fog in northern harbours'],
  ['Review of: Lamps for fog in northern harbours', 'Lamps for fog in northern harbours'],
  ['Lamps for fog in northern harbours - a rebuttal', 'Lamps for fog in northern harbours'],
  ['[Comment on “Lamps for fog in northern harbours”]', 'Lamps for fog in northern harbours'],
  ['Berichtigung: Lamps for fog in northern harbours', 'Lamps for fog in northern harbours'],
];

describe('works that look alike', () => {
  it.each(NEIGHBOURS)('%s', async (one, other) => {
    const works = [one, other].map((title, i) => ({
      title,
      venue: 'Annals of Fog',
      year: 2004,
      volume: '12',
      issue: '3',
      pages: ['123-129', '130-139'][i]!,
    }));
    expect(await papersOf('a.ris', toRis(works))).toBe(2);
    expect(await papersOf('a.bib', toBibtex(works))).toBe(2);
  });

  it.each(CASES)('%s', async (_, works, papers) => {
    expect(await papersOf('a.ris', toRis(works))).toBe(papers);
    expect(await papersOf('a.bib', toBibtex(works))).toBe(papers);
  });

  it.each(STAGED)('%s and the paper may be one work, and are not merged', async (_, works) => {
    for (const order of [works, [...works].reverse()])
      for (const [name, text] of [
        ['a.ris', toRis(order)],
        ['a.bib', toBibtex(order)],
      ] as const) {
        const { papers, workCandidates } = await corpusOf(name, text);
        expect([papers.length, workCandidates.length]).toEqual([2, 1]);
      }
  });

  it('a notice that bears the title of its paper is not the paper', async () => {
    const medline = (kind: string, page: string) =>
      `PMID- \nTI  - ${FOG.title}.\nFAU - Keel, Ida\nFAU - Luha, Assar\nDP  - 2004\nTA  - Ann Fog\nPT  - ${kind}\n${page}\n`;
    const nbib = [
      medline('Journal Article', 'PG  - 9-20'),
      medline('Published Erratum', 'AB  - Sorry.'),
    ].join('\n');
    const bib = toBibtex([{ ...FOG, pages: '9-20' }, FOG]).replace(/\n\}$/, ',\n  type = {Erratum}\n}');
    expect(await papersOf('a.nbib', nbib)).toBe(2);
    expect(await papersOf('a.bib', bib)).toBe(2);
  });

  it.each([
    [
      'copies of a protocol',
      { ...FOG, title: `${FOG.title}: study protocol` },
      { ...FOG, title: `${FOG.title}: Study protocol.` },
    ],
    [
      'a protocol whose subtitle one file leaves out, of one DOI',
      { ...FOG, title: `${FOG.title}: study protocol`, doi: '10.5555/fog.1' },
      { ...FOG, doi: '10.5555/fog.1' },
    ],
    [
      'a protocol whose subtitle one file leaves out, of one page',
      { ...FOG, title: `${FOG.title}: study protocol`, volume: '12', pages: '19-28' },
      { ...FOG, volume: '12', pages: '19-28' },
    ],
    [
      'papers on a protocol of computers',
      { ...FOG, title: 'The lantern protocol for harbour networks' },
      { ...FOG, title: 'The Lantern protocol for harbour networks', pages: '9-20' },
    ],
  ] as [string, Work, Work][])('%s are one work', async (_, ...works) => {
    expect(await papersOf('a.ris', toRis(works))).toBe(1);
    expect(await papersOf('a.bib', toBibtex(works))).toBe(1);
  });

  it('are kept apart, and copies found, in the noise of five databases', async () => {
    const { right, merged, both } = await scoreMerging(400, 7);
    expect(both / merged).toBeGreaterThanOrEqual(0.98);
    expect(both / right).toBeGreaterThanOrEqual(0.93);
  });
});
