import { createRng, randomOrder } from '../graph/rng';

/** Networks below so many nodes are searched from every node. */
export const EXACT_BELOW = 2000;
/** Nodes that larger ones are searched from. */
export const PIVOTS = 200;

export interface Pivots {
  /** Ascending. */
  nodes: Uint32Array;
  exact: boolean;
  /** "sampled from 200 of 6,741 nodes", or ''. */
  note: string;
}

/**
 * The nodes from which shortest paths are searched: all of them, or a uniform sample without replacement (Brandes & Pich 2007,
 * doi:10.1142/S0218127407018403, found it the one choice that never misleads).
 */
export function choosePivots(nodeCount: number, seed: number, below = EXACT_BELOW, sample = PIVOTS): Pivots {
  if (nodeCount < below || nodeCount <= sample) {
    return { nodes: Uint32Array.from({ length: nodeCount }, (_, i) => i), exact: true, note: '' };
  }
  return {
    nodes: randomOrder(nodeCount, createRng(seed)).slice(0, sample).sort(),
    exact: false,
    note: `sampled from ${sample.toLocaleString('en')} of ${nodeCount.toLocaleString('en')} nodes`,
  };
}
