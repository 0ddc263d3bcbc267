import { NETWORK_NAMES, type NetworkName } from './network';

/** What the nodes of a network stand for. Works are the cited works of co-citation, in the corpus or outside. */
export const UNITS = ['papers', 'works', 'authors', 'sources', 'keywords'] as const;
export type Unit = (typeof UNITS)[number];

/** Full: every shared item counts 1; fractional: a paper with n items gives 1 / (n - 1) to each pair of them. */
export const COUNTINGS = ['full', 'fractional'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** How counts become weights; formulas in networks/normalize.ts. */
export const NORMALIZATIONS = [
  'none',
  'association',
  'cosine',
  'jaccard',
  'inclusion',
  'equivalence',
  'npmi',
] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

export const QUALITIES = ['modularity', 'cpm'] as const;
export type Quality = (typeof QUALITIES)[number];

export const LAYOUT_NAMES = ['force', 'time', 'scatter', 'vos', 'circular'] as const;
export type LayoutName = (typeof LAYOUT_NAMES)[number];

/** What the axes of the scatter layout can show. */
export const AXES = ['date', 'citations', 'references', 'pagerank', 'momentum', 'cluster'] as const;
export type Axis = (typeof AXES)[number];

/** Every choice that changes a map. Saved with it; same corpus + same settings = the same bytes. */
export interface Settings {
  network: NetworkName;
  seed: number;
  /** Leiden resolution; null: by size (2.2 below 100 papers, 1.5 below 2,000, 1 above). */
  resolution: number | null;
  /** What Leiden makes as large as it can. */
  quality: Quality;
  /** Fewest papers (on a map without papers, nodes) of a cluster; null: by size. */
  minClusterSize: number | null;
  /** Nearest papers by text; null: by size (6 below 100, 10 below 300, 15 above). */
  neighbours: number | null;
  /** Which keywords become nodes; auto: the given ones where at least half the papers have some, else the found terms too. */
  keywords: 'auto' | 'given' | 'found' | 'both';
  /** A keyword or term becomes a node from this many papers on; null: by size. */
  minKeywordPapers: number | null;
  /** An author becomes a node from this many papers on; null: by size. */
  minAuthorPapers: number | null;
  /** What the nodes stand for; null, or one that the network does not have: the network's first. */
  unit: Unit | null;
  counting: Counting;
  /** null: the network's own. */
  normalization: Normalization | null;
  /** Fewest papers of a node (co-citation: papers that cite it); null: by size. */
  minOccurrences: number | null;
  /** Fewest items that two nodes must share for a link, before normalisation; null: the network's own. */
  minShared: number | null;
  /** Links below this weight are left out. */
  minWeight: number;
  /** A link stays when it is among so many strongest of either end; 0: all stay; null: the network's own. */
  strongest: number | null;
  /** Only the largest part in which all nodes hang together. */
  largestComponent: boolean;
  /** At most so many nodes: those with most links; null: the network's own. */
  mostNodes: number | null;
  /** Papers with more authors are left out of co-authorship; null: none. */
  maxAuthors: number | null;
  /** Whether cited works that are not among the papers become nodes of co-citation. */
  outsideWorks: boolean;
  layout: LayoutName;
  /** Axes of the scatter layout. */
  scatterX: Axis;
  scatterY: Axis;
}

export const DEFAULT_SETTINGS: Settings = {
  network: 'mixed',
  seed: 1,
  resolution: null,
  quality: 'modularity',
  minClusterSize: null,
  neighbours: null,
  keywords: 'auto',
  minKeywordPapers: null,
  minAuthorPapers: null,
  unit: null,
  counting: 'full',
  normalization: null,
  minOccurrences: null,
  minShared: null,
  minWeight: 0,
  strongest: null,
  largestComponent: false,
  mostNodes: null,
  maxAuthors: null,
  outsideWorks: true,
  layout: 'force',
  scatterX: 'date',
  scatterY: 'citations',
};

/** Least and most of the settings that are numbers. */
export const SETTING_LIMITS = {
  seed: [0, 2 ** 31],
  resolution: [1e-6, 1000],
  minClusterSize: [1, 1e6],
  neighbours: [1, 100],
  minKeywordPapers: [1, 1e6],
  minAuthorPapers: [1, 1e6],
  minOccurrences: [1, 1e6],
  minShared: [1, 1e6],
  minWeight: [0, 1e6],
  strongest: [0, 1e6],
  mostNodes: [2, 1e6],
  maxAuthors: [1, 1e6],
} as const;

/** Fills what is missing or of the wrong kind with the defaults; never throws. For settings from files and links. */
export function resolveSettings(given: unknown): Settings {
  const from = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const number = (key: keyof typeof SETTING_LIMITS): number | null => {
    const value = from[key];
    const [min, max] = SETTING_LIMITS[key];
    return typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max ? value : null;
  };
  const whole = (key: keyof typeof SETTING_LIMITS): number | null => {
    const value = number(key);
    return value === null ? null : Math.trunc(value);
  };
  const word = <T extends string, F>(key: string, words: readonly T[], fallback: F): T | F =>
    words.find((name) => name === from[key]) ?? fallback;
  const flag = (key: 'largestComponent' | 'outsideWorks'): boolean => {
    const value = from[key];
    return typeof value === 'boolean' ? value : DEFAULT_SETTINGS[key];
  };
  return {
    network: word('network', NETWORK_NAMES, DEFAULT_SETTINGS.network),
    seed: whole('seed') ?? DEFAULT_SETTINGS.seed,
    resolution: number('resolution'),
    quality: word('quality', QUALITIES, DEFAULT_SETTINGS.quality),
    minClusterSize: whole('minClusterSize'),
    neighbours: number('neighbours'),
    keywords: word('keywords', ['auto', 'given', 'found', 'both'] as const, DEFAULT_SETTINGS.keywords),
    minKeywordPapers: number('minKeywordPapers'),
    minAuthorPapers: number('minAuthorPapers'),
    unit: word('unit', UNITS, null),
    counting: word('counting', COUNTINGS, DEFAULT_SETTINGS.counting),
    normalization: word('normalization', NORMALIZATIONS, null),
    minOccurrences: number('minOccurrences'),
    minShared: number('minShared'),
    minWeight: number('minWeight') ?? DEFAULT_SETTINGS.minWeight,
    strongest: whole('strongest'),
    largestComponent: flag('largestComponent'),
    mostNodes: whole('mostNodes'),
    maxAuthors: whole('maxAuthors'),
    outsideWorks: flag('outsideWorks'),
    layout: word('layout', LAYOUT_NAMES, DEFAULT_SETTINGS.layout),
    scatterX: word('scatterX', AXES, DEFAULT_SETTINGS.scatterX),
    scatterY: word('scatterY', AXES, DEFAULT_SETTINGS.scatterY),
  };
}

/** Leiden resolution where the reader has not chosen one; a finished map without clusters of its own takes the classical value. */
export function defaultResolution(paperCount: number, network: NetworkName = 'mixed'): number {
  if (network === 'imported') return 1;
  if (paperCount < 100) return 2.2;
  return paperCount < 2000 ? 1.5 : 1;
}
