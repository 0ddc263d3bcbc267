import type { EngineClient, EngineQueries } from '../client/engine-client';
import type { MainPathKind } from '../model/answers/paths';
import type { BibliographyFormat } from '../model/exchange/bibliography';
import type { NetworkFormat } from '../model/exchange/network-format';
import type { ClusterEdits } from '../model/cluster-edits';
import type { ColumnMapping, ColumnTable } from '../model/columns';
import type { Corrections } from '../model/corrections';
import type { NodeDetails } from '../model/details';
import type { Problem } from '../model/problem';
import { DEFAULT_SETTINGS, resolveSettings, type Settings } from '../model/settings';
import type { Snapshot } from '../model/snapshot';
import type { Story } from '../model/story';
import { DEFAULT_VIEW, type Encodings, type Filters, type View } from '../model/view';
import type { InputFile, JobResult, ProgressMessage } from '../protocol/engine';
import { changedSettings } from '../view/changed-settings';
import { ofOtherMap } from '../view/labels/label-choices';
import { decodeView } from '../view/permalink';
import { dataChange } from '../view/story/data-hash';
import { toStoryFile } from '../view/story/story-file';
import { shownPapers } from '../view/shown';
import type { PathQuestion } from './card.svelte';
import { PageState, type PageOptions } from './page-state.svelte';
import { dataChanged, unknownSample, unreachableSample } from './problems';
import type { LoadTarget, OpenOptions } from './project.svelte';
import { NO_EDITS, type Edits } from './projects/edits';
import type { SourceFile } from './projects/stored-project';
import { readLink } from './read-link';
import { isSamePicture } from './same-picture';
import { findSample } from './samples';
import { Storyteller } from './story/storyteller';
import { keepView, TopicEditor } from './topic-editor';

export interface WorkspaceOptions extends PageOptions {
  /** Reads a sample that ships with the app: itself, or its finished map with these settings. */
  fetchSample: (file: string, settings: Settings) => Promise<Blob>;
  /** The reader's story about a sample. */
  recallStory?: (sample: string) => Story | null;
}

/** The page's one state as a whole: what the reader can do, and how an answer of the engine gets on the screen. */
export class Workspace extends PageState {
  /** Renames, merges and parts topics, moves nodes between them. */
  readonly topics: TopicEditor;
  readonly teller: Storyteller;
  #fetchSample: WorkspaceOptions['fetchSample'];
  #recallStory: (sample: string) => Story | null;

  constructor(options: WorkspaceOptions) {
    super(options);
    this.#fetchSample = options.fetchSample;
    this.#recallStory = options.recallStory ?? (() => null);
    this.topics = new TopicEditor(this, this.client);
    this.teller = new Storyteller(this);
  }

  async openSample(id: string, view: View = { ...DEFAULT_VIEW, sample: id }): Promise<void> {
    const sample = findSample(id);
    if (!sample) {
      this.jobs.fail(unknownSample(id));
      return;
    }
    try {
      const blob = await this.#fetchSample(sample.file, settingsOf(view));
      await this.load([{ name: sample.file, blob }], {
        sample: id,
        id: null,
        name: sample.name,
        view,
        ...NO_EDITS,
        story: this.#recallStory(id),
      });
    } catch (error) {
      this.jobs.fail(unreachableSample(error));
    }
  }

  /**
   * Shows a map file from where a link says. Resolves to what went wrong, with the map as it was, or null.
   *
   * @param view null: the one that the file brings
   */
  async openAddress(address: string, view: View | null): Promise<Problem | null> {
    const file = await (await import('./fetch-map')).fetchMap(address, location.href);
    if ('code' in file) return file;
    const done = await this.load([file], {
      sample: null,
      id: null,
      name: file.name,
      address,
      view: { ...(view ?? DEFAULT_VIEW), sample: null },
      bringsView: view === null,
      ...NO_EDITS,
      story: this.#recallStory(address),
    });
    return done ? null : this.problem;
  }

