/**
 * How closely papers belong together: what the mixed network is clustered on.
 *
 * With citations: the mean of three row-normalised relations, text similarity, direct citation and bibliographic coupling (Ahlgren, Chen,
 * Colliander & van Eck 2020, doi:10.1162/qss_a_00027; Boyack & Klavans 2010, doi:10.1002/asi.21419), made symmetric. Without: text alone. Cosines are sharpened first (see sharpenPairs).
 */
import type { Corpus } from '../model/corpus';
import type { Pace } from '../model/pace';
import type { NetworkInput } from './network-input';
import { createPairSums, sharpenPairs, similarPairs, type PaperPairs } from './paper-pairs';

/** A work that more papers cite says little about any two of them and would make a link for every pair. */
const MOST_CITING_PAPERS = 100;

export interface Relatedness {
  pairs: PaperPairs;
  /** The relations that went in, in words. */
  relations: string[];
}

export async function relatePapers(input: NetworkInput, pace: Pace): Promise<Relatedness> {
  const { corpus, neighbours } = input;
  const paperCount = corpus.papers.length;
  const text = sharpenPairs(similarPairs(neighbours));
  const textWords = `text (${neighbours.k} nearest)`;
  const citations = citationPairs(corpus);
  const coupling = await coupledPairs(corpus, pace);
  const parts = [
    { words: textWords, pairs: text },
    { words: 'citations', pairs: citations },
    { words: 'shared references', pairs: coupling },
  ].filter(({ pairs }) => pairs.source.length > 0);
  if (citations.source.length + coupling.source.length === 0) return { pairs: text, relations: [textWords] };
  return {
    pairs: blend(
      paperCount,
      parts.map(({ pairs }) => pairs),
    ),
    relations: parts.map(({ words }) => words),
  };
}

/** Citations inside the corpus without their direction, weight 1 (2 where two papers cite each other). */
export function citationPairs(corpus: Corpus): PaperPairs {
  const sums = createPairSums(corpus.papers.length);
  for (let i = 0; i < corpus.citing.length; i++) sums.add(corpus.citing[i]!, corpus.cited[i]!, 1);
  return sums.toPairs();
}

/**
 * Bibliographic coupling (Kessler 1963, doi:10.1002/asi.5090140103), fractionally counted: a work cited by n papers adds 1 / (n - 1) to
 * each of their pairs. References inside and outside the corpus count alike.
 */
export async function coupledPairs(corpus: Corpus, pace: Pace): Promise<PaperPairs> {
  const sums = createPairSums(corpus.papers.length);
  const couple = (papers: number[]): void => {
    if (papers.length < 2 || papers.length > MOST_CITING_PAPERS) return;
    const share = 1 / (papers.length - 1);
    for (let a = 0; a < papers.length; a++) {
      for (let b = a + 1; b < papers.length; b++) sums.add(papers[a]!, papers[b]!, share);
    }
  };
  const citedBy: number[][] = corpus.papers.map(() => []);
  for (let i = 0; i < corpus.citing.length; i++) citedBy[corpus.cited[i]!]!.push(corpus.citing[i]!);
  const works = [...citedBy, ...corpus.citedWorks.map((work) => work.citedBy)];
  for (let i = 0; i < works.length; i++) {
    couple(works[i]!);
    const rest = pace('linking', i, works.length);
    if (rest) await rest;
  }
  return sums.toPairs();
}

/** The mean over the relations that a paper has, each scaled so that its row sums to 1; w(i, j) is the mean of both directions. */
function blend(paperCount: number, relations: PaperPairs[]): PaperPairs {
  const present = new Uint8Array(paperCount);
  const rowSums = relations.map((pairs) => {
    const sums = new Float64Array(paperCount);
    for (let e = 0; e < pairs.source.length; e++) {
      sums[pairs.source[e]!]! += pairs.weight[e]!;
      sums[pairs.target[e]!]! += pairs.weight[e]!;
    }
    for (let i = 0; i < paperCount; i++) if (sums[i]! > 0) present[i]!++;
    return sums;
  });
  const blended = createPairSums(paperCount);
  relations.forEach((pairs, r) => {
    const sums = rowSums[r]!;
    for (let e = 0; e < pairs.source.length; e++) {
      const a = pairs.source[e]!;
      const b = pairs.target[e]!;
      const weight = pairs.weight[e]!;
      blended.add(a, b, (weight / sums[a]! / present[a]! + weight / sums[b]! / present[b]!) / 2);
    }
  });
  return blended.toPairs();
}
