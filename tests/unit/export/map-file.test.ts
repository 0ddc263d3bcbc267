import { describe, expect, it } from 'vitest';
import { toMapFile, writeMapFile } from '../../../src/lib/export/map-file';
import type { Corpus, Paper } from '../../../src/lib/model/corpus';
import type { MapFile } from '../../../src/lib/model/exchange/map-file';
import type { TextModel } from '../../../src/lib/model/text';
import { emptyCorpus } from '../../fixtures/empty-corpus';
import { smallMap } from '../../fixtures/small-map';
import { hostileCsl, makeMap, pollination } from './make-map';

const paper = (given: Partial<Paper> & { id: string }): Paper => ({
  title: given.id,
  authors: [],
  keywords: [],
  citedWorks: [],
  sources: [],
  fieldSource: {},
  ...given,
});

/** p1 (2001) is cited by p2 (May 2003); one author, one given keyword, one found term. */
function handMade() {
  const corpus: Corpus = {
    ...emptyCorpus(),
    papers: [
      paper({ id: 'p1', title: 'First', date: { year: 2001 }, authors: [0], keywords: [0] }),
      paper({ id: 'p2', title: 'Second', date: { year: 2003, month: 5 }, authorCount: 4, citedWorks: [0] }),
      paper({ id: 'p3', title: 'Third' }),
    ],
    authors: [{ id: 'a:roe-jo', name: 'Roe, Jo', person: { family: 'Roe', given: 'Jo' }, papers: [0] }],
    keywords: [{ id: 'k:bee', label: 'bee', papers: [0] }],
    citedWorks: [{ id: 'w1', title: 'Elsewhere', year: 1990, citedBy: [1] }],
    citing: Uint32Array.of(1),
    cited: Uint32Array.of(0),
    selfCitation: Uint8Array.of(0),
  };
  const text: TextModel = {
    terms: [
      { key: 'bee', label: 'bee', length: 1, given: true, keyword: 0, df: 1, score: 2 },
      { key: 'nectarguide', label: 'nectar guide', length: 2, given: false, df: 2, score: 1 },
    ],
    paperTerms: {
      rowCount: 3,
      columnCount: 2,
      offsets: Uint32Array.of(0, 2, 3, 3),
      columns: Uint32Array.of(1, 0, 1),
      values: Float32Array.of(2, 1, 1),
    },
    vectors: {
      rowCount: 3,
      columnCount: 0,
      offsets: new Uint32Array(4),
      columns: new Uint32Array(0),
      values: new Float32Array(0),
    },
    features: [],
    acronyms: [],
    theme: [],
    method: '',
  };
  const snapshot = smallMap(
    [
      { id: 'p1', cluster: 0, date: '2001', authors: ['a:roe-jo'] },
      { id: 'p2', cluster: 0, date: '2003-05' },
      { id: 'a:roe-jo', kind: 'author', cluster: 0 },
      { id: 'k:nectar-guide', kind: 'keyword' },
    ],
    [['p2', 'p1', 'cites']],
  );
  snapshot.entities.set([0, 1, 0, 1]);
  snapshot.x.set([1 / 3, -2, 0, 0]);
  snapshot.clusters[0]!.papers = 2;
  return { corpus, text, snapshot };
}

describe('toMapFile', () => {
  it('puts down every paper with its links to the rest, drawn or not', () => {
    const file = toMapFile(handMade());
    expect(file.papers).toEqual([
      expect.objectContaining({
        id: 'p1',
        year: 2001,
        date: '2001',
        authors: ['a:roe-jo'],
        authorCount: 1,
        keywords: ['k:bee'],
        terms: ['nectar guide', 'bee'],
        cluster: 'c1',
        x: 0.333333,
        y: 0,
        citedBy: 1,
        references: [],
      }),
      expect.objectContaining({
        id: 'p2',
        date: '2003-05',
        authors: [],
        authorCount: 4,
        terms: ['nectar guide'],
        x: -2,
        citedBy: 0,
        references: ['p1'],
      }),
      expect.objectContaining({ id: 'p3', year: null, authorCount: null, cluster: null, x: null, y: null }),
    ]);
    expect(file.keywords).toEqual([
      { id: 'k:bee', label: 'bee', papers: 1, given: true },
      { id: 'k:nectar-guide', label: 'nectar guide', papers: 2, given: false },
    ]);
    expect(file.authors).toMatchObject([{ id: 'a:roe-jo', name: 'Roe, Jo', family: 'Roe', papers: 1 }]);
    expect(file.clusters).toMatchObject([{ id: 'c1', label: 'Topic 1', size: 2 }]);
    expect(file.nodes.map(({ id, kind, cluster }) => [id, kind, cluster])).toEqual([
      ['p1', 'paper', 'c1'],
      ['p2', 'paper', 'c1'],
      ['a:roe-jo', 'author', 'c1'],
      ['k:nectar-guide', 'keyword', null],
    ]);
    expect(file.links).toEqual([
      { source: 'p2', target: 'p1', kind: 'cites', weight: 1 },
      { source: 'p1', target: 'a:roe-jo', kind: 'wrote', weight: 1 },
    ]);
    expect(file.citedWorks).toMatchObject([{ id: 'w1', title: 'Elsewhere', citedBy: ['p2'] }]);
  });

  it('keeps the view only when there is one', () => {
    expect(toMapFile(handMade())).not.toHaveProperty('view');
    expect(toMapFile({ ...handMade(), view: '0.e30' }).view).toBe('0.e30');
  });
});

