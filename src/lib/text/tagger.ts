import winkNLP, { type ItsHelpers, type WinkMethods } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { LONGEST_WORD, singularize } from './normalize-term';
import { ADJECTIVE_ENDS, FUNCTION_WORD_ACRONYMS, NOMINAL_ING, NOUNS_LIKE_VERBS, VERBS } from './word-lists';

/** Parts of speech as far as noun phrases need them. */
export type Tag = 'adjective' | 'noun' | 'name' | 'verb' | 'other';

export interface Token {
  /** As it stands in the text. */
  surface: string;
  tag: Tag;
}

/** With an oxidation state: "Cr(VI)". */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:[-'.&][\p{L}\p{N}]+)*[+#]*(?:\([IVX]{1,4}\))?/u;
const TOKEN = new RegExp(`${WORD.source}|[^\\s]`, 'gu');
const PLAIN_WORD = /^[A-Za-z]+$/;
const IN_CAPITALS = /^[A-Z]{2,}$/;
/** More words in capitals in a row are a heading. */
const MAX_IN_CAPITALS = 2;
/** In longer texts than titles participles before nouns mostly praise: "with improved accuracy". */
const MAX_TITLE_TOKENS = 40;
/** Plain words that the tagger takes apart. */
const CONTRACTED = /^(?:cannot|gonna|wanna|gotta|gimme|lemme)$/i;

// Stand-ins for words that the tagger would cut ("zero-shot", "3D") or not know. Both are in its dictionary, with one part of speech.
const ADJECTIVE_PROXY = 'quintessential';
const NOUN_PROXY = 'table';

/** Endings of adjectives; one alone is none. */
const ADJECTIVE_ENDING = /[a-z](?:ed|ive|al|ible|able|ous|ic|ful|less|ary)$/;
const CLAUSE_PARTS = /-(?:of|to|the|in|by|and|on|for|with|as)-/;

let nlp: WinkMethods | undefined;
/** The first number that the tagger gives a word which its dictionary does not have. */
let firstUnknown = 0;
const unknownWords = new Map<string, boolean>();
const alsoVerbs = new Map<string, boolean>();
const lastPartTags = new Map<string, Tag>();

/**
 * Splits English text into tokens with their parts of speech. In-word hyphens are kept: "in-context" is one token.
 *
 * @param text plain text
 */
export function tagTokens(text: string): Token[] {
  const surfaces = text.match(TOKEN) ?? [];
  if (surfaces.length === 0) return [];
  const tagger = loadTagger();
  const running = isRunningText(surfaces);
  const hasAnd = surfaces.some((surface) => surface === 'AND');
  const proxies = surfaces.map((surface, i) =>
    running && isFunctionWordAcronym(surfaces, i, hasAnd) ? NOUN_PROXY : proxyFor(surface),
  );
  const document = tagger.readDoc(proxies.map((proxy, i) => proxy ?? surfaces[i] ?? '').join(' '));
  const its: ItsHelpers = tagger.its;
  const pieces = document.tokens().out() as string[];
  const parts = document.tokens().out(its.pos) as string[];

  // The tagger may cut further than we did, so its pieces are counted off by length; the last piece names the tag.
  const tokens: Token[] = [];
  let piece = 0;
  for (let i = 0; i < surfaces.length; i++) {
    const surface = surfaces[i] ?? '';
    const proxy = proxies[i];
    let left = (proxy ?? surface).length;
    let part = 'X';
    while (left > 0 && piece < pieces.length) {
      left -= (pieces[piece] ?? '').length;
      part = parts[piece] ?? 'X';
      piece++;
    }
    const tag = proxy ? proxyTag(surface, proxy) : toTag(part);
    const isAcronym = tag === 'verb' && running && IN_CAPITALS.test(surface) && !isInHeading(surfaces, i);
    tokens.push({ surface, tag: isAcronym ? 'noun' : tag });
  }
  return repairTags(tokens);
}

/** Is a small word none of the tagger's dictionary of English? */
export function isUnknownWord(word: string): boolean {
  const tagger = loadTagger();
  let isUnknown = unknownWords.get(word);
  if (isUnknown === undefined) {
    isUnknown = numberOf(tagger, word) >= firstUnknown;
    unknownWords.set(word, isUnknown);
  }
  return isUnknown;
}

function loadTagger(): WinkMethods {
  if (nlp) return nlp;
  nlp = winkNLP(model, ['pos']);
  // Words that are not in the dictionary are numbered as they come, so this must be the first one.
  firstUnknown = numberOf(nlp, 'qxzvkwj');
  return nlp;
}

function numberOf(tagger: WinkMethods, word: string): number {
  return (tagger.readDoc(word).tokens().out(tagger.its.uniqueId) as number[])[0] ?? 0;
}

/** Does a text have small words, so that capitals throughout say something? */
export function isRunningText(surfaces: readonly string[]): boolean {
  return surfaces.some((surface) => /^\p{Ll}{2}/u.test(surface));
}

/** "IT governance", but not "WHAT IT IS: a survey", and no "OR" of a search beside its "AND". */
function isFunctionWordAcronym(surfaces: readonly string[], place: number, hasAnd: boolean): boolean {
  const surface = surfaces[place] ?? '';
  if (!IN_CAPITALS.test(surface) || !FUNCTION_WORD_ACRONYMS.has(surface.toLowerCase())) return false;
  if (surface === 'OR' && hasAnd) return false;
  return !isInHeading(surfaces, place);
}

/** Does a word stand in a row of capitals: "WHAT IS KNOWN: ..."? */
export function isInHeading(surfaces: readonly string[], place: number): boolean {
  let first = place;
  let last = place;
  const isLong = (): boolean => last - first >= MAX_IN_CAPITALS;
  while (!isLong() && IN_CAPITALS.test(surfaces[first - 1] ?? '')) first--;
  while (!isLong() && IN_CAPITALS.test(surfaces[last + 1] ?? '')) last++;
  return isLong();
}

function proxyFor(surface: string): string | undefined {
  if (surface.length > LONGEST_WORD) return NOUN_PROXY;
  if (PLAIN_WORD.test(surface)) return CONTRACTED.test(surface) ? ADJECTIVE_PROXY : undefined;
  if (surface.length === 1) return undefined;
  if (!/\p{L}/u.test(surface)) return undefined;
  if (!surface.includes('-')) return NOUN_PROXY;
  return compoundTag(surface) === 'adjective' ? ADJECTIVE_PROXY : NOUN_PROXY;
}

function proxyTag(surface: string, proxy: string): Tag {
  if (surface.length > LONGEST_WORD) return 'other';
  if (surface.includes("'") || CONTRACTED.test(surface)) return /'s$/i.test(surface) ? 'adjective' : 'other';
  if (surface.includes('-')) return compoundTag(surface);
  return proxy === NOUN_PROXY ? 'noun' : 'adjective';
}

/** "zero-shot" describes, "fine-tuning" names, "re-evaluate" does. */
function compoundTag(surface: string): Tag {
  const compound = surface.toLowerCase();
  const last = compound.slice(compound.lastIndexOf('-') + 1);
  if (ADJECTIVE_ENDS.has(last) || ADJECTIVE_ENDING.test(last) || CLAUSE_PARTS.test(compound))
    return 'adjective';
  if (!PLAIN_WORD.test(last)) return 'noun';
  if (last.length > 4 && last.endsWith('ing')) return 'noun';
  let tag = lastPartTags.get(last);
  if (!tag) {
    const tagger = loadTagger();
    const parts = tagger.readDoc(`the good ${last}`).tokens().out(tagger.its.pos) as string[];
    tag = toTag(parts[parts.length - 1] ?? 'X');
    lastPartTags.set(last, tag);
  }
  return tag;
}

function toTag(part: string): Tag {
  if (part === 'NOUN') return 'noun';
  if (part === 'PROPN') return 'name';
  if (part === 'ADJ') return 'adjective';
  return part === 'VERB' ? 'verb' : 'other';
}

function isPlural(surface: string): boolean {
  return /[^s]s$/.test(surface) && singularize(surface) !== surface.toLowerCase();
}

/** Does the tagger know the word as a verb where only a verb fits? */
function isAlsoVerb(word: string): boolean {
  if (!PLAIN_WORD.test(word) || word.endsWith('s') || word.endsWith('ing')) return false;
  let known = alsoVerbs.get(word);
  if (known === undefined) {
    const tagger = loadTagger();
    known = (tagger.readDoc(`they ${word} them`).tokens().out(tagger.its.pos) as string[])[1] === 'VERB';
    alsoVerbs.set(word, known);
  }
  return known;
}

const OBJECT_STARTERS =
  /^(?:the|an?|its?|their|our|his|her|your|my|this|these|those|that|both|each|all|any|how|what|which|whether|them|us|one)$/i;

const PREPOSITION = /^(?:of|for|in|on|with|by|via|from|under|among|between|through)$/i;
/** "Ring-opening polymerization", but not "fine-tuning a model". */
const RING_OPENING = /^(?!(?:fine|pre|re|co|over|post|multi|self|cross)-)[a-z]{2,20}-[a-z]{2,20}ing$/;

/** "In distributed databases", "a randomised controlled trial", "its hidden costs", "Modified starch" at the head. */
function isParticiple(tokens: readonly Token[], place: number): boolean {
  const { surface } = tokens[place]!;
  const after = tokens[place + 1];
  const isNext =
    after?.tag === 'noun' || after?.tag === 'adjective' || /^\p{Lu}$|[a-z]{3}ed$/u.test(after?.surface ?? '');
  if (!isNext) return false;
  const before = tokens[place - 1];
  if (/^(?:its|their|our|his|her)$/i.test(before?.surface ?? ''))
    return /[a-z]{3}(?:ed|en|wn)$/.test(surface);
  if (!/^[a-z-]{3,}ed$/.test(surface)) return false;
  if (before === undefined) return true;
  return before.tag === 'adjective' || PREPOSITION.test(before.surface) || /^an?$/i.test(before.surface);
}

const CLAUSE_WORD = /^(?:how|what|when|where|which|who|whom|whose|why|whether|if|that|than|because|while)$/i;
const NOUN_AHEAD =
  /^(?:of|for|in|on|with|by|from|among|between|under|at|after|before|during|an?|the|its|their|our|no|versus|vs)$/i;

/**
 * A word in -s that the tagger takes for a verb where a title has no place for one: at its head before a comma ("Falls, fractures"), after a
 * preposition ("risk of falls"), joined by "and" to a noun with a preposition after it ("diet and falls in homes"), at the end of a phrase that
 * a preposition begins ("water on oxide surfaces"), between nouns and a preposition after one ("a survey of code smells in").
 */
function isPluralNoun(tokens: readonly Token[], place: number): boolean {
  const { surface } = tokens[place]!;
  if (!/^\p{L}{2,}[^\Ws]s$/iu.test(surface) || tokens.some((token) => CLAUSE_WORD.test(token.surface)))
    return false;
  const before = tokens[place - 1];
  const after = tokens[place + 1]?.surface;
  const endsPhrase = after === undefined || /^(?:[.:;,?!()]|and|or|as)$/i.test(after);
  const goesOn = endsPhrase || PREPOSITION.test(after) || /^(?:after|before|during|at|among)$/i.test(after);
  if (!before) return goesOn;
  if (NOUN_AHEAD.test(before.surface)) return true;
  if (/^as$/i.test(before.surface)) return /^(?:of|for|in)$/i.test(after ?? '');
  if (/^(?:and|or|,|:)$/i.test(before.surface)) return goesOn;
  if (before.tag !== 'noun' && before.tag !== 'name') return false;
  // "The diet of bees changes in spring": after a plural it is a verb.
  let start = place - 1;
  while (tokens[start]?.tag === 'noun' || tokens[start]?.tag === 'name' || tokens[start]?.tag === 'adjective')
    start--;
  return goesOn && !isPlural(before.surface) && PREPOSITION.test(tokens[start]?.surface ?? '');
}

/** A verb can't end what a preposition begins: "for carbon dioxide capture". */
function endsPrepositionalPhrase(tokens: readonly Token[], place: number): boolean {
  const { surface } = tokens[place]!;
  const after = tokens[place + 1]?.surface;
  if (
    /(?:s|ed|ing)$/.test(surface) ||
    (after !== undefined && !/^[.:;,?!]$/.test(after) && !PREPOSITION.test(after))
  )
    return false;
  let start = place - 1;
  while (tokens[start]?.tag === 'noun' || tokens[start]?.tag === 'adjective') start--;
  return start < place - 1 && PREPOSITION.test(tokens[start]?.surface ?? '');
}

/**
 * Settles the -ing forms, which the tagger often takes for the wrong thing: in "machine learning" it is the head of a phrase, in
 * "learning the structure" and "aligning large models" a verb with its object, in "training data" a noun before a noun.
 */
function repairTags(tokens: Token[]): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.tag === 'other') continue;
    const word = token.surface.toLowerCase();
    if (VERBS.has(word) || /[^aeiou](?:ify|ize|ise)$/.test(word)) {
      token.tag = NOUNS_LIKE_VERBS.has(word) ? 'noun' : 'verb';
      continue;
    }
    const previous = tokens[i - 1];
    if (token.tag === 'verb' && tokens.length <= MAX_TITLE_TOKENS && isParticiple(tokens, i)) {
      token.tag = 'adjective';
      continue;
    }
    if (token.tag === 'verb' && tokens.length <= MAX_TITLE_TOKENS && isPluralNoun(tokens, i)) {
      token.tag = 'noun';
      continue;
    }
    if (token.tag === 'verb' && endsPrepositionalPhrase(tokens, i)) {
      token.tag = 'noun';
      continue;
    }
    if (
      token.tag === 'noun' &&
      previous &&
      /^(?:we|they|I|you)$/i.test(previous.surface) &&
      isAlsoVerb(word)
    ) {
      token.tag = 'verb';
      continue;
    }
    if (token.tag === 'noun' && previous?.tag === 'noun' && isPlural(previous.surface) && isAlsoVerb(word)) {
      // "Wild bees visit meadows": few compounds have a plural inside, so this is a subject and its verb.
      token.tag = 'verb';
      continue;
    }
    if (!/[a-z]{2}ing$/.test(word)) continue;
    const before = previous?.tag;
    const after = tokens[i + 1];
    const inPhrase = before === 'noun' || before === 'adjective' || before === 'name';
    const hasObject =
      after !== undefined && (after.tag === 'adjective' || OBJECT_STARTERS.test(after.surface));
    const beforeNoun = after?.tag === 'noun' || after?.tag === 'name';
    if (hasObject) token.tag = word.includes('-') && inPhrase ? token.tag : 'verb';
    else if (RING_OPENING.test(word) && beforeNoun && !isPlural(after.surface)) token.tag = 'adjective';
    else if (NOMINAL_ING.has(word.slice(word.lastIndexOf('-') + 1))) token.tag = 'noun';
    else if (beforeNoun && !inPhrase && token.tag !== 'adjective') token.tag = 'verb';
    else if (token.tag === 'verb' && inPhrase && !beforeNoun) token.tag = 'noun';
  }
  return tokens;
}
