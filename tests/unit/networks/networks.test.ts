import { describe, expect, it } from 'vitest';
import {
  AUTHOR,
  KEYWORD,
  LINK_KINDS,
  NETWORK_NAMES,
  PAPER,
  type Network,
} from '../../../src/lib/model/network';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { chooseAuthors, chooseKeywords, resolveKeywordSource } from '../../../src/lib/networks/choose-nodes';
import { similarPairs } from '../../../src/lib/networks/paper-pairs';
import { buildNetwork, NETWORKS } from '../../../src/lib/networks/registry';
import { relatePapers } from '../../../src/lib/networks/relatedness';
import { smallInput } from '../../fixtures/small-input';

const papers = [
  { id: 'p0', authors: ['Ada Byron'], keywords: ['engine'] },
  { id: 'p1', authors: ['Ada Byron', 'Charles Babbage'], keywords: ['engine', 'loom'], cites: ['p0'] },
  { id: 'p2', authors: ['Mary Somerville'], keywords: [], cites: ['p0', 'p1'] },
];

function linksOf(network: Network): [string, number, number, number][] {
  const { source, target, kinds, weight } = network.links;
  return Array.from(source, (s, e): [string, number, number, number] => [
    LINK_KINDS[kinds[e]!]!,
    s,
    target[e]!,
    Number(weight[e]!.toFixed(4)),
  ]);
}

describe('networks', () => {
  it('has one builder for every name', () => {
    expect(NETWORKS.map(({ name }) => name).sort()).toEqual([...NETWORK_NAMES].sort());
  });

  it('mixed: papers, then authors, then given keywords; a similarity only where there is no citation', async () => {
    const input = smallInput(papers, [
      ['p0', 'p1', 0.5],
      ['p1', 'p2', 0.25],
    ]);
    input.corpus.citing = Uint32Array.from([1, 2]);
    input.corpus.cited = Uint32Array.from([0, 0]);
    const network = await buildNetwork(input, DEFAULT_SETTINGS, NO_PROGRESS);
    expect([...network.kinds]).toEqual([PAPER, PAPER, PAPER, AUTHOR, AUTHOR, AUTHOR, KEYWORD, KEYWORD]);
    const engine = input.text.terms.findIndex(({ label }) => label === 'engine');
    const loom = input.text.terms.findIndex(({ label }) => label === 'loom');
    expect([...network.entities]).toEqual([0, 1, 2, 0, 1, 2, engine, loom]);
    expect(linksOf(network)).toEqual([
      ['cites', 1, 0, 1],
      ['cites', 2, 0, 1],
      ['wrote', 0, 3, 1],
      ['wrote', 1, 3, 1],
      ['wrote', 1, 4, 1],
      ['wrote', 2, 5, 1],
      ['has-keyword', 0, 6, 1],
      ['has-keyword', 1, 6, 1],
      ['has-keyword', 1, 7, 1],
      ['similar', 1, 2, 0.25],
    ]);
    expect(network.method).toBe(
      'Papers, authors and given keywords; papers related by text (6 nearest), citations and shared references',
    );
  });

  it('citation: from citing to cited; clustered without direction', async () => {
    const network = await buildNetwork(
      smallInput(papers),
      { ...DEFAULT_SETTINGS, network: 'citation' },
      NO_PROGRESS,
    );
    expect(linksOf(network)).toEqual([
      ['cites', 1, 0, 1],
      ['cites', 2, 0, 1],
      ['cites', 2, 1, 1],
    ]);
    expect([...network.clustering.source]).toEqual([0, 0, 1]);
    expect([...network.clustering.target]).toEqual([1, 2, 2]);
  });

  it('similarity: the union of nearest neighbours with raw cosines, without those below the least weight', async () => {
    const input = smallInput(papers, [
      ['p0', 'p1', 0.5],
      ['p1', 'p2', 0.2],
    ]);
    const settings = { ...DEFAULT_SETTINGS, network: 'similarity' as const };
    expect(linksOf(await buildNetwork(input, settings, NO_PROGRESS))).toEqual([
      ['similar', 0, 1, 0.5],
      ['similar', 1, 2, 0.2],
    ]);
    const strong = await buildNetwork(input, { ...settings, minWeight: 0.3 }, NO_PROGRESS);
    expect(linksOf(strong)).toEqual([['similar', 0, 1, 0.5]]);
    expect(strong.clustering.source).toHaveLength(1);
  });

  it('stops when the job is cancelled', async () => {
    const cancelled = () => Promise.reject(new CancelledError());
    await expect(
      buildNetwork(smallInput(papers, [['p0', 'p1', 0.5]]), DEFAULT_SETTINGS, cancelled),
    ).rejects.toThrow(CancelledError);
  });

  it('builds from nothing', async () => {
    for (const network of NETWORK_NAMES) {
      const built = await buildNetwork(smallInput([]), { ...DEFAULT_SETTINGS, network }, NO_PROGRESS);
      expect(built.nodeCount).toBe(0);
      expect(built.links.source).toHaveLength(0);
    }
  });
});

