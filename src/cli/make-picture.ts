import { composeDeck, composePages, dayInWords, type Telling } from '../lib/export/deck/told-views';
import { writePptx } from '../lib/export/deck/pptx';
import { foreignLetters } from '../lib/export/figure/font-faces';
import { writePdf, type PdfPage } from '../lib/export/figure/pdf';
import { pixelsOf } from '../lib/export/figure/picture';
import { toSvg } from '../lib/export/figure/svg';
import { composeTimeline } from '../lib/export/figure/timeline';
import { composeView, type DrawnMap } from '../lib/export/figure/view-figure';
import type { Figure } from '../lib/export/figure/figure-model';
import { DEFAULT_SETTINGS, resolveSettings, type Settings } from '../lib/model/settings';
import type { Snapshot } from '../lib/model/snapshot';
import type { Story } from '../lib/model/story';
import { DEFAULT_VIEW, type Filters, type View } from '../lib/model/view';
import type { Engine, InputFile } from '../lib/protocol/engine';
import { hasFilters } from '../lib/view/filters';
import { metricsWanted } from '../lib/view/map-keys';
import type { MetricColumns } from '../lib/view/metric-values';
import { readStoryFile } from '../lib/view/story/story-file';
import type { PictureArgs } from './picture-options';
import { listProblems } from './inspect';
import { rasterise, readFonts } from './rasterise';
import { InputError, UsageError } from './usage';

/** Matches of a search that a picture rings, at most: as on the page. */
const MOST_MATCHES = 500;

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
 * @throws UsageError for a title that the format has no place for; InputError when a view's map can't be made, or the picture not be drawn
 */
export async function makePicture(
  engine: Engine,
  { files, snapshot, picture: { format, picture, view: named }, filters, given }: PictureInput,
): Promise<{ content: string | Uint8Array; messages: string[] }> {
  const view = narrowed(named ?? { ...DEFAULT_VIEW, settings: {}, sample: null }, filters, named === null);
  const stem = files[0]?.name.replace(/\.[^.]*$/, '') ?? '';
  const titled = { ...picture, title: picture.title ?? (snapshot.title || stem) };
  const date = new Date();
  const isTold = named === null && !hasFilters(filters) && (format === 'pdf' || format === 'pptx');
  const { story, messages } = isTold ? await readStory(files) : { story: null, messages: [] };
  const isOfSeveral = story?.steps.some((step) => Object.keys(step.view.settings).length > 0) ?? false;
  const maps = mapsOf(engine, snapshot, given, isOfSeveral);
  const telling: Telling = {
    ...{ story, view, picture: story ? picture : titled, date, files: files.map(({ name }) => name) },
    mapFor: maps,
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
      return { content, messages: [...messages, ...missingLetters(pages)] };
    }
    case 'pptx': {
      const deck = await composeDeck(telling, (svg, _, about) =>
        Promise.resolve(draw(svg, '', about)),
      );
      return { content: writePptx(deck), messages };
    }
  }
}

function draw(
  svg: string,
  title: string,
  about: [keyword: string, text: string][] = [['Title', title]],
): Uint8Array {
  try {
    return rasterise(svg, about);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`The picture can't be drawn in pixels (${why}). Save it as SVG or PDF: -o x.svg, -o x.pdf.`);
  }
}

/** The map of a view, made anew where the view's settings ask for another than the one before. */
function mapsOf(
  engine: Engine,
  first: Snapshot,
  given: Partial<Settings>,
  isExact: boolean,
): (view: View) => Promise<DrawnMap> {
  let snapshot = first;
  let run = 100;
  let titles: string[] | null = null;
  return async (view) => {
    const wanted = settingsOf(view, first.settings, given, isExact);
    if (!isSame(wanted, snapshot.settings)) {
      const result = await engine.rebuild(++run, wanted);
      if (result.kind !== 'done')
        throw new InputError(
          result.kind === 'failed' ? `The view's map can't be made: ${result.problem.message}` : 'Cancelled.',
        );
      snapshot = result.snapshot;
      titles = null;
    }
    titles ??= await engine.titles(Array.from({ length: snapshot.nodeCount }, (_, node) => node));
    const known = titles;
    const columns: MetricColumns = {};
    for (const id of metricsWanted(view.encodings)) {
      const column = await engine.metric(id);
      if (column) columns[id] = column;
    }
    const query = view.query.trim();
    const hits = query === '' ? null : await engine.search(query, MOST_MATCHES);
    return {
      snapshot,
      titles: (node) => known[node],
      columns,
      matches: hits && Uint32Array.from(hits, ({ node }) => node),
    };
  };
}

/**
 * A view without settings of its own shows the map as the files have it; in a story that goes through several maps it means the usual
 * settings. A finished map can't be made from papers, nor another one from a finished map.
 */
function settingsOf(
  { settings }: View,
  own: Settings,
  given: Partial<Settings>,
  isExact: boolean,
): Settings {
  if (!isExact && Object.keys(settings).length === 0) return own;
  const wanted = resolveSettings({ ...DEFAULT_SETTINGS, ...settings, ...given });
  if ((wanted.network === 'imported') !== (own.network === 'imported')) return own;
  return wanted;
}

function isSame(a: Settings, b: Settings): boolean {
  return (Object.keys(a) as (keyof Settings)[]).every((key) => a[key] === b[key]);
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

/** The PDF's typeface has Latin, Greek and Cyrillic letters: what it lacks is said. */
function missingLetters(pages: PdfPage[]): string[] {
  const letters = foreignLetters(pages.map(({ figure }) => textOf(figure)).join(''));
  if (letters.length === 0) return [];
  const some = letters.slice(0, 8).join(' ');
  return [
    `note: the PDF's typeface lacks ${letters.length === 1 ? 'the letter' : `${letters.length} letters, such as`} ${some}, and draws boxes for them. SVG and PNG take them from this machine.`,
  ];
}

function textOf({ labels, names, legend }: Figure): string {
  return [...labels, ...names, ...(legend?.texts ?? [])].flatMap(({ lines }) => lines).join('');
}
