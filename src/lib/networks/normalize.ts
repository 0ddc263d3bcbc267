/**
 * How counts become weights. c: the count of a pair; wi, wj: the totals of its ends; N: the number of contexts.
 *
 * Sources: van Eck & Waltman 2009, doi:10.1002/asi.21075 (association strength, cosine, Jaccard, inclusion, equivalence); Bouma 2009,
 * "Normalized (pointwise) mutual information in collocation extraction" (NPMI).
 */
import type { Normalization } from '../model/settings';

/** In words for the method line. */
export const NORMALIZATION_WORDS: Record<Normalization, string> = {
  none: 'no normalisation',
  association: 'association strength',
  cosine: 'cosine',
  jaccard: 'Jaccard index',
  inclusion: 'inclusion index',
  equivalence: 'equivalence index',
  npmi: 'normalised pointwise mutual information',
};

/**
 * The weight of a pair:
 *
 *     none         c
 *     association  c / (wi wj)
 *     cosine       c / sqrt(wi wj)
 *     jaccard      c / (wi + wj - c)
 *     inclusion    c / min(wi, wj)
 *     equivalence  c² / (wi wj)
 *     npmi         ln(pij / (pi pj)) / -ln pij, where pij = c / N and pi = wi / N; 1 where pij is 1
 *
 * A link whose NPMI is 0 or less stands together no oftener than by chance; it has no place on a map, see isLink.
 */
export function normalizeCount(
  kind: Normalization,
  c: number,
  wi: number,
  wj: number,
  total: number,
): number {
  switch (kind) {
    case 'none':
      return c;
    case 'association':
      return c / (wi * wj);
    case 'cosine':
      return c / Math.sqrt(wi * wj);
    case 'jaccard':
      return c / (wi + wj - c);
    case 'inclusion':
      return c / Math.min(wi, wj);
    case 'equivalence':
      return (c * c) / (wi * wj);
    case 'npmi':
      // The two are in every context: as close as can be, and the formula is 0 / 0.
      return c >= total ? 1 : Math.log((c * total) / (wi * wj)) / -Math.log(c / total);
  }
}

/** Whether a weight makes a link: finite and above 0 (NPMI can be below). */
export function isLink(weight: number): boolean {
  return weight > 0 && weight < Infinity;
}

/** Links of a graph without an incidence matrix. */
export interface WeightedLinks {
  source: ArrayLike<number>;
  target: ArrayLike<number>;
  weight: ArrayLike<number>;
}

/**
 * Weights of a graph that comes without its counts, such as a finished map: wi is the total weight of the node's links, as in VOSviewer.
 * For NPMI, N is the total weight of all links, pij = c / N and pi = wi / 2N: the chance that one of the two ends of a link is the node,
 * and two ends by chance are i and j with 2 pi pj.
 */
export function normalizeGraph(kind: Normalization, nodeCount: number, links: WeightedLinks): Float64Array {
  const { source, target, weight } = links;
  const totals = new Float64Array(nodeCount);
  let all = 0;
  for (let e = 0; e < source.length; e++) {
    totals[source[e]!]! += weight[e]!;
    totals[target[e]!]! += weight[e]!;
    all += weight[e]!;
  }
  const result = new Float64Array(source.length);
  for (let e = 0; e < source.length; e++) {
    const [c, wi, wj] = [weight[e]!, totals[source[e]!]!, totals[target[e]!]!];
    result[e] =
      kind === 'npmi'
        ? c >= all
          ? 1
          : Math.log((c * 2 * all) / (wi * wj)) / -Math.log(c / all)
        : normalizeCount(kind, c, wi, wj, all);
  }
  return result;
}
