/** What the reader corrected by hand: kept with the project and in the map file, and applied whenever the papers are merged again. */

/** One spelling that stands for another. An empty `to` leaves the keyword out. */
export interface Alias {
  from: string;
  to: string;
}

export interface Corrections {
  /** Names as they are shown, "Family, Given". */
  authors: readonly Alias[];
  keywords: readonly Alias[];
  /** Pairs of records (see Merge.keys) that are two works, whatever the rules say. */
  apart: readonly RecordPair[];
  /** Pairs of records that are one work, but for those that stand under `apart` too; absent where there are none. */
  joined?: readonly RecordPair[];
}

/** The names of two records, MergedRecord.key. */
export type RecordPair = readonly [string, string];

export const NO_CORRECTIONS: Corrections = { authors: [], keywords: [], apart: [] };

/** Takes what can be used of corrections from a file or a store; never throws. */
export function resolveCorrections(given: unknown): Corrections {
  const from = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  return withJoined(
    { authors: aliases(from.authors), keywords: aliases(from.keywords), apart: pairs(from.apart) },
    pairs(from.joined),
  );
}

export function hasCorrections({ authors, keywords, apart, joined = [] }: Corrections): boolean {
  return authors.length + keywords.length + apart.length + joined.length > 0;
}

/** The second's entries win where both name the same spelling. */
export function joinCorrections(a: Corrections, b: Corrections): Corrections {
  return withJoined(
    {
      authors: joinAliases(a.authors, b.authors),
      keywords: joinAliases(a.keywords, b.keywords),
      apart: joinPairs(a.apart, b.apart),
    },
    joinPairs(a.joined ?? [], b.joined ?? []),
  );
}

/** The reader says that two records are one work; what she said before of the two is taken back. */
export function joinWorks(corrections: Corrections, pair: RecordPair): Corrections {
  const { apart, joined = [] } = corrections;
  return withJoined(
    { ...corrections, apart: apart.filter((other) => pairKey(other) !== pairKey(pair)) },
    joinPairs(joined, [pair]),
  );
}

/**
 * The reader parts the records of one work: what she joined by hand of them falls apart again, or, where she joined nothing, every record
 * is kept apart from every other.
 */
export function partWorks(corrections: Corrections, keys: readonly string[]): Corrections {
  const { apart, joined = [] } = corrections;
  const among = new Set(keys);
  const left = joined.filter(([a, b]) => !among.has(a) || !among.has(b));
  if (left.length < joined.length) return withJoined(corrections, left);
  const pairs = keys.flatMap((a, i) => keys.slice(0, i).map((b): RecordPair => [a, b]));
  return { ...corrections, apart: joinPairs(apart, pairs) };
}

/** Takes back all pairs that were joined by hand. */
export function partAll(corrections: Corrections): Corrections {
  return withJoined(corrections, []);
}

function withJoined(corrections: Corrections, joined: readonly RecordPair[]): Corrections {
  const { authors, keywords, apart } = corrections;
  return { authors, keywords, apart, ...(joined.length > 0 ? { joined } : {}) };
}

function pairKey(pair: RecordPair): string {
  return [...pair].sort().join('\n');
}

/** Each pair once, whichever of the two comes first. */
function joinPairs(a: readonly RecordPair[], b: readonly RecordPair[]): RecordPair[] {
  return [...new Map([...a, ...b].map((pair) => [pairKey(pair), pair])).values()];
}

/**
 * The corrections of several map files as one. Where they disagree about a spelling, the one that sorts last wins, so that the order of the
 * files decides nothing.
 */
export function joinAllCorrections(all: readonly Corrections[]): Corrections {
  const inOrder = all
    .map((one) => ({ one, key: JSON.stringify(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return inOrder.reduce((joined, { one }) => joinCorrections(joined, one), NO_CORRECTIONS);
}

export function joinAliases(a: readonly Alias[], b: readonly Alias[]): Alias[] {
  return [...new Map([...a, ...b].map((alias) => [alias.from, alias])).values()];
}

function aliases(given: unknown): Alias[] {
  if (!Array.isArray(given)) return [];
  return (given as unknown[]).flatMap((entry) => {
    const { from, to } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >;
    return typeof from === 'string' && from.trim() !== '' && typeof to === 'string' ? [{ from, to }] : [];
  });
}

function pairs(given: unknown): [string, string][] {
  if (!Array.isArray(given)) return [];
  return (given as unknown[]).flatMap((entry) => {
    const [a, b] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return typeof a === 'string' && typeof b === 'string' ? [[a, b] as [string, string]] : [];
  });
}
