/** What the page asks about the merging of records: lists for the reader to look through and correct. */
import type { MergedRecord, MergeRule } from '../corpus';

export interface MergeLine {
  /** The paper that came out. */
  title: string;
  by: MergeRule;
  records: MergedRecord[];
}

/** One of two author entries that may be one person. */
export interface CandidateSide {
  name: string;
  papers: number;
  /** Titles of up to two of them. */
  examples: string[];
}

export interface CandidateLine {
  /** The fuller spelling first. */
  sides: [CandidateSide, CandidateSide];
  sharedCoAuthors: number;
  sharedVenues: number;
}

/** A work that is cited here and not among the papers. */
export interface CitedWorkLine {
  id: string;
  /** Title, or what the references say. */
  label: string;
  firstAuthor?: string;
  year?: number;
  venue?: string;
  doi?: string;
  /** Number of papers here that cite it. */
  citedBy: number;
}

/** Entries of one file that could not be read, one after the other, unchanged. */
export interface UnreadFile {
  file: string;
  entries: number;
  text: string;
}
