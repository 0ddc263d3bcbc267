import type { Alias } from '../model/corrections';
import type { SparseRows, Term } from '../model/text';
import type { Progress } from '../model/progress';
import { backgroundShare } from './background-frequencies';
import type { Candidate, Occurrence } from './candidate-table';
import { collectCandidates, type Candidates, type PaperText } from './candidates';
import { PADDING_HEADS } from './word-lists';

export interface TermModel {
  terms: Term[];
  paperTerms: SparseRows;
  acronyms: [short: string, long: string][];
  /** Terms in more than half of all papers. */
  theme: number[];
}

/** A phrase whose longer phrase stands in this share of its papers says nothing of its own. */
const ABSORBED_SHARE = 0.8;
/** Of the phrases that stand in one paper only, that paper keeps its best ones. */
const SINGLES_A_PAPER = 12;
/** A phrase in the title counts as one more mention. */
const TITLE_TF = 1;
/** By number of words. Keywords have two or three; longer phrases are mostly clauses that the tagger took for names. */
const LENGTH_WEIGHTS = [1, 1.4, 1.6, 0.6, 0.5];
/** Phrases of a single paper are shared by no one. */
const SINGLE_WEIGHT = 0.7;
/** Longer phrases are not looked for inside others; found ones have five words at most, keywords hardly more. */
const MAX_INNER_WORDS = 12;
/** A phrase that stands inside a better one must be this many times as frequent to stand beside it. */
const INNER_TF = 2;

/**
 * Finds the terms of a corpus: noun phrases of titles and abstracts (word n-grams where the language has no tagger) together with the
 * given keywords.
 *
 * Rank in a paper: tf · sqrt(ln(1 + df)) · specificity · (1.5 - first place) · length. Rank in the corpus: df · (ln(df/N) - ln p) · log2(1 + words)
 * · (0.25 + mean share of the best score in its papers), p being the share of abstracts in general that hold the phrase; terms in more than half of the papers come last, for they part nothing.
 */
export async function findTerms(
  papers: readonly PaperText[],
  progress: Progress,
  aliases: readonly Alias[] = [],
): Promise<TermModel> {
  const candidates = await collectCandidates(papers, progress, aliases);
  const inner = await findInner(candidates, progress);
  const absorbed = findAbsorbed(candidates, inner);
  const ranked = await rankInPapers(candidates, inner, absorbed, papers, progress);
  return toTermModel(candidates, ranked, papers.length);
}

/** 1 for candidates that a longer one stands for. */
function findAbsorbed({ list }: Candidates, inner: readonly number[][]): Uint8Array {
  const absorbed = new Uint8Array(list.length);
  list.forEach(({ df }, id) => {
    for (const shorter of inner[id] ?? []) {
      const of = list[shorter] as Candidate;
      if (of.keyword < 0 && of.df >= 2 && df >= ABSORBED_SHARE * of.df) absorbed[shorter] = 1;
    }
  });
  return absorbed;
}

function specificity(candidate: Candidate): number {
  return -Math.log(backgroundShare(candidate.words));
}

interface Ranked {
  candidate: number;
  tf: number;
  score: number;
}

async function rankInPapers(
  { list, byPaper }: Candidates,
  inner: readonly number[][],
  absorbed: Uint8Array,
  papers: readonly PaperText[],
  progress: Progress,
): Promise<Ranked[][]> {
  const rows: Ranked[][] = [];
  for (const [paper, occurrences] of byPaper.entries()) {
    const yielded = progress('finding terms', papers.length, 2 * papers.length);
    if (yielded) await yielded;
    const { title = '', abstract = '' } = papers[paper] ?? {};
    const titleEnd = title.length / Math.max(1, title.length + abstract.length);
    const ranked = occurrences
      .filter(({ candidate }) => !absorbed[candidate])
      .map((occurrence) => toRanked(occurrence, list[occurrence.candidate] as Candidate, titleEnd));
    ranked.sort((a, b) => b.score - a.score || compare(list[a.candidate]?.key, list[b.candidate]?.key));
    let singles = 0;
    const kept = ranked.filter(({ candidate }) => {
      const { df, keyword } = list[candidate] as Candidate;
      return df > 1 || keyword >= 0 || papers.length === 1 || singles++ < SINGLES_A_PAPER;
    });
    rows.push(demoteInner(kept, inner));
  }
  return rows;
}

function toRanked({ candidate, tf, first }: Occurrence, of: Candidate, titleEnd: number): Ranked {
  const weight = tf + (first < titleEnd ? TITLE_TF : 0);
  const length = LENGTH_WEIGHTS[Math.min(of.words.length, LENGTH_WEIGHTS.length) - 1] ?? 1;
  const spread = Math.sqrt(Math.log(1 + of.df)) * (of.df === 1 ? SINGLE_WEIGHT : 1);
  return { candidate, tf, score: weight * spread * specificity(of) * (1.5 - first) * length };
}

