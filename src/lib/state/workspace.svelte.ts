import { createEngineClient, type EngineClient, type EngineClientOptions } from '../client/engine-client';
import type { BibliographyFormat } from '../model/exchange/bibliography';
import type { ColumnMapping, ColumnTable } from '../model/columns';
import { NO_CLUSTER_EDITS, type ClusterEdits } from '../model/cluster-edits';
import { joinCorrections, NO_CORRECTIONS, type Corrections } from '../model/corrections';
import type { NodeDetails } from '../model/details';
import type { MainPathKind } from '../model/answers/paths';
import type { NetworkFormat } from '../model/exchange/network-format';
import type { Stage } from '../model/progress';
import type { Problem } from '../model/problem';
import type { ReadChoices } from '../model/read-choices';
import type { FileReport, Report } from '../model/answers/report';
import { DEFAULT_SETTINGS, resolveSettings, type Settings } from '../model/settings';
import type { Snapshot } from '../model/snapshot';
import {
  DEFAULT_ENCODINGS,
  DEFAULT_FILTERS,
  DEFAULT_VIEW,
  type Encodings,
  type Filters,
  type View,
} from '../model/view';
import type { InputFile, JobResult, ProgressMessage } from '../protocol/engine';
import { computeMask, shownPapers, visibleCounts, type VisibleCounts } from '../view/filters';
import { decodeView, encodeView } from '../view/permalink';
import { membersOf } from '../view/cluster-members';
import { changedSettings } from '../view/changed-settings';
import { CardState, type PathQuestion } from './card.svelte';
import { MetricState } from './metric-columns.svelte';
import { keepView, TopicEditor } from './topic-editor';
import { recallColumns, rememberColumns } from './column-memory';
import type { SourceFile } from './project-store';
import { unknownSample, unreachableSample } from './problems';
import { findSample } from './samples';
import { SearchState } from './search.svelte';
import { TitleCache } from './title-cache.svelte';

export interface WorkspaceOptions {
  createClient?: (options: EngineClientOptions) => EngineClient;
  /** Reads a sample that ships with the app. */
  fetchSample: (file: string) => Promise<Blob>;
}

/** What the reader decided about her files, beside the view. */
export interface Edits {
  corrections: Corrections;
  clusterEdits: ClusterEdits;
  choices: ReadChoices;
}

interface LoadTarget extends Edits {
  sample: string | null;
  name: string;
  view: View;
  /** The first so many files had been read when the topics were edited. */
  known?: number;
  /** Whether nodes start from where they stand now. */
  follow?: boolean;
}

const NO_EDITS: Edits = { corrections: NO_CORRECTIONS, clusterEdits: NO_CLUSTER_EDITS, choices: {} };

/**
 * The page's one state (and so one long file: whatever changes it stands here): what is loaded, what is shown of it, and what is going on. Everything else (URL, stored project,
 * pictures) is derived from it. Data is kept raw: it never passes through a proxy.
 */
export class Workspace {
  status = $state<'empty' | 'working' | 'settled' | 'failed'>('empty');
  progress = $state.raw<{ stage: Stage; done: number; total: number } | null>(null);
  problem = $state.raw<Problem | null>(null);
  report = $state.raw<Report | null>(null);
  /** Files of the last import of which nothing could be read: the reader may know better what they are. */
  refused = $state.raw<readonly FileReport[]>([]);
  /** Counts imports of the reader's own files, so that the report can show itself once for each. */
  imports = $state(0);

  snapshot = $state.raw<Snapshot | null>(null);
  /** The snapshot that the map view has on the screen. */
  drawn = $state.raw<Snapshot | null>(null);
  /** Positions on their way, while the layout runs; null when those of the snapshot hold. */
  moving = $state.raw<Float32Array | null>(null);

  /** A sample's name, or null for the reader's own files. */
  sample = $state<string | null>(null);
  name = $state('');
  sources = $state.raw<SourceFile[]>([]);

