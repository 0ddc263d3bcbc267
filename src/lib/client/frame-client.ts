import type { Problem } from '../model/problem';
import type { Settings } from '../model/settings';
import type { InputFile, JobResult, LoadOptions } from '../protocol/engine';
import type { EngineClient, EngineClientOptions } from './engine-client';
import { createFinishedClient } from './finished-client';

/** As much of a file is looked at to see that it is a map. */
const HEAD_BYTES = 65_536;

/** What the map on the page was read from. */
interface Opened {
  files: InputFile[];
  settings: Settings;
  options: LoadOptions;
}

export interface FrameClientOptions extends EngineClientOptions {
  /** What a finished map was made of, where that is at hand; else the map file itself. */
  sourceOf: (file: InputFile) => Promise<InputFile>;
  /** For tests. */
  loadEngine?: () => Promise<(options: EngineClientOptions) => EngineClient>;
}

/**
 * The engine of a frame: opens finished maps on the page itself, which takes little code and no worker. What a finished map can't do (another
 * network, other settings, files that hold no finished map) is done by the whole engine, whose program is fetched only then; from there on it
 * answers, until another finished map is opened.
 */
export function createFrameClient(options: FrameClientOptions): EngineClient {
  const { sourceOf, loadEngine = () => import('./engine-client').then((it) => it.createEngineClient) } =
    options;
  const finished = createFinishedClient(options);
  let whole: EngineClient | null = null;
  /** What answers for the map on the page. */
  let current: EngineClient = finished;
  let opened: Opened | null = null;
  /** Numbers the jobs; answers to earlier ones are dropped. */
  let attempt = 0;

  const cancelled = (run: number): JobResult => ({ run, kind: 'cancelled' });

  /** Runs a job on the whole engine, which answers from then on when a map came out. */
  async function byWhole(run: number, job: (engine: EngineClient) => Promise<JobResult>): Promise<JobResult> {
    try {
      const create = await loadEngine();
      if (run !== attempt) return cancelled(run);
      whole ??= create(options);
      const engine = whole;
      const result = await job(engine);
      if (run !== attempt) return cancelled(run);
      if (result.kind === 'done') current = engine;
      return result;
    } catch (error) {
      return run === attempt
        ? { run, kind: 'failed', report: null, problem: notLoaded(error) }
        : cancelled(run);
    }
  }

  const own: Pick<EngineClient, 'load' | 'rebuild' | 'cancel' | 'destroy'> = {
    async load(files, settings, loadOptions = {}) {
      const run = ++attempt;
      const isMap = await isMapFile(files);
      if (run !== attempt) return cancelled(run);
      const first = isMap ? await finished.load(files, settings, loadOptions) : null;
      if (run !== attempt) return cancelled(run);
      if (first?.kind === 'done') {
        current = finished;
        opened = { files, settings, options: loadOptions };
        return first;
      }
      const result = await byWhole(run, (engine) => engine.load(files, settings, loadOptions));
      if (result.kind === 'done') opened = { files, settings, options: loadOptions };
      // What is wrong with a map file says more than that there is no worker.
      return result.kind === 'failed' && first?.kind === 'failed' ? first : result;
    },
    async rebuild(settings) {
      const run = ++attempt;
      if (current === whole) return whole.rebuild(settings);
      return byWhole(run, async (engine) => {
        if (opened) {
          const files = await Promise.all(opened.files.map(sourceOf));
          const read = await engine.load(files, opened.settings, opened.options);
          if (read.kind !== 'done' || run !== attempt) return read;
        }
        return engine.rebuild(settings);
      });
    },
    cancel() {
      attempt++;
      finished.cancel();
      whole?.cancel();
    },
    destroy() {
      attempt++;
      finished.destroy();
      whole?.destroy();
    },
  };
  return new Proxy(finished, {
    get: (_, key): unknown => Reflect.get(Object.hasOwn(own, key) ? own : current, key),
  });
}

async function isMapFile([file, ...others]: readonly InputFile[]): Promise<boolean> {
  if (!file || others.length > 0) return false;
  const { bytes } = file;
  const head = bytes instanceof Blob ? await bytes.slice(0, HEAD_BYTES).arrayBuffer() : bytes;
  const text = new TextDecoder().decode(head.slice(0, HEAD_BYTES));
  return /"format"\s{0,9}:\s{0,9}"papercosm-map"/.test(text);
}

function notLoaded(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'engine-not-loaded',
    severity: 'error',
    message: `This view is of another map than the finished one, and what makes it could not be loaded (${reason}). Try again once the host of this page can be reached.`,
  };
}
