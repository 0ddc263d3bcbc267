import { LONGEST_WORD } from './normalize-term';
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
/** Characters that a segmenter is given at once, about. */
const LONGEST_PIECE = 1000;
/** Places to cut at: white space with what is no mark of it, a mark of punctuation, a letter with its marks. */
const GAP = /\s(?![\s\p{M}])/gu;
const PUNCTUATION = /[\p{P}\p{S}](?=[\p{L}\p{N}])/gu;
const LETTER = /\p{L}(?=\p{L})/gu;
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
  let isLoan = false;
  for (const piece of cutIntoPieces(text)) {
    for (const { segment, isWordLike } of segmenter.segment(piece)) {
      if (segment.trim() === '') continue;
      const before = words[words.length - 1];
      const wasLoan = isLoan;
      isLoan = KATAKANA.test(segment);
      // A loan word in katakana is one word, whatever a dictionary makes of it.
      if (before && isLoan && wasLoan) before.word += segment;
      else words.push({ word: segment, isWord: isWordLike === true });
    }
  }
  return words;
}

/**
 * A long text in pieces of at most LONGEST_PIECE characters: a segmenter's time grows with the square of its text. Cut after white space, which
 * parts words in every language; where there is none, after a mark of punctuation; else, where nothing parts the words, anywhere but inside
 * a character.
 */
export function cutIntoPieces(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > LONGEST_PIECE) {
    const window = text.slice(start, start + LONGEST_PIECE);
    const gap = lastMatch(window, GAP) || lastMatch(window, PUNCTUATION) || lastMatch(window, LETTER);
    const end = start + (gap || wholeLength(window));
    pieces.push(text.slice(start, end));
    start = end;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Length of a piece without the first half of a character at its end. */
function wholeLength(piece: string): number {
  return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length;
}

/** Place after the last match that has a character behind it; 0: there is none. */
function lastMatch(window: string, pattern: RegExp): number {
  let place = 0;
  for (const match of window.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (end < window.length) place = end;
  }
  return place;
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
      word.length <= LONGEST_WORD &&
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