  /** What the reader corrected of the merging. */
  corrections = $state.raw<Corrections>(NO_CORRECTIONS);
  /** What she changed of the topics. */
  clusterEdits = $state.raw<ClusterEdits>(NO_CLUSTER_EDITS);
  /** How she wants files to be read. */
  choices = $state.raw<ReadChoices>({});

  settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  filters = $state.raw<Filters>(DEFAULT_FILTERS);
  encodings = $state.raw<Encodings>(DEFAULT_ENCODINGS);
  /** Node indices. */
  selection = $state.raw<number[]>([]);
  link = $state.raw<{ source: number; target: number } | null>(null);
  /** Cluster whose card is open. */
  cluster = $state<number | null>(null);
  hovered = $state<number | null>(null);
  /** Nodes lit from outside the map, by a bar of the timeline. */
  lit = $state.raw<Uint32Array | null>(null);
  box = $state.raw<View['box']>(null);

  /** Grows when the keyboard's focus is to go to the card. */
  cardFocus = $state(0);
  /** Says the camera box to go to; a new object each time. */
  goTo = $state.raw<{ box: NonNullable<View['box']> } | { nodes: number[] } | { fit: true } | null>(null);

  /** What the page says of itself: settled only once the map is drawn. */
  readonly state = $derived(
    this.status === 'settled' && this.drawn !== this.snapshot ? 'working' : this.status,
  );
  readonly titles: TitleCache;
  readonly finder: SearchState;
  /** Renames, merges and parts topics, moves nodes between them. */
  readonly topics: TopicEditor;
  readonly metrics: MetricState;
  /** The encodings as they can be drawn now; see MetricState. */
  readonly drawnEncodings = $derived.by(() => this.metrics.drawable(this.encodings));
  readonly #cards: CardState;
  readonly mask = $derived(this.snapshot ? computeMask(this.snapshot, this.filters) : new Uint8Array(0));
  readonly visible: VisibleCounts = $derived(
    this.snapshot
      ? visibleCounts(this.snapshot, this.mask, this.filters)
      : { papers: 0, authors: 0, keywords: 0, nodes: 0, links: 0 },
  );
  readonly nodeIndex: Map<string, number> = $derived(
    new Map((this.snapshot?.ids ?? []).map((id, node) => [id, node] as const)),
  );
  readonly view: View = $derived.by(() => ({
    sample: this.sample,
    settings: changedSettings(this.settings),
    filters: this.filters,
    query: this.finder.query,
    selection: this.selection.map((node) => this.snapshot?.ids[node] ?? ''),
    link: this.link && {
      source: this.snapshot?.ids[this.link.source] ?? '',
      target: this.snapshot?.ids[this.link.target] ?? '',
    },
    box: this.box,
    encodings: this.encodings,
  }));
  /** The view as the payload of a link's hash; '' for the default view. */
  readonly payload = $derived(encodeView(this.view));

