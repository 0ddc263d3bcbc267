import type { ClusterDetails, LinkEvidence, NodeDetails } from '../model/details';
import type { Stage } from '../model/pace';
import type { Problem } from '../model/problem';
import type { Report } from '../model/report';
import type { Settings } from '../model/settings';
import type { Snapshot } from '../model/snapshot';

/** A file as it crosses to the worker: a blob as a handle, read there piece by piece; bytes are transferred. */
export interface InputFile {
  name: string;
  bytes: Blob | Uint8Array;
}

/** Sent at the start of each stage and then at most every 100 ms while a job runs. */
export interface ProgressMessage {
  run: number;
  stage: Stage;
  done: number;
  total: number;
  /** The first picture: the map with its starting positions. Sent once a job. */
  preview?: Snapshot;
  /** Positions of all nodes as x0 y0 x1 y1 …, at most every 250 ms while the layout runs. */
  positions?: Float32Array;
}

/** How a job ended. Late answers are dropped by comparing `run`. */
export type JobResult =
  | {
      run: number;
      kind: 'done';
      snapshot: Snapshot;
      report: Report;
      /** Payload of the link's hash that a map file brought along. */
      view: string | null;
    }
  | { run: number; kind: 'cancelled' }
  | { run: number; kind: 'failed'; problem: Problem; report: Report | null };

export interface SearchHit {
  node: number;
  /** Relevance, best first; scores are not comparable between queries. */
  score: number;
}

/** The worker's interface. Every method answers with data; nothing throws across the wire. */
export interface Engine {
  /** Reads files into a new corpus (or, with `add`, together with the files read before) and builds the map. */
  load(
    run: number,
    files: InputFile[],
    settings: Settings,
    options?: { add?: boolean; title?: string },
  ): Promise<JobResult>;
  /** Builds another map from the corpus that is loaded. */
  rebuild(run: number, settings: Settings): Promise<JobResult>;
  /** Asks a running job to stop; answers as soon as the worker hears it. */
  cancel(run: number): Promise<void>;
  /** One listener for the worker's lifetime. */
  listen(listener: (message: ProgressMessage) => void): Promise<void>;
  /** Full titles or names of nodes of the current map. */
  titles(nodes: number[]): Promise<string[]>;
  details(node: number): Promise<NodeDetails | null>;
  evidence(source: number, target: number): Promise<LinkEvidence[]>;
  cluster(index: number): Promise<ClusterDetails | null>;
  /** Nodes whose title, name, keywords, terms or abstract match, best first. */
  search(query: string, limit: number): Promise<SearchHit[]>;
  /** The current map as a file. `view`: payload of the link's hash, kept in the file. */
  exportMap(format: 'json' | 'gexf', view?: string): Promise<string>;
}
