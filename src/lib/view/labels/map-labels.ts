import { AUTHOR, ITEM, KEYWORD, PAPER } from '../../model/network';
import { regionNodes, type Snapshot } from '../../model/snapshot';
import type { LabelChoice } from '../../model/view';
import type { LabelCandidate } from './place-labels';
import type { MeasureText } from './name-forms';

/** How a node's label is set. */
export interface LabelText {
  lines: string[];
  size: number;
  weight: number;
  italic: boolean;
  width: number;
  height: number;
}

const LINE = 1.22;

/**
 * The order in which nodes get a label: by size, papers a little before keywords, keywords before authors; inside every cluster the first
 * paper counts more, so that each region shows at least one. On a map without papers that goes for its nodes.
 *
 * @param radii data units
 */
export function rankNodes(snapshot: Snapshot, radii: Float32Array): Uint32Array {
  const { nodeCount: n, kinds, cluster, degree } = snapshot;
  const score = new Float64Array(n);
  let top = 1e-9;
  for (const radius of radii) top = Math.max(top, radius);
  const best = new Map<number, number>();
  const isRegion = regionNodes(kinds);
  for (let i = 0; i < n; i++) {
    const kind = kinds[i] as number;
    const base = (radii[i] as number) / top;
    score[i] =
      base * (kind === PAPER || kind === ITEM ? 1.1 : kind === KEYWORD ? 1 : 0.72) +
      0.002 * Math.min(50, degree[i] as number);
    if (!isRegion(i)) continue;
    const group = cluster[i] as number;
    const leader = best.get(group);
    if (leader === undefined || (score[i] as number) > (score[leader] as number)) best.set(group, i);
  }
  for (const node of best.values()) score[node] = (score[node] as number) + 1;
  return Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (score[b] as number) - (score[a] as number) || a - b,
  );
}

/**
 * The text beside a node: its short label, or near enough its title on up to two lines. Size follows the disc's; authors are
 * in italics, as rivers on a map.
 *
 * @param radius of the disc on screen, pixels
 * @param title of a paper, when it is to be shown
 */
export function setLabel(
  snapshot: Snapshot,
  node: number,
  radius: number,
  title: string | undefined,
  measure: MeasureText,
): LabelText {
  const kind = snapshot.kinds[node];
  const share = Math.max(0, Math.min(1, (radius - 3) / 20));
  // What a map has besides papers steps back behind them.
  const isBeside = kind !== PAPER && snapshot.counts.papers > 0;
  // Of items nothing but their weight is known: it shows in their names.
  const growth = kind === ITEM ? 9 : 4;
  const size = isBeside && kind === AUTHOR ? 10.5 + 2 * share : 11 + growth * share;
  const weight = !isBeside ? (share > 0.35 ? 600 : 500) : 400;
  const italic = kind === AUTHOR;
  const text = title ?? snapshot.labels[node] ?? '';
  const lines = title ? wrapText(text, 34, 2) : [shorten(text, 34)];
  const rounded = Math.round(size * 2) / 2;
  const width = Math.max(...lines.map((line) => measure(line, rounded, weight, italic)));
  return { lines, size: rounded, weight, italic, width, height: lines.length * rounded * LINE };
}

/** Cuts at a word, with an ellipsis, when the text is longer than `limit` characters. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.lastIndexOf(' ', limit);
  return `${text.slice(0, cut > limit / 2 ? cut : limit).trimEnd()}…`;
}

/** Breaks at words into at most `most` lines of about `limit` characters; what is left over is cut with an ellipsis. */
export function wrapText(text: string, limit: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  // More than is ever drawn: a text may be as long as a file.
  const words = text
    .slice(0, 4 * limit * most)
    .split(/\s+/)
    .filter(Boolean);
  for (let i = 0; i < words.length; i++) {
    const word = shorten(words[i] as string, limit + 12);
    if (line && line.length + 1 + word.length > limit) {
      if (lines.length === most - 1) return [...lines, shorten(`${line} ${words.slice(i).join(' ')}`, limit)];
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line || lines.length === 0) lines.push(shorten(line, limit + 12));
  return lines;
}

/** Baselines of a label's lines: y of line i is `top + (i + 1) * height / lines - this share of the size`. */
export const BASELINE_SHARE = 0.3;

/**
 * How much a label's offset is on the screen: it goes with the whole map's scale, so that it means the same in each picture, and like the discs
 * slower than distances when the map is seen nearer.
 *
 * @param wholeScale pixels for one data unit when the whole map is shown
 * @param zoom magnification against the whole map
 */
export function offsetScaleAt(wholeScale: number, zoom: number): number {
  return wholeScale * (zoom >= 1 ? zoom ** 0.5 : zoom ** 0.85);
}

/** A candidate for place-labels from a set label. Positions in pixels; `offsetScale`: see offsetScaleAt. */
export function toCandidate(
  node: number,
  text: LabelText,
  at: { x: number; y: number; radius: number },
  choice: LabelChoice | undefined,
  offsetScale: number,
): LabelCandidate {
  const { width, height } = text;
  const candidate: LabelCandidate = { node, ...at, width, height };
  if (choice?.how === 'pinned') return { ...candidate, isKept: true };
  if (choice?.how !== 'moved') return candidate;
  const [dx, dy] = choice.by;
  return { ...candidate, isKept: true, offset: [dx * offsetScale, -dy * offsetScale] };
}
