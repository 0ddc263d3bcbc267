/** The part of a map that the reader's filters let through, as questions about it and files of it take it. */
export interface ShownPart {
  /** n: 1 where the node is shown. */
  nodes: Uint8Array;
  /** Shown papers: nodes; on a map with papers behind its nodes, places in the columns of Snapshot.behind. Ascending. */
  papers: Uint32Array;
}
