import type { PartialDate, PersonName } from './record';
import type { Place, Problem } from './problem';

/** A paper after merging. Its dense index is its place in Corpus.papers. */
export interface Paper {
  /** Unique in the corpus and stable: the first record's key, else DOI, arXiv id or a slug of the title. */
  id: string;
  type?: string;
  title: string;
  /** Dense author indices in byline order. */
  authors: number[];
  /** Number of authors; known without names on some pages; undefined when unknown. */
  authorCount?: number;
  organisation?: string;
  date?: PartialDate;
  /** Dense venue index. */
  venue?: number;
  publisher?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  arxivId?: string;
  pmid?: string;
  url?: string;
  abstract?: string;
  /** Dense indices of the given keywords. */
  keywords: number[];
  timesCited?: number;
  pageCount?: number;
  /** References that are not in the corpus: dense indices into Corpus.citedWorks. */
  citedWorks: number[];
  /** The places of all records that were merged into this paper, in canonical order. */
  sources: Place[];
  /** field -> index into sources, for each field that did not come from sources[0]. */
  fieldSource: Record<string, number>;
}

export interface Author {
  id: string;
  /** As shown: "van Eck, Nees Jan". */
  name: string;
  person: PersonName;
  /** Dense paper indices, ascending. */
  papers: number[];
}

export interface Keyword {
  id: string;
  /** The commonest spelling. */
  label: string;
  papers: number[];
}

export interface Venue {
  id: string;
  name: string;
  papers: number[];
}

/** A referenced work that is not itself in the corpus. */
export interface CitedWork {
  id: string;
  doi?: string;
  title?: string;
  year?: number;
  raw?: string;
  /** Dense indices of the papers that cite it. */
  citedBy: number[];
}

export interface Merge {
  /** Dense index of the paper that came out. */
  paper: number;
  /** The rule that joined the records. */
  by: 'doi' | 'arxiv' | 'pmid' | 'title-year';
  places: Place[];
}

/**
 * Papers, authors, keywords, venues and references after merging, in a canonical order that does not depend on the order of the
 * input: papers by date (year, month, day; undated last), then title key, then id; the rest by key.
 */
export interface Corpus {
  papers: Paper[];
  authors: Author[];
  keywords: Keyword[];
  venues: Venue[];
  citedWorks: CitedWork[];
  /** Citations inside the corpus, sorted by (citing, cited), no duplicates. Same length both. */
  citing: Uint32Array;
  cited: Uint32Array;
  merges: Merge[];
  problems: Problem[];
}
