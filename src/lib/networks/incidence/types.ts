/** n items x N contexts in compressed rows; each entry is 1. */
export interface Incidence {
  /** n: index into NODE_KINDS. Items are sorted by kind, then by entity: the order of a network's nodes. */
  kinds: Uint8Array;
  /** n: dense index in the corpus, or in the terms for keywords. */
  entities: Uint32Array;
  /** n + 1 */
  offsets: Uint32Array;
  /** Contexts of item i, ascending: columns[offsets[i] .. offsets[i+1]). */
  columns: Uint32Array;
  /** N each: index into CONTEXT_KINDS and dense index in corpus.papers or corpus.citedWorks. Every context has at least one item. */
  contexts: { kinds: Uint8Array; entities: Uint32Array };
  /** N: number of items of the context, n_k of fractional counting. */
  sizes: Uint32Array;
  /** n: papers of the item; of a cited work, author or source in co-citation, the papers that cite it. Thresholds count these. */
  occurrences: Uint32Array;
  /** Papers that were left out as contexts because they have too many authors. */
  ignored: number;
}
