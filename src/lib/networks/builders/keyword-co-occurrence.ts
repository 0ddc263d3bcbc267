import type { Network } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { resolveKeywordSource } from '../choose-nodes';
import { keywordIncidence } from '../incidence/incidence-papers';
import { KEYWORD_WORDS } from './mixed';
import type { NetworkInput } from '../network-input';
import { buildSharedItems } from '../shared-items';

/** Keywords, linked by the papers that have both (co-word analysis: Callon et al. 1983, doi:10.1177/053901883022002003). */
export async function buildKeywordCoOccurrence(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const source = resolveKeywordSource(input, settings.keywords);
  return buildSharedItems(
    keywordIncidence(input, settings.keywords),
    settings,
    {
      name: 'keyword-co-occurrence',
      kind: 'co-occurs',
      title: `Co-occurrence of ${KEYWORD_WORDS[source]}`,
      words: { nodes: 'keywords of', shared: 'papers' },
      hasOccurrences: true,
    },
    progress,
  );
}
