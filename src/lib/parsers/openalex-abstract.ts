import { jatsToText } from './jats-text';
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
  const words: { at: number; word: string }[] = [];
  for (const [word, positions] of Object.entries(value)) {
    if (!Array.isArray(positions)) continue;
    for (const at of positions as unknown[]) {
      if (typeof at !== 'number' || !(at >= 0) || words.length === MAX_WORDS) continue;
      words.push({ at, word: word.slice(0, MAX_WORD) });
    }
  }
  words.sort((a, b) => a.at - b.at);
  const text = words.filter(({ at }, i) => at !== words[i - 1]?.at).map(({ word }) => word);
  return jatsToText(text.join(' ')) || undefined;
}
