import { singularShort } from './acronyms';
import { chooseLabel } from './choose-label';
import { normalizeTerm, normalizeWord } from './normalize-term';
import type { SurfaceCase } from './surface-case';

/** The long form of an acronym. */
export interface Expansion {
  /** The last one singular. */
  words: string[];
  /** As its definition has it. */
  written: string[];
}

/** Something that may become a term. */
export interface Candidate {
  key: string;
  /** As shown; settled when all papers are read. */
  label: string;
  /** Normal forms of its words; acronyms written out. */
  words: string[];
  /** Spellings, in sentence case, with their counts. */
  surfaces: Map<string, number>;
  /** The same of given keywords. */
  given: Map<string, number>;
  df: number;
  /** Corpus index of the given keyword; -1 where none is. Of several the one that came first in the corpus. */
  keyword: number;
  /** Found in texts without a tagger only. */
  isNgram: boolean;
  /** Its acronym takes a plural s somewhere: "LLMs". */
  hasPluralAcronym: boolean;
}

/** A candidate in one paper. */
export interface Occurrence {
  candidate: number;
  tf: number;
  /** Place of the first one, 0..1. */
  first: number;
}

/** Between words of languages that put no space there. */
const UNSPACED_GAP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー])/gu;
/** Acronyms of longer names are shown short. */
const MAX_SHOWN_WORDS = 4;

/** Candidates of a corpus as they are met, paper by paper. */
export class CandidateTable {
  readonly list: Candidate[] = [];
  readonly byPaper: Occurrence[][] = [];
  private readonly ids = new Map<string, number>();
  private inPaper = new Map<number, Occurrence>();

  /**
   * @param trustsCapitals keywords have capitals where their authors want them, not at the head of each
   * @param trustsInnerCapitals keywords of several words have capitals inside only where they are names
   */
  constructor(
    private readonly casing: SurfaceCase,
    private readonly trustsCapitals: boolean,
    private readonly trustsInnerCapitals: boolean,
  ) {}

  private language = 'en';

  startPaper(language: string): void {
    this.language = language;
    this.inPaper = new Map();
    this.byPaper.push([]);
  }

  add(
    surfaces: readonly string[],
    position: number,
    tf: number,
    expand: (word: string) => Expansion | undefined,
    keyword = -1,
  ): void {
    const written = surfaces.flatMap((word) => expand(word)?.words ?? [word]);
    const { language } = this;
    const key = normalizeTerm(written, language);
    if (key.length < 2) return;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.list.length;
      this.ids.set(key, id);
      this.list.push({
        key,
        label: key,
        words: [],
        surfaces: new Map(),
        given: new Map(),
        df: 0,
        keyword: -1,
        isNgram: true,
        hasPluralAcronym: false,
      });
    }
    const candidate = this.list[id] as Candidate;
    // "Long-context" and "long context" are one: its words are those of the spelling that parts them.
    if (written.length > candidate.words.length) {
      candidate.words = written.map((word, i) => normalizeWord(word, i === written.length - 1, language));
    }
    if (language === 'en') candidate.isNgram = false;
    if (keyword >= 0 && (candidate.keyword < 0 || keyword < candidate.keyword)) candidate.keyword = keyword;
    const isShown = surfaces.length === 1 && written.length <= MAX_SHOWN_WORDS;
    const shown = (isShown ? expand(surfaces[0]!)?.written : undefined) ?? surfaces;
    const surface = keyword >= 0 ? this.toGiven(shown) : this.toSurface(shown);
    const spellings = keyword >= 0 ? candidate.given : candidate.surfaces;
    spellings.set(surface, (spellings.get(surface) ?? 0) + 1);
    if (surfaces.length === 1 && shown !== surfaces && singularShort(surfaces[0]!) !== surfaces[0])
      candidate.hasPluralAcronym = true;
    const seen = this.inPaper.get(id);
    if (seen) {
      seen.tf += tf;
      return;
    }
    const occurrence = { candidate: id, tf, first: position };
    this.inPaper.set(id, occurrence);
    this.byPaper[this.byPaper.length - 1]?.push(occurrence);
    candidate.df++;
  }

  /** The words in sentence case. */
  private toSurface(words: readonly string[]): string {
    return words
      .map((word) => this.casing.inSentence(word))
      .join(' ')
      .replace(UNSPACED_GAP, '');
  }

  /** A keyword as given, but for capitals that stand at the head of ordinary words by habit. */
  private toGiven(words: readonly string[]): string {
    const isName = this.trustsInnerCapitals && words.slice(1).some((word) => /^\p{Lu}\p{Ll}/u.test(word));
    if (!this.trustsCapitals && !isName) {
      return words
        .map((word) => this.casing.inKeyword(word))
        .join(' ')
        .replace(UNSPACED_GAP, '');
    }
    return words.join(' ').replace(UNSPACED_GAP, '');
  }

  /** Chooses what each candidate is called. */
  chooseLabels(): void {
    for (const candidate of this.list) candidate.label = chooseLabel(candidate, this.casing);
  }

  /** Where no tagger tells names from clauses, several words in a row are a name when they come back: in another paper or in this one. */
  dropChanceNgrams(): void {
    for (const [paper, occurrences] of this.byPaper.entries()) {
      this.byPaper[paper] = occurrences.filter(({ candidate, tf }) => {
        const { isNgram, df, words, keyword } = this.list[candidate] as Candidate;
        return !isNgram || df > 1 || tf > 1 || keyword >= 0 || words.length < 2;
      });
    }
  }
}
