import type { NetworkInput } from '../networks/network-input';
import { NODE_KINDS } from '../model/network';
import type { Snapshot } from '../model/snapshot';

/** A map with what it was made from. */
export interface MapSource {
  input: NetworkInput;
  snapshot: Snapshot;
}

const NONE: readonly number[] = [];

/**
 * The papers behind a node, as dense indices: a paper itself, what an author wrote, what has a keyword, what stands in a source. A cited
 * work has none here. Keywords are looked up once for the whole map.
 */
export function paperLists({ input, snapshot }: MapSource): (node: number) => readonly number[] {
  const { corpus } = input;
  let byTerm: number[][] | undefined;
  return (node) => {
    const entity = snapshot.entities[node] ?? 0;
    switch (NODE_KINDS[snapshot.kinds[node] ?? 0]) {
      case 'paper':
        return [entity];
      case 'author':
        return corpus.authors[entity]?.papers ?? NONE;
      case 'source':
        return corpus.venues[entity]?.papers ?? NONE;
      case 'keyword':
        return (byTerm ??= papersByTerm(input))[entity] ?? NONE;
      default:
        return NONE;
    }
  };
}

/** Papers of each term, ascending. */
export function papersByTerm({ text }: NetworkInput): number[][] {
  const { offsets, columns, rowCount } = text.paperTerms;
  const papers: number[][] = text.terms.map(() => []);
  for (let paper = 0; paper < rowCount; paper++) {
    for (let e = offsets[paper]!; e < offsets[paper + 1]!; e++) {
      const list = papers[columns[e]!];
      if (list && list.at(-1) !== paper) list.push(paper);
    }
  }
  return papers;
}

/** Papers here that cite each paper, ascending. */
export function citingPapers({ corpus }: NetworkInput): number[][] {
  const papers: number[][] = corpus.papers.map(() => []);
  for (let i = 0; i < corpus.citing.length; i++) papers[corpus.cited[i]!]?.push(corpus.citing[i]!);
  return papers;
}
