import { describe, expect, it } from 'vitest';
import { toAmericanSpelling } from '../../../src/lib/text/american-spelling';
import { normalizeTerm, singularize } from '../../../src/lib/text/normalize-term';

describe('singularize', () => {
  it.each([
    ['networks', 'network'],
    ['studies', 'study'],
    ['boxes', 'box'],
    ['matrices', 'matrix'],
    ['analyses', 'analysis'],
    ['LLMs', 'llm'],
    ['state-spaces', 'state-space'],
    ['metrics', 'metric'],
  ])('%s -> %s', (plural, singular) => expect(singularize(plural)).toBe(singular));

  it.each(['bias', 'loss', 'analysis', 'dynamics', 'corpus', 'series', 'physics', 'lens'])(
    'keeps %s',
    (word) => expect(singularize(word)).toBe(word),
  );

  it('keeps acronyms that end in a capital S', () => expect(singularize('GPS')).toBe('gps'));
});

describe('toAmericanSpelling', () => {
  it.each([
    ['optimisation', 'optimization'],
    ['generalised', 'generalized'],
    ['behaviour', 'behavior'],
    ['modelling', 'modeling'],
    ['centre', 'center'],
  ])('%s -> %s', (british, american) => expect(toAmericanSpelling(british)).toBe(american));

  it.each(['supervised', 'revised', 'exercise', 'precision', 'otherwise', 'comprise', 'surprising'])(
    'keeps %s',
    (word) => expect(toAmericanSpelling(word)).toBe(word),
  );
});

describe('normalizeTerm', () => {
  it('joins spaces and hyphens, number and spelling', () => {
    const key = normalizeTerm(['long', 'context', 'models']);
    expect(key).toBe('longcontextmodel');
    expect(normalizeTerm(['Long-context', 'model'])).toBe(key);
    expect(normalizeTerm(['long\u2010context', 'Models'])).toBe(key);
    expect(normalizeTerm(['neighbour-joining', 'behaviours'])).toBe('neighborjoiningbehavior');
  });

  it('makes only the last word singular', () => {
    expect(normalizeTerm(['systems', 'theories'])).toBe('systemstheory');
  });
});
