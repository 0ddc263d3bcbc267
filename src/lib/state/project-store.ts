import { resolveClusterEdits, type ClusterEdits } from '../model/cluster-edits';
import { resolveCorrections, type Corrections } from '../model/corrections';
import type { ReadChoices } from '../model/read-choices';
import { openDB, type IDBPDatabase } from 'idb';

/** A file of the reader's, kept as it came so that the project can be stored and read again. */
export interface SourceFile {
  name: string;
  blob: Blob;
}

/** The reader's own project, as kept in this browser between visits: the files as they came, and where she was. */
export interface StoredProject {
  name: string;
  files: SourceFile[];
  /** The view as the payload of a link's hash. */
  hash: string;
  corrections: Corrections;
  clusterEdits: ClusterEdits;
  choices: ReadChoices;
}

/** What changes often, and is small. */
export type StoredEdits = Omit<StoredProject, 'name' | 'files'>;

const NAME = 'papercosm';
const STORE = 'project';
const KEY = 'current';
const EDITS_KEY = 'edits';

/** Rejects where the browser keeps nothing (private windows, sandboxed frames): callers go on without. */
function open(): Promise<IDBPDatabase> {
  return openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore(STORE);
    },
  });
}

/** Runs one transaction and closes the database again. */
async function using<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function loadProject(): Promise<StoredProject | null> {
  return using(async (database) => {
    const project = (await database.get(STORE, KEY)) as Pick<StoredProject, 'name' | 'files'> | undefined;
    const edits = (await database.get(STORE, EDITS_KEY)) as Partial<StoredEdits> | undefined;
    if (!project) return null;
    return {
      ...project,
      hash: edits?.hash ?? '',
      corrections: resolveCorrections(edits?.corrections),
      clusterEdits: resolveClusterEdits(edits?.clusterEdits),
      choices: edits?.choices ?? {},
    };
  });
}

/** Keeps the files of a project. They can be large: to be called when they change, not with every view. */
export async function storeFiles(project: Pick<StoredProject, 'name' | 'files'>): Promise<void> {
  await using((database) => database.put(STORE, project, KEY));
}

export async function storeEdits(edits: StoredEdits): Promise<void> {
  await using((database) => database.put(STORE, edits, EDITS_KEY));
}

export async function forgetProject(): Promise<void> {
  await using((database) => database.clear(STORE));
}
