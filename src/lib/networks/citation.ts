import type { Network } from '../model/network';
import type { Pace } from '../model/pace';
import type { Settings } from '../model/settings';
import { createLinkList } from './link-list';
import type { NetworkInput } from './network-input';
import { papersOnly } from './papers-only';
import { citationPairs } from './relatedness';

/** Papers and the citations among them, from citing to cited. */
export async function buildCitation(input: NetworkInput, settings: Settings, pace: Pace): Promise<Network> {
  const { citing, cited } = input.corpus;
  const links = createLinkList(settings.minWeight);
  for (let i = 0; i < citing.length; i++) {
    links.add('cites', citing[i]!, cited[i]!, 1);
    const rest = pace('linking', i, citing.length);
    if (rest) await rest;
  }
  const pairs = settings.minWeight > 1 ? { source: [], target: [], weight: [] } : citationPairs(input.corpus);
  return {
    ...papersOnly(input.corpus.papers.length),
    name: 'citation',
    links: links.toColumns(),
    clustering: {
      source: Uint32Array.from(pairs.source),
      target: Uint32Array.from(pairs.target),
      weight: Float32Array.from(pairs.weight),
    },
    method: 'Citations among the papers',
  };
}
