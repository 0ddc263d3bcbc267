/** Which authors and keywords become nodes of the mixed network. */
import type { Settings } from '../model/settings';
import { foremostPlaces } from './loosen-rules';
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
  /** Set where these are not all keywords of so many papers, but so many of them. */
  most: number | null;
  /** Sorted by term index. */
  keywords: ChosenKeyword[];
}

/**
 * The keywords that become nodes, by settings.keywords and settings.minKeywordPapers. A threshold that the reader left open is given up where
 * no keyword reaches it: those of most papers stand on the map then.
 */
export function chooseKeywords(
  input: NetworkInput,
  settings: Pick<Settings, 'keywords' | 'minKeywordPapers'>,
): ChosenKeywords {
  const chosen = chooseFrom(input, settings);
  if (settings.minKeywordPapers !== null || chosen.keywords.length > 0) return chosen;
  const all = chooseFrom(input, { ...settings, minKeywordPapers: 1 });
  if (all.keywords.length <= SMALL_MAP) return all;
  const { papers, keywords } = input.corpus;
  const places = foremostPlaces(
    papers.map((paper) => paper.keywords),
    keywords.length,
  );
  const placeOf = (term: number): number => places[input.text.terms[term]!.keyword ?? -1] ?? 0;
  const largest = [...all.keywords]
    .sort((a, b) => b.papers.length - a.papers.length || placeOf(a.term) - placeOf(b.term) || a.term - b.term)
    .slice(0, SMALL_MAP)
    .sort((a, b) => a.term - b.term);
  return { ...all, keywords: largest, most: SMALL_MAP };
}

function chooseFrom(
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
  return { source, minPapers: source === 'given' ? minGiven : minFound, most: null, keywords };
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

/** A threshold that leaves fewer authors than this of a great many says less than some of them. */
const FEWEST_AUTHORS = 10;

/**
 * Dense indices of the authors that become nodes, ascending, and from how many papers on. Where a threshold that the reader left open would
 * leave hardly any, those of most papers, first-named ones first; `most` is their number then.
 */
export function chooseAuthors(
  input: NetworkInput,
  settings: Settings,
): { authors: number[]; minPapers: number; most: number | null } {
  const { papers, authors } = input.corpus;
  let minPapers = settings.minAuthorPapers ?? 1;
  if (settings.minAuthorPapers === null) {
    const mostAuthors = Math.max(SMALL_MAP, papers.length * 2.5) - papers.length;
    while (authors.filter((author) => author.papers.length >= minPapers).length > mostAuthors) minPapers++;
    const left = authors.filter((author) => author.papers.length >= minPapers).length;
    if (minPapers > 1 && left < FEWEST_AUTHORS) {
      const most = Math.floor(mostAuthors);
      return { authors: foremostAuthors(input, most), minPapers: 1, most };
    }
  }
  const indices = authors.flatMap((author, index) => (author.papers.length >= minPapers ? [index] : []));
  return { authors: indices, minPapers, most: null };
}

/** So many authors, ascending: by number of papers, then by the foremost place on a byline, then by index. */
function foremostAuthors({ corpus: { papers, authors } }: NetworkInput, most: number): number[] {
  const place = foremostPlaces(
    papers.map((paper) => paper.authors),
    authors.length,
  );
  return Array.from(authors.keys())
    .sort((a, b) => authors[b]!.papers.length - authors[a]!.papers.length || place[a]! - place[b]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function thresholdFor(paperCount: number): number {
  if (paperCount < 500) return 2;
  if (paperCount < 2000) return 3;
  return Math.max(5, Math.round(paperCount / 1500));
}
