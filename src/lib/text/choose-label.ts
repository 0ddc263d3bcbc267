import { singularize } from './normalize-term';
import type { SurfaceCase } from './surface-case';

/** The spellings of one term. */
export interface Spellings {
  key: string;
  /** Spelling in sentence case -> count. */
  surfaces: ReadonlyMap<string, number>;
  /** The same of given keywords. */
  given: ReadonlyMap<string, number>;
  /** Found in texts without a tagger only. */
  isNgram: boolean;
}

const PREPOSITION = / (?:of|in|for|to|on|at|by|with|and|de|du|des|la) /;
/** "leucas", "sapiens", "albicans", "platyrhynchos", "pyogenes": as often Latin as plural. */
const LATIN_ENDING = /(?:[ao]s|[ae]ns|ogenes)$/;
const CAPITALIZED = /^\p{Lu}\p{Ll}/u;

/**
 * What a term is called: the commonest spelling, of given keywords where there are any, and with the capitals of names. Ordinary plurals are
 * shown in the singular; names ("United States"), Latin ("Delphinapterus leucas"), phrases ("mixture of experts") and given keywords only
 * where the singular stands in the papers.
 */
export function chooseLabel({ key, surfaces, given, isNgram }: Spellings, casing: SurfaceCase): string {
  const occurring = new Set([...surfaces.keys(), ...given.keys()].map((surface) => surface.toLowerCase()));
  const shown = new Map<string, number>();
  for (const [surface, count] of given.size > 0 ? given : surfaces) {
    const name = casing.withNames(surface);
    const singular = isNgram ? name : toSingularPhrase(name);
    const isSingular =
      occurring.has(singular.toLowerCase()) && !(given.size > 0 && CAPITALIZED.test(lastWord(name)))
        ? true
        : given.size === 0 && isOrdinaryPlural(name, singular, casing);
    const spelling = isSingular ? singular : name;
    shown.set(spelling, (shown.get(spelling) ?? 0) + count);
  }
  let best = key;
  let bestCount = 0;
  for (const [spelling, count] of shown) {
    if (count > bestCount || (count === bestCount && spelling < best)) {
      best = spelling;
      bestCount = count;
    }
  }
  // Library headings: cleaning set a dash off like a comma.
  return best.replaceAll(' , ', ' – ');
}

function lastWord(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1);
}

/** The last word in the singular, with the capitals that it has: "LLMs" -> "LLM". */
function toSingularPhrase(phrase: string): string {
  const last = lastWord(phrase);
  const singular = [...singularize(last)]
    .map((letter, i) => (last[i]?.toLowerCase() === letter ? last[i] : letter))
    .join('');
  return phrase.slice(0, phrase.length - last.length) + singular;
}

function isOrdinaryPlural(phrase: string, singular: string, casing: SurfaceCase): boolean {
  const last = lastWord(phrase);
  if (CAPITALIZED.test(last) || PREPOSITION.test(phrase)) return false;
  const isLatin = LATIN_ENDING.test(last) || CAPITALIZED.test(phrase);
  return !isLatin || casing.isKnown(lastWord(singular));
}
