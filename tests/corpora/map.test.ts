import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../src/lib/map/analyse-network';
import { countOverlaps } from '../../src/lib/layout/remove-overlaps';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import type { Corpus } from '../../src/lib/model/corpus';
import { PAPER } from '../../src/lib/model/network';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Snapshot } from '../../src/lib/model/snapshot';
import { buildNetwork } from '../../src/lib/networks/registry';
import { readFiles } from '../../src/lib/parsers/read-files';
import { analyseText } from '../../src/lib/text/analyse-text';
import { defaultNeighbourCount, findNeighbours } from '../../src/lib/text/neighbours';

const SEED_PAGE = '../shared/data/daily-papers-page.txt';

async function mapOf(path: string): Promise<{ corpus: Corpus; map: Snapshot }> {
  const bytes = new Uint8Array(readFileSync(path));
  const { records } = await readFiles([{ name: basename(path), bytes }], NO_PROGRESS);
  const corpus = await buildCorpus(records, NO_PROGRESS);
  const text = await analyseText(corpus, NO_PROGRESS);
  const neighbours = await findNeighbours(
    text.vectors,
    defaultNeighbourCount(corpus.papers.length),
    NO_PROGRESS,
  );
  const input = { corpus, text, neighbours };
  const network = await buildNetwork(input, DEFAULT_SETTINGS, NO_PROGRESS);
  const { snapshot } = await analyseNetwork(input, network, DEFAULT_SETTINGS, { progress: NO_PROGRESS });
  return { corpus, map: snapshot };
}

describe('the map of the landmarks sample', () => {
  it('shows every paper, author and keyword in 7 to 12 named clusters, wide and without overlaps', async () => {
    const { map } = await mapOf('static/samples/landmarks.json');
    expect(map.counts).toMatchObject({
      papers: 160,
      authors: 321,
      keywords: 121,
      citations: 657,
      unlinked: 0,
    });
    expect(map.clusters.length).toBeGreaterThanOrEqual(7);
    expect(map.clusters.length).toBeLessThanOrEqual(12);
    expect(new Set(map.clusters.map(({ label }) => label)).size).toBe(map.clusters.length);
    expect(countOverlaps(map.x, map.y, map.radius)).toBe(0);
    const width = Math.max(...map.x) - Math.min(...map.x);
    const height = Math.max(...map.y) - Math.min(...map.y);
    expect(width / height).toBeGreaterThan(1.3);
    expect(width / height).toBeLessThan(2.4);
  });
});

describe.runIf(existsSync(SEED_PAGE))('the map of a page of daily papers', () => {
  it('puts papers on the same thing into one of 5 to 10 clusters', async () => {
    const { corpus, map } = await mapOf(SEED_PAGE);
    expect(map.counts.papers).toBe(34);
    expect(map.clusters.length).toBeGreaterThanOrEqual(5);
    expect(map.clusters.length).toBeLessThanOrEqual(10);
    const clusterOf = (start: string): number => {
      const paper = corpus.papers.findIndex(({ title }) => title.startsWith(start));
      const node = map.kinds.findIndex((kind, i) => kind === PAPER && map.entities[i] === paper);
      return map.cluster[node]!;
    };
    expect(clusterOf('CarelessWhisper')).toBe(clusterOf('Lookahead'));
    expect(clusterOf('Hallo3')).toBe(clusterOf('DiTaiListener'));
    expect(clusterOf('Is the Reversal Curse')).toBe(clusterOf('Generalization or Hallucination'));
    expect(clusterOf('ACDiT')).toBe(clusterOf('Playing with Transformer'));
    expect(clusterOf('CarelessWhisper')).not.toBe(clusterOf('Hallo3'));
    expect(countOverlaps(map.x, map.y, map.radius)).toBe(0);
  });
});
