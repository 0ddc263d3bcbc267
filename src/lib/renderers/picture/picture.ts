import type { Snapshot } from '../../model/snapshot';
import type { Box } from '../../view/camera-box';
import type { StandingLabel } from '../../view/labels/standing-label';
import type { GraphViewProps } from '../sigma/graph-view-types';

/** A map as a picture, and where things lie on it. Pixels from the top left of the viewport. */
export interface Picture {
  svg: string;
  snapshot: Snapshot;
  /** The part of the data space in the viewport. */
  box: Box;
  /** Pixels for one data unit. */
  scale: number;
  x: (node: number) => number;
  y: (node: number) => number;
  radius: (node: number) => number;
  /** 1, a ghost's share, or 0. */
  presence: (node: number) => number;
  /** Labels and names on it. */
  standing: readonly StandingLabel[];
}

export type PictureProps = Omit<
  GraphViewProps,
  'emphasis' | 'positions' | 'reducedMotion' | 'insets' | 'nameInsets' | 'labelShift'
>;
/** Draws the part of a map that a box holds, in a viewport of this size; null: all of it. */
export type DrawPicture = (
  props: PictureProps,
  size: { width: number; height: number },
  box: Box | null,
) => Picture;
