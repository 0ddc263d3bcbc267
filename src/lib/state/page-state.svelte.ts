import type { EngineClient, EngineClientOptions } from '../client/engine-client';
import type { Corrections } from '../model/corrections';
import type { Problem } from '../model/problem';
import type { Snapshot } from '../model/snapshot';
import { type Filters, type View } from '../model/view';
import type { JobResult, ProgressMessage } from '../protocol/engine';
import { changedSettings } from '../view/changed-settings';
import { computeShown, NOTHING_SHOWN, shownPart, type Shown } from '../view/shown';
import { encodeView, toHash } from '../view/permalink';
import { dataHash } from '../view/story/data-hash';
import { trayMask } from '../view/tray';
import { JobState } from './jobs.svelte';
import { LabelEditor } from './labels/label-editor.svelte';
import { MetricState } from './metric-columns.svelte';
import { ProjectState, type LoadTarget } from './project.svelte';
import type { SourceFile } from './projects/stored-project';
import { SearchState } from './search.svelte';
import { SelectionState } from './selection.svelte';
import { StoryState } from './story/story.svelte';
import { TitleCache } from './title-cache.svelte';
import { ViewState } from './view.svelte';

export interface PageOptions {
  createClient: (options: EngineClientOptions) => EngineClient;
  /** The engine shows a finished map and makes no other. */
  isFinished?: boolean;
}

/**
 * What the page reads: the map, and beside it the project, the jobs, the view and the selection, each of which keeps its own part. Everything
 * else (URL, stored project, pictures) is derived from it. Data is kept raw: it never passes through a proxy.
 */
export abstract class PageState {
  snapshot = $state.raw<Snapshot | null>(null);
  /** The snapshot that the map view has on the screen. */
  drawn = $state.raw<Snapshot | null>(null);
  /** Positions on their way, while the layout runs; null when those of the snapshot hold. */
  moving = $state.raw<Float32Array | null>(null);

  /** Whether topics, papers and settings can be changed here. */
  readonly canEdit: boolean;
  protected readonly client: EngineClient;
  protected readonly project: ProjectState;
  protected readonly jobs = new JobState();
  protected readonly shown = new ViewState();
  /** What the reader decides about single labels. */
  readonly labels = new LabelEditor(this.shown);
  protected readonly chosen: SelectionState;
  /** What is told with the map. */
  readonly story: StoryState;

