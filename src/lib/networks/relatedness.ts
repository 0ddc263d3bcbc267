/**
 * How closely papers belong together: what the mixed network is clustered on.
 *
 * With citations: the mean of three row-normalised relations, text similarity, direct citation and bibliographic coupling (Ahlgren, Chen,
 * Colliander & van Eck 2020, doi:10.1162/qss_a_00027; Boyack & Klavans 2010, doi:10.1002/asi.21419), made symmetric. Without: text alone. Cosines are sharpened first (see sharpenPairs).
 */
import type { Corpus } from '../model/corpus';
import type { Progress } from '../model/progress';
import type { NetworkInput } from './network-input';
import { createPairSums, sharpenPairs, similarPairs, type PaperPairs } from './paper-pairs';

/** A work that more papers cite says little about any two of them and would make a link for every pair. */
export const MOST_CITING_PAPERS = 100;

export interface Relatedness {
  pairs: PaperPairs;
  /** The relations that went in, in words. */
  relations: string[];
}

/** One relation between papers, before it is blended with others. */
export interface Relation {
  /** "text (10 nearest)", "citations", "shared references" */
  words: string;
  pairs: PaperPairs;
}

export async function relatePapers(input: NetworkInput, progress: Progress): Promise<Relatedness> {
  const { text, others } = await listRelations(input, progress);
  if (others.length === 0) return { pairs: text.pairs, relations: [text.words] };
  const relations = withoutEmpty([text, ...others]);
  const scale = scaleRows(input.corpus.papers.length, relations);
  const blended = createPairSums(input.corpus.papers.length);
  relations.forEach(({ pairs }, relation) => {
    for (let e = 0; e < pairs.source.length; e++) {
      const a = pairs.source[e]!;
      const b = pairs.target[e]!;
      blended.add(a, b, scaleWeight(scale, relation, a, b, pairs.weight[e]!));
    }
  });
  return { pairs: blended.toPairs(), relations: relations.map(({ words }) => words) };
}

/** What relates these papers: their texts, and what there is of citations and shared references. Text alone is not scaled. */
export async function listRelations(
  { corpus, neighbours }: NetworkInput,
  progress: Progress,
): Promise<{ text: Relation; others: Relation[] }> {
  return {
    text: { words: `text (${neighbours.k} nearest)`, pairs: sharpenPairs(similarPairs(neighbours)) },
    others: withoutEmpty([
      { words: 'citations', pairs: citationPairs(corpus) },
      { words: 'shared references', pairs: await coupledPairs(corpus, progress) },
    ]),
  };
}

export function withoutEmpty(relations: Relation[]): Relation[] {
  return relations.filter(({ pairs }) => pairs.source.length > 0);
}

/** What the weights of relations are divided by. */
export interface RowScale {
  /** By relation, per paper: sum of its weights. */
  sums: Float64Array[];
  /** Per paper: number of relations that it has. */
  present: Uint8Array;
}

/** Each relation of a paper is scaled so that its row sums to 1, and then to their mean. */
export function scaleRows(paperCount: number, relations: readonly Relation[]): RowScale {
  const present = new Uint8Array(paperCount);
  const sums = relations.map(({ pairs }) => {
    const rows = new Float64Array(paperCount);
    for (let e = 0; e < pairs.source.length; e++) {
      rows[pairs.source[e]!]! += pairs.weight[e]!;
      rows[pairs.target[e]!]! += pairs.weight[e]!;
    }
    for (let i = 0; i < paperCount; i++) if (rows[i]! > 0) present[i]!++;
    return rows;
  });
  return { sums, present };
}

/** The part of a relation in the blended weight of two papers: the mean of both directions. */
export function scaleWeight(
  { sums, present }: RowScale,
  relation: number,
  a: number,
  b: number,
  weight: number,
): number {
  const rows = sums[relation]!;
  return (weight / rows[a]! / present[a]! + weight / rows[b]! / present[b]!) / 2;
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
export async function coupledPairs(corpus: Corpus, progress: Progress): Promise<PaperPairs> {
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
    const yielded = progress('linking', i, works.length);
    if (yielded) await yielded;
  }
  return sums.toPairs();
}
