import type { SparseRows } from '../model/text';
import type { Progress } from '../model/progress';
import { foldTyping, LONGEST_WORD, normalizeWord } from './normalize-term';

/** A paper as words for its vector. Each part counts by its weight. */
export interface WeightedText {
  text: string;
  weight: number;
  /** A given keyword: beside its words it is a feature as a whole, for two papers with one keyword are more alike than their words tell. */
  isKeyword?: boolean;
  /** ISO 639-1; default: English. */
  language?: string;
}

/** Before the name of a feature that is a whole keyword. */
export const KEYWORD_PREFIX = 'keyword: ';

export interface TextVectors {
  vectors: SparseRows;
  features: string[];
}

/** Above this many papers rows keep their strongest features only. */
const LARGE_CORPUS = 3000;
const MAX_FEATURES_A_PAPER = 80;
/** Steps that the search for neighbours may take before common words are left out; about three seconds. */
const MOST_STEPS = 500e6;
/** Words in fewer papers than this share are never left out. */
const LEAST_CUT = 0.05;
const IDF_POWER = 0.75;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['.][\p{L}\p{N}]+)*/gu;
/** A bigram's number: first word * PAIR_BASE + second word. */
const PAIR_BASE = 2 ** 26;

/**
 * Papers as vectors of words, bigrams and whole keywords: x = (1 + ln tf) · idf^0.75, idf = ln((1 + N) / (1 + df)) + 1, length 1. (The damped idf finds more
 * neighbours of the same class than the plain one.) What stands in one
 * paper only can't be shared, and is left out.
 *
 * @param papers for each paper its weighted texts (title, abstract, keywords)
 * @param stopWords words that are no feature of their own and in no bigram
 * @param split tokenizer for text without spaces between words; default: runs of letters and digits
 * @returns papers x features; features sorted by name
 */
export async function buildVectors(
  papers: readonly (readonly WeightedText[])[],
  stopWords: ReadonlySet<string>,
  progress: Progress,
  split: (text: string) => string[] = (text) => text.match(WORD) ?? [],
): Promise<TextVectors> {
  const paperCount = papers.length;
  const wordIds = new Map<string, number>();
  const words: string[] = [];
  const normalForms = new Map<string, Map<string, string>>();
  const pairIds = new Map<number, number>();
  const pairs: number[] = [];
  // Word features have even ids, bigrams odd ones, until both are renumbered.
  const documentFrequency: number[][] = [[], []];
  const rowIds: Uint32Array[] = [];
  const rowCounts: Float32Array[] = [];

  for (let paper = 0; paper < paperCount; paper++) {
    const yielded = progress('finding terms', paperCount + paper, 2 * paperCount);
    if (yielded) await yielded;
    const counts = new Map<number, number>();
    const idOf = (word: string): number => {
      let id = wordIds.get(word);
      if (id === undefined) {
        id = words.length;
        wordIds.set(word, id);
        words.push(word);
      }
      return id;
    };
    for (const { text, weight, isKeyword, language = 'en' } of papers[paper] ?? []) {
      let forms = normalForms.get(language);
      if (!forms) normalForms.set(language, (forms = new Map()));
      if (isKeyword) {
        const whole = 2 * idOf(KEYWORD_PREFIX + normalizeKeyword(text, language));
        counts.set(whole, (counts.get(whole) ?? 0) + weight);
      }
      for (const clause of foldTyping(text).split(/[.,;:!?()[\]"\n]+(?=\s|$)|[()[\]"“”]/u)) {
        let before = -1;
        for (const surface of split(clause)) {
          let word = forms.get(surface);
          if (word === undefined) {
            const normal = normalizeWord(surface, true, language);
            word =
              stopWords.has(surface.toLowerCase()) || stopWords.has(normal) || isNoWord(normal) ? '' : normal;
            forms.set(surface, word);
          }
          if (word === '') {
            before = -1;
            continue;
          }
          const id = idOf(word);
          counts.set(2 * id, (counts.get(2 * id) ?? 0) + weight);
          if (before >= 0 && before !== id) {
            const pair = before * PAIR_BASE + id;
            let pairId = pairIds.get(pair);
            if (pairId === undefined) {
              pairId = pairs.length;
              pairIds.set(pair, pairId);
              pairs.push(pair);
            }
            counts.set(2 * pairId + 1, (counts.get(2 * pairId + 1) ?? 0) + weight);
          }
          before = id;
        }
      }
    }
    const ids = new Uint32Array(counts.size);
    const values = new Float32Array(counts.size);
    let place = 0;
    for (const [id, count] of counts) {
      ids[place] = id;
      values[place++] = count;
      const table = documentFrequency[id & 1] as number[];
      table[id >> 1] = (table[id >> 1] ?? 0) + 1;
    }
    rowIds.push(ids);
    rowCounts.push(values);
  }

  const nameOf = (id: number): string => {
    if ((id & 1) === 0) return words[id >> 1] ?? '';
    const pair = pairs[id >> 1] ?? 0;
    return `${words[Math.floor(pair / PAIR_BASE)] ?? ''} ${words[pair % PAIR_BASE] ?? ''}`;
  };
  return finishRows(rowIds, rowCounts, documentFrequency, nameOf, progress);
}

/** Lower case, US spelling, singular, without a bracketed acronym: "Graph neural networks (GNNs)" is "graph neural network". */
function normalizeKeyword(label: string, language: string): string {
  const words = foldTyping(label)
    .replace(/\s*\([^()]*\)\s*$/, '')
    .split(/[\s-]+/)
    .filter(Boolean);
  return words.map((word, i) => normalizeWord(word, i === words.length - 1, language)).join(' ');
}

function isNoWord(word: string): boolean {
  if (word.length > LONGEST_WORD) return true;
  return (word.length < 2 && /^[\p{ASCII}]$/u.test(word)) || /^[\d.]+$/.test(word);
}

/**
 * The largest document frequency whose features the search for neighbours can bear: a feature of df papers costs df² steps. Common words
 * are left out only as far as they must be, for in a corpus of few words they are what the topics differ in.
 */
function affordableDf(frequencies: number[], paperCount: number): number {
  const papers = Float64Array.from(frequencies.filter((df) => df >= 2)).sort();
  let steps = 0;
  for (const df of papers) {
    steps += df * df;
    if (steps > MOST_STEPS && df > LEAST_CUT * paperCount) return df - 1;
  }
  return paperCount;
}

async function finishRows(
  rowIds: Uint32Array[],
  rowCounts: Float32Array[],
  documentFrequency: number[][],
  nameOf: (id: number) => string,
  progress: Progress,
): Promise<TextVectors> {
  const paperCount = rowIds.length;
  const large = paperCount > LARGE_CORPUS;
  const maxDf = large ? affordableDf(documentFrequency.flat(), paperCount) : paperCount;
  const dfOf = (id: number): number => documentFrequency[id & 1]?.[id >> 1] ?? 0;

  const kept: { id: number; name: string }[] = [];
  for (let kind = 0; kind < 2; kind++) {
    const table = documentFrequency[kind] ?? [];
    for (let i = 0; i < table.length; i++) {
      const df = table[i] ?? 0;
      if (df >= 2 && df <= maxDf) kept.push({ id: 2 * i + kind, name: nameOf(2 * i + kind) });
    }
  }
  kept.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const columnOf = new Map<number, number>();
  const features = kept.map(({ id, name }, column) => {
    columnOf.set(id, column);
    return name;
  });

  const offsets = new Uint32Array(paperCount + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let paper = 0; paper < paperCount; paper++) {
    const yielded = progress('finding terms', paperCount, paperCount);
    if (yielded) await yielded;
    const ids = rowIds[paper] ?? new Uint32Array();
    const counts = rowCounts[paper] ?? new Float32Array();
    let row: [column: number, value: number][] = [];
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0;
      const df = dfOf(id);
      const idf = Math.log((1 + paperCount) / (1 + df)) + 1;
      const value = (1 + Math.log(counts[i] ?? 1)) * idf ** IDF_POWER;
      const column = columnOf.get(id);
      if (column !== undefined) row.push([column, value]);
    }
    if (large && row.length > MAX_FEATURES_A_PAPER) {
      row.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      row = row.slice(0, MAX_FEATURES_A_PAPER);
    }
    row.sort((a, b) => a[0] - b[0]);
    let norm = 0;
    for (const [, value] of row) norm += value * value;
    norm = Math.sqrt(norm) || 1;
    for (const [column, value] of row) {
      columns.push(column);
      values.push(value / norm);
    }
    offsets[paper + 1] = columns.length;
  }
  return {
    vectors: {
      rowCount: paperCount,
      columnCount: features.length,
      offsets,
      columns: Uint32Array.from(columns),
      values: Float32Array.from(values),
    },
    features,
  };
}