/** For each candidate the candidates that stand inside it. */
async function findInner({ list }: Candidates, progress: Progress): Promise<number[][]> {
  const ids = new Map(list.map((candidate, id) => [candidate.key, id]));
  const all: number[][] = [];
  for (const { words, key } of list) {
    const yielded = progress('finding terms', 1, 2);
    if (yielded) await yielded;
    const inner: number[] = [];
    for (let first = 0; first < words.length; first++) {
      for (let end = first + 1; end <= Math.min(words.length, first + MAX_INNER_WORDS); end++) {
        const id = ids.get(toKey(words.slice(first, end)));
        if (id !== undefined && list[id]?.key !== key) inner.push(id);
      }
    }
    all.push(inner);
  }
  return all;
}

/** Puts phrases behind the others that mostly stand inside a phrase which ranks better: "transformer" after "causal transformer". */
function demoteInner(ranked: Ranked[], inner: readonly number[][]): Ranked[] {
  const held = new Map<number, number>();
  const front: Ranked[] = [];
  const back: Ranked[] = [];
  for (const entry of ranked) {
    if (entry.tf < INNER_TF * (held.get(entry.candidate) ?? 0)) {
      back.push(entry);
      continue;
    }
    front.push(entry);
    for (const id of inner[entry.candidate] ?? []) held.set(id, Math.max(held.get(id) ?? 0, entry.tf));
  }
  const least = front[front.length - 1]?.score ?? 0;
  return [...front, ...back.map((entry) => ({ ...entry, score: Math.min(entry.score, least) }))];
}

function toTermModel({ list, acronyms }: Candidates, ranked: Ranked[][], paperCount: number): TermModel {
  const prominence = meanProminence(ranked, list);
  const isThemeDf = (df: number) => df >= 3 && df > paperCount / 2;
  const themeWords = new Set(
    list.flatMap(({ df, words }) => (isThemeDf(df) && words.length === 1 ? words : [])),
  );
  const keys = new Map(list.map(({ key, df }) => [key, df]));
  // "Transformer model" says no more than "transformer".
  const isPadded = ({ words, df }: Candidate) =>
    words.length >= 2 &&
    PADDING_HEADS.has(words[words.length - 1] ?? '') &&
    (themeWords.has(words[0] ?? '') ||
      (words.length > 2 && (keys.get(toKey(words.slice(0, -1))) ?? 0) >= df));
  const found = [...prominence.keys()].map((id) => {
    const candidate = list[id] as Candidate;
    const isTheme = isThemeDf(candidate.df);
    const excess = Math.log(candidate.df / paperCount) - Math.log(backgroundShare(candidate.words));
    // A phrase of one paper can't be distinguished from a clause; in a handful of papers all are like that.
    const weight =
      (candidate.df === 1 && paperCount >= 20 ? 0.2 : candidate.df) * (isPadded(candidate) ? 0.1 : 1);
    const term: Term = {
      key: candidate.key,
      label: candidate.label,
      length: candidate.words.length,
      given: candidate.keyword >= 0,
      df: candidate.df,
      score: isTheme
        ? 0
        : weight *
          (0.25 + (prominence.get(id) ?? 0)) *
          Math.max(0, excess) *
          lengthBonus(candidate.words.length),
    };
    if (candidate.keyword >= 0) term.keyword = candidate.keyword;
    return { id, term, isTheme };
  });
  found.sort((a, b) => b.term.score - a.term.score || compare(a.term.key, b.term.key));
  const indexOf = new Map(found.map(({ id }, index) => [id, index]));

  const offsets = new Uint32Array(paperCount + 1);
  const size = ranked.reduce((sum, row) => sum + row.length, 0);
  const columns = new Uint32Array(size);
  const values = new Float32Array(size);
  let place = 0;
  ranked.forEach((row, paper) => {
    for (const { candidate, score } of row) {
      columns[place] = indexOf.get(candidate) ?? 0;
      values[place++] = score;
    }
    offsets[paper + 1] = place;
  });
  const theme = found.flatMap(({ isTheme }, index) => (isTheme ? [index] : []));
  theme.sort((a, b) => (found[b]?.term.df ?? 0) - (found[a]?.term.df ?? 0) || a - b);
  return {
    terms: found.map(({ term }) => term),
    paperTerms: { rowCount: paperCount, columnCount: found.length, offsets, columns, values },
    acronyms,
    theme,
  };
}

/** log2(1 + words), a little less for single words, which have many meanings. */
function lengthBonus(words: number): number {
  return words === 1 ? 0.8 : Math.log2(1 + words);
}

/** How far up a term stands in its papers: its score over that of the paper's best term, mean over its papers, 0..1. */
function meanProminence(ranked: readonly Ranked[][], list: readonly Candidate[]): Map<number, number> {
  const means = new Map<number, number>();
  for (const row of ranked) {
    const best = row[0]?.score ?? 1;
    for (const { candidate, score } of row) {
      const share = best > 0 ? score / best / (list[candidate]?.df ?? 1) : 0;
      means.set(candidate, (means.get(candidate) ?? 0) + share);
    }
  }
  return means;
}

/** The merge key of words that are in normal form already. */
function toKey(words: readonly string[]): string {
  return words.join('').replace(/[\s'/.()-]+/g, '');
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
