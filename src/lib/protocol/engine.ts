import type { BibliographyFormat } from '../model/exchange/bibliography';
import type {
  ClusterDetails,
  LabelEvidence,
  LinkEvidence,
  MembershipEvidence,
  NodeDetails,
} from '../model/details';
import type { Stage } from '../model/progress';
import type { NetworkFormat } from '../model/exchange/network-format';
import type { Problem } from '../model/problem';
import type { ClusterEdits } from '../model/cluster-edits';
import type { Alias, Corrections } from '../model/corrections';
import type {
  CandidateLine,
  CitedWorkLine,
  MergeLine,
  UnreadFile,
  WorkCandidateLines,
} from '../model/answers/merging';
import type { Report } from '../model/answers/report';
import type { Settings } from '../model/settings';
import type { ShownPart } from '../model/shown-part';
import type { ReadChoices } from '../model/read-choices';
import type { Snapshot } from '../model/snapshot';
import type { StoryFile } from '../model/story';
import type { MapQueries } from './map-queries';

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
      /** Those in force: the reader's, with what map files and thesauri among the files brought along. */
      corrections: Corrections;
      /** Those in force, likewise: also the ones that do not apply to this map (the report says which). */
      clusterEdits: ClusterEdits;
      /** Payload of the link's hash that a map file brought along. */
      view: string | null;
      /** The story that a map file brought along, as it stands in it: see readStoryFile. Only of files that were not known before. */
      story?: unknown;
    }
  | { run: number; kind: 'cancelled' }
  | { run: number; kind: 'failed'; problem: Problem; report: Report | null };

export interface SearchHit {
  node: number;
  /** Relevance, best first; scores are not comparable between queries. */
  score: number;
}

export interface LoadOptions {
  /** Together with the files that were read before. */
  add?: boolean;
  title?: string;
  corrections?: Corrections;
  /** What the reader changed of the topics; joined to what map files among the files bring. */
  edits?: ClusterEdits;
  /** The first so many files had been read when `edits` were made: what these bring is in `edits` already, or was taken back. */
  known?: number;
  choices?: ReadChoices;
  /**
   * 'anew' (default): every map of these files is arranged from scratch, so that a link gives everybody the same picture. 'kept': maps after
   * this one start from where its nodes stand. 'followed': this one too starts from the map before it.
   */
  places?: 'anew' | 'kept' | 'followed';
}

/** A format that files are read in, for the list in which the reader corrects a guess. */
export interface FormatLine {
  id: string;
  label: string;
}

/** The worker's interface. Every method answers with data; nothing throws across the wire. */
export interface Engine extends MapQueries {
  /** Reads files into a new corpus (or, with `add`, together with the files read before) and builds the map. */
  load(run: number, files: InputFile[], settings: Settings, options?: LoadOptions): Promise<JobResult>;
  /** Builds another map from the corpus that is loaded. */
  rebuild(run: number, settings: Settings): Promise<JobResult>;
  /** Merges the records that are loaded anew, with other corrections, and builds the map. */
  correct(run: number, corrections: Corrections, settings: Settings): Promise<JobResult>;
  /** Changes topics by hand, all edits together. No node moves. */
  editClusters(run: number, edits: ClusterEdits): Promise<JobResult>;
  /** Asks a running job to stop; answers as soon as the worker hears it. */
  cancel(run: number): Promise<void>;
  /** One listener for the worker's lifetime. */
  listen(listener: (message: ProgressMessage) => void): Promise<void>;
  /** Titles or names of nodes of the current map, as they are shown: LONGEST_SHOWN characters at most. */
  titles(nodes: number[]): Promise<string[]>;
  /** @param shown what the reader's filters show; missing: all */
  details(node: number, shown?: ShownPart): Promise<NodeDetails | null>;
  evidence(source: number, target: number): Promise<LinkEvidence[]>;
  cluster(index: number, shown?: ShownPart): Promise<ClusterDetails | null>;
  /** Why a node is in its cluster. */
  membership(node: number): Promise<MembershipEvidence | null>;
  /** Why a cluster has its name. */
  labelEvidence(cluster: number): Promise<LabelEvidence | null>;
  /** Nodes whose title, name, keywords, terms or abstract match, best first. */
  search(query: string, limit: number): Promise<SearchHit[]>;
  formats(): Promise<FormatLine[]>;
  /** Reads lists of names and keywords, and does nothing with them. */
  readAliases(files: InputFile[]): Promise<{ aliases: Alias[]; problems: Problem[] }>;
  merges(): Promise<MergeLine[]>;
  workCandidates(): Promise<WorkCandidateLines>;
  candidates(): Promise<CandidateLine[]>;
  citedWorks(limit: number): Promise<CitedWorkLine[]>;
  /** What could not be read, unchanged. */
  unread(): Promise<UnreadFile[]>;
  /**
   * The current map as a file.
   *
   * @param view payload of the link's hash, kept in a map file
   * @param evidence a map file says why its links, memberships and names are as they are, with all that two nodes share or with as much as
   * cards show, and holds what shows it without computing anything anew; 'drawing': the latter alone; other files hold none of it
   * @param shown nodes that are shown, n bytes: a file of the network holds these and their links, a map file always the whole
   * @param story kept in a map file; null: it has none, missing: the one that was read stays
   */
  exportMap(
    format: NetworkFormat,
    view?: string,
    evidence?: boolean | 'cards' | 'drawing',
    shown?: ShownPart['nodes'],
    story?: StoryFile | null,
  ): Promise<string>;
  /**
   * Papers in the order of the corpus, as a bibliography.
   *
   * @param shown see ShownPart; all papers that were read where it is missing
   */
  exportPapers(format: BibliographyFormat, shown?: ShownPart['papers']): Promise<string>;
}
