import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering';
import type Sigma from 'sigma';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { screenRadius } from '../../view/encodings';
import { setColour, StateTexture, type SharedState } from './shared-state';

/** Attributes of a node in the display graph. */
export interface DisplayNode {
  x: number;
  y: number;
  /** Radius in CSS pixels when the whole map is shown. */
  size: number;
  color: string;
  /** Node index in the snapshot. */
  index: number;
  /** Index into NODE_KINDS, or FOUND_TERM. */
  kind: number;
}

const VERTEX = /* glsl */ `#version 300 es
precision highp float;
in vec2 a_position;
in float a_size;
in vec4 a_color;
in float a_index;
in float a_kind;
in vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeScale;
uniform float u_smallest;
uniform float u_fade;
uniform sampler2D u_states;
out vec2 v_offset;
out vec4 v_color;
flat out float v_radius;
flat out float v_kind;
flat out float v_ring;
flat out float v_alpha;
void main() {
  int i = int(a_index + 0.5);
  vec4 state = texelFetch(u_states, ivec2(i % 256, i / 256), 0);
  float radius = max(a_size * u_sizeScale, u_smallest);
  float reach = radius * (a_kind > 1.5 ? 1.2 : 1.0) + 2.0 + (state.b > 0.0 ? 5.0 : 0.0);
  bool focus = state.g > 0.9;
  if (focus) reach += 1.0;
  v_alpha = state.r * mix(1.0, 0.16, u_fade * (1.0 - step(0.4, state.g)) * (state.b > 0.9 ? 0.4 : 1.0));
  v_offset = a_corner * reach;
  v_color = a_color;
  v_radius = radius;
  v_kind = a_kind;
  v_ring = state.b;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = state.r == 0.0
    ? vec4(2.0, 2.0, 0.0, 1.0)
    : vec4(centre + v_offset * 2.0 / u_viewport, 0.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
in vec2 v_offset;
in vec4 v_color;
flat in float v_radius;
flat in float v_kind;
flat in float v_ring;
flat in float v_alpha;
uniform vec3 u_paper;
uniform vec3 u_ink;
uniform vec3 u_accent;
uniform float u_pixel;
out vec4 fragColor;
float lozenge(vec2 p, float r) {
  float corner = r * 0.28;
  vec2 q = abs(vec2(p.x + p.y, p.x - p.y) * 0.70710678) - (r * 0.9 - corner);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}
float square(vec2 p, float r) {
  float corner = r * 0.25;
  vec2 q = abs(p) - (r * 0.89 - corner);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}
float cover(float distance) { return clamp(0.5 - distance / u_pixel, 0.0, 1.0); }
void main() {
  // In the order of NODE_KINDS: disc, ring, lozenge, square, pale disc, disc; then a hollow lozenge for found terms.
  float d = length(v_offset) - v_radius;
  if (v_kind > 5.5 || (v_kind > 1.5 && v_kind < 2.5)) d = lozenge(v_offset, v_radius);
  if (v_kind > 2.5 && v_kind < 3.5) d = square(v_offset, v_radius);
  vec3 rim = mix(v_color.rgb, u_ink, 0.28);
  vec3 fill = v_color.rgb;
  if (v_kind > 0.5 && v_kind < 1.5) {
    float stroke = clamp(v_radius * 0.42, 1.3, 4.5);
    fill = mix(u_paper, v_color.rgb, cover(-(d + stroke)));
    rim = v_color.rgb;
  }
  if (v_kind > 5.5) {
    fill = mix(u_paper, v_color.rgb, cover(-(d + clamp(v_radius * 0.24, 1.3, 3.0))));
    rim = v_color.rgb;
  } else if (v_kind > 3.5 && v_kind < 4.5) {
    fill = mix(u_paper, v_color.rgb, 0.35);
    rim = v_color.rgb;
  }
  // Outermost first: a paper-coloured gap, the rim, the fill.
  float gap = cover(d - 1.2);
  vec3 colour = mix(u_paper, mix(rim, fill, cover(d + 0.9)), cover(d));
  float alpha = gap;
  if (v_ring > 0.0) {
    float width = v_ring > 0.9 ? 1.35 : 0.9;
    float ring = cover(abs(d - 3.4) - width);
    float gapRing = cover(d - 3.4);
    colour = mix(mix(u_paper, colour, step(0.001, gap)), u_accent, ring);
    alpha = max(max(gap, gapRing), ring);
  }
  alpha *= v_alpha;
  fragColor = vec4(colour * alpha, alpha);
}`;

