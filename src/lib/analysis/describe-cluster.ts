import type { ClusterDetails } from '../model/details';
import { regionNodes } from '../model/snapshot';
import { papersWithTerm, yearsOf } from './describe-node';
import { lineOfNode, type MapContext } from './map-context';

const CORE_SHOWN = 12;

/** Everything the card of a cluster shows, or null when there is no such cluster. */
export function describeCluster(context: MapContext, index: number): ClusterDetails | null {
  const { snapshot, input } = context;
  const cluster = snapshot.clusters[index];
  if (!cluster) return null;
  const members: number[] = [];
  const inside = new Map<number, number>();
  const isRegion = regionNodes(snapshot.kinds);
  let nodes = 0;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (snapshot.cluster[node] !== index) continue;
    nodes++;
    if (isRegion(node)) {
      members.push(node);
      inside.set(node, 0);
    }
  }
  const { source, target, weight } = snapshot.links;
  for (let i = 0; i < source.length; i++) {
    const a = source[i] ?? 0;
    const b = target[i] ?? 0;
    const strengthA = inside.get(a);
    const strengthB = inside.get(b);
    if (strengthA === undefined || strengthB === undefined) continue;
    inside.set(a, strengthA + (weight[i] ?? 0));
    inside.set(b, strengthB + (weight[i] ?? 0));
  }
  const hasPapers = snapshot.counts.papers > 0;
  const papers = hasPapers ? members.map((node) => snapshot.entities[node] ?? 0) : [];
  const core = [...members]
    .sort((a, b) => (inside.get(b) ?? 0) - (inside.get(a) ?? 0) || a - b)
    .slice(0, CORE_SHOWN);
  const mine = new Set(papers);
  // Without papers a cluster's terms are the names of its nodes, which stand in its list.
  const terms = (hasPapers ? cluster.terms : []).flatMap((label) => {
    const term = input.text.terms.findIndex((candidate) => candidate.label === label);
    if (term < 0) return [];
    const node = context.nodeOf.keyword[term] ?? -1;
    const count = papersWithTerm(context, term).filter((paper) => mine.has(paper)).length;
    const given = input.text.terms[term]?.given ?? false;
    return [{ label, papers: count, node: node < 0 ? null : node, given }];
  });
  return {
    cluster: index,
    id: cluster.id,
    label: cluster.label,
    papers: papers.length,
    nodes,
    terms,
    core: core.map((node) => lineOfNode(context, node)),
    ...yearsOf(context, papers),
  };
}
