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
}

const NAME = 'papercosm';
const STORE = 'project';
const KEY = 'current';

/** Rejects where the browser keeps nothing (private windows, sandboxed frames): callers go on without. */
function open(): Promise<IDBPDatabase> {
  return openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore(STORE);
    },
  });
}

export async function loadProject(): Promise<StoredProject | null> {
  const database = await open();
  try {
    return ((await database.get(STORE, KEY)) as StoredProject | undefined) ?? null;
  } finally {
    database.close();
  }
}

export async function storeProject(project: StoredProject): Promise<void> {
  const database = await open();
  try {
    await database.put(STORE, project, KEY);
  } finally {
    database.close();
  }
}

export async function forgetProject(): Promise<void> {
  const database = await open();
  try {
    await database.delete(STORE, KEY);
  } finally {
    database.close();
  }
}