  /** Reads files of the reader's own, alone or together with those that are open. Resolves to true when a map came out. */
  openFiles(files: SourceFile[], options: OpenOptions = {}): Promise<boolean> {
    return this.project.openFiles(files, options);
  }

  /** Takes over lists of names and keywords, for the papers that are open. Resolves to the number of entries, and what is wrong with the others. */
  loadAliases(files: SourceFile[]): Promise<{ entries: number; problems: Problem[] }> {
    return this.project.loadAliases(files);
  }

  /** Reads one file again, as another format. */
  readAs(file: string, format: string): Promise<boolean> {
    return this.project.readAs(file, format);
  }

  /** Reads the files again, now that the reader has said what the columns of a table hold. */
  mapColumns(table: ColumnTable, mapping: ColumnMapping): Promise<boolean> {
    return this.project.mapColumns(table, mapping);
  }

  /** Merges the papers that are open anew, as the reader corrects it. */
  async correct(corrections: Corrections): Promise<boolean> {
    const attempt = this.#begin(ofOtherMap(this.view), { corrections });
    const result = await this.client.correct(corrections, this.settings);
    return this.#finish(attempt, result, () => undefined);
  }

  /** Changes the topics; map, camera and what is chosen stay. */
  async editClusters(edits: ClusterEdits): Promise<boolean> {
    if (!this.snapshot || this.status === 'working') return false;
    const attempt = this.#begin(this.view, { clusterEdits: edits });
    this.jobs.progress = null;
    const result = await this.client.editClusters(edits);
    const before = this.jobs.before.snapshot;
    if (!this.jobs.isCurrent(attempt) || result.kind !== 'done' || !before)
      return this.#finish(attempt, result, () => undefined);
    this.project.intended = null;
    this.project.report = result.report;
    this.project.clusterEdits = result.clusterEdits;
    keepView(this, before, result.snapshot);
    this.metrics.follow(result.snapshot);
    this.status = 'settled';
    return true;
  }

  /** Makes another map of the same papers; `view` is what to show of it then, by default what is shown now. */
  async changeSettings(patch: Partial<Settings>, view: View = ofOtherMap(this.view)): Promise<void> {
    const settings = resolveSettings({ ...this.settings, ...patch });
    const attempt = this.#begin({ ...view, settings: changedSettings(settings) });
    this.jobs.isRebuild = true;
    this.#finish(attempt, await this.client.rebuild(settings), () => undefined);
  }

  cancel(): void {
    this.client.cancel();
  }

  /** Back to the map behind an error message. */
  dismissProblem(): void {
    this.jobs.dismiss(this.snapshot !== null);
  }

  /** Something outside the engine went wrong: the drawing, the address. The map stays as it is. */
  reportProblem(problem: Problem): void {
    // What is said of a job comes first.
    if (problem.severity !== 'note' || this.problem === null) this.problem = problem;
    this.drawn = this.snapshot;
  }

  setFilters(patch: Partial<Filters>): void {
    this.shown.setFilters(patch);
  }

  clearFilters(): void {
    this.shown.clearFilters();
  }

  setEncodings(patch: Partial<Encodings>): void {
    this.shown.setEncodings(patch);
    // While a job runs the engine may hold another map than the one shown; the view is applied at its end.
    if (this.status !== 'working') this.metrics.ask(this.snapshot, this.encodings);
  }

  /** What the engine knows of a node, without choosing it; null when it can't say. */
  lookUp(node: number): Promise<NodeDetails | null> {
    return this.client.details(node, this.visiblePart).catch(() => null);
  }

  /** Chooses a node and opens its card; null puts everything back. */
  select(node: number | null, options: { add?: boolean; fly?: boolean; focus?: boolean } = {}): void {
    this.chosen.select(node, options);
  }

