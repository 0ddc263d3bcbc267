import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeCluster } from '../../../src/lib/evidence/describe-cluster';
import { describeNode } from '../../../src/lib/evidence/describe-node';
import { explainLink } from '../../../src/lib/evidence/explain-link';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { createMapContext, type MapContext } from '../../../src/lib/map/map-context';
import { createSearchIndex } from '../../../src/lib/map/search-index';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import type { PaperDetails } from '../../../src/lib/model/details';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { findNeighbours } from '../../../src/lib/text/neighbours';
import { smallInput } from '../../fixtures/small-input';

/** Three papers on moss: c cites a and b, b cites a; Ann wrote a and c, Bo wrote b and c. */
const MOSS = [
  {
    id: 'a',
    type: 'article-journal',
    title: 'Moss carpets of wet roofs',
    author: [{ family: 'Ahl', given: 'Ann' }],
    issued: { 'date-parts': [[2001, 5, 3]] },
    'container-title': 'Journal of Roofs',
    DOI: '10.5555/moss.a',
    keyword: 'moss, roofs',
    abstract: 'Moss carpets hold water on wet roofs.',
    references: [],
  },
  {
    id: 'b',
    type: 'article-journal',
    title: 'Moss carpets hold water',
    author: [{ family: 'Bok', given: 'Bo' }],
    issued: { 'date-parts': [[2003]] },
    URL: 'javascript:alert(1)',
    keyword: 'moss',
    abstract: 'How much water do moss carpets hold on roofs?',
    references: ['a'],
  },
  {
    id: 'c',
    type: 'article-journal',
    title: 'A review of bryophytes',
    author: [
      { family: 'Ahl', given: 'Ann' },
      { family: 'Bok', given: 'Bo' },
    ],
    issued: { 'date-parts': [[2005]] },
    keyword: 'roofs',
    references: ['a', 'b'],
  },
];

let context: MapContext;
let node: (id: string) => number;

beforeAll(async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(MOSS));
  const { records } = await readFiles([{ name: 'moss.json', bytes }], NO_PROGRESS);
  const corpus = await buildCorpus(records, NO_PROGRESS);
  const text = await analyseText(corpus, NO_PROGRESS);
  const neighbours = await findNeighbours(text.vectors, 6, NO_PROGRESS);
  const input = { corpus, text, neighbours };
  const network = await buildNetwork(input, DEFAULT_SETTINGS, NO_PROGRESS);
  const { snapshot } = await analyseNetwork(input, network, DEFAULT_SETTINGS, { progress: NO_PROGRESS });
  context = createMapContext(input, snapshot);
  node = (id) => snapshot.ids.indexOf(id);
});

const ids = (lines: { id: string }[]) => lines.map(({ id }) => id).sort();

describe('describeNode', () => {
  it('tells what a paper cites, what cites it, and who wrote it', () => {
    const paper = describeNode(context, node('b')) as PaperDetails;
    expect(paper).toMatchObject({ kind: 'paper', id: 'b', title: 'Moss carpets hold water', date: '2003' });
    expect(ids(paper.cites)).toEqual(['a']);
    expect(ids(paper.citedBy)).toEqual(['c']);
    expect(paper.authors.map(({ label }) => label)).toEqual(['Bok, Bo']);
    expect(paper.keywords.map(({ label }) => label)).toEqual(['moss']);
    expect(paper.similar[0]?.id).toBe('a');
    expect(paper.similar[0]!.weight).toBeGreaterThan(0);
  });

  it('links out to resolvers, never to an address that runs code', () => {
    const a = describeNode(context, node('a')) as PaperDetails;
    expect(a.links).toEqual([{ label: 'DOI', href: 'https://doi.org/10.5555/moss.a' }]);
    expect(a.date).toBe('3 May 2001');
    expect((describeNode(context, node('b')) as PaperDetails).links).toEqual([]);
  });

  it('tells an author’s papers, co-authors, years and citations', () => {
    const ann = context.snapshot.ids.findIndex(
      (_, i) => context.snapshot.kinds[i] === 1 && /Ahl/.test(context.snapshot.labels[i]!),
    );
    const details = describeNode(context, ann);
    expect(details).toMatchObject({
      kind: 'author',
      name: 'Ahl, Ann',
      firstYear: 2001,
      lastYear: 2005,
      citedBy: 2,
    });
    if (details?.kind !== 'author') return;
    expect(ids(details.papers)).toEqual(['a', 'c']);
    expect(details.coAuthors.map(({ label, detail }) => [label, detail])).toEqual([
      ['Bok, Bo', '1 paper together'],
    ]);
  });

  it('answers null for what is not on the map', () => {
    for (const index of [-1, 1e6, 0.5, Number.NaN]) expect(describeNode(context, index)).toBeNull();
  });
});

