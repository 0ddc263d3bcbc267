import type { Snapshot } from '../../model/snapshot';
import type { Box } from '../camera-box';
import { isKept, type ChosenLabels } from './label-choices';
import { offsetScaleAt, setLabel, toCandidate } from './map-labels';
import type { MeasureText } from './name-forms';
import { placeLabels } from './place-labels';

/** A map at one scale. */
interface Ground {
  snapshot: Snapshot;
  /** Of the discs, pixels; 0 for one that is not seen. */
  radii: Float32Array;
  /** Pixels for one data unit, and how many times larger that is than on the whole map. */
  scale: number;
  zoom: number;
  chosen: ChosenLabels;
  measure: MeasureText;
  /** Of a paper, where titles are shown. */
  titles?: (node: number) => string | undefined;
}

/**
 * The parts of the data space where labels of nodes stand that the reader has pinned or moved: names of regions keep out of them. Empty, and
 * at no cost, where there are none.
 */
export function keptLabelBoxes({ snapshot, radii, scale, zoom, chosen, measure, titles }: Ground): Box[] {
  const kept = [...chosen.nodes].filter(
    ([node, choice]) => isKept(choice) && (radii[node] as number) > 0 && snapshot.x[node] !== undefined,
  );
  if (kept.length === 0) return [];
  const x = snapshot.x.map((at) => at * scale);
  const y = snapshot.y.map((at) => -at * scale);
  const offsetScale = offsetScaleAt(scale / zoom, zoom);
  const candidates = kept.map(([node, choice]) => {
    const at = { x: x[node] as number, y: y[node] as number, radius: radii[node] as number };
    const text = setLabel(snapshot, node, at.radius, titles?.(node), measure);
    return toCandidate(node, text, at, choice, offsetScale);
  });
  return placeLabels(candidates, { discs: { x, y, radius: radii } }).map(({ rect }) => [
    rect.left / scale,
    -(rect.top + rect.height) / scale,
    (rect.left + rect.width) / scale,
    -rect.top / scale,
  ]);
}
