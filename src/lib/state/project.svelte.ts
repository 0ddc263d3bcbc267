import type { EngineClient } from '../client/engine-client';
import type { FileReport, Report } from '../model/answers/report';
import { NO_CLUSTER_EDITS, type ClusterEdits } from '../model/cluster-edits';
import type { ColumnMapping, ColumnTable } from '../model/columns';
import { joinCorrections, NO_CORRECTIONS, type Corrections } from '../model/corrections';
import type { Problem } from '../model/problem';
import type { ReadChoices } from '../model/read-choices';
import type { Snapshot } from '../model/snapshot';
import { DEFAULT_VIEW, type View } from '../model/view';
import type { JobResult } from '../protocol/engine';
import { recallColumns, rememberColumns } from './column-memory';
import type { SourceFile } from './project-store';

/** What the reader decided about her files, beside the view. */
export interface Edits {
  corrections: Corrections;
  clusterEdits: ClusterEdits;
  choices: ReadChoices;
}

export const NO_EDITS: Edits = { corrections: NO_CORRECTIONS, clusterEdits: NO_CLUSTER_EDITS, choices: {} };

/** What is to be read, and what is to be shown of it. */
export interface LoadTarget extends Edits {
  sample: string | null;
  name: string;
  view: View;
  /** The first so many files had been read when the topics were edited. */
  known?: number;
  /** Whether nodes start from where they stand now. */
  follow?: boolean;
}

export interface OpenOptions extends Partial<Edits> {
  /** Together with the files that are open. */
  add?: boolean;
  name?: string;
  view?: View;
  /** Not counted as an import. */
  quiet?: boolean;
}

/** What a project needs of the whole: its jobs, and what is on the screen. */
export interface ProjectHost {
  load(sources: SourceFile[], to: LoadTarget): Promise<boolean>;
  correct(corrections: Corrections): Promise<boolean>;
  readonly view: View;
  readonly snapshot: Snapshot | null;
  readonly problem: Problem | null;
}

/** The files that are open, how they were read, and what the reader corrected. */
export class ProjectState {
  /** A sample's name, or null for the reader's own files. */
  sample = $state<string | null>(null);
  name = $state('');
  sources = $state.raw<SourceFile[]>([]);
  /** What the reader corrected of the merging. */
  corrections = $state.raw<Corrections>(NO_CORRECTIONS);
  /** What she changed of the topics. */
  clusterEdits = $state.raw<ClusterEdits>(NO_CLUSTER_EDITS);
  /** How she wants files to be read. */
  choices = $state.raw<ReadChoices>({});
  report = $state.raw<Report | null>(null);
  /** Files of the last import of which nothing could be read: the reader may know better what they are. */
  refused = $state.raw<readonly FileReport[]>([]);
  /** Counts imports of the reader's own files, so that the report can show itself once for each. */
  imports = $state(0);

  #engine: Pick<EngineClient, 'readAliases'>;
  #host: ProjectHost;
  /** The last import, where it failed and the files before it are still on the map. */
  #failedLoad: { sources: SourceFile[]; to: LoadTarget } | null = null;

  constructor(engine: Pick<EngineClient, 'readAliases'>, host: ProjectHost) {
    this.#engine = engine;
    this.#host = host;
  }

  /** See Workspace.openFiles. */
  async openFiles(files: SourceFile[], options: OpenOptions = {}): Promise<boolean> {
    if (files.length === 0) return false;
    const add = Boolean(options.add) && this.sample === null && this.sources.length > 0;
    const all = add ? [...this.sources, ...files] : files;
    const first = all[0]?.name ?? '';
    const name = options.name ?? (all.length === 1 ? first : `${first} and ${all.length - 1} more`);
    const view = options.view ?? { ...DEFAULT_VIEW, sample: null };
    const before: Edits = add
      ? { corrections: this.corrections, clusterEdits: this.clusterEdits, choices: this.choices }
      : { ...NO_EDITS, choices: { columns: recallColumns() } };
    const { corrections = before.corrections, choices = before.choices } = options;
    const { clusterEdits = before.clusterEdits } = options;
    const known = add ? this.sources.length : options.clusterEdits ? files.length : 0;
    const to = { sample: null, name, view, corrections, clusterEdits, choices, known, follow: add };
    let done = await this.#host.load(all, to);
    // A list of names and keywords alone is for the papers that are open.
    if (!done && this.#host.problem?.code === 'only-corrections' && this.#host.snapshot)
      done = await this.loadAliases(files).then(() => true);
    if (done && !options.quiet) this.imports++;
    return done;
  }

  /** See Workspace.loadAliases. */
  async loadAliases(files: SourceFile[]): Promise<{ entries: number; problems: Problem[] }> {
    const input = files.map(({ name, blob }) => ({ name, bytes: blob }));
    const { aliases, problems } = await this.#engine.readAliases(input);
    const brought = { authors: aliases, keywords: aliases, apart: [] };
    if (aliases.length > 0) await this.#host.correct(joinCorrections(this.corrections, brought));
    return { entries: aliases.length, problems };
  }

  /** Reads one file again, as another format. */
  readAs(file: string, format: string): Promise<boolean> {
    return this.#readAgain((choices) => ({ ...choices, formats: { ...choices.formats, [file]: format } }));
  }

  /** Reads the files again, now that the reader has said what the columns of a table hold; remembered for the next such table. */
  mapColumns({ signature }: ColumnTable, mapping: ColumnMapping): Promise<boolean> {
    rememberColumns(signature, mapping);
    return this.#readAgain((choices) => ({
      ...choices,
      columns: { ...choices.columns, [signature]: mapping },
    }));
  }

  /** Reads what is open again, or what could not be read just now, with other choices. */
  async #readAgain(choose: (choices: ReadChoices) => ReadChoices): Promise<boolean> {
    const failed = this.#failedLoad;
    const { sample, name, corrections, clusterEdits, choices, sources } = this;
    const view = { ...this.#host.view, box: null };
    const known = sources.length;
    const now = { sample, name, view, corrections, clusterEdits, choices, known, follow: !failed };
    const to = failed?.to ?? now;
    const done = await this.#host.load(failed?.sources ?? sources, { ...to, choices: choose(to.choices) });
    if (done) this.imports++;
    return done;
  }

  /** Keeps what could not be read for another try; null: it could. */
  noteFailed(failed: { sources: SourceFile[]; to: LoadTarget } | null): void {
    this.#failedLoad = failed;
  }

  /** These files are on the map now. */
  adopt(sources: SourceFile[], { sample, name, choices }: LoadTarget): void {
    this.sample = sample;
    this.name = name;
    this.sources = sources;
    this.choices = choices;
  }

  /** What a job made of the files. */
  adoptResult(result: Extract<JobResult, { kind: 'done' }>): void {
    this.report = result.report;
    this.corrections = result.corrections;
    this.clusterEdits = result.clusterEdits;
  }
}
