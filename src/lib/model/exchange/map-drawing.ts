import type { ClusterDetails } from '../details';
import type { MapAxes } from '../axes';
import type { Snapshot } from '../snapshot';

/**
 * What a finished map needs beside its papers, nodes and links to be shown without computing anything anew: the terms of the texts, what is
 * counted, the parts of topics. In a map file together with its evidence, on request only, and not read again when the file is opened as papers.
 */
export interface MapDrawing {
  /** How the terms were found, as in TextModel. */
  method: string;
  /** All terms, best first. `keyword`: place in the file's list of keywords, where it is a given one. */
  terms: DrawnTerm[];
  /** For each paper, in the file's order, its terms, best first: places in `terms`. */
  paperTerms: number[][];
  /** For each paper its nearest ones by text, best first: place in the file's papers, cosine. */
  neighbours: [paper: number, cosine: number][][];
  /** For each node of kind keyword or item, in the file's order: its place in `terms`. */
  termNodes: number[];
  /** For each node, in the file's order, as Snapshot.count. */
  count: number[];
  measures?: Snapshot['measures'];
  /** For each node its place in the file's subtopics, -1 for none. */
  subtopicOf?: number[];
  axes?: MapAxes;
  /** For each cluster, where the reader has changed topics; nodes by their places. */
  origins?: DrawnOrigin[];
}

export interface DrawnTerm {
  key: string;
  label: string;
  /** Papers. */
  df: number;
  given?: true;
  keyword?: number;
}

export type DrawnOrigin = Pick<ClusterDetails['edits'], 'name' | 'parts'> & {
  label: string;
  moved: number[];
};
