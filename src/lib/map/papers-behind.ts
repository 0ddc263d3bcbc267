import { AUTHOR, KEYWORD, PAPER, SOURCE, WORK, type Network } from '../model/network';
import { toEpochDay } from '../model/partial-date';
import { NO_CLUSTER, NO_DATE, PRECISION, type PapersBehind } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import type { MapContext } from './map-context';

/**
 * The papers behind the nodes of a map that has no papers of its own, so that it has a timeline and can be filtered by date: those that
 * an author wrote, that hold a keyword, that a source published. Null where papers or cited works, which have dates themselves, are nodes,
 * and where no node has a paper (a finished map of names).
 *
 * @param cluster n: cluster of each node; a paper takes the one that most of its nodes are in, ties to the larger
 */
export function papersBehind(
  input: NetworkInput,
  network: Network,
  cluster: Uint16Array,
): PapersBehind | null {
  const rows = rowsBehind(input, network);
  const listed = listRows(rows);
  if (listed.length === 0) return null;
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((papers, node) => (offsets[node + 1] = offsets[node]! + papers.length));
  const { corpus } = input;
  const place = new Map(listed.map((paper, at) => [paper, at]));
  const dates = listed.map((paper) => corpus.papers[paper]!.date);
  const retracted = Uint8Array.from(listed, (paper) =>
    corpus.papers[paper]!.flags?.includes('retracted') ? 1 : 0,
  );
  return {
    day: Int32Array.from(dates, (date) => (date ? toEpochDay(date) : NO_DATE)),
    dayPrecision: Uint8Array.from(dates, (date) =>
      !date
        ? PRECISION.none
        : date.month === undefined
          ? PRECISION.year
          : date.day === undefined
            ? PRECISION.month
            : PRECISION.day,
    ),
    ...(retracted.includes(1) ? { retracted } : {}),
    cluster: clustersOfPapers(rows, place, cluster),
    offsets,
    papers: Uint32Array.from(rows.flat(), (paper) => place.get(paper)!),
  };
}

type Nodes = Pick<Network, 'kinds' | 'entities' | 'nodeCount'>;

/**
 * Dense indices of papers in the corpus.
 *
 * @param shown nodes, of which the papers count; where papers stand behind the nodes, places in the columns of Snapshot.behind
 */
export function listShownPapers({ input, snapshot }: MapContext, shown: Uint32Array): number[] {
  if (!snapshot.behind) {
    return [...shown]
      .filter((node) => snapshot.kinds[node] === PAPER)
      .map((node) => snapshot.entities[node]!);
  }
  const listed = listRows(rowsBehind(input, snapshot));
  return [...shown].map((place) => listed[place]!);
}

function listRows(rows: readonly number[][]): number[] {
  return [...new Set(rows.flat())].sort((a, b) => a - b);
}

/** By node: its papers; no rows on maps that have dates of their own. */
function rowsBehind(input: NetworkInput, { kinds, entities, nodeCount }: Nodes): number[][] {
  if (kinds.includes(PAPER) || kinds.includes(WORK)) return [];
  const { corpus } = input;
  const withTerm = kinds.includes(KEYWORD) ? papersByTerm(input) : [];
  return Array.from({ length: nodeCount }, (_, node) => {
    const entity = entities[node]!;
    if (kinds[node] === AUTHOR) return corpus.authors[entity]?.papers ?? [];
    return (kinds[node] === SOURCE ? corpus.venues[entity]?.papers : withTerm[entity]) ?? [];
  });
}

/** n: mean day of the papers behind each node, with the precision of a year; nodes without one keep what they have. */
export function meanDays(
  { day, offsets, papers }: PapersBehind,
  own: { day: Int32Array; dayPrecision: Uint8Array },
): void {
  for (let node = 0; node < own.day.length; node++) {
    let sum = 0;
    let dated = 0;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const value = day[papers[e]!]!;
      if (value === NO_DATE) continue;
      sum += value;
      dated++;
    }
    if (dated === 0) continue;
    own.day[node] = Math.round(sum / dated);
    own.dayPrecision[node] = PRECISION.year;
  }
}

function papersByTerm({ text, corpus }: NetworkInput): number[][] {
  const papers: number[][] = text.terms.map(() => []);
  const { offsets, columns, rowCount } = text.paperTerms;
  const seen = new Int32Array(text.terms.length).fill(-1);
  for (let paper = 0; paper < rowCount; paper++) {
    for (let e = offsets[paper]!; e < offsets[paper + 1]!; e++) {
      const term = columns[e]!;
      if (seen[term] === paper) continue;
      seen[term] = paper;
      papers[term]!.push(paper);
    }
  }
  text.terms.forEach(({ keyword }, term) => {
    if (keyword === undefined) return;
    const joined = new Set([...papers[term]!, ...corpus.keywords[keyword]!.papers]);
    papers[term] = [...joined].sort((a, b) => a - b);
  });
  return papers;
}

function clustersOfPapers(
  rows: readonly number[][],
  place: ReadonlyMap<number, number>,
  cluster: Uint16Array,
): Uint16Array {
  const votes = Array.from({ length: place.size }, () => new Map<number, number>());
  rows.forEach((papers, node) => {
    const own = cluster[node]!;
    if (own === NO_CLUSTER) return;
    for (const paper of papers) {
      const counts = votes[place.get(paper)!]!;
      counts.set(own, (counts.get(own) ?? 0) + 1);
    }
  });
  return Uint16Array.from(votes, (counts) => {
    let best = NO_CLUSTER;
    let most = 0;
    for (const [choice, count] of counts) {
      if (count < most || (count === most && choice > best)) continue;
      best = choice;
      most = count;
    }
    return best;
  });
}
