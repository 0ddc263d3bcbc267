import { tick } from 'svelte';
import type { Command, CommandFields, MessageId } from '../../../embed/protocol/messages';
import type { Story } from '../../model/story';
import type { View } from '../../model/view';
import type { OrientedView } from '../../renderers/oriented-view';
import { toHash } from '../../view/permalink';
import type { ThemeName } from '../../view/theme';
import { exposePage } from '../expose-page';
import { readLink, type Link } from '../read-link';
import { watch } from '../watch.svelte';
import type { Workspace } from '../workspace.svelte';
import { handleDeckKey } from './keys';
import { EmbedLife } from './life.svelte';
import { readBackground, type EmbedOptions } from './options';
import { overridePixelRatio, type PixelRatio } from './pixel-ratio';
import { playedYears } from './played-years';
import { openPort, type EmbedPort } from './port';
import { plain, tellReady, tellStep } from './tell-page';
import { applyPatch } from './view-patch';
import { YearPlayer } from './year-player';

/** The page hears of a change of the view after this pause. Milliseconds. */
const VIEW_DELAY = 250;

/** What is on the screen, as far as the session needs it. */
export interface EmbedScreen {
  view: () => OrientedView | null;
  theme: () => ThemeName;
}

/**
 * The embed between the map and the page around: shows what the hash and the page's messages say, tells what the reader does, and draws only while it is
 * seen. Stores nothing and writes no address.
 */
export class EmbedSession {
  options = $state.raw<EmbedOptions>() as EmbedOptions;
  story = $state.raw<Story | null>(null);
  /** The step that is shown; 0: the view of the address. */
  step = $state(0);
  /** The reader has taken the map: keys are the map's. */
  isTaken = $state(false);
  /** The picture that stays while nothing is drawn. */
  poster = $state.raw<HTMLCanvasElement | null>(null);
  readonly life = new EmbedLife(() => (this.poster = this.#screen.view()?.toCanvas() ?? this.poster));

  readonly #workspace: Workspace;
  readonly #screen: EmbedScreen;
  #port: EmbedPort;
  #ratio: PixelRatio;
  #stops: (() => void)[] = [];
  readonly #player = new YearPlayer((year, isLast) => this.#showYear(year, isLast));
  #played: { from: number | null; to: number | null } = { from: null, to: null };
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  #opening: Promise<void> | null = null;
  /** The step that a page asked for before the map was there. */
  #asked: number | null = null;
  /** What draws pictures, once it is fetched. */
  #drawing: Drawing | null = null;
  /** What the address says, step 0 of any story. */
  #base: View | null = null;

  constructor(workspace: Workspace, options: EmbedOptions, screen: EmbedScreen) {
    this.#workspace = workspace;
    this.#screen = screen;
    this.options = options;
    this.life.isPicture = options.still;
    this.#ratio = overridePixelRatio(options.dpr);
    this.#port = openPort({
      onCommand: (command) => void this.#obey(command),
      onSlide: (event) => (event === 'start' ? this.life.start() : this.life.stop(false)),
    });
  }

