import type { ImportedNode } from '../model/imported-graph';
import type { Snapshot } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';

/** A map with what it was made from, as the exports of the network take it. */
export interface NetworkSource {
  input: NetworkInput;
  snapshot: Snapshot;
  /** The nodes of a finished map as their file has them. */
  imported?: readonly ImportedNode[];
}
