/** BibTeX's lists of names ("First von Last and von Last, Jr, First"; Patashnik 1988). */
import type { PersonName } from '../model/record';
import { latexToText } from './latex-to-text';
import { isParticle } from './name-particles';

const SUFFIX = /^(?:jr|sr|i{2,3}|iv|vi{0,3}|2nd|3rd)\.?$/i;
/** Small words that stand in the names of bodies, never in a person's. */
const OF_BODIES = new Set(['of', 'for', 'at', 'on', 'and', 'the', 'für', 'pour', 'per', 'para']);

/** Reads the raw value of an author or editor field. "others" is left out and told by `more`. */
export function parseBibtexNames(raw: string): { names: PersonName[]; more: boolean } {
  const names: PersonName[] = [];
  let more = false;
  for (const part of splitAtDepthZero(raw, 'and')) {
    if (part === 'others' || part === '{others}' || /^et al\.?$/i.test(part)) {
      more = true;
      continue;
    }
    const name = parseName(part);
    if (name) names.push(name);
  }
  return { names, more };
}

function parseName(raw: string): PersonName | undefined {
  if (isOneGroup(raw)) {
    const literal = latexToText(raw);
    return literal === '' ? undefined : { literal };
  }
  const parts = splitAtDepthZero(raw, ',').filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  if (parts.length === 1) return parseNatural(splitAtDepthZero(parts[0]!, ' '));
  const [last, second, ...others] = parts;
  let given = parts.length === 2 ? second! : others.join(' ');
  let suffix = parts.length === 2 ? undefined : second;
  if (suffix !== undefined && SUFFIX.test(given) && !SUFFIX.test(suffix)) [given, suffix] = [suffix, given];
  if (suffix === undefined && SUFFIX.test(given)) {
    const name = parseNatural(splitAtDepthZero(last!, ' '));
    return name && { ...name, suffix: latexToText(given) };
  }
  const words = toWords(splitAtDepthZero(last!, ' '));
  let von = 0;
  while (von < words.length - 1 && isLower(words[von]!)) von++;
  return toName(words.slice(0, von), words.slice(von), [latexToText(given)], suffix);
}

/** First von Last */
function parseNatural(tokens: readonly string[]): PersonName | undefined {
  const words = toWords(tokens);
  if (words.length === 0) return undefined;
  if (words.length === 1) return { literal: words[0]! };
  if (words.slice(1, -1).some((word) => OF_BODIES.has(word))) return { literal: words.join(' ') };
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined;
  let from = words.findIndex((word, i) => i < words.length - 1 && isLower(word));
  let to = from;
  while (from >= 0 && to < words.length - 1 && isLower(words[to]!)) to++;
  // A lower-case word that is no particle is how someone writes her own name ("sudhin jacob").
  if (from < 0 || (from === 0 && !isParticle(words.slice(from, to).join(' ')))) from = to = words.length - 1;
  return toName(words.slice(from, to), words.slice(to), words.slice(0, from), suffix);
}

function toName(
  particle: readonly string[],
  family: readonly string[],
  given: readonly string[],
  suffix: string | undefined,
): PersonName | undefined {
  const text = (words: readonly string[]) => words.filter((word) => word !== '').join(' ');
  if (text(family) === '') return text(given) === '' ? undefined : { literal: text(given) };
  const name: PersonName = { family: text(family) };
  if (text(given) !== '') name.given = text(given);
  if (text(particle) !== '') name.particle = text(particle);
  const last = latexToText(suffix ?? '');
  if (last !== '') name.suffix = last;
  return name;
}

function toWords(tokens: readonly string[]): string[] {
  return tokens.map(latexToText).filter((word) => word !== '');
}

function isLower(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}

/** True for "{Council on Clinical Cardiology}": one pair of braces around everything. */
function isOneGroup(raw: string): boolean {
  if (!raw.startsWith('{') || !raw.endsWith('}') || raw.startsWith('{\\')) return false;
  let depth = 0;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '\\') i++;
    else if (raw[i] === '{') depth++;
    else if (raw[i] === '}' && --depth === 0 && i < raw.length - 1) return false;
  }
  return true;
}

/** Splits outside braces: at the word "and", at commas, or at white space and ties. Parts are trimmed. */
export function splitAtDepthZero(raw: string, separator: 'and' | ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    const char = raw[i]!;
    if (char === '\\') {
      i++;
      continue;
    }
    if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    let width = 0;
    if (separator === ',') width = char === ',' ? 1 : 0;
    else if (separator === ' ') width = char === '~' || char <= ' ' ? 1 : 0;
    else if (char <= ' ' && /^\s?and\s/i.test(raw.slice(i, i + 5).replace(/\s/g, ' '))) width = 4;
    if (width === 0) continue;
    parts.push(raw.slice(start, i).trim());
    start = i + width;
    i = start - 1;
  }
  parts.push(raw.slice(start).trim());
  return parts.filter((part) => part !== '');
}
