/** Axis-parallel rectangle in pixels, y downwards. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a label stands by its disc; 'moved': where its offset says. */
export type LabelSide = 'right' | 'left' | 'below' | 'above' | 'moved';
const SIDES: readonly LabelSide[] = ['right', 'left', 'below', 'above'];

/** A label that wants to stand beside its disc. */
export interface LabelCandidate {
  /** Node index. */
  node: number;
  /** Centre of the disc. */
  x: number;
  y: number;
  radius: number;
  /** Size of the text block. */
  width: number;
  height: number;
  /** It stands somewhere in any case: where nothing is free, on what it covers least of. */
  isKept?: boolean;
  /** It stands there in any case: from the middle of the disc to the nearest point of the label (see movedRect). Pixels, y downwards. */
  offset?: readonly [dx: number, dy: number] | undefined;
}

export interface PlacedLabel {
  /** Place in the list of candidates. */
  candidate: number;
  node: number;
  side: LabelSide;
  rect: Rect;
}

export interface PlacementOptions {
  /** Where no label may stand: names of regions, for instance. */
  blocked?: readonly Rect[];
  /** Discs that labels avoid to cover; labels may touch small ones when nothing else is left. */
  discs?: { x: Float32Array; y: Float32Array; radius: Float32Array };
  /** Free space around every label, pixels. */
  padding?: number;
  /** No more labels than this. */
  limit?: number;
  /** Labels keep inside this rectangle. */
  bounds?: Rect;
  /** Sides of the last placement, by node: kept where they still fit, so that labels do not hop. */
  previous?: ReadonlyMap<number, LabelSide>;
}

/** The rectangle of a label on a side of its disc. */
export function labelRect(label: LabelCandidate, side: LabelSide): Rect {
  const gap = label.radius + 3;
  const { x, y, width, height } = label;
  switch (side) {
    case 'right':
      return { left: x + gap, top: y - height / 2, width, height };
    case 'left':
      return { left: x - gap - width, top: y - height / 2, width, height };
    case 'below':
      return { left: x - width / 2, top: y + gap - 1, width, height };
    case 'above':
      return { left: x - width / 2, top: y - gap + 1 - height, width, height };
    case 'moved':
      return movedRect(label, label.offset ?? [0, 0]);
  }
}

/**
 * The rectangle of a label whose nearest point is at an offset from the middle of its disc. Away from the disc that point is the middle of a
 * side or a corner, or between the two, as the offset points; towards the middle of the disc it goes over into the middle of the label, so
 * that small changes of the offset are small changes of the place.
 *
 * @param offset pixels, y downwards
 */
export function movedRect(
  { x, y, radius, width, height }: LabelCandidate,
  [dx, dy]: readonly [dx: number, dy: number],
): Rect {
  const reach = Math.max(Math.abs(dx), Math.abs(dy), radius, 1e-6);
  const middleX = x + dx + ((dx / reach) * width) / 2;
  const middleY = y + dy + ((dy / reach) * height) / 2;
  return { left: middleX - width / 2, top: middleY - height / 2, width, height };
}

/** The offset for which movedRect gives a rectangle. Pixels, y downwards. */
export function offsetOf({ x, y, radius, width, height }: LabelCandidate, rect: Rect): [number, number] {
  const dx = rect.left + rect.width / 2 - x;
  const dy = rect.top + rect.height / 2 - y;
  const reach = Math.max(Math.abs(dx) - width / 2, Math.abs(dy) - height / 2, radius, 1e-6);
  return [dx / (1 + width / 2 / reach), dy / (1 + height / 2 / reach)];
}

/** How the lines of a label are set: towards its disc. */
export function alignOf({ width, offset }: LabelCandidate, side: LabelSide): 'start' | 'middle' | 'end' {
  if (side === 'right') return 'start';
  if (side === 'left') return 'end';
  if (side !== 'moved' || !offset) return 'middle';
  const [dx, dy] = offset;
  if (Math.abs(dx) < 0.5 * Math.abs(dy) || Math.abs(dx) < 1e-6 * width) return 'middle';
  return dx > 0 ? 'start' : 'end';
}

/** From this distance between disc and label on, a line says which belongs to which; and what it keeps from both. Pixels. */
const LEADER_FROM = 12;
const LEADER_GAP = 2;

