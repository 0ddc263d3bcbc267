import Sigma from 'sigma';
import type { DisplayNode } from './node-program';

/** Sigma's own tables, which its types keep private. */
interface Tables {
  webGLContexts: Record<string, WebGLRenderingContext>;
  canvasContexts: Record<string, CanvasRenderingContext2D | null>;
}

/** The layer whose canvas is drawn on. */
const DRAWN = 'nodes';

/**
 * Sigma with one WebGL context instead of three (edges, nodes, hovered nodes): browsers keep about sixteen alive for all frames of a site together
 * and then take the oldest away. The programs share it, and say themselves in which order they draw (see NodesLastProgram). There is no picking.
 *
 * Sigma makes its contexts while it is constructed: nothing here may have fields of its own.
 */
export class OneContextSigma extends Sigma<DisplayNode> {
  override createWebGLContext(id: string): WebGLRenderingContext {
    const { webGLContexts } = tables(this);
    const shared = webGLContexts[DRAWN] ?? super.createWebGLContext(DRAWN);
    if (id !== DRAWN) {
      // Sigma sizes the canvas of every context by its name.
      this.createCanvas(id, { beforeLayer: DRAWN }).style.display = 'none';
      webGLContexts[id] = shared;
    }
    return shared;
  }

  override killLayer(id: string): this {
    const { webGLContexts, canvasContexts } = tables(this);
    // The context is given back with its own canvas; the others go as plain layers.
    if (id !== DRAWN && webGLContexts[id]) {
      delete webGLContexts[id];
      canvasContexts[id] = null;
    }
    return super.killLayer(id);
  }
}

function tables(sigma: object): Tables {
  return sigma as unknown as Tables;
}