  #client: EngineClient;
  #fetchSample: WorkspaceOptions['fetchSample'];
  /** The last import, where it failed and the files before it are still on the map. */
  #failedLoad: { sources: SourceFile[]; to: LoadTarget } | null = null;
  #pendingView: View | null = null;
  #previewed = false;
  /** Numbers the jobs; answers to earlier ones are dropped. */
  #attempt = 0;
  /** What to go back to when a job is cancelled or fails. */
  #before: { snapshot: Snapshot | null; view: View; status: 'empty' | 'settled' } = {
    snapshot: null,
    view: DEFAULT_VIEW,
    status: 'empty',
  };

  constructor(options: WorkspaceOptions) {
    const create = options.createClient ?? createEngineClient;
    this.#fetchSample = options.fetchSample;
    this.#client = create({
      onProgress: (message) => this.#onProgress(message),
      onLost: (problem) => this.#fail(problem),
    });
    this.titles = new TitleCache((nodes) => this.#client.titles(nodes));
    this.#cards = new CardState(this.#client);
    this.finder = new SearchState(this.#client);
    this.topics = new TopicEditor(this, this.#client);
    this.metrics = new MetricState(this.#client);
  }

  async openSample(id: string, view: View = { ...DEFAULT_VIEW, sample: id }): Promise<void> {
    const sample = findSample(id);
    if (!sample) {
      this.#fail(unknownSample(id));
      return;
    }
    try {
      const blob = await this.#fetchSample(sample.file);
      await this.#load([{ name: sample.file, blob }], { sample: id, name: sample.name, view, ...NO_EDITS });
    } catch (error) {
      this.#fail(unreachableSample(error));
    }
  }

  /** Reads files of the reader's own, alone or together with those that are open; `quiet`: not counted as an import. Resolves to true when a map came out. */
  async openFiles(
    files: SourceFile[],
    options: { add?: boolean; name?: string; view?: View; quiet?: boolean } & Partial<Edits> = {},
  ): Promise<boolean> {
    if (files.length === 0) return false;
    const add = Boolean(options.add) && this.sample === null && this.sources.length > 0;
    const all = add ? [...this.sources, ...files] : files;
    const first = all[0]?.name ?? '';
    const name = options.name ?? (all.length === 1 ? first : `${first} and ${all.length - 1} more`);
    const view = options.view ?? { ...DEFAULT_VIEW, sample: null };
    const before: Edits = add
      ? { corrections: this.corrections, clusterEdits: this.clusterEdits, choices: this.choices }
      : { ...NO_EDITS, choices: { columns: recallColumns() } };
    const { corrections = before.corrections, choices = before.choices } = options;
    const { clusterEdits = before.clusterEdits } = options;
    const known = add ? this.sources.length : options.clusterEdits ? files.length : 0;
    const to = { sample: null, name, view, corrections, clusterEdits, choices, known, follow: add };
    let done = await this.#load(all, to);
    // A list of names and keywords alone is for the papers that are open.
    if (!done && this.problem?.code === 'only-corrections' && this.snapshot)
      done = await this.loadAliases(files).then(() => true);
    if (done && !options.quiet) this.imports++;
    return done;
  }

  /** Takes over lists of names and keywords, for the papers that are open. Resolves to the number of entries, and what is wrong with the others. */
  async loadAliases(files: SourceFile[]): Promise<{ entries: number; problems: Problem[] }> {
    const input = files.map(({ name, blob }) => ({ name, bytes: blob }));
    const { aliases, problems } = await this.#client.readAliases(input);
    const brought = { authors: aliases, keywords: aliases, apart: [] };
    if (aliases.length > 0) await this.correct(joinCorrections(this.corrections, brought));
    return { entries: aliases.length, problems };
  }

  /** Reads one file again, as another format. */
  readAs(file: string, format: string): Promise<boolean> {
    return this.#readAgain((choices) => ({ ...choices, formats: { ...choices.formats, [file]: format } }));
  }

  /** Reads the files again, now that the reader has said what the columns of a table hold; remembered for the next such table. */
  mapColumns({ signature }: ColumnTable, mapping: ColumnMapping): Promise<boolean> {
    rememberColumns(signature, mapping);
    return this.#readAgain((choices) => ({
      ...choices,
      columns: { ...choices.columns, [signature]: mapping },
    }));
  }

  /** Reads what is open again, or what could not be read just now, with other choices. */
  async #readAgain(choose: (choices: ReadChoices) => ReadChoices): Promise<boolean> {
    const failed = this.#failedLoad;
    const { sample, name, view, corrections, clusterEdits, choices, sources } = this;
    const known = sources.length;
    const follow = !failed;
    const now = {
      ...{ sample, name, view: { ...view, box: null }, corrections, clusterEdits, choices, known, follow },
    };
    const to = failed?.to ?? now;
    const done = await this.#load(failed?.sources ?? sources, { ...to, choices: choose(to.choices) });
    if (done) this.imports++;
    return done;
  }

  /** Merges the papers that are open anew, as the reader corrects it. */
  async correct(corrections: Corrections): Promise<boolean> {
    const attempt = this.#begin({ ...this.view, box: null });
    const result = await this.#client.correct(corrections, this.settings);
    return this.#finish(attempt, result, () => undefined);
  }

  /** Changes the topics; map, camera and what is chosen stay. See `topics` for single changes. */
  async editClusters(edits: ClusterEdits): Promise<boolean> {
    if (!this.snapshot || this.status === 'working') return false;
    const attempt = this.#begin(this.view);
    this.progress = null;
    const result = await this.#client.editClusters(edits);
    const before = this.#before.snapshot;
    if (attempt !== this.#attempt || result.kind !== 'done' || !before)
      return this.#finish(attempt, result, () => undefined);
    this.report = result.report;
    this.clusterEdits = result.clusterEdits;
    keepView(this, before, result.snapshot);
    this.metrics.follow(result.snapshot);
    this.status = 'settled';
    return true;
  }

  /** Makes another map of the same papers; `view` is what to show of it then, by default what is shown now. */
  async changeSettings(patch: Partial<Settings>, view: View = { ...this.view, box: null }): Promise<void> {
    const settings = resolveSettings({ ...this.settings, ...patch });
    const attempt = this.#begin(view);
    this.#finish(attempt, await this.#client.rebuild(settings), () => undefined);
  }

  cancel(): void {
    this.#client.cancel();
  }

  /** Back to the map behind an error message. */
  dismissProblem(): void {
    this.problem = null;
    if (this.status === 'failed') this.status = this.snapshot ? 'settled' : 'empty';
  }

  /** Something outside the engine went wrong: the drawing, the address. The map stays as it is. */
  reportProblem(problem: Problem): void {
    this.problem = problem;
    this.drawn = this.snapshot;
  }

  setFilters(patch: Partial<Filters>): void {
    this.filters = { ...this.filters, ...patch };
  }

  clearFilters(): void {
    this.filters = DEFAULT_FILTERS;
  }

  setEncodings(patch: Partial<Encodings>): void {
    this.encodings = { ...this.encodings, ...patch };
    // While a job runs the engine may hold another map than the one shown; the view is applied at its end.
    if (this.status !== 'working') this.metrics.ask(this.snapshot, this.encodings);
  }

  /** The card of what is chosen, once the engine has answered. */
  get card() {
    return this.#cards.current;
  }

  /** What the engine knows of a node, without choosing it; null when it can't say. */
  lookUp(node: number): Promise<NodeDetails | null> {
    return this.#client.details(node).catch(() => null);
  }

  /** Chooses a node and opens its card; null puts everything back. */
  select(node: number | null, options: { add?: boolean; fly?: boolean; focus?: boolean } = {}): void {
    this.link = null;
    this.cluster = null;
    // The line that was pointed at may be gone with the card before.
    this.hovered = null;
    const { selection } = this;
    if (node === null) this.selection = [];
    else if (!options.add) this.selection = [node];
    else if (selection.includes(node)) this.selection = selection.filter((other) => other !== node);
    else this.selection = [...selection, node];
    if (node !== null && options.fly) this.goTo = { nodes: [node] };
    if (options.focus) this.cardFocus++;
    const last = this.selection.at(-1);
    if (last === undefined) this.#cards.close();
    else this.#cards.node(last);
  }

  selectLink(link: { source: number; target: number } | null): void {
    this.selection = [];
    this.cluster = null;
    this.link = link;
    if (link) this.#cards.link(link.source, link.target);
    else this.#cards.close();
  }

  selectCluster(index: number | null, options: { fly?: boolean } = {}): void {
    this.selection = [];
    this.link = null;
    this.cluster = index;
    if (index !== null && options.fly)
      this.goTo = { nodes: this.snapshot ? membersOf(this.snapshot, index) : [] };
    if (index !== null) this.#cards.cluster(index);
    else this.#cards.close();
  }

  /** Asks the engine anew for the card that is open. */
  refreshCard(): void {
    const last = this.selection.at(-1);
    if (this.cluster !== null) this.#cards.cluster(this.cluster);
    else if (this.link) this.#cards.link(this.link.source, this.link.target);
    else if (last !== undefined) this.#cards.node(last);
  }

  /** Opens the card of the way between the two chosen nodes, over all links or as asked. */
  showPath(options: Partial<PathQuestion> = {}): void {
    const [from, to] = this.selection;
    if (from === undefined || to === undefined) return;
    this.#cards.path({ from, to, kinds: [], directed: false, ...options });
  }

  showMainPath(kind: MainPathKind): void {
    this.selection = [];
    this.link = null;
    this.cluster = null;
    this.#cards.mainPath(kind);
  }

  /** Nodes of the path whose card is open. */
  get pathNodes(): number[] | null {
    const { card } = this;
    if (card?.kind !== 'path' && card?.kind !== 'main-path') return null;
    return card.path?.nodes.map(({ node }) => node).filter((node) => node >= 0) ?? null;
  }

  search(query: string): Promise<void> {
    return this.finder.find(query);
  }

  flyTo(nodes: number[]): void {
    this.goTo = { nodes };
  }

  /** Goes to a view that a link or the address bar names. Loads another sample when it must. */
  async applyHash(hash: string): Promise<void> {
    const { view, problem } = decodeView(hash);
    if (problem) this.problem = problem;
    const sameSettings = JSON.stringify(view.settings) === JSON.stringify(this.view.settings);
    if (view.sample !== null && view.sample !== this.sample) await this.openSample(view.sample, view);
    else if (!sameSettings) await this.changeSettings({ ...DEFAULT_SETTINGS, ...view.settings }, view);
    else this.#applyView(view);
  }

  /** Questions about what was read and merged, answered by the engine. */
  get answers(): Pick<
    EngineClient,
    'formats' | 'merges' | 'workCandidates' | 'candidates' | 'citedWorks' | 'unread'
  > {
    return this.#client;
  }

  /** Why a node is in its topic and a topic has its name; null when the engine can't say. */
  get why(): Pick<EngineClient, 'membership' | 'labelEvidence'> {
    return {
      membership: (node) => this.#client.membership(node).catch(() => null),
      labelEvidence: (cluster) => this.#client.labelEvidence(cluster).catch(() => null),
    };
  }

  exportMap(format: NetworkFormat): Promise<string> {
    return this.#client.exportMap(format, this.payload);
  }

  /** The papers that are shown, as a bibliography. */
  exportPapers(format: BibliographyFormat): Promise<string> {
    const shown = this.snapshot ? shownPapers(this.snapshot, this.mask, this.filters) : undefined;
    return this.#client.exportPapers(format, shown);
  }

  destroy(): void {
    this.#client.destroy();
  }

  #begin(view: View): number {
    if (this.status !== 'working') {
      this.#before = {
        snapshot: this.snapshot,
        view: this.view,
        status: this.snapshot ? 'settled' : 'empty',
      };
    }
    this.status = 'working';
    this.problem = null;
    this.progress = { stage: 'reading', done: 0, total: 1 };
    this.#pendingView = view;
    return ++this.#attempt;
  }

  async #load(sources: SourceFile[], to: LoadTarget): Promise<boolean> {
    this.refused = [];
    const attempt = this.#begin(to.view);
    const settings = resolveSettings({ ...DEFAULT_SETTINGS, ...to.view.settings });
    const files: InputFile[] = sources.map(({ name, blob }) => ({ name, bytes: blob }));
    const result = await this.#client.load(files, settings, {
      title: to.sample ? to.name : undefined,
      corrections: to.corrections,
      edits: to.clusterEdits,
      known: to.known,
      choices: to.choices,
      // A link carries a sample: everybody must see the same picture of it.
      places: to.sample !== null ? 'anew' : to.follow ? 'followed' : 'kept',
    });
    if (attempt === this.#attempt) this.#failedLoad = result.kind === 'failed' ? { sources, to } : null;
    return this.#finish(attempt, result, () => {
      this.sample = to.sample;
      this.name = to.name;
      this.sources = sources;
      this.choices = to.choices;
    });
  }

  /** Takes over a job's answer, unless another job has begun since. `adopt` runs when there is a new map, before it is shown. */
  #finish(attempt: number, result: JobResult, adopt: () => void): boolean {
    if (attempt !== this.#attempt) return false;
    this.moving = null;
    this.progress = null;
    if (result.kind !== 'cancelled')
      this.refused = (result.report?.files ?? []).filter(({ records, graph }) => records === 0 && !graph);
    if (result.kind === 'done') {
      adopt();
      // A saved map brings its own settings.
      this.settings = result.snapshot.settings;
      this.#previewed = false;
      this.report = result.report;
      this.corrections = result.corrections;
      this.clusterEdits = result.clusterEdits;
      this.#setSnapshot(result.snapshot);
      const brought = result.view ? decodeView(`#s=${result.view}`).view : null;
      const pending = this.#pendingView ?? DEFAULT_VIEW;
      this.#applyView(brought ? { ...brought, sample: this.sample } : pending);
      this.status = 'settled';
      return true;
    }
    if (result.kind === 'failed') {
      this.#goBack();
      if (result.report) this.report = this.snapshot ? this.report : result.report;
      this.#fail(result.problem);
      return false;
    }
    this.#goBack();
    this.status = this.#before.status;
    return false;
  }

  /** A job that made a first picture and then ended without a map: the map before it comes back. */
  #goBack(): void {
    this.moving = null;
    this.progress = null;
    if (this.#previewed) {
      this.#previewed = false;
      this.#setSnapshot(this.#before.snapshot);
      if (this.snapshot) this.#applyView(this.#before.view);
    }
    this.metrics.ask(this.snapshot, this.encodings);
  }

  #fail(problem: Problem): void {
    this.progress = null;
    this.problem = problem;
    this.status = 'failed';
  }

  #setSnapshot(snapshot: Snapshot | null): void {
    this.snapshot = snapshot;
    this.hovered = null;
    this.lit = null;
    this.finder.hits = null;
    this.selection = [];
    this.link = null;
    this.cluster = null;
    this.#cards.close();
    this.titles.clear();
    this.metrics.clear();
  }

  #applyView(view: View): void {
    this.filters = view.filters;
    this.encodings = view.encodings;
    this.metrics.ask(this.snapshot, this.encodings);
    this.box = view.box;
    this.goTo = view.box ? { box: view.box } : { fit: true };
    const nodes = view.selection.flatMap((id) => this.nodeIndex.get(id) ?? []);
    const source = view.link ? this.nodeIndex.get(view.link.source) : undefined;
    const target = view.link ? this.nodeIndex.get(view.link.target) : undefined;
    if (source !== undefined && target !== undefined) this.selectLink({ source, target });
    else {
      this.select(null);
      nodes.forEach((node, i) => this.select(node, { add: i > 0 }));
    }
    void this.search(view.query);
  }

  #onProgress(message: ProgressMessage): void {
    if (this.status !== 'working') return;
    this.progress = { stage: message.stage, done: message.done, total: message.total };
    if (message.preview) {
      this.#previewed = true;
      this.#setSnapshot(message.preview);
      this.filters = DEFAULT_FILTERS;
      this.goTo = { fit: true };
    }
    if (message.positions && this.#previewed) this.moving = message.positions;
  }
}
