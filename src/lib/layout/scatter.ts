/** Two figures as axes, as in Litmaps. Counts stand on a logarithmic scale; what lies on one spot steps aside. */
import { AXIS_WORDS } from '../model/setting-words';
import type { Axis as AxisName } from '../model/settings';
import type { Axis } from '../model/axes';
import type { ArrangeHooks } from './types';
import { overlapRounds } from './remove-overlaps';
import type { Arranged, LayoutInput } from './layout';
import { countTicks, dateTicks } from './ticks';

const GAP = 2;
const ASPECT = 16 / 9;
/** Picture over the area of its discs. */
const FREE_AREA = 5;
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
  let discs = 0;
  for (const r of radius) discs += Math.PI * (r + GAP) ** 2;
  const height = Math.sqrt((discs * FREE_AREA) / ASPECT) || 1;
  const width = height * ASPECT;
  // The last two are no nodes: they tell by how much the picture was spread to make room.
  const x = new Float64Array(nodeCount + 2);
  const y = new Float64Array(nodeCount + 2);
  for (let node = 0; node < nodeCount; node++) {
    const turn = node * 2.399963;
    // Discs on exactly one spot could not tell which way to go.
    x[node] = (scaleX.place(node) - 0.5) * width + Math.cos(turn) * 0.01;
    y[node] = (scaleY.place(node) - 0.5) * height + Math.sin(turn) * 0.01;
  }
  const far = 1e6 + width;
  x.set([-far, far], nodeCount);
  onStart?.(Float32Array.from(x.subarray(0, nodeCount)), Float32Array.from(y.subarray(0, nodeCount)));
  const radii = new Float32Array(nodeCount + 2);
  radii.set(radius);
  for (const rounds = overlapRounds(x, y, radii, { gap: GAP, rounds: 200 }); !rounds.next().done;) {
    const yielded = progress('arranging', 0, 1);
    if (yielded) await yielded;
  }
  const spread = x[nodeCount + 1]! / far;
  const missing = Array.from({ length: nodeCount }, (_, node) => node).filter(
    (node) => scaleX.isMissing(node) || scaleY.isMissing(node),
  ).length;
  const axisOf = (scale: Scale, size: number, most: number): Axis => ({
    label: scale.label,
    ticks: scale.ticks(most).map(({ share, label }) => ({ at: (share - 0.5) * size * spread, label })),
  });
  return {
    x: Float32Array.from(x.subarray(0, nodeCount)),
    y: Float32Array.from(y.subarray(0, nodeCount)),
    axes: { x: axisOf(scaleX, width, MOST_TICKS.x), y: axisOf(scaleY, height, MOST_TICKS.y), lanes: [] },
    method: `scatter of ${AXIS_WORDS[settings.scatterX].toLowerCase()} and ${AXIS_WORDS[settings.scatterY].toLowerCase()}${missing > 0 ? `, ${missing} without these figures at the edge` : ''}`,
  };
}

interface Scale {
  label: string;
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
    label: AXIS_WORDS[name],
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
