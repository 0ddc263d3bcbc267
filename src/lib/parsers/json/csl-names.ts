import type { PersonName } from '../../model/record';
import { cleanText, cleanValue } from '../clean-text';
import { bareOrcid, isObject, listOf, withoutUndefined, type Json } from './json-values';

/**
 * Names as CSL has them: family and given with particles and a suffix, or a literal that is not taken apart. A bare text is a literal
 * too. https://docs.citationstyles.org/en/stable/specification.html#names
 */
export function readCslNames(value: unknown): PersonName[] {
  const names: PersonName[] = [];
  for (const entry of listOf(value)) {
    const name =
      typeof entry === 'string' ? { literal: cleanText(entry) } : isObject(entry) && readName(entry);
    if (name && (name.family ?? name.literal)) names.push(name);
  }
  return names;
}

function readName(entry: Json): PersonName {
  const part = (key: string) => cleanValue(entry[key]);
  const family = part('family');
  const who = { orcid: bareOrcid(entry.ORCID ?? entry.orcid), databaseId: part('database-id') };
  if (family === undefined) {
    const literal = part('literal') ?? part('name') ?? part('given');
    return withoutUndefined<PersonName>({ literal, ...who });
  }
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
  return withoutUndefined<PersonName>({
    family,
    given: part('given'),
    particle: particle || undefined,
    suffix: part('suffix'),
    ...who,
  });
}
