import type { LabelEvidence, LabelTerm } from '../model/details';
import type { Snapshot } from '../model/snapshot';
import { rankLabels } from '../text/labels/labels';
import { isClassCode } from '../text/labels/label-words';
import type { RankedLabel, TermScore } from '../text/labels/ranked-label';
import { figure } from './in-figures';
import type { MapContext } from '../map/map-context';
import { areKeywords, clusterPapers } from '../topics/name-clusters';
import { shortTitle } from '../networks/paper-label';

/** Candidates in an answer. */
const TERMS_SHOWN = 12;

/** Labels are ranked against each other, so all of them are worked out at the first question about a map. */
const rankedOf = new WeakMap<Snapshot, RankedLabel[]>();

/**
 * Why a cluster has its name: the candidates with what their scores are made of (see labelClusters in text/labels.ts), which of them make up
 * the name, and why better ones were left out. null when there is no such cluster.
 */
export function explainLabel(context: MapContext, index: number): LabelEvidence | null {
  const cluster = context.snapshot.clusters[index];
  if (!cluster) return null;
  const evidence: LabelEvidence = {
    cluster: index,
    id: cluster.id,
    label: cluster.label,
    by: 'given',
    sentence: '',
    papers: 0,
    allPapers: context.input.text.paperTerms.rowCount,
    terms: [],
  };
  const ranked = rankedLabels(context)[index];
  if (!ranked || ranked.size === 0) return { ...evidence, ...withoutTerms(context, index) };
  evidence.papers = ranked.size;
  const isFound = ranked.label === cluster.label;
  const origin = context.origins[index];
  const hasNameByHand = origin ? origin.name !== null : false;
  const isEdited = context.origins.some(({ parts, moved }) => parts.length + moved.length > 0);
  if (hasNameByHand || !isFound) evidence.by = !hasNameByHand && isEdited ? 'earlier' : 'given';
  else evidence.by = ranked.named.length > 0 ? 'terms' : 'words';
  const inName = new Set(isFound ? ranked.named : []);
  const order = [
    ...(isFound ? ranked.named : []),
    ...ranked.scored.map(({ term }) => term).filter((term) => !inName.has(term)),
  ].slice(0, TERMS_SHOWN);
  const scoreOf = new Map(ranked.scored.map((score) => [score.term, score]));
  evidence.terms = order.flatMap((term) => {
    const score = scoreOf.get(term);
    return score ? [describeTerm(context, index, ranked, score, inName)] : [];
  });
  evidence.sentence = describeLabel(evidence);
  return evidence;
}

/** Labels of all clusters as they would be found now by the terms of their papers; none where nodes name them. */
export function rankedLabels({ input, snapshot }: MapContext): RankedLabel[] {
  const known = rankedOf.get(snapshot);
  if (known) return known;
  const { network: name, nodeCount, kinds, entities, settings, cluster, clusters } = snapshot;
  const nodes = { name, nodeCount, kinds, entities };
  const ranked =
    name === 'imported' || areKeywords(kinds)
      ? []
      : rankLabels(
          input.text,
          clusterPapers(input, nodes, settings, cluster, clusters.length),
          clusters.length,
        );
  rankedOf.set(snapshot, ranked);
  return ranked;
}

function describeTerm(
  context: MapContext,
  cluster: number,
  ranked: RankedLabel,
  score: TermScore,
  inName: ReadonlySet<number>,
): LabelTerm {
  const of = context.input.text.terms[score.term];
  const node = context.nodeOf.keyword[score.term] ?? -1;
  const described: LabelTerm = {
    label: of?.label ?? '',
    node: node < 0 ? null : node,
    inside: score.inside,
    df: of?.df ?? 0,
    divergence: score.divergence,
    bonus: score.bonus,
    prominence: score.prominence,
    truth: score.truth,
    kind: score.kind,
    score: score.score,
    arithmetic: arithmeticOf(ranked, score, of?.df ?? 0),
    inName: inName.has(score.term),
  };
  const leftOut = inName.size > 0 && !described.inName ? whyLeftOut(context, cluster, ranked, score) : '';
  if (leftOut) described.leftOut = leftOut;
  return described;
}

/** "7/9 · ln(0.778 / 0.115) · 1.58 · 1.20 = 2.82"; factors of 1 are left out. */
function arithmeticOf({ size, paperCount }: RankedLabel, score: TermScore, df: number): string {
  const { inside, bonus, prominence, truth, kind } = score;
  const factors = [bonus, prominence, truth, kind].filter((factor) => factor !== 1).map(figure);
  const outside = (df - inside + 1) / (paperCount - size + 1);
  const own = `${inside}/${size} · ln(${figure(inside / size)} / ${figure(outside)})`;
  return `${[own, ...factors].join(' · ')} = ${figure(score.score)}`;
}

/** Only of terms that score better than one in the name: the others need no reason. */
function whyLeftOut(
  { input, snapshot }: MapContext,
  cluster: number,
  { named, scored, alike }: RankedLabel,
  { term, score }: TermScore,
): string {
  const least = Math.min(...scored.filter((other) => named.includes(other.term)).map((other) => other.score));
  if (score < least) return '';
  const label = input.text.terms[term]?.label ?? '';
  if (isClassCode(label)) return 'a code of a classification tells a reader little';
  const like = alike.get(term);
  if (!like || like.value < 0.5) return 'the name is long enough, or true for enough papers, without it';
  const where =
    like.cluster === cluster
      ? 'which says more here'
      : `a term of “${snapshot.clusters[like.cluster]?.label}”`;
  return `too much like “${input.text.terms[like.to]?.label}”, ${where}`;
}

function describeLabel({ label, papers, allPapers, by }: LabelEvidence): string {
  const size = `${papers} of ${allPapers} papers`;
  if (by === 'given')
    return `“${label}” was given by hand or by the file. These are the terms that part its ${size} from the rest.`;
  if (by === 'earlier')
    return `The name was found before topics were changed by hand. These are the terms that part its ${size} from the rest now.`;
  if (by === 'words') return `None of the terms found in its ${size} names it; its heaviest words do.`;
  return `The name is made of terms that many of its ${size} hold and few others do.`;
}

/** Clusters that are named by their nodes, or by a file. */
function withoutTerms({ snapshot }: MapContext, index: number): Partial<LabelEvidence> {
  const cluster = snapshot.clusters[index]!;
  const names = new Set<string>();
  snapshot.cluster.forEach((own, node) => {
    if (own === index) names.add(shortTitle(snapshot.labels[node] ?? ''));
  });
  return cluster.label.split(' · ').every((part) => names.has(part))
    ? { by: 'nodes', sentence: 'It is named by those of its nodes that weigh most in it.' }
    : { by: 'given', sentence: `“${cluster.label}” was given by hand or by the file.` };
}
