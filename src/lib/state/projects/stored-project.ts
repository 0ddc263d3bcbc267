import { resolveClusterEdits, type ClusterEdits } from '../../model/cluster-edits';
import { resolveCorrections, type Corrections } from '../../model/corrections';
import type { ReadChoices } from '../../model/read-choices';

/** A file of the reader's, kept as it came so that the project can be stored and read again. */
export interface SourceFile {
  name: string;
  blob: Blob;
}

/** A project in the list of projects. Times in milliseconds since 1970. */
export interface ProjectLine {
  id: string;
  name: string;
  opened: number;
  changed: number;
  files: number;
  /** null: not known yet. */
  papers: number | null;
  /** Set while it is deleted and can still be brought back. */
  removed: number | null;
  /** The reader has put it away: the page does not open on it. */
  isClosed: boolean;
  /** Names of the files on the command line that it was started on; null: opened on the page. */
  origin: string | null;
}

export interface ProjectFiles {
  files: SourceFile[];
  /** Chosen, but not on a map yet: their import goes on when the page comes back. */
  pending: SourceFile[];
  /** How often that import was begun. */
  tries: number;
}

/** What changes often, and is small. */
export interface StoredEdits {
  /** The view as a link's hash. */
  hash: string;
  corrections: Corrections;
  clusterEdits: ClusterEdits;
  choices: ReadChoices;
  /** A StoryFile, or null; to be read with readStoryFile. */
  story: unknown;
}

/** A project of the reader's, as kept in this browser: the files as they came, what she changed, and where she was. */
export interface StoredProject {
  line: ProjectLine;
  files: ProjectFiles;
  edits: StoredEdits;
}

/** Where projects are kept. Everything rejects where that fails; see not-kept.ts for the reasons. */
export interface ProjectStore {
  /** All of them, those that are deleted too, the one opened last first. */
  list(): Promise<ProjectLine[]>;
  read(id: string): Promise<StoredProject | null>;
  /** Writes the parts that are given, all or none. */
  write(id: string, parts: Partial<StoredProject>): Promise<void>;
  remove(id: string): Promise<void>;
}

/** A project from what was stored of it, whatever that is. */
export function completeProject(
  line: ProjectLine,
  files: Partial<ProjectFiles> | undefined,
  edits: Partial<StoredEdits> | undefined,
): StoredProject {
  return {
    line,
    files: { files: files?.files ?? [], pending: files?.pending ?? [], tries: files?.tries ?? 0 },
    edits: {
      hash: edits?.hash ?? '',
      corrections: resolveCorrections(edits?.corrections),
      clusterEdits: resolveClusterEdits(edits?.clusterEdits),
      choices: edits?.choices ?? {},
      story: edits?.story ?? null,
    },
  };
}

export function byLastOpened(a: ProjectLine, b: ProjectLine): number {
  return b.opened - a.opened || (a.id < b.id ? -1 : 1);
}

/** A name that no other project has, here or elsewhere. */
export function newProjectId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return [...parts].map((part) => part.toString(36)).join('');
}

/** The line of a project that begins now. */
export function newLine(
  id: string,
  name: string,
  files: readonly SourceFile[],
  origin: string | null = null,
): ProjectLine {
  const now = Date.now();
  return {
    id,
    name,
    opened: now,
    changed: now,
    files: files.length,
    papers: null,
    removed: null,
    isClosed: false,
    origin,
  };
}
