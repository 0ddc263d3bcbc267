import { AUTHOR, PAPER, SOURCE } from '../../model/network';
import type { Incidence } from './types';
import type { NetworkInput } from '../network-input';
import { PAPER_CONTEXT, toIncidence, WORK_CONTEXT } from './to-incidence';

/**
 * Papers, authors or sources by the works that they cite, inside the corpus and outside (bibliographic coupling: Kessler 1963,
 * doi:10.1002/asi.5090140103; of authors: Zhao & Strotmann 2008, doi:10.1002/asi.20910). An author or a source cites a work once, however
 * many of its papers do.
 */
export function couplingIncidence(
  { corpus }: NetworkInput,
  unit: 'papers' | 'authors' | 'sources',
): Incidence {
  const { papers, authors, venues, citing, cited, citedWorks } = corpus;
  const citedBy: number[][] = papers.map(() => []);
  for (let i = 0; i < citing.length; i++) citedBy[cited[i]!]!.push(citing[i]!);
  const itemsOf = {
    papers: (paper: number): readonly number[] => [paper],
    authors: (paper: number): readonly number[] => papers[paper]!.authors,
    sources: (paper: number): readonly number[] =>
      papers[paper]!.venue === undefined ? [] : [papers[paper]!.venue],
  }[unit];
  const count = { papers, authors, sources: venues }[unit].length;
  return toIncidence({
    kinds: new Uint8Array(count).fill({ papers: PAPER, authors: AUTHOR, sources: SOURCE }[unit]),
    entities: Uint32Array.from({ length: count }, (_, i) => i),
    occurrences:
      unit === 'papers'
        ? new Uint32Array(count).fill(1)
        : Uint32Array.from((unit === 'authors' ? authors : venues).map((item) => item.papers.length)),
    visit: (add) => {
      citedBy.forEach((list, paper) => add(PAPER_CONTEXT, paper, list.flatMap(itemsOf)));
      citedWorks.forEach((work, index) => add(WORK_CONTEXT, index, work.citedBy.flatMap(itemsOf)));
    },
  });
}
