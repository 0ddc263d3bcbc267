import type { SparseRows, Term } from '../model/text';
import type { Pace } from '../model/pace';
import { backgroundShare } from './background-frequencies';
import {
  collectCandidates,
  type Candidate,
  type Candidates,
  type Occurrence,
  type PaperText,
} from './candidates';

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

/**
 * Finds the terms of a corpus: noun phrases of titles and abstracts (word n-grams where the language has no tagger) together with the
 * given keywords.
 *
 * Rank in a paper: tf · ln(1 + df) · specificity · (1.5 - first place). Rank in the corpus: df · (ln(df/N) - ln p) · log2(1 + words),
 * p being the share of abstracts in general that hold the phrase; terms in more than half of the papers come last, for they part nothing.
 */
export async function findTerms(papers: readonly PaperText[], pace: Pace): Promise<TermModel> {
  const candidates = await collectCandidates(papers, pace);
  const absorbed = findAbsorbed(candidates);
  const ranked = rankInPapers(candidates, absorbed, papers.length);
  return toTermModel(candidates, ranked, papers.length);
}

/** 1 for candidates that a longer one stands for. */
function findAbsorbed({ list }: Candidates): Uint8Array {
  const ids = new Map(list.map((candidate, id) => [candidate.key, id]));
  const absorbed = new Uint8Array(list.length);
  for (const { words, df, key } of list) {
    for (let first = 0; first < words.length; first++) {
      for (let end = first + 1; end <= words.length; end++) {
        if (end - first === words.length) continue;
        const inner = ids.get(
          words
            .slice(first, end)
            .join('')
            .replace(/[\s'/.-]+/g, ''),
        );
        const shorter = inner === undefined ? undefined : list[inner];
        if (inner === undefined || !shorter || shorter.keyword >= 0 || shorter.key === key) continue;
        if (df >= ABSORBED_SHARE * shorter.df) absorbed[inner] = 1;
      }
    }
  }
  return absorbed;
}

function specificity(candidate: Candidate): number {
  return -Math.log(backgroundShare(candidate.words));
}

interface Ranked {
  candidate: number;
  score: number;
}

function rankInPapers({ list, byPaper }: Candidates, absorbed: Uint8Array, paperCount: number): Ranked[][] {
  const rank = ({ candidate, tf, first }: Occurrence): Ranked => {
    const of = list[candidate] as Candidate;
    return { candidate, score: tf * Math.log(1 + of.df) * specificity(of) * (1.5 - first) };
  };
  return byPaper.map((occurrences) => {
    const ranked = occurrences.filter(({ candidate }) => !absorbed[candidate]).map(rank);
    ranked.sort((a, b) => b.score - a.score || compare(list[a.candidate]?.key, list[b.candidate]?.key));
    let singles = 0;
    return ranked.filter(({ candidate }) => {
      const { df, keyword } = list[candidate] as Candidate;
      return df > 1 || keyword >= 0 || paperCount === 1 || singles++ < SINGLES_A_PAPER;
    });
  });
}

function toTermModel({ list, acronyms }: Candidates, ranked: Ranked[][], paperCount: number): TermModel {
  const used = new Set(ranked.flatMap((row) => row.map(({ candidate }) => candidate)));
  const found = [...used].map((id) => {
    const candidate = list[id] as Candidate;
    const isTheme = candidate.df >= 3 && candidate.df > paperCount / 2;
    const excess = Math.log(candidate.df / paperCount) - Math.log(backgroundShare(candidate.words));
    const term: Term = {
      key: candidate.key,
      label: commonestSurface(candidate),
      length: candidate.words.length,
      given: candidate.keyword >= 0,
      df: candidate.df,
      score: isTheme ? 0 : candidate.df * Math.max(0, excess) * Math.log2(1 + candidate.words.length),
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

function commonestSurface({ surfaces, key }: Candidate): string {
  let best = key;
  let bestCount = 0;
  for (const [surface, count] of surfaces) {
    if (count > bestCount || (count === bestCount && surface < best)) {
      best = surface;
      bestCount = count;
    }
  }
  return best;
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
