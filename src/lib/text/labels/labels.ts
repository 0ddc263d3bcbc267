import { clipText } from '../../model/clip-text';
import type { ClusterLabel, TextModel } from '../../model/text';
import { nameByWords } from './label-fallback';
import { countClusterTerms, scoreTerms, type ClusterTerms } from './label-scores';
import { isClassCode, jaccard, labelWords, overlap } from './label-words';
import { mapTitle } from '../map-title';
import type { Likeness, RankedLabel, TermScore } from './ranked-label';

export { mapTitle };

interface Said {
  term: number;
  cluster: number;
  words: Set<string>;
}

/** Terms of a cluster that a label and its details are chosen from. */
const MAX_TERMS = 12;
/** How much the likeness to terms already used counts against a term. */
const REDUNDANCY = 0.5;
/** Terms that are looked at for a label. */
const LABEL_CHOICE = 6;
const MAX_LABEL_WORDS = 5;
const MAX_LABEL_LENGTH = 44;
/** A keyword can be a whole text; a name holds so many characters of it. */
const LONGEST_TERM = 80;
/** What a second term must be worth: its score over the first one's, more for papers that it adds and that it is true for. */
const SECOND_WORTH = 0.3;
/** A second term ranks this high in its papers (1: always first), or stands in nearly all of the cluster's. */
const LEAST_PROMINENCE = 1 / 3;
const NEARLY_ALL = 0.75;

/**
 * Names clusters of papers by the terms that part them from the rest: see scoreTerms. Terms are taken by maximal marginal relevance against
 * those that already name the cluster, its parent or a sibling (J. Carbonell, J. Goldstein 1998, https://doi.org/10.1145/290941.291025). What
 * names the whole map names none of its parts. No two clusters share a label.
 *
 * @param clusterOf per paper: cluster index or NO_CLUSTER
 * @param parentOf the label of the larger cluster that a cluster is a part of, where there is one
 * @returns one label a cluster; one without terms is named by its words, one without words "Unnamed"
 */
export function labelClusters(
  text: TextModel,
  clusterOf: Uint16Array,
  clusterCount: number,
  parentOf?: (cluster: number) => ClusterLabel | undefined,
): ClusterLabel[] {
  return rankLabels(text, clusterOf, clusterCount, parentOf).map(({ label, terms }) => ({ label, terms }));
}

/** The labels of labelClusters with all that led to them. */
export function rankLabels(
  text: TextModel,
  clusterOf: Uint16Array,
  clusterCount: number,
  parentOf?: (cluster: number) => ClusterLabel | undefined,
): RankedLabel[] {
  const clusters = countClusterTerms(text, clusterOf, clusterCount);
  const isTitle = titleTerms(text);
  const wordsOf = (term: number) => labelWords(text.terms[term]?.label ?? '');
  // Large clusters choose first.
  const order = [...clusters.keys()].sort(
    (a, b) => clusters[b]!.papers.length - clusters[a]!.papers.length || a - b,
  );
  const said: Said[] = [];
  const names = new Set<string>();
  const labels: RankedLabel[] = [];
  for (const index of order) {
    const cluster = clusters[index]!;
    const scored = scoreTerms(text, cluster, isTitle).slice(0, 4 * MAX_TERMS);
    const parent = (parentOf?.(index)?.terms ?? []).slice(0, 2).map(wordsOf);
    const { ranked, alike } = rankByNovelty(scored, wordsOf, said, parent, index);
    const own = ranked.length > 0 ? chooseForLabel(text, cluster, ranked, scored) : [];
    const label = joinTerms(text, own);
    const taken = names.has(label.toLowerCase());
    const words =
      own.length === 0 || taken
        ? nameByWords(text, cluster, (term) => isTitle(term) || own.includes(term))
        : '';
    labels[index] = {
      label: makeUnique([label, clipText(words, LONGEST_TERM)].filter(Boolean).join(' · '), names),
      terms: [...own, ...ranked.filter((term) => !own.includes(term))].slice(0, MAX_TERMS),
      size: cluster.papers.length,
      paperCount: text.paperTerms.rowCount,
      scored,
      named: own,
      alike,
    };
    names.add(labels[index].label.toLowerCase());
    for (const term of own) said.push({ term, cluster: index, words: wordsOf(term) });
  }
  return labels;
}

