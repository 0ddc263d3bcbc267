import { parseHex } from '../../view/colours';
import { THEMES, type Theme } from '../../view/theme';

/** Height of the arc of a citation against its span. */
export const LINK_BEND = 0.16;

/** Links as the link programs read them; positions in the renderer's unit square. */
export interface LinkArrays {
  /** Only links of these two sorts exist for the programs: drawn straight or as an arc. */
  curved: Uint8Array;
  source: Uint32Array;
  target: Uint32Array;
  /** 2n: unit-square positions of the nodes. */
  positions: Float32Array;
  /** Place in the order of appearance. */
  rank: Uint32Array;
  /** CSS pixels. */
  width: Float32Array;
  /** Opacity at rest. */
  alpha: Float32Array;
  /** Packed colours, as floatColor makes them. */
  colour: Float32Array;
}

/**
 * What the WebGL programs share with the view that owns them. Hover, selection, filters and theme change only this: one byte texture and a
 * few uniforms, never the graph and never the vertex buffers.
 */
export interface SharedState {
  /** 4 bytes a node, see view/emphasis.ts; padded to whole rows of the texture. */
  states: Uint8Array;
  statesVersion: number;
  /** 0..1: how far everything unlit has sunk. */
  fade: number;
  /** 0 none, 1 links at a focus node, 2 links between two focus nodes. */
  linkMode: number;
  theme: Theme;
  /** Factor on the radii, against the whole map. */
  sizeScale: number;
  /** Factor on the links' widths. */
  widthScale: number;
  /** Links of a lower rank are drawn at rest. */
  reveal: number;
  links: LinkArrays | null;
  /** Changes with links or with their positions. */
  linksVersion: number;
  /** Draws the nodes of this frame, once the links are drawn. */
  drawNodes: (() => void) | null;
}

/** Texels in a row of the state texture. */
export const STATE_WIDTH = 256;

export function createSharedState(): SharedState {
  return {
    states: new Uint8Array(STATE_WIDTH * 4),
    statesVersion: 1,
    fade: 0,
    linkMode: 0,
    theme: THEMES.light,
    sizeScale: 1,
    widthScale: 1,
    reveal: 0,
    links: null,
    linksVersion: 0,
    drawNodes: null,
  };
}

/** Copies states into whole rows. */
export function padStates(bytes: Uint8Array): Uint8Array {
  const row = STATE_WIDTH * 4;
  const padded = new Uint8Array(Math.max(1, Math.ceil(bytes.length / row)) * row);
  padded.set(bytes);
  return padded;
}

/** The state texture of one WebGL context; uploads only what has changed since its last use. */
export class StateTexture {
  private readonly texture: WebGLTexture | null;
  private version = 0;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.texture = gl.createTexture();
  }

  bind(shared: SharedState, location: WebGLUniformLocation | undefined): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    if (this.version !== shared.statesVersion) {
      this.version = shared.statesVersion;
      const height = shared.states.length / (STATE_WIDTH * 4);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
      gl.texImage2D(
        gl.TEXTURE_2D,
        0,
        gl.RGBA,
        STATE_WIDTH,
        height,
        0,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        shared.states,
      );
    }
    if (location) gl.uniform1i(location, 0);
  }

  delete(): void {
    this.gl.deleteTexture(this.texture);
  }
}

/** Sets a colour uniform from a hex string. */
export function setColour(
  gl: WebGL2RenderingContext,
  location: WebGLUniformLocation | undefined,
  hex: string,
): void {
  const [red, green, blue] = parseHex(hex);
  if (location) gl.uniform3f(location, red / 255, green / 255, blue / 255);
}
