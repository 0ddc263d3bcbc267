import { listedLanguages, stopWordsOf } from './stop-words';
import { ENGLISH_ONLY } from './word-lists';

const SCRIPTS: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}{2,}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
];
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
const OTHER_SCRIPTS = new Set(['en', 'ja', 'ko', 'zh', 'el', 'he', 'hi', 'th', 'ru', 'uk', 'ar', 'fa']);
/** English first: a title without a telling word is taken for English. */
const LATIN_LANGUAGES = ['en', ...listedLanguages().filter((language) => !OTHER_SCRIPTS.has(language))];

/**
 * The language of a title and abstract (ISO 639-1): by its letters, then by its function words. English where nothing tells.
 */
export function detectLanguage(text: string): string {
  const head = text.slice(0, 2000);
  if (isPlainlyEnglish(head)) return 'en';
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'en';
  const latin = head.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin > 0.75 * letters) return byFunctionWords(head, LATIN_LANGUAGES);
  for (const [language, pattern] of SCRIPTS) {
    // Japanese is recognised by its kana, of which a text has fewer than Han characters.
    if ((head.match(pattern)?.length ?? 0) > (language === 'ja' ? 0.1 : 0.3) * letters) return language;
  }
  if ((head.match(CYRILLIC)?.length ?? 0) > 0.3 * letters) return byFunctionWords(head, ['ru', 'uk']);
  if ((head.match(ARABIC)?.length ?? 0) > 0.3 * letters) return byFunctionWords(head, ['ar', 'fa']);
  return byFunctionWords(head, LATIN_LANGUAGES);
}

/** Most texts are, and this is cheap: a fifth of the first words are English function words that no other listed language has. */
function isPlainlyEnglish(text: string): boolean {
  const words = text.slice(0, 400).match(/[A-Za-z]+/g) ?? [];
  let count = 0;
  for (const word of words) if (ENGLISH_ONLY.has(word)) count++;
  return words.length >= 8 && count >= 0.2 * words.length;
}

function byFunctionWords(text: string, languages: readonly string[]): string {
  // "AI in schools": an acronym is no function word, unless all is in capitals.
  const running = /(?<!\p{L})\p{Ll}{2}/u.test(text)
    ? text.replace(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu, ' ')
    : text;
  const words = running.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = languages[0] ?? 'en';
  let bestCount = 0;
  for (const language of languages) {
    const stopWords = stopWordsOf(language);
    let count = 0;
    for (const word of words) if (stopWords.has(word)) count++;
    if (count > bestCount) {
      best = language;
      bestCount = count;
    }
  }
  return best;
}
