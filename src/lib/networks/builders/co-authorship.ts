import type { Network } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { amount } from '../describe-rules';
import { coAuthorshipIncidence } from '../incidence/incidence-papers';
import type { NetworkInput } from '../network-input';
import { buildSharedItems } from '../shared-items';

/** Authors, linked by the papers that they wrote together (Newman 2001, doi:10.1073/pnas.98.2.404). */
export async function buildCoAuthorship(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const { maxAuthors } = settings;
  const incidence = coAuthorshipIncidence(input, maxAuthors);
  return buildSharedItems(
    incidence,
    settings,
    {
      name: 'co-authorship',
      kind: 'wrote-with',
      title: 'Co-authorship',
      words: { nodes: 'authors of', shared: 'papers' },
      hasOccurrences: true,
      // An author whose papers are all ignored is no node, and with none ignored every author has a paper.
      notes:
        maxAuthors === null
          ? []
          : [`${amount(incidence.ignored, 'paper')} with more than ${amount(maxAuthors, 'author')} ignored`],
    },
    progress,
  );
}