describe('similarPairs', () => {
  it('keeps a pair when either paper has the other among its best', () => {
    const { neighbours } = smallInput(
      [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      [
        ['a', 'b', 0.9],
        ['b', 'c', 0.5],
        ['a', 'c', 0.1],
      ],
    );
    const best = similarPairs(neighbours, 1);
    // c's best is b, though b's best is a.
    expect(Array.from(best.source, (s, e) => [s, best.target[e]])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(similarPairs(neighbours).source).toHaveLength(3);
  });
});

describe('relatePapers', () => {
  it('is the sharpened cosine where nothing is cited', async () => {
    const { pairs, relations } = await relatePapers(
      smallInput([{ id: 'a' }, { id: 'b' }], [['a', 'b', 0.3]]),
      NO_PROGRESS,
    );
    expect(pairs.weight[0]).toBeCloseTo(0.3 ** 1.5, 6);
    expect(relations).toEqual(['text (6 nearest)']);
  });

  it('averages text, citation and coupling, each scaled to its row', async () => {
    const input = smallInput(
      [{ id: 'a', citesOutside: ['w'] }, { id: 'b', cites: ['a'], citesOutside: ['w'] }, { id: 'c' }],
      [
        ['a', 'b', 0.6],
        ['a', 'c', 0.2],
      ],
    );
    const { pairs } = await relatePapers(input, NO_PROGRESS);
    // a: text s to b, 1 - s to c; citation 1 to b; coupling 1 to b: mean over three. b: all 1 to a. c has text only: 1 to a.
    const s = 0.6 ** 1.5 / (0.6 ** 1.5 + 0.2 ** 1.5);
    const ab = ((s + 1 + 1) / 3 + 1) / 2;
    const ac = ((1 - s) / 3 + 1) / 2;
    expect(Array.from(pairs.source, (s, e) => [s, pairs.target[e]])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(pairs.weight[0]).toBeCloseTo(ab, 6);
    expect(pairs.weight[1]).toBeCloseTo(ac, 6);
  });
});

describe('which keywords and authors become nodes', () => {
  it('takes the given keywords when half the papers have some, else terms found in the text', () => {
    expect(resolveKeywordSource(smallInput(papers), 'auto')).toBe('given');
    expect(resolveKeywordSource(smallInput(papers.map(({ id }) => ({ id }))), 'auto')).toBe('found');
    expect(resolveKeywordSource(smallInput(papers), 'both')).toBe('both');
  });

  it('found terms: in two or more papers, but not the theme', () => {
    const input = smallInput([
      { id: 'a', terms: ['map', 'tree'] },
      { id: 'b', terms: ['map', 'tree'] },
      { id: 'c', terms: ['map', 'once'] },
      { id: 'd', terms: [] },
    ]);
    const { keywords, source } = chooseKeywords(input, DEFAULT_SETTINGS);
    expect(source).toBe('found');
    expect(keywords.map(({ term, papers: of }) => [input.text.terms[term]!.label, of])).toEqual([
      ['tree', [0, 1]],
    ]);
  });

  it('heeds the least numbers of papers that the reader chose', () => {
    const input = smallInput(papers);
    const settings = { ...DEFAULT_SETTINGS, minAuthorPapers: 2, minKeywordPapers: 2 };
    expect(chooseAuthors(input, settings).authors.map((i) => input.corpus.authors[i]!.name)).toEqual([
      'Ada Byron',
    ]);
    expect(chooseKeywords(input, settings).keywords.map(({ papers: of }) => of)).toEqual([[0, 1]]);
  });
});
