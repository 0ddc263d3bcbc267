import type { ClusterDetails } from '../model/details';
import { regionNodes } from '../model/snapshot';
import { findBridges } from './cluster-bridges';
import { nameByMembers, rankCore } from './cluster-core';
import { timeOfCluster } from './describe-figures';
import { papersWithTerm } from './describe-node';
import { yearsOf } from './years-of';
import { lineOfNode, type MapContext } from '../map/map-context';

const CORE_SHOWN = 12;
/** Longest row of years; where papers lie further apart, the last ones. */
const MOST_YEARS = 400;

/** Everything the card of a cluster shows, or null when there is no such cluster. */
export function describeCluster(context: MapContext, index: number): ClusterDetails | null {
  const { snapshot, input } = context;
  const cluster = snapshot.clusters[index];
  if (!cluster) return null;
  const members: number[] = [];
  const isRegion = regionNodes(snapshot.kinds);
  let nodes = 0;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (snapshot.cluster[node] !== index) continue;
    nodes++;
    if (isRegion(node)) members.push(node);
  }
  const hasPapers = snapshot.counts.papers > 0;
  const isShown = (node: number): boolean => context.shown?.nodes[node] !== 0;
  const shown = members.filter(isShown);
  const papers = hasPapers ? shown.map((node) => snapshot.entities[node] ?? 0) : [];
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
  const { ranked, figure, by } = rankCore(context, members);
  const { label, name, parts, moved } = context.origins[index] ?? {
    label: cluster.label,
    name: null,
    parts: [],
    moved: [],
  };
  const years = yearsOf(context, papers);
  return {
    cluster: index,
    id: cluster.id,
    label: cluster.label,
    papers: hasPapers ? members.length : 0,
    shown: context.shown ? shown.length : null,
    nodes,
    time: timeOfCluster(context, index),
    terms,
    core: ranked
      .filter(isShown)
      .slice(0, CORE_SHOWN)
      .map((node) => ({ ...lineOfNode(context, node), figure: figure.get(node) ?? 0 })),
    coreBy: by,
    perYear: countPerYear(context, papers, years),
    bridges: findBridges(context, index),
    members: nameByMembers(context, ranked, moved),
    edits: { foundLabel: label, name, parts, moved: moved.map((node) => lineOfNode(context, node)) },
    ...years,
  };
}

function countPerYear(
  { input }: MapContext,
  papers: readonly number[],
  { firstYear, lastYear }: { firstYear: number | null; lastYear: number | null },
): ClusterDetails['perYear'] {
  if (firstYear === null || lastYear === null) return [];
  const start = Math.max(firstYear, lastYear - MOST_YEARS + 1);
  const counts = Array.from({ length: lastYear - start + 1 }, (_, i) => ({ year: start + i, papers: 0 }));
  for (const paper of papers) {
    const year = input.corpus.papers[paper]?.date?.year;
    const count = year === undefined ? undefined : counts[year - start];
    if (count) count.papers++;
  }
  return counts;
}
