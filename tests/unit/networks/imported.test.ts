import { describe, expect, it } from 'vitest';
import type { ImportedGraph, ImportedNode } from '../../../src/lib/model/imported-graph';
import { AUTHOR, KEYWORD, LINK_KINDS, PAPER, type LinkKind } from '../../../src/lib/model/network';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { addGraphEntities } from '../../../src/lib/networks/add-graph-entities';
import { fitInput } from '../../../src/lib/networks/fit-input';
import { buildImported, fitNetwork } from '../../../src/lib/networks/builders/imported';
import { smallInput } from '../../fixtures/small-input';

type Given = Partial<ImportedNode> & { id: string };

function graphOf(nodes: Given[], links: [number, number, LinkKind, number?][] = []): ImportedGraph {
  return {
    file: 'map.txt',
    nodes: nodes.map((node) => ({ label: node.id, kind: 'keyword', facts: [], ...node })),
    links: links.map(([source, target, kind, weight = 1]) => ({ source, target, kind, weight })),
    clusters: [],
  };
}

/** Two papers by Ada Byron, one of them with the keyword "engine". */
function library() {
  const input = smallInput([
    { id: 'p0', authors: ['Ada Byron'], keywords: ['engine'] },
    { id: 'p1', authors: ['Ada Byron'] },
  ]);
  input.corpus.papers.forEach((paper) => (paper.sources = [{ file: 'a.bib', what: paper.id }]));
  return input;
}

describe('addGraphEntities', () => {
  it('finds papers by their record, authors and keywords by their name, and adds the others', () => {
    const input = library();
    const graph = graphOf([
      { id: '1', label: 'Byron, Ada', kind: 'author' },
      { id: '2', label: 'Babbage, Charles', kind: 'author' },
      { id: '3', label: 'Engines', kind: 'keyword' },
      { id: '4', label: 'looms', kind: 'keyword' },
      { id: '5', label: 'Second paper', kind: 'paper', place: input.corpus.papers[1]!.sources[0]! },
    ]);
    const { corpus, text, graph: loaded } = addGraphEntities(input, graph);
    expect(corpus.authors.map(({ id, name, papers }) => [id, name, papers])).toEqual([
      ['a:ada-byron', 'Ada Byron', [0, 1]],
      ['a:babbage-charles', 'Babbage, Charles', []],
    ]);
    expect(corpus.keywords.map(({ id }) => id)).toEqual(['k:engine', 'k:looms']);
    expect(text.terms[loaded.entities[3]!]).toMatchObject({ label: 'looms', given: true, keyword: 1, df: 0 });
    expect([...loaded.entities]).toEqual([
      0,
      1,
      text.terms.findIndex(({ label }) => label === 'engine'),
      1,
      1,
    ]);
    expect(corpus.papers).toHaveLength(2);
    expect(text.paperTerms.columnCount).toBe(text.terms.length);
  });

  it('does not change what it is given, and no two nodes are one author', () => {
    const input = library();
    const before = JSON.stringify(input);
    const { corpus, graph } = addGraphEntities(
      input,
      graphOf([
        { id: '1', label: 'Byron, Ada', kind: 'author' },
        { id: '2', label: 'Byron, Ada', kind: 'author' },
        { id: 'k:engine', label: 'engine', kind: 'keyword' },
        { id: 'x', label: 'engine', kind: 'keyword' },
      ]),
    );
    expect(JSON.stringify(input)).toBe(before);
    expect(new Set(graph.entities.subarray(0, 2)).size).toBe(2);
    expect(corpus.authors.map(({ id }) => id)).toEqual(['a:ada-byron', 'a:byron-ada']);
    expect(corpus.keywords.map(({ id }) => id)).toEqual(['k:engine', 'k:engine-2']);
  });

  it('enters who wrote what, what has which keyword and what cites what', () => {
    const input = library();
    const [first, second] = input.corpus.papers.map(({ sources }) => sources[0]!);
    const { corpus, text } = addGraphEntities(
      input,
      graphOf(
        [
          { id: '1', kind: 'paper', place: first! },
          { id: '2', kind: 'paper', place: second! },
          { id: '3', label: 'Lovelace, Ada', kind: 'author' },
          { id: '4', label: 'loom', kind: 'keyword' },
        ],
        [
          [1, 0, 'cites'],
          [1, 2, 'wrote'],
          [0, 3, 'has-keyword'],
          [2, 3, 'linked'],
        ],
      ),
    );
    expect([...corpus.citing]).toEqual([1]);
    expect([...corpus.cited]).toEqual([0]);
    expect(corpus.papers.map(({ authors }) => authors)).toEqual([[0], [0, 1]]);
    expect(corpus.papers[0]!.keywords).toEqual([0, 1]);
    expect(corpus.keywords[1]).toMatchObject({ label: 'loom', papers: [0] });
    expect(text.terms.at(-1)).toMatchObject({ label: 'loom', df: 1 });
    const { offsets, columns } = text.paperTerms;
    expect([...columns.subarray(offsets[0], offsets[1])]).toContain(text.terms.length - 1);
  });
});

