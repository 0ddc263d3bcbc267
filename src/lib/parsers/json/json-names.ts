/** Names as catalogues show them: "Nees Jan van Eck", "L.V. Nevzgodina", "Eck, Nees Jan van", "LIGO Scientific Collaboration". */
import type { PersonName } from '../../model/record';
import { cleanText } from '../clean-text';
import { isParticle } from '../name-particles';
import {
  findCapitalFamily,
  hasBodyWord,
  isGeneration,
  isSureGeneration,
  joinHyphens,
  takeGeneration,
  withoutFullStop,
} from '../names/name-words';

/** Words that stand in the names of bodies, never in a person's. */
const OF_BODIES = new Set(
  `& association board bureau center centre collaboration collaborators college commission
  committee consortium council department foundation group initiative inc institute institution investigators laboratory ltd ministry
  network office organisation organization programme project society task taskforce team trust university universität université
  universidad workgroup`.split(/\s+/),
);
const MAX_LENGTH = 400;

/**
 * Takes a shown name apart: the last word is the family name, particles before it stand apart, and the name of a body stays whole.
 * Undefined when there is no name.
 */
export function parseDisplayName(text: string): PersonName | undefined {
  const name = withoutFullStop(joinHyphens(cleanText(text.slice(0, MAX_LENGTH))));
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  const words = name.split(' ');
  if (words.some((word) => OF_BODIES.has(word.toLowerCase().replace(/[,.]$/, '')))) return { literal: name };
  if (!name.includes(',') && hasBodyWord(words)) return { literal: name };
  const parts = name
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 3 || parts.length === 0) return { literal: name };
  if (parts.length === 1) return parseWords(parts[0]!.split(' '));
  const suffix =
    parts.length > 2 || isSureGeneration(parts[1]!) ? parts.slice(1).find(isGeneration) : undefined;
  const given = parts.slice(1).find((part) => part !== suffix);
  if (given === undefined) return { ...parseWords(parts[0]!.split(' ')), ...(suffix && { suffix }) };
  const givens = given.split(' ');
  const own = suffix ?? takeGeneration(givens);
  return splitFamily({
    family: parts[0]!,
    given: spaceInitials(givens.join(' ')),
    ...(own && { suffix: own }),
  });
}

/** Puts a particle at the beginning of the family name, or at the end of the given one, where it belongs. */
export function splitFamily(name: PersonName): PersonName {
  const family = (name.family ?? '').split(' ');
  const given = (name.given ?? '').split(' ').filter((word) => word !== '');
  const particle: string[] = [];
  while (family.length > 1 && isParticle(family[0]!)) particle.push(family.shift()!);
  while (given.length > 1 && isParticle(given.at(-1)!)) particle.unshift(given.pop()!);
  if (particle.length === 0) return name;
  const result: PersonName = { ...name, family: family.join(' '), particle: particle.join(' ') };
  if (given.length > 0) result.given = given.join(' ');
  return result;
}

function parseWords(words: string[]): PersonName {
  if (words.length === 1) return { literal: words[0]! };
  if (isParticle(words[0]!)) return splitFamily({ family: words.join(' ') });
  const suffix = words.length > 2 && isGeneration(words.at(-1)!) ? words.pop() : undefined;
  const capitals = findCapitalFamily(words);
  if (capitals) {
    const given = [...words.slice(0, capitals.from), ...words.slice(capitals.to)].join(' ');
    const family = words.slice(capitals.from, capitals.to).join(' ');
    return { family, given: spaceInitials(given), ...(suffix !== undefined && { suffix }) };
  }
  let from = words.length - 1;
  while (from > 1 && isParticle(words[from - 1]!)) from--;
  // "de la Cruz" and "José de la Cruz Martínez": the particle opens the family name, wherever it stands.
  const first = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isParticle(word));
  if (first > 0) from = first;
  const name = splitFamily({
    family: words.slice(from).join(' '),
    given: spaceInitials(words.slice(0, from).join(' ')),
  });
  if (suffix !== undefined) name.suffix = suffix;
  return name;
}

/** "L.V." -> "L. V." */
function spaceInitials(given: string): string {
  return given.replace(/(?<!\p{L})(\p{Lu}\.)(?=\p{L})/gu, '$1 ');
}
