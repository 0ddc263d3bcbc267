/** Networks whose contexts are papers: who wrote them, what keywords they have. */
import { AUTHOR, KEYWORD } from '../../model/network';
import type { Settings } from '../../model/settings';
import { chooseKeywords, resolveKeywordSource } from '../choose-nodes';
import type { Incidence } from './types';
import { termsOfKeywords } from '../keyword-terms';
import type { NetworkInput } from '../network-input';
import { PAPER_CONTEXT, toIncidence } from './to-incidence';

/** A found term becomes an item from this many papers on; a term of one paper joins nothing. */
const FOUND_FROM = 2;

/**
 * Authors by the papers that they wrote.
 *
 * @param maxAuthors papers with more authors are left out; null: none
 */
export function coAuthorshipIncidence({ corpus }: NetworkInput, maxAuthors: number | null): Incidence {
  const most = maxAuthors ?? Infinity;
  // A paper may be known to have more authors than it names.
  const isTooLarge = (paper: (typeof corpus.papers)[number]): boolean =>
    Math.max(paper.authors.length, paper.authorCount ?? 0) > most;
  return toIncidence({
    kinds: new Uint8Array(corpus.authors.length).fill(AUTHOR),
    entities: Uint32Array.from(corpus.authors.keys()),
    ignored: corpus.papers.filter(isTooLarge).length,
    visit: (add) =>
      corpus.papers.forEach((paper, index) => {
        if (!isTooLarge(paper)) add(PAPER_CONTEXT, index, paper.authors);
      }),
  });
}

/**
 * Keywords by the papers that have them: those given by authors, the best terms found in titles and abstracts, or both. A keyword counts
 * once in a paper.
 */
export function keywordIncidence(input: NetworkInput, choice: Settings['keywords']): Incidence {
  const { corpus, text } = input;
  const source = resolveKeywordSource(input, choice);
  const papersOf = new Map<number, Set<number>>();
  const join = (term: number, papers: Iterable<number>): void => {
    const known = papersOf.get(term) ?? new Set<number>();
    for (const paper of papers) known.add(paper);
    papersOf.set(term, known);
  };
  if (source !== 'found') {
    termsOfKeywords(corpus, text).forEach((term, keyword) => {
      if (term >= 0) join(term, corpus.keywords[keyword]!.papers);
    });
  }
  if (source !== 'given') {
    const { keywords } = chooseKeywords(input, { keywords: 'found', minKeywordPapers: FOUND_FROM });
    // Which terms, not where: a paper counts for every chosen term that stands in it.
    const chosen = new Set(keywords.map(({ term }) => term));
    const { offsets, columns, rowCount } = text.paperTerms;
    for (let paper = 0; paper < rowCount; paper++) {
      for (let e = offsets[paper]!; e < offsets[paper + 1]!; e++) {
        if (chosen.has(columns[e]!)) join(columns[e]!, [paper]);
      }
    }
  }
  const terms = [...papersOf.keys()].sort((a, b) => a - b);
  const itemsOf: number[][] = corpus.papers.map(() => []);
  terms.forEach((term, item) => papersOf.get(term)!.forEach((paper) => itemsOf[paper]?.push(item)));
  return toIncidence({
    kinds: new Uint8Array(terms.length).fill(KEYWORD),
    entities: Uint32Array.from(terms),
    visit: (add) => itemsOf.forEach((items, paper) => add(PAPER_CONTEXT, paper, items)),
  });
}
