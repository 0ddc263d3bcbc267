/** A sparse matrix in compressed rows: row i holds columns[offsets[i] .. offsets[i+1]) with their values. */
export interface SparseRows {
  rowCount: number;
  columnCount: number;
  /** rowCount + 1 */
  offsets: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
}

/** A keyword given by authors or a term found by us; those that mean the same are one. */
export interface Term {
  /** Merge key: lower case, US spelling, singular head, no spaces or hyphens. Unique. */
  key: string;
  /** The commonest surface form, lower case but for acronyms and names. */
  label: string;
  /** Number of words. */
  length: number;
  /** True when at least one paper has it as a given keyword. */
  given: boolean;
  /** Dense index of the given keyword in the corpus, if given. */
  keyword?: number;
  /** Number of papers. */
  df: number;
  /** Rank score in the corpus (see text/terms.ts); terms are sorted by it, descending, ties by key. */
  score: number;
}

export interface TextModel {
  terms: Term[];
  /** Papers x terms, per row sorted by rank in the paper (best first); value = rank score in the paper. */
  paperTerms: SparseRows;
  /** Papers x features, L2-normalised, columns ascending in each row. */
  vectors: SparseRows;
  /** Feature names, by column of `vectors` (words and bigrams), for saying why two papers are alike. */
  features: string[];
  /** Acronyms learnt from this corpus: "ASR" -> "automatic speech recognition". */
  acronyms: [short: string, long: string][];
  /** Terms in more than half of all papers: dense term indices. They name the whole map, not its parts. */
  theme: number[];
  /** How the terms were found, in words for the screen: "noun phrases (English)" or "word n-grams (de)". */
  method: string;
}

/** k nearest papers of each paper by text, best first. Rows may be shorter than k. */
export interface Neighbours {
  k: number;
  offsets: Uint32Array;
  ids: Uint32Array;
  /** Raw cosine, 0..1, of each neighbour. */
  weights: Float32Array;
}

export interface ClusterLabel {
  /** The name: one to three terms joined by " · ", or one term when it says enough. */
  label: string;
  /** Dense term indices, best first. */
  terms: number[];
}
