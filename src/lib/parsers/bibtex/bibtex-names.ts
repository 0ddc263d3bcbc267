/**
 * BibTeX's lists of names ("First von Last and von Last, Jr, First"; Patashnik 1988) and biblatex's extended form
 * ("family=Last, given=First, prefix=von"; https://ctan.org/pkg/biblatex, "Name formats").
 */
import type { PersonName } from '../../model/record';
import { latexToText } from './latex-to-text';
import { isParticle } from '../name-particles';
import {
  findCapitalFamily,
  hasBodyWord,
  isGeneration,
  isSureGeneration,
  joinHyphens,
  takeGeneration,
  withoutFullStop,
} from '../names/name-words';
import { isBody, splitField } from '../names/split-names';

/** Raw names that a cache holds. */
const MAX_CACHED = 100_000;

/** Names that were read before, by their raw text. What it gives out is shared and must not be changed. */
export type NameCache = Map<string, PersonName | undefined>;

/** Reads the raw value of an author or editor field. "others" is left out and reported as `more`. */
export function parseBibtexNames(
  raw: string,
  cache: NameCache = new Map(),
): { names: PersonName[]; more: boolean } {
  const names: PersonName[] = [];
  let more = false;
  for (const part of splitNames(raw).flatMap(splitInner)) {
    let name = cache.get(part);
    if (name === undefined && !cache.has(part)) {
      name = parseName(part);
      if (cache.size < MAX_CACHED) cache.set(part, name);
    }
    if (name) names.push(name);
    else more ||= isOthers(part);
  }
  return { names, more };
}

function isOthers(part: string): boolean {
  return part === 'others' || part === '{others}' || /^et al\.?$/i.test(part);
}

function parseName(text: string): PersonName | undefined {
  if (isOthers(text)) return undefined;
  const joined = text.endsWith('}') ? text : joinHyphens(text.replace(/~(?=-\p{Lu})/gu, ' '));
  // With a comma the name is in order, and a full stop is its own.
  const raw = joined.includes(',') ? joined : withoutFullStop(joined);
  if (isOneGroup(raw)) {
    const literal = latexToText(raw);
    return literal === '' ? undefined : { literal };
  }
  const parts = splitAtDepthZero(raw, ',');
  if (parts.length === 0) return undefined;
  if (parts[0]!.includes('=') && EXTENDED.test(parts[0]!)) return parseExtended(parts);
  if (parts.length === 1) return parseNatural(splitAtDepthZero(parts[0]!, ' '));
  const [last, second, ...others] = parts;
  let given = parts.length === 2 ? second! : others.join(' ');
  let suffix = parts.length === 2 ? undefined : second;
  if (suffix !== undefined && isGeneration(given) && !isGeneration(suffix)) [given, suffix] = [suffix, given];
  const tokens = splitAtDepthZero(last!, ' ');
  const isBeside = isSureGeneration(given) || (isGeneration(given) && isFirstLast(tokens));
  if (suffix === undefined && isBeside) {
    const name = tokens.length === 1 ? toName([], toWords(tokens), [], undefined) : parseNatural(tokens);
    return name && { ...name, suffix: latexToText(given) };
  }
  const words = toWords(tokens);
  let von = 0;
  while (von < words.length - 1 && isLower(words[von]!, tokens[von]!)) von++;
  const givens = suffix === undefined && !given.includes('{') ? given.split(/[\s~]+/) : [given];
  const own = suffix ?? takeGeneration(givens);
  return toName(words.slice(0, von), words.slice(von), givens.map(latexToText), own && latexToText(own));
}

/** "Jon Bush": more than a family name with its particles. */
function isFirstLast(tokens: readonly string[]): boolean {
  return tokens.length > 1 && !tokens.slice(0, -1).every((token) => isLower(token, token));
}

/** Names within one that "and" should have divided: "Smith, J.; Jones, B. & Poe, C.", "Smith, J., Jones, B.". */
function splitInner(part: string): string[] {
  if (!/[;|&,]/.test(part) || /[{}=]/.test(part.replace(/\{\\?[^{}\s;|&,]{1,9}\}/g, ''))) return [part];
  // "Serletis; Demitre": a slip for a comma.
  if (/^[^\s;]{1,40};\s?[^\s;]{1,40}$/.test(part)) return [part];
  return splitField(part.replace(/\\&/g, '&'));
}

