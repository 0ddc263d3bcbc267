/** The view that is on the page, or a story, as a file: for the Share dialog. What writes a format is loaded when it is asked for. */
import { isOfSeveral, mapsOf } from '../../export/deck/maps-of-views';
import { dayInWords } from '../../export/deck/day-in-words';
import type { Rasterise, Telling } from '../../export/deck/told-views';
import { missingLetters } from '../../export/figure/missing-letters';
import { judgeSize, pixelsOf, type Picture, type PictureFormat } from '../../export/figure/picture';
import { toSvg } from '../../export/figure/svg';
import { composeView, screenOptions } from '../../export/figure/view-figure';
import { EXPORTS } from '../../export/registry';
import type { Story } from '../../model/story';
import type { View } from '../../model/view';
import type { Orientation } from '../../view/frame/orientation';
import { toHash } from '../../view/permalink';
import type { Workspace } from '../workspace.svelte';
import { createMapMaker } from './map-maker';

export interface FigureRequest {
  format: PictureFormat;
  /** Size, ground, theme and title; see Picture. A title of null is the map's own. */
  picture: Picture;
  /** Its steps are the pages of a PDF, the slides of a deck. null, or for other formats: the view alone. */
  story?: Story | null;
  /** By default the one on the page. */
  view?: View;
  /** Of a picture alone: how the map lies on the screen, where the picture is to be as it is there. */
  asOnScreen?: Orientation | null;
  /** After each page or slide. */
  onStep?: (done: number, of: number) => void;
}

export interface FigureFile {
  blob: Blob;
  /** What is to be told of it, in sentences. */
  notes: string[];
}

/** The form that works where another fails. */
const INSTEAD: Record<PictureFormat, string> = {
  svg: 'Save the map file instead: it holds everything, and pictures can be made of it later.',
  png: 'Save the figure as SVG instead; it needs no canvas and no memory for its pixels.',
  pdf: 'Save the figure as SVG instead, or print the page into a PDF.',
  pptx: 'Save the figure as PDF or SVG instead, and put it on a slide by hand.',
  'timeline-svg': 'Save the map file instead: it holds everything, and pictures can be made of it later.',
  'timeline-png': 'Save the timeline as SVG instead; it needs no canvas and no memory for its pixels.',
};

/**
 * Makes the file of a picture or deck. Nothing of the page changes.
 *
 * @throws Error in words for the reader; they say which other form works
 */
export async function makeFigureFile(workspace: Workspace, request: FigureRequest): Promise<FigureFile> {
  const { format, picture } = request;
  const isOfPixels = format === 'png' || format === 'timeline-png' || format === 'pptx';
  const fault = isOfPixels ? judgeSize(picture) : null;
  if (fault) throw new Error(fault);
  try {
    return await make(workspace, request);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why.replace(/[.\s]*$/, '.')} ${INSTEAD[format]}`, { cause: error });
  }
}

async function make(workspace: Workspace, request: FigureRequest): Promise<FigureFile> {
  const { format, picture, story = null, view = workspace.view } = request;
  const { snapshot } = workspace;
  if (!snapshot) throw new Error('There is no map yet.');
  const titled: Picture = { ...picture, title: picture.title ?? (snapshot.title || workspace.name) };
  const maker = createMapMaker(workspace);
  try {
    const isTold = format === 'pdf' || format === 'pptx';
    const told = isTold ? story : null;
    const mapFor = mapsOf(maker, snapshot, { isExact: isOfSeveral(told) });
    const date = new Date();
    const telling: Telling = {
      ...{ story: told, view, mapFor, date, picture: told ? picture : titled },
      files: workspace.sources.map(({ name }) => name),
      linkOf: (of) => linkOf(workspace, of),
      ...(request.onStep ? { onStep: request.onStep } : {}),
    };
    const text = (svg: string): FigureFile => ({ blob: toBlob(svg, format), notes: [] });
    const about = (): [keyword: string, text: string][] => [
      ['Title', titled.title ?? ''],
      ['Source', linkOf(workspace, view) ?? ''],
    ];
    switch (format) {
      case 'svg':
      case 'png': {
        const figure = composeView(await mapFor(view), view, titled, {
          date: dayInWords(date),
          ...screenOptions(request.asOnScreen),
        });
        if (format === 'svg') return text(toSvg(figure, titled));
        const pixels = pixelsOf(titled);
        return { blob: toBlob(await rasterise(toSvg(figure, pixels), pixels, about()), format), notes: [] };
      }
      case 'timeline-svg':
      case 'timeline-png': {
        const { composeTimeline } = await import('../../export/figure/timeline');
        const map = await mapFor(view);
        const figure = composeTimeline(map.snapshot, view, titled, dayInWords(date));
        if (format === 'timeline-svg') return text(toSvg(figure, titled));
        const pixels = pixelsOf(titled);
        return { blob: toBlob(await rasterise(toSvg(figure, pixels), pixels, about()), format), notes: [] };
      }
      case 'pdf': {
        const [{ composePages }, { writePdf }, { loadFonts }] = await Promise.all([
          import('../../export/deck/told-views'),
          import('../../export/figure/pdf'),
          import('./page-fonts'),
        ]);
        const { title, pages } = await composePages(telling);
        const bytes = await writePdf(pages, { fonts: await loadFonts(), title, date });
        return { blob: toBlob(bytes, format), notes: missingLetters(pages) };
      }
      case 'pptx': {
        const [{ composeDeck }, { writePptx }] = await Promise.all([
          import('../../export/deck/told-views'),
          import('../../export/deck/pptx'),
        ]);
        return { blob: toBlob(writePptx(await composeDeck(telling, rasterise)), format), notes: [] };
      }
    }
  } finally {
    maker.destroy();
  }
}

const rasterise: Rasterise = async (svg, size, about) => {
  const [{ drawPixels }, { loadFonts }] = await Promise.all([
    import('../../export/figure/png'),
    import('./page-fonts'),
  ]);
  // Without its typeface a picture is set in another: that is no reason to give none.
  return drawPixels(svg, size, about, await loadFonts().catch(() => null));
};

/** Address of the live view; null: no link can carry it. */
function linkOf(workspace: Workspace, view: View): string | null {
  if (!workspace.canLink) return null;
  const base = location.href.split('#')[0]!.replace(/embed\/(\?.*)?$/, '');
  return base + toHash({ ...view, sample: workspace.sample });
}

function toBlob(content: string | Uint8Array<ArrayBuffer>, format: PictureFormat): Blob {
  return new Blob([content], { type: EXPORTS.find(({ id }) => id === format)?.type ?? '' });
}
