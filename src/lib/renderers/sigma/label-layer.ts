import { KEYWORD, AUTHOR, PAPER } from '../../model/network';
import { dataToScreen, pixelsPerUnit } from '../../view/camera-box';
import { LIGHT, PRESENCE, RING, type NodeStates } from '../../view/emphasis';
import { screenRadius } from '../../view/encodings';
import { setLabel, toCandidate, type LabelText } from '../../view/labels/map-labels';
import {
  isOverlapping,
  labelRect,
  placeLabels,
  type LabelSide,
  type PlacedLabel,
  type Rect,
} from '../../view/labels/place-labels';
import {
  REGION_LINE,
  REGION_WEIGHT,
  type MeasureText,
  type RegionName,
} from '../../view/labels/region-names';
import { FONT } from '../../view/theme';
import type { Subtopics } from '../../model/snapshot';
import { PartNames } from './part-names';
import type { LabelScene } from './label-scene';

/** A label as it stands on the map now, for exports and tests. Rectangles in CSS pixels of the viewport. */
export interface DrawnLabel {
  node: number;
  side: LabelSide;
  text: LabelText;
  rect: Rect;
}

interface Shown {
  node: number;
  side: LabelSide;
  text: LabelText;
  alpha: number;
  isWanted: boolean;
}

const FADE_MS = 180;
/** Papers on screen at most when titles take the place of short labels. */
const TITLES_FROM = 36;

/** Names of regions and labels of nodes on a 2D canvas above the map. */
export class LabelLayer {
  private regions: RegionName[] = [];
  private readonly parts = new PartNames();
  private readonly shown = new Map<number, Shown>();
  private placedAt: {
    key: string;
    covers: LabelScene['covers'];
    scale: number;
    x: number;
    y: number;
    time: number;
  } | null = null;
  private readonly widths = new Map<string, number>();
  private lastDraw = 0;
  /** Papers near enough for a title that has not come yet. */
  titlesWanted: number[] = [];

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** Forgets the places, not the fades: after a new snapshot, new positions or new titles. */
  invalidate(): void {
    this.placedAt = null;
  }

  clear(): void {
    this.shown.clear();
    this.regions = [];
    this.parts.clear();
    this.invalidate();
  }

  /** Labels that are fully or nearly there. */
  drawn(scene: LabelScene): DrawnLabel[] {
    return [...this.shown.values()]
      .filter((label) => label.isWanted)
      .map(({ node, side, text }) => ({
        node,
        side,
        text,
        rect: labelRect(this.candidate(scene, node, text), side),
      }))
      .filter(({ rect }) => !isCovered(rect, scene));
  }

  /** Names as view/region-names.ts has placed them; node labels keep out of their way. */
  setRegions(regions: RegionName[]): void {
    this.regions = regions;
    this.invalidate();
  }

  /** Names of the parts of topics, for near views. */
  setParts(subtopics: Subtopics | undefined): void {
    this.parts.set(subtopics, this.measure);
    this.invalidate();
  }

  regionNames(): readonly RegionName[] {
    return this.regions;
  }

  /** The region whose name is at a point, or null. */
  regionAt(x: number, y: number, scene: LabelScene): number | null {
    const strength = regionStrength(scene);
    if (strength < 0.3) return null;
    for (const region of this.regions) {
      const rect = regionRect(region, scene);
      if (isCovered(rect, scene)) continue;
      if (x >= rect.left && x <= rect.left + rect.width && y >= rect.top && y <= rect.top + rect.height)
        return region.cluster;
    }
    return null;
  }

