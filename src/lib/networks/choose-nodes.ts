/** Which authors and keywords become nodes of the mixed network. */
import type { Settings } from '../model/settings';
import type { NetworkInput } from './network-input';

export type KeywordSource = 'given' | 'found' | 'both';

/** Up to here everything is shown; beyond, only what joins papers. */
const SMALL_MAP = 2000;
const FOUND_TERMS_PER_PAPER = 1.5;
const MOST_FOUND_TERMS = 1500;
/** Found terms a paper is linked to, besides rare ones. */
const BEST_TERMS_PER_PAPER = 6;
const RARE_TERM = 3;

/** Where keywords come from: as chosen, or by whether at least half the papers came with some. */
export function resolveKeywordSource(input: NetworkInput, choice: Settings['keywords']): KeywordSource {
  if (choice !== 'auto') return choice;
  const { papers } = input.corpus;
  const withKeywords = papers.filter((paper) => paper.keywords.length > 0).length;
  return papers.length > 0 && withKeywords >= papers.length / 2 ? 'given' : 'found';
}

/** A keyword on the map with the papers that it is linked to. */
export interface ChosenKeyword {
  /** Dense term index. */
  term: number;
  /** Dense paper indices, ascending. */
  papers: number[];
}

export interface ChosenKeywords {
  source: KeywordSource;
  /** From how many papers on a keyword is shown. */
  minPapers: number;
  /** Sorted by term index. */
  keywords: ChosenKeyword[];
}

/** The keywords that become nodes, by settings.keywords and settings.minKeywordPapers. */
export function chooseKeywords(
  input: NetworkInput,
  settings: Pick<Settings, 'keywords' | 'minKeywordPapers'>,
): ChosenKeywords {
  const { corpus, text } = input;
  const source = resolveKeywordSource(input, settings.keywords);
  const small = corpus.papers.length + corpus.authors.length + corpus.keywords.length <= SMALL_MAP;
  const minGiven = settings.minKeywordPapers ?? (small ? 1 : thresholdFor(corpus.papers.length));
  const minFound = settings.minKeywordPapers ?? Math.max(2, thresholdFor(corpus.papers.length));
  const chosen = new Map<number, number[]>();
  if (source !== 'found') {
    text.terms.forEach((term, index) => {
      if (term.keyword === undefined) return;
      const papers = corpus.keywords[term.keyword]?.papers ?? [];
      if (papers.length >= minGiven) chosen.set(index, papers);
    });
  }
  if (source !== 'given') {
    for (const [term, papers] of chooseFoundTerms(input, minFound)) {
      const before = chosen.get(term);
      chosen.set(term, before ? [...new Set([...before, ...papers])].sort((a, b) => a - b) : papers);
    }
  }
  const keywords = [...chosen].map(([term, papers]) => ({ term, papers })).sort((a, b) => a.term - b.term);
  return { source, minPapers: source === 'given' ? minGiven : minFound, keywords };
}

/** The best-ranked terms that neither name the whole map nor stand alone, each with the papers it says most about. */
function chooseFoundTerms(input: NetworkInput, minPapers: number): Map<number, number[]> {
  const { corpus, text } = input;
  const most = Math.min(MOST_FOUND_TERMS, Math.ceil(corpus.papers.length * FOUND_TERMS_PER_PAPER));
  const theme = new Set(text.theme);
  const chosen = new Map<number, number[]>();
  for (let term = 0; term < text.terms.length && chosen.size < most; term++) {
    if (text.terms[term]!.df >= minPapers && !theme.has(term)) chosen.set(term, []);
  }
  const { offsets, columns } = text.paperTerms;
  for (let paper = 0; paper < corpus.papers.length; paper++) {
    let linked = 0;
    for (let e = offsets[paper]!; e < offsets[paper + 1]!; e++) {
      const papers = chosen.get(columns[e]!);
      if (!papers) continue;
      if (linked >= BEST_TERMS_PER_PAPER && text.terms[columns[e]!]!.df > RARE_TERM) continue;
      papers.push(paper);
      linked++;
    }
  }
  for (const [term, papers] of chosen) if (papers.length < minPapers) chosen.delete(term);
  return chosen;
}

/** Dense indices of the authors that become nodes, ascending, and from how many papers on. */
export function chooseAuthors(
  input: NetworkInput,
  settings: Settings,
): { authors: number[]; minPapers: number } {
  const { papers, authors } = input.corpus;
  let minPapers = settings.minAuthorPapers ?? 1;
  if (settings.minAuthorPapers === null) {
    const mostAuthors = Math.max(SMALL_MAP, papers.length * 2.5) - papers.length;
    while (authors.filter((author) => author.papers.length >= minPapers).length > mostAuthors) minPapers++;
  }
  const indices = authors.flatMap((author, index) => (author.papers.length >= minPapers ? [index] : []));
  return { authors: indices, minPapers };
}

function thresholdFor(paperCount: number): number {
  if (paperCount < 500) return 2;
  if (paperCount < 2000) return 3;
  return Math.max(5, Math.round(paperCount / 1500));
}
