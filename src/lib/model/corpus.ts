import type { FieldEvidence } from './field-evidence';
import type { PartialDate, PersonName, WorkRelation } from './record';
import type { CatalogueIds } from './catalogues';
import type { PaperFlag } from './flags';
import type { Place, Problem } from './problem';

/** A paper after merging. Its dense index is its place in Corpus.papers. */
export interface Paper {
  /** Unique in the corpus and stable: the first record's key, else DOI, arXiv id or a slug of the title. */
  id: string;
  type?: string;
  title: string;
  /** Dense author indices in byline order. */
  authors: number[];
  /** Not among the authors of the corpus. */
  editors?: PersonName[];
  /** Number of authors; known without names on some pages; undefined when unknown. */
  authorCount?: number;
  organisation?: string;
  date?: PartialDate;
  /** Dense venue index. */
  venue?: number;
  venueAbbreviation?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  issn?: string[];
  doi?: string;
  otherDois?: string[];
  /** Its preprints and versions under identifiers of their own, as its sources name them; never empty. */
  relations?: WorkRelation[];
  arxivId?: string;
  pmid?: string;
  catalogueIds?: CatalogueIds;
  url?: string;
  language?: string;
  abstract?: string;
  /** Dense indices of the given keywords. */
  keywords: number[];
  /** What subject headings say beside their label; only those that say something, in the order of their keywords. */
  keywordMarks?: KeywordMark[];
  /** In the order of PAPER_FLAGS; never empty. */
  flags?: PaperFlag[];
  timesCited?: number;
  pageCount?: number;
  /** What a map file said beside, in keys that this version does not know. */
  others?: Record<string, unknown>;
  /** References that are not in the corpus: dense indices into Corpus.citedWorks. */
  citedWorks: number[];
  /** The places of all records that were merged into this paper, in canonical order. */
  sources: Place[];
  /** field -> index into sources, for each field that did not come from sources[0]. */
  fieldSource: Record<string, number>;
}

/** The star and the qualifiers of a subject heading at one paper. */
export interface KeywordMark {
  /** Dense index of the keyword. */
  keyword: number;
  /** The paper is mainly about it: the star of MeSH and Emtree. */
  focused: boolean;
  /** "adverse effects", sorted. */
  qualifiers: string[];
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
  /** As the source spells it: "SMALL H". */
  firstAuthor?: string;
  venue?: string;
  volume?: string;
  page?: string;
  raw?: string;
  /** Dense indices of the papers that cite it, ascending. */
  citedBy: number[];
}

/**
 * What records are joined by, strongest first: the reader's own word, an identifier, a relation that a source asserts, title and year with what else is known, or
 * the other fields together where the titles differ (a translation).
 */
export const MERGE_RULES = [
  'reader',
  'doi',
  'arxiv',
  'pmid',
  'catalogue',
  'relation',
  'title-year',
  'fields',
] as const;
export type MergeRule = (typeof MERGE_RULES)[number];

export interface Merge {
  /** Dense index of the paper that came out. */
  paper: number;
  /** The strongest rule that joined the records. */
  by: MergeRule;
  /** The weakest link among them: of the pairs that joined the records, the one with the least evidence. */
  evidence: FieldEvidence[];
  /** The fullest first. */
  records: MergedRecord[];
}

/** Two papers that may be one work, and were not merged. */
export interface WorkCandidate {
  /** Dense indices of the papers, ascending. */
  papers: [number, number];
  /** A record of each, in that order: MergedRecord.key. */
  keys: [string, string];
  /** Of all evidence; only compared with that of other pairs. */
  weight: number;
  evidence: FieldEvidence[];
}

/** A record as it was before it was merged: enough to judge whether it is the same work. */
export interface MergedRecord {
  /** Names the record across imports; see Corrections. */
  key: string;
  place: Place;
  title: string;
  year?: number;
  venue?: string;
}

/** Two author entries that may be one person, and are not taken for one without the reader. */
export interface AuthorCandidate {
  /** Dense author indices; the fuller spelling first. */
  authors: [number, number];
  /** People who wrote with both, and venues in which both published. */
  sharedCoAuthors: number;
  sharedVenues: number;
}

/** What became of the references, each counted once for each paper that lists it. */
export interface ReferenceCounts {
  total: number;
  /** Found among the papers. */
  matched: number;
  /** Kept as cited works. */
  outside: number;
  /** Neither an identifier nor a title nor author and year could be made out. */
  unreadable: number;
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
  /** 1 where the two papers of a citation share an author. */
  selfCitation: Uint8Array;
  references: ReferenceCounts;
  merges: Merge[];
  /** Those with the most evidence first; the list stops at a limit. */
  workCandidates: WorkCandidate[];
  /** How many there are in all. */
  workCandidateCount: number;
  /** Those with the most evidence first; the list stops at a limit. */
  authorCandidates: AuthorCandidate[];
  /** How many there are in all. */
  authorCandidateCount: number;
  problems: Problem[];
}
