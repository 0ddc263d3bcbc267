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
  apart: readonly (readonly [string, string])[];
}

export const NO_CORRECTIONS: Corrections = { authors: [], keywords: [], apart: [] };

/** Takes what can be used of corrections from a file or a store; never throws. */
export function resolveCorrections(given: unknown): Corrections {
  const from = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  return { authors: aliases(from.authors), keywords: aliases(from.keywords), apart: pairs(from.apart) };
}

export function hasCorrections({ authors, keywords, apart }: Corrections): boolean {
  return authors.length + keywords.length + apart.length > 0;
}

/** The second's entries win where both name the same spelling. */
export function joinCorrections(a: Corrections, b: Corrections): Corrections {
  return {
    authors: joinAliases(a.authors, b.authors),
    keywords: joinAliases(a.keywords, b.keywords),
    apart: [...new Map([...a.apart, ...b.apart].map((pair) => [[...pair].sort().join('\n'), pair])).values()],
  };
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
