import type { NetworkName } from './network';
import type { Normalization, Settings, Unit } from './settings';

/** Settings that say how a network is made, beside its name. Forms and command-line help take them from here. */
export type NetworkSetting =
  | 'unit'
  | 'counting'
  | 'normalization'
  | 'keywords'
  | 'minOccurrences'
  | 'minShared'
  | 'minWeight'
  | 'strongest'
  | 'largestComponent'
  | 'mostNodes'
  | 'maxAuthors'
  | 'outsideWorks'
  | 'neighbours'
  | 'minKeywordPapers'
  | 'minAuthorPapers';

/** What a network can be made of, which settings it heeds, and what it takes where the reader leaves one open (null). */
export interface NetworkOptions {
  /** The first is the default. Empty: its nodes are what they are. */
  units: readonly Unit[];
  settings: readonly NetworkSetting[];
  normalization: Normalization;
  minShared: number;
  /** 0: all links stay. */
  strongest: number;
  mostNodes: number | null;
}

const THRESHOLDS = ['minWeight', 'strongest', 'largestComponent', 'mostNodes'] as const;
const OPEN = { normalization: 'none', minShared: 1, strongest: 0, mostNodes: null } as const;

export const NETWORK_OPTIONS: Record<NetworkName, NetworkOptions> = {
  mixed: {
    ...OPEN,
    units: [],
    settings: ['keywords', 'minKeywordPapers', 'minAuthorPapers', 'neighbours', 'minWeight'],
  },
  similarity: { ...OPEN, units: ['papers'], settings: ['neighbours', ...THRESHOLDS] },
  citation: {
    ...OPEN,
    units: ['papers', 'authors', 'sources'],
    settings: ['unit', 'minOccurrences', ...THRESHOLDS],
  },
  'co-authorship': {
    ...OPEN,
    units: ['authors'],
    settings: ['counting', 'normalization', 'minOccurrences', 'maxAuthors', 'minShared', ...THRESHOLDS],
  },
  'keyword-co-occurrence': {
    ...OPEN,
    normalization: 'npmi',
    minShared: 2,
    strongest: 10,
    units: ['keywords'],
    settings: ['keywords', 'counting', 'normalization', 'minOccurrences', 'minShared', ...THRESHOLDS],
  },
  'bibliographic-coupling': {
    ...OPEN,
    normalization: 'cosine',
    strongest: 10,
    units: ['papers', 'authors', 'sources'],
    settings: ['unit', 'counting', 'normalization', 'minOccurrences', 'minShared', ...THRESHOLDS],
  },
  'co-citation': {
    ...OPEN,
    normalization: 'cosine',
    strongest: 10,
    units: ['works', 'authors', 'sources'],
    settings: [
      ...(['unit', 'outsideWorks', 'counting', 'normalization', 'minOccurrences', 'minShared'] as const),
      ...THRESHOLDS,
    ],
  },
  relatedness: { ...OPEN, strongest: 10, units: ['papers'], settings: ['neighbours', ...THRESHOLDS] },
  imported: { ...OPEN, units: [], settings: ['normalization', ...THRESHOLDS] },
};

/** What the nodes of a network stand for: as chosen, where the network has it, else its first; null: a mixture. */
export function unitOf(settings: Pick<Settings, 'network' | 'unit'>): Unit | null {
  const { units } = NETWORK_OPTIONS[settings.network];
  return units.find((unit) => unit === settings.unit) ?? units[0] ?? null;
}
