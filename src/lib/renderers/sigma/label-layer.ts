import { KEYWORD, AUTHOR, PAPER } from '../../model/network';
import { dataToScreen, pixelsPerUnit } from '../../view/camera-box';
import { LIGHT, PRESENCE, RING, type NodeStates } from '../../view/emphasis';
import { screenRadius } from '../../view/encodings';
import { isKept, orderChosen, type ChosenLabels } from '../../view/labels/label-choices';
import { offsetScaleAt, setLabel, toCandidate, type LabelText } from '../../view/labels/map-labels';
import type { MeasureText } from '../../view/labels/name-forms';
import {
  alignOf,
  labelRect,
  leaderOf,
  placeLabels,
  type LabelCandidate,
  type LabelSide,
  type PlacedLabel,
  type Rect,
} from '../../view/labels/place-labels';
import type { RegionName } from '../../view/labels/region-names';
import { standingNode, type StandingLabel } from '../../view/labels/standing-label';
import { FONT } from '../../view/theme';
import type { Snapshot, Subtopics } from '../../model/snapshot';
import { PartNames } from './part-names';
import type { LabelScene } from './label-scene';
import { isCovered, RegionLayer } from './region-layer';

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
  /** How far it stands from its side, to keep inside the picture; pixels. */
  inset: { x: number; y: number };
  alpha: number;
  isWanted: boolean;
}

const FADE_MS = 180;
/** What is left of a label that is not lit while others are, and of one that is kept. */
const UNLIT = 0.14;
const UNLIT_KEPT = 0.66;
/** Papers on screen at most when titles take the place of short labels. */
const TITLES_FROM = 36;

/** Names of regions and labels of nodes on a 2D canvas above the map. */
export class LabelLayer {
  private readonly regions = new RegionLayer();
  private readonly parts = new PartNames();
  private readonly shown = new Map<number, Shown>();
  private placedAt: {
    key: string;
    covers: LabelScene['covers'];
    chosen: ChosenLabels;
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
    this.regions.names = [];
    this.parts.clear();
    this.invalidate();
  }

  /** Labels that are fully or nearly there. */
  drawn(scene: LabelScene): DrawnLabel[] {
    return [...this.shown.values()]
      .filter((label) => label.isWanted)
      .map((label) => {
        const { node, text } = label;
        const candidate = this.candidate(scene, node, text);
        return { node, text, side: sideOf(label, candidate), rect: this.rectOf(label, scene, candidate) };
      })
      .filter(({ rect }) => !isCovered(rect, scene));
  }

  /** The same and the names of regions, for whoever moves them. */
  standing(scene: LabelScene): StandingLabel[] {
    const offsetScale = offsetScaleOf(scene);
    const labels = this.drawn(scene).map(({ node, text, rect }) =>
      standingNode(this.candidate(scene, node, text), rect, offsetScale),
    );
    return [...this.regions.standing(scene), ...labels];
  }

  /** Names as view/region-names.ts has placed them; node labels keep out of their way. */
  setRegions(regions: RegionName[]): void {
    this.regions.names = regions;
    this.invalidate();
  }

  /** Names that the reader has moved or hidden, before all are placed anew. */
  adopt(chosen: ChosenLabels, snapshot: Pick<Snapshot, 'clusters'>): void {
    this.regions.adopt(chosen, snapshot);
    this.invalidate();
  }

  /** Names of the parts of topics, for near views. */
  setParts(subtopics: Subtopics | undefined): void {
    this.parts.set(subtopics, this.measure);
    this.invalidate();
  }

  regionNames(): readonly RegionName[] {
    return this.regions.names;
  }

  /** Of the names of regions that can be read. */
  regionRects(scene: LabelScene): Rect[] {
    return this.regions.rects(scene);
  }

