import type { MapAxes } from '../model/axes';
import type { Settings } from '../model/settings';
import type { ArrangeHooks, ArrangeInput } from './types';
import type { NodeValues } from './node-values';

/** What any layout may look at. */
export interface LayoutInput extends ArrangeInput {
  values: NodeValues;
  settings: Pick<Settings, 'scatterX' | 'scatterY'>;
}

export interface Arranged {
  x: Float32Array;
  y: Float32Array;
  axes?: MapAxes;
  /** What the line under the map says of it: "time axis, 3 without a date at the left". */
  method?: string;
}

/** Positions of all nodes, centred on 0, y upwards, no two discs overlapping. Same input: same positions. Rejects with CancelledError. */
export type Layout = (input: LayoutInput, hooks: ArrangeHooks) => Promise<Arranged>;
