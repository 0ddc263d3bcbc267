import type { PersonName } from '../../model/record';
import { cleanText, cleanValue } from '../clean-text';
import { areInitials, isGeneration, joinHyphens, takeGeneration, withoutFullStop } from '../names/name-words';
import { isBody, splitField } from '../names/split-names';
import { parseTaggedName } from '../tagged/tagged-names';
import { parseDisplayName } from './json-names';
import { bareOrcid, isObject, listOf, withoutUndefined, type Json } from './json-values';

/**
 * Names as CSL has them: family and given with particles and a suffix, or a literal, which is taken apart only where initials show that it is
 * a person's. A bare text is a person's name where a comma or initials say so, else a literal. https://docs.citationstyles.org/en/stable/specification.html#names
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
    const found = name.family === undefined && !isWhole(entry) ? splitField(name.literal ?? '') : [];
    const parts = found.every((part) => /\p{L}, ?\p{L}/u.test(part)) ? found : [];
    if (parts.length > 1) names.push(...parts.map(parseDisplayName).filter((one) => one !== undefined));
    else if (name.family ?? name.literal)
      names.push(isWhole(entry) ? name : takeLiteralApart(name, typeof entry === 'string'));
  }
  return names;
}

/** Capitals behind a comma that are no initials: "Fog Watch, UK". */
const PLACES = /^(?:UK|US|USA|EU|UN|UAE)$/;
/** What stands behind the name of a firm. */
const FIRMS = /^(?:Inc|INC|Ltd|LTD|LLC|Co|Corp|PLC|plc|GmbH|Oy|Bros)\.?$/;

/** The name of a person that stands in one piece; that of a body stays as it is. */
function takeLiteralApart(name: PersonName, isBare: boolean): PersonName {
  const { literal, family, ...who } = name;
  if (literal === undefined || family !== undefined || isBody(literal)) return name;
  const person = parseTaggedName(literal);
  if (person?.family === undefined || person.given === undefined) return name;
  const words = person.given.split(' ');
  if (words.some((word) => FIRMS.test(word) || PLACES.test(word)) || /\d/.test(literal)) return name;
  const hasInitials = literal.includes(',')
    ? words.some(areInitials)
    : words.some((word) => /^\p{Lu}\p{Ll}?\./u.test(word));
  return hasInitials || (isBare && literal.includes(',')) ? { ...person, ...who } : name;
}

/** A name whose maker says that it is not to be taken apart (citeproc's `parse-names`). */
function isWhole(entry: unknown): boolean {
  return isObject(entry) && entry['parse-names'] === false;
}

function readName(entry: Json): PersonName {
  const part = (key: string) => cleanValue(entry[key]);
  const family = part('family');
  const who = { orcid: bareOrcid(entry.ORCID ?? entry.orcid), databaseId: part('database-id') };
  if (family === undefined) {
    const literal = part('literal') ?? part('name') ?? part('given');
    return withoutUndefined<PersonName>({
      literal: literal && (isWhole(entry) ? literal : joinHyphens(literal)),
      ...who,
    });
  }
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
  if (isWhole(entry))
    return withoutUndefined<PersonName>({
      ...{ family, given: part('given'), particle: particle || undefined, suffix: part('suffix') },
      ...who,
    });
  const written = part('given');
  const suffix = part('suffix');
  // "V." by itself is an initial, in whatever field it stands.
  const isInitial =
    written === undefined && /^(?:[IVX]{1,2}|[A-Z])\.$/.test(suffix ?? '') && !isGeneration(suffix ?? '');
  const givens = (isInitial ? suffix : written)?.split(' ');
  const own = suffix === undefined && givens ? takeGeneration(givens) : undefined;
  const given = givens?.join(' ');
  return withoutUndefined<PersonName>({
    family,
    given: given === undefined ? undefined : joinHyphens(given),
    particle: particle || undefined,
    suffix: isInitial ? undefined : (suffix ?? own),
    ...who,
  });
}
