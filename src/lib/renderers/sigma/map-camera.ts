import type Sigma from 'sigma';
import {
  NO_INSETS,
  boxAround,
  boxForCamera,
  cameraForBox,
  dataToScreen,
  freeArea,
  pixelsPerUnit,
  screenToData,
  type Box,
  type CameraState,
  type Frame,
  type Insets,
} from '../../view/camera-box';
import type { Rect } from '../../view/labels/place-labels';
import { Flight } from './flight';
import { NO_COVERS, type Covers } from './graph-view-types';
import type { MapModel } from './map-model';
import type { DisplayNode } from './node-program';
import { FARTHEST, NEAREST } from './sigma-stage';

const FLIGHT_MS = 480;
const ZOOM_MS = 200;

/** Where the map is looked at from: Sigma's camera in terms of the data space, the free area and the whole map. */
export class MapCamera {
  private insets: Insets = NO_INSETS;
  /** What is covered as long as nothing is chosen: names and sizes are set for this, so that they stay when a card opens. */
  private baseInsets: Insets = NO_INSETS;
  /** What names of regions keep out of: the same, and the places of chips and buttons. */
  private nameInsets: Insets = NO_INSETS;
  private held: Covers = NO_COVERS;
  reducedMotion = false;
  /** The camera keeps the whole map in sight until the reader takes it. */
  isFit = true;
  /** Milliseconds when it last moved. */
  lastMove = 0;
  private sigma: Sigma<DisplayNode> | null = null;
  private model: MapModel | null = null;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  /** CSS pixels. Kept, for asking the element may lay out the whole page. */
  private size = { width: 1, height: 1 };
  private readonly flight = new Flight(
    () => this.state(),
    (state) => this.write(state),
  );

  constructor(
    private readonly stage: HTMLElement,
    /** Called when the camera has come to rest. */
    private readonly onRest: () => void,
  ) {
    this.measure();
  }

  /** Reads the size of the viewport again; to be called when it may have changed. */
  measure(): { width: number; height: number } {
    this.size = { width: this.stage.clientWidth || 1, height: this.stage.clientHeight || 1 };
    return this.size;
  }

  /** Takes over what panels cover. Returns whether names need other places: for a panel that stays, not for a card that opens. */
  setInsets(insets: Insets, base = insets, names = base): boolean {
    const before = JSON.stringify([this.baseInsets, this.nameInsets]);
    [this.insets, this.baseInsets, this.nameInsets] = [insets, base, names];
    return JSON.stringify([base, names]) !== before;
  }

  /** What lies over the map now. */
  get covers(): Covers {
    return this.held;
  }

  /** Takes over what lies over the map. Returns whether names need other places, as with `setInsets`. */
  setCovers(covers: Covers): boolean {
    const before = JSON.stringify(this.held.base);
    this.held = covers;
    return JSON.stringify(covers.base) !== before;
  }

  /** Takes over Sigma's camera, for a fresh instance. */
  attach(sigma: Sigma<DisplayNode>): void {
    this.sigma = sigma;
    sigma.getCamera().on('updated', () => {
      this.lastMove = performance.now();
      clearTimeout(this.restTimer);
      this.restTimer = setTimeout(() => {
        this.restTimer = undefined;
        this.onRest();
      }, 140);
    });
  }

  /** Looks at another map: at `box`, or all of it. */
  setModel(model: MapModel, box: Box | null): void {
    this.flight.stop();
    this.model = model;
    this.isFit = box === null;
    this.sigma?.setCustomBBox({ x: [-model.half, model.half], y: [-model.half, model.half] });
    this.write(box ? cameraForBox(box, this.frame()) : this.whole());
  }

  get isFlying(): boolean {
    return this.flight.isFlying;
  }

  get isMoving(): boolean {
    return this.isFlying || performance.now() - this.lastMove < 90;
  }

  /** Whether its last move has been reported. */
  get isAtRest(): boolean {
    return !this.isMoving && this.restTimer === undefined;
  }

  frame(): Frame {
    return { half: this.model?.half ?? 1, ...this.size, insets: this.insets };
  }

  state(): CameraState {
    const state = this.sigma?.getCamera().getState();
    return state ? { x: state.x, y: state.y, ratio: state.ratio } : { x: 0.5, y: 0.5, ratio: 1 };
  }

  /** CSS pixels for one data unit, now. */
  scale(): number {
    return pixelsPerUnit(this.state().ratio, this.frame());
  }

  /** CSS pixels for one data unit when the whole map is shown and nothing is chosen. */
  wholeScale(): number {
    const frame = this.baseFrame();
    return pixelsPerUnit(this.whole(frame).ratio, frame);
  }

