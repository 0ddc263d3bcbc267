import type { GraphCounts } from './imported-graph';
import type { Problem } from './problem';

export interface FileReport {
  name: string;
  /** Format id, or null when it was not recognised. */
  format: string | null;
  /** The format's name for the reader. */
  formatLabel: string | null;
  /** How sure that is, 0 to 1; 1 where the reader chose it; null when it was not recognised. */
  confidence: number | null;
  records: number;
  /** Entries that gave no record and can be given back. */
  unread: number;
  bytes: number;
  /** What a finished map or graph in it holds. */
  graph?: GraphCounts;
  problems: Problem[];
}

/** What was read, in figures; shown after each import and printed by `papercosm inspect`. */
export interface Report {
  files: FileReport[];
  papers: number;
  authors: number;
  keywords: number;
  venues: number;
  citations: number;
  /** Referenced works that are not in the corpus. */
  citedWorks: number;
  /** Records that were joined into another one. */
  merged: number;
  firstYear: number | null;
  lastYear: number | null;
  withoutYear: number;
  withoutAbstract: number;
  withoutAuthors: number;
  /** What the finished map or graph of these files holds, when there is one. */
  graph?: GraphCounts;
  /** Problems of merging and linking (those of reading stand with their file). */
  problems: Problem[];
}
