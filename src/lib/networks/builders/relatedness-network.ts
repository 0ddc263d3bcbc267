import { LINK_KINDS, type Network } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { applyRules } from '../apply-rules';
import type { NetworkInput } from '../network-input';
import { papersOnly } from '../papers-only';
import { relatePapers } from '../relatedness';

/** Papers, linked by how closely they belong together: text, citations and shared references in one weight; see relatedness.ts. */
export async function buildRelatedness(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const { pairs, relations } = await relatePapers(input, progress);
  const { source, target } = pairs;
  const weight = Float32Array.from(pairs.weight);
  return applyRules(
    {
      ...papersOnly(input.corpus.papers.length),
      name: 'relatedness',
      links: {
        ...{ source, target, weight },
        kinds: new Uint8Array(source.length).fill(LINK_KINDS.indexOf('related')),
      },
      clustering: { source, target, weight },
      method: `Papers related by ${relations.join(', ')}`,
    },
    settings,
  );
}
