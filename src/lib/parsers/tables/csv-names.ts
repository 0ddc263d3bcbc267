/** Names of people and bodies as tables give them: plain text, one or many in a cell. */
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
} from '../names/name-words';

/** "N.J.", "J.-P.", "NJ": initials at the end of "Eck NJ". */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?){1,6}$|^\p{Lu}(?:-?\p{Lu}){0,3}\.?$/u;
/** As particles, but with a capital the bearer counts them as part of the family name. */
const CAPITAL_PARTICLE = /^(?:De|Del|Della|Den|Der|Di|Do|Dos|Du|Da|La|Le|Van|Von|Ter|Ten|El|St\.)$/;
const COMPANY = /^(?:inc|ltd|llc|gmbh|co|corp|s\.?a|s\.?r\.?l|ag|plc|b\.?v)\.?$/i;
/** Words that stand in the names of bodies, never in a person's. */
const OF_BODIES =
  /(?:^|\s)(?:universit\p{L}{1,4}|institut\p{L}{0,2}|collaboration|consortium|organi[sz]ation|association|society|committee|commission|ministry|department|council|agency|foundation|network|investigators|working|group|team|project|initiative|centre|center|cent(?:er|re)s)(?=\s|$)/iu;
const HAN = /^[\p{Script=Han}\p{Script=Hangul}·]{1,6}$/u;

/** "van Eck, Nees Jan", "Nees Jan van Eck", "Eck NJ", "Knuth, Donald E., Jr.", "World Health Organization"; undefined for an empty text. */
export function parsePersonName(text: string): PersonName | undefined {
  const name = joinHyphens(cleanText(text)).replace(/^[,;]{1,5}\s?|[,;]{1,5}$/g, '');
  if (name === '') return undefined;
  if (name.startsWith('{') && name.endsWith('}') && name.length > 2) return { literal: name.slice(1, -1) };
  if (!name.includes(',')) return parseNatural(name);
  const parts = name.split(',').map((part) => part.trim());
  const [last = '', second = '', third = ''] = parts.filter((part) => part !== '');
  if (second === '') return parseNatural(last);
  if (COMPANY.test(second) || parts.length > 3) return { literal: name };
  const isBeside = isSureGeneration(second) || (isGeneration(second) && !isFamilyAlone(last));
  if (third === '' && isBeside) return withSuffix(parseNatural(last), second);
  if (third === '') return invert(last, second);
  if (isGeneration(second)) return withSuffix(invert(last, third), second);
  return isGeneration(third) ? withSuffix(invert(last, second), third) : { literal: name };
}

/** One word, or one with its particles: what stands behind it is a given name, whatever it looks like. */
function isFamilyAlone(text: string): boolean {
  const words = text.split(' ');
  return words.slice(0, -1).every((word) => isParticle(word));
}

function withSuffix(name: PersonName, suffix: string): PersonName {
  return { ...name, suffix };
}

/** "van Eck" and "Nees Jan", or "Eck" and "Nees Jan van". */
function invert(last: string, first: string): PersonName {
  const family = last.split(' ');
  const given = first.split(' ');
  const particle: string[] = [];
  while (family.length > 1 && isParticle(family[0]!)) particle.push(family.shift()!);
  const behind: string[] = [];
  while (given.length > 1 && isParticle(given.at(-1)!)) behind.unshift(given.pop()!);
  const suffix = takeGeneration(given);
  const name = person(behind.concat(particle), family, given);
  return suffix === undefined ? name : withSuffix(name, suffix);
}

/** "Nees Jan van Eck", "Eck NJ", "Sa-Ambo J.M.", a single word, a body. */
function parseNatural(name: string): PersonName {
  const words = name.split(' ');
  if (words.length === 1 || words.length > 7) return { literal: name };
  if (words.every((word) => HAN.test(word))) return { family: words[0]!, given: words.slice(1).join(' ') };
  const suffix = words.length > 2 && isGeneration(words.at(-1)!) ? words.pop() : undefined;
  let result: PersonName;
  const capitals = OF_BODIES.test(name) ? undefined : findCapitalFamily(words);
  const initials = trailingInitials(words);
  if (capitals) {
    const { from, to } = capitals;
    result = person([], words.slice(from, to), [...words.slice(0, from), ...words.slice(to)]);
  } else if (initials > 0) {
    result = invert(words.slice(0, -initials).join(' '), words.slice(-initials).join(' '));
  } else {
    if (OF_BODIES.test(name) && !isParticle(words.at(-2)!)) return { literal: name };
    if (hasBodyWord(words)) return { literal: name };
    let from = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isParticle(word));
    if (from < 0) from = isParticle(words[0]!) ? 0 : words.length - 1;
    let to = from;
    while (to < words.length - 1 && isParticle(words[to]!)) to++;
    if (from === to) {
      from = words.findIndex((word, i) => i > 0 && i < words.length - 1 && CAPITAL_PARTICLE.test(word));
      if (from < 0) from = to;
      to = from;
    }
    result = person(words.slice(from, to), words.slice(to), words.slice(0, from));
  }
  return suffix === undefined ? result : withSuffix(result, suffix);
}

/** How many words at the end are initials, where a family name stands before them: "Eck N J" has two. */
function trailingInitials(words: readonly string[]): number {
  let count = 0;
  while (count < words.length - 1 && INITIALS.test(words[words.length - 1 - count]!)) count++;
  const family = words.slice(0, words.length - count);
  // "J. K. Rowling A" is no family name with initials, and neither is one that is all initials.
  const isWithin = (word: string, i: number) => i > 0 && i < family.length - 1 && /^[YE]$/.test(word);
  if (!family.some((word, i) => INITIALS.test(word) && word.length < 4 && !isWithin(word, i))) return count;
  // In capitals throughout the longer word is the family name: "DOE K".
  const [word = ''] = family;
  const isLonger = words.slice(1).every((other) => other.replace(/\./g, '').length < word.length);
  return family.length === 1 && /^\p{Lu}{2,4}$/u.test(word) && isLonger ? count : 0;
}

function person(
  particle: readonly string[],
  family: readonly string[],
  given: readonly string[],
): PersonName {
  const name: PersonName = { family: family.join(' ') };
  if (given.length > 0 && given[0] !== '') name.given = given.join(' ');
  if (particle.length > 0) name.particle = particle.join(' ');
  return name;
}

/** Reads a list of names that are already apart. Empty ones and "et al." are left out. */
export function toNames(parts: readonly string[]): PersonName[] {
  const names: PersonName[] = [];
  for (const part of parts) {
    const name = isOthers(part) ? { literal: OTHERS } : parsePersonName(part);
    if (name) names.push(name);
  }
  return names;
}
