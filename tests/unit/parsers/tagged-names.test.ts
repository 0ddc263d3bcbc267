import { describe, expect, it } from 'vitest';
import { OTHERS } from '../../../src/lib/parsers/names/name-words';
import { parseTaggedName } from '../../../src/lib/parsers/tagged/tagged-names';

describe('names in tagged formats', () => {
  it.each([
    ['van Eck, Nees Jan', { particle: 'van', family: 'Eck', given: 'Nees Jan' }],
    ['de la Cruz, María', { particle: 'de la', family: 'Cruz', given: 'María' }],
    ['De Grassi, A.', { family: 'De Grassi', given: 'A.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Gates, William H. III', { family: 'Gates', given: 'William H.', suffix: 'III' }],
    ['Ivanov, II', { family: 'Ivanov', given: 'II' }],
    ['Smith, J V', { family: 'Smith', given: 'J V' }],
    ['King, , Jr.', { family: 'King', suffix: 'Jr.' }],
    ['Plato', { literal: 'Plato' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
    ['World Health Organization,', { literal: 'World Health Organization' }],
    ['University of California,, Berkeley', { literal: 'University of California, Berkeley' }],
    ['Department of Health, UK', { literal: 'Department of Health, UK' }],
    ['A. B. Smith', { family: 'Smith', given: 'A. B.' }],
    ['A.-B. van der Smit', { particle: 'van der', family: 'Smit', given: 'A.-B.' }],
    ['U.S. Army', { literal: 'U.S. Army' }],
    ['Jones A.', { family: 'Jones', given: 'A.' }],
    ['Health Authority UK', { literal: 'Health Authority UK' }],
    ['Anna Smith', { literal: 'Anna Smith' }],
    [', Anna', { literal: 'Anna' }],
    ['__proto__, constructor', { family: '__proto__', given: 'constructor' }],
  ])('%s', (text, name) => expect(parseTaggedName(text)).toEqual(name));

  it.each(['', ' , ', ',', '[Anonymous]'])('nobody is called “%s”', (text) =>
    expect(parseTaggedName(text)).toBeUndefined(),
  );

  it.each(['et al.', 'et al', 'and others,'])('“%s” stands for those that are left out', (text) =>
    expect(parseTaggedName(text)).toEqual({ literal: OTHERS }),
  );

  it('gives initials their points where they are known to be initials', () => {
    const given = (text: string, initials: 'short' | 'full') => parseTaggedName(text, { initials })?.given;
    expect(given('van Eck, NJ', 'short')).toBe('N. J.');
    expect(given('Zupancic, JAF', 'full')).toBe('J. A. F.');
    expect(given('Smith, Jimmy T', 'full')).toBe('Jimmy T.');
    expect(given('Sartre, J-P', 'short')).toBe('J.-P.');
    expect(given('YANG, LING', 'full')).toBe('LING');
    expect(given('YANG LI', 'short')).toBe('L. I.');
    expect(parseTaggedName('van Raaij MJ Jr', { initials: 'short' })).toEqual({
      particle: 'van',
      family: 'Raaij',
      given: 'M. J.',
      suffix: 'Jr',
    });
  });

  it('reads First Last where a format writes names so', () => {
    const natural = (text: string) => parseTaggedName(text, { natural: true });
    expect(natural('Donald E. Knuth')).toEqual({ family: 'Knuth', given: 'Donald E.' });
    expect(natural('Ludwig van Beethoven')).toEqual({
      particle: 'van',
      family: 'Beethoven',
      given: 'Ludwig',
    });
    expect(natural('Martin Luther King Jr.')).toEqual({
      family: 'King',
      given: 'Martin Luther',
      suffix: 'Jr.',
    });
    expect(natural('Institute of Physics')).toEqual({ literal: 'Institute of Physics' });
    expect(natural('Plato')).toEqual({ literal: 'Plato' });
  });
});
