import { jatsToText } from '../xml/jats-text';
import { isObject } from './json-values';

/** More words than any abstract has; a text that is longer is cut there. */
const MAX_WORDS = 20_000;
/** No word is longer. */
const MAX_WORD = 500;

/**
 * An abstract from its inverted index: {"Free": [0], "as": [1, 4] …}. Words are put in the order of their positions; gaps, positions that
 * occur twice and positions of any size cost nothing. https://docs.openalex.org/api-entities/works/work-object
 */
export function readInvertedIndex(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const words: (string | undefined)[] = [];
  /** Words whose position no abstract reaches: there is a gap before them. */
  const far = new Map<number, string>();
  for (const [word, positions] of Object.entries(value)) {
    if (!Array.isArray(positions)) continue;
    for (const at of positions as unknown[]) {
      if (!Number.isInteger(at) || (at as number) < 0) continue;
      const place = at as number;
      if (place < MAX_WORDS) words[place] ??= word.slice(0, MAX_WORD);
      else if (far.size < MAX_WORDS && !far.has(place)) far.set(place, word.slice(0, MAX_WORD));
    }
  }
  for (const [, word] of [...far].sort(([a], [b]) => a - b)) words.push(word);
  const text = words.filter((word) => word !== undefined).slice(0, MAX_WORDS);
  return jatsToText(text.join(' ')) || undefined;
}
