import { createLabelAliases } from '../corpus/label-aliases';
import type { Alias } from '../model/corrections';
import type { Progress } from '../model/progress';
import { agreeOnAcronyms, findAcronyms, singularShort, type AcronymDefinition } from './acronyms';
import { CandidateTable, type Candidate, type Expansion, type Occurrence } from './candidate-table';
import { cleanText } from './clean-text';
import { findNgrams, isUnspaced, segmentWords } from './ngrams';
import { findNounPhrases, type Phrase } from './noun-phrases';
import { partElisions } from './plurals';
import { normalizeTerm, singularize } from './normalize-term';
import { SurfaceCase } from './surface-case';
import { tagTokens } from './tagger';
import { joinLatin, joinNames } from './join-names';
import { joinTypeLetters } from './type-letters';
import { FUNCTION_WORD_ACRONYMS } from './word-lists';

/** A paper as the term finder reads it. */
export interface PaperText {
  title: string;
  abstract: string;
  /** Given keywords: dense index in the corpus and label. */
  keywords: { index: number; label: string }[];
  /** ISO 639-1. */
  language: string;
}

export interface Candidates {
  list: Candidate[];
  byPaper: Occurrence[][];
  acronyms: [short: string, long: string][];
}

/** A keyword of the authors counts as this many mentions in the text. */
const KEYWORD_TF = 3;

/**
 * All candidate terms of a corpus, counted. Same papers, same order: same result.
 */
export async function collectCandidates(
  papers: readonly PaperText[],
  progress: Progress,
  aliases: readonly Alias[] = [],
): Promise<Candidates> {
  const spell = createLabelAliases(aliases, (label) => normalizeTerm(label.split(/\s+/)));
  const n = papers.length;
  const casing = new SurfaceCase();
  const titles: string[] = [];
  const abstracts: string[] = [];
  const definitions: AcronymDefinition[][] = [];
  for (let i = 0; i < n; i++) {
    const yielded = progress('finding terms', 0, 2 * n);
    if (yielded) await yielded;
    const paper = papers[i] as PaperText;
    const title = partElisions(cleanText(paper.title), paper.language);
    const abstract = partElisions(cleanText(paper.abstract), paper.language);
    casing.learn(abstract);
    if (!isTitleCase(title)) casing.learn(title);
    if (paper.language === 'en') for (const text of [title, abstract]) casing.learnSpecies(text);
    for (const { label } of paper.keywords) if (!/\p{Lu}/u.test(label)) casing.learn(label);
    titles.push(title);
    abstracts.push(abstract);
    definitions.push(
      [title, abstract, ...paper.keywords.map(({ label }) => label)].flatMap((text) => findAcronyms(text)),
    );
  }
  // Twice, since long forms hold acronyms themselves: "RL from human feedback (RLHF)".
  const plain = toExpansions(agreeOnAcronyms(definitions, (long) => normalizeTerm(long.split(/\s+/))));
  const acronyms = agreeOnAcronyms(definitions, (long) =>
    normalizeTerm(expandWords(long.split(/\s+/), plain)),
  );
  const everywhere = toExpansions(acronyms, plain);

  const given = new Set(papers.flatMap(({ keywords }) => keywords.map(({ label }) => label)));
  const table = new CandidateTable(casing, isMostlySmall(papers), hasSmallInnerWords(papers));
  for (let i = 0; i < n; i++) {
    const yielded = progress('finding terms', i, 2 * n);
    if (yielded) await yielded;
    const paper = papers[i] as PaperText;
    const title = titles[i] ?? '';
    const abstract = abstracts[i] ?? '';
    const here = toExpansions(
      (definitions[i] ?? []).map(({ short, long }) => [short, long]),
      plain,
    );
    const expand = (word: string) => {
      const short = singularShort(word);
      const own = here.get(short);
      const common = everywhere.get(short);
      // "Language models (LLMs)" means what everyone means by it.
      return own && !(common && isPartOf(own.words, common.words)) ? own : common;
    };
    table.startPaper(paper.language);
    for (const phrase of findPhrases(title, abstract, paper.language, casing)) {
      const [first = ''] = phrase.words;
      if (phrase.words.length === 1 && isPoorAcronym(first) && !given.has(first) && !expand(first)) continue;
      const words =
        aliases.length === 0 ? phrase.words : spell(phrase.words.join(' ')).split(' ').filter(Boolean);
      if (words.length > 0) table.add(words, phrase.position, 1, expand);
    }
    for (const { index, label } of paper.keywords) {
      const plain = cleanText(label).replace(/\s*\((?![IVX]{1,4}\))[^()]*\)\s*$/, '');
      const words = isUnspaced(paper.language)
        ? segmentWords(plain, paper.language).map(({ word }) => word)
        : plain.split(' ').filter(Boolean);
      if (words.length > 0) table.add(words, 1, KEYWORD_TF, expand, index);
    }
  }
  table.dropChanceNgrams();
  table.chooseLabels();
  return {
    list: table.list,
    byPaper: table.byPaper,
    acronyms: [...acronyms].map(([short, long]) => [
      short,
      long
        .split(' ')
        .map((word) => casing.inSentence(word))
        .join(' '),
    ]),
  };
}

