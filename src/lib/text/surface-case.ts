import { KNOWN_NAMES } from './word-lists';

const SMALL_WORD = /(?<![\p{L}\p{N}-])\p{Ll}[\p{Ll}'-]*(?![\p{L}\p{N}-])/gu;
/** A capital between small words: not the head of a sentence, not a run of capitals. */
const NAME = /(?<=\p{Ll}[,;]? )\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*(?=(?:'s)?(?:[ -]\p{Ll}|[,.;:)]))/gu;
const CAPITALIZED = /^\p{Lu}[\p{Ll}']*$/u;
const MIXED = /^\p{Lu}(?=.*\p{Ll})(?=.*\p{Lu}).+$/u;

/**
 * What a corpus says about capitals: a word that is somewhere written small is an ordinary word, and its capital in a title or at
 * the head of a sentence says nothing. A name is never written small, and has its capital between small words.
 */
export class SurfaceCase {
  private readonly small = new Set<string>();
  private readonly names = new Set<string>();

  /** @param prose running text, not titles in capitals */
  learn(prose: string): void {
    for (const [word] of prose.matchAll(SMALL_WORD)) {
      this.small.add(word);
      if (word.includes('-')) for (const part of word.split('-')) this.small.add(part);
    }
    for (const [name] of prose.matchAll(NAME)) for (const part of name.split('-')) this.names.add(part);
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
    if (part.length < 2 || KNOWN_NAMES.has(part)) return part;
    if (CAPITALIZED.test(part)) return this.isSmall(lower) || !this.names.has(part) ? lower : part;
    // "ARchiTecture" shows where an acronym has its letters from.
    return MIXED.test(part) && !part.endsWith('s') && this.small.has(lower) ? lower : part;
  }

  private isSmall(word: string): boolean {
    if (this.small.has(word)) return true;
    return word.endsWith('s') ? this.small.has(word.slice(0, -1)) : this.small.has(`${word}s`);
  }
}
