import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from 'sigma/rendering';
import type Sigma from 'sigma';
import type { RenderParams } from 'sigma/types';
import { bindWithoutUpload } from './node-program';
import { setColour, StateTexture, type LinkArrays, type SharedState } from './shared-state';

const VERTEX = /* glsl */ `#version 300 es
precision highp float;
in vec4 a_ends;
in vec2 a_nodes;
in vec4 a_color;
in float a_width;
in float a_alpha;
in float a_rank;
in vec2 a_along;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_bend;
uniform float u_widthScale;
uniform float u_reveal;
uniform float u_fade;
uniform float u_linkMode;
uniform float u_pixel;
uniform sampler2D u_states;
out float v_across;
flat out float v_half;
flat out vec4 v_color;
flat out float v_lit;
out float v_along;
vec4 stateOf(float node) {
  int i = int(node + 0.5);
  return texelFetch(u_states, ivec2(i % 256, i / 256), 0);
}
void main() {
  vec4 s = stateOf(a_nodes.x);
  vec4 t = stateOf(a_nodes.y);
  float presence = min(s.r, t.r);
  bool lit = presence > 0.9 && (u_linkMode > 1.5 ? min(s.g, t.g) > 0.9 : u_linkMode > 0.5 && max(s.g, t.g) > 0.9);
  float rest = a_alpha * clamp((u_reveal - a_rank) / (0.25 * u_reveal + 1.0), 0.0, 1.0);
  vec2 half_ = u_viewport * 0.5;
  vec2 p0 = (u_matrix * vec3(a_ends.xy, 1.0)).xy * half_;
  vec2 p1 = (u_matrix * vec3(a_ends.zw, 1.0)).xy * half_;
  vec2 chord = p1 - p0;
  float span = length(chord);
  // Long links say little at rest and cross everything: they thin out.
  rest *= mix(1.0, 0.16, smoothstep(0.12, 0.6, span / max(u_viewport.x, u_viewport.y)));
  float alpha = lit ? mix(rest, 0.9, u_fade) : rest * presence * presence * (1.0 - 0.9 * u_fade);
  if (alpha < 0.004 || span < 0.5) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  vec2 normal = vec2(-chord.y, chord.x) / span;
  vec2 control = (p0 + p1) * 0.5 + normal * span * u_bend;
  float k = a_along.x;
  vec2 point = mix(mix(p0, control, k), mix(control, p1, k), k);
  vec2 tangent = normalize(mix(control - p0, p1 - control, k));
  float width = a_width * u_widthScale;
  if (lit) width = mix(width, max(width * 1.3, 1.1), u_fade);
  v_half = width * 0.5;
  float reach = v_half + u_pixel;
  v_across = a_along.y * reach;
  v_along = k;
  v_lit = lit ? u_fade : 0.0;
  v_color = vec4(a_color.rgb, alpha);
  point += vec2(-tangent.y, tangent.x) * v_across;
  gl_Position = vec4(point / half_, 0.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
in float v_across;
in float v_along;
flat in float v_half;
flat in vec4 v_color;
flat in float v_lit;
uniform vec3 u_ink;
uniform float u_pixel;
uniform float u_bend;
out vec4 fragColor;
void main() {
  float thin = min(1.0, 2.0 * v_half / u_pixel);
  float edge = clamp((max(v_half, 0.5 * u_pixel) + 0.5 * u_pixel - abs(v_across)) / u_pixel, 0.0, 1.0);
  // A citation darkens towards the cited paper, so that its direction shows without an arrow head.
  float direction = u_bend == 0.0 ? 1.0 : mix(0.55, 1.2, v_along);
  float alpha = min(1.0, v_color.a * edge * thin * direction);
  vec3 colour = mix(v_color.rgb, u_ink, 0.12 * v_lit);
  fragColor = vec4(colour * alpha, alpha);
}`;

const UNIFORMS = [
  'u_matrix',
  'u_viewport',
  'u_bend',
  'u_widthScale',
  'u_reveal',
  'u_fade',
  'u_linkMode',
  'u_pixel',
  'u_states',
  'u_ink',
] as const;

/**
 * Hairlines, straight or as arcs. The columns of the snapshot go to the GPU as they are: no object a link, no pass over the links in JavaScript when the
 * reader hovers or filters. Sigma owns the frame (context, camera, order of layers); its own edge list stays empty.
 *
 * @param bend height of the arc against its span; 0 for straight links
 */
export function createLinkProgram(shared: SharedState, bend: number): EdgeProgramType {
  const steps = bend === 0 ? 1 : 14;
  return class MapLinkProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
    private readonly stateTexture: StateTexture;
    private version = -1;
    private isDirty = false;

    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
      this.stateTexture = new StateTexture(gl as unknown as WebGL2RenderingContext);
    }

    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGL2RenderingContext;
      const along: number[][] = [];
      for (let step = 0; step <= steps; step++) along.push([step / steps, -1], [step / steps, 1]);
      return {
        VERTICES: along.length,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_ends', size: 4, type: FLOAT },
          { name: 'a_nodes', size: 2, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_width', size: 1, type: FLOAT },
          { name: 'a_alpha', size: 1, type: FLOAT },
          { name: 'a_rank', size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_along', size: 2, type: FLOAT }],
        CONSTANT_DATA: along,
      };
    }

    // The buffer follows the shared columns, not Sigma's list of edges.
    override reallocate(): void {}
    override process(): void {}
    override processVisibleItem(): void {}

    override render(params: RenderParams): void {
      if (this.version !== shared.linksVersion) {
        this.version = shared.linksVersion;
        this.fill(shared.links);
      }
      super.render(params);
    }

    private fill(links: LinkArrays | null): void {
      const wanted = bend === 0 ? 0 : 1;
      let count = 0;
      if (links) for (const curved of links.curved) if (curved === wanted) count++;
      this.capacity = count;
      this.verticesCount = this.VERTICES * count;
      if (this.array.length !== count * this.STRIDE) this.array = new Float32Array(count * this.STRIDE);
      this.isDirty = true;
      if (!links) return;
      const { array } = this;
      const { positions } = links;
      let at = 0;
      for (let i = 0; i < links.curved.length; i++) {
        if (links.curved[i] !== wanted) continue;
        const source = links.source[i] as number;
        const target = links.target[i] as number;
        array[at] = positions[2 * source] as number;
        array[at + 1] = positions[2 * source + 1] as number;
        array[at + 2] = positions[2 * target] as number;
        array[at + 3] = positions[2 * target + 1] as number;
        array[at + 4] = source;
        array[at + 5] = target;
        array[at + 6] = links.colour[i] as number;
        array[at + 7] = links.width[i] as number;
        array[at + 8] = links.alpha[i] as number;
        array[at + 9] = links.rank[i] as number;
        at += this.STRIDE;
      }
    }

    override setUniforms(params: RenderParams, { gl: context, uniformLocations }: ProgramInfo): void {
      const gl = context as WebGL2RenderingContext;
      const set = (name: (typeof UNIFORMS)[number], value: number) =>
        gl.uniform1f(uniformLocations[name] ?? null, value);
      this.stateTexture.bind(shared, uniformLocations.u_states);
      gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
      gl.uniform2f(uniformLocations.u_viewport ?? null, params.width, params.height);
      set('u_bend', bend);
      set('u_widthScale', shared.widthScale);
      set('u_reveal', shared.reveal);
      set('u_fade', shared.fade);
      set('u_linkMode', shared.linkMode);
      set('u_pixel', 1 / params.pixelRatio);
      setColour(gl, uniformLocations.u_ink, shared.theme.ink);
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
  } as unknown as EdgeProgramType;
}
