import type { PersonName } from '../../model/record';
import { isParticle } from '../../parsers/name-particles';
import { foldText } from './fold-text';

/** A name in the parts by which two spellings are compared. */
export interface NameForm {
  /** Folded particles, family name and suffix, or "=" and the whole of a corporate name. Different groups are different authors. */
  group: string;
  /** Folded given names in order: whole, or one letter for an initial. */
  given: string[];
  /** True when the first given name is written out. */
  full: boolean;
  /** group and given in one string: equal for equal spellings. */
  key: string;
}

/**
 * Puts a particle where it belongs, wherever the file has it: {family "van Eck"}, {given "N. J. van", family "Eck"} and
 * {particle "van", family "Eck"} become the same.
 */
export function normalizePerson(person: PersonName): PersonName {
  if (person.family === undefined) {
    const literal = person.literal ?? person.given;
    return literal === undefined ? {} : keepOrcid({ literal: literal.trim() }, person);
  }
  const family = person.family.trim().split(' ').filter(Boolean);
  const given = (person.given ?? '').trim().split(' ').filter(Boolean);
  const particle = (person.particle ?? '').trim().split(' ').filter(Boolean);
  const trailing: string[] = [];
  while (given.length > 1 && isParticle(given.at(-1)!)) trailing.unshift(given.pop()!);
  while (family.length > 1 && isParticle(family[0]!)) particle.push(family.shift()!);
  particle.unshift(...trailing);
  const result: PersonName = { family: family.join(' ') };
  if (given.length > 0) result.given = given.join(' ');
  if (particle.length > 0) result.particle = particle.join(' ');
  if (person.suffix?.trim()) result.suffix = person.suffix.trim();
  return keepOrcid(result, person);
}

function keepOrcid(result: PersonName, from: PersonName): PersonName {
  if (from.orcid !== undefined) result.orcid = from.orcid;
  return result;
}

/** The comparable form of a name that has gone through normalizePerson; undefined when nothing is left of it. */
export function toNameForm(person: PersonName): NameForm | undefined {
  if (person.family === undefined) {
    const words = foldWords(person.literal ?? '');
    if (words.length === 0) return undefined;
    const group = `=${words.join(' ')}`;
    return { group, given: [], full: false, key: group };
  }
  const family = foldWords([person.particle, person.family].filter(Boolean).join(' '));
  if (family.length === 0) return undefined;
  const suffix = foldWords(person.suffix ?? '').join('');
  const group = suffix === '' ? family.join(' ') : `${family.join(' ')}, ${suffix}`;
  const given = splitGiven(person.given ?? '', person.family);
  // A single word is the same name whether a format calls it a family name or the whole.
  if (given.length === 0 && family.length === 1 && suffix === '')
    return { group: `=${group}`, given, full: false, key: `=${group}` };
  return { group, given, full: (given[0]?.length ?? 0) > 1, key: `${group}|${given.join(' ')}` };
}

function foldWords(text: string): string[] {
  return foldText(text)
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** "Nees Jan" -> nees, jan; "N.J." and "NJ" -> n, j; "Jean-Pierre" -> jean, pierre; "J.-P." -> j, p. */
function splitGiven(given: string, family: string): string[] {
  const parts: string[] = [];
  const shouted = family.length > 1 && family === family.toUpperCase() && family !== family.toLowerCase();
  for (const word of given.split(/[\s.,\-‐‑–]+/)) {
    if (word === '') continue;
    const isInitials = /^\p{Lu}{2,3}$/u.test(word) && !shouted;
    const folded = isInitials
      ? [...word].map((letter) => foldWords(letter).join(''))
      : [foldWords(word).join('')];
    parts.push(...folded.filter((part) => part !== ''));
  }
  return parts;
}

/** As shown in lists: "van Eck, Nees Jan", "Hicks, Michael, III", "World Health Organization". */
export function formatName(person: PersonName): string {
  if (person.family === undefined) return person.literal ?? '';
  const family = [person.particle, person.family].filter(Boolean).join(' ');
  return [family, person.given, person.suffix].filter(Boolean).join(', ');
}
