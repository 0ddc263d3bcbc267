import type { Problem } from '../model/problem';
import { createOrientedView, type OrientedView } from '../renderers/oriented-view';
import { createGraphView } from '../renderers/sigma/graph-view';
import type { GraphViewOptions } from '../renderers/sigma/graph-view-types';
import { hasWebGl2 } from '../renderers/stage-element';

const AS_PICTURE: Problem = {
  code: 'no-webgl',
  severity: 'note',
  message:
    'This browser has no WebGL 2 or has it switched off, so the map is drawn as a plain picture. It can be moved, filtered, chosen from and exported, only less smoothly. With hardware acceleration turned on, or in a current Firefox, Chrome, Edge or Safari, it is drawn as it should be.',
};

export interface MapViewOptions extends GraphViewOptions {
  /** Without WebGL, also where there is some. */
  asPicture?: boolean;
}

/**
 * The map, drawn with WebGL where there is WebGL 2, else as a picture. The one place where that is decided.
 *
 * @param onView takes the view: at once where it draws with WebGL, else when the code that makes pictures is there
 * @returns how to take it away
 */
export function createMapView(
  container: HTMLElement,
  options: MapViewOptions,
  onView: (view: OrientedView) => void,
): () => void {
  const { asPicture = false } = options;
  if (!asPicture && hasWebGl2()) {
    const view = createOrientedView(container, options, createGraphView);
    onView(view);
    return () => view.destroy();
  }
  let isSaid = asPicture;
  const onReady: GraphViewOptions['onReady'] = (snapshot) => {
    options.onReady?.(snapshot);
    if (!isSaid) options.onProblem?.(AS_PICTURE);
    isSaid = true;
  };
  let view: OrientedView | null = null;
  let isGone = false;
  import('./draw-picture').then(
    ({ createPictureMap }) => {
      if (isGone) return;
      view = createOrientedView(container, { ...options, onReady }, createPictureMap);
      onView(view);
    },
    (error: unknown) => isGone || options.onProblem?.(notFetched(error)),
  );
  return () => {
    isGone = true;
    view?.destroy();
  };
}

function notFetched(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'picture-not-loaded',
    severity: 'error',
    message: `This browser has no WebGL 2, and what draws the map without it could not be loaded (${reason}). Reload the page once its host can be reached.`,
  };
}
