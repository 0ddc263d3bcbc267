/**
 * What the nodes of a network share: a binary matrix of items x contexts. Two authors share the papers that they wrote together, two
 * papers the works that both cite, two cited works the papers that cite both. All counts of a network come from this matrix, and so do
 * the answers to why a link is there.
 *
 * It holds all items, whatever the thresholds: a threshold hides nodes and links and never changes a weight.
 */
import { unitOf } from '../../model/network-options';
import type { Counting, Settings } from '../../model/settings';
import { coCitationIncidence } from './incidence-co-citation';
import { couplingIncidence } from './incidence-coupling';
import { coAuthorshipIncidence, keywordIncidence } from './incidence-papers';
import { fitInput } from '../fit-input';
import type { NetworkInput } from '../network-input';
import type { Incidence } from './types';

export { CONTEXT_KINDS, PAPER_CONTEXT, WORK_CONTEXT, type ContextKind } from './to-incidence';

/** What a link between two items is reckoned from. */
export interface PairCounts {
  /** Number of shared contexts. */
  shared: number;
  /** The count c: `shared`, or with fractional counting the sum of 1 / (n_k - 1) over the shared contexts. */
  count: number;
  /** The totals of both: their numbers of contexts; with fractional counting, of contexts with at least two items. */
  wi: number;
  wj: number;
  /** N, number of contexts. */
  total: number;
}

/**
 * The matrix that a network is made from; null for networks that are not made by sharing (mixed, similarity, citation, relatedness and
 * finished maps). Takes the input with or without what fit-input.ts adds: the items are the same.
 */
export function buildIncidence(
  input: NetworkInput,
  settings: Pick<Settings, 'network' | 'unit' | 'keywords' | 'maxAuthors' | 'outsideWorks'>,
): Incidence | null {
  const unit = unitOf(settings);
  switch (settings.network) {
    case 'co-authorship':
      return coAuthorshipIncidence(input, settings.maxAuthors);
    case 'keyword-co-occurrence':
      return keywordIncidence(input, settings.keywords);
    case 'bibliographic-coupling':
      return couplingIncidence(input, unit === 'authors' || unit === 'sources' ? unit : 'papers');
    case 'co-citation':
      return coCitationIncidence(
        fitInput(input, settings),
        unit === 'authors' || unit === 'sources' ? unit : 'works',
        settings.outsideWorks,
      );
    default:
      return null;
  }
}

/** Index of an item by its kind (index into NODE_KINDS) and entity; -1 when there is none. */
export function findItem({ kinds, entities }: Incidence, kind: number, entity: number): number {
  let low = 0;
  let high = kinds.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = kinds[middle]! - kind || entities[middle]! - entity;
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The contexts that two items share, ascending. */
export function sharedContexts({ offsets, columns }: Incidence, a: number, b: number): Uint32Array {
  const shared: number[] = [];
  let [x, y] = [offsets[a]!, offsets[b]!];
  while (x < offsets[a + 1]! && y < offsets[b + 1]!) {
    const order = columns[x]! - columns[y]!;
    if (order === 0) shared.push(columns[x]!);
    if (order <= 0) x++;
    if (order >= 0) y++;
  }
  return Uint32Array.from(shared);
}

/** What one context adds to the link of two of its items. */
export function shareOf({ sizes }: Incidence, context: number, counting: Counting): number {
  return counting === 'full' ? 1 : 1 / (sizes[context]! - 1);
}

/** wi of the normalisations: contexts of the item; with fractional counting those with at least two items, which is its total link strength. */
export function totalOf({ offsets, columns, sizes }: Incidence, item: number, counting: Counting): number {
  const [start, end] = [offsets[item]!, offsets[item + 1]!];
  if (counting === 'full') return end - start;
  let total = 0;
  for (let e = start; e < end; e++) if (sizes[columns[e]!]! > 1) total++;
  return total;
}

/** The counts of a pair before normalisation. */
export function countPair(incidence: Incidence, a: number, b: number, counting: Counting): PairCounts {
  const shared = sharedContexts(incidence, a, b);
  return {
    shared: shared.length,
    count: shared.reduce((sum, context) => sum + shareOf(incidence, context, counting), 0),
    wi: totalOf(incidence, a, counting),
    wj: totalOf(incidence, b, counting),
    total: incidence.sizes.length,
  };
}
