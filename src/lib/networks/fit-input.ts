/** What a network is built from, with what it needs besides. */
import type { Corpus } from '../model/corpus';
import { unitOf } from '../model/network-options';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import { narrowGraph } from './narrow-graph';
import type { NetworkInput } from './network-input';
import { addOutsideAuthors, addOutsideSources } from './outside-entities';

/** What was added to a corpus; a corpus never changes, so that it needs to be found once. */
const found = new WeakMap<
  Corpus,
  Partial<Record<'authors' | 'sources', ReturnType<typeof addOutsideAuthors>>>
>();

/**
 * The input that a map of these settings refers to, for analysis, cards and files: co-citation of authors and of sources adds those who
 * are cited and have no paper in the corpus; a finished map keeps the nodes and links that the thresholds leave, normalised. All other
 * networks take the input as it is; so does one that has been fitted already.
 */
export function fitInput(
  input: NetworkInput,
  settings: Pick<Settings, 'network' | 'unit' | 'outsideWorks'> & Partial<Settings>,
): NetworkInput {
  if (settings.network === 'imported') {
    if (!input.graph) return input;
    const graph = narrowGraph(input.graph, { ...DEFAULT_SETTINGS, ...settings });
    return graph === input.graph ? input : { ...input, graph };
  }
  const unit = unitOf(settings);
  if (settings.network !== 'co-citation' || !settings.outsideWorks) return input;
  if (unit !== 'authors' && unit !== 'sources') return input;
  if (input.outside?.of === unit) return input;
  const known = found.get(input.corpus) ?? {};
  const widened = (known[unit] ??= (unit === 'authors' ? addOutsideAuthors : addOutsideSources)(
    input.corpus,
  ));
  found.set(input.corpus, known);
  return { ...input, ...widened };
}
