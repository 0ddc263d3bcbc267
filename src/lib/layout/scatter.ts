/**
 * Two figures as axes, as in Litmaps: where a disc stands is its value, exactly. Counts stand on a logarithmic scale, which the axis says.
 * Discs that would cover each other step aside only across an axis of topics, within the topic's own band; else the picture grows, so that
 * discs are smaller in it.
 */
import { AXIS_WORDS } from '../model/setting-words';
import type { Axis as AxisName } from '../model/settings';
import type { Axis } from '../model/axes';
import type { ArrangeHooks } from './types';
import type { Arranged, LayoutInput } from './layout';
import { swarm } from './swarm';
import { countTicks, dateTicks } from './ticks';

const GAP = 2;
const ASPECT = 16 / 9;
/** Picture over the area of its discs: at first, and at most. */
const FREE_AREA = 5;
const MOST_FREE_AREA = 40;
/** Share of the discs that may touch a larger one before the picture grows. */
const MOST_TOUCHING = 0.15;
/** How far discs may step aside across an axis of topics, as a share of a topic's band. */
const BAND = 0.4;
/** The same for discs that have no value on an axis, as a share of it. */
const EDGE = 0.04;
const MOST_TICKS = { x: 12, y: 8 };
const WHOLE: ReadonlySet<AxisName> = new Set(['citations', 'references']);
const LOGARITHMIC: ReadonlySet<AxisName> = new Set(['citations', 'references', 'pagerank', 'momentum']);

export async function arrangeScatter(
  input: LayoutInput,
  { progress, onStart }: ArrangeHooks,
): Promise<Arranged> {
  const { nodeCount, radius, values, settings } = input;
  const scaleX = createScale(settings.scatterX, values[settings.scatterX]);
  const scaleY = createScale(settings.scatterY, values[settings.scatterY]);
  const shareX = Float64Array.from({ length: nodeCount }, (_, node) => scaleX.place(node));
  const shareY = Float64Array.from({ length: nodeCount }, (_, node) => scaleY.place(node));
  let discs = 0;
  for (const r of radius) discs += Math.PI * (r + GAP) ** 2;
  let x: Float64Array;
  let y: Float64Array;
  let width: number;
  let height: number;
  for (let free = FREE_AREA; ; free *= 1.5) {
    height = Math.sqrt((discs * free) / ASPECT) || 1;
    width = height * ASPECT;
    x = shareX.map((share) => (share - 0.5) * width);
    y = shareY.map((share) => (share - 0.5) * height);
    const undated = Array.from(x.keys()).filter((node) => scaleX.isMissing(node));
    const uncounted = Array.from(x.keys()).filter(
      (node) => scaleY.isMissing(node) && !scaleX.isMissing(node),
    );
    stepAside(x, y, radius, [undated], EDGE * width);
    stepAside(y, x, radius, [uncounted], EDGE * height);
    if (scaleY.band > 0)
      stepAside(y, x, radius, categories(values[settings.scatterY]), BAND * scaleY.band * height);
    else if (scaleX.band > 0)
      stepAside(x, y, radius, categories(values[settings.scatterX]), BAND * scaleX.band * width);
    const yielded = progress('arranging', 0, 1);
    if (yielded) await yielded;
    if (free * 1.5 > MOST_FREE_AREA || shareTouching(x, y, radius) <= MOST_TOUCHING) break;
  }
  onStart?.(Float32Array.from(x), Float32Array.from(y));
  const missing = Array.from({ length: nodeCount }, (_, node) => node).filter(
    (node) => scaleX.isMissing(node) || scaleY.isMissing(node),
  ).length;
  const axisOf = (scale: Scale, size: number, most: number): Axis => ({
    label: scale.label,
    ticks: scale.ticks(most).map(({ share, label }) => ({ at: (share - 0.5) * size, label })),
  });
  return {
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    axes: { x: axisOf(scaleX, width, MOST_TICKS.x), y: axisOf(scaleY, height, MOST_TICKS.y), lanes: [] },
    method: `scatter of ${AXIS_WORDS[settings.scatterX].toLowerCase()} and ${AXIS_WORDS[settings.scatterY].toLowerCase()}${missing > 0 ? `, ${missing} without these figures at the edge` : ''}`,
  };
}

