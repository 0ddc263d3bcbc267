import { toHash } from '../../view/permalink';
import type { Workspace } from '../workspace.svelte';
import { toStored } from './edits';
import type { KeptProjects } from './kept-projects';
import type { ProjectLocks } from './project-lock';
import {
  newLine,
  newProjectId,
  type ProjectLine,
  type SourceFile,
  type StoredProject,
} from './stored-project';
import { keepTabProject } from './tab-memory';

/** What decides whether a tab that does not hold its project has changed it. The view is not among it: the address keeps that. */
const partsOf = ({ sources, edits, name }: Workspace) => [
  sources,
  edits.corrections,
  edits.clusterEdits,
  edits.choices,
  edits.story,
  name,
];

/**
 * Keeps the project that is open in step with the store: files, decisions, view and name, each time they change. Only the tab that holds a
 * project writes it; in another tab it becomes a copy with the first change.
 */
export class ProjectWriter {
  /** The open project is held by another tab. */
  isElsewhere = $state(false);
  /** Something is on its way to the store. */
  isWriting = $state(false);
  #workspace: Workspace;
  #kept: KeptProjects;
  #locks: ProjectLocks;
  #onCopy: (from: string, to: string) => void;
  /** Projects that this tab has asked to hold: how to let go, or null where another tab holds it. */
  readonly #holds = new Map<string, Promise<(() => void) | null>>();
  /** What is known of a project that is about to be opened. */
  readonly #expected = new Map<string, Pick<StoredProject, 'line' | 'files'>>();
  #writing = 0;
  /** What the store has of the open project. */
  #line: ProjectLine | null = null;
  #files: { sources: SourceFile[]; pending: SourceFile[] } | null = null;
  #isLineKept = false;
  #parts: unknown[] | null = null;

  /** @param onCopy told the names of a project and of its copy, once it has become one */
  constructor(
    workspace: Workspace,
    kept: KeptProjects,
    locks: ProjectLocks,
    onCopy: (from: string, to: string) => void,
  ) {
    this.#workspace = workspace;
    this.#kept = kept;
    this.#locks = locks;
    this.#onCopy = onCopy;
  }

  /** Takes hold of a project; let go of once neither it is open nor on its way. */
  take(id: string): Promise<(() => void) | null> {
    const before = this.#holds.get(id);
    if (before) return before;
    const held = this.#locks.hold(id).then((letGo) => letGo ?? this.#locks.hold(id, true));
    this.#holds.set(id, held);
    return held;
  }

  /** A stored project is about to be opened: what the store has of it already. */
  expect({ line, files }: Pick<StoredProject, 'line' | 'files'>): void {
    this.#expected.set(line.id, { line, files });
    void this.take(line.id);
  }

  /**
   * Writes what has changed. To be called after each change, and when the page is left.
   *
   * @param pending files that are still to be imported into it
   * @param coming the project that an import is about to open
   */
  keep(pending: SourceFile[], coming: string | null = null): void {
    const { projectId: id, loadingId, status } = this.#workspace;
    keepTabProject(coming ?? loadingId);
    for (const held of this.#holds.keys())
      if (held !== id && held !== loadingId && held !== coming) this.#release(held);
    if (id === null) {
      if (status !== 'working') this.#leave();
      return;
    }
    // Another project is on its way: this one is as it was.
    if (loadingId !== id || this.#workspace.sources.length === 0) return;
    if (this.#line?.id !== id) this.#begin(id);
    const parts = partsOf(this.#workspace);
    if (this.#parts === null && status !== 'working') this.#parts = parts;
    void this.#write(id, pending);
  }

  /** The open project from now on under another name and id; nothing is read again. Returns the id. */
  becomeCopy(): string {
    const { name } = this.#workspace;
    const id = newProjectId();
    const copy = / \(copy(?: \d+)?\)$/.test(name) ? name : `${name} (copy)`;
    this.#workspace.projectId = id;
    this.#workspace.name = copy;
    this.isElsewhere = false;
    this.#onCopy(name, copy);
    return id;
  }

  /** Everything that there is of the open project. */
  whole(pending: SourceFile[] = []): StoredProject | null {
    const { sources, edits, lastingView } = this.#workspace;
    if (!this.#line) return null;
    return {
      line: this.#line,
      files: { files: sources, pending, tries: 0 },
      edits: toStored(toHash(lastingView), edits),
    };
  }

  async #write(id: string, pending: SourceFile[]): Promise<void> {
    this.isWriting = ++this.#writing > 0;
    try {
      const letGo = await this.take(id);
      if (this.#workspace.projectId !== id) return;
      if (!letGo) {
        this.isElsewhere = true;
        const now = partsOf(this.#workspace);
        // What the copy keeps is written when the new id is heard of.
        if (this.#parts && now.some((part, i) => part !== this.#parts?.[i])) this.becomeCopy();
        return;
      }
      this.isElsewhere = false;
      await this.#store(id, pending);
    } finally {
      this.isWriting = --this.#writing > 0;
    }
  }

  async #store(id: string, pending: SourceFile[]): Promise<void> {
    const whole = this.whole(pending);
    if (!whole) return;
    const { sources, name, report, status } = this.#workspace;
    const parts = partsOf(this.#workspace);
    const isChanged = this.#parts !== null && parts.some((part, i) => part !== this.#parts?.[i]);
    const papers = status === 'settled' ? (report?.papers ?? null) : whole.line.papers;
    const line: ProjectLine = {
      ...whole.line,
      name,
      papers,
      files: sources.length,
      ...(isChanged ? { changed: Date.now() } : {}),
    };
    const isNewLine = !this.#isLineKept || JSON.stringify(line) !== JSON.stringify(this.#line);
    const before = this.#files;
    const isNewFiles =
      before?.sources !== sources || before.pending.map(nameOf).join('\n') !== pending.map(nameOf).join('\n');
    this.#line = line;
    if (status !== 'working') this.#parts = parts;
    this.#files = { sources, pending };
    this.#isLineKept = true;
    const isKept = await this.#kept.write(
      id,
      {
        ...(isNewLine ? { line } : {}),
        ...(isNewFiles ? { files: whole.files } : {}),
        edits: whole.edits,
      },
      () => ({ ...whole, line }),
    );
    if (isKept || this.#line?.id !== id) return;
    this.#files = null;
    this.#isLineKept = false;
  }

  /** Another project is open now. */
  #begin(id: string): void {
    const now = Date.now();
    const { name, sources } = this.#workspace;
    const expected = this.#expected.get(id);
    this.#expected.delete(id);
    this.#line = {
      ...(expected?.line ?? newLine(id, name, sources)),
      opened: now,
      isClosed: false,
      removed: null,
    };
    this.#files = expected?.files.files === sources ? { sources, pending: expected.files.pending } : null;
    this.#isLineKept = false;
    this.#parts = null;
    void this.take(id);
  }

  /** A sample is open now. */
  #leave(): void {
    this.#line = null;
    this.#parts = null;
    this.isElsewhere = false;
  }

  #release(id: string): void {
    void this.#holds.get(id)?.then((letGo) => letGo?.());
    this.#holds.delete(id);
  }
}

const nameOf = ({ name, blob }: SourceFile) => `${name} ${blob.size}`;
