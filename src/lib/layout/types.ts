import type { LinkColumns } from '../model/network';
import type { Progress } from '../model/progress';

export interface ArrangeInput {
  nodeCount: number;
  /** Index into NODE_KINDS. */
  kinds: Uint8Array;
  links: LinkColumns;
  cluster: Uint16Array;
  /** Data units; one unit is about one pixel of a full window. */
  radius: Float32Array;
  seed: number;
  /** Where nodes stood on the map before this one: they start there and the picture is turned to match. NaN for new nodes. */
  previous?: { x: Float64Array; y: Float64Array };
}

export interface ArrangeHooks {
  progress: Progress;
  /** Once, before the forces: positions already grouped by cluster. */
  onStart?: (x: Float32Array, y: Float32Array) => void;
  /** Now and then: x0 y0 x1 y1 … of all nodes. */
  onPositions?: (positions: Float32Array, done: number, total: number) => void;
}
