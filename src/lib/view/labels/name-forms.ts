/** How the name of a region is set: its main term large, on one or two lines, what else it says in a small line below. */
import { clipText } from '../../model/clip-text';

/** Width of a text in pixels. */
export type MeasureText = (text: string, size: number, weight: number, italic?: boolean) => number;

/** A name as it is set; pixels. */
export interface SetName {
  /** The name's main term, broken into lines. */
  lines: string[];
  /** What else the name says, one small line; may be empty. */
  detail: string;
  /** Of the letters; detail lines are `detailSize`. */
  size: number;
  detailSize: number;
  /** Letter-spacing, both sizes. */
  spacing: number;
  /** Size of the block. */
  width: number;
  height: number;
}

export const REGION_WEIGHT = 650;
export const REGION_LINE = 1.12;
const DETAIL_LINE = 1.45;
const LEAST_SIZE = 11;
/** Characters of either part of a name: those that a file or the reader gives may be of any length. */
const LONGEST_NAME = 80;

/** A name is tried as it is wished, then smaller, then without its small line. A view names the form by its place in this list. */
export const NAME_FORMS = [
  { grow: 1, hasDetail: true },
  { grow: 0.85, hasDetail: true },
  { grow: 1, hasDetail: false },
  { grow: 0.85, hasDetail: false },
  { grow: 0.7, hasDetail: false },
] as const;

/**
 * A label ("causal attention · linear attention") in one of NAME_FORMS.
 *
 * @param size as wished, pixels
 */
export function setName(label: string, size: number, form: number, measure: MeasureText): SetName {
  const { grow, hasDetail } = NAME_FORMS[form] ?? NAME_FORMS[0];
  const text = hasDetail ? label : (label.split(' · ')[0] as string);
  return breakName(text, Math.max(LEAST_SIZE, Math.round(size * grow)), measure);
}

function breakName(label: string, size: number, measure: MeasureText): SetName {
  const [head = '', ...rest] = label.split(' · ');
  const first = clipText(head, LONGEST_NAME);
  const lines = breakInTwo(first.charAt(0).toLocaleUpperCase('en') + first.slice(1), 15);
  const detail = clipText(rest.join(' · '), LONGEST_NAME);
  const detailSize = Math.max(11, Math.round(size * 0.46));
  const spacing = size * 0.035;
  const wide = (text: string, at: number, weight: number) =>
    measure(text, at, weight) + spacing * text.length;
  const width = Math.max(
    ...lines.map((line) => wide(line, size, REGION_WEIGHT)),
    detail ? wide(detail, detailSize, 500) : 0,
  );
  const height = lines.length * size * REGION_LINE + (detail ? detailSize * DETAIL_LINE : 0);
  return { lines, detail, size, detailSize, spacing, width, height };
}

/** At most two lines, broken at the space that makes them most alike in length. */
export function breakInTwo(text: string, longEnough: number): string[] {
  if (text.length <= longEnough) return [text];
  let best = -1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (best < 0 || Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2)) best = at;
  }
  return best < 0 ? [text] : [text.slice(0, best), text.slice(best + 1)];
}
