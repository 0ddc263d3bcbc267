import { AUTHOR, PAPER, WORK } from '../model/network';

/** Smallest and largest radius by kind: paper, author, keyword. One data unit is about one pixel when the map fills a window. */
const RANGES = [
  { least: 4, most: 20 },
  { least: 2.5, most: 8 },
  { least: 3.5, most: 11 },
] as const;
/** For papers when none is cited, so that a small map does not look like dust. */
const UNCITED_PAPER = 9;

/** Radius of each node in data units (cited works are as papers; without papers all kinds are): area grows with its count, from the smallest to the largest of its kind. */
export function computeRadius(kinds: Uint8Array, count: Uint32Array): Float32Array {
  const isAlone = !kinds.includes(PAPER);
  const rangeOf = (kind: number): number => (isAlone || kind === WORK ? PAPER : kind);
  const largest = [0, 0, 0];
  let papers = 0;
  kinds.forEach((own, node) => {
    const kind = rangeOf(own);
    if (kind === PAPER) papers++;
    largest[kind] = Math.max(largest[kind] ?? 0, count[node]!);
  });
  const grow = papers < 100 ? 1.25 : 1;
  // Large maps get smaller extremes, else one much-cited paper covers a region.
  const shrink = Math.min(1, Math.max(0.55, 1.15 - Math.log10(Math.max(1, papers)) / 8));
  return Float32Array.from(kinds, (own, node) => {
    const kind = rangeOf(own);
    const { least, most } = RANGES[kind as 0 | 1 | 2] ?? RANGES[PAPER];
    if (kind === PAPER && largest[PAPER] === 0) return papers < 300 ? UNCITED_PAPER * grow : least + 1;
    // Authors and keywords start at one paper, papers at no citation.
    const base = own === PAPER || own === WORK ? 0 : 1;
    const share = Math.max(0, count[node]! - base) / Math.max(kind === AUTHOR ? 4 : 6, largest[kind]! - base);
    const bottom = least * grow;
    const top = bottom + (most - least) * shrink;
    return Math.sqrt(bottom * bottom + (top * top - bottom * bottom) * share);
  });
}
