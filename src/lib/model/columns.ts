import { CATALOGUES, type Catalogue } from './catalogues';

/** What a column of a table can hold, with its name for the reader. */
export const PAPER_FIELDS = [
  ['title', 'Title'],
  ['authors', 'Authors'],
  ['editors', 'Editors'],
  ['inventors', 'Inventors'],
  ['authorCount', 'Number of authors'],
  ['year', 'Year'],
  ['month', 'Month'],
  ['day', 'Day'],
  ['date', 'Date'],
  ['venue', 'Journal or book'],
  ['venueAbbreviation', 'Journal, abbreviated'],
  ['issn', 'ISSN'],
  ['volume', 'Volume'],
  ['issue', 'Issue'],
  ['pages', 'Pages'],
  ['firstPage', 'First page'],
  ['lastPage', 'Last page'],
  ['articleNumber', 'Article number'],
  ['abstract', 'Abstract'],
  ['keywords', 'Keywords'],
  ['doi', 'DOI'],
  ['arxivId', 'arXiv id'],
  ['pmid', 'PubMed id'],
  ['references', 'References'],
  ['timesCited', 'Times cited'],
  ['type', 'Type'],
  ['publisher', 'Publisher'],
  ['organisation', 'Organisation'],
  ['language', 'Language'],
  ['url', 'Link'],
  ['key', 'Key'],
  ['openalex', 'OpenAlex id'],
  ['s2', 'Semantic Scholar id'],
  ['wos', 'Web of Science id'],
  ['scopus', 'Scopus id'],
  ['dblp', 'DBLP key'],
  ['acl', 'ACL Anthology id'],
  ['lens', 'Lens id'],
  ['dimensions', 'Dimensions id'],
] as const;

export type PaperField = (typeof PAPER_FIELDS)[number][0];

/** Every catalogue has a field. */
export function isCatalogue(field: PaperField): field is Catalogue & PaperField {
  return (CATALOGUES as readonly string[]).includes(field);
}

/** What each column holds, in their order; null: nothing that is read. */
export type ColumnMapping = readonly (PaperField | null)[];

/** A table as its reader sees it: enough to say what each column is. */
export interface ColumnTable {
  file: string;
  separator: string;
  /** As the file names them; "Column 1" … where it has no header. */
  headers: string[];
  /** The first five rows. */
  rows: string[][];
  /** What was taken for what. */
  mapping: (PaperField | null)[];
  /** The people that come out of the first papers. */
  people?: { title: string; names: string[] }[];
  /** The same for every table with the same header, so that a mapping can be used again. */
  signature: string;
}