  /** Nothing flies or fades. */
  get isStill(): boolean {
    return this.options.motion === 'off' || matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  /** Begins to watch frame and page. Returns how to stop. */
  start(element: Element): () => void {
    const workspace = this.#workspace;
    const view = () => this.#screen.view();
    const follow = () => void this.#followAddress();
    window.addEventListener('hashchange', follow);
    this.#stops = [
      exposePage(workspace, {
        nodeAt: (id) => view()?.nodeAt(id) ?? null,
        isSettled: () => view()?.isSettled() ?? this.life.mode === 'poster',
        names: () => view()?.names() ?? [],
      }),
      this.life.watch(element),
      watch(
        () => this.life.mode,
        () => this.#tellLife(),
      ),
      watch(
        () => workspace.payload,
        () => this.#tellViewSoon(),
      ),
      watch(
        () => workspace.selection,
        () => this.#tellSelection(),
      ),
      () => window.removeEventListener('hashchange', follow),
    ];
    return () => {
      this.#stops.forEach((stop) => stop());
      this.#player.stop();
      clearTimeout(this.#viewTimer);
      this.#port.close();
      this.#ratio.restore();
      workspace.destroy();
    };
  }

  /** Every key, before the map sees it. */
  onKey(event: KeyboardEvent): void {
    handleDeckKey(event, {
      mode: () => this.options.keys,
      isTaken: () => this.isTaken,
      take: (taken) => (this.isTaken = taken),
      forward: (key) => {
        if (this.options.keys === 'reveal') this.#port.pressInReveal(key.keyCode);
        else this.#port.send({ type: 'key', ...key });
      },
    });
  }

  /** The graphics were taken away for good: the map goes on as a picture. */
  giveUpGraphics(): void {
    this.#port.send({ type: 'state', state: 'lost' });
    this.life.isPicture = true;
  }

  /** Fetches what draws pictures of the map: needed for paper, which does not wait. */
  async readyForPaper(): Promise<void> {
    this.#drawing ??= await fetchDrawing();
  }

  /** The present view in the frame's size, for paper; null: there is none, or it can't be drawn yet. */
  drawSvg(): string | null {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (!this.#drawing || !this.#workspace.snapshot || width === 0 || height === 0) return null;
    return this.#drawing.drawViewAsSvg(
      this.#workspace,
      this.#workspace.view,
      { width, height },
      this.#ground(),
    );
  }

  /** Reads the map and its story, once. */
  open(): Promise<void> {
    return (this.#opening ??= this.#open());
  }

  async #open(): Promise<void> {
    const [named] = await Promise.all([this.#fetchStory(), this.#showAddress()]);
    // A story of its own address goes before the one that the link brings along, and that before the map's own.
    this.story = named?.story ?? readLink(location.hash).story ?? this.#workspace.story.told;
    const problem = named?.problems[0];
    if (problem) this.#workspace.reportProblem(problem);
    await this.goTo(this.#asked ?? readLink(location.hash).step ?? 0, false);
    this.#tellReady();
  }

  /** The story that the query names. */
  async #fetchStory() {
    const { story } = this.options;
    if (story === null) return null;
    const { fetchStory } = await import('./fetch-story');
    return fetchStory(story);
  }

  /** Shows a step of the story, 0 for the view of the address. Waits for the map; the same step again changes nothing. */
  async goTo(step: number, isAnimated = true): Promise<void> {
    const steps = this.story?.steps ?? [];
    const next = Math.min(step, steps.length);
    if (next !== this.step) {
      this.step = next;
      this.#player.stop();
      const view = next === 0 ? this.#base : (steps[next - 1]?.view ?? null);
      if (view) await this.#show(view, isAnimated);
    }
    this.#tellStep();
  }

  /** The base view and the step that the address names now. */
  async #followAddress(): Promise<void> {
    await this.open();
    const { step } = readLink(location.hash);
    if (step === null || location.hash.includes('s=')) await this.#showAddress();
    this.step = 0;
    await this.goTo(step ?? 0);
  }

  async #showAddress(): Promise<void> {
    const workspace = this.#workspace;
    const link = readLink(location.hash);
    if (this.options.map !== null) return this.#showMap(this.options.map, link);
    const { view, problem, isNamed } = link;
    if (isNamed && view.sample === null) {
      workspace.problem = {
        code: 'embed-of-local-files',
        severity: 'error',
        message: 'This view shows somebody’s own files, and no link can carry those.',
      };
      workspace.status = 'failed';
      return;
    }
    this.#base = view;
    if (workspace.snapshot) await workspace.applyHash(location.hash);
    else await workspace.openSample(view.sample ?? 'landmarks', view);
    if (problem) workspace.problem = problem;
  }

  /** The map file that the query names, with the view of the hash. */
  async #showMap(address: string, { view, problem, isNamed }: Link): Promise<void> {
    const workspace = this.#workspace;
    if (workspace.snapshot) {
      await workspace.follow({ ...view, sample: null });
    } else {
      const failure = await workspace.openAddress(address, isNamed ? view : null);
      if (failure) {
        workspace.problem = failure;
        workspace.status = 'failed';
        return;
      }
    }
    this.#base = isNamed ? { ...view, sample: null } : workspace.view;
    if (problem) workspace.problem = problem;
  }

