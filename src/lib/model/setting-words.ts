import type { NetworkSetting } from './network-options';
import type { Axis, Counting, LayoutName, Normalization, Quality, Settings, Unit } from './settings';

/** What the choices behind a map are called; forms and help take their words from here. */
export const UNIT_WORDS: Record<Unit, string> = {
  papers: 'Papers',
  works: 'Cited works',
  authors: 'Authors',
  sources: 'Sources',
  keywords: 'Keywords',
};

export const COUNTING_WORDS: Record<Counting, { label: string; description: string }> = {
  full: { label: 'Full', description: 'Each shared item counts 1.' },
  fractional: {
    label: 'Fractional',
    description:
      'A paper with n items gives 1/(n − 1) to each pair, so that long lists do not outweigh short ones.',
  },
};

export const NORMALIZATION_WORDS: Record<Normalization, { label: string; description: string }> = {
  none: { label: 'None', description: 'The counts as they are.' },
  association: {
    label: 'Association strength',
    description: 'c / (wᵢ wⱼ): observed against expected by chance, as in VOSviewer.',
  },
  cosine: { label: 'Cosine (Salton)', description: 'c / √(wᵢ wⱼ)' },
  jaccard: { label: 'Jaccard', description: 'c / (wᵢ + wⱼ − c)' },
  inclusion: { label: 'Inclusion', description: 'c / min(wᵢ, wⱼ)' },
  equivalence: { label: 'Equivalence', description: 'c² / (wᵢ wⱼ)' },
  npmi: {
    label: 'NPMI',
    description: 'Normalised pointwise mutual information; links that are no more than chance are left out.',
  },
};

export const QUALITY_WORDS: Record<Quality, { label: string; description: string }> = {
  modularity: {
    label: 'Modularity',
    description:
      'More links inside topics than chance would give; large topics swallow small ones near them.',
  },
  cpm: {
    label: 'CPM',
    description:
      'Constant Potts model: links inside topics are denser than the resolution; no size is favoured.',
  },
};

export const KEYWORD_WORDS: Record<Settings['keywords'], string> = {
  auto: 'by what the papers have',
  given: 'given keywords',
  found: 'terms found in the texts',
  both: 'given keywords and found terms',
};

export const LAYOUT_WORDS: Record<LayoutName, { label: string; description: string }> = {
  force: { label: 'Force', description: 'Linked nodes stand near each other, topics apart.' },
  time: { label: 'Time axis', description: 'Dates from left to right, a lane for each topic.' },
  scatter: { label: 'Scatter', description: 'Two figures of your choice as axes.' },
  vos: { label: 'VOS', description: 'Distances tell how strongly nodes are related, as in VOSviewer.' },
  circular: { label: 'Circular', description: 'Topics as arcs round a circle.' },
};

export const AXIS_WORDS: Record<Axis, string> = {
  date: 'Date',
  citations: 'Citations here',
  references: 'References here',
  pagerank: 'PageRank',
  momentum: 'Momentum',
  cluster: 'Topic',
};

/** Settings that are numbers: name, and what leaving them open means. */
export const NUMBER_WORDS: Record<
  Exclude<
    NetworkSetting,
    'unit' | 'counting' | 'normalization' | 'keywords' | 'largestComponent' | 'outsideWorks'
  >,
  { label: string; open: string; description: string }
> = {
  minOccurrences: {
    label: 'Papers a node, at least',
    open: 'by size',
    description: 'Nodes of fewer papers are left out; in co-citation, those cited by fewer.',
  },
  minShared: {
    label: 'Shared a link, at least',
    open: 'usual',
    description: 'Two nodes that share fewer papers or references are not linked.',
  },
  minWeight: { label: 'Weight, at least', open: '0', description: 'Weaker links are left out.' },
  strongest: {
    label: 'Strongest links a node',
    open: 'usual',
    description: 'A link stays when it is among the strongest of one of its ends; 0 keeps all.',
  },
  mostNodes: { label: 'Nodes, at most', open: 'by size', description: 'The others are left out.' },
  maxAuthors: {
    label: 'Authors a paper, at most',
    open: 'no limit',
    description: 'Papers with more authors are ignored here.',
  },
  neighbours: {
    label: 'Nearest papers',
    open: 'by size',
    description: 'How many similar papers each paper is linked to.',
  },
  minKeywordPapers: {
    label: 'Papers a keyword, at least',
    open: 'by size',
    description: 'Rarer keywords do not stand on the map.',
  },
  minAuthorPapers: {
    label: 'Papers an author, at least',
    open: 'by size',
    description: 'Authors of fewer papers do not stand on the map.',
  },
};
