import type { Corpus } from '../model/corpus';
import type { ImportedGraph } from '../model/imported-graph';
import type { Neighbours, TextModel } from '../model/text';

/** What every network is built from. */
export interface NetworkInput {
  corpus: Corpus;
  text: TextModel;
  /** Nearest papers by text, one row a paper. */
  neighbours: Neighbours;
  /** The finished graph that was read with the papers; see add-graph-entities.ts. */
  graph?: LoadedGraph;
  /** Set where the corpus also holds the authors or sources of works outside; see fit-input.ts. */
  outside?: OutsideEntities;
}

/** Who wrote the cited works outside the corpus, or where they appeared. */
export interface OutsideEntities {
  of: 'authors' | 'sources';
  /** Per cited work: dense index of its first author, or of its source, in the corpus; -1: not known. */
  entities: Int32Array;
}

/** A finished graph whose nodes are papers and authors of the corpus and terms of the text model. */
export interface LoadedGraph {
  graph: ImportedGraph;
  /** Per node of the graph, by its kind: dense index in the corpus (papers, authors) or in the terms (keywords). */
  entities: Uint32Array;
}
