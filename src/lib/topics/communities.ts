/**
 * Communities by the Leiden algorithm (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z) on typed arrays.
 *
 * Quality is the constant Potts model of the node weights: the sum over communities of (weight inside) - resolution / 2 * (node weight)^2.
 * With node weights = strength and resolution / (total strength) that is modularity (Newman & Girvan 2004,
 * doi:10.1103/PhysRevE.69.026113) times the total link weight; with node weights 1 it is CPM (Traag, Van Dooren & Nesterov 2011,
 * doi:10.1103/PhysRevE.84.016114).
 */
import type { Adjacency } from '../graph/adjacency';
import type { Level } from './leiden';
import { numberBySize, potts, searchLevel, type SearchOptions } from './search-level';

export interface CommunityOptions extends SearchOptions {
  /** Larger gives more and smaller communities. For modularity 1 is the classical value; for CPM it is a link density. */
  resolution: number;
  quality: 'modularity' | 'cpm';
}

export const DEFAULT_COMMUNITY_OPTIONS: CommunityOptions = {
  resolution: 1,
  quality: 'modularity',
  seed: 1,
  runs: 1,
  passes: 10,
  randomness: 0.01,
};

export interface Communities {
  /** Community of each node, 0 … count-1, numbered by size (largest first; ties by lowest node). */
  membership: Uint32Array;
  count: number;
  /** Modularity (-1..1) or CPM per unit of link weight. */
  quality: number;
}

/** Finds communities; every one of them is connected. Same graph, options and seed: same answer. */
export function detectCommunities(graph: Adjacency, options: Partial<CommunityOptions> = {}): Communities {
  const search = searchCommunities(graph, options);
  for (;;) {
    const { value, done } = search.next();
    if (done) return value;
  }
}

/** The same, pausing after each pass so that the caller can rest. */
export function* searchCommunities(
  graph: Adjacency,
  options: Partial<CommunityOptions> = {},
): Generator<void, Communities, void> {
  const settings = { ...DEFAULT_COMMUNITY_OPTIONS, ...options };
  const { level, resolution, scale } = prepare(graph, settings);
  const { membership, quality } = yield* searchLevel(level, resolution, settings);
  return { ...numberBySize(membership), quality: scale * quality };
}

/** Modularity at the given resolution, or CPM per unit of link weight, of any division of the nodes. */
export function computeQuality(
  graph: Adjacency,
  membership: Uint32Array,
  options: Partial<Pick<CommunityOptions, 'resolution' | 'quality'>> = {},
): number {
  const { level, resolution, scale } = prepare(graph, { ...DEFAULT_COMMUNITY_OPTIONS, ...options });
  return scale * potts(level, membership, resolution);
}

/** Scales links to a mean weight of 1, so that `randomness` means the same on every graph. */
export function prepare(
  graph: Adjacency,
  options: Pick<CommunityOptions, 'resolution' | 'quality'>,
): { level: Level; resolution: number; scale: number } {
  const { nodeCount, offsets, weights, selfWeights } = graph;
  let total = 0;
  for (let e = 0; e < weights.length; e++) total += weights[e]!;
  total /= 2;
  for (let i = 0; i < nodeCount; i++) total += selfWeights[i]!;
  const factor = total > 0 ? Math.max(1, weights.length / 2) / total : 1;
  const scaled = weights.map((weight) => weight * factor);
  const selfLoops = selfWeights.map((weight) => weight * factor);
  const nodeWeights = new Float64Array(nodeCount).fill(1);
  if (options.quality === 'modularity') {
    for (let i = 0; i < nodeCount; i++) {
      let strength = 2 * selfLoops[i]!;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) strength += scaled[e]!;
      nodeWeights[i] = strength;
    }
  }
  const links = total * factor;
  const resolution =
    options.quality === 'modularity'
      ? options.resolution / Math.max(2 * links, 1e-300)
      : options.resolution * factor;
  return {
    level: { ...graph, weights: scaled, selfWeights: selfLoops, nodeWeights },
    resolution,
    scale: links > 0 ? 1 / links : 0,
  };
}