/** Theme terms, and terms of which the map's title says every word. */
function titleTerms(text: TextModel): (term: number) => boolean {
  const theme = new Set(text.theme);
  const title = labelWords(mapTitle(text).replaceAll(' · ', ' '));
  return (term) => {
    if (theme.has(term)) return true;
    const label = text.terms[term]?.label ?? '';
    return [...labelWords(label)].every((word) => title.has(word));
  };
}

/** Maximal marginal relevance: good terms that say something which neither this label nor a relative's says already. */
function rankByNovelty(
  scored: readonly TermScore[],
  words: (term: number) => Set<string>,
  taken: readonly Said[],
  parent: readonly Set<string>[],
  cluster: number,
): { ranked: number[]; alike: Map<number, Likeness> } {
  const best = scored[0]?.score ?? 1;
  const left = [...scored];
  const ranked: number[] = [];
  const said: Said[] = [];
  const alike = new Map<number, Likeness>();
  /** The most alike of what is said: a sibling by all words, the own terms by those of the shorter one. */
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
  while (ranked.length < LABEL_CHOICE && left.length > 0) {
    let pick = 0;
    let pickValue = -Infinity;
    left.forEach(({ term, score }, i) => {
      const own = words(term);
      const redundancy = parent.reduce(
        (most, other) => Math.max(most, overlap(own, other)),
        likest(own)?.value ?? 0,
      );
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
    ranked.push(picked.term);
    said.push({ term: picked.term, cluster, words: words(picked.term) });
  }
  for (const { term } of left) {
    const like = likest(words(term));
    if (like) alike.set(term, like);
    // The details list the rest in the order of their score.
    if (ranked.length < MAX_TERMS) ranked.push(term);
  }
  return { ranked, alike };
}

/**
 * The first term; beside it the one that adds most: good itself, and true for papers that the first one is not true for. Nothing beside
 * a name of several words that is true for nearly all papers.
 */
function chooseForLabel(
  text: TextModel,
  cluster: ClusterTerms,
  ranked: readonly number[],
  scored: readonly TermScore[],
): number[] {
  const first = ranked[0]!;
  const scores = new Map(scored.map(({ term, score }) => [term, score]));
  const covered = papersWith(text, cluster, first);
  const rest = cluster.papers.length - covered.size;
  let second = -1;
  // A name that is true for few papers needs another beside it.
  let most = SECOND_WORTH * Math.min(1, Math.max(0.5, (2 * covered.size) / cluster.papers.length));
  for (const term of ranked.slice(1, LABEL_CHOICE)) {
    const { label, length } = text.terms[term]!;
    const head = text.terms[first]!;
    if (isClassCode(label) || overlap(labelWords(label), labelWords(head.label)) >= 0.5) continue;
    if (head.length + length > MAX_LABEL_WORDS || head.label.length + 3 + label.length > MAX_LABEL_LENGTH) {
      continue;
    }
    let added = 0;
    for (const paper of papersWith(text, cluster, term)) if (!covered.has(paper)) added++;
    const gain = rest > 0 ? added / rest : 0;
    const holders = cluster.counts.get(term) ?? 0;
    const share = holders / cluster.papers.length;
    const prominence = (cluster.ranks.get(term) ?? 0) / holders;
    if (prominence < LEAST_PROMINENCE && share < NEARLY_ALL) continue;
    const value = (scores.get(term)! / scores.get(first)!) * (0.5 + gain) * (0.5 + share);
    if (value > most) {
      second = term;
      most = value;
    }
  }
  return second < 0 ? [first] : [first, second];
}

function papersWith({ paperTerms }: TextModel, { papers }: ClusterTerms, term: number): Set<number> {
  const found = new Set<number>();
  for (const paper of papers) {
    const row = paperTerms.columns.subarray(paperTerms.offsets[paper], paperTerms.offsets[paper + 1]);
    if (row.includes(term)) found.add(paper);
  }
  return found;
}

function joinTerms(text: TextModel, terms: readonly number[]): string {
  return terms.map((term) => clipText(text.terms[term]?.label ?? '', LONGEST_TERM)).join(' · ');
}

function makeUnique(label: string, names: ReadonlySet<string>): string {
  let unique = label;
  for (let number = 2; names.has(unique.toLowerCase()); number++) unique = `${label} ${number}`;
  return unique;
}