  selectLink(link: { source: number; target: number } | null): void {
    this.chosen.selectLink(link);
  }

  selectCluster(index: number | null, options: { fly?: boolean } = {}): void {
    this.chosen.selectCluster(index, options);
  }

  /** Asks the engine anew for the card that is open. */
  refreshCard(): void {
    this.chosen.refreshCard();
  }

  /** Opens the card of the way between the two chosen nodes, over all links or as asked. */
  showPath(options: Partial<PathQuestion> = {}): void {
    this.chosen.showPath(options);
  }

  showMainPath(kind: MainPathKind): void {
    this.chosen.showMainPath(kind);
  }

  search(query: string): Promise<void> {
    return this.finder.find(query);
  }

  /** Shows the map that is there as a view says, settings aside. */
  showView(view: View): void {
    if (this.status === 'settled') this.#applyView({ ...view, sample: this.sample });
  }

  /** Goes to a view that a link or the address bar names. Loads another sample when it must. */
  async applyHash(hash: string): Promise<void> {
    const { view, problem, isNamed, story, step } = readLink(hash);
    // A link that can't be followed leaves the map as it is.
    if (!problem || isNamed || !this.snapshot) await this.follow(view);
    if (story) this.teller.borrow(story);
    if (step !== null) await this.teller.goTo(step - 1);
    if (problem) this.problem = problem;
  }

  /** Shows another view of what is open, or of another sample. */
  async follow(view: View): Promise<void> {
    const sameSettings = JSON.stringify(view.settings) === JSON.stringify(this.view.settings);
    if (view.sample !== null && view.sample !== this.sample) await this.openSample(view.sample, view);
    else if (!sameSettings || this.status === 'working')
      await this.changeSettings({ ...DEFAULT_SETTINGS, ...view.settings }, view);
    else this.#applyView(view);
  }

  /** Questions about what was read and merged, and those of pictures about the map, answered by the engine. */
  get answers(): EngineQueries {
    return this.client;
  }

  /** Why a node is in its topic and a topic has its name; null when the engine can't say. */
  get why(): Pick<EngineClient, 'membership' | 'labelEvidence'> {
    return {
      membership: (node) => this.client.membership(node).catch(() => null),
      labelEvidence: (cluster) => this.client.labelEvidence(cluster).catch(() => null),
    };
  }

  /** The map file holds the whole map, the others what the filters show of its network. */
  exportMap(format: NetworkFormat, evidence: boolean | 'cards' = false): Promise<string> {
    const story = this.story.told && toStoryFile(this.story.told);
    return this.client.exportMap(format, this.payload, evidence, this.visiblePart?.nodes, story);
  }

  /** The papers that the filters show, as a bibliography. */
  exportPapers(format: BibliographyFormat): Promise<string> {
    const shown = this.snapshot ? shownPapers(this.snapshot, this.visible) : undefined;
    return this.client.exportPapers(format, shown);
  }

  destroy(): void {
    this.client.destroy();
  }

