import { METRIC_IDS } from '../model/answers/metrics';
import { NODE_KINDS, type NodeKind } from '../model/network';
import { DEFAULT_SETTINGS, resolveSettings, type Settings } from '../model/settings';
import { DEFAULT_ENCODINGS, DEFAULT_FILTERS, DEFAULT_VIEW, type Filters, type View } from '../model/view';
import { parseIsoDate } from './dates';
import { compactChoices, expandChoices } from './labels/compact-choices';
import { isDataHash } from './story/data-hash';

/**
 * A view in few letters: only what differs from DEFAULT_VIEW, keys in alphabetical order.
 *
 *     box [x0, y0, x1, y1]     c colour by        d sample, null: the reader's own files
 *     f   filters              g what happens to filtered-out nodes       h data hash
 *     l   [source, target]     lab label density  lc label choices (see labels/compact-choices.ts)
 *     q   query                s   size by
 *     sel chosen nodes         set settings
 *     st  the story that the link brings along (see compact-story.ts)
 *
 * and in f:
 *
 *     a authors    k kinds    m author mode    n min links    r retracted    t topics    u undated    y [from, to]
 */
export type Compact = Record<string, unknown>;

/** Writes a view in few letters; the same view always gives the same text. */
export function compactView(view: View): Compact {
  const { filters, encodings } = view;
  const f = sorted({
    y: filters.from !== null || filters.to !== null ? [filters.from, filters.to] : undefined,
    u: differing(filters.undated, DEFAULT_FILTERS.undated),
    r: filters.retracted,
    a: filled(filters.authors),
    m: differing(filters.authorMode, DEFAULT_FILTERS.authorMode),
    k: differing(inWireOrder(filters.kinds), DEFAULT_FILTERS.kinds),
    t: filled(filters.clusters),
    n: differing(filters.minLinks, DEFAULT_FILTERS.minLinks),
  });
  const box = view.box && roundBox(view.box);
  return sorted({
    d: differing(view.sample, DEFAULT_VIEW.sample),
    set: unlessEmpty(differingSettings(resolveSettings(view.settings))),
    f: unlessEmpty(f),
    q: differing(view.query, ''),
    sel: filled(view.selection),
    l: view.link ? [view.link.source, view.link.target] : undefined,
    box: box ?? undefined,
    s: differing(encodings.sizeBy, DEFAULT_ENCODINGS.sizeBy),
    c: differing(encodings.colourBy, DEFAULT_ENCODINGS.colourBy),
    g: differing(encodings.filtered, DEFAULT_ENCODINGS.filtered),
    lab: differing(encodings.labels, DEFAULT_ENCODINGS.labels),
    lc: compactChoices(view.labelChoices),
    h: view.data,
  });
}

/** Reads what compactView wrote; fields that make no sense keep the default and are named in `ignored`. Unknown keys are passed over. */
export function expandView(compact: Compact): { view: View; ignored: string[] } {
  const ignored: string[] = [];
  const read = <T>(
    from: Compact,
    key: string,
    name: string,
    fallback: T,
    is: (value: unknown) => value is T,
  ): T => {
    if (!Object.hasOwn(from, key)) return fallback;
    const value = from[key];
    if (is(value)) return value;
    ignored.push(name);
    return fallback;
  };
  const f = read(compact, 'f', 'filters', {} as Compact, isRecord);
  const years = read(f, 'y', 'dates', [null, null] as [string | null, string | null], isDatePair);
  const ends = read(compact, 'l', 'link', null as [string, string] | null, isStringPair);
  const set = read(compact, 'set', 'settings', {} as Compact, isRecord);
  const settings = resolveSettings(set);
  for (const [key, value] of Object.entries(settings))
    if (Object.hasOwn(set, key) && set[key] !== value) ignored.push(`setting ${key}`);
  const retracted = read<Filters['retracted']>(
    f,
    'r',
    'retracted papers',
    undefined,
    oneOf(['hide', 'only'] as const),
  );
  const lc = Object.hasOwn(compact, 'lc') ? expandChoices(compact.lc) : { choices: [], isWhole: true };
  if (!lc.isWhole) ignored.push('labels');
  const data = read(compact, 'h', 'name of the data', undefined as string | undefined, isDataHash);
  const view: View = {
    sample: read(compact, 'd', 'sample', DEFAULT_VIEW.sample, isStringOrNull),
    settings: differingSettings(settings),
    filters: {
      from: years[0],
      to: years[1],
      undated: read(f, 'u', 'undated', DEFAULT_FILTERS.undated, oneOf(['keep', 'hide'] as const)),
      ...(retracted ? { retracted } : {}),
      authors: read(f, 'a', 'authors', [] as string[], isStrings),
      authorMode: read(
        f,
        'm',
        'author mode',
        DEFAULT_FILTERS.authorMode,
        oneOf(['any', 'all', 'co-authors'] as const),
      ),
      kinds: inWireOrder(read(f, 'k', 'kinds', DEFAULT_FILTERS.kinds, isKinds)),
      clusters: read(f, 't', 'topics', [] as string[], isStrings),
      minLinks: read(f, 'n', 'links', DEFAULT_FILTERS.minLinks, isCount),
    },
    query: read(compact, 'q', 'search', '', isString),
    selection: read(compact, 'sel', 'selection', [] as string[], isStrings),
    link: ends && { source: ends[0], target: ends[1] },
    box: read(compact, 'box', 'part of the map', null as View['box'], isBox),
    encodings: {
      sizeBy: read(
        compact,
        's',
        'size',
        DEFAULT_ENCODINGS.sizeBy,
        oneOf(['uniform', ...METRIC_IDS] as const),
      ),
      colourBy: read(
        compact,
        'c',
        'colour',
        DEFAULT_ENCODINGS.colourBy,
        oneOf(['cluster', 'date', ...METRIC_IDS] as const),
      ),
      filtered: read(compact, 'g', 'ghosts', DEFAULT_ENCODINGS.filtered, oneOf(['ghost', 'hide'] as const)),
      labels: read(compact, 'lab', 'labels', DEFAULT_ENCODINGS.labels, isDensity),
    },
    labelChoices: lc.choices,
    ...(data === undefined ? {} : { data }),
  };
  return { view, ignored };
}