function findPhrases(title: string, abstract: string, language: string, casing: SurfaceCase): Phrase[] {
  // The title is taken as the first part of the text, the abstract as the rest.
  const share = title.length / Math.max(1, title.length + abstract.length);
  if (language !== 'en') {
    return [...findNgrams(title, language, 0, share), ...findNgrams(abstract, language, share, 1)];
  }
  // But for elements: "Cr(VI)".
  const sentenceCase = title.replace(/(?!\p{L}{1,2}\([IVX])[\p{L}\p{N}][\p{L}\p{N}'-]*/gu, (word) =>
    casing.inSentence(word),
  );
  const prose = abstract.replace(/(?<=^|[.!?:]\s)\p{Lu}[\p{Ll}'-]*/gu, (word) => casing.inSentence(word));
  const read = (text: string) =>
    joinTypeLetters(joinLatin(joinNames(tagTokens(text), (phrase) => casing.nameOf(phrase))));
  const inAbstract = findNounPhrases(read(prose), share, 1);
  for (const { words } of inAbstract) casing.meet(words);
  return [...findNounPhrases(read(sentenceCase), 0, share), ...inAbstract];
}

/** Acronyms that spell a function word and yet name a topic alone. */
const NAMING_ACRONYMS = new Set(['AI', 'WHO']);

/** "OR", "US": parts of phrases, and alone no topic unless a paper defines them or has them as its keyword. */
function isPoorAcronym(word: string): boolean {
  return (
    /^\p{Lu}+$/u.test(word) && FUNCTION_WORD_ACRONYMS.has(word.toLowerCase()) && !NAMING_ACRONYMS.has(word)
  );
}

/** Do most keywords begin small? Then "Semantic Scholar" among them is a name. */
function isMostlySmall(papers: readonly PaperText[]): boolean {
  let small = 0;
  let all = 0;
  for (const { keywords } of papers) {
    for (const { label } of keywords) {
      all++;
      if (/^\p{Ll}/u.test(label)) small++;
    }
  }
  return small > 0.5 * all;
}

/** Do most keywords of several words go on small? Then the capital in "Internet of Things" is that of a name. */
function hasSmallInnerWords(papers: readonly PaperText[]): boolean {
  let capitals = 0;
  let all = 0;
  for (const { keywords } of papers) {
    for (const { label } of keywords) {
      if (!/ \p{L}{4}/u.test(label)) continue;
      all++;
      if (/ \p{Lu}\p{Ll}{3}/u.test(label)) capitals++;
    }
  }
  return capitals < 0.5 * all;
}

function isTitleCase(title: string): boolean {
  const words = title.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.5 * words.length;
}

/** Short form -> its long form. The first definition of a short form counts. */
function toExpansions(
  definitions: Iterable<readonly [short: string, long: string]>,
  inner?: ReadonlyMap<string, Expansion>,
): Map<string, Expansion> {
  const expansions = new Map<string, Expansion>();
  for (const [short, long] of definitions) {
    if (expansions.has(short)) continue;
    const words = inner ? expandWords(long.split(/\s+/), inner, short) : long.split(/\s+/);
    const last = words.length - 1;
    expansions.set(short, {
      words: words.map((word, i) => (i === last ? singularize(word) : word)),
      written: words,
    });
  }
  return expansions;
}

function expandWords(
  words: readonly string[],
  expansions: ReadonlyMap<string, Expansion>,
  except = '',
): string[] {
  return words.flatMap((word) => {
    const short = singularShort(word);
    return (short === except ? undefined : expansions.get(short))?.words ?? [word];
  });
}

/** Does the longer one hold all words of the shorter one? */
function isPartOf(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const held = new Set(longer.map((word) => singularize(word)));
  return shorter.every((word) => held.has(singularize(word)));
}
