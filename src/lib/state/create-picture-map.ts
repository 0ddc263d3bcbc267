import { createPictureView } from '../renderers/picture/picture-view';
import type { GraphView, GraphViewOptions } from '../renderers/sigma/graph-view-types';
import { drawPicture } from './draw-picture';

/** The map without WebGL: redrawn as a picture whenever it stands still. */
export function createPictureMap(element: HTMLElement, options: GraphViewOptions): GraphView {
  return createPictureView(element, options, (...drawn) => drawPicture(...drawn, !options.transparent));
}
