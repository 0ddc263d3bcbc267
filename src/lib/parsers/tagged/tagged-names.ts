/**
 * Names of authors as exports write them: "van Eck, Nees Jan", "King, Martin Luther, Jr.", "van Raaij MJ", "A. B. Smith". A comma at the
 * end marks the name of a body, and two commas stand for one in it, as EndNote has it: "World Health Organization,",
 * "University of California,, Berkeley".
 */
import type { PersonName } from '../../model/record';
import { cleanText, stripMarkup } from '../clean-text';
import { isParticle } from '../name-particles';
import {
  findCapitalFamily,
  hasBodyWord,
  isGeneration,
  isSureGeneration,
  joinHyphens,
  takeGeneration,
  withoutFullStop,
  isOthers,
  OTHERS,
} from '../names/name-words';

export interface NameOptions {
  /** A name without a comma is "First Last", as in old Refer files; else it is the name of a body, unless initials tell otherwise. */
  natural?: boolean;
  /** Given names get the points of their initials: "NJ" -> "N. J.". 'short': they are initials; 'full': they may be. */
  initials?: 'short' | 'full';
}

const NOBODY = /^(?:\[?anonymous\]?|anon\.?|no author)$/i;
const BODY_WORDS = /^(?:of|for|and|the|on|&|für|pour|para)$/;
const BODY =
  /\b(?:universit|institut|organi[sz]ation|department|ministry|committee|commission|consortium|collaboration|group\b|team\b|society|association|agency|council|cent(?:er|re)\b|laborator|foundation|network|project|office|bureau|corporation|company|gmbh|academy|college|hospital|school|federation|initiative|program)/i;
/** Capitals that end the name of a body, not initials. */
const PLACES = new Set(['UK', 'US', 'USA', 'EU', 'UN', 'WHO', 'UAE']);

/** The name, or undefined for "[Anonymous]" and nothing; "et al." as OTHERS. */
export function parseTaggedName(text: string, options: NameOptions = {}): PersonName | undefined {
  let whole = withoutFullStop(cleanText(stripMarkup(text)).replace(/;$/, '').trim());
  if (whole.endsWith(',')) {
    whole = whole.slice(0, -1).trim();
    if (!/[^,],[^,]/.test(whole)) return toLiteral(whole);
  }
  const double = /,,\s?(?=[^\s,])/.exec(whole);
  if (double && !isGeneration(whole.slice(double.index + double[0].length))) return toLiteral(whole);
  const name = joinHyphens(whole);
  if (name === '' || NOBODY.test(name)) return undefined;
  if (isOthers(name)) return { literal: OTHERS };
  if (!name.includes(',')) return parseWithoutComma(name, options);
  const parts = name.split(',').map((part) => part.trim());
  const family = parts[0]!;
  let [given = '', ...others] = parts.slice(1);
  if (family === '') return parseWithoutComma(parts.filter(Boolean).join(' '), options);
  if (isBodyPart(family)) return { literal: name };
  if (isGeneration(given) && others.length > 0) [given, others] = [others[0]!, [given, ...others.slice(1)]];
  const words = given.split(' ');
  const suffix = others.length === 0 ? takeSuffix(words) : undefined;
  if (suffix !== undefined) {
    others = [suffix];
    given = words.join(' ');
  }
  return toPerson(family, given, others.filter(Boolean).join(', '), options);
}

/** A comma that was doubled is single again. */
function toLiteral(name: string): PersonName | undefined {
  const literal = cleanText(name.replace(/,,\s?/g, ', '));
  if (isOthers(literal)) return { literal: OTHERS };
  return literal === '' || NOBODY.test(literal) ? undefined : { literal };
}

function parseWithoutComma(name: string, options: NameOptions): PersonName | undefined {
  const words = name.split(' ').filter((word) => word !== '');
  const suffix = words.length > 2 && isSureGeneration(words.at(-1)!) ? words.pop()! : '';
  if (words.length < 2 || words.length > 6 || BODY.test(name) || hasBodyWord(words) || words.includes('&'))
    return name === '' ? undefined : { literal: name };
  // "van Raaij MJ", "Jones A."
  const last = words.at(-1)!;
  const isShort = /^(?:\p{Lu}\.?-?){1,4}$/u.test(last) && !PLACES.has(last);
  const family = words.slice(0, -1).join(' ');
  const capitals = findCapitalFamily(words);
  // "SMITH-JONES Ann M.": the initial stands behind a given name that is written out.
  const isNamed = capitals?.from === 0 && words.length - capitals.to > 1;
  const isFamily =
    (words.length < 4 || isParticle(words[0]!)) && /\p{Ll}/u.test(family) && /^\p{L}/u.test(family);
  if (isShort && !isNamed && (options.initials || isFamily)) return toPerson(family, last, suffix, options);
  if (capitals && !/\d/.test(name)) {
    const given = [...words.slice(0, capitals.from), ...words.slice(capitals.to)];
    return toPerson(words.slice(capitals.from, capitals.to).join(' '), given.join(' '), suffix, options);
  }
  // "A. B. Smith"
  let from = 0;
  while (from < words.length - 1 && /^(?:\p{Lu}\p{Ll}?\.-?){1,4}$/u.test(words[from]!)) from++;
  if (from > 0 && words.length - from < 4 && !/^[UE]\.\s?[SKUN]\./.test(name) && !/\d/.test(name))
    return toPerson(words.slice(from).join(' '), words.slice(0, from).join(' '), suffix, options);
  if (!options.natural || /\d/.test(name)) return { literal: name };
  const particle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isParticle(word));
  const start = particle < 0 ? words.length - 1 : particle;
  return toPerson(words.slice(start).join(' '), words.slice(0, start).join(' '), suffix, options);
}

/** "Jr." by itself or behind given names; "III" only behind a name that is written out. */
function takeSuffix(given: string[]): string | undefined {
  return given.length === 1 && isSureGeneration(given[0]!) ? given.pop() : takeGeneration(given);
}

function isBodyPart(family: string): boolean {
  const words = family.split(' ');
  return words.length > 2 && words.slice(1, -1).some((word) => BODY_WORDS.test(word));
}

function toPerson(family: string, given: string, suffix: string, { initials }: NameOptions): PersonName {
  const words = family.split(' ');
  let from = 0;
  while (from < words.length - 1 && isParticle(words[from]!)) from++;
  const person: PersonName = { family: words.slice(from).join(' ') };
  const first = initials ? dotInitials(given, longestRun(family, initials)) : given;
  if (first !== '') person.given = first;
  if (from > 0) person.particle = words.slice(0, from).join(' ');
  if (suffix !== '') person.suffix = suffix;
  return person;
}

/** Capitals in a row that are still initials. Where the family name is in capitals too, a longer word is a name. */
function longestRun(family: string, initials: 'short' | 'full'): number {
  const isShouted = family.length > 1 && family === family.toUpperCase() && family !== family.toLowerCase();
  if (initials === 'full') return isShouted ? 1 : 3;
  return isShouted ? 3 : 5;
}

/** "NJ" -> "N. J.", "M J" -> "M. J.", "J-P" -> "J.-P.". */
function dotInitials(given: string, longest: number): string {
  return given
    .split(' ')
    .map((word) => {
      const runs = word.split('-');
      if (!runs.every((run) => /^\p{Lu}{1,5}$/u.test(run) && run.length <= longest)) return word;
      return runs.map((run) => [...run].map((letter) => `${letter}.`).join(' ')).join('-');
    })
    .join(' ');
}