/** The line from a disc to its label, where the two stand apart; null: they are close enough. */
export function leaderOf(
  { x, y, radius }: Pick<LabelCandidate, 'x' | 'y' | 'radius'>,
  rect: Rect,
): { x0: number; y0: number; x1: number; y1: number } | null {
  const dx = Math.max(rect.left, Math.min(x, rect.left + rect.width)) - x;
  const dy = Math.max(rect.top, Math.min(y, rect.top + rect.height)) - y;
  const length = Math.hypot(dx, dy);
  if (length - radius < LEADER_FROM) return null;
  const at = (along: number) => [x + (dx / length) * along, y + (dy / length) * along] as const;
  const [x0, y0] = at(radius + LEADER_GAP);
  const [x1, y1] = at(length - LEADER_GAP);
  return { x0, y0, x1, y1 };
}

/** A rectangle shifted into another, as far as it fits. */
export function shiftInside(rect: Rect, bounds: Rect): Rect {
  const right = bounds.left + bounds.width - rect.width;
  const bottom = bounds.top + bounds.height - rect.height;
  return {
    ...rect,
    left: Math.max(bounds.left, Math.min(rect.left, right)),
    top: Math.max(bounds.top, Math.min(rect.top, bottom)),
  };
}

export function isOverlapping(a: Rect, b: Rect, padding = 0): boolean {
  return (
    a.left < b.left + b.width + padding &&
    b.left < a.left + a.width + padding &&
    a.top < b.top + b.height + padding &&
    b.top < a.top + a.height + padding
  );
}

export function isInside(rect: Rect, bounds: Rect): boolean {
  return (
    rect.left >= bounds.left &&
    rect.top >= bounds.top &&
    rect.left + rect.width <= bounds.left + bounds.width &&
    rect.top + rect.height <= bounds.top + bounds.height
  );
}

/**
 * Places labels so that none overlaps another or a blocked rectangle. Candidates come in order of importance; each takes the first of its
 * sides (right, left, below, above; its last side before these) that is free and covers no disc of note, else the free side that covers
 * least, else it goes without. Those with an offset come before all others and stand there whatever they cover, those that are kept
 * come next; neither counts towards the limit. Greedy on a uniform grid: O(labels placed nearby) a candidate. Depends on distances alone, so
 * that moving all candidates together changes nothing.
 *
 * @returns the labels that found a place, most important first
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  options: PlacementOptions = {},
): PlacedLabel[] {
  const padding = options.padding ?? 2;
  const limit = options.limit ?? Infinity;
  const taken = new RectGrid(72);
  for (const rect of options.blocked ?? []) taken.add(rect);
  const discs = options.discs ? new DiscGrid(options.discs) : null;
  const placed: PlacedLabel[] = [];
  const add = (index: number, side: LabelSide, rect: Rect): void => {
    const inside = options.bounds ? shiftInside(rect, options.bounds) : rect;
    taken.add(inside);
    placed.push({ candidate: index, node: (candidates[index] as LabelCandidate).node, side, rect: inside });
  };
  candidates.forEach((label, index) => {
    if (label.offset) add(index, 'moved', labelRect(label, 'moved'));
  });
  const sidesOf = (label: LabelCandidate): readonly LabelSide[] => {
    const last = options.previous?.get(label.node);
    return last && last !== 'moved' ? [last, ...SIDES.filter((side) => side !== last)] : SIDES;
  };
  const costOf = (label: LabelCandidate, rect: Rect): number =>
    discs ? discs.coveredShare(rect, label.node, label.radius) : 0;
  const freeSide = (label: LabelCandidate): { side: LabelSide; rect: Rect } | null => {
    let best: { side: LabelSide; rect: Rect } | null = null;
    let bestCost = 0.6;
    for (const side of sidesOf(label)) {
      const rect = labelRect(label, side);
      if (taken.isHit(rect, padding)) continue;
      if (options.bounds && !isInside(rect, options.bounds)) continue;
      const cost = costOf(label, rect);
      if (cost < bestCost) {
        best = { side, rect };
        bestCost = cost;
        if (cost <= 0.04) break;
      }
    }
    return best;
  };
  /** The side that harms least where none is free. */
  const leastSide = (label: LabelCandidate): { side: LabelSide; rect: Rect } => {
    const [best] = sidesOf(label)
      .map((side) => {
        const rect = labelRect(label, side);
        const isOut = options.bounds !== undefined && !isInside(rect, options.bounds);
        return { side, rect, cost: costOf(label, rect) + (taken.isHit(rect, 0) ? 2 : 0) + (isOut ? 4 : 0) };
      })
      .sort((a, b) => a.cost - b.cost);
    return best as { side: LabelSide; rect: Rect };
  };
  candidates.forEach((label, index) => {
    if (label.offset || !label.isKept) return;
    const { side, rect } = freeSide(label) ?? leastSide(label);
    add(index, side, rect);
  });
  const most = placed.length + limit;
  for (let index = 0; index < candidates.length && placed.length < most; index++) {
    const label = candidates[index] as LabelCandidate;
    if (label.offset || label.isKept) continue;
    const best = freeSide(label);
    if (best) add(index, best.side, best.rect);
  }
  return placed;
}

