/** Words and marks by which readers of all formats tell people from bodies, and given names from generations. */

const SURE_GENERATION = /^(?:jr|sr|jnr|snr)\.?$|^(?:2nd|3rd|[4-9]th)\.?$/i;
/** One letter is an initial, and so is "VI": never the sign of a generation. */
const GENERATION = /^(?:II|III|IV|ii|iii|iv)\.?$/;
/** Small words within the names of bodies; the first ones never stand in a person's, the others do ("the Boer, K."). */
const BODY_WORDS = new Set(['of', 'and', 'für', 'pour', 'per', 'para']);
const BODY_OR_PARTICLE = new Set(['for', 'on', 'at', 'the']);
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?){1,6}$|^\p{Lu}(?:-?\p{Lu}){0,3}$/u;
const KEPT_STOP =
  /^(?:inc|ltd|llc|co|corp|cie|bros|univ|dept|inst|assoc|soc|tech|acad|lab|labs|nat|natl|int|intl|ed|eds|al|st|chr|alex|theo|thos|wm|geo|jos|fr|dr|prof)$/i;
const ACRONYMS = new Set(
  'UNESCO UNICEF UNHCR UNEP UNDP NASA NATO OECD CERN EURATOM IEEE ASTM IAEA NIST NOAA USGS USDA ASME ASEAN UNAIDS INSERM CNRS INRIA IFPRI EUROSTAT CIMMYT AIDS ISO IBM BMW WHO FAO ILO IMF NIH ACM SAE'.split(
    ' ',
  ),
);
/** Family names of two letters that are no initials where they stand in capitals before a given name. */
const SHORT_FAMILIES = new Set('LI WU XU HU LU YU SU YE FU GU XI QI NG VO HO'.split(' '));
const CAPITAL_PARTICLES = new Set('DE LA LE EL AL DI DA DU DO'.split(' '));

/** "Jr.", "Sr", "III", "2nd": a generation, where it stands beside a given name. */
export function isGeneration(text: string): boolean {
  return SURE_GENERATION.test(text) || GENERATION.test(text);
}

/** "Jr.", "Sr", "2nd": never anything else. */
export function isSureGeneration(text: string): boolean {
  return SURE_GENERATION.test(text);
}

/**
 * Takes the generation off the end of given names: "Jon III" leaves "Jon". Numerals count only behind a name that is written out or an
 * initial with its full stop: "J II" are three initials.
 */
export function takeGeneration(given: string[]): string | undefined {
  const last = given.at(-1);
  if (last === undefined || given.length < 2) return undefined;
  const isNamed = given.slice(0, -1).some((word) => /\p{Ll}{2}|\p{Lu}\.|^\p{Lu}{4}/u.test(word));
  return isSureGeneration(last) || (GENERATION.test(last) && isNamed) ? given.pop() : undefined;
}

/** True for a word that is one or more initials: "N.J.", "J.-P.", "NJ", "Yu.". */
export function areInitials(word: string): boolean {
  return INITIALS.test(word);
}

/** True where small words within a name make it a body's: "Bureau of Statistics", "Save the Children"; never "J. for Berg". */
export function hasBodyWord(words: readonly string[]): boolean {
  if (/^the$/i.test(words[0] ?? '') && words.length > 1 && !areInitials(words.at(-1)!)) return true;
  const inner = words.slice(1, -1);
  if (inner.some((word) => BODY_WORDS.has(word))) return true;
  return inner.some((word) => BODY_OR_PARTICLE.has(word)) && !words.some((word) => areInitials(word));
}

/** "B. -Y. Oie" -> "B.-Y. Oie", "Smith -Jones" -> "Smith-Jones". */
export function joinHyphens(name: string): string {
  if (!/\s[-‐‑]|[-‐‑]\s/.test(name)) return name;
  return name
    .replace(/(?<=\p{L}\.?)\s[-‐‑](?=\p{Lu})/gu, '-')
    .replace(/(?<=\p{Lu}\.)[-‐‑]\s(?=\p{Lu})/gu, '-');
}

/** The name without the full stop that closes a list or a field: "Fog Study Group.", "Oie BY."; that of an initial or a short form stays. */
export function withoutFullStop(name: string): string {
  if (!name.endsWith('.') || name.endsWith('..')) return name;
  const last = name.slice(name.lastIndexOf(' ') + 1, -1);
  const rest = name.slice(0, -1);
  if (/^(?:2nd|3rd|[4-9]th)$/i.test(last)) return rest;
  if (/[.\d]/.test(last) || KEPT_STOP.test(last) || isGeneration(last)) return name;
  const isListed = name.includes(',');
  if (/^\p{Lu}{2,4}$/u.test(last)) return isListed || !name.includes(' ') ? name : rest;
  const least = isListed ? 4 : 3;
  return last.length >= least && /\p{Ll}$/u.test(last) ? rest : name;
}

/**
 * Where the family name stands in capitals beside given names that don't: "SMITH John", "DE LA CRUZ María" (the first words), "Jan VAN DER
 * BERG" (the last ones). Undefined where capitals tell nothing.
 */
export function findCapitalFamily(words: readonly string[]): { from: number; to: number } | undefined {
  const isCapital = (word: string) => /^\p{Lu}[\p{Lu}'’-]{1,40}$/u.test(word);
  const isGiven = (word: string) => /^\p{Lu}\p{Ll}/u.test(word) || areInitials(word);
  let to = 0;
  while (to < words.length && isCapital(words[to]!)) to++;
  if (to > 0 && to < words.length) {
    const rest = words.slice(to);
    const isNamed = rest.length < 4 && rest.every(isGiven) && rest.some((word) => /\p{Ll}/u.test(word));
    return isNamed && isFamily(words.slice(0, to)) ? { from: 0, to } : undefined;
  }
  let from = words.length;
  while (from > 0 && isCapital(words[from - 1]!)) from--;
  const tail = words.slice(from);
  const isTail =
    tail.length > 1 && from > 0 && tail.at(-1)!.length > 3 && words.slice(0, from).every(isGiven);
  return isTail && /\p{Ll}{2}/u.test(words[0]!) ? { from, to: words.length } : undefined;
}

function isFamily(words: readonly string[]): boolean {
  if (words.some((word) => ACRONYMS.has(word))) return false;
  if (words.length > 1) {
    const short = words.filter((word) => word.length < 3);
    return short.length < words.length && short.every((word) => CAPITAL_PARTICLES.has(word));
  }
  const word = words[0]!;
  if (word.length === 2) return SHORT_FAMILIES.has(word);
  const isSpoken = /[AEIOUYÀ-ÖØ-Þ]/.test(word) || /[^A-Z'’-]/.test(word);
  return word.length === 3 ? /^[^AEIOU][AEIOUY]/.test(word) : isSpoken;
}

/** Stands in a list of authors for those that the source left out, until the record is complete. */
export const OTHERS = 'et al.';

/** True for "et al.", "and others" and the like where a name should stand. */
export function isOthers(text: string): boolean {
  return /^\s{0,9}(?:et\.? al(?:ii|\.)?|u\.\s?a\.|and others|others|\.\.\.|…)\s{0,9}$/i.test(text);
}