describe('writeMapFile', () => {
  it('writes one entry a line, in an order that stays, and the same bytes each time', async () => {
    const text = writeMapFile(handMade());
    expect(text).toBe(writeMapFile(handMade()));
    expect(text.split('\n')[1]).toBe('  "format": "papercosm-map",');
    expect(text.split('\n').filter((line) => line.startsWith('    {"id":"p'))).toHaveLength(3 + 2);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(toMapFile(handMade()))));
    const { input, snapshot, report } = await pollination();
    const again = await pollination();
    expect(writeMapFile({ ...input, snapshot, report })).toBe(
      writeMapFile({ ...again.input, snapshot: again.snapshot, report: again.report }),
    );
  });

  it('opens again as the same map', async () => {
    for (const first of [await pollination(), await makeMap('hostile.json', hostileCsl())]) {
      const written = writeMapFile({ ...first.input, snapshot: first.snapshot });
      const second = await makeMap('saved.json', written);
      expect(second.snapshot.ids).toEqual(first.snapshot.ids);
      expect(second.snapshot.clusters.map(({ label }) => label)).toEqual(
        first.snapshot.clusters.map(({ label }) => label),
      );
      for (let node = 0; node < first.snapshot.nodeCount; node++) {
        expect(second.snapshot.x[node]).toBeCloseTo(first.snapshot.x[node] ?? Number.NaN, 2);
        expect(second.snapshot.y[node]).toBeCloseTo(first.snapshot.y[node] ?? Number.NaN, 2);
      }
      const bare = ({ title, date, doi, abstract }: Paper) => ({ title, date, doi, abstract });
      expect(second.corpus.papers.map(bare)).toEqual(first.corpus.papers.map(bare));
      expect([...second.corpus.citing]).toEqual([...first.corpus.citing]);
    }
  });

  it.each([
    [
      'bays.ris',
      `TY  - JOUR
TI  - Slow tides of the northern bay
KW  - *Bays/ae [Adverse Effects]
KW  - Bays/hi
KW  - *tide gauge
KW  - silt
ER  -
TY  - JOUR
TI  - Fast tides of the southern bay
KW  - Bays
KW  - silt
ER  -
`,
    ],
    [
      'bays.bib',
      `@article{a, title={Slow tides of the northern bay}, keywords={*Bays/ae [Adverse Effects]; Bays/hi; *tide gauge; silt}}
@article{b, title={Fast tides of the southern bay}, keywords={Bays; silt}}
`,
    ],
  ])('keeps the stars and qualifiers of subject headings: %s', async (name, text) => {
    const marksOf = ({ keywords, papers }: Corpus) =>
      new Map(
        papers.map(({ title, keywordMarks = [] }) => [
          title,
          keywordMarks.map(({ keyword, focused, qualifiers }) => [
            keywords[keyword]?.label,
            focused,
            qualifiers,
          ]),
        ]),
      );
    const labelsOf = ({ keywords }: Corpus) => keywords.map(({ label, papers }) => [label, papers.length]);
    const first = await makeMap(name, text);
    expect(marksOf(first.corpus)).toEqual(
      new Map([
        [
          'Slow tides of the northern bay',
          [
            ['Bays', true, ['adverse effects', 'history']],
            ['tide gauge', true, []],
          ],
        ],
        ['Fast tides of the southern bay', []],
      ]),
    );
    const written = writeMapFile({ ...first.input, snapshot: first.snapshot });
    const marks = (JSON.parse(written) as MapFile).papers.flatMap(({ keywordMarks }) => keywordMarks ?? []);
    expect(marks).toContainEqual({
      keyword: 'k:bay',
      focused: true,
      qualifiers: ['adverse effects', 'history'],
    });
    const second = await makeMap('saved.json', written);
    expect(marksOf(second.corpus)).toEqual(marksOf(first.corpus));
    expect(labelsOf(second.corpus)).toEqual(labelsOf(first.corpus));
    const again = writeMapFile({ ...second.input, snapshot: second.snapshot });
    expect((JSON.parse(again) as MapFile).papers).toEqual((JSON.parse(written) as MapFile).papers);
  });
});
