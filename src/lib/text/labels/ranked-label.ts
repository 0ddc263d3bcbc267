import type { ClusterLabel } from '../../model/text';

/** What the score of a term in a cluster is made of. */
export interface TermScore {
  /** Dense term index. */
  term: number;
  /** Papers of the cluster that hold it. */
  inside: number;
  /** The cluster's part of the Kullback-Leibler divergence: share · ln(share / outside). */
  divergence: number;
  /** log2(1 + words) */
  bonus: number;
  /** How far up it ranks in those papers, 0.5 (last) to 1.5 (first). */
  prominence: number;
  /** 1 for a term that at least half of the cluster's papers hold, less for others. */
  truth: number;
  /** More than 1 for keywords that authors give, less for lone adjectives and codes of classifications. */
  kind: number;
  /** divergence · bonus · prominence · truth · kind */
  score: number;
}

/** A term that says much the same as one that is used already. */
export interface Likeness {
  /** Dense index of the term that it is like. */
  to: number;
  /** The cluster that the other one names. */
  cluster: number;
  /** Share of their words that they have in common, 0..1. */
  value: number;
}

/** A label together with how it was found. */
export interface RankedLabel extends ClusterLabel {
  /** Papers of the cluster. */
  size: number;
  /** Papers in all. */
  paperCount: number;
  /** Candidates, best score first. */
  scored: TermScore[];
  /** The terms that the name is made of; empty where words had to do. */
  named: number[];
  /** Of each candidate: the most alike of the terms that were picked before it, here or for a sibling's name. */
  alike: Map<number, Likeness>;
}
