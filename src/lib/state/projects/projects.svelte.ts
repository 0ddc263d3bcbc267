import type { Problem } from '../../model/problem';
import type { View } from '../../model/view';
import { ofOtherMap } from '../../view/labels/label-choices';
import { toHash } from '../../view/permalink';
import type { Workspace } from '../workspace.svelte';
import { toStored, type Edits } from './edits';
import { ImportQueue, type ImportEnd, type Target } from './imports.svelte';
import { KeptProjects } from './kept-projects';
import { reasonInWords, type NotKept } from './not-kept';
import { writeProjectFile } from './project-file';
import type { ProjectLocks } from './project-lock';
import { ProjectWriter } from './project-writer.svelte';
import type { ProjectLine, ProjectStore, SourceFile } from './stored-project';
import { noteUnkept } from './tab-memory';

/** What has just happened, and what can be done about it. */
export interface Notice {
  text: string;
  actions: { label: string; run: () => void }[];
}

/** What was open at a time, to go back to. */
interface Moment extends Edits {
  sample: string | null;
  address: string | null;
  id: string | null;
  name: string;
  sources: SourceFile[];
  view: View;
}

/** The reader's projects: which there are, which is open, and what she does with them. Opening one never touches another. */
export class Projects {
  lines = $state.raw<ProjectLine[]>([]);
  notice = $state.raw<Notice | null>(null);
  /** Why the open project is not kept in this browser; null: it is. */
  unkept = $state.raw<NotKept | null>(null);
  readonly imports: ImportQueue;
  readonly writer: ProjectWriter;
  readonly kept: KeptProjects;
  /** The project that the last import made or added to; null: it came to nothing. */
  #lastMade: string | null = null;
  #workspace: Workspace;
  #locks: ProjectLocks;
  /** The project of which the reader knows that it is not kept. */
  #toldOf = $state.raw<string | null>(null);

