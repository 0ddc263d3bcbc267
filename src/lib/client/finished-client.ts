import { createFinishedEngine } from '../finished/engine';
import type { JobResult } from '../protocol/engine';
import type { EngineClient, EngineClientOptions } from './engine-client';

/**
 * The engine of finished maps on the page itself: without a worker, so that it runs wherever the page does. It answers as the other client
 * does; what would make another map fails with a problem that says so.
 */
export function createFinishedClient({ onProgress }: Pick<EngineClientOptions, 'onProgress'>): EngineClient {
  const engine = createFinishedEngine();
  let run = 0;
  void engine.listen((message) => message.run === run && onProgress(message));
  /** Runs a job; an answer that was overtaken counts as cancelled. */
  const job = async (ask: (run: number) => Promise<JobResult>): Promise<JobResult> => {
    const mine = ++run;
    const result = await ask(mine);
    return mine === run ? result : { run: mine, kind: 'cancelled' };
  };
  return {
    ...engine,
    load: (files, settings, options) => job((id) => engine.load(id, files, settings, options)),
    rebuild: (settings) => job((id) => engine.rebuild(id, settings)),
    correct: (corrections, settings) => job((id) => engine.correct(id, corrections, settings)),
    editClusters: (edits) => job((id) => engine.editClusters(id, edits)),
    cancel: () => void engine.cancel(run),
    destroy: () => void engine.cancel(run),
  };
}