/** Rectangles by the grid cells they touch. */
class RectGrid {
  private readonly cells = new Map<number, Rect[]>();

  constructor(private readonly size: number) {}

  add(rect: Rect): void {
    this.visit(rect, 0, (cell, key) => {
      if (cell) cell.push(rect);
      else this.cells.set(key, [rect]);
      return false;
    });
  }

  isHit(rect: Rect, padding: number): boolean {
    return this.visit(
      rect,
      padding,
      (cell) => cell?.some((other) => isOverlapping(rect, other, padding)) ?? false,
    );
  }

  private visit(
    rect: Rect,
    padding: number,
    see: (cell: Rect[] | undefined, key: number) => boolean,
  ): boolean {
    const x1 = Math.floor((rect.left + rect.width + padding) / this.size);
    const y1 = Math.floor((rect.top + rect.height + padding) / this.size);
    for (let x = Math.floor((rect.left - padding) / this.size); x <= x1; x++) {
      for (let y = Math.floor((rect.top - padding) / this.size); y <= y1; y++) {
        const key = x * 1_000_003 + y;
        if (see(this.cells.get(key), key)) return true;
      }
    }
    return false;
  }
}

/** Discs by the grid cell of their centre. */
class DiscGrid {
  private readonly cells = new Map<number, number[]>();
  private readonly size = 48;
  private reach = 0;

  constructor(private readonly discs: { x: Float32Array; y: Float32Array; radius: Float32Array }) {
    for (let i = 0; i < discs.x.length; i++) {
      const radius = discs.radius[i] as number;
      if (radius <= 0) continue;
      this.reach = Math.max(this.reach, radius);
      const key = this.key(discs.x[i] as number, discs.y[i] as number);
      const cell = this.cells.get(key);
      if (cell) cell.push(i);
      else this.cells.set(key, [i]);
    }
  }

  private key(x: number, y: number): number {
    return Math.floor(x / this.size) * 1_000_003 + Math.floor(y / this.size);
  }

  /** How much of a rectangle lies on discs of other nodes, roughly, 0..1; discs larger than the label's own count more. */
  coveredShare(rect: Rect, own: number, ownRadius: number): number {
    const { x, y, radius } = this.discs;
    let covered = 0;
    const x1 = Math.floor((rect.left + rect.width + this.reach) / this.size);
    const y1 = Math.floor((rect.top + rect.height + this.reach) / this.size);
    for (let cx = Math.floor((rect.left - this.reach) / this.size); cx <= x1; cx++) {
      for (let cy = Math.floor((rect.top - this.reach) / this.size); cy <= y1; cy++) {
        for (const i of this.cells.get(cx * 1_000_003 + cy) ?? []) {
          if (i === own) continue;
          const r = radius[i] as number;
          const px = x[i] as number;
          const py = y[i] as number;
          const wide = Math.min(rect.left + rect.width, px + r) - Math.max(rect.left, px - r);
          const high = Math.min(rect.top + rect.height, py + r) - Math.max(rect.top, py - r);
          if (wide > 0 && high > 0) covered += wide * high * (r > ownRadius + 1 ? 1.6 : 0.6);
        }
      }
    }
    return covered / (rect.width * rect.height);
  }
}
