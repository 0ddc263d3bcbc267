import { NETWORK_NAMES, NETWORK_WORDS, type Network, type NetworkName } from '../model/network';
import type { Progress } from '../model/progress';
import type { Settings } from '../model/settings';
import { buildCitation } from './builders/citation';
import { buildBibliographicCoupling } from './builders/bibliographic-coupling';
import { buildCoAuthorship } from './builders/co-authorship';
import { buildCoCitation } from './builders/co-citation';
import { fitInput } from './fit-input';
import { buildKeywordCoOccurrence } from './builders/keyword-co-occurrence';
import { buildMixed } from './builders/mixed';
import { buildImported } from './builders/imported';
import type { NetworkInput } from './network-input';
import { buildRelatedness } from './builders/relatedness-network';
import { buildSimilarity } from './builders/similarity';

/** A kind of map. */
export interface NetworkBuilder {
  name: NetworkName;
  /** On the button. */
  label: string;
  /** One sentence. */
  description: string;
  build(input: NetworkInput, settings: Settings, progress: Progress): Promise<Network>;
}

const BUILDERS: Record<NetworkName, NetworkBuilder['build']> = {
  mixed: buildMixed,
  similarity: buildSimilarity,
  citation: buildCitation,
  'co-authorship': buildCoAuthorship,
  'keyword-co-occurrence': buildKeywordCoOccurrence,
  'bibliographic-coupling': buildBibliographicCoupling,
  'co-citation': buildCoCitation,
  relatedness: buildRelatedness,
  imported: buildImported,
};

export const NETWORKS: readonly NetworkBuilder[] = NETWORK_NAMES.map((name) => ({
  name,
  ...NETWORK_WORDS[name],
  build: BUILDERS[name],
}));

/**
 * Builds the network that the settings name. Its entities are those of fitInput(input, settings), which whatever asks about the network
 * should be given. Rejects with CancelledError when the job is cancelled.
 */
export async function buildNetwork(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  return BUILDERS[settings.network](fitInput(input, settings), settings, progress);
}
