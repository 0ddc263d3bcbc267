/** How good terms, neighbours and labels are, counted from a text model and what is known of the papers. */
import { normalizeTerm, normalizeWord } from '../../src/lib/text/normalize-term';
import type { ClusterLabel, Neighbours, TextModel } from '../../src/lib/model/text';

/** The terms of a paper, best first. */
export function termsOf({ paperTerms }: TextModel, paper: number): Uint32Array {
  return paperTerms.columns.subarray(paperTerms.offsets[paper], paperTerms.offsets[paper + 1]);
}

/** Merge keys of authors' keywords, acronyms written out as the corpus defines them. */
export function keysOf(text: TextModel, keywords: readonly string[]): Set<string> {
  const acronyms = new Map(text.acronyms);
  return new Set(
    keywords.map((keyword) => {
      const words = keyword
        .replace(/\s*\([^)]*\)\s*/g, ' ')
        .trim()
        .split(/\s+/);
      return normalizeTerm(
        words.flatMap((word) => acronyms.get(word.replace(/(?<=\p{Lu})s$/u, ''))?.split(' ') ?? [word]),
      );
    }),
  );
}

/** Mean over papers of F1 between a paper's first five terms and its authors' keywords. */
export function keywordF1(text: TextModel, keywords: readonly (readonly string[])[]): number {
  let sum = 0;
  keywords.forEach((own, paper) => {
    const wanted = keysOf(text, own);
    const found = [...termsOf(text, paper).subarray(0, 5)];
    const hits = found.filter((term) => wanted.has(text.terms[term]?.key ?? '')).length;
    const [precision, recall] = [hits / 5, hits / wanted.size];
    sum += hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  });
  return sum / keywords.length;
}

/** Share of the corpus' first 100 terms that are some author's keyword. */
export function precisionAt100(text: TextModel, keywords: readonly (readonly string[])[]): number {
  const all = keysOf(text, keywords.flat());
  return text.terms.slice(0, 100).filter(({ key }) => all.has(key)).length / 100;
}

/**
 * Leave-one-out: each paper with a class is put into the class of most of its 10 nearest papers that have one; of classes with equally many the
 * one whose papers are nearer. Share of papers put right.
 *
 * @param near long enough rows to hold 10 papers with a class
 * @param classes per paper; null: neither asked nor voting
 */
export function classAccuracy(near: Neighbours, classes: readonly (string | null)[], k = 10): number {
  let asked = 0;
  let right = 0;
  classes.forEach((own, paper) => {
    if (own === null) return;
    asked++;
    const votes = new Map<string, number>();
    let voters = 0;
    for (let i = near.offsets[paper] ?? 0; i < (near.offsets[paper + 1] ?? 0) && voters < k; i++) {
      const vote = classes[near.ids[i] ?? 0] ?? null;
      if (vote === null) continue;
      voters++;
      votes.set(vote, (votes.get(vote) ?? 0) + 1 + (near.weights[i] ?? 0) / 1000);
    }
    if ([...votes].sort((a, b) => b[1] - a[1])[0]?.[0] === own) right++;
  });
  return right / asked;
}

/** Mean, over papers with links, of the share of the 5 nearest that are linked (of as many as could be). */
export function linkedShare(near: Neighbours, links: readonly ReadonlySet<number>[], k = 5): number {
  let sum = 0;
  let count = 0;
  links.forEach((own, paper) => {
    if (own.size === 0) return;
    count++;
    const start = near.offsets[paper] ?? 0;
    const found = [...near.ids.subarray(start, Math.min(start + k, near.offsets[paper + 1] ?? start))];
    sum += found.filter((other) => own.has(other)).length / Math.min(k, own.size);
  });
  return sum / count;
}

/** Rank of one paper among the neighbours of another: 1 is the nearest; 0: none. */
export function rankOf(near: Neighbours, paper: number, other: number): number {
  return near.ids.subarray(near.offsets[paper], near.offsets[paper + 1]).indexOf(other) + 1;
}

/** How many of a cluster's papers hold at least one of the terms that its label names. */
export function papersOfLabel(text: TextModel, { label }: ClusterLabel, papers: readonly number[]): number {
  const named = new Set(label.split(' · '));
  return papers.filter((paper) =>
    termsOf(text, paper).some((term) => named.has(text.terms[term]?.label ?? '')),
  ).length;
}

/**
 * Topic coherence: mean NPMI of all pairs among the first ten words of each cluster's terms, by papers that hold both.
 *
 * G. Bouma (2009): Normalized (pointwise) mutual information in collocation extraction. GSCL, 31-40.
 */
export function coherence(text: TextModel, labels: readonly ClusterLabel[]): number {
  const { vectors, features } = text;
  const paperCount = vectors.rowCount;
  const holders = new Map<string, Set<number>>();
  for (let paper = 0; paper < paperCount; paper++) {
    for (let i = vectors.offsets[paper] ?? 0; i < (vectors.offsets[paper + 1] ?? 0); i++) {
      const word = features[vectors.columns[i] ?? 0] ?? '';
      holders.set(word, (holders.get(word) ?? new Set()).add(paper));
    }
  }
  let sum = 0;
  let pairs = 0;
  for (const { terms } of labels) {
    const words = terms.flatMap((term) =>
      (text.terms[term]?.label ?? '').split(/[\s-]+/).map((word) => normalizeWord(word, true)),
    );
    const first = [...new Set(words)].filter((word) => holders.has(word)).slice(0, 10);
    for (let i = 0; i < first.length; i++) {
      for (let j = 0; j < i; j++) {
        const a = holders.get(first[i]!)!;
        const b = holders.get(first[j]!)!;
        const both = [...a].filter((paper) => b.has(paper)).length / paperCount;
        const pmi = Math.log(both / ((a.size * b.size) / paperCount ** 2));
        sum += both === 0 ? -1 : both === 1 ? 1 : pmi / -Math.log(both);
        pairs++;
      }
    }
  }
  return sum / pairs;
}

/** Topic diversity: share of different terms among each cluster's first ten (Dieng et al. 2020, https://doi.org/10.1162/tacl_a_00325). */
export function diversity(labels: readonly ClusterLabel[]): number {
  const first = labels.flatMap(({ terms }) => terms.slice(0, 10));
  return new Set(first).size / first.length;
}
