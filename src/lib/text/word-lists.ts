// Every list of words is a file of its own under words/, so that a word can be added without reading code. words/README.md says what
// each list does; a test keeps them sorted.
import adjectiveEnds from './words/adjective-ends.json';
import adjectiveLikeNouns from './words/adjective-like-nouns.json';
import americanSpellings from './words/american-spellings.json';
import backgroundShares from './words/background-shares.json';
import classificationCodes from './words/classification-codes.json';
import englishOnly from './words/english-only.json';
import functionWordAcronyms from './words/function-word-acronyms.json';
import genericAdjectives from './words/generic-adjectives.json';
import genericAlone from './words/generic-alone.json';
import genericHeads from './words/generic-heads.json';
import invariantWords from './words/invariant-words.json';
import irregularPlurals from './words/irregular-plurals.json';
import iseStems from './words/ise-stems.json';
import latinNotSpecies from './words/latin-not-species.json';
import latinPhrases from './words/latin-phrases.json';
import names from './words/names.json';
import nominalIng from './words/nominal-ing.json';
import nounsLikeVerbs from './words/nouns-like-verbs.json';
import paddingHeads from './words/padding-heads.json';
import stopWords from './words/stop-words.json';
import verbs from './words/verbs.json';

type Words = ReadonlySet<string>;

/** Adjectives that praise, count or point, and say nothing of the topic: stripped from the front of a phrase. */
export const GENERIC_ADJECTIVES: Words = new Set(genericAdjectives);
/** Heads that end phrases about the paper, not its topic: "extensive experiments", "remarkable progress". Such phrases are dropped. */
export const GENERIC_HEADS: Words = new Set(genericHeads);
/** Words that are fine in a phrase ("language model", "training data") and say too little alone. */
export const GENERIC_ALONE: Words = new Set(genericAlone);
/** Heads that add nothing to a phrase which is a term without them. */
export const PADDING_HEADS: Words = new Set(paddingHeads);

/** Function words that are acronyms too: "IT governance", "US hospitals". */
export const FUNCTION_WORD_ACRONYMS: Words = new Set(functionWordAcronyms);

/** Plurals that no ending rule finds, with their singular. */
export const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map(Object.entries(irregularPlurals));
/** Words that end in a single s and are singular, or have no singular that readers use. */
export const INVARIANT_WORDS: Words = new Set(invariantWords);

/** British words with their US spelling. */
export const AMERICAN_SPELLINGS: ReadonlyMap<string, string> = new Map(Object.entries(americanSpellings));
/** Stems whose British verb ends in -ise: "optimise", "generalisation". A list, since supervise, revise, noise … keep their s. */
export const ISE_STEMS: readonly string[] = iseStems;

/** Words by the share of abstracts, in all fields, that hold them. */
export const BACKGROUND_SHARES: ReadonlyMap<string, number> = new Map(
  Object.entries(backgroundShares).flatMap(([share, words]) =>
    words.map((word): [string, number] => [word, Number(share)]),
  ),
);

/** Names that readers expect with a capital, and that often stand in running capitals only. */
export const KNOWN_NAMES: Words = new Set(names);

/** First words of Latin names of diseases and of parts of the body, which look like those of species: "lupus erythematosus". */
export const LATIN_NOT_SPECIES: Words = new Set(latinNotSpecies);
/** Latin phrases that stand before a noun like an adjective: first word -> second words, "in" -> "vitro". */
export const LATIN_PHRASES: ReadonlyMap<string, Words> = new Map(
  Object.entries(latinPhrases).map(([first, seconds]) => [first, new Set(seconds)]),
);

/** -ing forms that name things and fields: in "learning rate" no verb stands. */
export const NOMINAL_ING: Words = new Set(nominalIng);
/** Verbs that the tagger takes for nouns. */
export const VERBS: Words = new Set(verbs);
/** Nouns with the ending of a verb. */
export const NOUNS_LIKE_VERBS: Words = new Set(nounsLikeVerbs);
/** Last parts that make a compound an adjective: "attention-based", "decoder-only", "long-term". */
export const ADJECTIVE_ENDS: Words = new Set(adjectiveEnds);

/** Function words by language (ISO 639-1). They tell the language of a text, and are no terms and no vector features. */
export const STOP_WORDS: ReadonlyMap<string, Words> = new Map(
  Object.entries(stopWords).map(([language, words]) => [language, new Set(words)]),
);
/** English function words that no other listed language has. */
export const ENGLISH_ONLY: Words = new Set(englishOnly);

/** Nouns with the ending of an adjective. */
export const ADJECTIVE_LIKE_NOUNS: Words = new Set(adjectiveLikeNouns);
/** Categories of arXiv without a dot: they sort papers, and name no topic in words. */
export const CLASSIFICATION_CODES: Words = new Set(classificationCodes);
