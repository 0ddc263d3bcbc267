/** A stretch of years in which something stands in more papers than usual. */
export interface Burst {
  /** Years, both inclusive. */
  from: number;
  to: number;
  /** How much better the raised rate explains these years than the usual one (difference of log-likelihoods, above 0). */
  weight: number;
  /** Lasts to the last year there is. */
  open: boolean;
}

export interface BurstLine {
  /** Dense index in the terms, the papers or the cited works. */
  entity: number;
  label: string;
  /** On the map, or null. */
  node: number | null;
  /** Strongest first. */
  bursts: Burst[];
}

export interface BurstReport {
  /** Why there are none at all, in words; null: they were looked for. */
  why: string | null;
  firstYear: number | null;
  lastYear: number | null;
  /** With a burst at least, those with the strongest first. */
  terms: BurstLine[];
  papers: BurstLine[];
  works: BurstLine[];
}

/** The part that a term or cluster has of recent papers, against its part of those before. */
export interface Emergence {
  /** Recent papers: those from this year on. */
  since: number;
  recent: { papers: number; of: number; share: number; interval: [low: number, high: number] };
  before: { papers: number; of: number; share: number; interval: [low: number, high: number] };
  /** Share of recent papers less that of those before, with its 95 % interval. */
  difference: number;
  interval: [low: number, high: number];
  /** 0: the interval does not exclude that nothing has changed. */
  direction: -1 | 0 | 1;
}

export interface EmergenceLine {
  /** Dense index in the terms, or of the cluster. */
  entity: number;
  label: string;
  node: number | null;
  change: Emergence;
  /** One sentence for the screen. */
  sentence: string;
}

export interface EmergenceReport {
  why: string | null;
  /** Only those whose interval excludes no change, largest difference first. */
  terms: EmergenceLine[];
  clusters: EmergenceLine[];
}

/** A theme: terms that stand together in the papers of one stretch of time. */
export interface Theme {
  window: number;
  /** Its terms' labels, those in most papers of the window first. */
  terms: string[];
  /** Papers of the window with at least two of its terms. */
  papers: number;
}

export interface Evolution {
  why: string | null;
  windows: { from: number; to: number; papers: number }[];
  themes: Theme[];
  /** Between themes of neighbouring windows; inclusion: shared terms over the smaller number of terms, above 0. */
  links: { from: number; to: number; shared: string[]; inclusion: number }[];
}
