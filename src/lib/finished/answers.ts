/** Answers to questions about a finished map, from what its file holds. */
import { answerMainPath, answerPath } from '../evidence/answer-paths';
import { describeCluster } from '../evidence/describe-cluster';
import { describeNode } from '../evidence/describe-node';
import { linksBetween } from '../evidence/explain-direct';
import { createSearchIndex, type SearchIndex } from '../map/search-index';
import { withShown } from '../map/shown-context';
import { availableMetrics, computeMetric } from '../metrics/registry';
import type { MetricColumn, MetricId } from '../model/answers/metrics';
import type { Progress } from '../model/progress';
import type { Engine } from '../protocol/engine';
import type { OpenedMap } from './open-map';
import { readRecorded } from './recorded-evidence';

/** The questions of the engine that a finished map can answer. */
export interface Answers extends Pick<
  Engine,
  | 'evidence'
  | 'search'
  | 'metrics'
  | 'path'
  | 'mainPath'
  | 'details'
  | 'cluster'
  | 'membership'
  | 'labelEvidence'
> {
  metric(id: MetricId, progress: Progress): Promise<MetricColumn | null>;
}

export function createAnswers({ context, map, linkRows }: OpenedMap): Answers {
  const recorded = readRecorded(context, map, linkRows);
  let index: SearchIndex | null = null;
  return {
    details: async (node, part) => describeNode(withShown(context, part), node),
    evidence: async (source, target) =>
      linksBetween(context, source, target).map((link) => recorded.link(link)),
    cluster: async (cluster, part) => describeCluster(withShown(context, part), cluster),
    membership: async (node) => recorded.membership(node),
    labelEvidence: async (cluster) => recorded.label(cluster),
    async search(query, limit) {
      index ??= createSearchIndex(context);
      return index.find(query, limit);
    },
    metrics: async () => availableMetrics(context),
    metric: async (id, progress) => computeMetric(context, id, progress),
    path: async (...asked) => answerPath(context, ...asked),
    mainPath: async (kind) => answerMainPath(context, kind),
  };
}
