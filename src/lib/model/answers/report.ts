import type { ColumnTable } from '../columns';
import type { ReferenceCounts } from '../corpus';
import type { NetworkName } from '../network';
import type { GraphCounts } from '../imported-graph';
import type { Problem } from '../problem';
import type { FlagCounts } from '../flags';

export interface FileReport {
  /** Files in an archive: "export.zip › library.bib". */
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
  /** Of a table: what its columns were taken for. */
  columns?: ColumnTable;
}

/** The fields by which a corpus is judged, in the order of the bars. */
export const COVERED_FIELDS = ['year', 'authors', 'abstract', 'keywords', 'references', 'doi'] as const;
export type CoveredField = (typeof COVERED_FIELDS)[number];

/** What the fields that are there, or missing, mean for a kind of map. */
export interface NetworkNotice {
  network: NetworkName;
  /** none: the map would be empty; partial: a part of the papers can't be in it. */
  level: 'none' | 'partial';
  /** What is missing, and the remedy. */
  message: string;
}

/** What was read, in figures; shown after each import and printed by `papercosm inspect`. */
export interface Report {
  files: FileReport[];
  papers: number;
  authors: number;
  keywords: number;
  venues: number;
  citations: number;
  /** Citations between papers that share an author. */
  selfCitations: number;
  /** Referenced works that are not in the corpus. */
  citedWorks: number;
  references: ReferenceCounts;
  /** Records that were joined into another one. */
  merged: number;
  /** Pairs of papers that may be one work and were not merged. */
  workCandidates: number;
  /** Pairs of author entries that may be one person: all of them, also where the list stops at a limit. */
  authorCandidates: number;
  firstYear: number | null;
  lastYear: number | null;
  withoutYear: number;
  withoutAbstract: number;
  withoutAuthors: number;
  /** Papers whose source names editors and no author. */
  editorsOnly: number;
  flags: FlagCounts;
  /** Papers that have each field. */
  coverage: Record<CoveredField, number>;
  notices: NetworkNotice[];
  /** What the finished map or graph of these files holds, when there is one. */
  graph?: GraphCounts;
  /** Problems of merging and linking (those of reading stand with their file). */
  problems: Problem[];
}
