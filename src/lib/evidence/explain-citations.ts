import { SHARED_SHOWN, type LinkEvidence, type SharedItem } from '../model/details';
import { AUTHOR } from '../model/network';
import { lineOfCitation } from './entity-lines';
import { amount, figure } from './in-figures';
import type { MapContext } from '../map/map-context';

/** The citations behind a link of two authors or two sources, in the order of the citing papers. */
export function explainCitations(
  context: MapContext,
  source: number,
  target: number,
  most = SHARED_SHOWN,
): Pick<LinkEvidence, 'sentence' | 'shared' | 'arithmetic'> {
  const { input, snapshot } = context;
  const { authors, venues, citing, cited } = input.corpus;
  const [from, to] = [source, target].map((node) => {
    const holders = snapshot.kinds[node] === AUTHOR ? authors : venues;
    return new Set(holders[snapshot.entities[node]!]?.papers ?? []);
  }) as [Set<number>, Set<number>];
  const items: SharedItem[] = [];
  let total = 0;
  for (let i = 0; i < citing.length; i++) {
    if (!from.has(citing[i]!) || !to.has(cited[i]!)) continue;
    total++;
    if (items.length >= most) continue;
    items.push(lineOfCitation(context, citing[i]!, cited[i]!));
  }
  const plural = snapshot.kinds[source] === AUTHOR ? 'authors' : 'sources';
  return {
    sentence: `Papers of the first cite papers of the second ${total === 1 ? 'once' : `${total.toLocaleString('en')} times`}.`,
    shared: { what: 'Citations', total, items },
    arithmetic: {
      counting: 'full',
      normalization: 'none',
      count: total,
      counted: total,
      wi: from.size,
      wj: to.size,
      n: citing.length,
      result: total,
      words: `${amount(total, 'citation')} of ${citing.length.toLocaleString('en')} here; each counts once for each pair of ${plural} of the two papers`,
      formula: figure(total),
    },
  };
}
