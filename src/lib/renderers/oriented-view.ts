import type { Snapshot } from '../model/snapshot';
import type { LabelChoice } from '../model/view';
import type { Box } from '../view/camera-box';
import type { Rect } from '../view/labels/place-labels';
import {
  UPRIGHT,
  isSameOrientation,
  orientBox,
  orientChoices,
  orientPositions,
  orientSnapshot,
  orientationFor,
  restoreBox,
  restoreOffset,
  type Orientation,
} from '../view/frame/orientation';
import type { GraphView, GraphViewOptions } from './sigma/graph-view-types';

/** A map view that also says how the map lies in its frame. */
export interface OrientedView extends GraphView {
  orientation(): Orientation;
  /** Where the names of regions and the labels stand that can be read now, CSS pixels of the window. */
  names(): Rect[];
}

/**
 * Makes a view that lays the map so that it uses its frame (see view/frame/orientation.ts). The view inside gets the snapshot as it is drawn; to the
 * outside everything, boxes included, stays in the snapshot's own data space.
 */
export function createOrientedView(
  container: HTMLElement,
  options: GraphViewOptions,
  create: (container: HTMLElement, options: GraphViewOptions) => GraphView,
): OrientedView {
  /** As given, and as the view inside gets it. */
  let given: Snapshot | null = null;
  let orientation = UPRIGHT;
  /** What is looked at, in the snapshot's data space; null: the whole map. */
  let box: Box | null = null;
  let choices: readonly LabelChoice[] = [];
  /** Of what the view inside gets. */
  const sources = new WeakMap<Snapshot, { snapshot: Snapshot; orientation: Orientation }>();

  const view = create(container, {
    ...options,
    onCamera(drawn, isFit) {
      const part = restoreBox(drawn, shown());
      box = isFit ? null : part;
      options.onCamera?.(part, isFit);
    },
    onReady: (snapshot) => options.onReady?.(sources.get(snapshot)?.snapshot ?? snapshot),
  });

  /** How what is on the screen lies, which may still be how the map lay before. */
  const shown = (): Orientation => {
    const snapshot = view.snapshot();
    return (snapshot && sources.get(snapshot)?.orientation) ?? orientation;
  };

  function orient(snapshot: Snapshot): Snapshot {
    const frame = { width: container.clientWidth, height: container.clientHeight };
    const isSameMap = given !== null && given.nodeCount === snapshot.nodeCount;
    orientation = orientationFor(snapshot, frame, isSameMap ? orientation : UPRIGHT);
    given = snapshot;
    const drawn = orientSnapshot(snapshot, orientation);
    sources.set(drawn, { snapshot, orientation });
    return drawn;
  }

  /** As they are drawn; the same list again while nothing has changed. */
  let oriented = { choices, orientation, drawn: choices };
  function orientedChoices(): readonly LabelChoice[] {
    if (oriented.choices !== choices || !isSameOrientation(oriented.orientation, orientation))
      oriented = { choices, orientation, drawn: orientChoices(choices, orientation) };
    return oriented.drawn;
  }

  const turning = new ResizeObserver(() => {
    if (!given) return;
    const before = orientation;
    const snapshot = orient(given);
    if (isSameOrientation(before, orientation)) return;
    view.setBox(null);
    view.update({ snapshot, labelChoices: orientedChoices() });
    view.setBox(box && orientBox(box, orientation));
  });
  turning.observe(container);

  return {
    ...view,
    update(props) {
      const { snapshot, positions, labelChoices, ...others } = props;
      const drawn = snapshot && orient(snapshot);
      if (labelChoices) choices = labelChoices;
      view.update({
        ...others,
        ...(labelChoices || drawn ? { labelChoices: orientedChoices() } : {}),
        ...(drawn ? { snapshot: drawn } : {}),
        ...(positions ? { positions: orientPositions(positions, orientation) } : {}),
      });
    },
    setBox(next) {
      box = next;
      view.setBox(next && orientBox(next, orientation));
    },
    fit() {
      box = null;
      view.fit();
    },
    standing: () =>
      view.standing().map((label) => ({
        ...label,
        movedBy(dx, dy) {
          const { by, ...others } = label.movedBy(dx, dy);
          return { by: restoreOffset(by, shown()), ...others };
        },
      })),
    box: () => restoreBox(view.box(), shown()),
    snapshot: () => given,
    orientation: () => orientation,
    names() {
      const { labels, regionRects } = view.drawn();
      const frame = container.getBoundingClientRect();
      return [...labels.map(({ rect }) => rect), ...regionRects].map((rect) => ({
        ...rect,
        left: rect.left + frame.left,
        top: rect.top + frame.top,
      }));
    },
    destroy() {
      turning.disconnect();
      view.destroy();
    },
  };
}
