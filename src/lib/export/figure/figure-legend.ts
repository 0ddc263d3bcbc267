import { FOUND_WORDS, KIND_WORDS, kindWordsOn } from '../../model/kind-words';
import { countKinds, NODE_KINDS } from '../../model/network';
import { countKeywords, NO_CLUSTER, type Snapshot } from '../../model/snapshot';
import { clusterColour, dateColour } from '../../view/encodings';
import { colourKey, sizeKey } from '../../view/map-keys';
import { partInWords } from '../../view/item-words';
import { shorten, wrapText } from '../../view/labels/map-labels';
import type { FigureOptions } from './figure-options';
import type { LinkCounts } from './figure-links';
import { FOUND_SHAPE, SHAPES, type FigureNode, type FigureText, type NodeShape } from './figure-model';

const MARGIN = 24;
const SIZE = 12;
const ROW = 20;
/** Radius of the largest disc in the legend; the others in proportion. */
const LARGEST_DISC = 8;
/** Type sizes below the title and in the caption. */
const SUBTITLE = 13;
const CAPTION = 11;
const LONGEST_LABEL = 60;
const LIVE = 'Open the live map';
/** By how much a row of the legend is made narrower at a time, pixels. */
const STEP = 16;
/** Rows of cluster names at most. */
const MOST_ROWS = 3;

export interface Legend {
  swatches: FigureNode[];
  texts: FigureText[];
  /** Pixels from its top edge to the foot of the sheet. */
  height: number;
  description: string;
  /** Clusters that are named. */
  listed: ReadonlySet<number>;
}

interface Entry {
  shape: FigureNode['shape'] | null;
  colour: string;
  text: string;
  /** Pixels; 5 by default. */
  radius?: number;
  /** Named by it. */
  cluster?: number;
}

/** The map's title with what it shows, at the top left. */
export function drawTitle(
  snapshot: Snapshot,
  options: FigureOptions,
): { texts: FigureText[]; height: number } {
  const { theme, width, measure } = options;
  const corner = drawLink(options);
  const room = corner.length > 0 ? measure(LIVE, SUBTITLE, 500) + MARGIN : 0;
  const title = shorten(titleOf(snapshot, options), Math.floor((width - 2 * MARGIN - room) / 13));
  if (!title) return { texts: corner, height: corner.length > 0 ? 56 : MARGIN };
  const common = { x: MARGIN, anchor: 'start' as const, italic: false, spacing: 0, lineHeight: 0 };
  const texts: FigureText[] = [
    ...corner,
    { ...common, lines: [title], y: 44, size: 24, weight: 650, fill: theme.ink },
  ];
  let y = 46;
  const perLine = lettersPerLine(options, SUBTITLE);
  const say = (lines: string[], fill: string): void => {
    for (const line of lines)
      texts.push({ ...common, lines: [line], y: (y += 18), size: SUBTITLE, weight: 400, fill });
  };
  if (options.subtitle) say(wrapText(options.subtitle, perLine, 3), theme.ink);
  if (options.filters) say([shorten(options.filters, perLine)], theme.secondInk);
  return { texts, height: y + 16 };
}

/** At the top right: the live map. */
function drawLink({ link, width, theme }: FigureOptions): FigureText[] {
  if (link === null) return [];
  const text = line(LIVE, width - MARGIN, 44, SUBTITLE, theme.accent);
  return [{ ...text, anchor: 'end', weight: 500, link }];
}

function titleOf(snapshot: Snapshot, { title }: FigureOptions): string {
  return title ?? snapshot.title;
}

/** Average letters that fit between the margins. */
function lettersPerLine({ width, measure }: FigureOptions, size: number): number {
  return Math.floor((width - 2 * MARGIN) / (measure('abcdefghijklmnopqrstuvwxyz', size, 400) / 26));
}

/**
 * What shapes, colours and sizes mean, how many links are drawn, and the method; at the foot of the sheet.
 *
 * @param wanted clusters that are named however many rows that takes: those that have no name on the map
 */
export function drawLegend(
  snapshot: Snapshot,
  options: FigureOptions,
  links: LinkCounts,
  wanted: ReadonlySet<number> = new Set(),
): Legend {
  const rows = [
    layRow([...kindEntries(snapshot, options), ...sizeEntries(snapshot, options)], options),
    layColours(snapshot, options, wanted),
  ].flat();
  const drawn =
    links.drawn < links.of
      ? `The ${format(links.drawn)} most telling of ${format(links.of)} links${options.box ? ' here' : ''} are drawn.`
      : `${format(links.of)} links.`;
  // Below a title of its own the filters stand there.
  const filters = options.filters && !titleOf(snapshot, options) ? `Shown: ${options.filters}.` : '';
  const made = options.date ? `Papercosm, ${options.date}.` : '';
  const method = options.hasMethod ? snapshot.method.replace(/[.\s]*$/, '.') : '';
  const words = [filters, method, drawn, made].filter(Boolean).join(' ');
  const caption = wrapText(words, lettersPerLine(options, CAPTION), 3);
  const counts = countKinds(snapshot.kinds);
  const shown = countKinds(shownOf(snapshot, options).kinds);
  const kinds = NODE_KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    partInWords(shown[kind], counts[kind], kindWordsOn(snapshot, kind)),
  );
  const last = kinds.pop() ?? 'nothing';
  const what = kinds.length > 0 ? `${kinds.join(', ')} and ${last}` : last;
  const description = `A map of ${what} in ${format(snapshot.counts.clusters)} topics. ${drawn}`;
  const listed = new Set(rows.flat().flatMap(({ entry }) => entry.cluster ?? []));
  return { ...setRows(rows, caption, options), description, listed };
}

