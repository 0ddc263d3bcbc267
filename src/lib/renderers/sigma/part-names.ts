import type { Subtopics } from '../../model/snapshot';
import { dataToScreen, pixelsPerUnit } from '../../view/camera-box';
import { isOverlapping, type Rect } from '../../view/labels/place-labels';
import type { MeasureText } from '../../view/labels/name-forms';
import { FONT } from '../../view/theme';
import type { LabelScene } from './label-scene';

/** Name of a part of a topic; data space, its width in pixels. */
interface PartName {
  text: string;
  cluster: number;
  x: number;
  y: number;
  width: number;
}

const SIZE = 15;
const WEIGHT = 650;

/** Names of the parts of topics: they come where those of whole topics go, and go where single titles are read. */
export class PartNames {
  private names: PartName[] = [];

  set(subtopics: Subtopics | undefined, measure: MeasureText): void {
    this.names = (subtopics?.list ?? []).map(({ label, parent, x, y }) => {
      const [first = ''] = label.split(' · ');
      const text = first.charAt(0).toUpperCase() + first.slice(1);
      return { text, cluster: parent, x, y, width: measure(text, SIZE, WEIGHT) };
    });
  }

  clear(): void {
    this.names = [];
  }

  /** Those that are in view and in nobody's way; larger parts come first. */
  visible(scene: LabelScene, blocked: readonly Rect[]): { name: PartName; rect: Rect }[] {
    if (strengthAt(scene) <= 0.01) return [];
    const taken = [...blocked];
    const { width, height } = scene.frame;
    return this.names.flatMap((name) => {
      const at = dataToScreen(name, scene.camera, scene.frame);
      const rect = {
        left: at.x - name.width / 2 - 4,
        top: at.y - SIZE,
        width: name.width + 8,
        height: 2 * SIZE,
      };
      if (!isOverlapping(rect, { left: 0, top: 0, width, height })) return [];
      if (taken.some((other) => isOverlapping(rect, other))) return [];
      taken.push(rect);
      return [{ name, rect }];
    });
  }

  draw(context: CanvasRenderingContext2D, scene: LabelScene, blocked: readonly Rect[]): void {
    const strength = strengthAt(scene) * (1 - 0.75 * (scene.states.fades ? scene.fade : 0));
    context.textAlign = 'center';
    context.font = `${WEIGHT} ${SIZE}px ${FONT}`;
    context.strokeStyle = scene.theme.paper;
    context.lineWidth = 4;
    for (const { name, rect } of this.visible(scene, blocked)) {
      context.globalAlpha = strength * (scene.presence[name.cluster] === 0 ? 0.25 : 1);
      context.fillStyle = scene.nameColour(name.cluster);
      const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height * 0.68];
      context.strokeText(name.text, x, y);
      context.fillText(name.text, x, y);
    }
    context.globalAlpha = 1;
  }
}

function strengthAt(scene: LabelScene): number {
  const zoom = pixelsPerUnit(scene.camera.ratio, scene.frame) / scene.fitScale;
  return Math.max(0, Math.min(1, (zoom - 1.7) / 0.5, (7 - zoom) / 1.5));
}
