import { NO_COVERS, type Covers } from '../../renderers/sigma/graph-view-types';
import type { Rect } from '../../view/labels/place-labels';

/** What lies over the map, measured: names and labels keep clear of it (see GraphViewProps). */
export class MapCovers {
  covers: Covers = $state.raw(NO_COVERS);
  private stage: HTMLElement | null = null;
  private readonly elements = new Map<Element, 'base' | 'passing' | 'holder'>();
  private readonly watch =
    typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.measure());

  /** Attachment of the element that the map fills. */
  readonly on = (stage: HTMLElement): (() => void) => {
    this.stage = stage;
    this.watch?.observe(stage);
    return () => {
      this.watch?.unobserve(stage);
      this.stage = null;
    };
  };

  /** Attachment of what stays over the map whatever is chosen, or until the reader closes it. */
  readonly base = (element: HTMLElement): (() => void) => this.add(element, 'base');
  /** Attachment of what comes and goes with what is chosen. */
  readonly passing = (element: HTMLElement): (() => void) => this.add(element, 'passing');

  /** Attachment of what holds some of these, and covers nothing itself: where it grows or shrinks, they move. */
  readonly holder = (element: HTMLElement): (() => void) => this.add(element, 'holder');

  private add(element: HTMLElement, kind: 'base' | 'passing' | 'holder'): () => void {
    this.elements.set(element, kind);
    this.watch?.observe(element);
    return () => {
      this.elements.delete(element);
      this.watch?.unobserve(element);
      this.measure();
    };
  }

  /** Also to be called when something has moved without a change of its size. */
  measure(): void {
    const frame = this.stage?.getBoundingClientRect();
    if (!frame) return;
    const base: Rect[] = [];
    const all: Rect[] = [];
    for (const [element, kind] of this.elements) {
      if (kind === 'holder') continue;
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width < 1 || height < 1) continue;
      const rect = { left: left - frame.left, top: top - frame.top, width, height };
      all.push(rect);
      if (kind === 'base') base.push(rect);
    }
    const next = { base, all };
    if (JSON.stringify(next) !== JSON.stringify(this.covers)) this.covers = next;
  }
}
