import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { cleanText } from '../../../src/lib/text/clean-text';
import { rankLabels } from '../../../src/lib/text/labels/labels';
import { cutIntoPieces, segmentWords } from '../../../src/lib/text/ngrams';
import { isInHeading, tagTokens, type Token } from '../../../src/lib/text/tagger';
import { joinTypeLetters } from '../../../src/lib/text/type-letters';
import { makeCorpus, type PaperInput } from './make-corpus';

afterEach(() => vi.restoreAllMocks());

/** `length` characters of one piece over and over. */
const fill = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Two papers with a long text, two with a short one. */
const papersWith = (field: 'title' | 'abstract' | 'keywords', text: string): PaperInput[] =>
  ['', ' at last', '', ''].map((end, i): PaperInput => {
    const plain = { title: `Stone walls of valley ${i}`, abstract: 'We count the snails on stone walls.' };
    if (i > 1) return { ...plain, keywords: ['snails'] };
    return {
      ...plain,
      ...(field === 'keywords' ? { keywords: [text + end, 'snails'] } : { [field]: text + end }),
    };
  });

/** Processor time of the analysis, in microseconds: the least of some runs. */
async function costOf(papers: PaperInput[], runs: number): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await analyseText(makeCorpus(papers), NO_PROGRESS);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

describe('a long text', () => {
  // A tenfold text takes ten times as long; it would be a hundred times where the cost grew with the square.
  it.each([
    ['title', 'one word', 'a'],
    ['title', 'one word in capitals', 'AB'],
    ['title', 'short sentences', 'a.b,c;(d) '],
    ['title', 'mail addresses', 'a@'],
    ['title', 'capitals that are a word too', 'OR '],
    ['title', 'a heading in capitals', 'AB OR '],
    ['abstract', 'loan words', 'データ'],
    ['abstract', 'no spaces', '石壁の蝸牛'],
    ['abstract', 'angle brackets', '<'],
    ['keywords', 'many words', 'old stone wall snail '],
  ] as const)('costs no more than its length: %s of %s', async (field, _, piece) => {
    const lengths = field === 'keywords' ? [1_000, 10_000] : [10_000, 100_000];
    const [short, long] = lengths.map((length) => papersWith(field, fill(piece, length)));
    // The first runs warm up.
    const few = await costOf(short!, 3);
    expect((await costOf(long!, 1)) / Math.max(few, 2_000)).toBeLessThan(40);
  });

  it('reaches the segmenter in pieces', () => {
    const given: number[] = [];
    const original = Intl.Segmenter.prototype.segment;
    vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(function (this: Intl.Segmenter, text) {
      given.push(text.length);
      return original.call(this, text);
    });
    for (const piece of ['loups et brebis ', '石壁', 'a', '。', '🐌', 'データ'])
      segmentWords(fill(piece, 100_000), 'ja');
    expect(Math.max(...given)).toBeLessThanOrEqual(1000);
    // Pieces are not much smaller than they may be: their number goes with the length.
    expect(given.length).toBeLessThan(6 * 250);
  });

  it('has the same words in pieces as in one', () => {
    const words = (text: string, language: string) => {
      const found = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
      return found.map(({ segment }) => segment).filter((segment) => segment.trim() !== '');
    };
    const word = fc.constantFrom(
      'stone',
      "l'escargot",
      '3.5',
      'wall-fern',
      '(old)',
      '石壁の蝸牛',
      'ก้อนหิน',
      'e\u0301',
      ',',
      '。',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 300, maxLength: 600 }), (list) => {
        const text = list.join(' ');
        expect(cutIntoPieces(text).join('')).toBe(text);
        expect(segmentWords(text, 'th').map((one) => one.word)).toEqual(words(text, 'th'));
      }),
      { numRuns: 20 },
    );
    expect(cutIntoPieces('🐌'.repeat(1000)).every((piece) => piece.isWellFormed?.() ?? true)).toBe(true);
  });

  it('keeps a loan word whole, however it is cut', () => {
    const [first, ...others] = segmentWords('データ'.repeat(2000), 'ja');
    expect(first!.word).toHaveLength(6000);
    expect(others).toEqual([]);
  });

  it('has no term and no name longer than a name', async () => {
    const text = await analyseText(makeCorpus(papersWith('title', fill('AB', 10_000))), NO_PROGRESS);
    expect(text.terms.filter(({ label }) => label.length > 100)).toEqual([]);
    expect(text.features.filter((name) => name.length > 300)).toEqual([]);
    const keyworded = await analyseText(
      makeCorpus(['a', 'b', 'c', 'd'].map((title) => ({ title, keywords: [fill('snail', 10_000)] }))),
      NO_PROGRESS,
    );
    const [label] = rankLabels(keyworded, new Uint16Array(4), 1);
    expect(label!.label.length).toBeLessThan(100);
    // The keyword itself is not shortened.
    expect(keyworded.terms.some((term) => term.label.length === 10_000)).toBe(true);
  });

  it('of letters that share a noun is no pit', () => {
    const token = (surface: string): Token => ({
      surface,
      tag: /^\p{Ll}{3}/u.test(surface) && surface !== 'and' ? 'noun' : 'other',
    });
    const letters = fill('B and ', 90_000).trim().split(' ');
    expect(joinTypeLetters([...letters, 'cells'].map(token)).length).toBeGreaterThan(20_000);
    expect(joinTypeLetters('B and T cells'.split(' ').map(token)).map(({ surface }) => surface)).toEqual([
      'B cells',
      'and',
      'T cells',
    ]);
  });

  it('in capitals is looked at around the word only', () => {
    const words = Array.from({ length: 20_000 }, () => 'AB');
    let looks = 0;
    const counted = new Proxy(words, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    expect(isInHeading(counted, 10_000)).toBe(true);
    expect(looks).toBeLessThan(10);
    expect(isInHeading(['A', 'AB', 'CD', 'an'], 1)).toBe(false);
    expect(isInHeading(['AB', 'CD', 'EF'], 2)).toBe(true);
  });

  it.each([
    ['write to ann.lee@example.org today', 'write to . today'],
    ['a@b', 'a@b'],
    ['@all.of us', '@all.of us'],
    ['x@.y', 'x@.y'],
    ['x@y.', 'x@y.'],
  ])('is rid of mail addresses: %s', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('is tagged without its longest words', () => {
    const tokens = tagTokens(`the ${fill('a', 5000)} of stone walls`);
    expect(tokens.map(({ tag }) => tag)[1]).toBe('other');
  });
});
