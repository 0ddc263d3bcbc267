import type { Encodings } from '../../model/view';
import {
  clusterPresence,
  computeStates,
  NO_EMPHASIS,
  type Emphasis,
  type NodeStates,
} from '../../view/emphasis';
import { trayMask, withoutTray } from '../../view/tray';
import type { MapModel } from './map-model';
import { padStates, type SharedState } from './shared-state';

const SINK_MS = 170;

/** Keeps the state of every node (filtered, lit, ringed) for the programs, and lets what is unlit fade and come back. */
export class Highlighter {
  states: NodeStates = { bytes: new Uint8Array(0), fades: false, links: 'none' };
  /** Per cluster: the share of its papers that are shown. */
  presence: Float32Array = new Float32Array(0);
  mask: Uint8Array | null = null;
  emphasis: Emphasis = NO_EMPHASIS;
  private goal = 0;
  private lastStep = 0;

  constructor(private readonly shared: SharedState) {}

  get isSettled(): boolean {
    return this.shared.fade === this.goal;
  }

  /** Works out all states: one pass over the nodes and one small upload. */
  apply(model: MapModel, filtered: Encodings['filtered']): void {
    const { shared } = this;
    const { nodeCount, kinds, clusters } = model.snapshot;
    const { cluster } = withoutTray(model.snapshot);
    const mask = this.mask?.length === nodeCount ? this.mask : null;
    const next = computeStates(
      nodeCount,
      model.adjacency,
      mask,
      this.emphasis,
      filtered,
      trayMask(model.snapshot),
    );
    this.goal = next.fades ? 1 : 0;
    if (!next.fades && shared.fade > 0 && this.states.bytes.length === next.bytes.length) {
      // While everything rises again, what was lit must not flash: it keeps its light until the others are back.
      for (let i = 1; i < next.bytes.length; i += 4) next.bytes[i] = this.states.bytes[i] as number;
      next.fades = true;
      next.links = this.states.links;
    }
    this.states = next;
    this.presence = clusterPresence(cluster, kinds, next.bytes, clusters.length);
    shared.states = padStates(next.bytes);
    shared.statesVersion++;
    shared.linkMode = next.links === 'between' ? 2 : next.links === 'touching' ? 1 : 0;
    this.lastStep = performance.now();
  }

  /** One frame of fading or coming back. Returns whether the states must be worked out anew: nothing is lit any more. */
  step(now: number, isInstant: boolean): boolean {
    const { shared } = this;
    const step = isInstant ? 1 : Math.min(0.5, Math.max(0, now - this.lastStep) / SINK_MS);
    this.lastStep = now;
    const way = this.goal - shared.fade;
    shared.fade += Math.max(-step, Math.min(step, way));
    return shared.fade === 0 && this.states.fades;
  }

  /** For another map: starts with nothing sunk. */
  reset(): void {
    this.shared.fade = 0;
    this.states = { bytes: new Uint8Array(0), fades: false, links: 'none' };
  }
}
