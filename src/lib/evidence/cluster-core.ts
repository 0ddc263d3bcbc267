import { MOST_MEMBERS } from '../model/cluster-edits';
import type { MapContext } from '../map/map-context';

export interface ClusterCore {
  /** All members, those that stand for the cluster most first; ties by node. */
  ranked: number[];
  /** Per member. */
  figure: ReadonlyMap<number, number>;
  by: 'citations' | 'links';
}

/**
 * Ranks the papers of a cluster by the citations that they have from papers of the same cluster; where there is none (or on a map without
 * papers) by the weight of their links inside it.
 *
 * @param members nodes of the cluster
 */
export function rankCore({ snapshot, input, nodeOf }: MapContext, members: readonly number[]): ClusterCore {
  const weight = new Map(members.map((node) => [node, 0]));
  const { links } = snapshot;
  for (let i = 0; i < links.source.length; i++) {
    const [a, b] = [links.source[i]!, links.target[i]!];
    const [ofA, ofB] = [weight.get(a), weight.get(b)];
    if (ofA === undefined || ofB === undefined) continue;
    weight.set(a, ofA + links.weight[i]!);
    weight.set(b, ofB + links.weight[i]!);
  }
  const cited = new Map(members.map((node) => [node, 0]));
  let citations = 0;
  if (snapshot.counts.papers > 0) {
    const { citing, cited: to } = input.corpus;
    for (let i = 0; i < citing.length; i++) {
      const from = nodeOf.paper[citing[i]!] ?? -1;
      const node = nodeOf.paper[to[i]!] ?? -1;
      const count = cited.get(node);
      if (count === undefined || !cited.has(from)) continue;
      cited.set(node, count + 1);
      citations++;
    }
  }
  const figure = citations > 0 ? cited : weight;
  const ranked = [...members].sort(
    (a, b) => figure.get(b)! - figure.get(a)! || weight.get(b)! - weight.get(a)! || a - b,
  );
  return { ranked, figure, by: citations > 0 ? 'citations' : 'links' };
}

/** Ids that name a cluster in edits: its core, without what was moved into it unless there is nothing else. */
export function nameByMembers(
  { snapshot }: MapContext,
  ranked: readonly number[],
  moved: readonly number[],
): string[] {
  const isMoved = new Set(moved);
  const found = ranked.filter((node) => !isMoved.has(node));
  return (found.length > 0 ? found : ranked).slice(0, MOST_MEMBERS).map((node) => snapshot.ids[node] ?? '');
}
