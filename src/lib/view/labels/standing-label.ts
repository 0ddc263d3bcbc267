/** Labels as they stand on a picture, and what keeps one of them elsewhere. */
import type { LabelChoice, LabelTarget } from '../../model/view';
import { offsetOf, type LabelCandidate, type Rect } from './place-labels';
import type { RegionName } from './region-names';

/** A label by the index of its node or cluster. */
export interface LabelPlace {
  of: LabelTarget['of'];
  index: number;
}

/** A label on its way, pixels from its place. */
export interface LabelShift extends LabelPlace {
  dx: number;
  dy: number;
}

/** What a choice says of a label that is moved. */
export type MovedLabel = Pick<Extract<LabelChoice, { how: 'moved' }>, 'by' | 'form'>;

export interface StandingLabel extends LabelPlace {
  /** Pixels of the picture. */
  rect: Rect;
  /** What a choice says that keeps it where it stands now, so many pixels aside. */
  movedBy: (dx: number, dy: number) => MovedLabel;
}

/** @param offsetScale see offsetScaleAt */
export function standingNode(candidate: LabelCandidate, rect: Rect, offsetScale: number): StandingLabel {
  return {
    of: 'node',
    index: candidate.node,
    rect,
    movedBy(dx, dy) {
      const to = { ...rect, left: rect.left + dx, top: rect.top + dy };
      const [x, y] = offsetOf(candidate, to);
      return { by: [x / offsetScale, -y / offsetScale] };
    },
  };
}

/**
 * @param toData a point of the picture in the data space
 * @param centre of the cluster, data space
 */
export function standingRegion(
  { cluster, form }: Pick<RegionName, 'cluster' | 'form'>,
  rect: Rect,
  toData: (point: { x: number; y: number }) => { x: number; y: number },
  centre: { x: number; y: number } = { x: 0, y: 0 },
): StandingLabel {
  return {
    of: 'region',
    index: cluster,
    rect,
    movedBy(dx, dy) {
      const to = toData({ x: rect.left + rect.width / 2 + dx, y: rect.top + rect.height / 2 + dy });
      return { by: [to.x - centre.x, to.y - centre.y], form };
    },
  };
}
