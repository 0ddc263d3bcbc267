import type { Phrase } from './noun-phrases';
import { stopWordsOf } from './stop-words';

const MAX_WORDS = 3;
/** Languages written without spaces between words. */
const UNSPACED = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);
const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text in any language, by Unicode's and the language's own rules (Intl.Segmenter). */
export function segmentWords(text: string, language: string): { word: string; isWord: boolean }[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const words: { word: string; isWord: boolean }[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (segment.trim() !== '') words.push({ word: segment, isWord: isWordLike === true });
  }
  return words;
}

/**
 * Candidate terms where there is no tagger: runs of one to three words that hold no stop word and no punctuation.
 *
 * @param language ISO 639-1
 */
export function findNgrams(text: string, language: string, from = 0, to = 1): Phrase[] {
  const words = segmentWords(text, language);
  const stopWords = stopWordsOf(language);
  const english = stopWordsOf('en');
  const unspaced = UNSPACED.has(language);
  const isContent = ({ word, isWord }: { word: string; isWord: boolean }) => {
    const lower = word.toLowerCase();
    return (
      isWord &&
      /\p{L}/u.test(word) &&
      !stopWords.has(lower) &&
      !(english.has(lower) && /^[a-z]+$/.test(lower))
    );
  };
  const phrases: Phrase[] = [];
  for (let first = 0; first < words.length; first++) {
    const run: string[] = [];
    for (let last = first; last < Math.min(words.length, first + MAX_WORDS); last++) {
      const word = words[last];
      if (!word || !isContent(word)) break;
      run.push(word.word);
      const letters = run.join('').length;
      if (letters < (unspaced ? 2 : 4)) continue;
      phrases.push({
        words: unspaced ? [run.join('')] : [...run],
        position: from + ((to - from) * first) / words.length,
      });
    }
  }
  return phrases;
}
