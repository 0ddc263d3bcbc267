/** What the tables of patent offices and catalogues of patents write in their own way. */
import type { PersonName } from '../../model/record';
import { splitNames } from '../names/split-names';
import { toNames } from './csv-names';

/**
 * Inventors: the family name first, in capitals and without a comma ("KEEL IDA;;LUHA ASSAR"), the country behind it ("KEEL IDA [GB]"), or
 * as people are named elsewhere.
 */
export function readInventors(cell: string): PersonName[] {
  const names = splitNames(cell)
    .map((name) => name.replace(/\s?[[(][A-Z]{2}[\])]$/, '').trim())
    .filter((name) => name !== '');
  const isShouted = names.every((name) => name === name.toUpperCase() && !/[,.]/.test(name));
  return toNames(isShouted ? names.map((name) => name.replace(' ', ', ')) : names);
}