  /**
   * Draws a frame.
   *
   * @param now milliseconds
   * @param isMoving the camera is on its way: places are worked out less often
   * @returns whether another frame is needed for fades or because places are out of date
   */
  draw(scene: LabelScene, now: number, isMoving: boolean, isInstant: boolean): boolean {
    const { context } = this;
    context.clearRect(0, 0, scene.frame.width, scene.frame.height);
    const isStale = this.place(scene, now, isMoving);
    const step = isInstant ? 1 : Math.min(1, (now - this.lastDraw) / FADE_MS);
    this.lastDraw = now;
    context.lineJoin = 'round';
    context.textBaseline = 'alphabetic';
    this.drawRegions(scene);
    this.parts.draw(context, scene, this.regionRects(scene));
    let isFading = false;
    for (const label of this.shown.values()) {
      const { states } = scene;
      const byte = 4 * label.node;
      const isFaded = states.fades && states.bytes[byte + 1] === LIGHT.none;
      const full = isFaded ? 1 - 0.86 * scene.fade : 1;
      const rect = labelRect(this.candidate(scene, label.node, label.text), label.side);
      const target = label.isWanted && !isCovered(rect, scene) ? full : 0;
      label.alpha += Math.max(-step, Math.min(step, target - label.alpha));
      if (Math.abs(target - label.alpha) > 0.01) isFading = true;
      else label.alpha = target;
      if (label.alpha <= 0 && !label.isWanted) this.shown.delete(label.node);
      else this.drawLabel(label, rect, scene);
    }
    context.globalAlpha = 1;
    return isFading || isStale;
  }