  /** The region whose name is at a point, or null. */
  regionAt(x: number, y: number, scene: LabelScene): number | null {
    return this.regions.at(x, y, scene);
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
    this.regions.draw(context, scene);
    this.parts.draw(context, scene, this.regionRects(scene));
    let isFading = false;
    for (const label of this.shown.values()) {
      const { states } = scene;
      const byte = 4 * label.node;
      const isFaded = states.fades && states.bytes[byte + 1] === LIGHT.none;
      const left = isKept(scene.chosen.nodes.get(label.node)) ? UNLIT_KEPT : UNLIT;
      const full = isFaded ? 1 - (1 - left) * scene.fade : 1;
      const candidate = this.candidate(scene, label.node, label.text);
      const rect = this.rectOf(label, scene, candidate);
      const target = label.isWanted && !isCovered(rect, scene) ? full : 0;
      label.alpha += Math.max(-step, Math.min(step, target - label.alpha));
      if (Math.abs(target - label.alpha) > 0.01) isFading = true;
      else label.alpha = target;
      if (label.alpha <= 0 && !label.isWanted) this.shown.delete(label.node);
      else this.drawLabel(label, candidate, rect, scene);
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
    if (last && last.key === key && last.covers === scene.covers && last.chosen === scene.chosen) {
      const isZoomed = Math.abs(Math.log(scale / last.scale)) > 0.015;
      const isFar =
        Math.abs(camera.x - last.x) * 2 * model.half * scale > 0.35 * frame.width ||
        Math.abs(camera.y - last.y) * 2 * model.half * scale > 0.35 * frame.height;
      if (!isZoomed && !isFar) return false;
      if (isMoving && now - last.time < 110) return true;
    }
    const { covers, chosen } = scene;
    this.placedAt = { key, covers, chosen, scale, x: camera.x, y: camera.y, time: now };

    const previous = new Map<number, LabelSide>();
    for (const label of this.shown.values()) {
      if (label.isWanted) previous.set(label.node, label.side);
      label.isWanted = false;
    }
    for (const { placed, text } of this.findPlaces(scene, scale, previous)) {
      const { node, side, rect } = placed;
      const own = labelRect(this.candidate(scene, node, text), side);
      const inset = { x: rect.left - own.left, y: rect.top - own.top };
      const shown = this.shown.get(node);
      // A label that changes sides or words fades in anew; the old one would jump. One that was dragged there is there.
      const isSame = shown !== undefined && (shown.side === side || side === 'moved');
      if (isSame && shown.text.lines.join() === text.lines.join())
        Object.assign(shown, { isWanted: true, text, side, inset });
      else {
        this.shown.delete(node);
        this.shown.set(node, { node, side, text, inset, alpha: 0, isWanted: true });
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
    const limit = Math.round(
      230 * Math.max(0, scene.density) * Math.max(0.35, area) * Math.min(6, zoom ** 1.5),
    );
    const texts: LabelText[] = [];
    const ordered = orderChosen(near, scene.chosen);
    const kept = ordered.filter((node) => isKept(scene.chosen.nodes.get(node))).length;
    const offsetScale = offsetScaleOf(scene);
    // Setting text is the dear part; far down the order few would find a place.
    const candidates = ordered.slice(0, kept + (limit > 0 ? 100 + 4 * limit : 0)).map((node) => {
      const radius = discs.radius[node] as number;
      const isPaper = snapshot.kinds[node] === PAPER;
      const title = hasTitles && isPaper ? scene.titles(node) : undefined;
      const text = setLabel(snapshot, node, radius, title, this.measure);
      texts.push(text);
      const at = { x: discs.x[node] as number, y: discs.y[node] as number, radius };
      return toCandidate(node, text, at, scene.chosen.nodes.get(node), offsetScale);
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

  private candidate(scene: LabelScene, node: number, text: LabelText): LabelCandidate {
    const { model, camera, frame } = scene;
    const at = dataToScreen({ x: model.x[node] as number, y: model.y[node] as number }, camera, frame);
    const radius = screenRadius(model.radii[node] as number, scene.sizeScale);
    return toCandidate(node, text, { ...at, radius }, scene.chosen.nodes.get(node), offsetScaleOf(scene));
  }

  private rectOf(label: Shown, { shift }: LabelScene, candidate: LabelCandidate): Rect {
    const { node, inset } = label;
    const rect = labelRect(candidate, sideOf(label, candidate));
    const by = shift?.of === 'node' && shift.index === node ? shift : { dx: 0, dy: 0 };
    return { ...rect, left: rect.left + inset.x + by.dx, top: rect.top + inset.y + by.dy };
  }

  private drawLabel(label: Shown, candidate: LabelCandidate, rect: Rect, scene: LabelScene): void {
    const { context } = this;
    const { node, text } = label;
    const side = sideOf(label, candidate);
    const { width, height } = scene.frame;
    if (rect.left > width || rect.top > height || rect.left + rect.width < 0 || rect.top + rect.height < 0)
      return;
    const kind = scene.model.snapshot.kinds[node];
    const { theme } = scene;
    context.globalAlpha = label.alpha;
    const leader = side === 'moved' ? leaderOf(candidate, rect) : null;
    if (leader) {
      context.strokeStyle = theme.secondInk;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(leader.x0, leader.y0);
      context.lineTo(leader.x1, leader.y1);
      context.stroke();
    }
    context.font = fontOf(text.size, text.weight, text.italic);
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.fillStyle =
      kind === KEYWORD
        ? scene.nameColour(scene.model.snapshot.cluster[node] as number)
        : kind === AUTHOR
          ? theme.secondInk
          : theme.ink;
    const align = alignOf(candidate, side);
    context.textAlign = align === 'start' ? 'left' : align === 'end' ? 'right' : 'center';
    const share = align === 'start' ? 0 : align === 'end' ? 1 : 0.5;
    const x = rect.left + share * rect.width;
    const line = text.height / text.lines.length;
    text.lines.forEach((words, i) => {
      const y = rect.top + (i + 1) * line - 0.3 * text.size;
      context.strokeText(words, x, y);
      context.fillText(words, x, y);
    });
  }
}

/** Where a label stands now; it may have been moved, or put back, since all were placed. */
function sideOf({ side }: Pick<Shown, 'side'>, { offset }: LabelCandidate): LabelSide {
  return offset ? 'moved' : side === 'moved' ? 'right' : side;
}

function offsetScaleOf({ camera, frame, fitScale }: LabelScene): number {
  return offsetScaleAt(fitScale, pixelsPerUnit(camera.ratio, frame) / fitScale);
}

function fontOf(size: number, weight: number, italic: boolean): string {
  return `${italic ? 'italic ' : ''}${weight} ${size}px ${FONT}`;
}
