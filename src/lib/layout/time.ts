/** Dates from left to right, a lane for each cluster, as in the timeline view of CiteSpace (Chen 2006, doi:10.1002/asi.20317). */
import { NO_CLUSTER } from '../model/snapshot';
import type { Arranged, LayoutInput } from './layout';
import type { ArrangeHooks } from './types';
import { swarm } from './swarm';
import { dateTicks } from './ticks';

const GAP = 2;
const GAP_BETWEEN_LANES = 26;
const LEAST_LANE = 22;
const ASPECT = 16 / 9;
/** How often the line of time is drawn out until the picture is wide enough. */
const MOST_WIDENINGS = 14;
const MOST_TICKS = 14;

export async function arrangeByTime(
  input: LayoutInput,
  { progress, onStart }: ArrangeHooks,
): Promise<Arranged> {
  const { nodeCount, cluster, radius, values } = input;
  const days = values.date;
  const dated = days.filter((day) => !Number.isNaN(day));
  const first = dated.reduce((least, day) => Math.min(least, day), Infinity);
  const last = dated.reduce((most, day) => Math.max(most, day), -Infinity);
  const span = last - first || 1;
  const lanes = [...new Set(cluster)].sort((a, b) => a - b);
  const members = lanes.map((lane) =>
    Array.from({ length: nodeCount }, (_, node) => node).filter((node) => cluster[node] === lane),
  );
  let discs = 0;
  for (const r of radius) discs += Math.PI * (r + GAP) ** 2;
  let width = Math.sqrt(discs * ASPECT) * 1.2;
  const x = new Float32Array(nodeCount);
  const y = new Float32Array(nodeCount);
  let tops: number[] = [];
  let undatedWidth: number;
  for (let attempt = 0; ; attempt++) {
    undatedWidth = placeAlong(x, days, radius, { first, span, width, members });
    const offsets: Float64Array[] = [];
    for (const [at, nodes] of members.entries()) {
      offsets.push(
        swarm(
          nodes.map((node) => x[node]!),
          nodes.map((node) => radius[node]!),
          GAP,
        ),
      );
      const yielded = progress('arranging', at, members.length);
      if (yielded) await yielded;
    }
    tops = stackLanes(members, offsets, radius, y);
    const height = tops[0]! - tops.at(-1)!;
    if (width + undatedWidth >= height * ASPECT || attempt >= MOST_WIDENINGS) break;
    width *= 1.2;
  }
  // Few papers make flat lanes: they are drawn out to the shape of a screen.
  const stretch = Math.max(1, (width + undatedWidth) / ASPECT / (tops[0]! - tops.at(-1)!));
  for (let node = 0; node < nodeCount; node++) y[node]! *= stretch;
  tops = tops.map((edge) => edge * stretch);
  const shiftX = -(width - undatedWidth) / 2;
  const shiftY = -(tops[0]! + tops.at(-1)!) / 2;
  for (let node = 0; node < nodeCount; node++) {
    x[node]! += shiftX;
    y[node]! += shiftY;
  }
  onStart?.(x.slice(), y.slice());
  const undated = days.length - dated.length;
  const ticks =
    dated.length > 0
      ? dateTicks(first, last, MOST_TICKS).map(({ value, label }) => ({
          at: ((value - first) / span) * width + shiftX,
          label,
        }))
      : [];
  if (undated > 0) ticks.unshift({ at: -undatedWidth / 2 + shiftX, label: 'no date' });
  return {
    x,
    y,
    axes: {
      x: { label: 'Date', ticks },
      y: null,
      lanes: lanes
        .map((lane, at) => ({ cluster: lane, top: tops[at]! + shiftY, bottom: tops[at + 1]! + shiftY }))
        .filter((lane) => lane.cluster !== NO_CLUSTER),
    },
    method: `time axis${undated > 0 ? `, ${undated} without a date at the left` : ''}`,
  };
}

/** Places by date; nodes without one side by side to the left of all others. Returns the width that those take. */
function placeAlong(
  x: Float32Array,
  days: Float64Array,
  radius: Float32Array,
  at: { first: number; span: number; width: number; members: number[][] },
): number {
  let columns = 0;
  const widest = 2 * radius.reduce((most, r) => Math.max(most, r), 0) + GAP;
  for (const nodes of at.members) {
    const undated = nodes.filter((node) => Number.isNaN(days[node]!));
    // As many side by side as one above the other, so that they make a block.
    const wide = Math.ceil(Math.sqrt(undated.length));
    columns = Math.max(columns, wide);
    undated.forEach((node, place) => (x[node] = -((place % wide) + 2) * widest));
  }
  days.forEach((day, node) => {
    if (!Number.isNaN(day)) x[node] = ((day - at.first) / at.span) * at.width;
  });
  return columns === 0 ? 0 : (columns + 2) * widest;
}

/** Lays the lanes one below the other. Returns the edges between them, one more than there are lanes. */
function stackLanes(
  members: readonly number[][],
  offsets: readonly Float64Array[],
  radius: Float32Array,
  y: Float32Array,
): number[] {
  const edges = [0];
  members.forEach((nodes, lane) => {
    let up = LEAST_LANE / 2;
    let down = LEAST_LANE / 2;
    nodes.forEach((node, i) => {
      up = Math.max(up, offsets[lane]![i]! + radius[node]!);
      down = Math.max(down, radius[node]! - offsets[lane]![i]!);
    });
    const middle = edges.at(-1)! - GAP_BETWEEN_LANES / 2 - up;
    nodes.forEach((node, i) => (y[node] = middle + offsets[lane]![i]!));
    edges.push(middle - down - GAP_BETWEEN_LANES / 2);
  });
  return edges;
}
