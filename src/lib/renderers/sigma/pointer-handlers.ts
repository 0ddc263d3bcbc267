import { membersOf } from '../../view/cluster-members';
import type { GraphViewOptions } from './graph-view-types';
import type { Highlighter } from './highlighter';
import { findLink, findNode } from './hit-test';
import type { MapCamera } from './map-camera';
import type { MapModel } from './map-model';
import type { PointerHandlers, PointerSpot } from './pointer';
import type { SharedState } from './shared-state';

interface Parts {
  element: HTMLElement;
  camera: MapCamera;
  highlighter: Highlighter;
  shared: SharedState;
  options: GraphViewOptions;
}

/** What is on the screen now. */
interface Drawn {
  model: () => MapModel | null;
  /** Cluster whose name is at a spot. */
  regionAt: (spot: PointerSpot) => number | null;
}

/** What the map does with the pointer: finds the node, link or name under it and reports it; `forget` once nodes are others. */
export function createPointerHandlers(
  { element, camera, highlighter, shared, options }: Parts,
  drawn: Drawn,
): PointerHandlers & { forget: () => void } {
  let hovered: number | null = null;
  const hits = () => {
    const model = drawn.model();
    return (
      model && {
        model,
        camera: camera.state(),
        frame: camera.frame(),
        states: highlighter.states,
        shared,
      }
    );
  };
  const nodeUnder = (spot: PointerSpot) => {
    const at = hits();
    return at && findNode(at, spot.x, spot.y, spot.isTouch ? 14 : 3);
  };
  const linkUnder = (spot: PointerSpot) => {
    const at = hits();
    return at && findLink(at, spot.x, spot.y, spot.isTouch ? 10 : 5);
  };
  return {
    forget() {
      hovered = null;
    },
    onMove(spot) {
      const node = spot && nodeUnder(spot);
      const isOver = spot && (node !== null || linkUnder(spot) !== null);
      element.style.cursor = isOver ? 'pointer' : 'grab';
      if (node === hovered) return;
      hovered = node;
      options.onHover?.(node);
    },
    onClick(spot) {
      element.focus({ preventScroll: true, focusVisible: false } as FocusOptions);
      const model = drawn.model();
      const node = nodeUnder(spot);
      const link = node === null ? linkUnder(spot) : null;
      if (link === null || !model) return options.onSelect?.(node, { add: spot.shift });
      const { source, target } = model.snapshot.links;
      options.onSelectLink?.({ source: source[link] as number, target: target[link] as number });
    },
    onDoubleClick(spot) {
      camera.release();
      const model = drawn.model();
      const cluster = drawn.regionAt(spot);
      if (cluster === null || !model) return false;
      camera.goToNodes(membersOf(model.snapshot, cluster));
      options.onCluster?.(cluster);
      return true;
    },
    onWheel: (spot, delta) => camera.zoom(Math.exp(-delta * 0.0022), spot),
    onDrag: () => camera.release(),
  };
}
