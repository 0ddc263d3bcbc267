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
const HASH_KEY = 'hash';

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
    const project = (await database.get(STORE, KEY)) as Omit<StoredProject, 'hash'> | undefined;
    const hash = (await database.get(STORE, HASH_KEY)) as string | undefined;
    return project ? { ...project, hash: hash ?? '' } : null;
  });
}

/** Keeps the files of a project. They can be large: to be called when they change, not with every view. */
export async function storeFiles(project: Omit<StoredProject, 'hash'>): Promise<void> {
  await using((database) => database.put(STORE, project, KEY));
}

export async function storeHash(hash: string): Promise<void> {
  await using((database) => database.put(STORE, hash, HASH_KEY));
}

export async function forgetProject(): Promise<void> {
  await using((database) => database.clear(STORE));
}
