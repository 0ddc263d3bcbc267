import type { Snapshot } from '../../model/snapshot';
import type { Filters, View } from '../../model/view';
import type { Emphasis } from '../../view/emphasis';
import { NO_EMPHASIS } from '../../view/emphasis';
import { activeFilters, type FilterChip } from '../../view/filter-chips';
import {
  orientBox,
  orientChoices,
  orientationFor,
  orientSnapshot,
  type Orientation,
} from '../../view/frame/orientation';
import { drawableEncodings } from '../../view/map-keys';
import type { MetricColumns } from '../../view/metric-values';
import { computeMask } from '../../view/shown';
import { composeFigure } from './figure';
import { pictureTheme, sheetSize, type Picture } from './picture';
import type { Figure } from './figure-model';

/** A map with what is asked of the engine to draw a view of it. */
export interface DrawnMap {
  snapshot: Snapshot;
  /** Full title or name of a node. */
  titles: (node: number) => string | undefined;
  /** The metrics that the view's encodings name, as far as the map has them. */
  columns: MetricColumns;
  /** What the view's search finds; null: no search. */
  matches: Uint32Array | null;
}

export interface ViewFigureOptions {
  /** In words; '': none. */
  date?: string;
  /** Whether the caption tells how the map was made; true where it is missing. */
  hasMethod?: boolean;
  /** Below the title. */
  subtitle?: string;
  /** Address of the live map, which a text in the corner leads to; null: none. For formats that take links. */
  link?: string | null;
  /** How the map lies, where it is on the screen already. */
  orientation?: Orientation;
  /** What the picture is a part of; see sheetSize. */
  whole?: Pick<Picture, 'width' | 'height'>;
  /** Type and discs as large as on the screen, not as on a slide. */
  isAsOnScreen?: boolean;
}

/** For a picture that is to be as on the screen; null: as on a slide. */
export function screenOptions(lies: Orientation | null | undefined): ViewFigureOptions {
  return lies ? { orientation: lies, isAsOnScreen: true } : {};
}

/**
 * The figure of a view: what a page with this view shows, on a sheet of the picture's shape. Pure: the page and the command line draw the
 * same figure of the same map, view and picture.
 */
export function composeView(
  { snapshot, titles, columns, matches }: DrawnMap,
  view: View,
  picture: Picture,
  {
    date = '',
    hasMethod = true,
    subtitle = '',
    link = null,
    orientation,
    whole,
    isAsOnScreen = false,
  }: ViewFigureOptions = {},
): Figure {
  const size = isAsOnScreen ? { width: picture.width, height: picture.height } : sheetSize(picture, whole);
  const lies = orientation ?? orientationFor(snapshot, size);
  return composeFigure(orientSnapshot(snapshot, lies), {
    ...size,
    theme: pictureTheme(picture),
    background: picture.background !== 'transparent',
    title: picture.title,
    subtitle,
    link,
    date,
    hasMethod,
    encodings: drawableEncodings(view.encodings, columns),
    columns,
    box: view.box && orientBox(view.box, lies),
    mask: computeMask(snapshot, view.filters),
    filters: filtersInWords(snapshot, view.filters),
    emphasis: emphasisOf(snapshot, view, matches),
    labelChoices: orientChoices(view.labelChoices, lies),
    titles,
  });
}

/** What the filters leave, as a caption says it; '' for none. */
export function filtersInWords(snapshot: Snapshot, filters: Filters): string {
  const chips = activeFilters(snapshot, filters).filter((chip) => chip.applies);
  return chips.map((chip) => inFull(chip, snapshot)).join('; ');
}

/** A chip stands beside others; below a title it is said whose papers, or links, are meant. */
function inFull({ kind, label }: FilterChip, { counts, behind }: Snapshot): string {
  if (kind !== 'author' || !label.startsWith('by ')) return label;
  return counts.papers > 0 || behind ? `papers ${label}` : `links of ${label.slice(3)}`;
}

/** What a view has chosen, by the indices of the map; ids that are not on it are passed over. */
export function emphasisOf(
  { ids }: Pick<Snapshot, 'ids'>,
  { selection, link }: Pick<View, 'selection' | 'link'>,
  matches: Uint32Array | null = null,
): Emphasis {
  const wanted = new Set([...selection, ...(link ? [link.source, link.target] : [])]);
  const found = new Map<string, number>();
  if (wanted.size > 0) ids.forEach((id, node) => wanted.has(id) && found.set(id, node));
  const [source, target] = [found.get(link?.source ?? ''), found.get(link?.target ?? '')];
  return {
    ...NO_EMPHASIS,
    selected: selection.flatMap((id) => found.get(id) ?? []),
    link: source !== undefined && target !== undefined ? { source, target } : null,
    matches,
  };
}