  async #show(view: View, isAnimated: boolean): Promise<void> {
    const workspace = this.#workspace;
    const jump = !isAnimated && !this.isStill;
    if (jump) this.#screen.view()?.update({ reducedMotion: true });
    // A story may come with the map's own file, whatever its views were called there.
    await workspace.applyHash(toHash({ ...view, sample: workspace.sample }));
    await tick();
    if (jump) this.#screen.view()?.update({ reducedMotion: false });
  }

  async #obey(command: Command): Promise<void> {
    switch (command.type) {
      case 'hello':
        return this.#greet(command);
      case 'goto':
        // Before the map is there, what was asked last holds.
        if (!this.#opening) this.#asked = command.step;
        else await this.#opening.then(() => this.goTo(command.step, command.animate));
        return;
      case 'view':
        await this.open();
        this.#player.stop();
        return this.#show(applyPatch(this.#workspace.view, command.patch), command.animate ?? true);
      case 'highlight':
        await this.open();
        return this.#highlight(command.ids);
      case 'play':
        await this.open();
        return this.#play(command);
      case 'pause':
        return this.#player.pause();
      case 'stop':
        return this.life.stop(true);
      case 'start':
        return this.life.start();
      case 'export':
        return this.#export(command);
    }
  }

  #greet({ scale, theme, bg, keys, motion }: CommandFields<'hello'>): void {
    const { options } = this;
    this.options = {
      ...options,
      theme: theme ?? options.theme,
      background: bg === undefined ? options.background : readBackground(bg),
      keys: keys ?? options.keys,
      motion: motion ?? options.motion,
    };
    if (scale !== undefined && this.#ratio.setScale(scale)) this.#screen.view()?.sharpen();
    if (this.#opening) void this.#opening.then(() => this.#tellReady());
  }

  #highlight(ids: string[]): void {
    const { nodeIndex } = this.#workspace;
    const nodes = ids.flatMap((id) => nodeIndex.get(id) ?? []);
    this.#workspace.lit = nodes.length > 0 ? Uint32Array.from(nodes) : null;
  }

  #play({ from, to, ms }: CommandFields<'play'>): void {
    if (from === undefined && to === undefined && this.#player.resume()) return;
    const { snapshot } = this.#workspace;
    if (!snapshot) return;
    const years = playedYears(snapshot, { from, to });
    if (!years) return;
    this.#played = { from: from ?? null, to: to ?? null };
    this.#player.play(years.first, years.last, this.isStill ? 0 : (ms ?? years.milliseconds));
  }

  #showYear(year: number, isLast: boolean): void {
    const { from, to } = this.#played;
    const iso = (value: number) => String(value).padStart(4, '0');
    this.#workspace.setFilters({
      from: from === null ? null : iso(from),
      // At the end of all years nothing is filtered out.
      to: isLast && to === null ? null : iso(year),
    });
  }

  async #export({ id = '', ...asked }: CommandFields<'export'> & { id?: MessageId }): Promise<void> {
    try {
      await this.open();
      const workspace = this.#workspace;
      const step = asked.step ?? 0;
      const named = asked.step === undefined ? workspace.view : this.#viewOf(step);
      if (!named) throw new Error(`There is no step ${step} of this story.`);
      this.#drawing ??= await fetchDrawing();
      const picture = await this.#drawing.drawExport(workspace, named, asked, {
        ...this.#ground(),
        width: document.documentElement.clientWidth,
        height: document.documentElement.clientHeight,
        source: this.#url(),
        title: this.story?.steps[step - 1]?.title ?? '',
      });
      this.#port.send({ type: 'result', id, ok: true, ...picture }, [picture.buffer]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#port.send({ type: 'error', id, code: 'export-failed', message });
    }
  }

  /** What a picture of the map lies on. */
  #ground() {
    return {
      theme: this.#screen.theme(),
      background: this.options.background,
      orientation: this.#screen.view()?.orientation() ?? null,
      title: '',
    };
  }

  /** The view of a step, as far as this map can show it; null: there is no such step. */
  #viewOf(step: number): View | null {
    if (step === 0) return this.#base;
    return this.story?.steps[step - 1]?.view ?? null;
  }

  /** A link to the view; '' where no link can carry it. */
  #url(): string {
    const { canLink, view } = this.#workspace;
    return !canLink ? '' : this.options.home.split('#')[0] + toHash(view);
  }

  #tellReady(): void {
    const event = tellReady(this.#workspace, this.story);
    this.#port.send(event);
    if (event.type !== 'ready') return;
    this.#tellStep();
    this.#tellLife();
  }

  #tellStep(): void {
    this.#port.send(tellStep(this.story, this.step));
  }

  #tellLife(): void {
    const { mode } = this.life;
    if (mode === 'waiting') return;
    void this.open();
    this.#port.send({ type: 'state', state: mode === 'poster' ? 'poster' : 'live' });
  }

  #tellViewSoon(): void {
    clearTimeout(this.#viewTimer);
    if (!this.#workspace.snapshot) return;
    this.#viewTimer = setTimeout(
      () => this.#port.send({ type: 'view', view: plain(this.#workspace.view), url: this.#url() }),
      VIEW_DELAY,
    );
  }

  #tellSelection(): void {
    const { snapshot, selection } = this.#workspace;
    if (!snapshot) return;
    this.#port.send({ type: 'select', ids: selection.map((node) => snapshot.ids[node] ?? '') });
  }
}

const fetchDrawing = () => import('./draw-export');
type Drawing = Awaited<ReturnType<typeof fetchDrawing>>;
