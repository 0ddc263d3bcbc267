import type { PersonName } from '../../model/record';
import { cleanText, cleanValue } from '../clean-text';
import { isGeneration, joinHyphens, withoutFullStop } from '../names/name-words';
import { splitField } from '../names/split-names';
import { parseDisplayName } from './json-names';
import { bareOrcid, isObject, listOf, withoutUndefined, type Json } from './json-values';

/**
 * Names as CSL has them: family and given with particles and a suffix, or a literal that is not taken apart. A bare text is a literal
 * too. https://docs.citationstyles.org/en/stable/specification.html#names
 */
export function readCslNames(value: unknown): PersonName[] {
  const names: PersonName[] = [];
  for (const entry of listOf(value)) {
    const name =
      typeof entry === 'string'
        ? { literal: withoutFullStop(joinHyphens(cleanText(entry))) }
        : isObject(entry) && readName(entry);
    if (!name) continue;
    // A literal may be the name of a body with such a mark in it; several people show by their commas.
    const found = name.family === undefined ? splitField(name.literal ?? '') : [];
    const parts = found.every((part) => /\p{L}, ?\p{L}/u.test(part)) ? found : [];
    if (parts.length > 1) names.push(...parts.map(parseDisplayName).filter((one) => one !== undefined));
    else if (name.family ?? name.literal) names.push(name);
  }
  return names;
}

function readName(entry: Json): PersonName {
  const part = (key: string) => cleanValue(entry[key]);
  const family = part('family');
  const who = { orcid: bareOrcid(entry.ORCID ?? entry.orcid), databaseId: part('database-id') };
  if (family === undefined) {
    const literal = part('literal') ?? part('name') ?? part('given');
    return withoutUndefined<PersonName>({
      literal: literal && joinHyphens(literal),
      ...who,
    });
  }
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
  const written = part('given');
  const suffix = part('suffix');
  // "V." by itself is an initial, in whatever field it stands.
  const isInitial =
    written === undefined && /^(?:[IVX]{1,2}|[A-Z])\.$/.test(suffix ?? '') && !isGeneration(suffix ?? '');
  const given = isInitial ? suffix : written;
  return withoutUndefined<PersonName>({
    family,
    given: given === undefined ? undefined : joinHyphens(given),
    particle: particle || undefined,
    suffix: isInitial ? undefined : suffix,
    ...who,
  });
}
