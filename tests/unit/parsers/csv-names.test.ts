import { describe, expect, it } from 'vitest';
import { OTHERS } from '../../../src/lib/parsers/names/name-words';
import { splitNames } from '../../../src/lib/parsers/names/split-names';
import { parsePersonName, toNames } from '../../../src/lib/parsers/tables/csv-names';

describe('names in tables', () => {
  it.each([
    ['van Eck, Nees Jan', { particle: 'van', family: 'Eck', given: 'Nees Jan' }],
    ['Eck, Nees Jan van', { particle: 'van', family: 'Eck', given: 'Nees Jan' }],
    ['Nees Jan van Eck', { particle: 'van', family: 'Eck', given: 'Nees Jan' }],
    ['Ludwig van der Rohe', { particle: 'van der', family: 'Rohe', given: 'Ludwig' }],
    ['de Boer J.', { particle: 'de', family: 'Boer', given: 'J.' }],
    ['Max Van Kleek', { family: 'Van Kleek', given: 'Max' }],
    ['Sa-Ambo J.M.', { family: 'Sa-Ambo', given: 'J.M.' }],
    ['Calin GA', { family: 'Calin', given: 'GA' }],
    ['Jason R. C. Nurse', { family: 'Nurse', given: 'Jason R. C.' }],
    ['J. K. Rowling', { family: 'Rowling', given: 'J. K.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Ortega y Gasset, José', { family: 'Ortega y Gasset', given: 'José' }],
    ['王 小明', { family: '王', given: '小明' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
    ['Bureau of Labor Statistics', { literal: 'Bureau of Labor Statistics' }],
    ['Apple, Inc.', { literal: 'Apple, Inc.' }],
    ['{Watt, Tidal and Sons}', { literal: 'Watt, Tidal and Sons' }],
    ['Madonna', { literal: 'Madonna' }],
    ['  ', undefined],
  ])('%s', (text, name) => {
    expect(parsePersonName(text)).toEqual(name);
  });

  it.each([
    ['Eck, Nees Jan van; Waltman, Ludo', ['Eck, Nees Jan van', 'Waltman, Ludo']],
    ['Anna Holm and Bo Ito', ['Anna Holm', 'Bo Ito']],
    ['Holm, Anna and Ito, Bo', ['Holm, Anna', 'Ito, Bo']],
    ['Anna Holm, Bo Ito und Carl Lund', ['Anna Holm', 'Bo Ito', 'Carl Lund']],
    ['Anna Holm, Bo Ito', ['Anna Holm', 'Bo Ito']],
    ['Small H, Griffith BC.', ['Small H', 'Griffith BC']],
    ['Small, H., Griffith, B.C.', ['Small, H.', 'Griffith, B.C.']],
    ['Holm, Anna', ['Holm, Anna']],
    ['de la Cruz, Maria Elena', ['de la Cruz, Maria Elena']],
    ['Holm A & Ito B', ['Holm A', 'Ito B']],
    ['Juana Vega y Luis Mar', ['Juana Vega', 'Luis Mar']],
    ['Ortega y Gasset, José', ['Ortega y Gasset, José']],
    ['Ministry of Health and Care', ['Ministry of Health and Care']],
    ['张三；李四', ['张三', '李四']],
    ['山田太郎、鈴木花子', ['山田太郎', '鈴木花子']],
    ['Anna Holm|Bo Ito', ['Anna Holm', 'Bo Ito']],
  ])('splits %s', (text, parts) => {
    expect(splitNames(text).map((part) => part.trim())).toEqual(parts);
  });

  it('keeps what stands for more names apart from the names', () => {
    const names = [{ family: 'Holm', given: 'Anna' }, { literal: OTHERS }];
    expect(toNames(splitNames('Anna Holm; et al.'))).toEqual(names);
    expect(toNames(splitNames('Anna Holm et al.'))).toEqual(names);
  });
});
