import { proxy, wrap, type Remote } from 'comlink';
import type { ClusterEdits } from '../model/cluster-edits';
import type { Corrections } from '../model/corrections';
import type { NodeDetails } from '../model/details';
import type { MetricColumn } from '../model/answers/metrics';
import type { Problem } from '../model/problem';
import type { Settings } from '../model/settings';
import type { MapQueries } from '../protocol/map-queries';
import type { Engine, InputFile, JobResult, LoadOptions, ProgressMessage } from '../protocol/engine';
import { startEngineWorker } from './engine-worker';
import { followJob, type Recipe } from './recipe';
import { nameWorker, watchLife } from './worker-life';

/** A worker that dies this often without having made a map is not started again, until the reader asks for something. */
const MOST_STARTS = 3;
/** After a cancel the worker has this long to stop by itself; then the job counts as cancelled. Milliseconds. */
const CANCEL_TIMEOUT_MS = 100;
/** A worker that holds a map and still has not stopped by then is replaced too, and the map made again. */
const STOP_TIMEOUT_MS = 10_000;
/** A worker that has not answered by then is taken for dead: its program is large, but not that large. Milliseconds. */
const START_TIMEOUT_MS = 90_000;

export interface EngineClientOptions {
  onProgress: (message: ProgressMessage) => void;
  /** The worker died, and the map that it held could not be made again in another. */
  onLost: (problem: Problem) => void;
  /** The worker died and was replaced; another holds the map now, made again from the same files. */
  onRestored?: (result: Extract<JobResult, { kind: 'done' }>) => void;
  /** For tests. Throws where there are no workers. */
  createWorker?: (name: string) => Worker;
  /** For tests. Milliseconds. */
  startTimeout?: number;
}

export type EngineQueries = Pick<
  Engine,
  | 'titles'
  | 'details'
  | 'evidence'
  | 'cluster'
  | 'membership'
  | 'labelEvidence'
  | 'search'
  | 'formats'
  | 'readAliases'
  | 'merges'
  | 'workCandidates'
  | 'candidates'
  | 'citedWorks'
  | 'unread'
  | 'exportMap'
  | 'exportPapers'
> &
  MapQueries;

export interface EngineClient extends EngineQueries {
  load(files: InputFile[], settings: Settings, options?: LoadOptions): Promise<JobResult>;
  rebuild(settings: Settings): Promise<JobResult>;
  correct(corrections: Corrections, settings: Settings): Promise<JobResult>;
  editClusters(edits: ClusterEdits): Promise<JobResult>;
  /** Stops the running job, if any. The job's promise resolves as cancelled within about 100 ms whatever the worker does. */
  cancel(): void;
  /** Calls that wait for the worker end as failed or empty. Twice is fine. */
  destroy(): void;
}

/** The worker went away while something was asked of it. */
class WorkerGone extends Error {}

/** One worker: its engine, and what tells of its death. */
interface Living {
  worker: Worker;
  remote: Remote<Engine>;
  /** Rejected when it goes away. */
  gone: Promise<never>;
  leave: (reason: Error) => void;
  /** True while its engine holds the map of the recipe. */
  holdsMap: boolean;
}

