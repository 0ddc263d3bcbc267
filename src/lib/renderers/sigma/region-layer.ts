import { dataToScreen, pixelsPerUnit, screenToData } from '../../view/camera-box';
import type { Snapshot } from '../../model/snapshot';
import { isKept, type ChosenLabels } from '../../view/labels/label-choices';
import { REGION_LINE, REGION_WEIGHT } from '../../view/labels/name-forms';
import { isOverlapping, shiftInside, type Rect } from '../../view/labels/place-labels';
import type { RegionName } from '../../view/labels/region-names';
import { standingRegion, type StandingLabel } from '../../view/labels/standing-label';
import { FONT } from '../../view/theme';
import type { LabelScene } from './label-scene';

/** From this strength on a name can be read. */
const LEGIBLE = 0.35;

/** The names of regions on the screen, where view/labels/region-names.ts has placed them. */
export class RegionLayer {
  names: readonly RegionName[] = [];

  /** Takes over what can be told without placing all names anew. */
  adopt({ regions }: ChosenLabels, { clusters }: Pick<Snapshot, 'clusters'>): void {
    this.names = this.names.flatMap((name) => {
      const choice = regions.get(name.cluster);
      const from = clusters[name.cluster];
      if (choice?.how === 'hidden') return [];
      if (choice?.how !== 'moved' || !from) return name;
      return { ...name, x: from.x + choice.by[0], y: from.y + choice.by[1] };
    });
  }

  /** The region whose name is at a point, or null. */
  at(x: number, y: number, scene: LabelScene): number | null {
    for (const name of this.names) {
      if (strengthOf(name, scene) < 0.3) continue;
      const rect = rectOf(name, scene);
      if (isCovered(rect, scene)) continue;
      if (x >= rect.left && x <= rect.left + rect.width && y >= rect.top && y <= rect.top + rect.height)
        return name.cluster;
    }
    return null;
  }

  /** Where names stand that can be read. CSS pixels of the viewport. */
  rects(scene: LabelScene): Rect[] {
    return this.legible(scene).map(({ rect }) => rect);
  }

  /** The same, for whoever moves them. */
  standing(scene: LabelScene): StandingLabel[] {
    const toData = (point: { x: number; y: number }) => screenToData(point, scene.camera, scene.frame);
    const { clusters } = scene.model.snapshot;
    return this.legible(scene).map(({ name, rect }) =>
      standingRegion(name, rect, toData, clusters[name.cluster]),
    );
  }

  draw(context: CanvasRenderingContext2D, scene: LabelScene): void {
    const faded = 1 - 0.75 * (scene.states.fades ? scene.fade : 0);
    context.textAlign = 'center';
    const taken: Rect[] = [];
    const kept = this.names.filter(({ cluster }) => isKept(scene.chosen.regions.get(cluster)));
    for (const name of [...kept, ...this.names.filter((one) => !kept.includes(one))]) {
      const strength = strengthOf(name, scene) * faded;
      if (strength <= 0.01) continue;
      const rect = rectOf(name, scene);
      if (isCovered(rect, scene)) continue;
      // Far out, names come closer than they are wide: the smaller ones wait.
      if (!kept.includes(name) && taken.some((other) => isOverlapping(rect, other))) continue;
      taken.push(rect);
      context.globalAlpha = strength * (scene.presence[name.cluster] === 0 ? 0.25 : 1);
      write(context, name, rect, scene);
    }
    if ('letterSpacing' in context) context.letterSpacing = '0px';
    context.globalAlpha = 1;
  }

  private legible(scene: LabelScene): { name: RegionName; rect: Rect }[] {
    return this.names
      .filter((name) => strengthOf(name, scene) > LEGIBLE)
      .map((name) => ({ name, rect: rectOf(name, scene) }))
      .filter(({ rect }) => !isCovered(rect, scene));
  }
}

/** Whether a panel or a label of an axis lies over a name. */
export function isCovered(rect: Rect, { covers, axisTexts }: LabelScene): boolean {
  const isOver = (cover: Rect): boolean => isOverlapping(rect, cover);
  return covers.some(isOver) || axisTexts.some(isOver);
}

function write(
  context: CanvasRenderingContext2D,
  name: RegionName,
  rect: Rect,
  { nameColour, theme }: LabelScene,
): void {
  context.fillStyle = nameColour(name.cluster);
  context.strokeStyle = theme.paper;
  const grow = rect.width / name.width;
  const x = rect.left + rect.width / 2;
  let y = rect.top;
  const line = (text: string, size: number, weight: number, lineHeight: number) => {
    context.font = `${weight} ${size}px ${FONT}`;
    if ('letterSpacing' in context) context.letterSpacing = `${name.spacing * grow}px`;
    context.lineWidth = Math.max(3.5, size * 0.24);
    const baseline = y + size * (lineHeight / 2 + 0.34);
    context.strokeText(text, x, baseline);
    context.fillText(text, x, baseline);
    y += size * lineHeight;
  };
  for (const words of name.lines) line(words, name.size * grow, REGION_WEIGHT, REGION_LINE);
  if (name.detail) line(name.detail, name.detailSize * grow, 500, 1.45);
}

function zoomOf({ camera, frame, fitScale }: LabelScene): number {
  return pixelsPerUnit(camera.ratio, frame) / fitScale;
}

/** Names are for the far view: they fade where the labels of the nodes take over, unless the reader keeps them. */
function strengthOf({ cluster }: RegionName, scene: LabelScene): number {
  if (isKept(scene.chosen.regions.get(cluster))) return 1;
  return Math.max(0, Math.min(1, 1 - (zoomOf(scene) - 2) / 1.6));
}

function rectOf(name: RegionName, scene: LabelScene): Rect {
  const grow = Math.max(0.75, Math.min(1.35, zoomOf(scene) ** 0.35));
  const at = dataToScreen(name, scene.camera, scene.frame);
  const width = name.width * grow;
  const height = name.height * grow;
  const rect = { left: at.x - width / 2, top: at.y - height / 2, width, height };
  const { shift } = scene;
  if (shift?.of === 'region' && shift.index === name.cluster)
    return { ...rect, left: rect.left + shift.dx, top: rect.top + shift.dy };
  return scene.nameArea ? shiftInside(rect, scene.nameArea) : rect;
}
