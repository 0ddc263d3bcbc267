import { STOP_WORDS } from './word-lists';

const NONE: ReadonlySet<string> = new Set();

/** The stop words of a language (ISO 639-1), lower case; empty when there is no list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return STOP_WORDS.get(language) ?? NONE;
}

/** Languages that have a list. */
export function listedLanguages(): string[] {
  return [...STOP_WORDS.keys()];
}
