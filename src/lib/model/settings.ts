import { NETWORK_NAMES, type NetworkName } from './network';

/** Every choice that changes a map. Saved with it; same corpus + same settings = the same bytes. */
export interface Settings {
  network: NetworkName;
  seed: number;
  /** Leiden resolution; null: by size (2.2 below 100 papers, 1.5 below 2,000, 1 above). */
  resolution: number | null;
  /** Nearest papers by text; null: by size (6 below 100, 10 below 300, 15 above). */
  neighbours: number | null;
  /** Which keywords become nodes; auto: the given ones where at least half the papers have some, else the found terms too. */
  keywords: 'auto' | 'given' | 'found' | 'both';
  /** A keyword or term becomes a node from this many papers on; null: by size. */
  minKeywordPapers: number | null;
  /** An author becomes a node from this many papers on; null: by size. */
  minAuthorPapers: number | null;
  /** Links below this weight are left out. */
  minWeight: number;
  layout: 'force';
}

export const DEFAULT_SETTINGS: Settings = {
  network: 'mixed',
  seed: 1,
  resolution: null,
  neighbours: null,
  keywords: 'auto',
  minKeywordPapers: null,
  minAuthorPapers: null,
  minWeight: 0,
  layout: 'force',
};

/** Fills what is missing or of the wrong kind with the defaults; never throws. For settings from files and links. */
export function resolveSettings(given: unknown): Settings {
  const from = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const number = (key: string, min: number, max: number): number | null => {
    const value = from[key];
    return typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max ? value : null;
  };
  const network = NETWORK_NAMES.find((name) => name === from.network) ?? DEFAULT_SETTINGS.network;
  const keywords =
    (['auto', 'given', 'found', 'both'] as const).find((name) => name === from.keywords) ?? 'auto';
  return {
    network,
    seed: Math.trunc(number('seed', 0, 2 ** 31) ?? DEFAULT_SETTINGS.seed),
    resolution: number('resolution', 0.01, 100),
    neighbours: number('neighbours', 1, 100),
    keywords,
    minKeywordPapers: number('minKeywordPapers', 1, 1e6),
    minAuthorPapers: number('minAuthorPapers', 1, 1e6),
    minWeight: number('minWeight', 0, 1e6) ?? 0,
    layout: 'force',
  };
}

/** Leiden resolution where the reader has not chosen one; a finished map without clusters of its own takes the classical value. */
export function defaultResolution(paperCount: number, network: NetworkName = 'mixed'): number {
  if (network === 'imported') return 1;
  if (paperCount < 100) return 2.2;
  return paperCount < 2000 ? 1.5 : 1;
}
