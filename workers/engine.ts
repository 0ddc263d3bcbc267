import { analyseNetwork } from '../src/lib/map/analyse-network';
import { describeCluster } from '../src/lib/evidence/describe-cluster';
import { describeNode } from '../src/lib/evidence/describe-node';
import { editMap, type EditedMap, type FoundMap } from '../src/lib/map/edit-map';
import { explainLabel } from '../src/lib/evidence/explain-label';
import { explainLink } from '../src/lib/evidence/explain-link';
import { explainMembership } from '../src/lib/evidence/explain-membership';
import { listShownPapers } from '../src/lib/map/papers-behind';
import { withShown } from '../src/lib/map/shown-context';
import { createMapContext, titleOfNode, type MapContext } from '../src/lib/map/map-context';
import { graphOf } from '../src/lib/map/map-graph';
import { createSearchIndex, type SearchIndex } from '../src/lib/map/search-index';
import { buildCorpus } from '../src/lib/corpus/build-corpus';
import {
  joinUnread,
  listCandidates,
  listCitedWorks,
  listMerges,
  listWorkCandidates,
} from '../src/lib/corpus/list-merging';
import { makeReport } from '../src/lib/corpus/make-report';
import { writeBibliography } from '../src/lib/export/papers/bibliography';
import { collectDrawing } from '../src/lib/export/map-drawing';
import { collectEvidence } from '../src/lib/export/map-evidence';
import { writeMapFile } from '../src/lib/export/map-file';
import { narrowMap } from '../src/lib/export/narrow-map';
import { writeNetwork } from '../src/lib/export/network-files';
import { toRecords } from '../src/lib/export/papers/to-records';
import { joinClusterEdits, NO_CLUSTER_EDITS, type ClusterEdits } from '../src/lib/model/cluster-edits';
import {
  joinAllCorrections,
  joinCorrections,
  NO_CORRECTIONS,
  type Corrections,
} from '../src/lib/model/corrections';
import { clipText } from '../src/lib/model/clip-text';
import type { ImportedGraph } from '../src/lib/model/imported-graph';
import type { SavedMap, UnknownKeys } from '../src/lib/model/exchange/saved-map';
import { CancelledError, NO_PROGRESS, type Progress } from '../src/lib/model/progress';
import type { Problem } from '../src/lib/model/problem';
import type { PaperRecord, UnreadPiece } from '../src/lib/model/record';
import type { FileReport, Report } from '../src/lib/model/answers/report';
import type { Settings } from '../src/lib/model/settings';
import { copySnapshot } from '../src/lib/model/snapshot';
import { addGraphEntities } from '../src/lib/networks/add-graph-entities';
import { fitInput } from '../src/lib/networks/fit-input';
import { fitNetwork } from '../src/lib/networks/builders/imported';
import type { NetworkInput } from '../src/lib/networks/network-input';
import { buildNetwork } from '../src/lib/networks/registry';
import { joinGraphs } from '../src/lib/parsers/graphs/graph-join';
import { readFiles } from '../src/lib/parsers/read-files';
import { PARSERS } from '../src/lib/parsers/registry';
import type { Engine, InputFile, JobResult, LoadOptions, ProgressMessage } from '../src/lib/protocol/engine';
import { analyseText } from '../src/lib/text/analyse-text';
import { defaultNeighbourCount, findNeighbours } from '../src/lib/text/neighbours';
import { createJobs, yieldToMessages, type Job } from './jobs';
import { createKeptMaps } from './kept-maps';
import { createMapQueries } from './map-queries';
import { nothingLoaded, nothingRead } from './nothing-there';

/** Positions of a running layout are sent at most this often, in milliseconds: the page draws each of them while the layout wants the cores. */
const SEND_EVERY = 250;

export interface EngineOptions {
  /** Clock in milliseconds; only decides when to yield and when to report progress, never a result. */
  now?: () => number;
}

