/**
 * What a corpus says about capitals: a word that is somewhere written small is an ordinary word, and its capital in a title or at
 * the head of a sentence says nothing; one that is never written small is a name.
 */
export class SurfaceCase {
  private readonly small = new Set<string>();

  /** @param prose running text, not titles in capitals */
  learn(prose: string): void {
    for (const [word] of prose.matchAll(/(?<![\p{L}\p{N}-])\p{Ll}[\p{Ll}'-]*(?![\p{L}\p{N}-])/gu)) {
      this.small.add(word);
      if (word.includes('-')) for (const part of word.split('-')) this.small.add(part);
    }
  }

  /** The word as it is written inside a sentence: "Transformers" -> "transformers", "Hedgehog" and "LLMs" as they are. */
  inSentence(word: string): string {
    if (!/^\p{Lu}/u.test(word)) return word;
    return word
      .split('-')
      .map((part) =>
        /^\p{Lu}[\p{Ll}']*$/u.test(part) && this.isSmall(part.toLowerCase()) ? part.toLowerCase() : part,
      )
      .join('-');
  }

  private isSmall(word: string): boolean {
    if (this.small.has(word)) return true;
    return word.endsWith('s') ? this.small.has(word.slice(0, -1)) : this.small.has(`${word}s`);
  }
}
