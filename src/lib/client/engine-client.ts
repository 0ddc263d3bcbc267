import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { ClusterEdits } from '../model/cluster-edits';
import type { Corrections } from '../model/corrections';
import type { NodeDetails } from '../model/details';
import type { MetricColumn } from '../model/answers/metrics';
import type { Problem } from '../model/problem';
import type { Settings } from '../model/settings';
import type { MapQueries } from '../protocol/map-queries';
import type { Engine, InputFile, JobResult, LoadOptions, ProgressMessage } from '../protocol/engine';

/** A worker that dies this often without having made a map is not started again. */
const MOST_STARTS = 3;
/** After a cancel the worker has this long to stop by itself; then it is replaced. Milliseconds. */
const CANCEL_TIMEOUT_MS = 100;

export interface EngineClientOptions {
  onProgress: (message: ProgressMessage) => void;
  /** The worker died and was replaced: what it knew is gone. */
  onLost: (problem: Problem) => void;
  /** For tests. */
  createWorker?: () => Worker;
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

function createDefaultWorker(): Worker {
  return new Worker(new URL('../../../workers/engine.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * The page's side of the engine: starts the worker, numbers the jobs, drops late answers, replaces a worker that died or
 * does not stop, and says so.
 */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  const createWorker = options.createWorker ?? createDefaultWorker;
  let run = 0;
  let destroyed = false;
  /** Ends the running job's promise from outside: on cancel or when the worker dies. */
  let settleJob: ((result: JobResult) => void) | null = null;
  /** Rejected when the present worker goes away. */
  let gone: { promise: Promise<never>; reject: (reason: Error) => void };
  let worker: Worker;
  let remote: Remote<Engine>;
  /** True once a job has finished in the present worker: only then is there something to lose. */
  let holdsMap = false;
  let failedStarts = 0;

  function start(): void {
    let reject: (reason: Error) => void = () => undefined;
    const promise = new Promise<never>((_, fail) => (reject = fail));
    promise.catch(() => undefined);
    gone = { promise, reject };
    holdsMap = false;
    worker = createWorker();
    const mine = worker;
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === mine && !destroyed) replace(event.message || 'it could not be loaded');
    });
    worker.addEventListener('messageerror', () => {
      if (worker === mine && !destroyed) replace('a message could not be read');
    });
    remote = wrap<Engine>(worker);
    remote
      .listen(proxy((message: ProgressMessage) => message.run === run && options.onProgress(message)))
      .catch(() => undefined);
  }

  function replace(reason: string): void {
    const lost = holdsMap || settleJob !== null;
    const problem: Problem = {
      code: 'worker-lost',
      severity: 'error',
      message: `The part of Papercosm that computes stopped (${reason}) and was started anew. Open your files again; with very large files, try a part of them first.`,
    };
    worker.terminate();
    gone.reject(new Error(reason));
    settleJob?.({ run, kind: 'failed', problem, report: null });
    settleJob = null;
    failedStarts = holdsMap ? 0 : failedStarts + 1;
    if (failedStarts < MOST_STARTS) start();
    if (lost) options.onLost(problem);
  }

  async function job(ask: (run: number) => Promise<JobResult>): Promise<JobResult> {
    const mine = ++run;
    settleJob?.({ run: mine - 1, kind: 'cancelled' });
    const outside = new Promise<JobResult>((resolve) => (settleJob = resolve));
    try {
      const result = await Promise.race([ask(mine), outside]);
      if (result.kind === 'done') holdsMap = true;
      return mine === run ? result : { run: mine, kind: 'cancelled' };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        run: mine,
        kind: 'failed',
        report: null,
        problem: {
          code: 'engine-failed',
          severity: 'error',
          message: `The map could not be made: ${message}.`,
        },
      };
    } finally {
      if (mine === run) settleJob = null;
    }
  }

  /** A question to the worker: rejects when the worker goes away before it answers. */
  function ask<T>(answer: Promise<T>): Promise<T> {
    return Promise.race([answer, gone.promise]);
  }

  start();

  return {
    load: (files, settings, loadOptions) =>
      job((id) =>
        remote.load(
          id,
          transfer(
            files,
            files.flatMap(({ bytes }) => (bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [])),
          ),
          settings,
          loadOptions,
        ),
      ),
    rebuild: (settings) => job((id) => remote.rebuild(id, settings)),
    correct: (corrections, settings) => job((id) => remote.correct(id, corrections, settings)),
    editClusters: (edits) => job((id) => remote.editClusters(id, edits)),
    cancel() {
      const settle = settleJob;
      if (!settle) return;
      const cancelled = run;
      void remote.cancel(cancelled).catch(() => undefined);
      setTimeout(() => {
        // Still this job, and still no answer: it sits in a computation that never looks up.
        if (settleJob !== settle || destroyed) return;
        settleJob = null;
        settle({ run: cancelled, kind: 'cancelled' });
        if (!holdsMap) {
          worker.terminate();
          gone.reject(new Error('cancelled'));
          start();
        }
      }, CANCEL_TIMEOUT_MS);
    },
    titles: (nodes) => ask(remote.titles(nodes)),
    details: (node, shown) => ask<NodeDetails | null>(remote.details(node, shown)),
    evidence: (source, target) => ask(remote.evidence(source, target)),
    cluster: (index, shown) => ask(remote.cluster(index, shown)),
    membership: (node) => ask(remote.membership(node)),
    labelEvidence: (cluster) => ask(remote.labelEvidence(cluster)),
    search: (query, limit) => ask(remote.search(query, limit)),
    formats: () => ask(remote.formats()),
    readAliases: (files) => ask(remote.readAliases(files)),
    merges: () => ask(remote.merges()),
    workCandidates: () => ask(remote.workCandidates()),
    candidates: () => ask(remote.candidates()),
    citedWorks: (limit) => ask(remote.citedWorks(limit)),
    unread: () => ask(remote.unread()),
    exportMap: (format, view, evidence, shown) => ask(remote.exportMap(format, view, evidence, shown)),
    exportPapers: (format, shown) => ask(remote.exportPapers(format, shown)),
    metrics: () => ask(remote.metrics()),
    metric: (id) => ask<MetricColumn | null>(remote.metric(id)),
    bursts: () => ask(remote.bursts()),
    emergence: () => ask(remote.emergence()),
    evolution: (windows) => ask(remote.evolution(windows)),
    path: (from, to, kinds, directed) => ask(remote.path(from, to, kinds, directed)),
    mainPath: (kind) => ask(remote.mainPath(kind)),
    destroy() {
      if (destroyed) return;
      destroyed = true;
      worker.terminate();
      gone.reject(new Error('The page was closed.'));
      settleJob?.({ run, kind: 'cancelled' });
      settleJob = null;
    },
  };
}
