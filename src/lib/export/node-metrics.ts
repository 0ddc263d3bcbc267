import { computeCheapMetric, type CheapMetricId } from '../metrics/registry';
import { NODE_KINDS } from '../model/network';
import type { NetworkSource } from './network-source';
import { roundNumber } from './round-number';

/** What figures of nodes are called in tables. */
const NAMES = {
  citedByPerYear: 'citations-per-year',
  timesCitedPerYear: 'times-cited-per-year',
  strength: 'strength',
  linksIn: 'in-degree',
  linksOut: 'out-degree',
  meanYear: 'mean-date',
} as const satisfies Record<string, CheapMetricId>;
export type NodeMetricName = keyof typeof NAMES;

type Columns = [NodeMetricName, Float32Array][];

/** Worked out once for a map: tables ask for node after node. */
const columnsByMap = new WeakMap<object, Columns>();

/**
 * The figures of a node that cost little to work out; what it doesn't have is left out. A paper's and a cited work's own year stands beside
 * them, so the mean year is only that of other kinds. Those that take long (betweenness, closeness, HITS, bursts) are not among them.
 */
export function nodeMetrics(source: NetworkSource, node: number): Partial<Record<NodeMetricName, number>> {
  const { snapshot } = source;
  let columns = columnsByMap.get(snapshot);
  if (!columns) {
    columns = (Object.keys(NAMES) as NodeMetricName[]).flatMap((name) => {
      const values = computeCheapMetric(source, NAMES[name]);
      return values ? [[name, values] as Columns[number]] : [];
    });
    columnsByMap.set(snapshot, columns);
  }
  const kind = NODE_KINDS[snapshot.kinds[node]!];
  const hasOwnYear = kind === 'paper' || kind === 'work';
  return Object.fromEntries(
    columns
      .filter(([name, values]) => !Number.isNaN(values[node]) && !(name === 'meanYear' && hasOwnYear))
      .map(([name, values]) => [name, roundNumber(values[node]!)]),
  );
}
