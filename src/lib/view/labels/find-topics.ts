import { foldForSearch } from '../../model/fold-for-search';
import type { Snapshot } from '../../model/snapshot';

/** A topic that a search finds. */
export interface FoundTopic {
  /** Index into the snapshot's clusters. */
  cluster: number;
  /** Its name as the map shows it. */
  label: string;
  /** Name of the part of it that was found, where its own name was not. */
  part?: string;
}

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The topics whose name, as the map shows it (the reader's own, too), or whose part's name holds every word of a query, each also as the beginning
 * of one. Topics found by their own name come first, then the larger ones.
 */
export function findTopics(
  snapshot: Pick<Snapshot, 'clusters' | 'subtopics'>,
  query: string,
  limit: number,
): FoundTopic[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const holds = (label: string): boolean => {
    const own = wordsOf(label);
    return words.every((word) => own.some((other) => other.startsWith(word)));
  };
  const byName: FoundTopic[] = [];
  const byPart: FoundTopic[] = [];
  snapshot.clusters.forEach(({ label }, cluster) => {
    if (holds(label)) return void byName.push({ cluster, label });
    const part = snapshot.subtopics?.list.find((one) => one.parent === cluster && holds(one.label));
    if (part) byPart.push({ cluster, label, part: part.label });
  });
  return [...byName, ...byPart].slice(0, limit);
}

function wordsOf(text: string): string[] {
  return foldForSearch(text).match(WORD) ?? [];
}
