import type { Story, StoryStep } from '../../model/story';
import type { View } from '../../model/view';
import { PAPER } from '../../model/network';
import { nodeRadii } from '../../view/encodings';
import { rankNodes } from '../../view/labels/map-labels';
import { goneInWords, whatIsGone } from '../../view/story/what-is-gone';
import { computeMask } from '../../view/shown';
import { clipText } from '../../model/clip-text';
import { composeView, type DrawnMap } from '../figure/view-figure';
import { pictureTheme, pixelsOf, type Picture } from '../figure/picture';
import type { PdfPage } from '../figure/pdf';
import { toSvg } from '../figure/svg';
import { dayInWords } from './day-in-words';
import { placeParts, type Deck, type DeckSlide } from './deck-model';

/** What a file of several views is made from. */
export interface Telling {
  /** null: the view alone. */
  story: Story | null;
  view: View;
  picture: Picture;
  /** The map that a view shows: made anew where its settings ask for another one. */
  mapFor: (view: View) => Promise<DrawnMap>;
  /** Names of the files that the papers are from. */
  files: readonly string[];
  date: Date;
  /** Address of a live view, the step counted from 1; null: no link can carry it. */
  linkOf?: (view: View, step: number) => string | null;
  /** Called after each view. */
  onStep?: (done: number, of: number) => void;
}

/** Draws an SVG as a PNG of its own size. */
export type Rasterise = (
  svg: string,
  size: { width: number; height: number },
  about: [keyword: string, text: string][],
) => Promise<Uint8Array<ArrayBuffer>>;

function stepsOf({ story, view, picture }: Telling): StoryStep[] {
  if (story && story.steps.length > 0) return story.steps;
  return [{ title: picture.title ?? '', caption: '', notes: '', seconds: null, view }];
}

/** What of a step can no longer be shown, in a sentence; '' where all is there. */
const goneFrom = ({ snapshot }: DrawnMap, view: View): string =>
  goneInWords(whatIsGone(view, snapshot)) ?? '';

/** The pages of a PDF: one a step. */
export async function composePages(telling: Telling): Promise<{ title: string; pages: PdfPage[] }> {
  const steps = stepsOf(telling);
  const pages: PdfPage[] = [];
  let title = telling.picture.title ?? telling.story?.title ?? '';
  for (const [at, step] of steps.entries()) {
    const map = await telling.mapFor(step.view);
    title ||= map.snapshot.title;
    const { width, height } = telling.picture;
    const picture = { ...telling.picture, title: step.title || telling.picture.title };
    const figure = composeView(map, step.view, picture, {
      subtitle: joined(step.caption, goneFrom(map, step.view)),
      date: dayInWords(telling.date),
      link: telling.linkOf?.(step.view, at + 1) ?? null,
    });
    pages.push({ figure, width, height });
    telling.onStep?.(at + 1, steps.length);
  }
  return { title, pages };
}

/** The slides of a deck: one a step, and the sources. */
export async function composeDeck(telling: Telling, rasterise: Rasterise): Promise<Deck> {
  const { picture, story, date } = telling;
  const steps = stepsOf(telling);
  const theme = pictureTheme(picture);
  const slides: DeckSlide[] = [];
  const shown = new Map<string, string>();
  let last: DrawnMap | null = null;
  for (const [at, step] of steps.entries()) {
    const map = await telling.mapFor(step.view);
    last = map;
    const link = telling.linkOf?.(step.view, at + 1) ?? null;
    const caption = joined(step.caption, goneFrom(map, step.view));
    const { picture: place } = placeParts(picture, { caption: caption !== '', link: link !== null });
    const size = { width: Math.round(place.width), height: Math.round(place.height) };
    // The slide has the title.
    const figure = composeView(
      map,
      step.view,
      { ...picture, ...size, title: '' },
      // The last slide has the method and the date.
      { hasMethod: false, whole: picture },
    );
    const pixels = pixelsOf({ ...size, scale: picture.scale });
    const title = step.title || map.snapshot.title;
    slides.push({
      ...{ title, caption, link },
      notes: [step.notes, link === null ? '' : `Live map: ${link}`].filter(Boolean).join('\n'),
      picture: {
        place: { ...place, ...size },
        svg: toSvg({ ...figure, title }, size),
        png: await rasterise(toSvg(figure, pixels), pixels, [
          ['Title', title],
          ['Source', link ?? ''],
        ]),
        description: figure.description,
      },
    });
    const fresh = mostSeen(map, step.view).filter(([id]) => !shown.has(id));
    for (const [id, paper] of fresh.slice(0, Math.max(2, Math.ceil(MOST_NAMED / steps.length))))
      shown.set(id, paper);
    telling.onStep?.(at + 1, steps.length);
  }
  const title = story?.title || picture.title || last?.snapshot.title || 'Papercosm';
  return {
    ...{ title, width: picture.width, height: picture.height, slides, date },
    ground: picture.background === 'transparent' ? null : theme.paper,
    ...{ ink: theme.ink, secondInk: theme.secondInk, accent: theme.accent },
    sources: { title: 'Sources', lines: last ? sourceLines(telling, last, [...shown.values()]) : [] },
  };
}

/** Papers that the last slide names at most. */
const MOST_NAMED = 12;
const LONGEST_LINE = 140;

function sourceLines(telling: Telling, { snapshot }: DrawnMap, papers: string[]): string[] {
  const { counts, method } = snapshot;
  const files = telling.files.length > 0 ? ` from ${telling.files.join(', ')}` : '';
  return [
    `${counts.papers.toLocaleString('en')} papers${clipText(files, LONGEST_LINE)}. ${method}`,
    ...papers.slice(0, MOST_NAMED),
    `Drawn with Papercosm, ${dayInWords(telling.date)}.`,
  ];
}

/** The papers that come first among those that a view shows, each with its title; of a chosen set, these. */
function mostSeen({ snapshot, titles, columns }: DrawnMap, view: View): [id: string, paper: string][] {
  const mask = computeMask(snapshot, view.filters);
  const chosen = new Set(view.selection);
  const order = [...rankNodes(snapshot, nodeRadii(snapshot, view.encodings, columns))].filter(
    (node) => mask[node] === 1 && snapshot.kinds[node] === PAPER,
  );
  const named = order.filter((node) => chosen.has(snapshot.ids[node] ?? ''));
  return [...new Set([...named, ...order])].slice(0, 2 * MOST_NAMED).map((node) => {
    const label = snapshot.labels[node] ?? '';
    const title = titles(node);
    return [snapshot.ids[node] ?? label, clipText(title ? `${label}: ${title}` : label, LONGEST_LINE)];
  });
}

function joined(...sentences: string[]): string {
  return sentences.filter(Boolean).join(' ');
}
