import { describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { explainLabel } from '../../../src/lib/evidence/explain-label';
import { createMapContext, type MapContext } from '../../../src/lib/map/map-context';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { smallInput, type Similarity, type SmallPaper } from '../../fixtures/small-input';
import { pollination } from '../export/make-map';

/** Two triangles of papers that one thin link joins. */
const PAPERS: SmallPaper[] = [
  { id: 'a', terms: ['coral reef', 'coral reef fish', 'tide'] },
  { id: 'b', terms: ['coral reef', 'coral reef fish'] },
  { id: 'c', terms: ['tide'] },
  { id: 'd', terms: ['glacial lake'] },
  { id: 'e', terms: ['glacial lake', 'flood'] },
  { id: 'f', terms: ['glacial lake', 'flood'] },
];
const SIMILAR: Similarity[] = [
  ['a', 'b', 0.64],
  ['a', 'c', 0.64],
  ['b', 'c', 0.64],
  ['d', 'e', 0.64],
  ['d', 'f', 0.64],
  ['e', 'f', 0.64],
  ['c', 'd', 0.25],
];

async function mapOf(papers: SmallPaper[], similar: Similarity[]): Promise<MapContext> {
  const input = smallInput(papers, similar);
  const settings = { ...DEFAULT_SETTINGS, resolution: 1 };
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  const { snapshot } = await analyseNetwork(input, network, settings, { progress: NO_PROGRESS });
  return createMapContext(input, snapshot, [], network.clustering);
}

describe('explainLabel', () => {
  it('works the score of each term out in figures', async () => {
    const evidence = explainLabel(await mapOf(PAPERS, SIMILAR), 0)!;
    expect(evidence).toMatchObject({ label: 'coral reef · tide', by: 'terms', papers: 3, allPapers: 6 });
    // a = df = 2 of nc = 3 of N = 6: share 2/3, outside (2 - 2 + 1) / (6 - 3 + 1) = 1/4; two words; first in each paper.
    expect(evidence.terms[0]).toMatchObject({
      label: 'coral reef',
      inside: 2,
      df: 2,
      inName: true,
      prominence: 1.5,
      arithmetic: '2/3 · ln(0.667 / 0.25) · 1.58 · 1.5 = 1.55',
    });
    expect(evidence.terms[0]!.divergence).toBeCloseTo((2 / 3) * Math.log(8 / 3), 12);
    expect(evidence.terms[0]!.bonus).toBeCloseTo(Math.log2(3), 12);
    // The same share; one word; third of three and first of one: 1/2 + (1/3 + 1)/2. It is true for the paper without reefs.
    const tide = evidence.terms[1]!;
    expect(tide).toMatchObject({ label: 'tide', inside: 2, df: 2, inName: true, bonus: 1 });
    expect(tide.score).toBeCloseTo((2 / 3) * Math.log(8 / 3) * (1 / 2 + 2 / 3), 6);
  });

  it('says why a better term is not in the name', async () => {
    const { terms } = explainLabel(await mapOf(PAPERS, SIMILAR), 0)!;
    const fish = terms.find(({ label }) => label === 'coral reef fish')!;
    expect(fish.score).toBeGreaterThan(terms.find(({ label }) => label === 'tide')!.score);
    expect(fish).toMatchObject({
      inName: false,
      leftOut: 'too much like “coral reef”, which says more here',
    });
  });

  it('knows a name that someone gave', async () => {
    const context = await mapOf(PAPERS, SIMILAR);
    context.snapshot.clusters[0]!.label = 'Reefs';
    const evidence = explainLabel(context, 0)!;
    expect(evidence).toMatchObject({ label: 'Reefs', by: 'given' });
    expect(evidence.terms.every(({ inName, leftOut }) => !inName && leftOut === undefined)).toBe(true);
    expect(evidence.terms[0]!.label).toBe('coral reef');
  });

  it('knows a name from before topics were edited', async () => {
    const context = await mapOf(PAPERS, SIMILAR);
    context.snapshot.clusters[1]!.label = 'flood';
    const found = { label: '', name: null, parts: [], moved: [] };
    context.origins = [{ ...found, moved: [2] }, found];
    expect(explainLabel(context, 0)!.by).toBe('terms');
    expect(explainLabel(context, 1)!.by).toBe('earlier');
    context.origins = [found, { ...found, name: 0 }];
    expect(explainLabel(context, 1)!.by).toBe('given');
  });

  it('answers null for a cluster that there is not', async () => {
    const context = await mapOf(PAPERS, SIMILAR);
    for (const index of [-1, 2, 0.5, NaN]) expect(explainLabel(context, index)).toBeNull();
  });

  it('explains each name of a real map by terms that add up to it', async () => {
    const { input, snapshot } = await pollination();
    const context = createMapContext(input, snapshot);
    expect(snapshot.clusters.length).toBeGreaterThan(1);
    snapshot.clusters.forEach((cluster, index) => {
      const evidence = explainLabel(context, index)!;
      const named = evidence.terms.filter(({ inName }) => inName).map(({ label }) => label);
      if (evidence.by === 'terms') expect(named.join(' · ')).toBe(cluster.label);
      expect(evidence.papers).toBe(cluster.papers);
      for (const { inside, df, score, divergence, bonus, prominence, truth, kind } of evidence.terms) {
        expect(inside).toBeLessThanOrEqual(Math.min(df, evidence.papers));
        expect(score).toBeCloseTo(divergence * bonus * prominence * truth * kind, 9);
      }
    });
  });
});
