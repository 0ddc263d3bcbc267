import type { ClusterTie, MembershipEvidence, NodeLine } from '../model/details';
import { PAPER } from '../model/network';
import { NO_CLUSTER } from '../model/snapshot';
import { clusteringGraph, sortTies, tiesOf, type Tie } from './cluster-ties';
import { rankedLabels } from './explain-label';
import { amount, figure, percent } from './in-figures';
import { lineOfNode, type MapContext } from '../map/map-context';
import { graphOf } from '../map/map-graph';

const PARTNERS_SHOWN = 8;
const TERMS_SHOWN = 8;

/**
 * Why a node is in its cluster: its ties to each cluster in the network that clusters were found in, or for the authors and keywords of a
 * mixed map the clusters of their papers; its strongest partners, and the terms that it shares with the cluster. null when the map has no
 * such node.
 */
export function explainMembership(context: MapContext, node: number): MembershipEvidence | null {
  const { snapshot } = context;
  if (!Number.isInteger(node) || node < 0 || node >= snapshot.nodeCount) return null;
  const own = snapshot.cluster[node]!;
  const isVoter = snapshot.network === 'mixed' && snapshot.kinds[node] !== PAPER;
  const partners = isVoter ? linkedPapers(context, node) : linkedNodes(context, node);
  const ties = isVoter ? countVotes(context, partners, own) : tiesOf(context, node);
  const all = ties.reduce((sum, tie) => sum + tie.weight, 0);
  const evidence: MembershipEvidence = {
    node: lineOfNode(context, node),
    cluster: own === NO_CLUSTER ? null : own,
    by: isVoter ? 'papers' : 'links',
    sentence: '',
    ties: ties.map((tie) => describeTie(context, tie, all, isVoter)),
    unit: isVoter ? 'papers' : snapshot.network === 'mixed' ? 'relatedness' : 'link weight',
    inside: all > 0 && ties[0]?.cluster === own && own !== NO_CLUSTER ? ties[0].weight / all : 0,
    partners: strongest(context, partners, own, all),
    terms: snapshot.kinds[node] === PAPER ? sharedTerms(context, node, own) : [],
  };
  if (context.origins[own]?.moved.includes(node)) evidence.by = 'reader';
  else if (hasOwnClusters(context)) evidence.by = 'file';
  evidence.sentence = describe(evidence);
  return evidence;
}

/** Whether the clusters are those of the file that holds the finished map. */
function hasOwnClusters({ input, snapshot }: MapContext): boolean {
  return snapshot.network === 'imported' && (input.graph?.graph.clusters.length ?? 0) > 0;
}

interface Partner {
  node: number;
  weight: number;
}

function linkedNodes(context: MapContext, node: number): Partner[] {
  const { graph } = clusteringGraph(context);
  const partners: Partner[] = [];
  for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
    partners.push({ node: graph.targets[e]!, weight: graph.weights[e]! });
  }
  return partners;
}

/** Papers that an author or keyword of a mixed map is linked to; each counts 1. */
function linkedPapers({ snapshot }: MapContext, node: number): Partner[] {
  const { source, target } = snapshot.links;
  const papers = new Set<number>();
  const id = snapshot.ids[node]!;
  graphOf(snapshot).forEachEdge(id, (_, { link }) => {
    const other = source[link as number] === node ? target[link as number]! : source[link as number]!;
    if (snapshot.kinds[other] === PAPER) papers.add(other);
  });
  return [...papers].sort((a, b) => a - b).map((paper) => ({ node: paper, weight: 1 }));
}

function countVotes({ snapshot }: MapContext, papers: Partner[], own: number): Tie[] {
  const votes = new Map<number, Tie>();
  for (const { node } of papers) {
    const cluster = snapshot.cluster[node]!;
    const tie = votes.get(cluster) ?? { cluster, weight: 0, nodes: 0, expected: 0 };
    tie.weight++;
    tie.nodes++;
    votes.set(cluster, tie);
  }
  return sortTies([...votes.values()], own);
}

function describeTie({ snapshot }: MapContext, tie: Tie, all: number, isVoter: boolean): ClusterTie {
  const isNone = tie.cluster === NO_CLUSTER;
  const described: ClusterTie = {
    cluster: isNone ? null : tie.cluster,
    label: isNone ? 'in no topic' : (snapshot.clusters[tie.cluster]?.label ?? ''),
    weight: tie.weight,
    share: all > 0 ? tie.weight / all : 0,
    nodes: tie.nodes,
  };
  if (!isVoter) described.expected = tie.expected;
  return described;
}

