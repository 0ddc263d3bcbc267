import { INVARIANT_WORDS, IRREGULAR_PLURALS } from './word-lists';
import { toAmericanSpelling } from './american-spelling';
import { singularIn } from './plurals';

/** What is longer is no word: it names nothing, and the cost of tagging grows with the square of a word. In UTF-16 units. */
export const LONGEST_WORD = 100;

const MAX_CACHED = 200_000;
const innerForms = new Map<string, string>();
const lastForms = new Map<string, string>();
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const PLURAL_ACRONYM = /^[\p{Lu}\d][\p{L}\d-]*\p{Lu}s$/u;
const HAS_INNER_CAPITAL = /^.+\p{Lu}/u;

/**
 * The singular of an English noun, in lower case. Words that only look like plurals (bias, loss, analysis, dynamics) and acronyms
 * that end in a capital S (GPS) stay; the plural s of an acronym goes (LLMs).
 */
export function singularize(surface: string): string {
  const word = surface.toLowerCase();
  if (PLURAL_ACRONYM.test(surface)) return word.slice(0, -1);
  if (HAS_INNER_CAPITAL.test(surface) && surface.endsWith('S')) return word;
  return singularizeLower(word);
}

function singularizeLower(word: string): string {
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0) return word.slice(0, hyphen + 1) + singularizeLower(word.slice(hyphen + 1));
  const irregular = IRREGULAR_PLURALS.get(word);
  if (irregular) return irregular;
  if (word.length < 4 || !word.endsWith('s') || INVARIANT_WORDS.has(word)) return word;
  if (/(?:ss|us|is|ics|'s)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:sses|xes|zzes|ches|shes|oes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Folds what differs only in typing: compatibility forms, ligatures, dashes, quotes. Keeps case. */
export function foldTyping(text: string): string {
  return text
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[\u2018\u2019\u02bc]/gu, "'");
}

/**
 * The normal form of one word of a term: lower case, US spelling, and singular where it is the last word. In other languages than English every
 * word is made singular, as far as its ending tells.
 *
 * @param language ISO 639-1
 */
export function normalizeWord(surface: string, last: boolean, language = 'en'): string {
  if (language !== 'en') return singularIn(language, surface.toLowerCase());
  const cache = last ? lastForms : innerForms;
  let form = cache.get(surface);
  if (form === undefined) {
    form = toAmericanSpelling(last ? singularize(surface) : surface.toLowerCase());
    if (cache.size > MAX_CACHED) cache.clear();
    cache.set(surface, form);
  }
  return form;
}

/**
 * Merge key of a term: terms with the same key are one. "Long-context", "long context" and "long contexts" share a key.
 *
 * @param words the term's words as they stand in the text
 * @param language ISO 639-1
 */
export function normalizeTerm(words: readonly string[], language = 'en'): string {
  let key = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    // The parts of a compound are spelt one by one: "neighbour-joining".
    const parts = foldTyping(word).split('-');
    for (let j = 0; j < parts.length; j++) {
      const last = i === words.length - 1 && j === parts.length - 1;
      key += normalizeWord(parts[j] ?? '', last, language);
    }
  }
  return key.replace(/[\s'/.()]+/g, '');
}
