import type { Phrase } from './noun-phrases';
import { stopWordsOf } from './stop-words';

const MAX_WORDS = 3;
/** Segments are shorter than words there. */
const MAX_UNSPACED_WORDS = 4;
/** Languages written without spaces between words. */
const UNSPACED = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);
/** Every noun has a capital in German, and hardly another word does. */
const NOUN_CAPITALS = new Set(['de']);
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const segmenters = new Map<string, Intl.Segmenter>();

/** Is the language written without spaces between words? */
export function isUnspaced(language: string): boolean {
  return UNSPACED.has(language);
}

/** The words of a text in any language, by Unicode's and the language's own rules (Intl.Segmenter). */
export function segmentWords(text: string, language: string): { word: string; isWord: boolean }[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const words: { word: string; isWord: boolean }[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (segment.trim() === '') continue;
    const before = words[words.length - 1];
    // A loan word in katakana is one word, whatever a dictionary makes of it.
    if (before && KATAKANA.test(segment) && KATAKANA.test(before.word)) before.word += segment;
    else words.push({ word: segment, isWord: isWordLike === true });
  }
  return words;
}

/**
 * Candidate terms where there is no tagger: runs of one to three words (four where words are written without spaces) that hold no stop word and
 * no punctuation. German ones end in a word with a capital, which is a noun.
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
    for (
      let last = first;
      last < Math.min(words.length, first + (unspaced ? MAX_UNSPACED_WORDS : MAX_WORDS));
      last++
    ) {
      const word = words[last];
      if (!word || !isContent(word)) break;
      run.push(word.word);
      const letters = run.join('').length;
      if (letters < (unspaced ? 2 : 4)) continue;
      if (NOUN_CAPITALS.has(language) && !/^\p{Lu}/u.test(word.word)) continue;
      phrases.push({
        words: [...run],
        position: from + ((to - from) * first) / words.length,
      });
    }
  }
  return phrases;
}