  readonly measure: MeasureText = (text: string, size: number, weight: number, italic = false): number => {
    const key = `${weight}${italic ? 'i' : ''} ${size} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size > 40_000) this.widths.clear();
      this.context.font = fontOf(size, weight, italic);
      width = this.context.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  };

  /** Works out which labels stand where, unless nothing that matters has changed. Returns whether it should have, but waits. */
  private place(scene: LabelScene, now: number, isMoving: boolean): boolean {
    const { camera, frame, model, states } = scene;
    const scale = pixelsPerUnit(camera.ratio, frame);
    const key = `${frame.width}x${frame.height} ${scene.density} ${this.statesKey(states)}`;
    const last = this.placedAt;
    if (last && last.key === key && last.covers === scene.covers) {
      const isZoomed = Math.abs(Math.log(scale / last.scale)) > 0.015;
      const isFar =
        Math.abs(camera.x - last.x) * 2 * model.half * scale > 0.35 * frame.width ||
        Math.abs(camera.y - last.y) * 2 * model.half * scale > 0.35 * frame.height;
      if (!isZoomed && !isFar) return false;
      if (isMoving && now - last.time < 110) return true;
    }
    this.placedAt = { key, covers: scene.covers, scale, x: camera.x, y: camera.y, time: now };

    const previous = new Map<number, LabelSide>();
    for (const label of this.shown.values()) {
      if (label.isWanted) previous.set(label.node, label.side);
      label.isWanted = false;
    }
    if (scene.density <= 0) return false;
    for (const { placed, text } of this.findPlaces(scene, scale, previous)) {
      const shown = this.shown.get(placed.node);
      // A label that changes sides or words fades in anew; the old one would jump.
      if (shown && shown.side === placed.side && shown.text.lines.join() === text.lines.join()) {
        shown.isWanted = true;
        shown.text = text;
      } else {
        this.shown.delete(placed.node);
        this.shown.set(placed.node, { node: placed.node, side: placed.side, text, alpha: 0, isWanted: true });
      }
    }
    return false;
  }

  private statesSeen: NodeStates | null = null;
  private statesCount = 0;
  private statesKey(states: NodeStates): number {
    if (states !== this.statesSeen) {
      this.statesSeen = states;
      this.statesCount++;
    }
    return this.statesCount;
  }

  private findPlaces(
    scene: LabelScene,
    scale: number,
    previous: ReadonlyMap<number, LabelSide>,
  ): { placed: PlacedLabel; text: LabelText }[] {
    const { model, frame, states, camera } = scene;
    const { snapshot, labelOrder, x, y, radii } = model;
    const { bytes } = states;
    const origin = dataToScreen({ x: 0, y: 0 }, camera, frame);
    const left = -0.6 * frame.width;
    const top = -0.6 * frame.height;
    const n = snapshot.nodeCount;
    const discs = { x: new Float32Array(n), y: new Float32Array(n), radius: new Float32Array(n) };
    let papersInView = 0;
    const near: number[] = [];
    for (let place = 0; place < n; place++) {
      const node = labelOrder[place] as number;
      const px = origin.x + (x[node] as number) * scale;
      const py = origin.y - (y[node] as number) * scale;
      discs.x[node] = px;
      discs.y[node] = py;
      if (bytes[4 * node] !== PRESENCE.shown) continue;
      discs.radius[node] = screenRadius(radii[node] as number, scene.sizeScale);
      if (px < left || py < top || px > frame.width - left || py > frame.height - top) continue;
      near.push(node);
      const isInside = px > 0 && py > 0 && px < frame.width && py < frame.height;
      if (isInside && snapshot.kinds[node] === PAPER) papersInView++;
    }
    const hasTitles = papersInView <= TITLES_FROM && scale > 1.5 * scene.fitScale;
    // What is lit or ringed comes first; everything else keeps its order.
    const urgency = (node: number) =>
      (bytes[4 * node + 1] as number) + (bytes[4 * node + 2] === RING.selected ? 100 : 0) / 2;
    if (states.fades) near.sort((a, b) => urgency(b) - urgency(a));
    const area = (frame.width * frame.height) / (1440 * 900);
    const zoom = Math.max(1, scale / scene.fitScale);
    const limit = Math.round(230 * scene.density * Math.max(0.35, area) * Math.min(6, zoom ** 1.5));
    const texts: LabelText[] = [];
    // Setting text is the dear part; far down the order few would find a place.
    const candidates = near.slice(0, 100 + 4 * limit).map((node) => {
      const radius = discs.radius[node] as number;
      const isPaper = snapshot.kinds[node] === PAPER;
      const title = hasTitles && isPaper ? scene.titles(node) : undefined;
      const text = setLabel(snapshot, node, radius, title, this.measure);
      texts.push(text);
      return toCandidate(node, text, discs.x[node] as number, discs.y[node] as number, radius);
    });
    this.titlesWanted = hasTitles
      ? near.filter((node) => snapshot.kinds[node] === PAPER && scene.titles(node) === undefined)
      : [];
    const blocked = [
      ...scene.covers,
      ...scene.axisTexts,
      ...this.regionRects(scene),
      ...this.parts.visible(scene, this.regionRects(scene)).map(({ rect }) => rect),
    ];
    return placeLabels(candidates, {
      blocked,
      discs,
      previous,
      // Only over the whole map: nearer, labels run out of the picture as everything does.
      ...(zoom < 1.2
        ? { bounds: { left: 4, top: 4, width: frame.width - 8, height: frame.height - 8 } }
        : {}),
      padding: scene.density >= 1.5 ? 1.5 : scene.density >= 1 ? 2 : 2 / Math.max(0.15, scene.density),
      limit,
    }).map((placed) => ({ placed, text: texts[placed.candidate] as LabelText }));
  }

  private candidate(scene: LabelScene, node: number, text: LabelText) {
    const { model, camera, frame } = scene;
    const at = dataToScreen({ x: model.x[node] as number, y: model.y[node] as number }, camera, frame);
    const radius = screenRadius(model.radii[node] as number, scene.sizeScale);
    return toCandidate(node, text, at.x, at.y, radius);
  }

  private drawLabel(label: Shown, rect: Rect, scene: LabelScene): void {
    const { context } = this;
    const { node, side, text } = label;
    const { width, height } = scene.frame;
    if (rect.left > width || rect.top > height || rect.left + rect.width < 0 || rect.top + rect.height < 0)
      return;
    const kind = scene.model.snapshot.kinds[node];
    const { theme } = scene;
    context.globalAlpha = label.alpha;
    context.font = fontOf(text.size, text.weight, text.italic);
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.fillStyle =
      kind === KEYWORD
        ? scene.nameColour(scene.model.snapshot.cluster[node] as number)
        : kind === AUTHOR
          ? theme.secondInk
          : theme.ink;
    context.textAlign = side === 'right' ? 'left' : side === 'left' ? 'right' : 'center';
    const x =
      side === 'right' ? rect.left : side === 'left' ? rect.left + rect.width : rect.left + rect.width / 2;
    const line = text.height / text.lines.length;
    text.lines.forEach((words, i) => {
      const y = rect.top + (i + 1) * line - 0.3 * text.size;
      context.strokeText(words, x, y);
      context.fillText(words, x, y);
    });
  }

  /** Of the names of regions, while they are strong enough to be read. */
  regionRects(scene: LabelScene): Rect[] {
    if (regionStrength(scene) <= 0.35) return [];
    return this.regions.map((region) => regionRect(region, scene)).filter((rect) => !isCovered(rect, scene));
  }

  private drawRegions(scene: LabelScene): void {
    const { context } = this;
    const strength = regionStrength(scene) * (1 - 0.75 * (scene.states.fades ? scene.fade : 0));
    if (strength <= 0.01) return;
    context.textAlign = 'center';
    const taken: Rect[] = [];
    for (const region of this.regions) {
      const rect = regionRect(region, scene);
      if (isCovered(rect, scene)) continue;
      // Far out, names come closer than they are wide: the smaller ones wait.
      if (taken.some((other) => isOverlapping(rect, other))) continue;
      taken.push(rect);
      context.globalAlpha = strength * (scene.presence[region.cluster] === 0 ? 0.25 : 1);
      context.fillStyle = scene.nameColour(region.cluster);
      context.strokeStyle = scene.theme.paper;
      const grow = rect.width / region.width;
      const x = rect.left + rect.width / 2;
      let y = rect.top;
      const write = (text: string, size: number, weight: number, lineHeight: number) => {
        context.font = fontOf(size, weight, false);
        if ('letterSpacing' in context) context.letterSpacing = `${region.spacing * grow}px`;
        context.lineWidth = Math.max(3.5, size * 0.24);
        const baseline = y + size * (lineHeight / 2 + 0.34);
        context.strokeText(text, x, baseline);
        context.fillText(text, x, baseline);
        y += size * lineHeight;
      };
      for (const words of region.lines) write(words, region.size * grow, REGION_WEIGHT, REGION_LINE);
      if (region.detail) write(region.detail, region.detailSize * grow, 500, 1.45);
    }
    if ('letterSpacing' in context) context.letterSpacing = '0px';
    context.globalAlpha = 1;
  }
}

/** Region names are for the far view: they fade where the labels of the nodes take over. */
function regionStrength(scene: LabelScene): number {
  const zoom = pixelsPerUnit(scene.camera.ratio, scene.frame) / scene.fitScale;
  return Math.max(0, Math.min(1, 1 - (zoom - 2) / 1.6));
}

function regionRect(region: RegionName, scene: LabelScene): Rect {
  const { camera, frame, fitScale } = scene;
  const zoom = pixelsPerUnit(camera.ratio, frame) / fitScale;
  const grow = Math.max(0.75, Math.min(1.35, zoom ** 0.35));
  const at = dataToScreen(region, camera, frame);
  const width = region.width * grow;
  const height = region.height * grow;
  const rect = { left: at.x - width / 2, top: at.y - height / 2, width, height };
  return scene.nameArea ? keepInside(rect, scene.nameArea) : rect;
}

/** Shifted into an area, as far as it fits. */
function keepInside(rect: Rect, area: Rect): Rect {
  const right = area.left + area.width - rect.width;
  const bottom = area.top + area.height - rect.height;
  return {
    ...rect,
    left: Math.max(area.left, Math.min(rect.left, right)),
    top: Math.max(area.top, Math.min(rect.top, bottom)),
  };
}

/** Whether a panel or a label of an axis lies over a name. */
function isCovered(rect: Rect, { covers, axisTexts }: LabelScene): boolean {
  const isOver = (cover: Rect): boolean => isOverlapping(rect, cover);
  return covers.some(isOver) || axisTexts.some(isOver);
}

function fontOf(size: number, weight: number, italic: boolean): string {
  return `${italic ? 'italic ' : ''}${weight} ${size}px ${FONT}`;
}
