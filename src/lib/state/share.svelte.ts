import { makeFilm } from '../client/film-client';
import { pictureFor, pixelsOf, type Picture, type PictureFormat } from '../export/figure/picture';
import { toSvg } from '../export/figure/svg';
import { composeView, filtersInWords, screenOptions, type DrawnMap } from '../export/figure/view-figure';
import type { Film, FilmOrder, FilmScene } from '../model/film';
import { USUAL_SECONDS, type StoryStep } from '../model/story';
import type { LabelChoice, View } from '../model/view';
import type { OrientedView } from '../renderers/oriented-view';
import { hasFilters } from '../view/filters';
import { UPRIGHT, type Orientation } from '../view/frame/orientation';
import { drawableEncodings } from '../view/map-keys';
import { computeMask } from '../view/shown';
import type { ThemeName } from '../view/theme';
import { drawnMapOf } from './drawn-map';
import { makeFigureFile, type FigureFile } from './files/save-figure';
import type { Workspace } from './workspace.svelte';

/** Shapes of a picture; "screen" is the map's own. Pixels. */
export const SHAPES = {
  wide: { label: '16:9', width: 1920, height: 1080 },
  classic: { label: '4:3', width: 1440, height: 1080 },
  screen: { label: 'As on the screen', width: 0, height: 0 },
  free: { label: 'Free', width: 1600, height: 900 },
} as const;
export type Shape = keyof typeof SHAPES;

/** Sizes that pictures may have, pixels. */
export const LEAST_SIDE = 200;
export const MOST_SIDE = 8000;

/** What the Share dialog is asked for: one present view, in a size, on its way out. */
export class Share {
  shape = $state<Shape>('wide');
  /** Of the free shape. */
  width = $state<number>(SHAPES.free.width);
  height = $state<number>(SHAPES.free.height);
  transparent = $state(false);

  readonly #workspace: Workspace;
  readonly #view: () => OrientedView | null;
  readonly #theme: () => ThemeName;

  constructor(workspace: Workspace, view: () => OrientedView | null, theme: () => ThemeName) {
    this.#workspace = workspace;
    this.#view = view;
    this.#theme = theme;
  }

  /** Pixels of the picture. */
  get size(): { width: number; height: number } {
    return pixelsOf(this.#picture);
  }

  /** A picture as on the screen has twice its pixels, and letters of the screen's size; others are set like a slide. */
  get #picture(): Picture {
    const look = {
      ...{ background: this.transparent ? 'transparent' : 'paper', theme: this.#theme(), title: null },
    };
    const drawn = this.shape === 'screen' ? this.#view()?.drawn() : undefined;
    if (drawn && drawn.width > 0)
      return { ...look, width: Math.round(drawn.width), height: Math.round(drawn.height), scale: 2 };
    if (this.shape === 'free')
      return { ...look, width: clampSide(this.width), height: clampSide(this.height), scale: 1 };
    const { width, height } = SHAPES[this.shape === 'screen' ? 'wide' : this.shape];
    return { ...look, width, height, scale: 1 };
  }

  get #asOnScreen(): Orientation | null {
    return this.shape === 'screen' ? (this.#view()?.orientation() ?? UPRIGHT) : null;
  }

  /** The name of a file of this view, without its ending. */
  get stem(): string {
    const name = (this.#workspace.name || 'papercosm').replace(/\.[a-z0-9]{1,5}$/i, '');
    return name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
  }

  get title(): string {
    return this.#workspace.snapshot?.title || this.#workspace.name;
  }

  get labelChoices(): readonly LabelChoice[] {
    return this.#workspace.labels.choices;
  }

  /** True where the map shows files of the reader's own, which no link can carry. */
  get isLocal(): boolean {
    return this.#workspace.sample === null;
  }

  /** Address of the workbench with the view; null where no link can carry it. */
  get link(): string | null {
    const { address, canLink, hash } = this.#workspace;
    if (!canLink) return null;
    // The query names the map file that it is.
    return (address === null ? pageAddress() : location.href.replace(/#.*$/, '')) + hash;
  }

  /** Address of a frame with the view, or the single file that stands for it. */
  get frame(): string {
    const { hash } = this.#workspace;
    if (this.isLocal) return `${this.stem}.html`;
    const query = `?ui=min${this.transparent ? '&bg=transparent' : ''}`;
    return new URL(`embed/${query}${hash}`, pageAddress()).href;
  }

  /** The picture as SVG text, of what the page knows by now: for the preview. */
  preview(): string {
    const picture = { ...this.#picture, title: this.title };
    const { view } = this.#workspace;
    const figure = composeView(drawnMapOf(this.#workspace), view, picture, screenOptions(this.#asOnScreen));
    return toSvg(figure, picture);
  }

  /** The view as a file in this size; of the story, if there is one, a page or slide a step. */
  figure(format: PictureFormat, onStep?: (done: number, of: number) => void): Promise<FigureFile> {
    const picture = this.#picture;
    const fitted: Partial<Picture> = format.startsWith('timeline')
      ? { height: Math.round(picture.width / 3) }
      : format === 'pptx'
        ? { scale: pictureFor(format).scale }
        : {};
    return makeFigureFile(this.#workspace, {
      ...{ format, story: this.#workspace.story.told, picture: { ...picture, ...fitted } },
      asOnScreen: this.#asOnScreen,
      ...(onStep ? { onStep } : {}),
    });
  }

  /** The story's, none where there is no story. */
  get steps(): readonly StoryStep[] {
    return this.#workspace.story.steps;
  }

  /** Steps of the story that show the map which is open: those that a film can tell. */
  get filmedSteps(): readonly StoryStep[] {
    const { story, view } = this.#workspace;
    const settings = JSON.stringify(view.settings);
    return story.steps.filter((step) => JSON.stringify(step.view.settings) === settings);
  }

  /**
   * The field as it grows, in the present view; or the story, from step to step.
   *
   * @param seconds of a growth; the steps of a story say how long they stand
   */
  film(
    { kind, format, seconds }: Pick<FilmOrder, 'kind' | 'format' | 'seconds'>,
    onFrame: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<Film> {
    const map = drawnMapOf(this.#workspace);
    const { view } = this.#workspace;
    const scenes =
      kind === 'growth'
        ? [sceneOf(map, view, { title: '', caption: '', seconds })]
        : this.filmedSteps.map((step) =>
            sceneOf(map, step.view, { ...step, seconds: step.seconds ?? USUAL_SECONDS }),
          );
    const order: FilmOrder = {
      ...{ kind, format, seconds, framesPerSecond: format === 'gif' ? 10 : 30, ...this.size },
      ...{ theme: this.#theme(), title: this.title, snapshot: map.snapshot, scenes },
      columns: $state.snapshot(map.columns) as FilmOrder['columns'],
    };
    return makeFilm(order, onFrame, signal);
  }
}

/** A view as a film shows it: plain data. */
function sceneOf(
  { snapshot, columns }: DrawnMap,
  view: View,
  { title, caption, seconds }: Pick<FilmScene, 'title' | 'caption' | 'seconds'>,
): FilmScene {
  return {
    ...{ title, caption, seconds, box: view.box && [...view.box] },
    mask: hasFilters(view.filters) ? computeMask(snapshot, view.filters) : null,
    encodings: $state.snapshot(drawableEncodings(view.encodings, columns)),
    filters: filtersInWords(snapshot, view.filters),
    labelChoices: structuredClone(view.labelChoices) as LabelChoice[],
  };
}

function clampSide(side: number): number {
  return Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, side || 0)));
}

function pageAddress(): string {
  return location.href.split(/[?#]/)[0]!;
}
