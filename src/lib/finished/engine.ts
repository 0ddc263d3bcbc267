/** The engine of finished maps: it shows a map file and answers about it, and computes no map. */
import { makeReport } from '../corpus/make-report';
import { titleOfNode } from '../map/map-context';
import { clipText } from '../model/clip-text';
import { NO_CLUSTER_EDITS } from '../model/cluster-edits';
import { NO_CORRECTIONS } from '../model/corrections';
import type { Problem } from '../model/problem';
import { CancelledError, type Progress } from '../model/progress';
import { copySnapshot } from '../model/snapshot';
import type { Json } from '../parsers/json/json-values';
import type { Engine, InputFile, JobResult, ProgressMessage } from '../protocol/engine';
import type { Answers } from './answers';
import { openMap, type OpenedMap } from './open-map';

/** Messages are let in at least this often while a map is opened, in milliseconds. */
const YIELD_EVERY = 40;

interface Shown {
  text: string;
  opened: OpenedMap;
  answers: Promise<Answers> | null;
}

export interface FinishedEngineOptions {
  /** Clock in milliseconds; only decides when to yield. */
  now?: () => number;
}

/**
 * The same questions and answers as the engine that makes maps, on a map file that holds its evidence and its drawing. What would make
 * another map fails with a problem that says so; lists about reading and merging are empty.
 */
export function createFinishedEngine({ now = () => performance.now() }: FinishedEngineOptions = {}): Engine {
  let shown: Shown | null = null;
  let listener: ((message: ProgressMessage) => void) | null = null;
  let running = -Infinity;

  function progressOf(run: number): Progress {
    let last = now();
    const yieldOnce = async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = now();
      if (run !== running) throw new CancelledError();
    };
    return (stage, done, total) => {
      if (now() - last < YIELD_EVERY) return undefined;
      listener?.({ run, stage, done, total });
      return yieldOnce();
    };
  }

  async function load(run: number, files: InputFile[], title?: string): Promise<JobResult> {
    const file = files[0];
    if (!file || files.length > 1) return failed(run, finishedOnly());
    const bytes =
      file.bytes instanceof Uint8Array ? file.bytes : new Uint8Array(await file.bytes.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const value = parseJson(text);
    if (value === undefined) return failed(run, unreadable(file.name));
    const opened = await openMap(value, file.name, progressOf(run));
    if ('problem' in opened) return failed(run, opened.problem);
    if (run !== running) return { run, kind: 'cancelled' };
    const { context, read } = opened;
    if (title !== undefined) context.snapshot.title = title;
    shown = { text, opened, answers: null };
    const { records, problems, savedMap, graph } = read;
    const report = makeReport(
      [
        {
          name: file.name,
          format: 'papercosm-map',
          formatLabel: 'Papercosm map',
          confidence: 1,
          records: records.length,
          unread: 0,
          bytes: bytes.length,
          problems,
        },
      ],
      context.input.corpus,
      graph,
    );
    return {
      run,
      kind: 'done',
      snapshot: copySnapshot(context.snapshot),
      report,
      corrections: NO_CORRECTIONS,
      clusterEdits: NO_CLUSTER_EDITS,
      view: savedMap?.view ?? null,
      story: savedMap?.story,
    };
  }

  /** What answers questions is fetched with the first of them; null: no map is open. */
  async function answers(): Promise<Answers | null> {
    const asked = shown;
    if (!asked) return null;
    asked.answers ??= import('./answers').then(({ createAnswers }) => createAnswers(asked.opened));
    // One that could not be fetched may be there the next time.
    asked.answers.catch(() => (asked.answers = null));
    return asked.answers;
  }

  const unchangeable = async (run: number): Promise<JobResult> => failed(run, finishedOnly());

  return {
    async load(run, files, _settings, options = {}) {
      running = run;
      try {
        return await load(run, files, options.title);
      } catch (error) {
        if (error instanceof CancelledError) return { run, kind: 'cancelled' };
        const reason = error instanceof Error ? error.message : String(error);
        return failed(run, {
          code: 'map-file-failed',
          severity: 'error',
          message: `The map file could not be shown (${reason}). Save the map again, or open the file with Papercosm itself.`,
        });
      }
    },
    rebuild: unchangeable,
    correct: unchangeable,
    editClusters: unchangeable,
    async cancel(run) {
      if (run === running) running = -Infinity;
    },
    async listen(next) {
      listener = next;
    },
    async titles(nodes) {
      return nodes.map((node) => (shown ? clipText(titleOfNode(shown.opened.context, node)) : ''));
    },
    async details(node, part) {
      return (await answers())?.details(node, part) ?? null;
    },
    async evidence(source, target) {
      return (await answers())?.evidence(source, target) ?? [];
    },
    async cluster(index, part) {
      return (await answers())?.cluster(index, part) ?? null;
    },
    async membership(node) {
      return (await answers())?.membership(node) ?? null;
    },
    async labelEvidence(cluster) {
      return (await answers())?.labelEvidence(cluster) ?? null;
    },
    async search(query, limit) {
      return (await answers())?.search(query, limit) ?? [];
    },
    async metrics() {
      return (await answers())?.metrics() ?? [];
    },
    async metric(id) {
      return (await answers())?.metric(id, progressOf(running)) ?? null;
    },
    async path(from, to, kinds, directed) {
      return (await answers())?.path(from, to, kinds, directed) ?? null;
    },
    async mainPath(kind) {
      return (await answers())?.mainPath(kind) ?? null;
    },
    // The map file itself, as it was opened.
    async exportMap(format) {
      return format === 'json' ? (shown?.text ?? '') : '';
    },
    bursts: nothing,
    emergence: nothing,
    evolution: nothing,
    formats: none,
    merges: none,
    candidates: none,
    citedWorks: none,
    unread: none,
    workCandidates: async () => ({ lines: [], total: 0 }),
    readAliases: async () => ({ aliases: [], problems: [finishedOnly()] }),
    exportPapers: async () => '',
  };
}

const nothing = async () => null;
const none = async () => [];

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  } catch {
    return undefined;
  }
}

function failed(run: number, problem: Problem): JobResult {
  return { run, kind: 'failed', report: null, problem };
}

function finishedOnly(): Problem {
  return {
    code: 'map-is-finished',
    severity: 'warning',
    message:
      'This is a finished map: it can be looked at, filtered and searched, and not be made anew. Open its map file with Papercosm for that.',
  };
}

function unreadable(file: string): Problem {
  return {
    code: 'map-file-unreadable',
    severity: 'error',
    message: 'This map file is damaged, perhaps cut off on the way. Save or download it again.',
    where: { file },
  };
}