/** What the colours of a timeline's bars mean, and what it counts. */
export function drawTimelineLegend(
  snapshot: Snapshot,
  options: FigureOptions,
  words: string,
): Omit<Legend, 'description' | 'listed'> {
  const { colourBy } = options.encodings;
  // Coloured by a metric, bars are of one colour.
  const isColoured = colourBy === 'cluster' || colourBy === 'date';
  const caption = wrapText(words, lettersPerLine(options, CAPTION), 3);
  return setRows(isColoured ? layColours(snapshot, options, new Set()) : [], caption, options);
}

/** Rows of marks with words, and the caption below them, at the foot of the sheet. */
function setRows(
  rows: Row[],
  caption: string[],
  { height, theme }: FigureOptions,
): Omit<Legend, 'description' | 'listed'> {
  const total = rows.length * ROW + caption.length * 16 + 24;
  const top = height - total;
  const swatches: FigureNode[] = [];
  const texts: FigureText[] = [];
  rows.forEach((row, index) => {
    const y = top + ROW * index + 14;
    for (const { entry, x } of row) {
      if (entry.shape) {
        swatches.push({
          shape: entry.shape,
          x: x + (entry.radius ?? 5),
          y: y - 4,
          radius: entry.radius ?? 5,
          colour: entry.colour,
          paper: theme.paper,
          opacity: 1,
        });
      }
      const at = x + widthOfMark(entry);
      texts.push(line(entry.text, at, y, SIZE, theme.ink));
    }
  });
  texts.push({
    ...line('', MARGIN, top + rows.length * ROW + 16, CAPTION, theme.secondInk),
    lines: caption,
    lineHeight: 16,
  });
  return { swatches, texts, height: total };
}

/** The kinds of the nodes that a figure shows. */
function shownOf(
  { kinds, found }: Pick<Snapshot, 'kinds' | 'found'>,
  { mask }: FigureOptions,
): Pick<Snapshot, 'kinds' | 'found'> {
  if (!mask) return found ? { kinds, found } : { kinds };
  const isShown = (_: number, node: number): boolean => mask[node] === 1;
  return { kinds: kinds.filter(isShown), ...(found ? { found: found.filter(isShown) } : {}) };
}

function kindEntries(snapshot: Snapshot, options: FigureOptions): Entry[] {
  const { theme, encodings } = options;
  const shown = shownOf(snapshot, options);
  const [counts, part] = [countKinds(snapshot.kinds), countKinds(shown.kinds)];
  const [keywords, shownKeywords] = [countKeywords(snapshot), countKeywords(shown)];
  const colour = encodings.colourBy === 'cluster' ? theme.ink : theme.secondInk;
  const entry = (
    shape: NodeShape,
    count: number,
    of: number,
    words: { one: string; many: string },
  ): Entry[] => (of > 0 ? [{ shape, colour, text: partInWords(count, of, words) }] : []);
  return NODE_KINDS.flatMap((kind) =>
    kind === 'keyword'
      ? [
          ...entry(SHAPES.keyword, shownKeywords.given, keywords.given, KIND_WORDS.keyword),
          ...entry(FOUND_SHAPE, shownKeywords.found, keywords.found, FOUND_WORDS),
        ]
      : entry(SHAPES[kind], part[kind], counts[kind], kindWordsOn(snapshot, kind)),
  );
}

/** What areas stand for, and three discs of the map in proportion, with their numbers. */
function sizeEntries(snapshot: Snapshot, { encodings, columns, theme }: FigureOptions): Entry[] {
  if (encodings.sizeBy === 'uniform') return [note('all of one size')];
  const { words, discs } = sizeKey(snapshot, encodings, columns);
  return [
    note(`area: ${words}`),
    ...discs.map(({ text, size }): Entry => ({
      shape: 'disc',
      colour: theme.secondInk,
      text,
      radius: Math.max(1, LARGEST_DISC * size),
    })),
  ];
}

/**
 * What colours mean: the scale, or topics by their whole names; where these are too many, by their first parts. Where these are too many as
 * well, the largest are named and those that are wanted.
 */
