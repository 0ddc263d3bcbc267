import type { Place, Problem } from './problem';
import type { SavedMap } from './map-file';

/** A person (family, given …) or a corporate name (literal). Unicode, without mark-up; as the file spells it. */
export interface PersonName {
  family?: string;
  given?: string;
  /** "van", "de la": stands before the family name and is not part of it. */
  particle?: string;
  suffix?: string;
  /** A name that must not be taken apart: "World Health Organization". */
  literal?: string;
  orcid?: string;
}

/** A calendar date of which only the year must be known. Month and day are 1-based. */
export interface PartialDate {
  year: number;
  month?: number;
  day?: number;
}

/** A work that a record cites: as much as the file says. */
export interface Reference {
  /** Key of another record in the same file (CSL-JSON `references`, map file). */
  key?: string;
  doi?: string;
  arxivId?: string;
  pmid?: string;
  title?: string;
  year?: number;
  /** The reference as it stands in the file. */
  raw?: string;
}

/** One entry as a file gave it. */
export interface PaperRecord {
  /** The entry's own name in its file (citation key, CSL id). */
  key?: string;
  /** CSL type ("article-journal", "paper-conference", "book" …) where known. */
  type?: string;
  /** Plain Unicode text. Empty only where the file has none. */
  title: string;
  authors: PersonName[];
  /** Number of authors where the file tells it without names. Absent: authors.length, or unknown when there are none. */
  authorCount?: number;
  organisation?: string;
  date?: PartialDate;
  venue?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  arxivId?: string;
  pmid?: string;
  url?: string;
  language?: string;
  abstract?: string;
  keywords: string[];
  references: Reference[];
  /** Times cited as the source counts them. */
  timesCited?: number;
  /** A bare count that the source prints beside the paper (comments on a daily page). */
  pageCount?: number;
  place: Place;
}

/** What a parser returns. Parsers never throw (but for CancelledError, which comes from the pace). */
export interface ParseResult {
  records: PaperRecord[];
  problems: Problem[];
  /** Set by formats that hold a finished map: positions and clusters to keep. */
  savedMap?: SavedMap;
}
