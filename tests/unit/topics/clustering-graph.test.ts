import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../../src/lib/graph/adjacency';
import { buildClusteringGraph, keepsFileClusters, meanTie } from '../../../src/lib/topics/clustering-graph';
import { clusterNodes } from '../../../src/lib/topics/cluster-nodes';
import type { FinishedMap, Network } from '../../../src/lib/model/network';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';

/** A square of two heavy sides (weight 3) and two light ones (weight 1), and a node apart. */
const square = {
  source: Uint32Array.of(0, 1, 2, 0),
  target: Uint32Array.of(1, 2, 3, 3),
  weight: Float32Array.of(3, 1, 3, 1),
};

function network(finished?: Partial<FinishedMap>): Network {
  const none = Float64Array.of(NaN, NaN, NaN, NaN, NaN);
  return {
    name: finished ? 'imported' : 'citation',
    nodeCount: 5,
    kinds: new Uint8Array(5),
    entities: Uint32Array.of(0, 1, 2, 3, 4),
    links: { ...square, kinds: new Uint8Array(4) },
    clustering: square,
    method: '',
    ...(finished
      ? {
          finished: {
            ...{ labels: ['a', 'b', 'c', 'd', 'e'], x: none, y: none, year: none },
            ...{ cluster: null, clusters: [], sizes: null, ...finished },
          },
        }
      : {}),
  };
}

describe('what Leiden runs on', () => {
  it('measures the resolution of CPM in the mean weight over all pairs', () => {
    expect(meanTie(buildAdjacency(5, square))).toBeCloseTo(8 / 10, 12);
    expect(buildClusteringGraph(network()).densityUnit).toBeCloseTo(0.8, 12);
    // Association strength c / (ki · kj) of a map with 2m = 16: what chance would give is 1 / 16.
    expect(buildClusteringGraph({ ...network({}), strength: 16 }).densityUnit).toBe(1 / 16);
  });

  it('parts the square where CPM asks for more than its mean density, and holds it where it asks for less', async () => {
    const settings = { ...DEFAULT_SETTINGS, quality: 'cpm', minClusterSize: 2 } as const;
    // Whole: 8 - 6·r·0.8; in two pairs: 6 - 2·r·0.8. They are alike at r = 2 / (4 · 0.8) = 0.625.
    const fine = await clusterNodes(network(), { ...settings, resolution: 1 }, NO_PROGRESS);
    expect(fine.count).toBe(2);
    expect(fine.cluster[0]).toBe(fine.cluster[1]);
    expect(fine.cluster[2]).toBe(fine.cluster[3]);
    const coarse = await clusterNodes(network(), { ...settings, resolution: 0.4 }, NO_PROGRESS);
    expect(coarse.count).toBe(1);
  });

  it('keeps the clusters of a file until others are asked for', () => {
    const map = network({ cluster: Uint16Array.of(0, 0, 1, 1, 1), clusters: [{}, {}] });
    expect(keepsFileClusters(map, DEFAULT_SETTINGS)).toBe(true);
    for (const asked of [{ resolution: 1 }, { quality: 'cpm' }, { minClusterSize: 3 }] as const)
      expect(keepsFileClusters(map, { ...DEFAULT_SETTINGS, ...asked })).toBe(false);
    expect(keepsFileClusters(network(), DEFAULT_SETTINGS)).toBe(false);
  });
});
