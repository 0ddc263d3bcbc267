import { NO_CLUSTER } from '../../model/snapshot';
import type { TextModel } from '../../model/text';
import { isClassCode, isAdjectival } from './label-words';
import type { TermScore } from './ranked-label';

/** What the papers of one cluster hold. */
export interface ClusterTerms {
  /** Its papers, ascending. */
  papers: number[];
  /** Term -> papers of the cluster that hold it. */
  counts: Map<number, number>;
  /** Term -> sum, over those papers, of its score in the paper as a share of the paper's best one. */
  ranks: Map<number, number>;
}

/** A term that ranks last in its papers counts this much, one that ranks first three times as much. */
const PROMINENCE_FLOOR = 0.5;
/** From this share of the cluster's papers on a name is true enough. */
const TRUE_SHARE = 0.5;
/** How much names that are not count less: mildly, for large clusters have no term that half of their papers share. */
const TRUTH_POWER = 0.25;
/** Authors name topics better than we find them. */
const GIVEN_WEIGHT = 1.2;
const ADJECTIVE_WEIGHT = 0.5;
const CODE_WEIGHT = 0.02;

/** Counts the terms of each cluster's papers. */
export function countClusterTerms(
  { paperTerms }: TextModel,
  clusterOf: Uint16Array,
  clusterCount: number,
): ClusterTerms[] {
  const clusters = Array.from({ length: clusterCount }, (): ClusterTerms => ({
    papers: [],
    counts: new Map(),
    ranks: new Map(),
  }));
  for (let paper = 0; paper < paperTerms.rowCount; paper++) {
    const index = clusterOf[paper] ?? NO_CLUSTER;
    const cluster = index === NO_CLUSTER ? undefined : clusters[index];
    if (!cluster) continue;
    cluster.papers.push(paper);
    const start = paperTerms.offsets[paper] ?? 0;
    const best = paperTerms.values[start] || 1;
    for (let i = start; i < (paperTerms.offsets[paper + 1] ?? 0); i++) {
      const term = paperTerms.columns[i] ?? 0;
      cluster.counts.set(term, (cluster.counts.get(term) ?? 0) + 1);
      cluster.ranks.set(term, (cluster.ranks.get(term) ?? 0) + (paperTerms.values[i] ?? 0) / best);
    }
  }
  return clusters;
}

/**
 * A term's part of the Kullback-Leibler divergence of a cluster from the other papers:
 * (a/n) · ln[(a/n) / ((df - a + 1) / (N - n + 1))].
 *
 * @param inside a: papers of the cluster that hold it
 * @param df papers that hold it
 * @param size n: papers of the cluster
 * @param paperCount N: all papers
 */
export function divergence(inside: number, df: number, size: number, paperCount: number): number {
  const share = inside / size;
  const outside = (df - inside + 1) / (paperCount - size + 1);
  return share * Math.log(share / outside);
}

/**
 * The terms that may name a cluster, best first: their divergence times log2(1 + words), weighed by how far up they rank in the cluster's papers and by how
 * many of them they are true for. Codes of classifications and lone adjectives come last.
 *
 * @param banned terms that name the whole map, and so no part of it
 */
export function scoreTerms(
  text: TextModel,
  { papers, counts, ranks }: ClusterTerms,
  banned: (term: number) => boolean,
): TermScore[] {
  const size = papers.length;
  const minimum = size >= 2 ? 2 : 1;
  const scored: TermScore[] = [];
  for (const [term, inside] of counts) {
    const of = text.terms[term];
    if (!of || inside < minimum || banned(term)) continue;
    const prominence = PROMINENCE_FLOOR + (ranks.get(term) ?? 0) / inside;
    const truth = Math.min(1, inside / size / TRUE_SHARE) ** TRUTH_POWER;
    const own = divergence(inside, of.df, size, text.paperTerms.rowCount);
    const bonus = Math.log2(1 + of.length);
    const kind = plainness(of.label, of.given);
    const score = own * bonus * prominence * truth * kind;
    if (score > 0) scored.push({ term, inside, divergence: own, bonus, prominence, truth, kind, score });
  }
  return scored.sort((a, b) => b.score - a.score || a.term - b.term);
}

function plainness(label: string, given: boolean): number {
  if (isClassCode(label)) return CODE_WEIGHT;
  return (given ? GIVEN_WEIGHT : 1) * (isAdjectival(label) ? ADJECTIVE_WEIGHT : 1);
}