function strongest(context: MapContext, partners: Partner[], own: number, all: number): NodeLine[] {
  if (own === NO_CLUSTER) return [];
  return partners
    .filter(({ node }) => context.snapshot.cluster[node] === own)
    .sort((a, b) => b.weight - a.weight || a.node - b.node)
    .slice(0, PARTNERS_SHOWN)
    .map(({ node, weight }) => lineOfNode(context, node, all > 0 ? weight / all : 0));
}

/** The paper's terms that part its cluster from the rest, best first. */
function sharedTerms(context: MapContext, node: number, own: number): MembershipEvidence['terms'] {
  const ranked = own === NO_CLUSTER ? undefined : rankedLabels(context)[own];
  if (!ranked || ranked.size === 0) return [];
  const { terms, paperTerms } = context.input.text;
  const paper = context.snapshot.entities[node]!;
  const mine = new Set(paperTerms.columns.subarray(paperTerms.offsets[paper], paperTerms.offsets[paper + 1]));
  return ranked.scored
    .filter(({ term, inside }) => mine.has(term) && inside > 1)
    .slice(0, TERMS_SHOWN)
    .map(({ term, inside }) => {
      const place = context.nodeOf.keyword[term] ?? -1;
      return {
        label: terms[term]?.label ?? '',
        node: place < 0 ? null : place,
        papers: inside,
        share: inside / ranked.size,
      };
    });
}

function describe({ by, cluster, ties, unit, node }: MembershipEvidence): string {
  const [own, ...others] = ties;
  const next = others.filter((tie) => tie.cluster !== null);
  if (by === 'reader') return `You moved it here.${own ? ` ${describeShare(ties, cluster, unit)}` : ''}`;
  if (by === 'file') {
    const start = cluster === null ? 'Its file puts it in no topic.' : 'Its file puts it here.';
    return own ? `${start} ${describeShare(ties, cluster, unit)}` : start;
  }
  if (!own) {
    const none = by === 'papers' ? 'None of its papers is on this map' : 'It has no links in this network';
    return cluster === null
      ? `${none}, so it is in no topic.`
      : `${none}; it was put here when the map was saved.`;
  }
  if (cluster === null)
    return by === 'papers'
      ? 'Its papers are in no topic, and so is it.'
      : 'It is in no topic: the group that its links join it to is too small for one.';
  if (by !== 'papers') return describeShare(ties, cluster, unit);
  if (own.cluster !== cluster)
    return 'None of its papers is in this topic; it was put here when the map was saved.';
  const papers = ties.reduce((sum, tie) => sum + tie.weight, 0);
  const rival = next[0];
  const tied =
    rival && rival.weight === own.weight ? `, as many as in “${rival.label}”; the larger topic takes it` : '';
  const whose = node.kind === 'author' ? 'the author’s' : 'its';
  return papers === own.weight
    ? `All of ${whose} ${amount(papers, 'paper')} here ${papers === 1 ? 'is' : 'are'} in this topic.`
    : `${own.weight} of ${whose} ${amount(papers, 'paper')} here ${own.weight === 1 ? 'is' : 'are'} in this topic${tied}.`;
}

/** "61 % of its relatedness stays in this topic, 4.2 times what chance would give; next comes “maps” with 20 %." */
function describeShare(ties: ClusterTie[], cluster: number | null, unit: string): string {
  const own = ties.find((tie) => tie.cluster === cluster && cluster !== null);
  const others = ties.filter((tie) => tie.cluster !== cluster && tie.cluster !== null);
  const next = others[0];
  if (!own) return cluster === null ? '' : `None of its ${unit} stays in this topic.`;
  const lift = (tie: ClusterTie): number => (tie.expected ? tie.weight / tie.expected : 0);
  const chance = lift(own) > 0 ? `, ${figure(lift(own))} times what chance would give` : '';
  const start = `${percent(own.share)} of its ${unit} stays in this topic${chance}`;
  if (!next) return `${start}.`;
  if (next.weight <= own.weight) return `${start}; next comes “${next.label}” with ${percent(next.share)}.`;
  const more = `“${next.label}” has more of it (${percent(next.share)})`;
  return lift(next) < lift(own)
    ? `${start}. ${more}, but is larger: only ${figure(lift(next))} times what chance would give.`
    : `${start}. ${more}; topics are found for the whole map at once, and this node counts little there.`;
}