  /** What the page says of itself: settled only once the map is drawn. */
  readonly state = $derived(
    this.status === 'settled' && this.drawn !== this.snapshot ? 'working' : this.status,
  );
  readonly titles: TitleCache;
  readonly finder: SearchState;
  readonly metrics: MetricState;
  /** The encodings as they can be drawn now; see MetricState. */
  readonly drawnEncodings = $derived.by(() => this.metrics.drawable(this.encodings));
  /** What the filters show of the map. */
  readonly visible: Shown = $derived(
    this.snapshot ? computeShown(this.snapshot, this.filters) : NOTHING_SHOWN,
  );
  readonly mask = $derived(this.visible.mask);
  /** The same for the engine; undefined: no filter is set. */
  readonly visiblePart = $derived(this.snapshot ? shownPart(this.snapshot, this.visible) : undefined);
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
    labelChoices: this.shown.labelChoices,
  }));
  /** The view to come back to if the page were left now: while a job runs, the one that it is for. */
  readonly lastingView: View = $derived.by(() => {
    const { pendingView } = this.jobs;
    return this.status === 'working' && pendingView ? pendingView : this.view;
  });
  /** The view as the payload of a link's hash; '' for the default view. */
  readonly payload = $derived(encodeView(this.view));
  /** The map in eight letters and digits; undefined: there is none. */
  readonly data = $derived(this.snapshot ? dataHash(this.snapshot) : undefined);
  /** What a link's hash says: the view, and on a map that links can carry its story and what the map is made of. */
  readonly hash = $derived.by(() => this.hashOf(this.view));

  constructor({ createClient, isFinished = false }: PageOptions) {
    this.canEdit = !isFinished;
    this.client = createClient({
      onProgress: (message) => this.onProgress(message),
      onLost: (problem) => this.jobs.fail(problem),
      onRestored: (result) => this.onRestored(result),
    });
    this.project = new ProjectState(this.client, this.#host());
    this.story = new StoryState(this.project);
    this.chosen = new SelectionState(this.client, this);
    this.titles = new TitleCache((nodes) => this.client.titles(nodes));
    this.finder = new SearchState(this.client);
    this.metrics = new MetricState(this.client);
  }

  /** A view of this map as a link's hash. */
  hashOf(view: View): string {
    const story = this.canLink ? this.story.told : null;
    // The view that the page opens with needs no words.
    const isPlain = this.data === undefined || !this.canLink || encodeView(view) === '';
    return toHash(isPlain ? view : this.stamp(view), story);
  }

  /** A view with the name of the map that it is of. */
  stamp(view: View): View {
    return this.data === undefined ? view : { ...view, data: this.data };
  }

  /** Reads files and makes a map of them; true when one came out. */
  protected abstract load(sources: SourceFile[], to: LoadTarget): Promise<boolean>;
  protected abstract onProgress(message: ProgressMessage): void;
  protected abstract onRestored(result: Extract<JobResult, { kind: 'done' }>): void;
  abstract correct(corrections: Corrections): Promise<boolean>;

  get status(): JobState['status'] {
    return this.jobs.status;
  }
  set status(value: JobState['status']) {
    this.jobs.status = value;
  }
  get problem(): Problem | null {
    return this.jobs.problem;
  }
  set problem(value: Problem | null) {
    this.jobs.problem = value;
  }
  get progress() {
    return this.jobs.progress;
  }
  get sample() {
    return this.project.sample;
  }
  /** Where the map file came from that a link names; null: from nowhere else. */
  get address() {
    return this.project.address;
  }
  get name() {
    return this.project.name;
  }
  set name(value: string) {
    this.project.name = value;
  }
  /** Of the project that is open; null: a sample. */
  get projectId(): string | null {
    return this.project.id;
  }
  /** The same project under another id: a copy of it from now on. */
  set projectId(value: string | null) {
    this.project.id = value;
  }
  /** The project that a running job is for; the open one when none runs. */
  get loadingId(): string | null {
    return this.status === 'working' ? this.project.loadingId : this.project.id;
  }
  /** What the reader decided beside the view, also what a running job is still to bring on the map. */
  get edits() {
    return this.project.edits;
  }
  get sources() {
    return this.project.sources;
  }
  get corrections() {
    return this.project.corrections;
  }
  get clusterEdits() {
    return this.project.clusterEdits;
  }
  get choices() {
    return this.project.choices;
  }
  get report() {
    return this.project.report;
  }
  get refused() {
    return this.project.refused;
  }
  /** Whether others get at the files of this map: those that a link shows it to. */
  get canLink(): boolean {
    return this.project.sample !== null || this.project.address !== null;
  }
  /** Whether another view can be shown: nothing is being read. */
  get canFollow(): boolean {
    return this.status !== 'working' || this.jobs.isRebuild;
  }
  get imports() {
    return this.project.imports;
  }
  get filters(): Filters {
    return this.shown.filters;
  }
  set filters(value: Filters) {
    this.shown.filters = value;
  }
  get box(): View['box'] {
    return this.shown.box;
  }
  set box(value: View['box']) {
    this.shown.box = value;
  }
  get settings() {
    return this.shown.settings;
  }
  get encodings() {
    return this.shown.encodings;
  }
  get goTo() {
    return this.shown.goTo;
  }
  get selection() {
    return this.chosen.nodes;
  }
  get link() {
    return this.chosen.link;
  }
  get cluster() {
    return this.chosen.cluster;
  }
  get card() {
    return this.chosen.card;
  }
  get pathNodes() {
    return this.chosen.pathNodes;
  }
  get hovered(): number | null {
    return this.chosen.hovered;
  }
  set hovered(value: number | null) {
    this.chosen.hovered = value;
  }
  get lit(): Uint32Array | null {
    return this.chosen.lit;
  }
  set lit(value: Uint32Array | null) {
    this.chosen.lit = value;
  }
  get cardFocus(): number {
    return this.chosen.cardFocus;
  }
  set cardFocus(value: number) {
    this.chosen.cardFocus = value;
  }

  flyTo(nodes: number[]): void {
    // What is in the tray has no place to fly to.
    const tray = this.snapshot ? trayMask(this.snapshot) : null;
    const placed = tray ? nodes.filter((node) => tray[node] !== 1) : nodes;
    if (placed.length > 0 || nodes.length === 0) this.shown.flyTo(placed);
  }

  /** What the project may use of the whole. */
  #host() {
    const view = () => this.view;
    const snapshot = () => this.snapshot;
    const problem = () => this.problem;
    return {
      load: (sources: SourceFile[], to: LoadTarget) => this.load(sources, to),
      correct: (corrections: Corrections) => this.correct(corrections),
      get view() {
        return view();
      },
      get snapshot() {
        return snapshot();
      },
      get problem() {
        return problem();
      },
    };
  }
}
