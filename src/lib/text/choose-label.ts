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
  /** Its acronym takes a plural s somewhere: "LLMs". */
  hasPluralAcronym: boolean;
}

/** One spelling with the form of its number. */
interface Form {
  /** With the capitals of names. */
  spelling: string;
  singular: string;
  isPlural: boolean;
  count: number;
}

const PREPOSITION = / (?:of|in|for|to|on|at|by|with|and|de|du|des|la) /;
const CAPITALIZED = /^\p{Lu}\p{Ll}/u;

/**
 * What a term is called: of singular and plural the one that the papers have more often (of equally many the one of the given keywords, else
 * the singular), in the commonest spelling, of given keywords where there are any, and with the capitals of names. What never stands in the
 * singular keeps its plural: "coral reefs", "United States", "Delphinapterus leucas". A found term whose acronym has a plural ("LLMs") is
 * named in the singular, as the acronym is; so are given keywords where the papers prefer that, but for headings and names ("Health Care Costs").
 */
export function chooseLabel(of: Spellings, casing: SurfaceCase): string {
  const found = toForms(of.surfaces, of.isNgram, casing);
  const given = toForms(of.given, of.isNgram, casing);
  const isPlural = prefersPlural(found, given, of);
  const ofNumber = given.filter((form) => form.isPlural === isPlural);
  const pool =
    ofNumber.length > 0
      ? ofNumber
      : given.length > 0 && !isPlural
        ? given
        : found.filter((form) => form.isPlural === isPlural);
  const shown = new Map<string, number>();
  for (const { spelling, singular, count } of pool.length > 0 ? pool : found) {
    const isKept = isPlural || (given.length > 0 && CAPITALIZED.test(lastWord(spelling)));
    const label = isKept ? spelling : singular;
    shown.set(label, (shown.get(label) ?? 0) + count);
  }
  let best = of.key;
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

function toForms(spellings: ReadonlyMap<string, number>, isNgram: boolean, casing: SurfaceCase): Form[] {
  return [...spellings].map(([surface, count]) => {
    const spelling = casing.withNames(surface);
    const singular = isNgram ? spelling : toSingularPhrase(spelling);
    return { spelling, singular, isPlural: singular !== spelling, count };
  });
}

function prefersPlural(found: readonly Form[], given: readonly Form[], of: Spellings): boolean {
  const ofGiven = countNumbers(given);
  const ofFound = countNumbers(found);
  const plural = ofGiven.plural + ofFound.plural;
  if (plural === 0) return false;
  if (given.length === 0 && of.hasPluralAcronym && found.every(({ spelling }) => !isName(spelling)))
    return false;
  const singular = ofGiven.singular + ofFound.singular;
  return plural === singular ? ofGiven.plural > ofGiven.singular : plural > singular;
}

function countNumbers(forms: readonly Form[]): { singular: number; plural: number } {
  const numbers = { singular: 0, plural: 0 };
  for (const { isPlural, count } of forms) numbers[isPlural ? 'plural' : 'singular'] += count;
  return numbers;
}

/** "Internet of Things", "mixture of experts" */
function isName(phrase: string): boolean {
  return CAPITALIZED.test(lastWord(phrase)) || PREPOSITION.test(phrase);
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
