import { describe, expect, it } from 'vitest';
import { parseDisplayName } from '../../../src/lib/parsers/json/json-names';

describe('parseDisplayName', () => {
  it.each([
    ['Ann Lee', { family: 'Lee', given: 'Ann' }],
    ['Nees Jan van Eck', { family: 'Eck', given: 'Nees Jan', particle: 'van' }],
    ['José de la Cruz Martínez', { family: 'Cruz Martínez', given: 'José', particle: 'de la' }],
    ['van Eck', { family: 'Eck', particle: 'van' }],
    ['sudhin jacob', { family: 'jacob', given: 'sudhin' }],
    ['L.V. Nevzgodina', { family: 'Nevzgodina', given: 'L. V.' }],
    ['J.-P. Serre', { family: 'Serre', given: 'J.-P.' }],
    ['В. Г. Кузнецов', { family: 'Кузнецов', given: 'В. Г.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Lee, Ann', { family: 'Lee', given: 'Ann' }],
    ['van Eck, N.J.', { family: 'Eck', given: 'N. J.', particle: 'van' }],
    ['Eck, Nees Jan van', { family: 'Eck', given: 'Nees Jan', particle: 'van' }],
    ['King, Jr., Martin', { family: 'King', given: 'Martin', suffix: 'Jr.' }],
    ['Martin King, Jr.', { family: 'King', given: 'Martin', suffix: 'Jr.' }],
    ['Sychkov', { literal: 'Sychkov' }],
    ['李伟', { literal: '李伟' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
    ['University of Oslo, Department of Tides', { literal: 'University of Oslo, Department of Tides' }],
    ['a, b, c, d', { literal: 'a, b, c, d' }],
    [' . ', undefined],
    ['', undefined],
  ])('%s', (text, name) => expect(parseDisplayName(text)).toEqual(name));

  it('ends soon for any text', () => {
    expect(parseDisplayName('de '.repeat(100_000))).toBeDefined();
    expect(parseDisplayName('A.'.repeat(100_000))).toBeDefined();
    expect(parseDisplayName(','.repeat(100_000))).toBeUndefined();
  });
});
