/** Names of people as XML formats have them. */
import type { PersonName } from '../../model/record';
import { cleanText } from '../clean-text';
import { isParticle } from '../name-particles';
import {
  findCapitalFamily,
  hasBodyWord,
  isGeneration,
  isOthers,
  isSureGeneration,
  joinHyphens,
  OTHERS,
  takeGeneration,
  withoutFullStop,
} from '../names/name-words';

/** Words of which one makes a name that of a body. */
const OF_BODIES =
  /(?:^|\s)(?:collaborations?|consortium|team|(?:working|study|research)\sgroup|committee|project|organi[sz]ation|association|foundation|institute|council|network|initiative|society|agency|ministry|department|university)(?:\s|$)/i;

/** "Jan van Leeuwen", "Martin Luther King Jr.", "ATLAS Collaboration". */
export function splitFullName(text: string): PersonName | undefined {
  const name = withoutFullStop(joinHyphens(cleanText(text)));
  if (name === '') return undefined;
  if (isOthers(name)) return { literal: OTHERS };
  if (name.includes(',')) return splitListedName(name);
  const words = name.split(' ');
  if (words.length === 1 || OF_BODIES.test(name) || hasBodyWord(words)) return { literal: name };
  const suffix = words.length > 2 && isGeneration(words.at(-1)!) ? words.pop() : undefined;
  const capitals = findCapitalFamily(words);
  if (capitals) {
    const given = [...words.slice(0, capitals.from), ...words.slice(capitals.to)];
    return build(given, [], words.slice(capitals.from, capitals.to), suffix);
  }
  const last = words.length - 1;
  let from = last;
  while (from > 1 && isParticle(words[from - 1]!)) from--;
  // "José Ortega y Gasset"
  if (from < last && from > 1 && /^[yei]$/.test(words[from]!))
    return build(words.slice(0, from - 1), [], words.slice(from - 1), suffix);
  return build(words.slice(0, from), words.slice(from, last), words.slice(last), suffix);
}

/** "van Eck, Nees Jan", "King, Martin Luther, Jr."; a comma at the end marks a name that is not taken apart. */
export function splitListedName(text: string): PersonName | undefined {
  const name = withoutFullStop(joinHyphens(cleanText(text)));
  const parts = name.split(',').map((part) => part.trim());
  if (parts.length > 1 && parts.slice(1).every((part) => part === '')) {
    const literal = parts[0]!;
    if (literal === '') return undefined;
    return { literal: isOthers(literal) ? OTHERS : literal };
  }
  if (parts.length === 1) return splitFullName(name);
  const [family, ...others] = parts as [string, ...string[]];
  // More commas than a name has: "Department of Physics, University of X, Y".
  if (parts.length > 3 || family === '') return { literal: name };
  const suffix = others.length > 1 || isSureGeneration(others[0]!) ? others.find(isGeneration) : undefined;
  const given = others.filter((part) => part !== suffix).join(' ');
  return personOf(family, given, suffix);
}

/** From a family name, which may begin with particles, and given names, which may end with "Jr.". */
export function personOf(
  family: string | undefined,
  given: string | undefined,
  suffix?: string,
): PersonName | undefined {
  const families = cleanText(family ?? '').split(' ');
  const givens = joinHyphens(cleanText(given ?? ''))
    .split(' ')
    .filter(Boolean);
  if (families[0] === '') return givens.length === 0 ? undefined : { literal: givens.join(' ') };
  let from = 0;
  while (from < families.length - 1 && isParticle(families[from]!)) from++;
  const own = suffix ?? takeGeneration(givens);
  return build(givens, families.slice(0, from), families.slice(from), own);
}

function build(
  given: readonly string[],
  particle: readonly string[],
  family: readonly string[],
  suffix: string | undefined,
): PersonName {
  const person: PersonName = { family: family.join(' ') };
  if (given.length > 0) person.given = given.join(' ');
  if (particle.length > 0) person.particle = particle.join(' ');
  if (suffix) person.suffix = cleanText(suffix);
  return person;
}

/** "Peter O" -> "Peter O.", "S J" -> "S. J.": a letter by itself is an initial. */
export function dotInitials(given: string): string {
  return given.replace(/(^|[\s-])(\p{Lu})(?=$|[\s-])/gu, '$1$2.');
}

/** "SJ" -> "S. J." */
export function spellInitials(initials: string): string {
  return /^\p{Lu}{1,5}$/u.test(initials)
    ? [...initials].map((letter) => `${letter}.`).join(' ')
    : dotInitials(initials);
}

/** "https://orcid.org/0000-0002-1642-628X" or sixteen digits without hyphens -> "0000-0002-1642-628X". */
export function readOrcid(text: string | undefined): string | undefined {
  const found = /(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\dXx])/.exec(text ?? '');
  return found ? found.slice(1).join('-').toUpperCase() : undefined;
}
