import { METRIC_IDS, type MetricColumn, type MetricId } from '../model/answers/metrics';
import { NODE_KINDS, PAPER } from '../model/network';
import type { Progress } from '../model/progress';
import { buildAdjacency } from '../graph/adjacency';
import type { MapSource } from './paper-lists';
import { computeBursts, whyNoBursts } from './time/bursts';
import { yearsOfPapers } from './time/years';
import { computeBetweenness } from './betweenness';
import { citationsPerYear, localCitations, timesCited, timesCitedPerYear } from './citations';
import { computeCloseness } from './closeness';
import { computeDirectedDegree, computeStrength, hasDirectedLinks } from './degree';
import { computeHits } from './hits';
import { meanDates } from './mean-date';
import { choosePivots } from './pivots';

/** Metrics that take one pass over papers and links. */
const CHEAP = {
  citations: localCitations,
  'citations-per-year': (source) => citationsPerYear(source),
  'times-cited': timesCited,
  'times-cited-per-year': (source) => timesCitedPerYear(source),
  strength: ({ snapshot }) => computeStrength(snapshot.nodeCount, snapshot.links),
  'in-degree': ({ snapshot }) => computeDirectedDegree(snapshot.kinds, snapshot.links, 'in'),
  'out-degree': ({ snapshot }) => computeDirectedDegree(snapshot.kinds, snapshot.links, 'out'),
  'mean-date': meanDates,
} satisfies Partial<Record<MetricId, (source: MapSource) => Float32Array>>;
export type CheapMetricId = keyof typeof CHEAP;

interface Metric {
  /** Whether a map has it: some node has a value, and not all have the same for want of what is counted. */
  isThere(source: MapSource): boolean;
  compute(source: MapSource, progress: Progress): MetricColumn | Promise<MetricColumn>;
}

const always = () => true;
const hasLinks = ({ snapshot }: MapSource) => snapshot.links.source.length > 0;
const isDirected = ({ snapshot }: MapSource) => hasDirectedLinks(snapshot.links);
const hasPapers = ({ snapshot }: MapSource) => snapshot.kinds.includes(PAPER);
const hasWorks = ({ snapshot }: MapSource) => snapshot.kinds.includes(NODE_KINDS.indexOf('work'));
const isCited = (source: MapSource) =>
  (source.input.corpus.cited.length > 0 && hasPapers(source)) || hasWorks(source);
const isDated = ({ input }: MapSource) => input.corpus.papers.some(({ date }) => date);

const exactly = (values: Float32Array, note = ''): MetricColumn => ({ values, exact: true, note });

const BUILDERS: Record<MetricId, Metric> = {
  count: { isThere: always, compute: ({ snapshot }) => exactly(Float32Array.from(snapshot.count)) },
  citations: { isThere: isCited, compute: (source) => exactly(CHEAP.citations(source)) },
  'citations-per-year': {
    isThere: (source) => isCited(source) && hasPapers(source) && isDated(source),
    compute: (source) => exactly(CHEAP['citations-per-year'](source), lastYearNote(source)),
  },
  'times-cited': {
    isThere: (source) =>
      hasPapers(source) && source.input.corpus.papers.some((paper) => paper.timesCited !== undefined),
    compute: (source) => exactly(CHEAP['times-cited'](source)),
  },
  'times-cited-per-year': {
    isThere: (source) =>
      hasPapers(source) &&
      source.input.corpus.papers.some(({ timesCited, date }) => timesCited !== undefined && date),
    compute: (source) => exactly(CHEAP['times-cited-per-year'](source), lastYearNote(source)),
  },
  degree: { isThere: always, compute: ({ snapshot }) => exactly(Float32Array.from(snapshot.degree)) },
  strength: {
    isThere: ({ snapshot: { links } }) => links.weight.some((weight) => weight !== links.weight[0]),
    compute: (source) => exactly(CHEAP.strength(source)),
  },
  'in-degree': {
    isThere: isDirected,
    compute: (source) => exactly(CHEAP['in-degree'](source)),
  },
  'out-degree': {
    isThere: isDirected,
    compute: (source) => exactly(CHEAP['out-degree'](source)),
  },
  pagerank: { isThere: hasLinks, compute: ({ snapshot }) => exactly(snapshot.pagerank.slice()) },
  hubs: { isThere: isDirected, compute: (source, progress) => hits(source, 'hubs', progress) },
  authorities: { isThere: isDirected, compute: (source, progress) => hits(source, 'authorities', progress) },
  betweenness: {
    isThere: hasLinks,
    async compute({ snapshot }, progress) {
      const pivots = choosePivots(snapshot.nodeCount, snapshot.settings.seed);
      const values = await computeBetweenness(unweighted({ snapshot }), pivots, progress);
      return { values, exact: pivots.exact, note: pivots.note };
    },
  },
  closeness: {
    isThere: hasLinks,
    async compute({ snapshot }, progress) {
      const pivots = choosePivots(snapshot.nodeCount, snapshot.settings.seed);
      const values = await computeCloseness(unweighted({ snapshot }), pivots, progress);
      return { values, exact: pivots.exact, note: pivots.note };
    },
  },
  burst: {
    isThere: ({ input, snapshot }) =>
      ['keyword', 'paper', 'work'].some((kind) =>
        snapshot.kinds.includes(NODE_KINDS.findIndex((name) => name === kind)),
      ) && whyNoBursts(yearsOfPapers(input.corpus)) === null,
    async compute(source, progress) {
      const { strength } = await computeBursts(source, progress);
      const judged = strength.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
      return exactly(strength, `from 20 papers on: ${judged.toLocaleString('en')} nodes`);
    },
  },
  'mean-date': { isThere: isDated, compute: (source) => exactly(CHEAP['mean-date'](source)) },
};

async function hits(
  { snapshot }: MapSource,
  side: 'hubs' | 'authorities',
  progress: Progress,
): Promise<MetricColumn> {
  const result = await computeHits(snapshot.kinds, snapshot.links, progress);
  return {
    values: result[side],
    exact: result.isSettled,
    note: result.isSettled ? '' : 'not settled after 1,000 steps',
  };
}

/** All links both ways, each of length 1; links of several kinds between two nodes are one. */
function unweighted({ snapshot }: Pick<MapSource, 'snapshot'>) {
  return buildAdjacency(snapshot.nodeCount, snapshot.links);
}

function lastYearNote({ input }: MapSource): string {
  return `up to ${yearsOfPapers(input.corpus).last}`;
}

/** The metrics that a map has, in the order of METRIC_IDS. */
export function availableMetrics(source: MapSource): MetricId[] {
  return METRIC_IDS.filter((id) => BUILDERS[id].isThere(source));
}

/**
 * Computes one metric of a map; null where the map doesn't have it. Same map: the same values. Rejects with CancelledError when the progress
 * says so.
 */
export async function computeMetric(
  source: MapSource,
  id: MetricId,
  progress: Progress,
): Promise<MetricColumn | null> {
  const metric = BUILDERS[id];
  return metric?.isThere(source) ? metric.compute(source, progress) : null;
}

/** A metric that takes no time worth a pause, at once; null where the map doesn't have it. */
export function computeCheapMetric(source: MapSource, id: CheapMetricId): Float32Array | null {
  return BUILDERS[id].isThere(source) ? CHEAP[id](source) : null;
}
