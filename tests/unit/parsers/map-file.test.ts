import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { codes, readText } from './read';

const map = {
  format: 'papercosm-map',
  version: 1,
  title: 'Tides',
  settings: { network: 'citation', seed: 7, resolution: -3 },
  papers: [
    {
      id: 'p1',
      title: 'First',
      year: 2001,
      date: '2001-02',
      authors: ['a:eck'],
      authorCount: 1,
      keywords: ['k:tide', 'k:found'],
      references: ['p2', 'gone'],
      abstract: 'One.\n\nTwo.',
      venue: 'J',
      x: 1,
      y: 2,
      cluster: 'c1',
    },
    { id: 'p2', title: 'Second', year: 1999, authors: [], authorCount: 4, keywords: [], references: [] },
  ],
  authors: [
    { id: 'a:eck', name: 'van Eck, Nees Jan', family: 'Eck', given: 'Nees Jan', particle: 'van', papers: 1 },
  ],
  keywords: [
    { id: 'k:tide', label: 'tide', papers: 1, given: true },
    { id: 'k:found', label: 'found term', papers: 2, given: false },
  ],
  clusters: [{ id: 'c1', label: 'tides', terms: ['tide'], size: 1 }],
  nodes: [
    { id: 'p1', kind: 'paper', x: 1.5, y: -2, cluster: 'c1' },
    { id: 'p2', kind: 'paper', x: null, y: 0, cluster: null },
    { id: 'q', kind: 'planet', x: 0, y: 0, cluster: null },
  ],
  links: [],
  citedWorks: [{ id: 'doi:10.1000/x', doi: '10.1000/x', citedBy: ['p1'] }],
  problems: [
    { code: 'title-missing', message: 'No title.', severity: 'warning', where: { file: 'a.bib', line: 3 } },
  ],
  view: '1.abc',
};

describe('a map file', () => {
  it('gives the records back, whatever the order of its keys', async () => {
    const { records, files } = await readText(
      JSON.stringify(Object.fromEntries(Object.entries(map).reverse())),
    );
    expect(files[0]!.format).toBe('papercosm-map');
    expect(records).toEqual([
      {
        key: 'p1',
        title: 'First',
        authors: [{ family: 'Eck', given: 'Nees Jan', particle: 'van' }],
        keywords: ['tide'],
        references: [{ key: 'p2' }, { key: 'gone' }, { workId: 'doi:10.1000/x', doi: '10.1000/x' }],
        date: { year: 2001, month: 2 },
        venue: 'J',
        abstract: 'One.\n\nTwo.',
        isMerged: true,
        place: { file: 'pasted text', what: 'p1' },
      },
      {
        key: 'p2',
        title: 'Second',
        authors: [],
        authorCount: 4,
        keywords: [],
        references: [],
        date: { year: 1999 },
        isMerged: true,
        place: { file: 'pasted text', what: 'p2' },
      },
    ]);
  });

  it('keeps positions, clusters, settings, view and problems, and drops what is no position', async () => {
    const result = await readText(JSON.stringify(map));
    expect(result.savedMap).toMatchObject({
      title: 'Tides',
      view: '1.abc',
      settings: { network: 'citation', seed: 7, resolution: null },
      nodes: [{ id: 'p1', kind: 'paper', x: 1.5, y: -2, cluster: 'c1' }],
      clusters: [{ id: 'c1', label: 'tides', terms: ['tide'] }],
    });
    expect(result.files[0]!.problems).toEqual(map.problems);
  });

  it('keeps ids through the corpus', async () => {
    const corpus = await buildCorpus((await readText(JSON.stringify(map))).records, NO_PROGRESS);
    expect(corpus.papers.map((paper) => paper.id)).toEqual(['p2', 'p1']);
    expect(corpus.authors.map((author) => author.id)).toEqual(['a:van-eck-nees-jan']);
    expect([...corpus.citing]).toEqual([1]);
    expect(corpus.citedWorks.map((work) => work.id)).toEqual(['doi:10.1000/x', 'raw:gone']);
  });

  it('says when it is empty or newer', async () => {
    expect(codes(await readText('{"format":"papercosm-map","version":1,"papers":[]}'))).toEqual([
      'map-file-empty',
    ]);
    expect(codes(await readText(JSON.stringify({ ...map, version: 2, problems: [] })))).toEqual([
      'map-file-newer',
    ]);
  });
});
