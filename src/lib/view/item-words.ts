import { KIND_WORDS } from '../model/kind-words';
import { WORK } from '../model/network';
import type { Snapshot } from '../model/snapshot';

/** What the timeline of a map counts, in words: papers, or on a map of co-citation the works that are cited. */
export function itemWords({ network, kinds, behind }: Pick<Snapshot, 'network' | 'kinds' | 'behind'>): {
  one: string;
  many: string;
} {
  const isOfWorks = !behind && (network === 'co-citation' || kinds.includes(WORK));
  return KIND_WORDS[isOfWorks ? 'work' : 'paper'];
}

/** "642 papers"; "244 of 642 papers" where not all are shown. */
export function partInWords(
  shown: number,
  total: number,
  { one, many }: { one: string; many: string },
): string {
  const part = shown === total ? '' : `${shown.toLocaleString('en')} of `;
  return `${part}${total.toLocaleString('en')} ${total === 1 ? one : many}`;
}
