import type { Network, NetworkName } from '../model/network';
import type { Pace } from '../model/pace';
import type { Settings } from '../model/settings';
import { buildCitation } from './citation';
import { buildMixed } from './mixed';
import type { NetworkInput } from './network-input';
import { buildSimilarity } from './similarity';

/** A kind of map: forms, command-line help and documentation come from this list. */
export interface NetworkBuilder {
  name: NetworkName;
  /** On the button. */
  label: string;
  /** One sentence. */
  description: string;
  build(input: NetworkInput, settings: Settings, pace: Pace): Promise<Network>;
}

export const NETWORKS: readonly NetworkBuilder[] = [
  {
    name: 'mixed',
    label: 'All',
    description: 'Papers, their authors and their keywords in one map.',
    build: buildMixed,
  },
  {
    name: 'citation',
    label: 'Citations',
    description: 'Papers and the citations among them.',
    build: buildCitation,
  },
  {
    name: 'similarity',
    label: 'Topics',
    description: 'Papers, linked to those whose titles and abstracts are most alike.',
    build: buildSimilarity,
  },
];

/** Builds the network that the settings name. Rejects with CancelledError when the job is cancelled. */
export async function buildNetwork(input: NetworkInput, settings: Settings, pace: Pace): Promise<Network> {
  const builder = NETWORKS.find(({ name }) => name === settings.network) ?? NETWORKS[0]!;
  return builder.build(input, settings, pace);
}
