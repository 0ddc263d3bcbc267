import { makeFilm } from '../client/film-client';
import type { Film, FilmOrder } from '../model/film';
import type { OrientedView } from '../renderers/oriented-view';
import type { ThemeName } from '../view/theme';
import { pictureFor, type Picture, type PictureFormat } from '../export/figure/picture';
import { makeFigureFile, type FigureFile } from './files/save-figure';
import { drawPng, drawSvg, filterWords, type PictureChoice } from './draw-view';
import type { Workspace } from './workspace.svelte';

/** Shapes of a picture; "screen" is the map's own. Pixels. */
export const SHAPES = {
  wide: { label: '16:9', width: 1920, height: 1080 },
  classic: { label: '4:3', width: 1440, height: 1080 },
  screen: { label: 'As on the screen', width: 0, height: 0 },
  free: { label: 'Free', width: 1600, height: 900 },
} as const;
export type Shape = keyof typeof SHAPES;

/** Figures are composed at about this many pixels and scaled up, so that their letters can be read from the back row. */
const STAGE_PIXELS = 1280 * 720;
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
    if (this.shape === 'free') return { width: clampSide(this.width), height: clampSide(this.height) };
    if (this.shape !== 'screen') return SHAPES[this.shape];
    const drawn = this.#view()?.drawn();
    return drawn && drawn.width > 0
      ? { width: 2 * Math.round(drawn.width), height: 2 * Math.round(drawn.height) }
      : SHAPES.wide;
  }

  /** Pixels of the picture for one of the figure. */
  get scale(): number {
    const { width, height } = this.size;
    return this.shape === 'screen' ? 2 : Math.sqrt((width * height) / STAGE_PIXELS);
  }

  get #choice(): PictureChoice {
    const { width, height } = this.size;
    const scale = this.scale;
    const ground = { background: !this.transparent };
    return this.shape === 'screen' ? ground : { width: width / scale, height: height / scale, ...ground };
  }

  /** The name of a file of this view, without its ending. */
  get stem(): string {
    const name = (this.#workspace.name || 'papercosm').replace(/\.[a-z0-9]{1,5}$/i, '');
    return name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
  }

  get title(): string {
    return this.#workspace.snapshot?.title || this.#workspace.name;
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

  svg(): string {
    return drawSvg(this.#workspace, this.#view(), this.#theme(), this.#choice);
  }

  png(): Promise<Blob> {
    return drawPng(this.#workspace, this.#view(), this.#theme(), this.#choice, this.scale);
  }

  /** The view as a file in this size; of the story, if there is one, a page or slide a step. */
  figure(format: PictureFormat, onStep?: (done: number, of: number) => void): Promise<FigureFile> {
    const picture: Picture = {
      ...this.size,
      ...{ scale: pictureFor(format).scale, background: this.transparent ? 'transparent' : 'paper' },
      ...{ theme: this.#theme(), title: null },
    };
    const usual = format.startsWith('timeline') ? { height: Math.round(picture.width / 3) } : {};
    const story = this.#workspace.story.told;
    return makeFigureFile(this.#workspace, {
      ...{ format, story, picture: { ...picture, ...usual } },
      ...(onStep ? { onStep } : {}),
    });
  }

  /** The field as it grows, in the present view. */
  film(
    format: FilmOrder['format'],
    seconds: number,
    onFrame: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<Film> {
    const workspace = this.#workspace;
    const { snapshot } = workspace;
    if (!snapshot) throw new Error('There is no map yet.');
    const scene = {
      ...{ title: '', caption: '', seconds },
      box: workspace.box,
      mask: workspace.visible.isFiltered ? (workspace.mask?.slice() ?? null) : null,
      encodings: $state.snapshot(workspace.drawnEncodings),
      filters: filterWords(workspace),
    };
    const order: FilmOrder = {
      ...{ kind: 'growth', format, seconds, framesPerSecond: format === 'gif' ? 10 : 30 },
      ...this.size,
      ...{ theme: this.#theme(), title: this.title, snapshot, scenes: [scene] },
      columns: $state.snapshot(workspace.metrics.columns) as FilmOrder['columns'],
    };
    return makeFilm(order, onFrame, signal);
  }
}

function clampSide(side: number): number {
  return Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, side || 0)));
}

function pageAddress(): string {
  return location.href.split(/[?#]/)[0]!;
}