const UNIFORMS = [
  'u_matrix',
  'u_viewport',
  'u_sizeScale',
  'u_smallest',
  'u_fade',
  'u_states',
  'u_paper',
  'u_ink',
  'u_accent',
  'u_pixel',
] as const;

/**
 * Discs for papers, rings for authors, lozenges for keywords (hollow for found terms), all in one draw call; antialiased by distance. State comes from a texture, so that
 * neither hovering nor filtering touches the buffer, and the buffer is uploaded only after it has changed.
 * There is no picking pass: the view finds nodes on the CPU.
 */
export function createNodeProgram(shared: SharedState): NodeProgramType {
  return class MapNodeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    private readonly stateTexture: StateTexture;
    private isDirty = true;

    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
      this.stateTexture = new StateTexture(gl as unknown as WebGL2RenderingContext);
    }

    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGL2RenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_index', size: 1, type: FLOAT },
          { name: 'a_kind', size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    override reallocate(capacity: number): void {
      super.reallocate(capacity);
      this.isDirty = true;
    }

    override processVisibleItem(_fingerprint: number, start: number, data: NodeDisplayData): void {
      const node = data as unknown as DisplayNode;
      const { array } = this;
      array[start] = node.x;
      array[start + 1] = node.y;
      array[start + 2] = node.size;
      array[start + 3] = floatColor(node.color);
      array[start + 4] = node.index;
      array[start + 5] = node.kind;
      this.isDirty = true;
    }

    /** Sigma draws nodes before links; they share a context here, and nodes belong on top. */
    override render(params: RenderParams): void {
      shared.drawNodes = () => super.render(params);
    }

    override setUniforms(params: RenderParams, { gl: context, uniformLocations }: ProgramInfo): void {
      const gl = context as WebGL2RenderingContext;
      this.stateTexture.bind(shared, uniformLocations.u_states);
      gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
      gl.uniform2f(uniformLocations.u_viewport ?? null, params.width, params.height);
      gl.uniform1f(uniformLocations.u_sizeScale ?? null, shared.sizeScale);
      gl.uniform1f(uniformLocations.u_smallest ?? null, screenRadius(0, shared.sizeScale));
      gl.uniform1f(uniformLocations.u_fade ?? null, shared.fade);
      gl.uniform1f(uniformLocations.u_pixel ?? null, 1 / params.pixelRatio);
      setColour(gl, uniformLocations.u_paper, shared.theme.paper);
      setColour(gl, uniformLocations.u_ink, shared.theme.ink);
      setColour(gl, uniformLocations.u_accent, shared.theme.accent);
    }

    protected override bindProgram(program: ProgramInfo): void {
      if (this.isDirty) super.bindProgram(program);
      else
        bindWithoutUpload(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      this.isDirty = false;
    }

    override kill(): void {
      this.stateTexture.delete();
      super.kill();
    }
  } as unknown as NodeProgramType;
}

type Attributes = { name: string; size: number; type: number; normalized?: boolean }[];

/** What Sigma's own bindProgram does, without sending the arrays to the GPU again. */
export function bindWithoutUpload(
  program: ProgramInfo,
  constant: Attributes,
  perItem: Attributes,
  bind: (attribute: Attributes[number], program: ProgramInfo, offset: number, divisor?: boolean) => number,
): void {
  const { gl } = program;
  gl.bindBuffer(gl.ARRAY_BUFFER, program.constantBuffer);
  let offset = 0;
  for (const attribute of constant) offset += bind(attribute, program, offset, false);
  gl.bindBuffer(gl.ARRAY_BUFFER, program.buffer);
  offset = 0;
  for (const attribute of perItem) offset += bind(attribute, program, offset, true);
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
}

/** Takes the place of Sigma's hover layer, which this view does not use. */
export class NoNodeProgram {
  drawLabel = undefined;
  drawHover = undefined;
  reallocate(): void {}
  process(): void {}
  render(): void {}
  kill(): void {}
}

/** Stands last among the programs of the links and draws the nodes over them. */
export function createNodesLastProgram(shared: SharedState): typeof NoNodeProgram {
  return class NodesLastProgram extends NoNodeProgram {
    override render(): void {
      shared.drawNodes?.();
      shared.drawNodes = null;
    }
  };
}
