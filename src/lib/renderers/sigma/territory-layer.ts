import { dataToScreen, pixelsPerUnit, type CameraState, type Frame } from '../../view/camera-box';
import type { Territory } from '../../view/territories';
import type { Theme } from '../../view/theme';

export interface GroundScene {
  camera: CameraState;
  frame: Frame;
  theme: Theme;
  /** Per cluster: the share of its papers that are shown. */
  presence: Float32Array;
}

/** Draws the tinted grounds of the clusters on a 2D canvas under the links. Paths are kept in data space and only transformed. */
export class TerritoryLayer {
  private shapes: { cluster: number; levels: Path2D[] }[] = [];

  clear(): void {
    this.shapes = [];
  }

  add(territory: Territory): void {
    this.shapes.push({ cluster: territory.cluster, levels: territory.levels.map(toPath) });
  }

  /** @param strength 0..1; grounds without papers step back further */
  draw(
    context: CanvasRenderingContext2D,
    { camera, frame, theme, presence }: GroundScene,
    colourOf: (cluster: number) => string,
    strength: number,
  ): void {
    context.clearRect(0, 0, frame.width, frame.height);
    if (strength <= 0) return;
    const scale = pixelsPerUnit(camera.ratio, frame);
    const origin = dataToScreen({ x: 0, y: 0 }, camera, frame);
    context.save();
    context.transform(scale, 0, 0, -scale, origin.x, origin.y);
    for (const { cluster, levels } of this.shapes) {
      const colour = colourOf(cluster);
      const here = strength * (0.2 + 0.8 * Math.sqrt(presence[cluster] ?? 1));
      context.fillStyle = colour;
      levels.forEach((path, level) => {
        context.globalAlpha = (theme.territoryAlpha[level as 0 | 1 | 2] ?? 0) * here;
        context.fill(path, 'evenodd');
      });
      const outline = levels[0];
      if (!outline) continue;
      context.globalAlpha = 0.45 * here;
      context.strokeStyle = colour;
      context.lineWidth = 0.8 / scale;
      context.stroke(outline);
    }
    context.restore();
  }
}

function toPath(rings: Float32Array[]): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      if (i === 0) path.moveTo(ring[i] as number, ring[i + 1] as number);
      else path.lineTo(ring[i] as number, ring[i + 1] as number);
    }
    path.closePath();
  }
  return path;
}
