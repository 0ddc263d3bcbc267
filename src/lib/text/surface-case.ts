import { findGenera } from './species-names';
import { KNOWN_NAMES } from './word-lists';

const SMALL_WORD = /(?<![\p{L}\p{N}-])\p{Ll}[\p{Ll}'-]*(?![\p{L}\p{N}-])/gu;
/** A capital between small words: not the head of a sentence, not a run of capitals. */
const NAME = /(?<=\p{Ll}[,;]? \(?)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*(?=(?:'s)?(?:[ -]\p{Ll}|[,.;:)]))/gu;
/** A capital at the end, after a small word: "attendance in Uganda". */
const LAST_NAME = /(?<=(?<![\p{L}\p{N}'-])\p{Ll}[\p{Ll}-]{0,30} )\p{Lu}\p{Ll}+$/u;
/** Several capitals between small words: "in the United States", "the Internet of Things (IoT)". */
const NAME_OF_WORDS =
  /(?<=\p{Ll}[,;]? \(?)\p{Lu}\p{Ll}{1,30}(?: (?:of )?\p{Lu}\p{Ll}{1,30}){1,3}(?=(?:'s)?(?:[ -]\p{Ll}|[,.;:)]| \(|$))/gu;
/** Names of ordinary words, which titles can't tell from headline capitals. */
const NAMES_OF_WORDS = [
  'Buenos Aires',
  'European Union',
  'Great Britain',
  'Hong Kong',
  'Internet of Things',
  'Las Vegas',
  'Los Angeles',
  'New York',
  'New Zealand',
  'Saudi Arabia',
  'South Africa',
  'United Kingdom',
  'United Nations',
  'United States',
];
const MAX_NAME_WORDS = 6;
const CAPITALIZED = /^\p{Lu}[\p{Ll}']*$/u;
const MIXED = /^\p{Lu}(?=.*\p{Ll})(?=.*\p{Lu}).+$/u;

/**
 * What a corpus says about capitals: a word that is somewhere written small is an ordinary word, and its capital in a title or at
 * the head of a sentence says nothing. A name is never written small, and has its capital between small words.
 */
export class SurfaceCase {
  private readonly small = new Set<string>();
  private readonly names = new Set<string>();
  /** First words of species. They keep their capital even where the second word is the same: "Vulpes vulpes". */
  private readonly genera = new Set<string>();
  /** Names of several words by their lower-case form: spellings with their counts. */
  private readonly namesOfWords = new Map<string, Map<string, number>>();
  /** How often the same words stand small. */
  private readonly smallPhrases = new Map<string, number>();

  constructor() {
    for (const name of NAMES_OF_WORDS) this.namesOfWords.set(name.toLowerCase(), new Map([[name, 1]]));
  }

  /** @param prose running text, not titles in capitals */
  learn(prose: string): void {
    for (const [word] of prose.matchAll(SMALL_WORD)) {
      this.small.add(word);
      if (word.includes('-')) for (const part of word.split('-')) this.small.add(part);
    }
    for (const [name] of prose.matchAll(NAME_OF_WORDS)) {
      const spellings = this.namesOfWords.get(name.toLowerCase()) ?? new Map<string, number>();
      spellings.set(name, (spellings.get(name) ?? 0) + 1);
      this.namesOfWords.set(name.toLowerCase(), spellings);
    }
    const [last] = LAST_NAME.exec(prose) ?? [];
    if (last !== undefined) this.names.add(last);
    for (const [name] of prose.matchAll(NAME)) for (const part of name.split('-')) this.names.add(part);
  }

  /** @param text of any capitals but capitals throughout */
  learnSpecies(text: string): void {
    for (const genus of findGenera(text)) this.genera.add(genus);
  }

  /** @param words a phrase of running text, learnt before, as it stands there */
  meet(words: readonly string[]): void {
    const phrase = words.join(' ');
    if (words.length < 2 || /\p{Lu}/u.test(phrase) || !this.namesOfWords.has(phrase)) return;
    this.smallPhrases.set(phrase, (this.smallPhrases.get(phrase) ?? 0) + 1);
  }

  /** A keyword's word: small where it is an ordinary word of the texts, as it is elsewhere. */
  inKeyword(word: string): string {
    if (!/\p{Lu}/u.test(word)) return word;
    return word
      .split('-')
      .map((part) =>
        CAPITALIZED.test(part) && !this.isSmall(part.toLowerCase()) ? part : this.partInSentence(part),
      )
      .join('-');
  }

  /** A phrase in sentence case with the capitals of names of several words put back: "united states policy" -> "United States policy". */
  withNames(phrase: string): string {
    const words = phrase.split(' ');
    for (let first = 0; first < words.length - 1; first++) {
      for (let end = Math.min(words.length, first + MAX_NAME_WORDS); end > first + 1; end--) {
        const name = this.nameOf(words.slice(first, end).join(' '));
        if (name === undefined) continue;
        words.splice(first, end - first, ...name.split(' '));
        break;
      }
    }
    return words.join(' ');
  }

  /** The name of several words that a phrase is, with its capitals; undefined: it is none. */
  nameOf(phrase: string): string | undefined {
    const key = phrase.toLowerCase();
    const spellings = this.namesOfWords.get(key);
    if (!spellings) return undefined;
    let best = '';
    let bestCount = 0;
    let all = 0;
    for (const [spelling, count] of spellings) {
      all += count;
      if (count > bestCount || (count === bestCount && spelling < best)) {
        best = spelling;
        bestCount = count;
      }
    }
    return all > (this.smallPhrases.get(key) ?? 0) ? best : undefined;
  }

  /** The word as it is written inside a sentence: "Transformers" -> "transformers", "Hedgehog" and "LLMs" as they are. */
  inSentence(word: string): string {
    if (!/\p{Lu}/u.test(word)) return word;
    return word
      .split('-')
      .map((part) => this.partInSentence(part))
      .join('-');
  }

  private partInSentence(part: string): string {
    const lower = part.toLowerCase();
    const name = part.replace(/'s$/, '');
    if (part.length < 2 || KNOWN_NAMES.has(name) || this.genera.has(name)) return part;
    if (CAPITALIZED.test(part))
      return this.isSmall(name.toLowerCase()) || !this.names.has(name) ? lower : part;
    // "ARchiTecture" shows where an acronym has its letters from.
    return MIXED.test(part) && !part.endsWith('s') && this.small.has(lower) ? lower : part;
  }

  private isSmall(word: string): boolean {
    if (this.small.has(word)) return true;
    return word.endsWith('s') ? this.small.has(word.slice(0, -1)) : this.small.has(`${word}s`);
  }
}
