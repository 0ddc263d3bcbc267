import type { Network } from '../../model/network';
import { unitOf } from '../../model/network-options';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { fitInput } from '../fit-input';
import { coCitationIncidence } from '../incidence/incidence-co-citation';
import type { NetworkInput } from '../network-input';
import { buildSharedItems } from '../shared-items';

/** Where the reader leaves it open, what one paper alone cites is left out: it only repeats that paper's list of references. */
const LEAST_CITING = 2;

const TITLES = { works: 'cited works', authors: 'cited first authors', sources: 'cited sources' } as const;

/** Cited works, their first authors or their sources, linked by the papers that cite both. Entities are those of fit-input.ts. */
export async function buildCoCitation(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const chosen = unitOf(settings);
  const unit = chosen === 'authors' || chosen === 'sources' ? chosen : 'works';
  return buildSharedItems(
    coCitationIncidence(fitInput(input, settings), unit, settings.outsideWorks),
    settings,
    {
      name: 'co-citation',
      kind: 'co-cited',
      title: `Co-citation of ${TITLES[unit]}${settings.outsideWorks ? '' : ' among the papers'}`,
      words: { nodes: `${unit} cited by`, shared: 'citing papers' },
      hasOccurrences: true,
      leastOccurrences: LEAST_CITING,
      occurrenceWords: 'citing papers',
    },
    progress,
  );
}
