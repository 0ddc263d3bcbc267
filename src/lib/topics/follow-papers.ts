import { PAPER } from '../model/network';
import { NO_CLUSTER, type Snapshot } from '../model/snapshot';

/**
 * Authors and keywords belong to the cluster that most of their papers are in: those of papers that were moved are counted again. Where
 * clusters are equal a node stays in its own, or goes to the one whose paper comes first. In place.
 *
 * @param before n: clusters before papers were moved
 * @param after n: clusters now; changed
 * @param fixed nodes that were moved themselves
 */
export function followPapers(
  { kinds, links }: Pick<Snapshot, 'kinds' | 'links'>,
  before: Uint16Array,
  after: Uint16Array,
  fixed: ReadonlySet<number>,
): void {
  const { source, target } = links;
  const pairs = (visit: (paper: number, other: number) => void): void => {
    for (let link = 0; link < source.length; link++) {
      const [a, b] = [source[link]!, target[link]!];
      if (kinds[a] === PAPER && kinds[b] !== PAPER) visit(a, b);
      else if (kinds[b] === PAPER && kinds[a] !== PAPER) visit(b, a);
    }
  };
  const papersOf = new Map<number, number[]>();
  pairs((paper, other) => {
    if (before[paper] !== after[paper] && !fixed.has(other)) papersOf.set(other, []);
  });
  if (papersOf.size === 0) return;
  pairs((paper, other) => papersOf.get(other)?.push(paper));
  for (const [node, papers] of papersOf) {
    const votes = new Map<number, number>();
    for (const paper of papers.sort((a, b) => a - b)) {
      const of = after[paper]!;
      if (of !== NO_CLUSTER) votes.set(of, (votes.get(of) ?? 0) + 1);
    }
    const own = after[node]!;
    let best = votes.has(own) ? own : NO_CLUSTER;
    for (const [of, count] of votes) if (count > (votes.get(best) ?? 0)) best = of;
    if (best !== NO_CLUSTER) after[node] = best;
  }
}
