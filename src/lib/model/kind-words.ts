import type { NodeKind } from './network';

/** What kinds of node are called on screen and in figures. */
export const KIND_WORDS: Record<NodeKind, { one: string; many: string }> = {
  paper: { one: 'paper', many: 'papers' },
  author: { one: 'author', many: 'authors' },
  keyword: { one: 'keyword', many: 'keywords' },
  source: { one: 'source', many: 'sources' },
  work: { one: 'cited work', many: 'cited works' },
};

/** Keywords that no author gave: terms found in titles and abstracts. */
export const FOUND_WORDS = { one: 'term found', many: 'terms found' };
