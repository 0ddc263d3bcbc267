import { DEFAULT_ENCODINGS, type Encodings, type LabelChoice, type View } from '../../model/view';
import type { MetricColumns } from '../../view/metric-values';
import { NO_INSETS, type Insets } from '../../view/camera-box';
import type { Rect } from '../../view/labels/place-labels';
import type { MeasureText } from '../../view/labels/name-forms';
import { THEMES, type Theme } from '../../view/theme';
import { NO_EMPHASIS, type Emphasis } from '../../view/emphasis';
import { approximateTextWidth } from './text-width';

export interface FigureOptions {
  /** Pixels in which type and discs have their sizes. */
  width: number;
  height: number;
  /** What the paper's colour parts: rims of discs and of names. */
  theme: Theme;
  /** false: nothing behind the map, for slides with a ground of their own. */
  background: boolean;
  /** Title above and legend below the map. */
  frame: boolean;
  /** null: the map's own; '': none. */
  title: string | null;
  /** Below the title, a sentence or two; '': nothing. */
  subtitle: string;
  /** What a text at the top right leads to; null: there is none. */
  link: string | null;
  encodings: Encodings;
  /** The metrics that the encodings name, beside those of the snapshot. */
  columns: MetricColumns;
  /** The part of the data space to show; null: the whole map. */
  box: View['box'];
  /** n bytes, 1 = passes the filters; null: all do. */
  mask: Uint8Array | null;
  /** In words what the filters leave: "2010 to 2015"; stands below the title, without one in the caption. */
  filters: string;
  /** Whether the caption tells how the map was made. */
  hasMethod: boolean;
  /** When the figure was made, in words; ends the caption. '': nothing. */
  date: string;
  /** What is chosen and found. */
  emphasis: Emphasis;
  /** What the reader decided about single labels. */
  labelChoices: readonly LabelChoice[];
  /** A picture between two others: neither names nor labels are drawn. */
  isInFlight: boolean;
  /** Full title or name of a node, for its tooltip. */
  titles: (node: number) => string | undefined;
  /** Links beyond this are left out, weakest first, and the caption says so. */
  mostLinks: number;
  measure: MeasureText;
  /** Without a frame: what panels of a page cover at each side, and where names and labels do not stand. Pixels. */
  insets: Insets;
  covers: readonly Rect[];
}

export const DEFAULT_FIGURE: FigureOptions = {
  width: 1600,
  height: 900,
  theme: THEMES.light,
  background: true,
  frame: true,
  title: null,
  subtitle: '',
  link: null,
  encodings: DEFAULT_ENCODINGS,
  columns: {},
  box: null,
  mask: null,
  filters: '',
  hasMethod: true,
  date: '',
  emphasis: NO_EMPHASIS,
  labelChoices: [],
  isInFlight: false,
  titles: () => undefined,
  mostLinks: 2500,
  measure: approximateTextWidth,
  insets: NO_INSETS,
  covers: [],
};
