/** Figures of single nodes, by which discs can be sized and coloured. Ids stand in links and files: extend them, don't rename them. */
export const METRIC_IDS = [
  'count',
  'citations',
  'citations-per-year',
  'times-cited',
  'times-cited-per-year',
  'degree',
  'strength',
  'in-degree',
  'out-degree',
  'pagerank',
  'hubs',
  'authorities',
  'betweenness',
  'closeness',
  'burst',
  'mean-date',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** Groups of the lists that metrics are chosen from, in their order. */
export const METRIC_GROUPS = ['Citations', 'Links', 'Centrality', 'Time'] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];

export interface MetricWords {
  label: string;
  /** One sentence: what is counted, and what stands at nodes that have no value. */
  description: string;
  /** After a number: "citations a year"; '' for a share or a score. */
  unit: string;
  group: MetricGroup;
  /** How values become colours: by rank where few nodes have most of it. */
  scale: 'rank' | 'linear';
}

export const METRICS: Record<MetricId, MetricWords> = {
  count: {
    label: 'Citations here, papers',
    description: 'Of a paper the citations from papers here, of others the number of their papers.',
    unit: '',
    group: 'Citations',
    scale: 'rank',
  },
  citations: {
    label: 'Citations here',
    description: 'Citations from papers here; papers and cited works only.',
    unit: 'citations',
    group: 'Citations',
    scale: 'rank',
  },
  'citations-per-year': {
    label: 'Citations here a year',
    description:
      'Citations from papers here over the years from the paper’s own to the latest here, both counted; dated papers only.',
    unit: 'citations a year',
    group: 'Citations',
    scale: 'rank',
  },
  'times-cited': {
    label: 'Times cited (file)',
    description: 'Times cited as the file says, by papers anywhere; papers whose file says it only.',
    unit: 'citations',
    group: 'Citations',
    scale: 'rank',
  },
  'times-cited-per-year': {
    label: 'Times cited a year (file)',
    description:
      'Times cited as the file says, over the years from the paper’s own to the latest here, both counted; dated papers whose file says it.',
    unit: 'citations a year',
    group: 'Citations',
    scale: 'rank',
  },
  degree: {
    label: 'Links',
    description: 'Number of links.',
    unit: 'links',
    group: 'Links',
    scale: 'rank',
  },
  strength: {
    label: 'Strength',
    description: 'Sum of the weights of the links.',
    unit: '',
    group: 'Links',
    scale: 'rank',
  },
  'in-degree': {
    label: 'Links in',
    description: 'Number of directed links that arrive; kinds of node that directed links join.',
    unit: 'links',
    group: 'Links',
    scale: 'rank',
  },
  'out-degree': {
    label: 'Links out',
    description: 'Number of directed links that leave; kinds of node that directed links join.',
    unit: 'links',
    group: 'Links',
    scale: 'rank',
  },
  pagerank: {
    label: 'PageRank',
    description: 'Share of time that a reader spends there who follows links at random (damping 0.85).',
    unit: '',
    group: 'Centrality',
    scale: 'rank',
  },
  hubs: {
    label: 'Hub (HITS)',
    description: 'High where many good authorities are cited; kinds of node that directed links join.',
    unit: '',
    group: 'Centrality',
    scale: 'rank',
  },
  authorities: {
    label: 'Authority (HITS)',
    description: 'High where many good hubs cite; kinds of node that directed links join.',
    unit: '',
    group: 'Centrality',
    scale: 'rank',
  },
  betweenness: {
    label: 'Betweenness',
    description:
      'Share of the shortest paths between others that pass through; links count alike, both ways.',
    unit: '',
    group: 'Centrality',
    scale: 'rank',
  },
  closeness: {
    label: 'Closeness (harmonic)',
    description: 'Mean of 1 / distance to all others, 0 where no path leads; links count alike, both ways.',
    unit: '',
    group: 'Centrality',
    scale: 'rank',
  },
  burst: {
    label: 'Burst',
    description:
      'Weight of the strongest burst: of a keyword among the papers, of a paper or cited work among the citations.',
    unit: '',
    group: 'Time',
    scale: 'rank',
  },
  'mean-date': {
    label: 'Mean date',
    description: 'Date of a paper, mean date of the papers of others; nodes without a dated paper have none.',
    unit: '',
    group: 'Time',
    scale: 'linear',
  },
};

/** One figure a node. */
export interface MetricColumn {
  /** n; NaN: not defined for the node. */
  values: Float32Array;
  /** false: estimated from a sample, as the note says. */
  exact: boolean;
  /** For the legend: "sampled from 200 of 6,741 nodes"; '' where nothing needs to be said. */
  note: string;
}

export function isMetricId(word: unknown): word is MetricId {
  return METRIC_IDS.includes(word as MetricId);
}
