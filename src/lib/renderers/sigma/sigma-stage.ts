import type Sigma from 'sigma';
import type { Problem } from '../../model/problem';
import { DisplayGraph } from './display-graph';
import type { MapModel } from './map-model';
import { createLinkProgram } from './link-program';
import { createNodeProgram, createNodesLastProgram, NoNodeProgram, type DisplayNode } from './node-program';
import { OneContextSigma } from './one-context';
import { LINK_BEND, type SharedState } from './shared-state';

/** Camera ratios: the unit square fills the shorter side at 1. */
export const NEAREST = 0.004;
export const FARTHEST = 6;

/** One Sigma instance with its layers, from the ground up: tints, links and nodes, names, and the layer that hears the mouse. */
export interface SigmaStage {
  sigma: Sigma<DisplayNode>;
  ground: CanvasRenderingContext2D;
  names: CanvasRenderingContext2D;
}

/** Starts Sigma in `stage`. Its own labels, hover layer and picking are off: the view has its own. */
export function startSigma(
  stage: HTMLElement,
  shared: SharedState,
  model: MapModel | null,
  reducedMotion: boolean,
): SigmaStage {
  const sigma = new OneContextSigma((model?.graph ?? new DisplayGraph()).asGraph, stage, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    enableEdgeEvents: false,
    enableCameraRotation: false,
    zIndex: false,
    stagePadding: 0,
    minCameraRatio: NEAREST,
    maxCameraRatio: FARTHEST,
    inertiaDuration: reducedMotion ? 0 : 220,
    inertiaRatio: reducedMotion ? 0 : 3,
    doubleClickZoomingDuration: reducedMotion ? 0 : 240,
    defaultNodeType: 'map',
    defaultEdgeType: 'line',
    // Sigma's class types are invariant in the node attributes; these programs read the display graph's own.
    nodeProgramClasses: { map: createNodeProgram(shared) as never },
    nodeHoverProgramClasses: { map: NoNodeProgram as never },
    edgeProgramClasses: {
      line: createLinkProgram(shared, 0) as never,
      arc: createLinkProgram(shared, LINK_BEND) as never,
      // In the order in which they draw: the nodes over the links.
      nodesLast: createNodesLastProgram(shared) as never,
    },
  });
  sigma.createCanvasContext('ground');
  sigma.createCanvasContext('names');
  const canvases = sigma.getCanvases();
  for (const canvas of Object.values(canvases)) canvas.setAttribute('aria-hidden', 'true');
  // Sigma appends new layers on top; the ground belongs under the links, the names under the layer that hears the mouse.
  const ground = canvases.ground as HTMLCanvasElement;
  const names = canvases.names as HTMLCanvasElement;
  canvases.edges?.before(ground);
  canvases.mouse?.before(names);
  sigma.resize(true);
  return {
    sigma,
    ground: ground.getContext('2d') as CanvasRenderingContext2D,
    names: names.getContext('2d') as CanvasRenderingContext2D,
  };
}

/** The picture as it stands. `paper`: the colour behind it, null for none. */
export function copyPicture({ sigma }: SigmaStage, paper: string | null): HTMLCanvasElement | null {
  // A partial refresh of nothing draws at once, while the WebGL buffers can still be read.
  sigma.refresh({ partialGraph: {}, skipIndexation: true });
  const layers = sigma.getCanvases();
  const canvas = document.createElement('canvas');
  canvas.width = layers.nodes?.width ?? 1;
  canvas.height = layers.nodes?.height ?? 1;
  const context = canvas.getContext('2d');
  if (!context) return null;
  if (paper !== null) {
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  for (const name of ['ground', 'nodes', 'names']) {
    const layer = layers[name];
    if (layer) context.drawImage(layer, 0, 0);
  }
  return canvas;
}

export const WEBGL_LOST: Problem = {
  code: 'webgl-lost',
  severity: 'warning',
  message:
    'The browser has taken the graphics away from this map several times, perhaps because too many maps are open at once. Close some, then reload this page.',
};

export const NO_WEBGL: Problem = {
  code: 'no-webgl',
  severity: 'error',
  message:
    'The map needs WebGL 2, which this browser does not offer or has switched off. Turn on hardware acceleration or use a current Firefox, Chrome, Edge or Safari; lists, search and exports work without it.',
};
