import { dayInWords } from '../lib/export/deck/day-in-words';
import { composeDeck, composePages, type Telling } from '../lib/export/deck/told-views';
import { writePptx } from '../lib/export/deck/pptx';
import { isOfSeveral, mapsOf, type MapMaker } from '../lib/export/deck/maps-of-views';
import { missingLetters } from '../lib/export/figure/missing-letters';
import { writePdf } from '../lib/export/figure/pdf';
import { pixelsOf } from '../lib/export/figure/picture';
import { toSvg } from '../lib/export/figure/svg';
import { composeTimeline } from '../lib/export/figure/timeline';
import { composeView } from '../lib/export/figure/view-figure';
import type { Settings } from '../lib/model/settings';
import type { Snapshot } from '../lib/model/snapshot';
import type { Story } from '../lib/model/story';
import { DEFAULT_VIEW, type Filters, type View } from '../lib/model/view';
import type { Engine, InputFile } from '../lib/protocol/engine';
import { hasFilters } from '../lib/view/filters';
import { readStoryFile } from '../lib/view/story/story-file';
import type { PictureArgs } from './picture-options';
import { listProblems } from './inspect';
import { rasterise, readFonts } from './rasterise';
import { InputError } from './usage';

export interface PictureInput {
  files: InputFile[];
  /** The map as the files and the named settings make it. */
  snapshot: Snapshot;
  picture: PictureArgs;
  /** Of --years and --author; they go before those of a view. */
  filters: Filters;
  /** Settings that were named: they hold in every view. */
  given: Partial<Settings>;
}

/**
 * A map as a picture or deck: the view that --view names, or the story of a map file, one page or slide a step.
 *
 * @throws InputError when a view's map can't be made, or the picture not be drawn
 */
export async function makePicture(
  engine: Engine,
  { files, snapshot, picture: { format, picture, view: named, link }, filters, given }: PictureInput,
): Promise<{ content: string | Uint8Array; messages: string[] }> {
  const view = narrowed(named ?? { ...DEFAULT_VIEW, settings: {}, sample: null }, filters, named === null);
  const stem = files[0]?.name.replace(/\.[^.]*$/, '') ?? '';
  const titled = { ...picture, title: picture.title ?? (snapshot.title || stem) };
  const date = new Date();
  const isTold = named === null && !hasFilters(filters) && (format === 'pdf' || format === 'pptx');
  const { story, messages } = isTold ? await readStory(files) : { story: null, messages: [] };
  let run = 100;
  const maker: MapMaker = {
    rebuild: (settings) => engine.rebuild(++run, settings),
    titles: (nodes) => engine.titles(nodes),
    metric: (id) => engine.metric(id),
    search: (query, limit) => engine.search(query, limit),
  };
  const find = mapsOf(maker, snapshot, { given, isExact: isOfSeveral(story) });
  const maps = (view: View) =>
    find(view).catch((error: unknown) => {
      throw new InputError(error instanceof Error ? error.message : String(error));
    });
  const telling: Telling = {
    ...{ story, view, picture: story ? picture : titled, date, files: files.map(({ name }) => name) },
    mapFor: maps,
    ...(link === null ? {} : { linkOf: (_, step) => link.replaceAll('{step}', String(step)) }),
  };
  const pixels = pixelsOf(titled);
  switch (format) {
    case 'svg':
    case 'png': {
      const figure = composeView(await maps(view), view, titled, { date: dayInWords(date) });
      if (format === 'svg') return { content: toSvg(figure, titled), messages };
      return { content: draw(toSvg(figure, pixels), titled.title), messages };
    }
    case 'timeline-svg':
    case 'timeline-png': {
      const figure = composeTimeline((await maps(view)).snapshot, view, titled, dayInWords(date));
      if (format === 'timeline-svg') return { content: toSvg(figure, titled), messages };
      return { content: draw(toSvg(figure, pixels), titled.title), messages };
    }
    case 'pdf': {
      const { title, pages } = await composePages(telling);
      const content = await writePdf(pages, { fonts: await readFonts(), title, date });
      return { content, messages: [...messages, ...missingLetters(pages).map((words) => `note: ${words}`)] };
    }
    case 'pptx': {
      const deck = await composeDeck(telling, (svg, _, about) => Promise.resolve(draw(svg, '', about)));
      return { content: writePptx(deck), messages };
    }
  }
}

function draw(
  svg: string,
  title: string,
  about: [keyword: string, text: string][] = [['Title', title]],
): Uint8Array<ArrayBuffer> {
  try {
    return rasterise(svg, about);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `The picture can't be drawn in pixels (${why}). Save it as SVG or PDF: -o x.svg, -o x.pdf.`,
    );
  }
}

/** A view with the years and authors that were named; without them it keeps its own. */
function narrowed(view: View, filters: Filters, isOpen: boolean): View {
  if (isOpen) return { ...view, filters };
  const { from, to, authors } = filters;
  return {
    ...view,
    filters: {
      ...view.filters,
      ...(from !== null || to !== null ? { from, to } : {}),
      ...(authors.length > 0 ? { authors } : {}),
    },
  };
}

/** The story of the first map file that has one. What a file holds that is no map file was said when it was read. */
async function readStory(files: InputFile[]): Promise<{ story: Story | null; messages: string[] }> {
  for (const { name, bytes } of files) {
    if (!/\.json$/i.test(name)) continue;
    const text = bytes instanceof Blob ? await bytes.text() : new TextDecoder().decode(bytes);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      continue;
    }
    const kept = typeof value === 'object' && value !== null && 'story' in value ? value.story : undefined;
    const { story, problems } = readStoryFile(kept);
    if (story || problems.length > 0) return { story, messages: listProblems(problems) };
  }
  return { story: null, messages: [] };
}
