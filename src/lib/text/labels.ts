import { NO_CLUSTER } from '../model/snapshot';
import type { ClusterLabel, TextModel } from '../model/text';
import type { Likeness, RankedLabel, TermScore } from './ranked-label';

/** Terms of a cluster that a label and its details are chosen from. */
const MAX_TERMS = 12;
/** How much the likeness to terms already used counts against a term. */
const REDUNDANCY = 0.5;
const PROMINENCE_FLOOR = 0.5;
/** Terms that a name is made of at most. */
export const MAX_LABEL_TERMS = 3;
const MAX_LABEL_LENGTH = 44;

interface Said {
  term: number;
  cluster: number;
  words: Set<string>;
}

/**
 * Names clusters of papers by the terms that part them from the rest.
 *
 * score(t, c) = (a/nc) · ln[(a/nc) / ((df - a + 1) / (N - nc + 1))] · log2(1 + words), a = papers of c that hold t, a >= 2 (the cluster's part
 * of the Kullback-Leibler divergence), weighed by how far up the term ranks in those papers. Terms are then taken by maximal marginal relevance against those that already name the cluster or a
 * sibling (J. Carbonell, J. Goldstein 1998, https://doi.org/10.1145/290941.291025). Theme terms, which stand in most papers, name none.
 *
 * @param clusterOf per paper: cluster index or NO_CLUSTER
 * @returns one label a cluster; one without terms is named by its words, one without words "Unnamed"
 */
export function labelClusters(text: TextModel, clusterOf: Uint16Array, clusterCount: number): ClusterLabel[] {
  return rankLabels(text, clusterOf, clusterCount).map(({ label, terms }) => ({ label, terms }));
}

