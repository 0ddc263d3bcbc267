import { describe, expect, it } from 'vitest';
import { parseBibtexNames } from '../../../src/lib/parsers/bibtex/bibtex-names';

describe('names', () => {
  it.each([
    [
      'family=Eck, given=Nees Jan, prefix=van, useprefix=true',
      { family: 'Eck', given: 'Nees Jan', particle: 'van' },
    ],
    [
      'given={Jean Pierre}, family={Dupont, Fils}, given-i=JP',
      { family: 'Dupont, Fils', given: 'Jean Pierre' },
    ],
    ['family = Plato', { family: 'Plato' }],
    ['family=King, given=Martin, suffix=Jr', { family: 'King', given: 'Martin', suffix: 'Jr' }],
    ["{de la Cruz}, Mar{\\'i}a", { family: 'de la Cruz', given: 'María' }],
    ["{\\'Ecole des Mines}", { literal: 'École des Mines' }],
    ["{\\'E}. Cole", { family: 'Cole', given: 'É.' }],
    ['Barnes {and} Noble', { literal: 'Barnes and Noble' }],
    ['King, Jr.', { family: 'King', suffix: 'Jr.' }],
    ['Wei Wang 0001', { family: 'Wang', given: 'Wei', databaseId: 'dblp:Wei Wang 0001' }],
    ['Per~Brinch Hansen', { family: 'Hansen', given: 'Per Brinch' }],
    ['Brinch~Hansen, Per', { family: 'Brinch Hansen', given: 'Per' }],
    ['van Beethoven', { family: 'Beethoven', particle: 'van' }],
  ])('%s', (raw, name) => {
    expect(parseBibtexNames(raw).names).toEqual([name]);
  });

  it('splits at semicolons only where there is no "and"', () => {
    expect(parseBibtexNames('Smith, J.; Doe, K.').names).toEqual([
      { family: 'Smith', given: 'J.' },
      { family: 'Doe', given: 'K.' },
    ]);
    expect(parseBibtexNames('Smith, J. and {Doe; Roe}').names).toEqual([
      { family: 'Smith', given: 'J.' },
      { literal: 'Doe; Roe' },
    ]);
  });

  it('reads a name once', () => {
    const cache = new Map();
    const first = parseBibtexNames('Doe, Jane and others', cache);
    const second = parseBibtexNames('Roe, R. and Doe, Jane', cache);
    expect(second.names[1]).toBe(first.names[0]);
    expect(parseBibtexNames('others', cache)).toEqual({ names: [], more: true });
    expect(first.more).toBe(true);
  });
});
