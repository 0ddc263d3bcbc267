import { byLastOpened, completeProject, type ProjectStore, type StoredProject } from './stored-project';

/** Projects for as long as the page is open: where the browser keeps none, and for tests. */
export function createMemoryStore(): ProjectStore {
  const projects = new Map<string, Partial<StoredProject>>();
  return {
    list: async () => [...projects.values()].flatMap(({ line }) => line ?? []).sort(byLastOpened),
    async read(id) {
      const found = projects.get(id);
      return found?.line ? completeProject(found.line, found.files, found.edits) : null;
    },
    async write(id, parts) {
      projects.set(id, { ...projects.get(id), ...parts });
    },
    async remove(id) {
      projects.delete(id);
    },
  };
}
