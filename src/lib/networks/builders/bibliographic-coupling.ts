import type { Network } from '../../model/network';
import { unitOf } from '../../model/network-options';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { couplingIncidence } from '../incidence/incidence-coupling';
import type { NetworkInput } from '../network-input';
import { buildSharedItems } from '../shared-items';

/** Papers, authors or sources, linked by the works that both cite. All papers are nodes, also those without references. */
export async function buildBibliographicCoupling(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const chosen = unitOf(settings);
  const unit = chosen === 'authors' || chosen === 'sources' ? chosen : 'papers';
  return buildSharedItems(
    couplingIncidence(input, unit),
    settings,
    {
      name: 'bibliographic-coupling',
      kind: 'coupled',
      title: `Bibliographic coupling of ${unit}`,
      words: { ...(unit === 'papers' ? {} : { nodes: `${unit} of` }), shared: 'references' },
      hasOccurrences: unit !== 'papers',
    },
    progress,
  );
}
