import { READABLE } from './describe-rules';
import type { LinkRules } from './threshold-links';

/** Links a node where thresholds were given up: a paper of a thousand authors joins all of them with each other. */
const STRONGEST = 10;

/**
 * Rules from strict to loose, for networks that come out without a link: first those given, then, as far as the reader left them open,
 * links by one shared item, then nodes of ever fewer papers: the next fewest that there are, and one. A network loosened so far is held to
 * a readable size by numbers of nodes and links instead.
 *
 * @param open which thresholds the reader left open
 * @param occurrences papers of each candidate
 */
export function* loosenRules(
  rules: LinkRules,
  open: { minShared: boolean; minOccurrences: boolean },
  occurrences: ArrayLike<number>,
): Generator<LinkRules> {
  yield rules;
  let last = rules;
  const held = (by: Partial<LinkRules>): LinkRules => ({
    ...rules,
    ...by,
    mostNodes: Math.min(rules.mostNodes ?? READABLE, READABLE),
    strongest: rules.strongest || STRONGEST,
  });
  if (open.minShared && rules.minShared > 1) yield (last = held({ minShared: 1 }));
  if (!open.minOccurrences) return;
  const { minShared } = last;
  let next = 0;
  for (let i = 0; i < occurrences.length; i++)
    if (occurrences[i]! < rules.minOccurrences) next = Math.max(next, occurrences[i]!);
  if (next > 1) yield held({ minShared, minOccurrences: next });
  if (next > 0) yield held({ minShared, minOccurrences: 1 });
}

/**
 * The candidates of most papers, at most so many; ascending. Of equals those come first that stand foremost on a paper, so that no paper has
 * all of them; then by place.
 *
 * @param place by candidate: its foremost place on a paper
 */
export function keepLargest(
  candidates: Uint32Array,
  occurrences: ArrayLike<number>,
  place: ArrayLike<number>,
  most: number | null,
): Uint32Array {
  if (most === null || candidates.length <= most) return candidates;
  return candidates
    .slice()
    .sort((a, b) => occurrences[b]! - occurrences[a]! || place[a]! - place[b]! || a - b)
    .slice(0, most)
    .sort();
}

/**
 * The foremost place of each of some things in lists of them; Infinity for one that is in none.
 *
 * @param count things, named by index
 */
export function foremostPlaces(lists: Iterable<ArrayLike<number>>, count: number): Float64Array {
  const places = new Float64Array(count).fill(Infinity);
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) places[list[at]!] = Math.min(places[list[at]!]!, at);
  }
  return places;
}