/**
 * A box rounded to 4 significant digits of its own longer side, so that a close-up keeps its framing; null when it is no box.
 * Rounding twice gives the same.
 */
export function roundBox(box: readonly number[]): [number, number, number, number] | null {
  if (!isBox([...box])) return null;
  let [x0, y0, x1, y1] = box as [number, number, number, number];
  for (let pass = 0; pass < 3; pass++) {
    // Rounding can carry the side over a power of ten (9.9997 -> 10), which widens the step once more.
    const digits = 3 - Math.floor(Math.log10(Math.max(x1 - x0, y1 - y0)));
    [x0, y0, x1, y1] = [x0, y0, x1, y1].map((value) => roundTo(value, digits)) as [
      number,
      number,
      number,
      number,
    ];
    if (x1 <= x0 || y1 <= y0) return null;
  }
  return [x0, y0, x1, y1];
}

function roundTo(value: number, digits: number): number {
  const rounded =
    digits >= 0
      ? Number(value.toFixed(Math.min(digits, 15)))
      : Math.round(value / 10 ** -digits) * 10 ** -digits;
  return rounded === 0 ? 0 : rounded;
}

function sorted(fields: Compact): Compact {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function differing<T>(value: T, usual: T): T | undefined {
  return JSON.stringify(value) === JSON.stringify(usual) ? undefined : value;
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function unlessEmpty(fields: Compact): Compact | undefined {
  return Object.keys(fields).length > 0 ? fields : undefined;
}

function differingSettings(settings: Settings): Partial<Settings> & Compact {
  const entries = Object.entries(settings) as [keyof Settings, unknown][];
  return sorted(Object.fromEntries(entries.filter(([key, value]) => value !== DEFAULT_SETTINGS[key])));
}

function inWireOrder(kinds: NodeKind[]): NodeKind[] {
  return NODE_KINDS.filter((kind) => kinds.includes(kind));
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isStringOrNull = (value: unknown): value is string | null => value === null || isString(value);
const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);
const isStringPair = (value: unknown): value is [string, string] => isStrings(value) && value.length === 2;
const isRecord = (value: unknown): value is Compact =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isDensity = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 2;
const isDateOrNull = (value: unknown): value is string | null =>
  value === null || (isString(value) && parseIsoDate(value) !== null);
const isDatePair = (value: unknown): value is [string | null, string | null] =>
  Array.isArray(value) && value.length === 2 && value.every(isDateOrNull);
const isKinds = (value: unknown): value is NodeKind[] =>
  isStrings(value) && value.every((kind) => (NODE_KINDS as readonly string[]).includes(kind));
const isBox = (value: unknown): value is [number, number, number, number] =>
  Array.isArray(value) &&
  value.length === 4 &&
  value.every((part) => Number.isFinite(part) && Math.abs(part as number) < 1e12) &&
  value[2] > value[0] &&
  value[3] > value[1];

function oneOf<T extends string>(words: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => words.includes(value as T);
}