/** The labels of labelClusters with all that led to them. */
export function rankLabels(text: TextModel, clusterOf: Uint16Array, clusterCount: number): RankedLabel[] {
  const { paperTerms, terms } = text;
  const sizes = new Uint32Array(clusterCount);
  const counts = Array.from({ length: clusterCount }, () => new Map<number, number>());
  const ranks = Array.from({ length: clusterCount }, () => new Map<number, number>());
  let paperCount = 0;
  for (let paper = 0; paper < paperTerms.rowCount; paper++) {
    paperCount++;
    const cluster = clusterOf[paper] ?? NO_CLUSTER;
    if (cluster === NO_CLUSTER || cluster >= clusterCount) continue;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    const count = counts[cluster] as Map<number, number>;
    const rank = ranks[cluster] as Map<number, number>;
    const start = paperTerms.offsets[paper] ?? 0;
    const best = paperTerms.values[start] || 1;
    for (let i = start; i < (paperTerms.offsets[paper + 1] ?? 0); i++) {
      const term = paperTerms.columns[i] ?? 0;
      count.set(term, (count.get(term) ?? 0) + 1);
      rank.set(term, (rank.get(term) ?? 0) + (paperTerms.values[i] ?? 0) / best);
    }
  }

  const theme = new Set(text.theme);
  const byRank: boolean[] = [];
  const scored = counts.map((count, cluster): TermScore[] => {
    const size = sizes[cluster] ?? 0;
    const minimum = size >= 2 ? 2 : 1;
    let best = scoreTerms(
      text,
      count,
      ranks[cluster] as Map<number, number>,
      size,
      paperCount,
      minimum,
      theme,
    );
    byRank[cluster] = best.length === 0;
    if (best.length === 0) {
      // Nothing stands in two of its papers: the terms that rank best in them.
      best = [...(ranks[cluster] ?? [])]
        .filter(([term]) => !theme.has(term))
        .map(([term, score]) => {
          const inside = count.get(term) ?? 0;
          return { term, inside, divergence: 0, bonus: 1, prominence: score, score };
        });
    }
    return best.sort((a, b) => b.score - a.score || a.term - b.term).slice(0, 4 * MAX_TERMS);
  });

  // Large clusters choose first.
  const order = [...sizes.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const words = (term: number) => contentWords(terms[term]?.label ?? '');
  const taken: Said[] = [];
  const chosen: { terms: number[]; alike: Map<number, Likeness> }[] = [];
  for (const cluster of order) {
    const own = chooseTerms(scored[cluster] ?? [], words, taken, cluster);
    chosen[cluster] = own;
    for (const term of own.terms.slice(0, MAX_LABEL_TERMS)) taken.push({ term, cluster, words: words(term) });
  }
  return chosen.map(({ terms: own, alike }, cluster) => {
    const size = sizes[cluster] ?? 0;
    const named = termsOfName(text, own, counts[cluster] as Map<number, number>, size);
    return {
      label: joinLabel(text, named) || wordLabel(text, clusterOf, cluster),
      terms: own,
      size,
      paperCount,
      byRank: byRank[cluster] ?? false,
      scored: scored[cluster] ?? [],
      named,
      alike,
    };
  });
}

/**
 * The whole map's name: the terms that stand in more than half of its papers, at most three; empty where there is none. A word that stands
 * in most papers and before a theme term in some belongs to it: "Causal · Transformer".
 */
export function mapTitle(text: TextModel): string {
  const labels: string[] = [];
  const counts = new Uint32Array(text.vectors.columnCount);
  for (const column of text.vectors.columns) counts[column] = (counts[column] ?? 0) + 1;
  const isCommon = (word: string) => {
    const column = text.features.indexOf(word);
    return column >= 0 && (counts[column] ?? 0) > text.vectors.rowCount / 2;
  };
  for (const index of text.theme) {
    const theme = text.terms[index];
    if (!theme || labels.some((other) => overlap(contentWords(other), contentWords(theme.label)) > 0))
      continue;
    const modifier = text.terms.find(({ label, length, df }) => {
      const [first = '', ...rest] = label.split(' ');
      return length === 2 && df >= 3 && rest.join(' ') === theme.label && isCommon(first.toLowerCase());
    });
    if (modifier) labels.push(modifier.label.split(' ')[0] ?? '');
    labels.push(theme.label);
    if (labels.length >= MAX_LABEL_TERMS) break;
  }
  return labels
    .slice(0, MAX_LABEL_TERMS)
    .map((label) => label.charAt(0).toUpperCase() + label.slice(1))
    .join(' · ');
}

function scoreTerms(
  text: TextModel,
  counts: ReadonlyMap<number, number>,
  ranks: ReadonlyMap<number, number>,
  size: number,
  paperCount: number,
  minimum: number,
  theme: ReadonlySet<number>,
): TermScore[] {
  const scored: TermScore[] = [];
  for (const [term, inside] of counts) {
    const of = text.terms[term];
    if (!of || inside < minimum || theme.has(term)) continue;
    const share = inside / size;
    const outside = (of.df - inside + 1) / (paperCount - size + 1);
    const divergence = share * Math.log(share / outside);
    const bonus = Math.log2(1 + of.length);
    const prominence = PROMINENCE_FLOOR + (ranks.get(term) ?? 0) / inside;
    const score = divergence * bonus * prominence;
    if (score > 0) scored.push({ term, inside, divergence, bonus, prominence, score });
  }
  return scored;
}

/** Maximal marginal relevance: good terms that say something which neither this label nor a sibling's says already. */
function chooseTerms(
  scored: readonly TermScore[],
  words: (term: number) => Set<string>,
  taken: readonly Said[],
  cluster: number,
): { terms: number[]; alike: Map<number, Likeness> } {
  const best = scored[0]?.score ?? 1;
  const left = [...scored];
  const chosen: number[] = [];
  const said: Said[] = [];
  const alike = new Map<number, Likeness>();
  /** The most alike of what is said: a sibling by all words, the own name by those of the shorter one. */
  const likest = (own: ReadonlySet<string>): Likeness | undefined => {
    let most: Likeness | undefined;
    for (const others of [taken, said]) {
      for (const other of others) {
        const value = others === said ? overlap(own, other.words) : jaccard(own, other.words);
        if (value > (most?.value ?? 0)) most = { to: other.term, cluster: other.cluster, value };
      }
    }
    return most;
  };
  while (chosen.length < MAX_LABEL_TERMS && left.length > 0) {
    let pick = 0;
    let pickValue = -Infinity;
    left.forEach(({ term, score }, i) => {
      const redundancy = likest(words(term))?.value ?? 0;
      const value = (1 - REDUNDANCY) * (score / best) - REDUNDANCY * redundancy;
      if (value > pickValue) {
        pick = i;
        pickValue = value;
      }
    });
    const [picked] = left.splice(pick, 1);
    if (!picked) break;
    const like = likest(words(picked.term));
    if (like) alike.set(picked.term, like);
    chosen.push(picked.term);
    said.push({ term: picked.term, cluster, words: words(picked.term) });
  }
  for (const { term } of left) {
    const like = likest(words(term));
    if (like) alike.set(term, like);
    // The details list the rest in the order of their score.
    if (chosen.length < MAX_TERMS) chosen.push(term);
  }
  return { terms: chosen, alike };
}

/** One term where it is long and stands in most of the papers, else two, or three single words. */
function termsOfName(
  text: TextModel,
  chosen: readonly number[],
  counts: ReadonlyMap<number, number>,
  size: number,
): number[] {
  const named: number[] = [];
  let label = '';
  let words = 0;
  const said: Set<string>[] = [];
  for (const index of chosen.slice(0, MAX_LABEL_TERMS)) {
    const term = text.terms[index];
    if (!term) continue;
    if (label !== '') {
      if (said.some((other) => overlap(other, contentWords(term.label)) === 1)) continue;
      if (words >= 3 || label.length + 3 + term.label.length > MAX_LABEL_LENGTH) continue;
      if (size >= 4 && (counts.get(index) ?? 0) < 2) continue;
    }
    named.push(index);
    label = joinLabel(text, named);
    words += term.length;
    said.push(contentWords(term.label));
  }
  return named;
}

function joinLabel(text: TextModel, named: readonly number[]): string {
  return named.map((term) => text.terms[term]?.label ?? '').join(' · ');
}

/** For clusters without a term (titles of everyday words only): the words and bigrams that weigh most. */
function wordLabel(text: TextModel, clusterOf: Uint16Array, cluster: number): string {
  const sums = new Map<number, number>();
  const { vectors, features } = text;
  for (let paper = 0; paper < vectors.rowCount; paper++) {
    if (clusterOf[paper] !== cluster) continue;
    for (let i = vectors.offsets[paper] ?? 0; i < (vectors.offsets[paper + 1] ?? 0); i++) {
      const column = vectors.columns[i] ?? 0;
      sums.set(column, (sums.get(column) ?? 0) + (vectors.values[i] ?? 0));
    }
  }
  const best = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 2);
  return best.map(([column]) => features[column] ?? '').join(' · ') || 'Unnamed';
}

function contentWords(label: string): Set<string> {
  return new Set(label.toLowerCase().split(/[\s-]+/));
}

/** Share of the shorter one's words that the other one has too. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, a.size + b.size - shared);
}