/**
 * The page's side of the engine: starts the worker, numbers the jobs, drops late answers. A worker that dies, wherever it is, is replaced: a
 * job or a question that waited for it is asked once more, and the map that it held is made again from the same files. What still fails is said.
 */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  const createWorker = options.createWorker ?? startEngineWorker;
  let run = 0;
  let restores = 0;
  let destroyed = false;
  /** Ends the running job's promise from outside: on cancel. */
  let settleJob: ((result: JobResult) => void) | null = null;
  /** Resolves when no job runs. */
  let jobEnd: Promise<unknown> = Promise.resolve();
  let living: Living | null = null;
  let restoring: Promise<void> | null = null;
  /** How the map that the page shows was made. */
  let recipe: Recipe | null = null;
  let failedStarts = 0;
  /** Whether any worker has ever got as far as to answer. */
  let hasAnswered = false;
  let lastReason = 'it could not be started';

  function start(): Living | null {
    const name = nameWorker();
    let worker: Worker;
    try {
      worker = createWorker(name);
    } catch (error) {
      lastReason = error instanceof Error ? error.message : String(error);
      return (living = null);
    }
    let reject: (reason: Error) => void = () => undefined;
    const gone = new Promise<never>((_, fail) => (reject = fail));
    gone.catch(() => undefined);
    let stopWatching = () => undefined as void;
    const mine: Living = {
      worker,
      remote: wrap<Engine>(worker),
      gone,
      holdsMap: false,
      leave(reason) {
        clearTimeout(starting);
        stopWatching();
        worker.terminate();
        reject(reason);
      },
    };
    const die = (reason: string) => {
      if (living === mine && !destroyed) replace(reason);
    };
    const starting = setTimeout(() => die('it did not start'), options.startTimeout ?? START_TIMEOUT_MS);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      die(event.message || 'it could not be loaded');
    });
    worker.addEventListener('messageerror', () => die('a message could not be read'));
    mine.remote
      .listen(proxy((message: ProgressMessage) => message.run === run && options.onProgress(message)))
      .then(() => {
        clearTimeout(starting);
        hasAnswered = true;
        if (living === mine) stopWatching = watchLife(name, () => die('the browser ended it'));
      })
      .catch(() => undefined);
    return (living = mine);
  }

  function replace(reason: string): void {
    lastReason = reason;
    failedStarts = living?.holdsMap ? 0 : failedStarts + 1;
    living?.leave(new WorkerGone(reason));
    living = null;
    if (failedStarts >= MOST_STARTS) {
      if (recipe && !settleJob) options.onLost(hasAnswered ? diedTwice(lastReason) : noWorker(lastReason));
      return;
    }
    start();
    // A job that waits starts itself again; the map before it is made again when it fails.
    if (!settleJob) void restore().catch(() => undefined);
  }

  /** The worker to ask; one more try where it could not be started before. */
  function alive(): Living {
    if (destroyed) throw new WorkerGone('The page was closed.');
    const now = living ?? start();
    if (!now) throw new WorkerGone(lastReason);
    return now;
  }

  /** Makes the map again that the page shows, in a worker that does not hold it. Rejects when that worker dies too. */
  function restore(): Promise<void> {
    restoring ??= remake().finally(() => (restoring = null));
    return restoring;
  }

  async function remake(): Promise<void> {
    const from = recipe;
    const now = alive();
    if (!from || now.holdsMap) return;
    const { files, settings, options: loadOptions, rebuilt } = from;
    const number = --restores;
    let result = await Promise.race([now.remote.load(number, files, settings, loadOptions), now.gone]);
    if (rebuilt && result.kind === 'done')
      result = await Promise.race([now.remote.rebuild(number, rebuilt), now.gone]);
    if (recipe !== from || living !== now) return;
    if (result.kind === 'done') {
      now.holdsMap = true;
      failedStarts = 0;
      options.onRestored?.(result);
    } else if (result.kind === 'failed') options.onLost(result.problem);
  }

  async function job(
    needsMap: boolean,
    ask: (engine: Remote<Engine>, run: number) => Promise<JobResult>,
    follow: (result: Extract<JobResult, { kind: 'done' }>) => Recipe | null,
  ): Promise<JobResult> {
    const mine = ++run;
    settleJob?.({ run: mine - 1, kind: 'cancelled' });
    const outside = new Promise<JobResult>((resolve) => (settleJob = resolve));
    const own = settleJob;
    const end = (async (): Promise<JobResult> => {
      for (let deaths = 0; ;) {
        try {
          if (needsMap && recipe && !alive().holdsMap) {
            const early = await Promise.race([restore(), outside]);
            if (early) return early;
          }
          const now = alive();
          const result = await Promise.race([ask(now.remote, mine), outside, now.gone]);
          if (mine !== run) return { run: mine, kind: 'cancelled' };
          if (result.kind === 'done') {
            now.holdsMap = true;
            failedStarts = 0;
            recipe = follow(result);
          }
          return result;
        } catch (error) {
          if (mine !== run || destroyed) return { run: mine, kind: 'cancelled' };
          if (!(error instanceof WorkerGone)) return failure(mine, engineFailed(error));
          if (++deaths < 2 && living) continue;
          return failure(mine, hasAnswered ? diedTwice(error.message) : noWorker(error.message));
        }
      }
    })();
    jobEnd = end;
    const result = await end;
    if (settleJob === own) {
      settleJob = null;
      // The worker was replaced during a job that came to nothing: the map before it is still on the page.
      if (!destroyed && recipe && living && !living.holdsMap) void restore().catch(() => undefined);
    }
    return result;
  }

  /** A question to the worker: asked once more when the worker goes away before it answers. */
  async function ask<T>(question: (engine: Remote<Engine>) => Promise<T>): Promise<T> {
    for (let deaths = 0; ;) {
      try {
        while (recipe && !alive().holdsMap && settleJob) await jobEnd;
        if (recipe && !alive().holdsMap) await restore();
        const now = alive();
        return await Promise.race([question(now.remote), now.gone]);
      } catch (error) {
        if (!(error instanceof WorkerGone) || destroyed || !living || ++deaths >= 2) throw error;
      }
    }
  }

  start();

  return {
    load(given, settings, loadOptions = {}) {
      // Kept as blobs: bytes that are handed over can't be handed over again.
      const files = given.map(({ name, bytes }) => ({
        name,
        bytes: bytes instanceof Uint8Array ? new Blob([bytes as Uint8Array<ArrayBuffer>]) : bytes,
      }));
      return job(
        false,
        (engine, id) => engine.load(id, files, settings, loadOptions),
        (result) => followJob({ files, settings, options: loadOptions, rebuilt: null }, result, 'load'),
      );
    },
    rebuild: (settings) =>
      job(
        true,
        (engine, id) => engine.rebuild(id, settings),
        (result) => followJob(recipe, result, 'rebuild'),
      ),
    correct: (corrections, settings) =>
      job(
        true,
        (engine, id) => engine.correct(id, corrections, settings),
        (result) => followJob(recipe, result, 'correct'),
      ),
    editClusters: (edits) =>
      job(
        true,
        (engine, id) => engine.editClusters(id, edits),
        (result) => followJob(recipe, result, 'edit'),
      ),
    cancel() {
      const settle = settleJob;
      const asked = living;
      if (!settle) return;
      const cancelled = run;
      const isOver = () => settleJob !== settle || destroyed;
      void asked?.remote.cancel(cancelled).then(
        () => clearTimeout(timeout),
        () => undefined,
      );
      // The worker sits in a computation that never looks up.
      const timeout = setTimeout(() => {
        if (living === asked && !destroyed && asked?.holdsMap) replace('it did not stop');
      }, STOP_TIMEOUT_MS);
      setTimeout(() => {
        if (isOver()) return;
        settle({ run: cancelled, kind: 'cancelled' });
        if (!asked || asked.holdsMap || living !== asked) return;
        asked.leave(new WorkerGone('cancelled'));
        start();
      }, CANCEL_TIMEOUT_MS);
    },
    titles: (nodes) => ask((engine) => engine.titles(nodes)),
    details: (node, shown) => ask<NodeDetails | null>((engine) => engine.details(node, shown)),
    evidence: (source, target) => ask((engine) => engine.evidence(source, target)),
    cluster: (index, shown) => ask((engine) => engine.cluster(index, shown)),
    membership: (node) => ask((engine) => engine.membership(node)),
    labelEvidence: (cluster) => ask((engine) => engine.labelEvidence(cluster)),
    search: (query, limit) => ask((engine) => engine.search(query, limit)),
    formats: () => ask((engine) => engine.formats()),
    readAliases: (files) => ask((engine) => engine.readAliases(files)),
    merges: () => ask((engine) => engine.merges()),
    workCandidates: () => ask((engine) => engine.workCandidates()),
    candidates: () => ask((engine) => engine.candidates()),
    citedWorks: (limit) => ask((engine) => engine.citedWorks(limit)),
    unread: () => ask((engine) => engine.unread()),
    exportMap: (format, view, evidence, shown, story) =>
      ask((engine) => engine.exportMap(format, view, evidence, shown, story)),
    exportPapers: (format, shown) => ask((engine) => engine.exportPapers(format, shown)),
    metrics: () => ask((engine) => engine.metrics()),
    metric: (id) => ask<MetricColumn | null>((engine) => engine.metric(id)),
    bursts: () => ask((engine) => engine.bursts()),
    emergence: () => ask((engine) => engine.emergence()),
    evolution: (windows) => ask((engine) => engine.evolution(windows)),
    path: (from, to, kinds, directed) => ask((engine) => engine.path(from, to, kinds, directed)),
    mainPath: (kind) => ask((engine) => engine.mainPath(kind)),
    destroy() {
      if (destroyed) return;
      destroyed = true;
      living?.leave(new WorkerGone('The page was closed.'));
      living = null;
      settleJob?.({ run, kind: 'cancelled' });
      settleJob = null;
    },
  };
}

function failure(run: number, problem: Problem): JobResult {
  return { run, kind: 'failed', report: null, problem };
}

function engineFailed(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'engine-failed', severity: 'error', message: `The map could not be made: ${message}.` };
}

function diedTwice(reason: string): Problem {
  return {
    code: 'worker-lost',
    severity: 'error',
    message: `The part of Papercosm that computes stopped twice over this (${reason}) and was started anew. This machine may have too little memory for so much at once: try a part of the files first, or close other tabs.`,
  };
}

function noWorker(reason: string): Problem {
  return {
    code: 'no-worker',
    severity: 'error',
    message: `The part of Papercosm that computes does not start in this browser (${reason}). It needs module workers, as current versions of Firefox, Chrome, Edge and Safari have. Reload the page or use one of these; your projects are kept, and can be saved as project files and opened there.`,
  };
}
