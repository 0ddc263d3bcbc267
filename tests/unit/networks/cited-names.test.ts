import { describe, expect, it } from 'vitest';
import { citedName, matchNames, personKey } from '../../../src/lib/networks/cited-names';
import { formatName } from '../../../src/lib/corpus/normalize/normalize-name';

describe('citedName', () => {
  it.each([
    ['SMALL H', 'small h', 'Small, H.'],
    ['Small, Henry', 'small h', 'Small, Henry'],
    ['VAN ECK NJ', 'vaneck nj', 'Van Eck, N. J.'],
    ['van Eck, N. J.', 'vaneck nj', 'van Eck, N. J.'],
    ['DE SOLLA PRICE D J', 'desollaprice dj', 'De Solla Price, D. J.'],
    ['Price D.J.D.', 'price djd', 'Price, D. J. D.'],
    ['H. Small', 'small h', 'Small, H.'],
    ['G.K.Savvidy', 'savvidy gk', 'Savvidy, G. K.'],
    ["O'Connor J", 'oconnor j', "O'Connor, J."],
    ['Erdős P', 'erdos p', 'Erdős, P.'],
    ['OECD', 'oecd', 'Oecd'],
    ['Small', 'small', 'Small'],
  ])('%s', (text, key, shown) => {
    const name = citedName(text)!;
    expect(name.key).toBe(key);
    expect(formatName(name.person)).toBe(shown);
  });

  it('finds no name in nothing', () => {
    expect([undefined, '', ' ', '...'].map(citedName)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('matchNames', () => {
  const match = (authors: [string, string][], cited: string[]) => {
    const own = authors.map(([family, given]) => personKey({ family, given }));
    return Object.fromEntries(
      matchNames(
        own,
        cited.map((name) => citedName(name)!),
      ),
    );
  };

  it('takes initials that begin alike for one person, where only one fits', () => {
    expect(
      match(
        [
          ['Small', 'Henry'],
          ['Price', 'Derek'],
        ],
        ['SMALL H', 'SMALL HG', 'GARFIELD E'],
      ),
    ).toEqual({
      'small h': 0,
      'small hg': 0,
    });
  });

  it('leaves a name alone that fits two authors', () => {
    expect(
      match(
        [
          ['Small', 'Henry'],
          ['Small', 'Harold G.'],
        ],
        ['SMALL H'],
      ),
    ).toEqual({});
  });

  it('leaves two names alone that fit one author and not each other', () => {
    expect(match([['Small', 'Henry']], ['SMALL HA', 'SMALL HB'])).toEqual({});
    expect(match([['Small', 'H. A.']], ['SMALL HA', 'SMALL H', 'SMALL HAB'])).toEqual({
      'small ha': 0,
      'small h': 0,
      'small hab': 0,
    });
  });

  it('matches no name without initials', () => {
    expect(
      match(
        [
          ['Small', 'Henry'],
          ['Garfield', ''],
        ],
        ['Small', 'GARFIELD E'],
      ),
    ).toEqual({});
  });
});
