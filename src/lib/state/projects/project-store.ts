import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { NotKeptError } from './not-kept';
import {
  byLastOpened,
  completeProject,
  newProjectId,
  type ProjectFiles,
  type ProjectLine,
  type ProjectStore,
  type SourceFile,
  type StoredEdits,
} from './stored-project';

const NAME = 'papercosm';
/** 1: one project, in the store `project` under `current` and `edits`. 2: several, by id. */
const VERSION = 2;
const STORES = ['projects', 'files', 'edits'] as const;
/** A tab with an older version of the page has this long to let go of the store. Milliseconds. */
const BLOCKED_TIMEOUT_MS = 4_000;

/** The projects in IndexedDB. The connection stays open: what is written when the page is left must not wait for one. */
export function createProjectStore(): ProjectStore {
  let opening: Promise<IDBPDatabase> | null = null;

  function database(): Promise<IDBPDatabase> {
    opening ??= open(() => (opening = null)).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    async list() {
      const lines = (await (await database()).getAll('projects')) as ProjectLine[];
      return lines.sort(byLastOpened);
    },
    async read(id) {
      const transaction = (await database()).transaction(STORES);
      const [line, files, edits] = (await Promise.all(
        STORES.map((store) => transaction.objectStore(store).get(id)),
      )) as [ProjectLine?, ProjectFiles?, Partial<StoredEdits>?];
      return line ? completeProject(line, files, edits) : null;
    },
    async write(id, { line, files, edits }) {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      const given: [(typeof STORES)[number], unknown][] = [
        ['projects', line],
        ['files', files],
        ['edits', edits],
      ];
      await settle(
        transaction,
        given.flatMap(([store, value]) => {
          if (value === undefined) return [];
          const objects = transaction.objectStore(store);
          return [store === 'projects' ? objects.put(value) : objects.put(value, id)];
        }),
      );
    },
    async remove(id) {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      await settle(
        transaction,
        STORES.map((store) => transaction.objectStore(store).delete(id)),
      );
    },
  };
}

/** All of a transaction's requests and its end: a full disk may show in either. */
async function settle(
  transaction: IDBPTransaction<unknown, string[], 'readwrite'>,
  requests: Promise<unknown>[],
): Promise<void> {
  await Promise.all([...requests, transaction.done]);
}

function open(onClose: () => void): Promise<IDBPDatabase> {
  if (typeof indexedDB === 'undefined') return Promise.reject(new NotKeptError('closed'));
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    openDB(NAME, VERSION, {
      upgrade(db, before, _after, transaction) {
        db.createObjectStore('projects', { keyPath: 'id' });
        db.createObjectStore('files');
        db.createObjectStore('edits');
        // Should it fail, the store stays as it was.
        if (before === 1 && db.objectStoreNames.contains('project'))
          takeOver(db, transaction).catch(() => transaction.abort());
      },
      blocked() {
        timer = setTimeout(() => reject(new NotKeptError('blocked')), BLOCKED_TIMEOUT_MS);
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        onClose();
      },
      terminated: onClose,
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Brings the one project of version 1 along. */
async function takeOver(
  db: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  const before = transaction.objectStore('project');
  const project = (await before.get('current')) as { name: string; files: SourceFile[] } | undefined;
  const edits = (await before.get('edits')) as Partial<StoredEdits> | undefined;
  if (project) {
    const id = newProjectId();
    const now = Date.now();
    const line: ProjectLine = {
      id,
      name: project.name,
      opened: now,
      changed: now,
      files: project.files.length,
      papers: null,
      removed: null,
      isClosed: false,
      origin: null,
    };
    await transaction.objectStore('projects').put(line);
    await transaction.objectStore('files').put({ files: project.files, pending: [], tries: 0 }, id);
    if (edits) await transaction.objectStore('edits').put(edits, id);
  }
  db.deleteObjectStore('project');
}
