import { NODE_KINDS } from '../model/network';
import type { MapSource } from './paper-lists';
import { NO_YEAR, yearsOfPapers, type Years } from './time/years';

/** Citations from papers here of each paper and cited work; NaN for all other nodes. */
export function localCitations({ input, snapshot }: MapSource): Float32Array {
  const { corpus } = input;
  const citedBy = new Uint32Array(corpus.papers.length);
  for (const paper of corpus.cited) citedBy[paper]!++;
  return Float32Array.from(snapshot.kinds, (kind, node) => {
    const entity = snapshot.entities[node]!;
    if (NODE_KINDS[kind] === 'paper') return citedBy[entity] ?? NaN;
    return NODE_KINDS[kind] === 'work' ? (corpus.citedWorks[entity]?.citedBy.length ?? NaN) : NaN;
  });
}

/**
 * Citations over the years in which they could come: from the paper's own to the latest year here, both counted, so that a paper of the
 * latest year has one year and not none. NaN without a year, and for nodes that are no papers.
 */
export function citationsPerYear(
  source: MapSource,
  years = yearsOfPapers(source.input.corpus),
): Float32Array {
  const citations = localCitations(source);
  return perYear(source, years, (_, node) => citations[node]!);
}

/** Times cited as the file says, worldwide; NaN where it doesn't, and for nodes that are no papers. */
export function timesCited({ input, snapshot }: MapSource): Float32Array {
  const { papers } = input.corpus;
  return Float32Array.from(snapshot.kinds, (kind, node) =>
    NODE_KINDS[kind] === 'paper' ? (papers[snapshot.entities[node]!]?.timesCited ?? NaN) : NaN,
  );
}

/** The same over the years, see citationsPerYear. */
export function timesCitedPerYear(
  source: MapSource,
  years = yearsOfPapers(source.input.corpus),
): Float32Array {
  const { papers } = source.input.corpus;
  return perYear(source, years, (paper) => papers[paper]?.timesCited ?? NaN);
}

function perYear(
  { snapshot }: MapSource,
  years: Years,
  countOf: (paper: number, node: number) => number,
): Float32Array {
  return Float32Array.from(snapshot.kinds, (kind, node) => {
    if (NODE_KINDS[kind] !== 'paper') return NaN;
    const paper = snapshot.entities[node]!;
    const year = years.of[paper] ?? NO_YEAR;
    return year === NO_YEAR ? NaN : countOf(paper, node) / (years.last - year + 1);
  });
}
