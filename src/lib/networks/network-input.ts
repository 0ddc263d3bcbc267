import type { Corpus } from '../model/corpus';
import type { Neighbours, TextModel } from '../model/text';

/** What every network is built from. */
export interface NetworkInput {
  corpus: Corpus;
  text: TextModel;
  /** Nearest papers by text, one row a paper. */
  neighbours: Neighbours;
}
