import type { Progress } from '../../model/progress';
import type { Evolution, Theme } from '../../model/answers/time';
import type { NetworkInput } from '../../networks/network-input';
import { buildAdjacency } from '../../graph/adjacency';
import { detectCommunities } from '../../topics/communities';
import { yearsOfPapers, type Years } from './years';

/** Fewest papers of a window. */
const FEWEST_PAPERS = 10;
/** Fewest papers of a window that a term stands in, and that two terms share. */
const FEWEST_OF_TERM = 2;
/** Terms of a window at most: those in most papers. */
const MOST_TERMS = 300;
/** A theme of one term is no theme. */
const FEWEST_TERMS = 2;

/**
 * Cuts the years into stretches that hold about as many papers each; a year is never parted. Fewer than asked for where there are not
 * enough years or papers.
 */
export function cutWindows(years: Years, wanted: number): Evolution['windows'] {
  const count = Math.max(1, Math.min(5, Math.trunc(wanted), Math.floor(years.dated / FEWEST_PAPERS)));
  const windows: Evolution['windows'] = [];
  let papers = 0;
  let seen = 0;
  let from = years.first;
  for (let place = 0; place < years.totals.length; place++) {
    const year = years.first + place;
    papers += years.totals[place]!;
    seen += years.totals[place]!;
    const left = years.dated - seen;
    const isLast = windows.length === count - 1;
    // The cut comes where it is nearer to its due than one year on.
    const due = (years.dated * (windows.length + 1)) / count;
    const next = years.totals[place + 1] ?? 0;
    const isDue = seen >= due || due - seen < seen + next - due;
    if (!isLast && isDue && papers >= FEWEST_PAPERS && left >= FEWEST_PAPERS) {
      windows.push({ from, to: year, papers });
      from = year + 1;
      papers = 0;
    }
  }
  if (papers > 0) windows.push({ from, to: years.last, papers });
  return windows;
}

/**
 * How the themes of the papers follow on each other (Cobo et al. 2011, doi:10.1016/j.joi.2010.10.002). In each window the terms that
 * stand in two papers at least are linked by their equivalence index c_ij² / (c_i c_j), from two shared papers on, and clustered by
 * modularity; themes of neighbouring windows are linked by inclusion, |A ∩ B| / min(|A|, |B|), over their terms. Terms in more than half of
 * all papers say nothing and are left out.
 *
 * @param windows 2 to 5
 */
export async function computeEvolution(
  input: NetworkInput,
  windows: number,
  seed: number,
  progress: Progress,
): Promise<Evolution> {
  const years = yearsOfPapers(input.corpus);
  const cut = years.dated > 0 ? cutWindows(years, Math.max(2, windows)) : [];
  if (cut.length < 2) {
    const why =
      years.dated < 2 * FEWEST_PAPERS
        ? `Themes over time need ${2 * FEWEST_PAPERS} dated papers or more; there are ${years.dated}.`
        : 'Themes over time need papers of two years or more, ten in each stretch.';
    return { why, windows: cut, themes: [], links: [] };
  }
  const themes: (Theme & { columns: Set<number> })[] = [];
  for (const [window, { from, to }] of cut.entries()) {
    const yielded = progress('arranging', window, cut.length);
    if (yielded) await yielded;
    const papers = [...years.of.keys()].filter((paper) => years.of[paper]! >= from && years.of[paper]! <= to);
    for (const { columns, papers: count } of themesOf(input, papers, seed)) {
      const terms = columns.map((term) => input.text.terms[term]!.label);
      themes.push({ window, terms, papers: count, columns: new Set(columns) });
    }
  }
  const links: Evolution['links'] = [];
  themes.forEach((a, from) =>
    themes.forEach((b, to) => {
      if (b.window !== a.window + 1) return;
      const shared = [...a.columns].filter((term) => b.columns.has(term));
      if (shared.length === 0) return;
      const inclusion = shared.length / Math.min(a.columns.size, b.columns.size);
      links.push({ from, to, shared: shared.map((term) => input.text.terms[term]!.label), inclusion });
    }),
  );
  return {
    why: null,
    windows: cut,
    themes: themes.map(({ window, terms, papers }) => ({ window, terms, papers })),
    links,
  };
}

/** The themes of some papers: terms, those in most papers first; themes of most papers first. */
function themesOf(
  { text }: NetworkInput,
  papers: readonly number[],
  seed: number,
): { columns: number[]; papers: number }[] {
  const { offsets, columns } = text.paperTerms;
  const theme = new Set(text.theme);
  const rows = papers.map((paper) => [...new Set(columns.subarray(offsets[paper]!, offsets[paper + 1]!))]);
  const count = new Map<number, number>();
  for (const row of rows) for (const term of row) count.set(term, (count.get(term) ?? 0) + 1);
  const terms = [...count]
    .filter(([term, papersWith]) => papersWith >= FEWEST_OF_TERM && !theme.has(term))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_TERMS)
    .map(([term]) => term);
  const placeOf = new Map(terms.map((term, place) => [term, place]));
  const together = new Map<number, number>();
  const kept = rows.map((row) => row.flatMap((term) => placeOf.get(term) ?? []).sort((a, b) => a - b));
  for (const places of kept) {
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) {
        const pair = a * terms.length + b;
        together.set(pair, (together.get(pair) ?? 0) + 1);
      }
    });
  }
  const pairs = [...together]
    .filter(([, shared]) => shared >= FEWEST_OF_TERM)
    .sort(([a], [b]) => a - b)
    .map(([pair, shared]) => {
      const [a, b] = [Math.floor(pair / terms.length), pair % terms.length];
      return { a, b, weight: shared ** 2 / (count.get(terms[a]!)! * count.get(terms[b]!)!) };
    });
  const graph = buildAdjacency(terms.length, {
    source: pairs.map(({ a }) => a),
    target: pairs.map(({ b }) => b),
    weight: pairs.map(({ weight }) => weight),
  });
  const { membership } = detectCommunities(graph, { seed, runs: 5 });
  const groups = new Map<number, number[]>();
  membership.forEach((group, place) => {
    const list = groups.get(group);
    if (list) list.push(place);
    else groups.set(group, [place]);
  });
  return [...groups.values()]
    .filter((places) => places.length >= FEWEST_TERMS)
    .map((places) => {
      const mine = new Set(places);
      const touched = kept.filter((row) => row.filter((place) => mine.has(place)).length >= 2).length;
      return { columns: places.map((place) => terms[place]!), papers: touched };
    })
    .sort((a, b) => b.papers - a.papers || a.columns[0]! - b.columns[0]!);
}