function layColours(snapshot: Snapshot, options: FigureOptions, wanted: ReadonlySet<number>): Row[] {
  const scale = scaleEntries(snapshot, options);
  if (scale) return layRow(scale, options);
  const entries = clusterEntries(snapshot, options, (label) => label);
  const rows = layRow(entries, options);
  if (rows.length < 2 || hasAll(rows, entries)) return rows;
  const short = clusterEntries(snapshot, options, (label) => label.split(' · ')[0] ?? label);
  const shortRows = layRow(short, options);
  if (hasAll(shortRows, short)) return shortRows;
  const listed = new Set(shortRows.flat().map(({ entry }) => entry.cluster));
  return [...wanted].every((cluster) => listed.has(cluster)) ? shortRows : layWanted(short, wanted, options);
}

/** The wanted entries, as many others as the same number of rows holds, the first of them first, and how many are left out. */
function layWanted(entries: Entry[], wanted: ReadonlySet<number>, options: FigureOptions): Row[] {
  const must = entries.filter(({ cluster }) => wanted.has(cluster ?? -1));
  const others = entries.filter(({ cluster }) => !wanted.has(cluster ?? -1));
  const lay = (count: number): Row[] => {
    const some = others.slice(0, count);
    const listed = entries.filter((entry) => must.includes(entry) || some.includes(entry));
    const left = others.length - count;
    const last = left > 0 ? [note(`and ${format(left)} more`)] : [];
    return layRow([...listed, ...last], options, Infinity);
  };
  let rows = lay(0);
  const most = Math.max(MOST_ROWS, rows.length);
  for (let count = 1; count <= others.length; count++) {
    const next = lay(count);
    if (next.length > most) break;
    rows = next;
  }
  return rows;
}

function clusterEntries(
  snapshot: Snapshot,
  { theme }: FigureOptions,
  nameOf: (label: string) => string,
): Entry[] {
  return snapshot.clusters.map(({ label, papers }, index) => ({
    shape: 'disc',
    colour: clusterColour(index, theme),
    cluster: index,
    text: `${shorten(nameOf(label), LONGEST_LABEL)} (${format(papers)})`,
  }));
}

type Row = { entry: Entry; x: number }[];

/**
 * Entries from left to right, on as many rows as they need, which come out about equally long; beyond the last row a count tells how many
 * are left out.
 */
function layRow(entries: Entry[], { width, measure }: FigureOptions, most = MOST_ROWS): Row[] {
  const wide = entries.map((entry) => widthOfMark(entry) + measure(entry.text, SIZE, 400));
  const widest = width - MARGIN;
  let rows = breakRows(entries, wide, widest, most);
  if (rows.length < 2 || !hasAll(rows, entries)) return rows;
  // The narrowest column that does with as many rows.
  for (let right = widest - STEP; right > widest / 2; right -= STEP) {
    const next = breakRows(entries, wide, right, most);
    if (next.length > rows.length || !hasAll(next, entries)) break;
    rows = next;
  }
  return rows;
}

const hasAll = (rows: Row[], entries: Entry[]): boolean =>
  rows.reduce((sum, row) => sum + row.length, 0) === entries.length &&
  rows.at(-1)?.at(-1)?.entry === entries.at(-1);

function breakRows(entries: Entry[], wide: number[], right: number, most: number): Row[] {
  const rows: Row[] = [];
  let row: Row = [];
  let x = MARGIN;
  for (const [index, entry] of entries.entries()) {
    if (row.length > 0 && x + wide[index]! > right - (rows.length === most - 1 ? 90 : 0)) {
      rows.push(row);
      if (rows.length === most) {
        row.push({ entry: note(`and ${format(entries.length - index)} more`), x });
        return rows;
      }
      row = [];
      x = MARGIN;
    }
    row.push({ entry, x });
    x += wide[index]! + 20;
  }
  return row.length > 0 ? [...rows, row] : rows;
}

/** The scale of colours with its words, or null where colours are those of the clusters. */
function scaleEntries(snapshot: Snapshot, { encodings, columns, theme }: FigureOptions): Entry[] | null {
  const key = colourKey(snapshot, encodings, columns);
  if (!key) return null;
  const steps = key.stops.map(({ share, text }): Entry => ({
    shape: 'disc',
    colour: dateColour(share),
    text,
  }));
  return [
    ...(encodings.colourBy === 'date' ? [] : [note(`colour: ${key.words}`)]),
    ...steps,
    ...(key.without
      ? [{ shape: 'disc' as const, colour: clusterColour(NO_CLUSTER, theme), text: key.without }]
      : []),
  ];
}

/** Pixels that a mark takes before its text. */
function widthOfMark({ shape, radius = 5 }: Entry): number {
  return shape ? 2 * radius + 5 : 0;
}

function note(text: string): Entry {
  return { shape: null, colour: '', text };
}

function line(text: string, x: number, y: number, size: number, fill: string): FigureText {
  return {
    lines: [text],
    x,
    y,
    lineHeight: 0,
    anchor: 'start',
    size,
    weight: 400,
    italic: false,
    fill,
    spacing: 0,
  };
}

function format(count: number): string {
  return count.toLocaleString('en');
}
