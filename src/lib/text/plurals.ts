/** An ending, and what the singular has instead; null: it is a singular. The first rule that fits counts. */
type Rules = readonly (readonly [ending: RegExp, singular: string | null])[];

/** Light rules where plurals are made by endings: they join the forms of a word, and need not be right for each. */
const RULES: Readonly<Record<string, Rules>> = {
  es: [
    [/(?:is|us|ss)$/, null],
    [/ces$/, 'z'],
    [/(?<=[^aeiouáéíóú][aeiouáéíóúü]+[lnrdj])es$/, ''],
    [/(?<=[^s])s$/, ''],
  ],
  pt: [
    [/(?<=[aeou])is$/, 'l'],
    [/(?:is|us|ss)$/, null],
    [/ões$/, 'ão'],
    [/(?<=[lrz])es$/, ''],
    [/ns$/, 'm'],
    [/(?<=[^s])s$/, ''],
  ],
  fr: [
    [/eaux$/, 'eau'],
    [/aux$/, 'al'],
    [/(?:is|us|ss|as|ps|rs)$/, null],
    [/(?<=[^s])s$/, ''],
  ],
};
/**
 * The singular of a lower-case word of a language without a tagger, as far as its ending tells. Other languages than Spanish, Portuguese and
 * French: the word as it is.
 */
export function singularIn(language: string, word: string): string {
  if (word.length < 4 || !/[sx]$/.test(word)) return word;
  const rule = RULES[language]?.find(([ending]) => ending.test(word));
  return rule && rule[1] !== null ? word.replace(rule[0], rule[1]) : word;
}

/** "l'apprentissage", "dell'acqua": the article is no part of the word. */
const ELISIONS: Readonly<Record<string, RegExp>> = {
  fr: /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\p{L})/giu,
  it: /(?<![\p{L}\p{N}])(?:[cdl]|un|all|dall|dell|nell|sull|quell|quest)'(?=\p{L})/giu,
};

/** Takes off articles that are written together with their word. */
export function partElisions(text: string, language: string): string {
  const elision = ELISIONS[language];
  return elision ? text.replace(elision, ' ') : text;
}
