import Sigma from 'sigma';
import type { DisplayNode } from './node-program';

/** Sigma's own tables, which its types keep private. */
interface Tables {
  webGLContexts: Record<string, WebGLRenderingContext>;
  canvasContexts: Record<string, CanvasRenderingContext2D | null>;
}

/** The layer whose canvas is drawn on. */
const DRAWN = 'nodes';
/** The layer that Sigma clears last in each frame, when all of the map is drawn. */
const HOVER = 'hoverNodes';

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
      webGLContexts[id] = id === HOVER ? neverCleared(shared) : shared;
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

/** The same context, but for one thing: what is drawn stays. */
function neverCleared(context: WebGLRenderingContext): WebGLRenderingContext {
  return new Proxy(context, {
    get(target, key) {
      if (key === 'clear') return () => undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
