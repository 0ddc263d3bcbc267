import type { EngineClient } from '../client/engine-client';
import type { FileReport, Report } from '../model/answers/report';
import { NO_CLUSTER_EDITS, type ClusterEdits } from '../model/cluster-edits';
import type { ColumnMapping, ColumnTable } from '../model/columns';
import { joinCorrections, NO_CORRECTIONS, type Corrections } from '../model/corrections';
import type { Problem } from '../model/problem';
import type { ReadChoices } from '../model/read-choices';
import type { Snapshot } from '../model/snapshot';
import type { Story } from '../model/story';
import { DEFAULT_VIEW, type View } from '../model/view';
import type { JobResult } from '../protocol/engine';
import { ofOtherMap } from '../view/labels/label-choices';
import { readStoryFile } from '../view/story/story-file';
import { recallColumns, rememberColumns } from './column-memory';
import { storyStays } from './problems';
import { NO_EDITS, type Edits } from './projects/edits';
import { newProjectId, type SourceFile } from './projects/stored-project';

/** What is to be read, and what is to be shown of it. */
export interface LoadTarget extends Edits {
  sample: string | null;
  /** Of the project that comes of it; null for a sample. */
  id: string | null;
  name: string;
  view: View;
  /** The first so many files had been read when the topics were edited. */
  known?: number;
  /** Where the map file came from that a link names. */
  address?: string;
  /** Whether a map file's own view comes first. */
  bringsView?: boolean;
  /** Whether nodes start from where they stand now. */
  follow?: boolean;
}

export interface OpenOptions extends Partial<Edits> {
  /** Together with the files that are open. */
  add?: boolean;
  /** The project that it is, or becomes; a new one where it is missing. */
  id?: string;
  name?: string;
  /** The first so many files had been read when the edits were made. */
  known?: number;
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
  /** Where the map file came from that a link names; null: from nowhere else. */
  address = $state<string | null>(null);
  /** Of the project that is open; null: a sample. Changes with the files, at once. */
  id = $state<string | null>(null);
  name = $state('');
  sources = $state.raw<SourceFile[]>([]);
  /** What the reader corrected of the merging. */
  corrections = $state.raw<Corrections>(NO_CORRECTIONS);
  /** What she changed of the topics. */
  clusterEdits = $state.raw<ClusterEdits>(NO_CLUSTER_EDITS);
  /** How she wants files to be read. */
  choices = $state.raw<ReadChoices>({});
  /** What she tells with them. */
  story = $state.raw<Story | null>(null);
  /** What a job is about to change of these: hers already, though not on the map yet. */
  intended = $state.raw<Partial<Edits> | null>(null);
  /** The project that the job that runs is for. */
  loadingId = $state<string | null>(null);
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
    const id = options.id ?? (add ? this.id : null) ?? newProjectId();
    // A name that she gave stays.
    const isNamed = add && this.name !== nameOfFiles(this.sources);
    const name = options.name ?? (isNamed ? this.name : nameOfFiles(all));
    const view = options.view ?? { ...DEFAULT_VIEW, sample: null };
    const before: Edits = add ? this.#decided : { ...NO_EDITS, choices: { columns: recallColumns() } };
    const { corrections = before.corrections, choices = before.choices, story = before.story } = options;
    const { clusterEdits = before.clusterEdits } = options;
    const known = options.known ?? (add ? this.sources.length : options.clusterEdits ? files.length : 0);
    const edits = { corrections, clusterEdits, choices, story };
    const bringsView = options.view === undefined;
    const to = { sample: null, id, name, view, bringsView, ...edits, known, follow: add };
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
    const { sample, id, name, sources } = this;
    const view = ofOtherMap(this.#host.view);
    const known = sources.length;
    const address = this.address ?? undefined;
    const now = {
      sample,
      id,
      name,
      view,
      ...(address === undefined ? {} : { address }),
      ...this.#decided,
      known,
      follow: !failed,
    };
    const to = failed?.to ?? now;
    const done = await this.#host.load(failed?.sources ?? sources, { ...to, choices: choose(to.choices) });
    if (done) this.imports++;
    return done;
  }

  /** Everything that she decided, also what a running job is still to bring on the map. */
  get edits(): Edits {
    return { ...this.#decided, ...this.intended };
  }

  get #decided(): Edits {
    const { corrections, clusterEdits, choices, story } = this;
    return { corrections, clusterEdits, choices, story };
  }

  /** Keeps what could not be read for another try; null: it could. */
  noteFailed(failed: { sources: SourceFile[]; to: LoadTarget } | null): void {
    this.#failedLoad = failed;
  }

  /** These files are on the map now. */
  adopt(sources: SourceFile[], { sample, id, name, choices, story, address }: LoadTarget): void {
    this.sample = sample;
    this.address = address ?? null;
    this.id = id;
    this.name = name;
    this.sources = sources;
    this.choices = choices;
    this.story = story;
  }

  /** What a job made of the files. */
  adoptResult(result: Extract<JobResult, { kind: 'done' }>): void {
    const brought = readStoryFile(result.story);
    const problems = [...brought.problems, ...(brought.story && this.story ? [storyStays()] : [])];
    this.report =
      problems.length === 0
        ? result.report
        : { ...result.report, problems: [...result.report.problems, ...problems] };
    this.story ??= brought.story;
    this.corrections = result.corrections;
    this.clusterEdits = result.clusterEdits;
  }
}

/** "library.bib and 2 more" */
export function nameOfFiles(files: readonly SourceFile[]): string {
  const first = files[0]?.name ?? '';
  return files.length === 1 ? first : `${first} and ${files.length - 1} more`;
}
