import type { Problem } from '../model/problem';
import { createPictureView } from '../renderers/picture/picture-view';
import { createOrientedView, type OrientedView } from '../renderers/oriented-view';
import { createGraphView } from '../renderers/sigma/graph-view';
import type { GraphViewOptions } from '../renderers/sigma/graph-view-types';
import { hasWebGl2 } from '../renderers/stage-element';
import { drawPicture } from './draw-picture';

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

/** The map, drawn with WebGL where there is WebGL 2, else as a picture. The one place where that is decided. */
export function createMapView(container: HTMLElement, options: MapViewOptions): OrientedView {
  const { asPicture = false } = options;
  if (!asPicture && hasWebGl2()) return createOrientedView(container, options, createGraphView);
  let isSaid = asPicture;
  const onReady: GraphViewOptions['onReady'] = (snapshot) => {
    options.onReady?.(snapshot);
    if (!isSaid) options.onProblem?.(AS_PICTURE);
    isSaid = true;
  };
  return createOrientedView(container, { ...options, onReady }, (element, given) =>
    createPictureView(element, given, (...drawn) => drawPicture(...drawn, !given.transparent)),
  );
}
