import { NETWORK_NAMES, NETWORK_WORDS, type Network, type NetworkName } from '../model/network';
import type { Pace } from '../model/pace';
import type { Settings } from '../model/settings';
import { buildCitation } from './citation';
import { buildMixed } from './mixed';
import { buildImported } from './imported';
import type { NetworkInput } from './network-input';
import { buildSimilarity } from './similarity';

/** A kind of map. */
export interface NetworkBuilder {
  name: NetworkName;
  /** On the button. */
  label: string;
  /** One sentence. */
  description: string;
  build(input: NetworkInput, settings: Settings, pace: Pace): Promise<Network>;
}

const BUILDERS: Record<NetworkName, NetworkBuilder['build']> = {
  mixed: buildMixed,
  similarity: buildSimilarity,
  citation: buildCitation,
  imported: buildImported,
};

export const NETWORKS: readonly NetworkBuilder[] = NETWORK_NAMES.map((name) => ({
  name,
  ...NETWORK_WORDS[name],
  build: BUILDERS[name],
}));

/** Builds the network that the settings name. Rejects with CancelledError when the job is cancelled. */
export async function buildNetwork(input: NetworkInput, settings: Settings, pace: Pace): Promise<Network> {
  return BUILDERS[settings.network](input, settings, pace);
}