/** What was read, before it is merged. */
interface ReadInput {
  records: PaperRecord[];
  files: FileReport[];
  unread: UnreadPiece[];
  savedMap: SavedMap | undefined;
  /** The finished map or graph among the files, and what is to be said of it. */
  graph: ImportedGraph | undefined;
  graphProblems: Problem[];
  corrections: Corrections;
  clusterEdits: ClusterEdits;
  /** The story of a map file among them, and the keys of it that nothing here knows. */
  story: unknown;
  others: UnknownKeys | undefined;
}

/** What the engine knows once files are read; replaced as a whole, so that a cancelled job leaves the last map intact. */
interface Loaded extends ReadInput {
  input: NetworkInput;
  report: Report;
  /** Title given by whoever loaded the files; null: found by the analysis. */
  title: string | undefined;
  /** Whether maps of these files start from where the nodes of the map before stood. */
  keepsPlaces: boolean;
}

interface Mapped {
  context: MapContext;
  /** The map before the reader's edits. */
  found: FoundMap;
  search: SearchIndex | null;
}

type Arranged = EditedMap & { found: FoundMap };

/** The engine: files in, maps and answers out. One instance holds one corpus and one map of it. */
export function createEngine(options: EngineOptions = {}): Engine {
  let loaded: Loaded | null = null;
  let mapped: Mapped | null = null;
  /** Of what is loaded, as it is corrected and edited now. */
  const maps = createKeptMaps<Arranged & { from: Loaded }>();
  let listener: ((message: ProgressMessage) => void) | null = null;
  const now = options.now ?? (() => performance.now());
  const jobs = createJobs({
    now,
    yieldToMessages,
    onProgress: (run, stage, done, total) => listener?.({ run, stage, done, total }),
  });

  async function readInput(
    files: InputFile[],
    before: Loaded | null,
    { choices, corrections = NO_CORRECTIONS, edits = NO_CLUSTER_EDITS, known = 0 }: LoadOptions,
    progress: Progress,
  ): Promise<ReadInput> {
    const read = await readFiles(files, progress, choices);
    const { graph, problems } = joinGraphs([before?.graph, read.graph].filter((one) => one !== undefined));
    const saved = read.corrections.filter(({ file }) => file >= known).map((one) => one.corrections);
    const brought = joinCorrections(joinAllCorrections(saved), {
      authors: read.aliases,
      keywords: read.aliases,
      apart: [],
    });
    return {
      records: before ? [...before.records, ...read.records] : read.records,
      files: before ? [...before.files, ...read.files] : read.files,
      unread: before ? [...before.unread, ...read.unread] : read.unread,
      savedMap: before ? undefined : read.savedMap,
      graph,
      graphProblems: problems,
      corrections: joinCorrections(
        before ? joinCorrections(before.corrections, brought) : brought,
        corrections,
      ),
      clusterEdits: read.clusterEdits
        .filter(({ file }) => file >= known)
        .map((brought) => brought.edits)
        .concat(edits)
        .reduce(joinClusterEdits, before?.clusterEdits ?? NO_CLUSTER_EDITS),
      story: before?.story ?? read.stories.find(({ file }) => file >= known)?.story,
      others: before?.others ?? read.savedMap?.others,
    };
  }

  async function merge(
    read: ReadInput,
    { title, keepsPlaces }: Pick<Loaded, 'title' | 'keepsPlaces'>,
    settings: Settings,
    progress: Progress,
  ): Promise<Loaded> {
    const corpus = await buildCorpus(read.records, progress, read.corrections);
    const text = await analyseText(corpus, progress, read.corrections.keywords);
    const k = settings.neighbours ?? defaultNeighbourCount(corpus.papers.length);
    const neighbours = await findNeighbours(text.vectors, k, progress);
    const { graph } = read;
    const plain: NetworkInput = { corpus, text, neighbours };
    const input = graph ? addGraphEntities(plain, graph) : plain;
    const report = makeReport(read.files, input.corpus, graph);
    return {
      ...read,
      title,
      keepsPlaces,
      input,
      report: { ...report, problems: [...report.problems, ...read.graphProblems] },
    };
  }

  async function arrange(
    job: Job,
    from: Loaded,
    settings: Settings,
    follow = from.keepsPlaces,
  ): Promise<Arranged> {
    const input = fitInput(from.input, settings);
    const network = await buildNetwork(input, settings, job.progress);
    let sent = -Infinity;
    return analyseNetwork(input, network, settings, {
      progress: job.progress,
      savedMap: from.savedMap,
      edits: from.clusterEdits,
      title: from.title,
      ...(follow && mapped?.context.snapshot.settings.layout === settings.layout
        ? { previous: mapped.context.snapshot }
        : {}),
      onPreview: (preview) =>
        listener?.({ run: job.run, stage: 'arranging', done: 0, total: 1, preview: copySnapshot(preview) }),
      onPositions: (positions, done, total) => {
        if (now() - sent < SEND_EVERY) return;
        sent = now();
        listener?.({ run: job.run, stage: 'arranging', done, total, positions: positions.slice() });
      },
    });
  }

  /** Runs a job; whatever goes wrong inside comes out as data. */
  async function settle(job: Job, work: () => Promise<JobResult>): Promise<JobResult> {
    try {
      const result = await work();
      return job.signal.aborted && result.kind !== 'done' ? { run: job.run, kind: 'cancelled' } : result;
    } catch (error) {
      if (error instanceof CancelledError) return { run: job.run, kind: 'cancelled' };
      const message = error instanceof Error ? error.message : String(error);
      return {
        run: job.run,
        kind: 'failed',
        report: null,
        problem: {
          code: 'engine-failed',
          severity: 'error',
          message: `The map could not be made: ${message}. Please report this with the file, if you may share it.`,
        },
      };
    }
  }

  function done(run: number, from: Loaded, arranged: Arranged): JobResult {
    const { snapshot, found, origins, problems } = arranged;
    loaded = from;
    maps.keep({ ...arranged, from });
    const context = createMapContext(
      fitInput(from.input, snapshot.settings),
      snapshot,
      origins,
      found.clustering,
    );
    mapped = { context, found, search: null };
    return {
      run,
      kind: 'done',
      snapshot: copySnapshot(snapshot),
      report: { ...from.report, problems: [...from.report.problems, ...problems] },
      corrections: from.corrections,
      clusterEdits: from.clusterEdits,
      view: from.savedMap?.view ?? null,
    };
  }

  const engine = {
    ...createMapQueries(() => mapped?.context ?? null, now),
    load(run, files, settings, loadOptions = {}) {
      const job = jobs.start(run);
      return settle(job, async () => {
        const read = await readInput(files, loadOptions.add ? loaded : null, loadOptions, job.progress);
        const { title, places = 'anew' } = loadOptions;
        const from = await merge(read, { title, keepsPlaces: places !== 'anew' }, settings, job.progress);
        const { graph } = read;
        if (from.input.corpus.papers.length === 0 && !graph) {
          const problem = read.files.flatMap((file) => file.problems)[0] ?? nothingRead(read);
          return { run, kind: 'failed', problem, report: from.report };
        }
        const onlyGraph = read.records.length === graph?.nodes.filter(({ place }) => place).length;
        const wanted = fitNetwork(
          read.savedMap?.settings ?? settings,
          from.input,
          onlyGraph && !read.savedMap,
        );
        const arranged = await arrange(job, from, wanted, places === 'followed');
        maps.clear();
        const result = done(run, from, arranged);
        return { ...result, story: from.story };
      });
    },
    rebuild(run, settings) {
      const job = jobs.start(run);
      return settle(job, async () => {
        if (!loaded) return nothingLoaded(run);
        const known = maps.find(settings);
        if (known) return done(run, known.from, known);
        const { vectors } = loaded.input.text;
        const k = settings.neighbours ?? defaultNeighbourCount(loaded.input.corpus.papers.length);
        const neighbours =
          k === loaded.input.neighbours.k
            ? loaded.input.neighbours
            : await findNeighbours(vectors, k, job.progress);
        // Another network or resolution is a new map: the saved one stands for the settings that it was saved with.
        const from: Loaded = { ...loaded, input: { ...loaded.input, neighbours }, savedMap: undefined };
        return done(run, from, await arrange(job, from, fitNetwork(settings, from.input)));
      });
    },
    correct(run, corrections, settings) {
      const job = jobs.start(run);
      return settle(job, async () => {
        if (!loaded) return nothingLoaded(run);
        const from = await merge({ ...loaded, corrections }, loaded, settings, job.progress);
        const arranged = await arrange(job, from, fitNetwork(settings, from.input));
        maps.clear();
        return done(run, from, arranged);
      });
    },
    editClusters(run, edits) {
      const job = jobs.start(run);
      return settle(job, async () => {
        if (!loaded || !mapped) return nothingLoaded(run);
        const { found } = mapped;
        const clusterEdits = joinClusterEdits(NO_CLUSTER_EDITS, edits);
        maps.clear();
        return {
          ...done(run, { ...loaded, clusterEdits }, { ...editMap(found, clusterEdits), found }),
          view: null,
        };
      });
    },
    async cancel(run) {
      jobs.cancel(run);
    },
    async listen(next) {
      listener = next;
    },
    async titles(nodes) {
      const context = mapped?.context;
      return nodes.map((node) => (context ? clipText(titleOfNode(context, node)) : ''));
    },
    async details(node, shown) {
      return mapped ? describeNode(withShown(mapped.context, shown), node) : null;
    },
    async evidence(source, target) {
      return mapped ? explainLink(mapped.context, source, target) : [];
    },
    async cluster(index, shown) {
      return mapped ? describeCluster(withShown(mapped.context, shown), index) : null;
    },
    async membership(node) {
      return mapped ? explainMembership(mapped.context, node) : null;
    },
    async labelEvidence(cluster) {
      return mapped ? explainLabel(mapped.context, cluster) : null;
    },
    async search(query, limit) {
      if (!mapped) return [];
      mapped.search ??= createSearchIndex(mapped.context);
      return mapped.search.find(query, limit);
    },
    async formats() {
      return PARSERS.map(({ id, label }) => ({ id, label }));
    },
    async readAliases(files) {
      const { aliases, files: reports } = await readFiles(files, NO_PROGRESS);
      return { aliases, problems: reports.flatMap(({ problems }) => problems) };
    },
    async merges() {
      return loaded ? listMerges(loaded.input.corpus) : [];
    },
    async workCandidates() {
      return loaded ? listWorkCandidates(loaded.input.corpus) : { lines: [], total: 0 };
    },
    async candidates() {
      return loaded ? listCandidates(loaded.input.corpus) : [];
    },
    async citedWorks(limit) {
      return loaded ? listCitedWorks(loaded.input.corpus, limit) : [];
    },
    async unread() {
      return loaded ? joinUnread(loaded.unread) : [];
    },
    async exportPapers(format, shown) {
      if (!loaded || !mapped) return '';
      const { corpus } = loaded.input;
      const papers = shown ? listShownPapers(mapped.context, shown) : corpus.papers.map((_, paper) => paper);
      return writeBibliography(format, toRecords(corpus, papers));
    },
    async exportMap(format, view, evidence, shown, story) {
      if (!loaded || !mapped) return '';
      const { input, snapshot } = mapped.context;
      if (format !== 'json')
        return writeNetwork(format, narrowMap({ ...mapped.context, graph: graphOf(snapshot) }, shown));
      return writeMapFile({
        ...input,
        snapshot,
        report: loaded.report,
        corrections: loaded.corrections,
        clusterEdits: loaded.clusterEdits,
        found: mapped.found.snapshot,
        view,
        story: story === undefined ? loaded.story : story,
        others: loaded.others,
        ...(evidence ? await whyAndHow(mapped.context, evidence) : {}),
      });
    },
  } satisfies Engine;
  return engine;
}

/** What a map file says of its reasons, and what shows it without computing anything anew. */
async function whyAndHow(context: MapContext, evidence: true | 'cards' | 'drawing') {
  const drawing = collectDrawing(context);
  if (evidence === 'drawing') return { drawing };
  const most = evidence === 'cards' ? undefined : Infinity;
  return {
    evidence: await collectEvidence(context, NO_PROGRESS, most),
    drawing,
  };
}
