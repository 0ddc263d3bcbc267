/** Starts the program that makes maps. The page in a frame has this one from the site's own build: see src/frame. */
export function startEngineWorker(name: string): Worker {
  return new Worker(new URL('../../../workers/engine.worker.ts', import.meta.url), { type: 'module', name });
}
