import { beforeAll, describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { composeFigure } from '../../../src/lib/export/figure/figure';
import { nodeFields } from '../../../src/lib/export/node-fields';
import { toSvg } from '../../../src/lib/export/figure/svg';
import { KEYWORD } from '../../../src/lib/model/network';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import {
  copySnapshot,
  countKeywords,
  FOUND_TERM,
  markOf,
  snapshotBuffers,
  type Snapshot,
} from '../../../src/lib/model/snapshot';
import { buildNetwork } from '../../../src/lib/networks/registry';
import type { NetworkInput } from '../../../src/lib/networks/network-input';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { findNeighbours } from '../../../src/lib/text/neighbours';
import { makeCorpus } from '../text/make-corpus';

const PAPERS = ['alpine meadows', 'coastal meadows', 'city gardens', 'city parks'].map((place, i) => ({
  title: `Wild bees in ${place}`,
  abstract:
    i < 2 ? 'Pollination networks hold wild bees.' : 'Nest boxes help wild bees. Pollination networks too.',
  keywords: i < 2 ? ['wild bees', 'meadow'] : ['wild bees', 'town'],
}));

async function mapOf(keywords: 'given' | 'both'): Promise<{ input: NetworkInput; snapshot: Snapshot }> {
  const corpus = makeCorpus(PAPERS);
  const text = await analyseText(corpus, NO_PROGRESS);
  const neighbours = await findNeighbours(text.vectors, 3, NO_PROGRESS);
  const input = { corpus, text, neighbours };
  const settings = { ...DEFAULT_SETTINGS, keywords };
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  return { input, ...(await analyseNetwork(input, network, settings, { progress: NO_PROGRESS })) };
}

describe('found terms beside given keywords', () => {
  let input: NetworkInput;
  let map: Snapshot;
  const labelled = (label: string) => map.labels.indexOf(label);
  beforeAll(async () => {
    ({ input, snapshot: map } = await mapOf('both'));
  });

  it('are told from keywords in the snapshot; a keyword that stands in the texts too is a keyword', () => {
    expect(map.found?.[labelled('nest boxes')]).toBe(1);
    expect(map.found?.[labelled('wild bees')]).toBe(0);
    const { given, found } = countKeywords(map);
    expect(given).toBe(3);
    expect(found).toBeGreaterThan(0);
    expect(given + found).toBe(map.counts.keywords);
    expect(markOf(map, labelled('wild bees'))).toBe(KEYWORD);
    expect(markOf(map, labelled('nest boxes'))).toBe(FOUND_TERM);
    expect(markOf(map, 0)).toBe(map.kinds[0]);
  });

  it('are no column where there are none', async () => {
    const { snapshot } = await mapOf('given');
    expect(snapshot.found).toBeUndefined();
    expect(countKeywords(snapshot)).toEqual({ given: snapshot.counts.keywords, found: 0 });
  });

  it('travel with the snapshot', () => {
    const copy = copySnapshot(map);
    expect(copy.found).toEqual(map.found);
    expect(copy.found?.buffer).not.toBe(map.found?.buffer);
    expect(snapshotBuffers(copy)).toContain(copy.found?.buffer);
  });

  it('are hollow in a figure, and its legend counts them apart', () => {
    const figure = composeFigure(map, { titles: () => undefined });
    const { given, found } = countKeywords(map);
    const shapes = figure.nodes.map(({ shape }) => shape);
    expect(shapes.filter((shape) => shape === 'lozenge')).toHaveLength(given);
    expect(shapes.filter((shape) => shape === 'hollow-lozenge')).toHaveLength(found);
    const svg = toSvg(figure);
    expect(svg).toContain('3 keywords');
    expect(svg).toMatch(new RegExp(`${found} terms? found`));
  });

  it('say so in tables of nodes', () => {
    const origin = (label: string) => nodeFields({ input, snapshot: map }, labelled(label)).origin;
    expect(origin('wild bees')).toBe('given');
    expect(origin('nest boxes')).toBe('found');
    expect(nodeFields({ input, snapshot: map }, 0).origin).toBeUndefined();
  });
});
