import { beforeAll, describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { explainMembership } from '../../../src/lib/evidence/explain-membership';
import { createMapContext, type MapContext } from '../../../src/lib/map/map-context';
import { AUTHOR, PAPER } from '../../../src/lib/model/network';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { smallInput } from '../../fixtures/small-input';
import { makeMapOf, pollination } from '../export/make-map';
import { readFileSync } from 'node:fs';

/** Two triangles that one thin link joins; clustering raises cosines to 1.5: .64 gives .512 and .25 gives .125. */
let context: MapContext;
beforeAll(async () => {
  const input = smallInput(
    [
      { id: 'a', authors: ['Ann Ahl'], terms: ['coral reef'] },
      { id: 'b', authors: ['Ann Ahl'], terms: ['coral reef'] },
      { id: 'c', authors: ['Bo Bok'], terms: ['tide', 'coral reef'] },
      { id: 'd', authors: ['Ann Ahl', 'Bo Bok'], terms: ['glacial lake'] },
      { id: 'e', terms: ['glacial lake'] },
      { id: 'f', terms: ['glacial lake'] },
    ],
    [
      ['a', 'b', 0.64],
      ['a', 'c', 0.64],
      ['b', 'c', 0.64],
      ['d', 'e', 0.64],
      ['d', 'f', 0.64],
      ['e', 'f', 0.64],
      ['c', 'd', 0.25],
    ],
  );
  const settings = { ...DEFAULT_SETTINGS, resolution: 1 };
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  const { snapshot } = await analyseNetwork(input, network, settings, { progress: NO_PROGRESS });
  context = createMapContext(input, snapshot, [], network.clustering);
});
const node = (id: string) => context.snapshot.ids.indexOf(id);

describe('explainMembership', () => {
  it('weighs the ties of a paper to each cluster, and what chance would give', () => {
    const evidence = explainMembership(context, node('c'))!;
    expect(evidence).toMatchObject({ cluster: 0, by: 'links', unit: 'relatedness' });
    const [own, other] = evidence.ties;
    expect([own!.cluster, own!.nodes, other!.cluster, other!.nodes]).toEqual([0, 2, 1, 1]);
    expect(own!.weight).toBeCloseTo(2 * 0.512, 6);
    expect(other!.weight).toBeCloseTo(0.125, 6);
    expect(evidence.inside).toBeCloseTo(1.024 / 1.149, 6);
    // 2m = 2 (6 · .512 + .125) = 6.394; without c its cluster has a strength of 2.048, the other has 3.197.
    expect(own!.expected).toBeCloseTo((1.149 * 2.048) / 6.394, 6);
    expect(other!.expected).toBeCloseTo((1.149 * 3.197) / 6.394, 6);
    expect(evidence.sentence).toBe(
      '89 % of its relatedness stays in this topic, 2.78 times what chance would give; next comes “glacial lake” with 11 %.',
    );
    expect(evidence.partners.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(evidence.partners[0]!.weight).toBeCloseTo(0.512 / 1.149, 6);
  });

  it('names the terms that it shares with its cluster', () => {
    expect(explainMembership(context, node('c'))!.terms).toMatchObject([
      { label: 'coral reef', papers: 3, share: 1 },
    ]);
  });

  it('counts the papers of an author, and tells how a draw ends', () => {
    const ann = explainMembership(context, node('a:ann-ahl'))!;
    expect(ann).toMatchObject({ by: 'papers', unit: 'papers', cluster: 0, inside: 2 / 3 });
    expect(ann.ties).toMatchObject([
      { cluster: 0, weight: 2 },
      { cluster: 1, weight: 1 },
    ]);
    expect(ann.ties[0]!.expected).toBeUndefined();
    expect(ann.sentence).toBe('2 of the author’s 3 papers here are in this topic.');
    expect(explainMembership(context, node('a:bo-bok'))!.sentence).toContain(
      'as many as in “glacial lake”; the larger topic takes it',
    );
  });

  it('tells what the reader moved', () => {
    const found = { label: '', name: null, parts: [], moved: [] };
    const moved = { ...context, origins: [found, { ...found, moved: [node('e')] }] };
    expect(explainMembership(moved, node('e'))).toMatchObject({ by: 'reader' });
    expect(explainMembership(moved, node('e'))!.sentence).toMatch(/^You moved it here\./);
    expect(explainMembership(moved, node('f'))!.by).toBe('links');
  });

  it('answers null for what is not on the map', () => {
    for (const index of [-1, 1e6, 0.5, NaN]) expect(explainMembership(context, index)).toBeNull();
  });

  it('adds up for every node of a real map, and a vote is won by its cluster', async () => {
    const { input, snapshot } = await pollination();
    const real = createMapContext(input, snapshot);
    for (let i = 0; i < snapshot.nodeCount; i++) {
      const { ties, cluster, sentence, by, partners } = explainMembership(real, i)!;
      expect(sentence).not.toBe('');
      expect(cluster ?? NO_CLUSTER).toBe(snapshot.cluster[i]);
      if (ties.length > 0) expect(ties.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(by).toBe(snapshot.kinds[i] === PAPER ? 'links' : 'papers');
      for (const partner of partners) expect(snapshot.cluster[partner.node]).toBe(cluster);
      if (snapshot.kinds[i] !== AUTHOR || cluster === null) continue;
      const most = Math.max(...ties.filter((tie) => tie.cluster !== null).map(({ weight }) => weight));
      expect(ties[0]).toMatchObject({ cluster, weight: most });
    }
  });

  it('says of a finished map that its file has the clusters', async () => {
    const read = (name: string) => readFileSync(`tests/fixtures/formats/${name}`, 'utf8');
    const { input, snapshot } = await makeMapOf({
      'map.txt': read('harbour-map.txt'),
      'net.txt': read('harbour-network.txt'),
    });
    const finished = createMapContext(input, snapshot);
    const evidence = explainMembership(finished, 0)!;
    expect(evidence.by).toBe('file');
    expect(evidence.sentence).toMatch(/^Its file puts it here\./);
  });
});
