import { BACKGROUND_SHARES } from './word-lists';

/** Share of abstracts that hold a word which stands in no class. */
const RARE_SHARE = 0.004;

/** No single word is rarer than this: alone, words have many meanings. */
const SINGLE_SHARE = 0.02;

/**
 * Share of abstracts in which a phrase may be expected: that of its rarest word, a third for each further word.
 *
 * @param words normal forms: lower case, singular, US spelling
 */
export function backgroundShare(words: readonly string[]): number {
  let share = 1;
  for (const word of words) share = Math.min(share, BACKGROUND_SHARES.get(word) ?? RARE_SHARE);
  return words.length === 1 ? Math.max(share, SINGLE_SHARE) : share * 3 ** (1 - Math.min(words.length, 3));
}
