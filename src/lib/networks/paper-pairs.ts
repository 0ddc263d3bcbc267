import type { Neighbours } from '../model/text';

/** Undirected weighted links between papers, sorted by (source, target), source < target, no duplicates. */
export interface PaperPairs {
  source: Uint32Array;
  target: Uint32Array;
  weight: Float64Array;
}

/** Sums weights by pair. Keys are source * n + target, exact up to 94 million papers. */
export function createPairSums(paperCount: number): {
  add(a: number, b: number, weight: number): void;
  toPairs(): PaperPairs;
} {
  const sums = new Map<number, number>();
  return {
    add(a, b, weight) {
      if (a === b) return;
      const key = a < b ? a * paperCount + b : b * paperCount + a;
      sums.set(key, (sums.get(key) ?? 0) + weight);
    },
    toPairs() {
      const keys = Float64Array.from(sums.keys()).sort();
      return {
        source: Uint32Array.from(keys, (key) => Math.floor(key / paperCount)),
        target: Uint32Array.from(keys, (key) => key % paperCount),
        weight: Float64Array.from(keys, (key) => sums.get(key) ?? 0),
      };
    },
  };
}

/**
 * The union graph of nearest neighbours: i and j are linked when either is among the other's nearest; weight: raw cosine.
 *
 * @param best only the first so many neighbours of each paper; default: all
 */
export function similarPairs(neighbours: Neighbours, best = Infinity): PaperPairs {
  const paperCount = Math.max(0, neighbours.offsets.length - 1);
  const weights = new Map<number, number>();
  for (let i = 0; i < paperCount; i++) {
    const start = neighbours.offsets[i]!;
    const end = Math.min(neighbours.offsets[i + 1]!, start + best);
    for (let e = start; e < end; e++) {
      const j = neighbours.ids[e]!;
      const weight = neighbours.weights[e]!;
      if (i === j || !(weight > 0)) continue;
      weights.set(i < j ? i * paperCount + j : j * paperCount + i, weight);
    }
  }
  const keys = Float64Array.from(weights.keys()).sort();
  return {
    source: Uint32Array.from(keys, (key) => Math.floor(key / paperCount)),
    target: Uint32Array.from(keys, (key) => key % paperCount),
    weight: Float64Array.from(keys, (key) => weights.get(key) ?? 0),
  };
}

const SHARPNESS = 1.5;

/**
 * Cosines as weights for clustering: raised to the power of 1.5. Against raw cosines, on 717 conference papers, two seeds then agree on
 * clusters with an adjusted Rand index of .90 instead of .80, and samples of 50 papers agree better with reference classes (mutual
 * information .53 instead of .50). Links keep the raw cosine.
 */
export function sharpenPairs(pairs: PaperPairs): PaperPairs {
  return { ...pairs, weight: pairs.weight.map((weight) => weight ** SHARPNESS) };
}
