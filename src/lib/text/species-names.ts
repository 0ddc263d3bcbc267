import { isUnknownWord } from './tagger';
import { KNOWN_NAMES, LATIN_NOT_SPECIES } from './word-lists';

/** A capital and a small word, or two capitals: "Delphinapterus leucas", "Delphinapterus Leucas" in a title with headline capitals. */
const PAIR = /(?<![\p{L}\p{N}.-])(\p{Lu}\p{Ll}{2,24}) (\p{L}\p{Ll}{2,24})(?![\p{L}\p{N}-])/gu;
const GENUS = /(?:us|a|um|is|es|as|os|on|er|or|ax|ex|ix|ys|ops|oma)$/;
const EPITHET =
  /(?:us|a|um|is|i|ae|[ae]ns|ogenes|as|os|or|ax|ix|yx|ur|[bcdglt]o|ense|estre|are|ale|ile|oides|opes|ulpes)$/;
/** "Nephritis", "carcinoma", "adenovirus", "sepsis": names of diseases and things. */
const NO_EPITHET = /(?:itis|[^n]sis|omas?|virus|aemia|emia|pathia|phobia|philia|uria|algia|plasia)$/;

/**
 * The genera that a text names: the first words of Latin binomials, two words with Latin endings that the tagger's dictionary of English does
 * not have. Diseases and parts of the body ("Lupus erythematosus") look alike and are distinguished by a list.
 */
export function findGenera(text: string): string[] {
  const genera: string[] = [];
  for (const [, genus = '', epithet = ''] of text.matchAll(PAIR))
    if (isSpecies(genus, epithet)) genera.push(genus);
  return genera;
}

function isSpecies(genus: string, epithet: string): boolean {
  const lower = genus.toLowerCase();
  return (
    GENUS.test(lower) &&
    !LATIN_NOT_SPECIES.has(lower) &&
    isEpithet(epithet.toLowerCase()) &&
    (KNOWN_NAMES.has(genus) || isUnknownWord(lower))
  );
}

/** Has the word a Latin ending, and is it none of English? */
export function isEpithet(word: string): boolean {
  return EPITHET.test(word) && !NO_EPITHET.test(word) && isUnknownWord(word);
}
