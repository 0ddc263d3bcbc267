import type { Network } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { applyRules } from '../apply-rules';
import { createLinkList } from '../link-list';
import type { NetworkInput } from '../network-input';
import { sharpenPairs, similarPairs } from '../paper-pairs';
import { papersOnly } from '../papers-only';

/** Papers, linked to those with the most similar titles and abstracts. */
export async function buildSimilarity(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const pairs = similarPairs(input.neighbours);
  const list = createLinkList();
  for (let e = 0; e < pairs.source.length; e++) {
    list.add('similar', pairs.source[e]!, pairs.target[e]!, pairs.weight[e]!);
    const yielded = progress('linking', e, pairs.source.length);
    if (yielded) await yielded;
  }
  const links = list.toColumns();
  const { weight } = sharpenPairs({ ...links, weight: Float64Array.from(links.weight) });
  return applyRules(
    {
      ...papersOnly(input.corpus.papers.length),
      name: 'similarity',
      links,
      clustering: { source: links.source, target: links.target, weight: Float32Array.from(weight) },
      method: `Similarity of titles and abstracts, ${input.neighbours.k} nearest`,
    },
    settings,
  );
}
