import type { Place, Problem } from './problem';
import type { ColumnTable } from './columns';
import type { PossibleCopy } from './field-evidence';
import type { PaperFlag } from './flags';
import type { Alias } from './corrections';
import type { ImportedGraph } from './imported-graph';
import type { SavedMap } from './exchange/saved-map';
import type { CatalogueIds } from './catalogues';

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
  /** Who this is in a database, with the database's name before it: "openalex:A5023888391", "s2:1741101", "scopus:7004212771". */
  databaseId?: string;
  /** A body that signs as author, where the file says so. */
  role?: 'group';
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
  /** CitedWork.id, where the reference comes from a saved map. */
  workId?: string;
  doi?: string;
  arxivId?: string;
  pmid?: string;
  catalogueIds?: CatalogueIds;
  title?: string;
  year?: number;
  /** As the source spells it: "SMALL H", "van Eck NJ". */
  firstAuthor?: string;
  /** The journal or book, often abbreviated: "J AM SOC INFORM SCI". */
  venue?: string;
  volume?: string;
  /** First page, or article number. */
  page?: string;
  /** The reference as it stands in the file. */
  raw?: string;
}

/**
 * What a source asserts about two records: this one is a preprint of the other (preprint-of), has it as its preprint (has-preprint), or is
 * another version of it (version-of). One of the identifiers at least names the other.
 */
export interface WorkRelation {
  kind: 'preprint-of' | 'has-preprint' | 'version-of';
  doi?: string;
  pmid?: string;
  arxivId?: string;
}

/** One entry as a file gave it. */
export interface PaperRecord {
  /** The entry's own name in its file (citation key, CSL id). */
  key?: string;
  /** CSL type ("article-journal", "paper-conference", "book" …) where known. */
  type?: string;
  /** Plain Unicode text. Empty only where the file has none. */
  title: string;
  /** Of a patent: its inventors. */
  authors: PersonName[];
  /** Those who edited the work, or the book it is in; never counted as authors. */
  editors?: PersonName[];
  /** Number of authors where the file tells it without names. Absent: authors.length, or unknown when there are none. */
  authorCount?: number;
  organisation?: string;
  date?: PartialDate;
  venue?: string;
  /** The venue's abbreviation, by which other databases cite it: "J AM SOC INFORM SCI". */
  venueAbbreviation?: string;
  /** The journal's ISSNs, "1234-567X". */
  issn?: string[];
  publisher?: string;
  volume?: string;
  issue?: string;
  /** "1303-1319", or an article number. */
  pages?: string;
  doi?: string;
  /** Further DOIs that the source gives, of an erratum or another version. */
  otherDois?: string[];
  arxivId?: string;
  pmid?: string;
  catalogueIds?: CatalogueIds;
  url?: string;
  language?: string;
  abstract?: string;
  keywords: string[];
  references: Reference[];
  /** In the order of PAPER_FLAGS; never empty. */
  flags?: PaperFlag[];
  /** Times cited as the source counts them. */
  timesCited?: number;
  /** Preprint and paper, or versions, that the source says are one work. */
  relations?: WorkRelation[];
  /** True for a paper of a saved map: it went through a merging, and is never joined with another of its file. */
  isMerged?: boolean;
  /** Records of the same saved map that may be the same work, as it was found when the map was made. */
  possibleCopies?: PossibleCopy[];
  /** A bare count that the source prints beside the paper (comments on a daily page). */
  pageCount?: number;
  /** Of a saved map: what its file says of the paper and this version does not know, as it stands. */
  others?: Record<string, unknown>;
  place: Place;
}

/** A piece of a file that could not be read, unchanged, so that it can be given back. */
export interface UnreadPiece {
  text: string;
  where: Place;
}

/** What a parser returns. Parsers never throw (but for CancelledError, which comes from the progress). */
export interface ParseResult {
  records: PaperRecord[];
  problems: Problem[];
  /** Entries that gave no record; each has a problem of its own. */
  unread?: UnreadPiece[];
  /** Set by lists of names and keywords: spellings to be replaced. */
  aliases?: Alias[];
  /** Set by formats that hold a finished map: positions and clusters to keep. */
  savedMap?: SavedMap;
  /** Set for tables whose columns were guessed by their names, so that the reader can correct the guess. */
  columns?: ColumnTable;
  /** True for Papercosm's own table: its fields stand as they were written, and none is interpreted anew. */
  isOwn?: boolean;
  /** What stands before the header of a table, where something does. */
  preamble?: string;
  /** Set by formats that hold a finished map or graph. Its papers are among the records. */
  graph?: ImportedGraph;
}
