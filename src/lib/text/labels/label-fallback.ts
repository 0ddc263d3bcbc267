import type { TextModel } from '../../model/text';
import type { ClusterTerms } from './label-scores';
import { labelWords, overlap } from './label-words';
import { toAmericanSpelling } from '../american-spelling';
import { KEYWORD_PREFIX } from '../vectors';

/** A second phrase stands beside the first one when it is this good. */
const SECOND_SHARE = 0.6;

/**
 * A name for a cluster of which no two papers share a term: the phrase of one paper whose words the others use most, else the words
 * that weigh most, else "Unnamed".
 */
export function nameByWords(
  text: TextModel,
  cluster: ClusterTerms,
  banned: (term: number) => boolean,
): string {
  const { papers, counts, ranks } = cluster;
  const shared = weighShared(text, papers);
  const heaviest = Math.max(1e-9, ...shared.values());
  const scored = [...counts.keys()]
    .filter((term) => !banned(term))
    .map((term) => {
      const of = text.terms[term]!;
      const words = [...labelWords(of.label)].map((word) => toAmericanSpelling(word));
      const pairs = words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`);
      // Words meet by chance ("real world", "world model"), pairs of words do not.
      const common = (0.5 * meanOf(words, shared) + 1.5 * meanOf(pairs, shared)) / heaviest;
      const rank = (ranks.get(term) ?? 0) / (counts.get(term) ?? 1);
      return { label: of.label, score: (0.1 + common) * (0.2 + rank) * Math.log2(1 + of.length), term };
    })
    .sort((a, b) => b.score - a.score || a.term - b.term);
  const [first, ...others] = scored;
  if (!first) return weightiestWords(text, papers);
  const second = others.find(
    ({ label, score }) =>
      score >= SECOND_SHARE * first.score && overlap(labelWords(label), labelWords(first.label)) === 0,
  );
  return second && first.label.length + second.label.length < 42 && papers.length > 1
    ? `${first.label} · ${second.label}`
    : first.label;
}

function meanOf(features: readonly string[], weights: ReadonlyMap<string, number>): number {
  return features.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0) / Math.max(1, features.length);
}

/** What each feature weighs in all papers of the cluster together, for features that more than one of them has. */
function weighShared({ vectors, features }: TextModel, papers: readonly number[]): Map<string, number> {
  const once = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const paper of papers) {
    for (let i = vectors.offsets[paper] ?? 0; i < (vectors.offsets[paper + 1] ?? 0); i++) {
      const word = features[vectors.columns[i] ?? 0] ?? '';
      const value = vectors.values[i] ?? 0;
      const before = once.get(word);
      if (before !== undefined) shared.set(word, (shared.get(word) ?? before) + value);
      else once.set(word, value);
    }
  }
  return shared;
}

/** For clusters without any term (titles of everyday words only). */
function weightiestWords({ vectors, features }: TextModel, papers: readonly number[]): string {
  const sums = new Map<number, number>();
  for (const paper of papers) {
    for (let i = vectors.offsets[paper] ?? 0; i < (vectors.offsets[paper + 1] ?? 0); i++) {
      const column = vectors.columns[i] ?? 0;
      sums.set(column, (sums.get(column) ?? 0) + (vectors.values[i] ?? 0));
    }
  }
  const best = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 2);
  return (
    best.map(([column]) => (features[column] ?? '').replace(KEYWORD_PREFIX, '')).join(' · ') || 'Unnamed'
  );
}
