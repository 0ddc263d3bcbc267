import { toEpochDay } from '../../model/partial-date';
import type { Corpus } from '../../model/corpus';
import type { PartialDate } from '../../model/record';
import { strongComponents, type Arcs } from './components';

/** The citations without cycles, from cited to citing. Vertices are papers, or groups of papers that cite each other in a circle. */
export interface CitationFlow {
  /** Papers of each vertex, ascending. Vertices in topological order: arcs only run to later ones. */
  members: number[][];
  arcs: Arcs;
  /** Citations in a circle that were left out because they run against the dates. */
  againstDates: number;
  /** Groups of papers that became one vertex, and their papers. */
  groups: number;
  grouped: number;
}

/**
 * Turns the citations of a corpus into a flow without cycles. A cycle is broken in two steps. First, of the citations that lie on some
 * cycle those are left out that run against the dates: the citing paper is certainly older than the cited one. Then each group of papers
 * that still can reach each other becomes one vertex. Papers without any citation take no part; several citations between two vertices are
 * one arc; self-citations of a paper are dropped.
 */
export function citationFlow({
  papers,
  citing,
  cited,
}: Pick<Corpus, 'papers' | 'citing' | 'cited'>): CitationFlow {
  const all = Uint32Array.from(citing.keys()).filter((i) => citing[i] !== cited[i]);
  const arcsOf = (kept: Uint32Array): Arcs => ({
    from: Uint32Array.from(kept, (i) => cited[i]!),
    to: Uint32Array.from(kept, (i) => citing[i]!),
  });
  const { component: first } = strongComponents(papers.length, arcsOf(all));
  const kept = all.filter(
    (i) =>
      first[citing[i]!] !== first[cited[i]!] || !isOlder(papers[citing[i]!]!.date, papers[cited[i]!]!.date),
  );
  const arcs = arcsOf(kept);
  const { component, count } = strongComponents(papers.length, arcs);
  const takesPart = new Uint8Array(papers.length);
  for (const i of all) takesPart[citing[i]!] = takesPart[cited[i]!] = 1;
  const members: number[][] = Array.from({ length: count }, () => []);
  for (let paper = 0; paper < papers.length; paper++)
    if (takesPart[paper]) members[component[paper]!]!.push(paper);
  return { ...inOrder(members, component, arcs), againstDates: all.length - kept.length };
}

/** Numbers the vertices topologically, ties by their first paper, and makes the arcs unique. */
function inOrder(
  members: number[][],
  component: Uint32Array,
  { from, to }: Arcs,
): Omit<CitationFlow, 'againstDates'> {
  const pairs = new Map<number, Set<number>>();
  const waits = new Uint32Array(members.length);
  for (let arc = 0; arc < from.length; arc++) {
    const [a, b] = [component[from[arc]!]!, component[to[arc]!]!];
    if (a === b) continue;
    const targets = pairs.get(a) ?? new Set();
    if (targets.has(b)) continue;
    pairs.set(a, targets.add(b));
    waits[b]!++;
  }
  // Generation by generation: papers in the order of the corpus, which is by date, within each.
  const byPaper = (a: number, b: number) => members[a]![0]! - members[b]![0]!;
  let ready = [...members.keys()].filter((v) => members[v]!.length > 0 && waits[v] === 0).sort(byPaper);
  const order: number[] = [];
  while (ready.length > 0) {
    const next: number[] = [];
    for (const v of ready) {
      order.push(v);
      for (const w of pairs.get(v) ?? []) if (--waits[w]! === 0) next.push(w);
    }
    ready = next.sort(byPaper);
  }
  const placeOf = new Map(order.map((v, place) => [v, place]));
  const unique = order
    .flatMap((v, place) => [...(pairs.get(v) ?? [])].map((w): [number, number] => [place, placeOf.get(w)!]))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const groups = order.filter((v) => members[v]!.length > 1);
  return {
    members: order.map((v) => members[v]!),
    arcs: { from: Uint32Array.from(unique, ([a]) => a), to: Uint32Array.from(unique, ([, b]) => b) },
    groups: groups.length,
    grouped: groups.reduce((sum, v) => sum + members[v]!.length, 0),
  };
}

/** Whether all of the first date is certainly before the second: "2016" is not older than "2016-03". */
export function isOlder(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  if (!a || !b) return false;
  const after: PartialDate =
    a.month === undefined
      ? { year: a.year + 1 }
      : a.day === undefined
        ? a.month === 12
          ? { year: a.year + 1 }
          : { year: a.year, month: a.month + 1 }
        : a;
  return a.day === undefined ? toEpochDay(after) <= toEpochDay(b) : toEpochDay(a) < toEpochDay(b);
}
