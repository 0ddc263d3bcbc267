import type { Network } from '../model/network';

/** The node columns of a network of all papers and nothing else. */
export function papersOnly(paperCount: number): Pick<Network, 'nodeCount' | 'kinds' | 'entities'> {
  return {
    nodeCount: paperCount,
    kinds: new Uint8Array(paperCount),
    entities: Uint32Array.from({ length: paperCount }, (_, i) => i),
  };
}