/** First von Last */
function parseNatural(allTokens: readonly string[]): PersonName | undefined {
  const tokens = allTokens.filter((token) => latexToText(token) !== '');
  const words = toWords(tokens);
  if (words.length === 0) return undefined;
  if (words.length === 1) return { literal: words[0]! };
  // DBLP numbers people of one name: "Wei Wang 0001".
  if (words.length > 2 && /^0\d{3}$/.test(words.at(-1)!)) {
    const name = parseNatural(tokens.slice(0, -1));
    return name && { ...name, databaseId: `dblp:${words.join(' ')}` };
  }
  if (hasBodyWord(words) || isBody(words.join(' '))) return { literal: words.join(' ') };
  const suffix = words.length > 2 && isGeneration(words.at(-1)!) ? words.pop() : undefined;
  const capitals = tokens.some((token) => token.startsWith('{')) ? undefined : findCapitalFamily(words);
  if (capitals) {
    const { from, to } = capitals;
    return toName([], words.slice(from, to), [...words.slice(0, from), ...words.slice(to)], suffix);
  }
  const isLowerAt = (i: number) => i < words.length - 1 && isLower(words[i]!, tokens[i]!);
  let from = words.findIndex((_, i) => isLowerAt(i));
  let to = from;
  while (from >= 0 && isLowerAt(to)) to++;
  // A lower-case word that is no particle is how someone writes her own name ("sudhin jacob").
  if (from < 0 || (from === 0 && !isParticle(words.slice(from, to).join(' ')))) from = to = words.length - 1;
  return toName(words.slice(from, to), words.slice(to), words.slice(0, from), suffix);
}

const EXTENDED = /^(?:family|given|prefix|suffix|middle|useprefix|id|hash)(?:-i)?\s{0,20}=/i;

/** family=Last, given=First, prefix=von, suffix=Jr, in any order; other keys are settings. */
function parseExtended(parts: readonly string[]): PersonName | undefined {
  const values = new Map<string, string>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    values.set(part.slice(0, equals).trim().toLowerCase(), latexToText(part.slice(equals + 1)));
  }
  const given = [values.get('given') ?? values.get('given-i') ?? '', values.get('middle') ?? ''];
  return toName([values.get('prefix') ?? ''], [values.get('family') ?? ''], given, values.get('suffix'));
}

function toName(
  particle: readonly string[],
  family: readonly string[],
  given: readonly string[],
  suffix: string | undefined,
): PersonName | undefined {
  const last = join(family);
  const first = join(given);
  if (last === '') return first === '' ? undefined : { literal: first };
  const name: PersonName = { family: last };
  if (first !== '') name.given = first;
  const von = join(particle);
  if (von !== '') name.particle = von;
  if (suffix !== undefined && suffix !== '') name.suffix = suffix;
  return name;
}

function join(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : words.filter((word) => word !== '').join(' ');
}

function toWords(tokens: readonly string[]): string[] {
  return tokens.length === 1 ? [latexToText(tokens[0]!)] : tokens.map(latexToText);
}

/** True for a word of a particle. A word in braces is a name, however it is written. */
function isLower(word: string, token: string): boolean {
  if (token.startsWith('{') && !token.startsWith('{\\')) return false;
  const code = word.charCodeAt(0);
  if (code < 128 && code > 64) return code >= 97 && code <= 122;
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

/** True for "{Council on Clinical Cardiology}": one pair of braces around everything. */
export function isOneGroup(raw: string): boolean {
  if (!raw.startsWith('{') || !raw.endsWith('}')) return false;
  // "{\'E}" is a letter; "{\'Ecole Normale}" is a name.
  if (raw.startsWith('{\\') && !/\s/.test(raw)) return false;
  let depth = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 123) depth++;
    else if (code === 125 && --depth === 0 && i < raw.length - 1) return false;
  }
  return depth === 0;
}

/** Splits at the word "and" outside braces; where there is none, at semicolons, which some programs put between names. */
function splitNames(raw: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code > 125) continue;
    if (code === 92) i++;
    else if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (code <= 32 && depth === 0 && isAnd(raw, i + 1)) {
      push(parts, raw, start, i);
      start = i + 4;
      i = start - 1;
    }
  }
  if (start === 0 && raw.includes(';') && !raw.includes('&')) return splitAtDepthZero(raw, ';');
  push(parts, raw, start, raw.length);
  return parts;
}

/** True for "and" in any case with white space behind it. */
function isAnd(raw: string, at: number): boolean {
  return (
    (raw.charCodeAt(at) | 32) === 97 &&
    (raw.charCodeAt(at + 1) | 32) === 110 &&
    (raw.charCodeAt(at + 2) | 32) === 100 &&
    raw.charCodeAt(at + 3) <= 32
  );
}

function push(parts: string[], raw: string, start: number, end: number): void {
  const part = raw.slice(start, end).trim();
  if (part !== '') parts.push(part);
}

/** Splits outside braces at a sign, or at white space and ties. Parts are trimmed; empty ones are left out. */
export function splitAtDepthZero(raw: string, separator: ',' | ';' | ' '): string[] {
  const parts: string[] = [];
  const sign = separator.charCodeAt(0);
  let depth = 0;
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (sign === 32 ? code <= 32 || code === 126 : code === sign)) {
      push(parts, raw, start, i);
      start = i + 1;
    }
  }
  push(parts, raw, start, raw.length);
  return parts;
}
