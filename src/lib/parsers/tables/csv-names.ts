/** Names of people and bodies as tables give them: plain text, one or many in a cell. */
import type { PersonName } from '../../model/record';
import { cleanText } from '../clean-text';
import { isParticle } from '../name-particles';

const SUFFIX = /^(?:jr|sr|i{2,3}|iv|vi{0,3}|2nd|3rd)\.?$/i;
/** "N.J.", "J.-P.", "NJ": initials at the end of "Eck NJ". */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?){1,6}$|^\p{Lu}(?:-?\p{Lu}){0,3}\.?$/u;
/** As particles, but with a capital the bearer counts them as part of the family name. */
const CAPITAL_PARTICLE = /^(?:De|Del|Della|Den|Der|Di|Do|Dos|Du|Da|La|Le|Van|Von|Ter|Ten|El|St\.)$/;
const COMPANY = /^(?:inc|ltd|llc|gmbh|co|corp|s\.?a|s\.?r\.?l|ag|plc|b\.?v)\.?$/i;
/** Words that stand in the names of bodies, never in a person's. */
const OF_BODIES =
  /(?:^|\s)(?:of|for|on|the|and|für|pour|per|para|der|universit\p{L}{1,4}|institut\p{L}{0,2}|collaboration|consortium|organi[sz]ation|association|society|committee|commission|ministry|department|council|agency|foundation|network|investigators|working|group|team|project|initiative|centre|center|cent(?:er|re)s)(?=\s|$)/iu;
const HAN = /^[\p{Script=Han}\p{Script=Hangul}·]{1,6}$/u;

/** "van Eck, Nees Jan", "Nees Jan van Eck", "Eck NJ", "Knuth, Donald E., Jr.", "World Health Organization"; undefined for an empty text. */
export function parsePersonName(text: string): PersonName | undefined {
  const name = cleanText(text).replace(/^[,;]{1,5}\s?|[,;]{1,5}$/g, '');
  if (name === '') return undefined;
  if (name.startsWith('{') && name.endsWith('}') && name.length > 2) return { literal: name.slice(1, -1) };
  if (!name.includes(',')) return parseNatural(name);
  const parts = name.split(',').map((part) => part.trim());
  const [last = '', second = '', third = ''] = parts.filter((part) => part !== '');
  if (second === '') return parseNatural(last);
  if (COMPANY.test(second) || parts.length > 3) return { literal: name };
  if (third === '' && SUFFIX.test(second)) return withSuffix(parseNatural(last), second);
  if (third === '') return invert(last, second);
  if (SUFFIX.test(second)) return withSuffix(invert(last, third), second);
  return SUFFIX.test(third) ? withSuffix(invert(last, second), third) : { literal: name };
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
  return person(behind.concat(particle), family, given);
}

/** "Nees Jan van Eck", "Eck NJ", "Sa-Ambo J.M.", a single word, a body. */
function parseNatural(name: string): PersonName {
  const words = name.split(' ');
  if (words.length === 1 || words.length > 7) return { literal: name };
  if (words.every((word) => HAN.test(word))) return { family: words[0]!, given: words.slice(1).join(' ') };
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined;
  let result: PersonName;
  const initials = trailingInitials(words);
  if (initials > 0) {
    result = invert(words.slice(0, -initials).join(' '), words.slice(-initials).join(' '));
  } else {
    if (OF_BODIES.test(name) && !isParticle(words.at(-2)!)) return { literal: name };
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
  return family.some((word) => INITIALS.test(word) && word.length < 4) ? 0 : count;
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
    if (/^\s{0,9}(?:et al\.?|others|\.\.\.|…)\s{0,9}$/i.test(part)) continue;
    const name = parsePersonName(part);
    if (name) names.push(name);
  }
  return names;
}

/**
 * Takes a cell of names apart: "A; B", "A|B", "A and B", and "A, B" only where every piece looks like a whole name ("First Last",
 * "Last FM") or the pieces are families and initials in turn ("Small, H., Griffith, B.C."). Anything else with a comma is one name.
 */
export function splitNames(cell: string): string[] {
  const text = cell.replace(/[；]/g, ';').replace(/\s{1,9}(?:et al\.?|u\.\s?a\.)\s{0,9}$/i, '');
  for (const separator of [';', '|', '\n']) {
    if (text.includes(separator)) return text.split(separator).flatMap((part) => splitWords(part));
  }
  return splitWords(text);
}

function splitWords(text: string): string[] {
  const trimmed = text.trim();
  if (/[、，]/.test(trimmed)) return trimmed.split(/[、，]/);
  const parts = splitAt(trimmed, /,?\s(?:and|&|und)\s/i, 1) ?? splitAt(trimmed, /,?\s(?:et|y|e|и)\s/, 2);
  return parts ? parts.flatMap(splitCommas) : splitCommas(trimmed);
}

/** Undefined where there is nothing to split, a part has too few words ("Ortega y Gasset"), or all of it looks like one body. */
function splitAt(text: string, word: RegExp, least: number): string[] | undefined {
  const parts = text.split(word);
  if (parts.length < 2 || parts.some((part) => part.split(' ').length < least)) return undefined;
  return parts.length === 2 && OF_BODIES.test(parts.join(' ')) ? undefined : parts;
}

function splitCommas(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return parts;
  const looksWhole = (part: string) => /^\S{1,40}(?:\s\S{1,40}){1,5}$/.test(part) && !SUFFIX.test(part);
  const isInitials = (part: string) => /^(?:\p{Lu}\p{Ll}?\.[\s-]?){1,6}$|^\p{Lu}{1,3}$/u.test(part);
  if (parts.length % 2 === 0 && parts.every((part, i) => i % 2 === 0 || isInitials(part)))
    return parts.flatMap((part, i) => (i % 2 === 0 ? [`${part}, ${parts[i + 1]}`] : []));
  return parts.every(looksWhole) && (parts.length > 2 || !isInverted(parts)) ? parts : [text];
}

/** "de la Cruz, Maria Elena" is one name; "Anna Holm, Bo Ito" are two. */
function isInverted([first, second]: readonly string[]): boolean {
  return isParticle(first!.split(' ')[0]!) || /\s\p{Lu}\.?$/u.test(second!);
}