  constructor(workspace: Workspace, store: ProjectStore, locks: ProjectLocks) {
    this.#workspace = workspace;
    this.#locks = locks;
    this.kept = new KeptProjects(store, (id, reason) => this.#noteKept(id, reason));
    this.writer = new ProjectWriter(workspace, this.kept, locks, (from, to) => {
      this.notice = {
        text: `“${from}” is open in another tab, so your changes go into a copy: “${to}”.`,
        actions: [],
      };
      void this.refresh();
    });
    this.imports = new ImportQueue(workspace, this.kept, this.writer);
  }

  /** What to tell of a project that the browser does not keep; null: nothing. */
  get trouble(): Problem | null {
    const { name, projectId, loadingId } = this.#workspace;
    if (this.unkept === null || loadingId === null || this.#toldOf === loadingId) return null;
    const what = loadingId === projectId ? `“${name}”` : 'What you open';
    return {
      code: 'project-not-kept',
      severity: 'warning',
      message: `${what} is not kept in this browser: ${reasonInWords(this.unkept)}. When you leave the page it is gone. Save it as a project file, which brings everything back.`,
    };
  }

  putTroubleAway(): void {
    this.#toldOf = this.#workspace.loadingId;
  }

  async refresh(): Promise<void> {
    this.lines = await this.kept.list();
  }

  /** Brings the store up to date with what is open. To be called after each change, and when the page is left. */
  keep(): void {
    this.writer.keep(this.imports.pendingFor(this.#workspace.projectId), this.imports.coming);
  }

  /**
   * Files are brought on the map, as a new project or together with what is open; both can be undone. 'join': together with the files before
   * them, if these came on the map.
   */
  async give(files: SourceFile[], target: Target | 'join' = 'new'): Promise<void> {
    const before = this.#moment();
    const joined: Target = this.#lastMade !== null && this.#lastMade === before.id ? 'add' : 'new';
    await this.imports.give(files, target === 'join' ? joined : target, (end) => {
      this.#lastMade = end.kind === 'failed' || end.kind === 'stopped' ? null : end.id;
      this.#tell(end, before);
    });
    await this.refresh();
  }

  /** Stops what runs; files that wait for it are not opened either. */
  stop(): void {
    const waited = this.imports.stop();
    if (waited.length === 0) return;
    this.notice = {
      text: `Stopped. ${nameFiles(waited)} that waited ${waited.length === 1 ? 'was' : 'were'} not opened.`,
      actions: [{ label: 'Open now', run: () => void this.give(waited) }],
    };
  }

  /** Opens a project of the list. */
  async open(id: string): Promise<boolean> {
    if (id === this.#workspace.projectId) return true;
    const project = await this.kept.read(id);
    if (!project) {
      this.notice = { text: 'This project is not in this browser any more.', actions: [] };
      await this.refresh();
      return false;
    }
    this.notice = null;
    const done = await this.imports.resume(project);
    await this.refresh();
    return done;
  }

  /** A sample beside the projects. The page does not open on the last project again until one is opened, if it is put away. */
  async openSample(id: string, options: { putAway?: boolean } = {}): Promise<void> {
    const { projectId, name } = this.#workspace;
    this.notice =
      projectId === null
        ? null
        : {
            text: `“${name}” is kept in the list of your projects.`,
            actions: [{ label: 'Back to it', run: () => void this.open(projectId) }],
          };
    if (options.putAway) {
      const last = projectId ?? this.lines[0]?.id;
      if (last !== undefined) await this.kept.changeLine(last, { isClosed: true });
    }
    await this.#workspace.openSample(id);
    await this.refresh();
  }

  async rename(id: string, given: string): Promise<void> {
    const name = given.trim().slice(0, 200);
    if (name === '') return;
    if (id === this.#workspace.projectId) {
      this.#workspace.name = name;
      this.keep();
      this.lines = this.lines.map((line) => (line.id === id ? { ...line, name } : line));
      return;
    }
    await this.#alone(id, () => this.kept.changeLine(id, { name }));
  }

  /** Deletes a project; it can be brought back until the page is left. */
  async remove(id: string): Promise<void> {
    const line = this.lines.find((one) => one.id === id);
    const isOpen = id === this.#workspace.projectId;
    if (isOpen && this.writer.isElsewhere) return this.#sayElsewhere();
    const mark = () => this.kept.changeLine(id, { removed: Date.now() });
    if (isOpen) {
      await this.#workspace.openSample('landmarks');
      await mark();
      await this.refresh();
    } else if (!(await this.#alone(id, mark))) return;
    this.notice = {
      text: `“${line?.name ?? 'The project'}” is deleted.`,
      actions: [
        {
          label: 'Undo',
          run: () => void this.#bringBack(id, isOpen),
        },
      ],
    };
  }

  async #bringBack(id: string, opens: boolean): Promise<void> {
    await this.kept.changeLine(id, { removed: null });
    this.notice = null;
    await this.refresh();
    if (opens) await this.open(id);
  }

  /** The open project, or one of the list, as a file that brings all of it back. */
  async saveFile(id = this.#workspace.projectId): Promise<{ blob: Blob; name: string } | null> {
    const { projectId, name, sources, edits, lastingView } = this.#workspace;
    if (id === null) return null;
    if (id === projectId) {
      const blob = await writeProjectFile({
        name,
        files: sources,
        edits: toStored(toHash(lastingView), edits),
      });
      this.#toldOf = id;
      return { blob, name };
    }
    const project = await this.kept.read(id);
    if (!project) return null;
    const { line, files } = project;
    const all = [...files.files, ...files.pending];
    return {
      blob: await writeProjectFile({ name: line.name, files: all, edits: project.edits }),
      name: line.name,
    };
  }

  /** Whether leaving the page would lose the open project, and the reader does not know. */
  get wouldLose(): boolean {
    const { projectId } = this.#workspace;
    return projectId !== null && this.kept.isUnkept(projectId) && this.#toldOf !== projectId;
  }

  #moment(): Moment {
    const { sample, address, projectId, name, sources, view, edits } = this.#workspace;
    return { sample, address, id: projectId, name, sources, view, ...edits };
  }

  /** Says what an import has done, and offers to undo it. */
  #tell({ kind, id, files }: ImportEnd, before: Moment): void {
    const { name } = this.#workspace;
    if (kind === 'failed' || kind === 'stopped') return;
    if (kind === 'names') {
      this.notice = { text: `Names and keywords of ${nameFiles(files)} are taken over.`, actions: [] };
      return;
    }
    const undo = { label: 'Undo', run: () => void this.#goBack(before, kind === 'added' ? null : id) };
    const isOwn = before.sample === null && before.sources.length > 0 && before.id !== id;
    if (kind === 'added') {
      this.notice = { text: `Added ${nameFiles(files)} to “${name}”.`, actions: [undo] };
      return;
    }
    this.notice = {
      text: kind === 'project' ? `Opened the project “${name}”.` : `A new map from ${nameFiles(files)}.`,
      actions: [
        ...(isOwn && kind === 'new'
          ? [{ label: 'Add to the map before', run: () => void this.#joinTo(before, id) }]
          : []),
        undo,
      ],
    };
  }

  async #goBack(before: Moment, made: string | null): Promise<void> {
    this.notice = null;
    const { sample, address, id, sources, view, ...rest } = before;
    await this.imports.during(async () => {
      const isThere = address !== null && (await this.#workspace.openAddress(address, view)) === null;
      if (isThere) return;
      if (sample !== null || id === null) await this.#workspace.openSample(sample ?? 'landmarks', view);
      else
        await this.#workspace.openFiles(sources, { ...rest, id, view, known: sources.length, quiet: true });
    });
    if (made !== null && this.#workspace.projectId !== made) await this.kept.remove(made);
    await this.refresh();
  }

  /** What became a project of its own joins the one that was open before. */
  async #joinTo(before: Moment, made: string): Promise<void> {
    this.notice = null;
    const { id, sources, view, sample: _, address: __, ...rest } = before;
    const files = this.#workspace.projectId === made ? this.#workspace.sources : [];
    if (id === null || files.length === 0) return;
    const all = [...sources, ...files];
    const done = await this.imports.during(() =>
      this.#workspace.openFiles(all, { ...rest, id, view: ofOtherMap(view), known: sources.length }),
    );
    if (!done) return;
    await this.kept.remove(made);
    this.#tell({ kind: 'added', id, files }, before);
    await this.refresh();
  }

  /** Does something to a project that no other tab has open; says so otherwise. */
  async #alone(id: string, work: () => Promise<void>): Promise<boolean> {
    const letGo = await this.#locks.hold(id);
    if (!letGo) {
      this.#sayElsewhere();
      return false;
    }
    try {
      await work();
    } finally {
      letGo();
    }
    await this.refresh();
    return true;
  }

  #sayElsewhere(): void {
    this.notice = {
      text: 'This project is open in another tab. Change its name or delete it there.',
      actions: [],
    };
  }

  #noteKept(id: string, reason: NotKept | null): void {
    const { projectId, loadingId, name } = this.#workspace;
    if (id !== projectId && id !== loadingId) return;
    this.unkept = reason;
    noteUnkept(reason && { name, reason });
  }
}

function nameFiles(files: readonly SourceFile[]): string {
  return files.length === 1 ? `“${files[0]?.name ?? ''}”` : `${files.length} files`;
}