/** The nodes of each category; those without one belong to none. */
function categories(values: Float64Array): number[][] {
  const members = new Map<number, number[]>();
  values.forEach((value, node) => {
    if (Number.isNaN(value)) return;
    const nodes = members.get(value);
    if (nodes) nodes.push(node);
    else members.set(value, [node]);
  });
  return [...members.values()];
}

/** Moves discs of one group across an axis, at most `most` to either side, so that they cover each other less. */
function stepAside(
  across: Float64Array,
  along: Float64Array,
  radius: Float32Array,
  groups: readonly number[][],
  most: number,
): void {
  for (const nodes of groups) {
    const offsets = swarm(
      nodes.map((node) => along[node]!),
      nodes.map((node) => radius[node]!),
      GAP,
    );
    const farthest = offsets.reduce((far, offset) => Math.max(far, Math.abs(offset)), 0);
    const shrink = farthest > most ? most / farthest : 1;
    nodes.forEach((node, i) => (across[node]! += offsets[i]! * shrink));
  }
}

/** Share of the discs whose middle lies under another one, but for those on exactly the same spot, which no scale parts. */
function shareTouching(x: Float64Array, y: Float64Array, radius: Float32Array): number {
  const widest = radius.reduce((most, r) => Math.max(most, r), 0) || 1;
  const cells = new Map<string, number[]>();
  const cellOf = (i: number) => [Math.floor(x[i]! / widest), Math.floor(y[i]! / widest)] as const;
  for (const i of x.keys()) {
    const key = cellOf(i).join(' ');
    const cell = cells.get(key);
    if (cell) cell.push(i);
    else cells.set(key, [i]);
  }
  let touching = 0;
  for (const i of x.keys()) {
    const [column, row] = cellOf(i);
    const near = AROUND.flatMap(([dx, dy]) => cells.get(`${column + dx} ${row + dy}`) ?? []);
    const isTouched = near.some((other) => {
      const distance = Math.hypot(x[i]! - x[other]!, y[i]! - y[other]!);
      return distance > 0 && distance < radius[other]!;
    });
    if (isTouched) touching++;
  }
  return touching / Math.max(1, x.length);
}

const AROUND = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

interface Scale {
  label: string;
  /** Share of the axis that one category takes; 0: the axis is no list of categories. */
  band: number;
  /** 0 to 1; below 0 where a node has no figure. */
  place(node: number): number;
  isMissing(node: number): boolean;
  ticks(most: number): { share: number; label: string }[];
}

function createScale(name: AxisName, values: Float64Array): Scale {
  const known = values.filter((value) => !Number.isNaN(value));
  const least = LOGARITHMIC.has(name) ? 0 : known.reduce((low, value) => Math.min(low, value), Infinity);
  const greatest = known.reduce((high, value) => Math.max(high, value), -Infinity);
  // Shares of one are so small that the logarithm would be straight: they are counted in the mean.
  const unit = name === 'pagerank' ? 1 / Math.max(1, values.length) : 1;
  const bend = (value: number): number => (LOGARITHMIC.has(name) ? Math.log1p(value / unit) : value);
  const span = bend(greatest) - bend(least) || 1;
  const shareOf = (value: number): number => (bend(value) - bend(least)) / span;
  const isMissing = (node: number): boolean => Number.isNaN(values[node]!);
  return {
    label: LOGARITHMIC.has(name) ? `${AXIS_WORDS[name]} (logarithmic)` : AXIS_WORDS[name],
    band: name === 'cluster' ? 1 / Math.max(1, span) : 0,
    isMissing,
    place: (node) => (isMissing(node) ? -0.08 : shareOf(values[node]!)),
    ticks(most) {
      if (known.length === 0) return [];
      const ticks =
        name === 'date'
          ? dateTicks(least, greatest, most)
          : name === 'cluster'
            ? countTicks(least, greatest, most, false)
                .filter(({ value }) => Number.isInteger(value))
                .map(({ value }) => ({ value, label: String(value + 1) }))
            : countTicks(least, greatest, most, LOGARITHMIC.has(name)).filter(
                ({ value }) => !WHOLE.has(name) || Number.isInteger(value),
              );
      return ticks.map(({ value, label }) => ({ share: shareOf(value), label }));
    },
  };
}
