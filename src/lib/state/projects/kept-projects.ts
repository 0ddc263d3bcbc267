import { createMemoryStore } from './memory-store';
import { reasonOf, type NotKept } from './not-kept';
import { byLastOpened, type ProjectLine, type ProjectStore, type StoredProject } from './stored-project';

/** How long a deleted project can be brought back at least, should its tab be left. Milliseconds. */
const REMOVED_FOR_MS = 10 * 60_000;

/**
 * The reader's projects: in the browser's storage as far as it takes them, else for as long as the page is open. Nothing here rejects; what
 * could not be kept is reported.
 */
export class KeptProjects {
  readonly #store: ProjectStore;
  readonly #memory = createMemoryStore();
  readonly #report: (id: string, reason: NotKept | null) => void;
  /** Projects that the storage did not take, wholly or in part. */
  readonly #unkept = new Map<string, NotKept>();

  /** @param report told after each writing: why it failed, or null */
  constructor(store: ProjectStore, report: (id: string, reason: NotKept | null) => void) {
    this.#store = store;
    this.#report = report;
  }

  /** Why the storage as a whole can't be read; null: it can. */
  async trouble(): Promise<NotKept | null> {
    return this.#store.list().then(
      () => null,
      (error: unknown) => reasonOf(error),
    );
  }

  /** Those that are not deleted, the one opened last first. */
  async list(): Promise<ProjectLine[]> {
    const stored = await this.#store.list().catch((): ProjectLine[] => []);
    const own = await this.#memory.list();
    const ids = new Set(own.map(({ id }) => id));
    return [...own, ...stored.filter(({ id }) => !ids.has(id))]
      .filter(({ removed }) => removed === null)
      .sort(byLastOpened);
  }

  async read(id: string): Promise<StoredProject | null> {
    return (await this.#memory.read(id)) ?? (await this.#store.read(id).catch(() => null));
  }

  /** @param all everything that there is of the project, should only this page be able to keep it */
  async write(id: string, parts: Partial<StoredProject>, all: () => StoredProject | null): Promise<boolean> {
    const isWhole = this.#unkept.has(id);
    try {
      // What failed before is tried again as a whole: room may have been made.
      await this.#store.write(id, isWhole ? { ...all(), ...parts } : parts);
      if (this.#unkept.delete(id)) await this.#memory.remove(id);
      this.#report(id, null);
      return true;
    } catch (error) {
      const reason = reasonOf(error);
      this.#unkept.set(id, reason);
      await this.#memory.write(id, { ...(await this.#memory.read(id)), ...all(), ...parts });
      this.#report(id, reason);
      return false;
    }
  }

  isUnkept(id: string): boolean {
    return this.#unkept.has(id);
  }

  /** Changes one line of the list. */
  async changeLine(id: string, patch: Partial<ProjectLine>): Promise<void> {
    const project = await this.read(id);
    if (project) await this.write(id, { line: { ...project.line, ...patch } }, () => null);
  }

  async remove(id: string): Promise<void> {
    this.#unkept.delete(id);
    await this.#memory.remove(id);
    await this.#store.remove(id).catch(() => undefined);
  }

  /** Lets go of what was deleted in an earlier visit. */
  async purge(now: number): Promise<void> {
    const lines = await this.#store.list().catch((): ProjectLine[] => []);
    for (const { id, removed } of lines)
      if (removed !== null && now - removed > REMOVED_FOR_MS) await this.remove(id);
  }
}
