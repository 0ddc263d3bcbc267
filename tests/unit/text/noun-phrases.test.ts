import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/lib/text/clean-text';
import { findNounPhrases } from '../../../src/lib/text/noun-phrases';
import { tagTokens } from '../../../src/lib/text/tagger';

const phrasesOf = (text: string) => findNounPhrases(tagTokens(text)).map(({ words }) => words.join(' '));

describe('tagTokens', () => {
  it('keeps compounds, numbers in names and symbols whole', () => {
    const surfaces = tagTokens('We study in-context learning with GPT-4 and 3D models in C++.').map(
      ({ surface }) => surface,
    );
    expect(surfaces).toEqual([
      'We',
      'study',
      'in-context',
      'learning',
      'with',
      'GPT-4',
      'and',
      '3D',
      'models',
      'in',
      'C++',
      '.',
    ]);
  });

  it('tells heads from verbs in -ing forms', () => {
    const tagOf = (text: string, word: string) =>
      tagTokens(text).find(({ surface }) => surface === word)?.tag;
    expect(tagOf('We use machine learning.', 'learning')).toBe('noun');
    expect(tagOf('We rely on aligning large models.', 'aligning')).toBe('verb');
    expect(tagOf('We study learning the structure.', 'learning')).toBe('verb');
  });

  it('reads the empty text', () => expect(tagTokens('')).toEqual([]));
});

describe('findNounPhrases', () => {
  it('finds phrases and the ones inside them', () => {
    expect(phrasesOf('We train a hierarchical causal transformer.')).toEqual(
      expect.arrayContaining(['hierarchical causal transformer', 'causal transformer', 'transformer']),
    );
  });

  it('keeps "zero-shot" in zero-shot generalization', () => {
    const phrases = phrasesOf('The models show zero-shot generalization to other tasks.');
    expect(phrases).toContain('zero-shot generalization');
    expect(phrases).not.toContain('shot generalization');
  });

  it.each([
    ['Extensive experiments show remarkable progress.', /experiment|progress/],
    ['It has state-of-the-art performance.', /performance|art/],
    ['We propose a novel approach.', /approach|novel/],
  ])('leaves out what says nothing: %s', (text, nothing) => {
    expect(phrasesOf(text).filter((phrase) => nothing.test(phrase))).toEqual([]);
  });

  it('says where phrases stand', () => {
    const [first, last] = findNounPhrases(tagTokens('Proteins fold with chaperones'), 0.5, 1);
    expect(first?.position).toBe(0.5);
    expect(last?.position).toBeCloseTo(0.5 + 0.5 * (3 / 4));
  });
});

describe('cleanText', () => {
  it('takes out maths, addresses, tags and ligatures', () => {
    expect(cleanText('An $O(n^2)$ e\ufb03cient <i>method</i>, see https://example.org/x and a@b.org')).toBe(
      'An . efficient method , see . and .',
    );
  });

  it('finds mail addresses in one pass, however many “@” stand in a row', () => {
    expect(cleanText('ask (a.b@c.org), a@b, @c.org x@.org and p@q.r.')).toBe(
      'ask . a@b, @c.org x@.org and .',
    );
    expect(cleanText('a@'.repeat(50_000))).toBe('a@'.repeat(50_000));
  });
});
