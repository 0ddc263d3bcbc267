import { AUTHOR } from '../lib/model/network';
import type { Snapshot } from '../lib/model/snapshot';
import { UsageError } from './usage';

/**
 * Ids of the authors whose name has all the words of each typed name, whatever their order, accents and case: "Waltman",
 * "Ludo Waltman" and "Waltman, Ludo" all find "Waltman, Ludo". A full match comes before partial ones.
 *
 * @throws UsageError when a name is on no author of the map
 */
export function findAuthors(snapshot: Snapshot, names: string[]): string[] {
  if (names.length === 0) return [];
  const authors = snapshot.ids.flatMap((id, node) =>
    snapshot.kinds[node] === AUTHOR ? [{ id, words: wordsOf(snapshot.labels[node] ?? '') }] : [],
  );
  if (authors.length === 0) {
    throw new UsageError(
      '--author needs authors on the map; this one has none. Try --network mixed or co-authorship.',
    );
  }
  const found = names.flatMap((name) => {
    const wanted = wordsOf(name);
    const partial = authors.filter(({ words }) => wanted.every((word) => words.includes(word)));
    if (wanted.length === 0 || partial.length === 0)
      throw new UsageError(`No author on the map is called "${name}".`);
    const full = partial.filter(({ words }) => words.length === wanted.length);
    return (full.length > 0 ? full : partial).map(({ id }) => id);
  });
  return [...new Set(found)];
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
