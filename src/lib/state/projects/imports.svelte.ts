import type { Problem } from '../../model/problem';
import { nameOfFiles } from '../project.svelte';
import type { View } from '../../model/view';
import type { Workspace } from '../workspace.svelte';
import { decodeView } from '../../view/permalink';
import type { KeptProjects } from './kept-projects';
import { fromStored, NO_EDITS, toStored } from './edits';
import { readProjectFile, type ProjectFile } from './project-file';
import type { ProjectWriter } from './project-writer.svelte';
import { newLine, newProjectId, type SourceFile, type StoredProject } from './stored-project';

export type Target = 'new' | 'add';

/** How an import ended. */
export interface ImportEnd {
  kind: 'new' | 'added' | 'project' | 'names' | 'failed' | 'stopped';
  id: string;
  files: SourceFile[];
}

/** After so many tries an import that was never finished is not begun by itself any more. */
const MOST_TRIES = 3;

/**
 * Brings files on the map, one import after another: what is given while one runs waits for its end and joins the same map. The files are kept
 * before they are read, so that an import goes on when the page comes back.
 */
export class ImportQueue {
  /** Files that wait for the import that runs. */
  waiting = $state.raw<SourceFile[]>([]);
  #workspace: Workspace;
  #kept: KeptProjects;
  #writer: ProjectWriter;
  #running = 0;
  #isStopped = false;
  /** What is being imported, and into which project. */
  #current: { id: string; files: SourceFile[]; before: SourceFile[]; isStored: boolean } | null = null;

  constructor(workspace: Workspace, kept: KeptProjects, writer: ProjectWriter) {
    this.#workspace = workspace;
    this.#kept = kept;
    this.#writer = writer;
  }

  /** The project that an import is about to open; null: none, or it is open already. */
  get coming(): string | null {
    const id = this.#current?.id ?? null;
    return id === this.#workspace.projectId ? null : id;
  }