describe('explainLink', () => {
  it('says that a citation runs from citing to cited, whichever end is asked first', async () => {
    for (const [one, other] of [
      ['a', 'c'],
      ['c', 'a'],
    ] as const) {
      const [evidence] = await explainLink(context, node(one), node(other));
      expect(evidence).toMatchObject({ kind: 'cites', source: { id: 'c' }, target: { id: 'a' } });
    }
  });

  it('puts the author before the paper', async () => {
    const details = describeNode(context, node('c')) as PaperDetails;
    const [evidence] = await explainLink(context, node('c'), details.authors[0]!.node);
    expect(evidence).toMatchObject({ kind: 'wrote', source: { kind: 'author' }, target: { id: 'c' } });
    expect(evidence!.sentence).toContain('one of 2 authors');
  });

  it('is empty where there is no link', async () => {
    const details = describeNode(context, node('a')) as PaperDetails;
    expect(await explainLink(context, node('b'), details.authors[0]!.node)).toEqual([]);
    expect(await explainLink(context, -1, 0)).toEqual([]);
  });

  it('adds the parts of a similarity up to its weight', async () => {
    const page = readFileSync('static/samples/daily-papers.txt');
    const { records } = await readFiles([{ name: 'page.txt', bytes: Uint8Array.from(page) }], NO_PROGRESS);
    const corpus = await buildCorpus(records, NO_PROGRESS);
    const text = await analyseText(corpus, NO_PROGRESS);
    const input = { corpus, text, neighbours: await findNeighbours(text.vectors, 6, NO_PROGRESS) };
    const settings = { ...DEFAULT_SETTINGS, network: 'similarity' as const };
    const network = await buildNetwork(input, settings, NO_PROGRESS);
    const { snapshot } = await analyseNetwork(input, network, settings, { progress: NO_PROGRESS });
    const whole = createMapContext(input, snapshot);
    const { source, target, weight } = snapshot.links;
    // The weakest link shares few words: none is left out of the list.
    const last = source.length - 1;
    const [evidence] = await explainLink(whole, source[last]!, target[last]!);
    expect(evidence!.weight).toBeCloseTo(weight[last]!, 5);
    expect(evidence!.terms.reduce((sum, term) => sum + term.weight, 0)).toBeLessThanOrEqual(
      weight[last]! + 1e-4,
    );
    expect(evidence!.terms.length).toBeGreaterThan(0);
  });
});