describe('the network of a finished graph', () => {
  const graph: ImportedGraph = {
    ...graphOf(
      [
        { id: 'k', kind: 'keyword', x: 1, y: 2, weight: 3, cluster: 1, year: 2001.5 },
        { id: 'a', kind: 'author', weight: 2, cluster: 0 },
        { id: 'p', kind: 'paper', x: -1, y: 0 },
      ],
      [
        [0, 2, 'points-to', 2],
        [1, 2, 'linked', 0.5],
      ],
    ),
    clusters: [{ label: 'One' }, {}],
    measure: { name: 'Documents', is: 'area' },
  };

  it('has papers first, then authors, then keywords, with the links and places of the file', async () => {
    const network = await buildImported(
      addGraphEntities(smallInput([]), graph),
      DEFAULT_SETTINGS,
      NO_PROGRESS,
    );
    expect([...network.kinds]).toEqual([PAPER, AUTHOR, KEYWORD]);
    const { source, target, kinds, weight } = network.links;
    expect(Array.from(source, (s, e) => [s, target[e], LINK_KINDS[kinds[e]!], weight[e]])).toEqual([
      [2, 0, 'points-to', 2],
      [0, 1, 'linked', 0.5],
    ]);
    const finished = network.finished!;
    expect(finished.labels).toEqual(['p', 'a', 'k']);
    expect([...finished.x]).toEqual([-1, NaN, 1]);
    expect([...finished.cluster!]).toEqual([NO_CLUSTER, 0, 1]);
    expect([...finished.year]).toEqual([NaN, NaN, 2001.5]);
    expect(finished.sizes).toMatchObject({ name: 'Documents', isCount: true });
    expect([...finished.sizes!.area]).toEqual([0, 2, 3]);
    expect(network.method).toBe('As in map.txt');
  });

  it('leaves out links below the least weight', async () => {
    const input = addGraphEntities(smallInput([]), graph);
    const network = await buildImported(input, { ...DEFAULT_SETTINGS, minWeight: 1 }, NO_PROGRESS);
    expect(network.links.source).toHaveLength(1);
    expect(network.nodeCount).toBe(3);
  });

  it('is shown where nothing else was read, and never where there is none', () => {
    const settings = { ...DEFAULT_SETTINGS, network: 'imported' as const };
    const withGraph = addGraphEntities(library(), graph);
    expect(fitNetwork(settings, library()).network).toBe('mixed');
    expect(fitNetwork(settings, withGraph).network).toBe('imported');
    expect(fitNetwork(DEFAULT_SETTINGS, withGraph).network).toBe('mixed');
    expect(fitNetwork(DEFAULT_SETTINGS, withGraph, true).network).toBe('imported');
    const alone = addGraphEntities(smallInput([]), graphOf([{ id: 'a', kind: 'author' }]));
    expect(fitNetwork({ ...DEFAULT_SETTINGS, network: 'citation' }, alone).network).toBe('imported');
  });
});

describe('a finished map with thresholds', () => {
  const graph = graphOf(
    [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd', label: 'Bees', kind: 'source' }],
    [
      [0, 1, 'linked', 2],
      [1, 2, 'linked', 1],
      [0, 2, 'linked', 3],
    ],
  );
  const loaded = addGraphEntities(library(), graph);
  const settings = { ...DEFAULT_SETTINGS, network: 'imported' } as const;

  it('stays the object that it is where nothing is asked', () => {
    expect(fitInput(loaded, settings)).toBe(loaded);
  });

  it('loses nodes and links, and is normalised once', async () => {
    const asked = { ...settings, normalization: 'association', largestComponent: true } as const;
    const fitted = fitInput(loaded, asked);
    // Totals 5, 3, 4.
    const weights = fitted.graph!.graph.links.map(({ weight }) => weight);
    [2 / 15, 1 / 12, 3 / 20].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 12));
    expect(fitted.graph!.graph.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(fitInput(fitted, asked)).toBe(fitted);
    const network = await buildImported(fitted, asked, NO_PROGRESS);
    expect(network.method).toBe(
      'As in map.txt, weights normalised: association strength, the largest connected part',
    );
    expect(network.nodeCount).toBe(3);
    expect(loaded.graph.graph.links.map(({ weight }) => weight)).toEqual([2, 1, 3]);
  });
});

describe('sources and cited works of a finished map', () => {
  it('are those of the corpus where the name or id is known, and are added otherwise', () => {
    const input = library();
    input.corpus.venues = [{ id: 'bees', name: 'Bees', papers: [0] }];
    input.corpus.citedWorks = [{ id: 'w1', title: 'Known', citedBy: [0] }];
    const { corpus, graph } = addGraphEntities(
      input,
      graphOf([
        { id: '1', label: 'BEES', kind: 'source' },
        { id: '2', label: 'Wasps', kind: 'source' },
        { id: 'w1', label: 'Known', kind: 'work' },
        { id: 'w2', label: 'New', kind: 'work' },
      ]),
    );
    expect([...graph.entities]).toEqual([0, 1, 0, 1]);
    expect(corpus.venues.map(({ id, name }) => [id, name])).toEqual([
      ['bees', 'Bees'],
      ['wasps', 'Wasps'],
    ]);
    expect(corpus.citedWorks[1]).toEqual({ id: 'w2', title: 'New', citedBy: [] });
    expect(input.corpus.venues).toHaveLength(1);
  });
});