  /** Files that are still to come on the map of a project. */
  pendingFor(id: string | null): SourceFile[] {
    if (!this.#current || this.#current.id !== id) return [];
    const { files } = this.#current;
    const isThere =
      this.#workspace.projectId === id && files.every((file) => this.#workspace.sources.includes(file));
    return isThere ? this.waiting : [...files, ...this.waiting];
  }

  /** Imports files and what joins them meanwhile; `onEnd` after each import. Resolves at once where they wait for another import. */
  async give(files: SourceFile[], target: Target, onEnd: (end: ImportEnd) => void): Promise<void> {
    if (files.length === 0) return;
    if (this.#running > 0) {
      this.waiting = [...this.waiting, ...files];
      await this.#notePending();
      return;
    }
    await this.during(async () => {
      let next: Target = target;
      let now = files;
      let failure: Problem | null = null;
      while (now.length > 0) {
        const end = await this.#importOne(now, next);
        if (end.kind === 'failed') failure = this.#workspace.problem;
        onEnd(end);
        if (end.kind !== 'failed' && end.kind !== 'stopped') next = 'add';
        now = end.kind === 'stopped' ? [] : this.waiting;
        if (this.#current) this.#current = { ...this.#current, files: now };
        this.waiting = [];
      }
      // What was wrong with an earlier file is still to be read.
      if (failure && !this.#workspace.problem) this.#workspace.reportProblem(failure);
    });
  }

  /** Opens a stored project, with the files whose import was not finished. True when its map came out. */
  async resume({ line, files, edits }: StoredProject, options: { view?: string } = {}): Promise<boolean> {
    return this.during(async () => {
      const { id, name } = line;
      const goesOn = files.pending.length > 0 && files.tries < MOST_TRIES;
      const all = goesOn ? [...files.files, ...files.pending] : files.files;
      if (all.length === 0) return false;
      this.#writer.expect({ line, files });
      const { choices, ...decided } = fromStored(edits);
      const isNew = files.files.length === 0;
      const view: View = { ...decodeView(options.view ?? edits.hash).view, sample: null };
      const common = {
        id,
        name,
        ...decided,
        // What was never on a map comes as its map file says.
        ...(isNew ? (options.view === undefined ? {} : { view }) : { view, choices }),
      };
      if (goesOn) {
        this.#current = { id, files: files.pending, before: files.files, isStored: true };
        await this.#kept.write(id, { files: { ...files, tries: files.tries + 1 } }, () => null);
        const done = await this.#workspace.openFiles(all, { ...common, known: files.files.length });
        if (done || isNew) return done;
      }
      return this.#workspace.openFiles(files.files, { ...common, known: files.files.length, quiet: true });
    });
  }

  /** Runs something that other imports have to wait for. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running++;
    this.#isStopped = false;
    try {
      return await work();
    } finally {
      if (--this.#running === 0) this.#current = null;
    }
  }

  /** The reader has had enough: what waits is not imported either. Returns what waited. */
  stop(): SourceFile[] {
    const { waiting } = this;
    this.waiting = [];
    this.#isStopped = true;
    this.#workspace.cancel();
    return waiting;
  }

  async #importOne(files: SourceFile[], target: Target): Promise<ImportEnd> {
    const project = await this.#asProject(files);
    if (project instanceof Error) return { kind: 'failed', id: '', files };
    if (project) return this.#openProject(project, files);
    const space = this.#workspace;
    const add = target === 'add' && space.projectId !== null && space.sources.length > 0;
    // A project that another tab holds becomes a copy with this.
    if (add && this.#writer.isElsewhere) this.#writer.becomeCopy();
    const id = add && space.projectId !== null ? space.projectId : newProjectId();
    const before = add ? space.sources : [];
    this.#current = { id, files, before, isStored: false };
    if (!add) void this.#writer.take(id);
    await this.#notePending();
    const done = await space.openFiles(files, { add, id });
    if (done && space.projectId === id && space.sources.includes(files[0] as SourceFile))
      return { kind: add ? 'added' : 'new', id, files };
    const isStopped = this.#isStopped;
    // Superseded by something else that the reader opened: it stays in the list, to be gone on with.
    const isLeft = !done && !isStopped && space.status !== 'failed';
    this.#current = null;
    if (!add && !isLeft) await this.#kept.remove(id);
    if (add) this.#writer.keep(this.waiting, this.coming);
    if (done) return { kind: 'names', id, files };
    return { kind: space.status === 'failed' ? 'failed' : 'stopped', id, files };
  }

  async #openProject(project: ProjectFile, files: SourceFile[]): Promise<ImportEnd> {
    const id = newProjectId();
    const line = newLine(id, project.name, project.files);
    const stored: StoredProject = {
      line,
      files: { files: project.files, pending: [], tries: 0 },
      edits: project.edits,
    };
    void this.#writer.take(id);
    await this.#kept.write(id, stored, () => stored);
    this.#writer.expect(stored);
    const view = { ...decodeView(project.edits.hash).view, sample: null };
    const done = await this.#workspace.openFiles(project.files, {
      id,
      name: project.name,
      ...fromStored(project.edits),
      view,
      known: project.files.length,
    });
    if (!done) await this.#kept.remove(id);
    return { kind: done ? 'project' : 'failed', id, files };
  }

  async #asProject(files: SourceFile[]): Promise<ProjectFile | null | Error> {
    const [file, ...others] = files;
    if (!file || others.length > 0) return null;
    try {
      return await readProjectFile(file.blob);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#workspace.reportProblem({
        code: 'project-file-damaged',
        severity: 'error',
        message: `This project file could not be read (${reason}). Save it again where it came from, or open its files from it: it is a zip archive.`,
        where: { file: file.name },
      });
      return error instanceof Error ? error : new Error(reason);
    }
  }

  /** Keeps the files that are to be imported, before anything can happen to them. */
  async #notePending(): Promise<void> {
    const current = this.#current;
    if (!current) return;
    const { id, before, isStored } = current;
    const pending = this.pendingFor(id);
    if (this.#workspace.projectId === id) {
      this.#writer.keep(pending, this.coming);
      return;
    }
    const files = { files: before, pending, tries: 1 };
    const stored: StoredProject = {
      line: newLine(id, nameOfFiles([...before, ...pending]), before),
      files,
      edits: toStored('', NO_EDITS),
    };
    await this.#kept.write(id, isStored ? { files } : stored, () => (isStored ? null : stored));
  }
}