describe('describeCluster', () => {
  it('tells the papers of a cluster and their years', () => {
    if (context.snapshot.clusters.length === 0) throw new Error('The fixture must have a cluster.');
    const cluster = describeCluster(context, 0)!;
    expect(cluster.papers).toBe(context.snapshot.clusters[0]!.papers);
    expect(cluster.core.length).toBe(cluster.papers);
    expect(describeCluster(context, 99)).toBeNull();
  });

  it('tells the core with figures, the years, the bridges, and how the topic is named in edits', async () => {
    // Two topics of looms and stars. p1 and p2 cite p0; q1 cites q0; p2 and q1 cite across.
    const input = smallInput(
      [
        { id: 'p0', title: 'Looms', date: { year: 1990 } },
        { id: 'p1', title: 'More looms', cites: ['p0'], date: { year: 1993 } },
        { id: 'p2', title: 'Looms again', cites: ['p0', 'q0'], date: { year: 1993 } },
        { id: 'q0', title: 'Stars' },
        { id: 'q1', title: 'More stars', cites: ['q0', 'p1'] },
      ],
      [
        ['p0', 'p1', 0.6],
        ['p1', 'p2', 0.6],
        ['p0', 'p2', 0.6],
        ['q0', 'q1', 0.9],
      ],
    );
    const network = await buildNetwork(input, DEFAULT_SETTINGS, NO_PROGRESS);
    const { snapshot } = await analyseNetwork(input, network, DEFAULT_SETTINGS, { progress: NO_PROGRESS });
    const small = createMapContext(input, {
      ...snapshot,
      clusters: ['c1', 'c2'].map((id) => ({ id, label: id, terms: [], papers: 0, x: 0, y: 0 })),
      cluster: Uint16Array.from(snapshot.ids, (id) => (id.startsWith('p') ? 0 : 1)),
    });
    const looms = describeCluster(small, 0)!;
    expect(looms.coreBy).toBe('citations');
    expect(looms.core.map(({ id, figure }) => [id, figure])).toEqual([
      ['p0', 2],
      ['p1', 0],
      ['p2', 0],
    ]);
    expect(looms.perYear).toEqual([
      { year: 1990, papers: 1 },
      { year: 1991, papers: 0 },
      { year: 1992, papers: 0 },
      { year: 1993, papers: 2 },
    ]);
    expect(looms.bridges).toMatchObject([{ cluster: 1, links: 2, weight: 2 }]);
    expect(looms.bridges[0]!.through.map(({ id, figure }) => [id, figure])).toEqual([
      ['p1', 0.5],
      ['p2', 0.5],
    ]);
    expect(looms.members).toEqual(['p0', 'p1', 'p2']);
    expect(looms.edits).toEqual({ foundLabel: 'c1', name: null, parts: [], moved: [] });
    expect(describeCluster(small, 1)!.perYear).toEqual([]);
  });

  it('ranks the core by the weight of links where nobody cites anybody', async () => {
    const input = smallInput(
      [{ id: 'p0' }, { id: 'p1' }, { id: 'p2' }],
      [
        ['p0', 'p1', 0.25],
        ['p1', 'p2', 0.5],
      ],
    );
    const network = await buildNetwork(input, DEFAULT_SETTINGS, NO_PROGRESS);
    const { snapshot } = await analyseNetwork(input, network, DEFAULT_SETTINGS, { progress: NO_PROGRESS });
    const one = createMapContext(input, {
      ...snapshot,
      clusters: [{ id: 'c1', label: 'c1', terms: [], papers: 3, x: 0, y: 0 }],
      cluster: new Uint16Array(snapshot.nodeCount),
    });
    const { coreBy, core } = describeCluster(one, 0)!;
    expect(coreBy).toBe('links');
    expect(core.map(({ id, figure }) => [id, figure])).toEqual([
      ['p1', 0.75],
      ['p2', 0.5],
      ['p0', 0.25],
    ]);
  });
});

describe('the search index', () => {
  const find = (query: string) =>
    createSearchIndex(context)
      .find(query, 10)
      .map((hit) => context.snapshot.ids[hit.node]);

  it('finds papers by title, author, keyword and abstract, by the beginning of a word', () => {
    expect(find('bryoph')).toEqual(['c']);
    expect(find('carpets water').slice(0, 2).sort()).toEqual(['a', 'b']);
    expect(find('bok review')[0]).toBe('c');
  });

  it('takes some of the words where not all are found, and nothing for nonsense', () => {
    expect(find('bryophytes zebra')).toEqual(['c']);
    expect(find('zebra')).toEqual([]);
  });

  it('prefers what matches all words', () => {
    expect(find('ahl bok')).toEqual(['c']);
  });
});
