/** How large the nodes of a finished map are drawn, and what is counted of them. */
import { ITEM, type FinishedMap } from '../model/network';
import type { Snapshot } from '../model/snapshot';

/** Smallest and largest disc, data units. Of mere items size tells most: they are as unlike as VOSviewer draws them. */
const RADIUS = { least: 3.5, most: 20 };
const ITEM_RADIUS = { least: 2.5, most: 28 };

/** Radius of each node, data units: its area follows what the file sizes it by, from smallest to largest; else its number of links. */
export function finishedRadius({ sizes }: FinishedMap, degree: Uint32Array, kinds: Uint8Array): Float32Array {
  const area: ArrayLike<number> = sizes?.area ?? degree;
  let largest = 0;
  for (let node = 0; node < area.length; node++) largest = Math.max(largest, area[node]!);
  const { least, most } = kinds.length > 0 && kinds.every((kind) => kind === ITEM) ? ITEM_RADIUS : RADIUS;
  const shrink = Math.min(1, Math.max(0.55, 1.15 - Math.log10(Math.max(1, area.length)) / 8));
  const top = least + (most - least) * shrink;
  return Float32Array.from(area, (value) =>
    Math.sqrt(least * least + (top * top - least * least) * (largest > 0 ? value / largest : 0.1)),
  );
}

/** What is counted of each node: the file's figure, else its links. */
export function finishedCount(
  { sizes }: FinishedMap,
  degree: Uint32Array,
): Required<Pick<Snapshot, 'count' | 'measures'>> {
  return sizes?.isCount
    ? {
        count: Uint32Array.from(sizes.area, (area) => Math.min(0xffffffff, Math.round(area))),
        measures: { size: sizes.name, count: sizes.name },
      }
    : { count: degree.slice(), measures: { size: sizes?.name ?? 'links', count: 'links' } };
}