  /**
   * @param intended what the job changes of the reader's edits
   * @param id the project that it is for
   */
  #begin(view: View, intended: Partial<Edits> | null = null, id = this.project.id): number {
    const attempt = this.jobs.begin(view, { snapshot: this.snapshot, view: this.view });
    this.project.intended = id === this.project.id ? intended : null;
    this.project.loadingId = id;
    return attempt;
  }

  protected async load(sources: SourceFile[], to: LoadTarget): Promise<boolean> {
    this.project.refused = [];
    const { corrections, clusterEdits, choices } = to;
    const attempt = this.#begin(to.view, { corrections, clusterEdits, choices }, to.id);
    this.jobs.takesView = to.bringsView ?? false;
    const files: InputFile[] = sources.map(({ name, blob }) => ({ name, bytes: blob }));
    const result = await this.client.load(files, settingsOf(to.view), {
      title: to.sample ? to.name : undefined,
      corrections: to.corrections,
      edits: to.clusterEdits,
      known: to.known,
      choices: to.choices,
      // A link carries a sample: everybody must see the same picture of it.
      places: to.sample !== null || to.address !== undefined ? 'anew' : to.follow ? 'followed' : 'kept',
    });
    if (this.jobs.isCurrent(attempt))
      this.project.noteFailed(result.kind === 'failed' ? { sources, to } : null);
    return this.#finish(attempt, result, () => this.project.adopt(sources, to));
  }

  /** Takes over a job's answer, unless another job has begun since. `adopt` runs when there is a new map, before it is shown. */
  #finish(attempt: number, result: JobResult, adopt: () => void): boolean {
    if (!this.jobs.isCurrent(attempt)) return false;
    this.moving = null;
    this.jobs.progress = null;
    this.project.intended = null;
    if (result.kind !== 'cancelled')
      this.project.refused = (result.report?.files ?? []).filter(
        ({ records, graph }) => records === 0 && !graph,
      );
    if (result.kind === 'done') {
      adopt();
      // A saved map brings its own settings.
      this.shown.settings = result.snapshot.settings;
      this.jobs.isPreviewed = false;
      this.project.adoptResult(result);
      this.#setSnapshot(result.snapshot);
      const brought = result.view && this.jobs.takesView ? decodeView(`#s=${result.view}`).view : null;
      const pending = this.jobs.pendingView ?? DEFAULT_VIEW;
      this.#applyView(brought ? { ...brought, sample: this.sample } : pending);
      this.status = 'settled';
      return true;
    }
    if (result.kind === 'failed') {
      this.#goBack();
      if (result.report && !this.snapshot) this.project.report = result.report;
      this.jobs.fail(result.problem);
      return false;
    }
    this.#goBack();
    this.status = this.jobs.before.status;
    return false;
  }

  /** A job that made a first picture and then ended without a map: the map before it comes back. */
  #goBack(): void {
    this.moving = null;
    this.jobs.progress = null;
    if (this.jobs.isPreviewed) {
      this.jobs.isPreviewed = false;
      this.#setSnapshot(this.jobs.before.snapshot);
      if (this.snapshot) this.#applyView(this.jobs.before.view);
    }
    this.metrics.ask(this.snapshot, this.encodings);
  }

  #setSnapshot(snapshot: Snapshot | null): void {
    this.snapshot = snapshot;
    this.finder.hits = null;
    this.chosen.clear();
    this.titles.clear();
    this.metrics.clear();
  }

  #applyView(view: View): void {
    this.shown.show(view);
    this.metrics.ask(this.snapshot, this.encodings);
    this.chosen.restore(view, this.nodeIndex);
    void this.search(view.query);
    const change = dataChange(view.data, this.data);
    if (change !== 'none') this.problem ??= dataChanged(change);
  }

  /** Another worker holds the map now, made again from the same files: node for node the same, but it may lie in other places. */
  protected onRestored({ snapshot, report }: Extract<JobResult, { kind: 'done' }>): void {
    const before = this.snapshot;
    if (!before || this.status === 'working' || isSamePicture(before, snapshot)) return;
    const { view } = this;
    this.project.report = report;
    this.#setSnapshot(snapshot);
    this.#applyView(view);
  }

  protected onProgress(message: ProgressMessage): void {
    if (this.status !== 'working') return;
    this.jobs.progress = { stage: message.stage, done: message.done, total: message.total };
    if (message.preview) {
      this.jobs.isPreviewed = true;
      this.#setSnapshot(message.preview);
      this.shown.clearFilters();
      this.shown.goTo = { fit: true };
    }
    if (message.positions && this.jobs.isPreviewed) this.moving = message.positions;
  }
}

/** All settings of the map that a view is of. */
function settingsOf({ settings }: View): Settings {
  return resolveSettings({ ...DEFAULT_SETTINGS, ...settings });
}