  /** The part of the data space that names may stand in when the whole map is shown and nothing is chosen. */
  nameBox(): Box {
    const frame = this.baseFrame();
    return boxForCamera(this.whole(frame), { ...frame, insets: this.nameInsets });
  }

  /** What lies over the map when the whole of it is shown and nothing is chosen, in the data space. */
  nameBlocks(): Box[] {
    const frame = this.baseFrame();
    const camera = this.whole(frame);
    return this.covers.base.map(({ left, top, width, height }) => {
      const from = screenToData({ x: left, y: top }, camera, frame);
      const to = screenToData({ x: left + width, y: top + height }, camera, frame);
      return [from.x, to.y, to.x, from.y];
    });
  }

  /** The part of the viewport that a name of the whole map is kept in; null while the map is shown nearer, running over the edge. */
  nameArea(): Rect | null {
    const frame = this.frame();
    return this.scale() > 1.05 * this.wholeScale() ? null : freeArea(frame);
  }

  box(): Box {
    return boxForCamera(this.state(), this.frame());
  }

  toScreen(x: number, y: number): { x: number; y: number } {
    return dataToScreen({ x, y }, this.state(), this.frame());
  }

  /** The reader has taken the camera. */
  release(): void {
    this.isFit = false;
    this.flight.stop();
  }

  fit(duration = this.duration(FLIGHT_MS)): void {
    this.isFit = true;
    this.flight.go(this.whole(), duration);
  }

  goTo(box: Box): void {
    this.isFit = false;
    this.flight.go(this.bound(cameraForBox(box, this.frame())), this.duration(FLIGHT_MS));
  }

  goToNodes(nodes: Iterable<number>): void {
    if (!this.model) return;
    const { width, height } = this.frame();
    const least = (0.16 * Math.min(width, height)) / this.wholeScale();
    const box = boxAround(nodes, this.model.x, this.model.y, least);
    if (box) this.goTo(box);
  }

  /** Zooms about a point of the viewport, or about the middle of the free area. */
  zoom(factor: number, spot?: { x: number; y: number }): void {
    this.isFit = false;
    const { width, height } = this.frame();
    const { left, right, top, bottom } = this.insets;
    const at = spot ?? { x: (left + width - right) / 2, y: (top + height - bottom) / 2 };
    const from = this.state();
    const { ratio } = this.bound({ ...from, ratio: from.ratio / factor });
    const side = Math.min(width, height);
    this.flight.go(
      {
        x: from.x + ((at.x - width / 2) / side) * (from.ratio - ratio),
        y: from.y - ((at.y - height / 2) / side) * (from.ratio - ratio),
        ratio,
      },
      spot ? 0 : this.duration(ZOOM_MS),
    );
  }

  /** CSS pixels. */
  pan(dx: number, dy: number): void {
    this.release();
    const from = this.state();
    const side = Math.min(this.frame().width, this.frame().height);
    this.write({ ...from, x: from.x + (dx / side) * from.ratio, y: from.y - (dy / side) * from.ratio });
  }

  /** After a change of the viewport from `width` x `height`: keeps scale and centre, unless the whole map is shown. */
  resize(width: number, height: number): void {
    const now = this.frame();
    const grown = Math.min(now.width, now.height) / Math.min(width, height);
    this.write(this.isFit ? this.whole() : { ...this.state(), ratio: this.state().ratio * grown });
  }

  destroy(): void {
    this.flight.stop();
    clearTimeout(this.restTimer);
    this.restTimer = undefined;
    this.sigma = null;
  }

  private baseFrame(): Frame {
    return { ...this.frame(), insets: this.baseInsets };
  }

  private whole(frame = this.frame()): CameraState {
    return cameraForBox(this.model?.bounds ?? [-1, -1, 1, 1], padFrame(frame, this.model?.margin ?? 0));
  }

  private write(state: CameraState): void {
    this.sigma?.getCamera().setState({ ...this.bound(state), angle: 0 });
  }

  private bound(state: CameraState): CameraState {
    return { ...state, ratio: Math.max(NEAREST, Math.min(FARTHEST, state.ratio)) };
  }

  private duration(milliseconds: number): number {
    return this.reducedMotion ? 0 : milliseconds;
  }
}

/** Room for names at the edge of the whole map. */
function padFrame(frame: Frame, margin: number): Frame {
  // On a phone there is no room to spare.
  const x = frame.width < 560 ? 4 : Math.min(80, frame.width * 0.055);
  // Territories end well within the picture; axes have their labels beside them.
  const y = margin > 0 ? Math.min(20, frame.height * 0.025) : Math.min(56, frame.height * 0.06);
  const { top, right, bottom, left } = frame.insets;
  return { ...frame, insets: { top: top + y, right: right + x, bottom: bottom + y, left: left + x } };
}
